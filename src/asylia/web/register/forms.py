"""What a search by name asks."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms

from asylia.web.base.languages import gettext_lazy as _
from asylia.web.base.moments import BirthField, SaidForm
from asylia.web.base.names import countries_now
from asylia.web.cases.forms import STATELESS, text_box
from asylia.web.register.words import PURPOSES


class SoughtForm(SaidForm):
    """Who is sought; the name is needed, the rest makes it likelier that they are found."""

    name = forms.CharField(
        label=_("Name"),
        help_text=_("In any script and order, for example Arsen Velgorin."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "dir": "auto"}),
        error_messages={"required": _("Write at least a part of the name.")},
    )
    other_name = text_box(
        _("In another script or spelling"),
        120,
        help_text=_("If you have it, for example from a document."),
    )
    born = BirthField(
        label=_("Born"), help_text=_("day month year, or the year alone"), required=False
    )
    nationality = forms.ChoiceField(label=_("Nationality"), required=False)
    purpose = forms.ChoiceField(
        label=_("Why"),
        choices=PURPOSES,
        error_messages={"required": _("Say why this person is sought; it stays on record.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Countries are named in the reader's language."""
        super().__init__(*args, **kwargs)
        answers: Iterable[tuple[str, Any]] = (("", _("not known")), STATELESS, *countries_now())
        cast("forms.ChoiceField", self.fields["nationality"]).choices = list(answers)

    def clean_name(self) -> str:
        """A name has letters."""
        name: str = self.cleaned_data["name"]
        if not any(letter.isalpha() for letter in name):
            raise forms.ValidationError(_("Write at least a part of the name."))
        return name

    def born_said(self) -> str:
        """The birth as a file writes it; for a form without errors."""
        born = self.cleaned_data["born"]
        return born.isoformat() if isinstance(born, date) else str(born or "")

"""What the acts on an application ask."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from asylia.web.base.names import languages_now
from asylia.web.cases.forms import TellingForm
from asylia.web.cases.words import AUTHORITIES, PROCEDURES

NOT_KNOWN = ("", _("not known yet"))
COMPETENT = (
    ("", _("as the law of the State says")),
    ("yes", _("yes, it registers them itself")),
    ("no", _("no, it passes them on")),
)
GROUND = r"^\d{1,3}(\(\w{1,3}\)){0,3}$"


def remark() -> forms.CharField:
    """A box for free words."""
    return forms.CharField(
        label=_("Remark"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )


class MakingForm(TellingForm):
    authority = forms.ChoiceField(label=_("Made to"), choices=AUTHORITIES)
    competent = forms.ChoiceField(
        label=_("Does this authority register applications?"), choices=COMPETENT, required=False
    )
    words = forms.CharField(
        label=_("The words, in the language they were said"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    language = forms.ChoiceField(label=_("Language"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [NOT_KNOWN, *languages_now()]  # type: ignore[attr-defined]

    def clean_competent(self) -> bool | None:
        answers: dict[str, bool] = {"yes": True, "no": False}
        return answers.get(self.cleaned_data["competent"])


class FollowingForm(TellingForm):
    """An act that may fall together with the one before it.

    Args:
        before: When the act before it happened.
        together: What the box says that takes over that moment.
    """

    together = forms.BooleanField(required=False)
    remark = remark()

    def __init__(self, *args: Any, before: date | None, together: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = before
        self.fields["together"].label = together

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("together") and self.before is not None:
            told["at"] = self.before
            self.errors.pop("at", None)
        return told


class WithdrawalForm(TellingForm):
    remark = remark()


class ProcedureForm(TellingForm):
    procedure = forms.ChoiceField(
        label=_("Procedure"),
        choices=PROCEDURES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the procedure.")},
    )
    ground = forms.RegexField(
        GROUND,
        label=_("Article of the APR that opens it"),
        help_text=_("For example 42(1)(j). Empty for the regular procedure."),
        required=False,
        max_length=20,
        error_messages={"invalid": _("Write the article alone, for example 42(1)(j).")},
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        is_regular = told.get("procedure") == "regular"
        if not is_regular and not told.get("ground") and not self.errors:
            self.add_error("ground", gettext("Say which article opens it, for example 42(1)(j)."))
        return told

"""What is asked about a placement."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from asylia.casefile.spans import Span
from asylia.web.base.days import moment_words
from asylia.web.cases.forms import TellingForm
from asylia.web.cases.liberty import FORMS, PLACE_KINDS


def _named(span: Span) -> str:
    words = {
        "place": span.place or str(FORMS[span.form]),
        "day": moment_words(span.since),
        "n": span.entry,
    }
    return _("%(place)s, since %(day)s (entry %(n)d)") % words


class PlacementForm(TellingForm):
    """Where somebody is placed, and which placement ends with it."""

    place_kind = forms.ChoiceField(
        label=gettext_lazy("Kind of place"),
        choices=PLACE_KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say what kind of place it is.")},
    )
    centre = forms.CharField(
        label=gettext_lazy("Which place"),
        help_text=gettext_lazy("A name from the list, or your own words."),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "centres", "autocomplete": "off", "dir": "auto"}),
        error_messages={"required": gettext_lazy("Write down which place it is.")},
    )
    ends = forms.TypedMultipleChoiceField(
        label=gettext_lazy("These placements end at the same moment"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    remark = forms.CharField(
        label=gettext_lazy("Remark"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )

    def __init__(
        self,
        *args: Any,
        placements: Iterable[Span],
        centres: Iterable[str],
        is_detained: bool,
        **kwargs: Any,
    ) -> None:
        """Offer the placements that last, and the names of centres.

        Args:
            *args: As for every form.
            placements: The placements that last.
            centres: The names that are known.
            is_detained: Whether the file says that the person is detained or imprisoned.
            **kwargs: As for every form.
        """
        super().__init__(*args, **kwargs)
        self.centres, self.is_detained = tuple(centres), is_detained
        choices = [(span.entry, _named(span)) for span in placements]
        self.fields["ends"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields["ends"]


class EndForm(TellingForm):
    """Which placement ended, and when."""

    placement = forms.TypedChoiceField(
        label=gettext_lazy("Which placement ended"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose the placement that ended.")},
    )

    def __init__(self, *args: Any, placements: Iterable[Span], **kwargs: Any) -> None:
        """Offer the placements that last; a single one is chosen already.

        Args:
            *args: As for every form.
            placements: The placements that last.
            **kwargs: As for every form.
        """
        super().__init__(*args, **kwargs)
        choices = [(span.entry, _named(span)) for span in placements]
        self.fields["placement"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.fields["placement"].initial = choices[0][0]

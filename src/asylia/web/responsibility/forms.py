"""What is asked about a hit."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from asylia.casefile.entries import Source
from asylia.law.facts.attributes import ASSOCIATED
from asylia.law.holidays import STATES
from asylia.web.base.names import countries_now
from asylia.web.cases.forms import TellingForm
from asylia.web.cases.words import CATEGORIES

TAKING_PART = frozenset((*STATES, *ASSOCIATED))
"""The States that send data to Eurodac."""
NOT_SAID = ("", gettext_lazy("the answer does not say"))
SOURCES = (
    (str(Source.DOCUMENT), gettext_lazy("the Eurodac answer itself")),
    (str(Source.OTHER_AUTHORITY), gettext_lazy("another authority’s word, such as a call")),
)


class HitForm(TellingForm):
    state = forms.ChoiceField(
        label=gettext_lazy("State whose data matched"),
        error_messages={"required": gettext_lazy("Choose the State whose data matched.")},
    )
    category = forms.ChoiceField(
        label=gettext_lazy("Category of the data"),
        choices=(NOT_SAID, *CATEGORIES),
        required=False,
        help_text=gettext_lazy("It decides between a request and a notification, and their days."),
    )
    source = forms.ChoiceField(
        label=gettext_lazy("It rests on"),
        choices=SOURCES,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say what the entry rests on.")},
    )
    settles = forms.BooleanField(required=False)
    remark = forms.CharField(
        label=gettext_lazy("Remark"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )

    def __init__(self, *args: Any, open_hit: int, own_state: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = [one for one in countries_now() if one[0] in TAKING_PART - {own_state}]
        self.fields["state"].choices = [("", _("choose")), *states]  # type: ignore[attr-defined]
        words = _("This is the answer to the hit of entry %(number)d, which said no category")
        self.fields["settles"].label = words % {"number": open_hit}
        self.open_hit = open_hit

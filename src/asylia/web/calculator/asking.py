"""The form: a few facts, the usual first events, and as many further events as are needed."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from asylia.law.holidays import STATES, calendar_of
from asylia.law.terms import Event
from asylia.web.base.fields import PlainForm
from asylia.web.base.moments import DayField, MomentField, SaidField, SaidForm
from asylia.web.base.names import countries_now
from asylia.web.calculator.vocabulary import Question, asked_about, called, enterable, is_foreseen
from asylia.web.cases.words import PROCEDURES

FOUND = (
    ("", _("not known, or not found by anybody")),
    (Event.BORDER_APPREHENSION.value, _("apprehended at an irregular border crossing")),
    (Event.TERRITORY_APPREHENSION.value, _("apprehended inside the territory")),
    (Event.DISEMBARKATION.value, _("brought ashore after rescue at sea")),
    (Event.PRESENTATION_AT_CROSSING_POINT.value, _("came to a border crossing point")),
)
KNOWN = (("", _("not known")), ("yes", _("yes")), ("no", _("no")))
NOT_KNOWN = ("", _("not known"))
USUAL: Mapping[str, Event] = {
    "made_at": Event.APPLICATION_MADE,
    "registered_at": Event.APPLICATION_REGISTERED,
    "lodged_at": Event.APPLICATION_LODGED,
}
NO_MORE: Mapping[str, forms.Field] = {}
ROW = re.compile(r"(\d{1,3}):([a-z0-9_]{1,80})")
EXAMPLE = _("10 8 2026, or 10 8 2026 14:10")


class HereField(MomentField):
    """A moment in the State that the form is about; it may lie ahead, to see what would follow."""

    here: ZoneInfo | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Let days to come be asked for."""
        super().__init__(*args, **kwargs)
        self.may_lie_ahead = True

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which hours are meant."""
        return self.here or super().zone


class HereDayField(DayField):
    """A day in the State that the form is about."""

    here: ZoneInfo | None = None

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which "today" is meant."""
        return self.here or super().zone


class HereForm(SaidForm):
    """A form whose days are those of one State."""

    def __init__(
        self, *args: Any, state: str, more: Mapping[str, forms.Field] = NO_MORE, **kwargs: Any
    ) -> None:
        """Take further boxes, and tell each where and when it is."""
        super().__init__(*args, **kwargs)
        self.fields |= more
        for field in self.fields.values():
            if isinstance(field, SaidField):
                field.now = self.now
            if isinstance(field, HereField | HereDayField):
                field.here = calendar_of(state).zone


class FactsForm(HereForm):
    """What is asked of everybody."""

    member_state = forms.ChoiceField(label=_("State that holds the file"))
    as_of = HereDayField(
        label=_("Asked for the day"),
        required=False,
        help_text=_("Empty is today."),
    )
    born = HereDayField(label=_("Born on"), required=False)
    minor = forms.ChoiceField(label=_("Unaccompanied minor"), choices=KNOWN, required=False)
    reference = forms.RegexField(
        r"^[\w][\w ./-]*$",
        label=_("Your reference"),
        required=False,
        max_length=40,
        help_text=_("To know it again in a calendar. No name."),
        error_messages={"invalid": _("Write letters, digits, spaces, dots and dashes.")},
    )
    found = forms.ChoiceField(label=_("How the person was found"), choices=FOUND, required=False)
    found_at = HereField(label=_("When"), required=False, help_text=EXAMPLE)
    made_at = HereField(label=_("Application made"), required=False, help_text=EXAMPLE)
    registered_at = HereField(label=_("Application registered"), required=False, help_text=EXAMPLE)
    lodged_at = HereField(label=_("Application lodged"), required=False, help_text=EXAMPLE)
    procedure = forms.ChoiceField(
        label=_("Procedure"), choices=(NOT_KNOWN, *PROCEDURES), required=False
    )
    assigned_at = HereField(label=_("Assigned to it on"), required=False, help_text=EXAMPLE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the Member States by their names."""
        super().__init__(*args, **kwargs)
        names = [(code, name) for code, name in countries_now() if code in STATES]
        self.fields["member_state"].choices = names  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What belongs together is told together."""
        told = super().clean() or {}
        for event, when in (("found", "found_at"), ("procedure", "assigned_at")):
            if event in self.errors or when in self.errors:
                continue
            if told.get(event) and not told.get(when):
                self.add_error(when, gettext("Write the day, or choose nothing before it."))
            if told.get(when) and not told.get(event):
                self.add_error(event, gettext("Choose what happened on that day."))
        return told

    def events(self) -> Iterator[dict[str, object]]:
        """The usual events that were told, as entries of a history."""
        told = self.cleaned_data
        if told["found"]:
            yield {"event": told["found"], "at": written(told["found_at"])}
        for name, event in USUAL.items():
            if told[name]:
                yield {"event": event.value, "at": written(told[name])}
        if told["procedure"]:
            yield {
                "event": Event.PROCEDURE_ASSIGNED.value,
                "at": written(told["assigned_at"]),
                "attributes": {"procedure": told["procedure"]},
            }

    def person(self) -> dict[str, object]:
        """What was told of the person; what was not is not there."""
        told = self.cleaned_data
        found: dict[str, object] = {}
        if told["born"]:
            found["date_of_birth"] = told["born"].isoformat()
        if told["minor"]:
            found["unaccompanied_minor"] = told["minor"] == "yes"
        return found


class EventForm(HereForm):
    """One further event.

    Args:
        event: Its name in the vocabulary.
    """

    at = HereField(
        label=_("When"),
        help_text=EXAMPLE,
        error_messages={"required": _("Write the day, or leave the event out.")},
    )

    def __init__(self, *args: Any, event: str, **kwargs: Any) -> None:
        """Ask what the law reads of this event."""
        self.event = event
        self.questions = asked_about(event)
        fields: dict[str, forms.Field] = {
            question.key: _field(question) for question in self.questions
        }
        if is_foreseen(event):
            fields["recorded_at"] = HereField(
                label=_("Made known"),
                help_text=_("Day and hour: a day set beforehand counts from then."),
                needs_hour=_("Write the hour too, for example 10 8 2026 14:10."),
                error_messages={"required": _("Write when it was made known.")},
            )
        super().__init__(*args, more=fields, **kwargs)

    @property
    def title(self) -> str:
        """What the event is called."""
        return called(self.event)

    def entry(self) -> dict[str, object]:
        """The event as an entry of a history."""
        told = self.cleaned_data
        found: dict[str, object] = {"event": self.event, "at": written(told["at"])}
        if told.get("recorded_at"):
            found["recorded_at"] = written(told["recorded_at"])
        attributes = {
            question.key: told[question.key] == "true" if question.is_truth else told[question.key]
            for question in self.questions
            if told[question.key]
        }
        return {**found, "attributes": attributes} if attributes else found


def _field(question: Question) -> forms.Field:
    if not question.choices:
        return forms.CharField(label=str(question.label), required=False, max_length=60)
    choices = (NOT_KNOWN, *question.choices)
    return forms.ChoiceField(label=str(question.label), choices=choices, required=False)


class PastedForm(PlainForm):
    """A history file, pasted."""

    history = forms.CharField(
        label=_("The history"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false", "autocomplete": "off"}),
        help_text=_("JSON or TOML, as the history file describes it."),
        error_messages={"required": _("Paste a history, or fill in the calculator's form.")},
    )
    as_of = DayField(label=_("Asked for the day"), required=False, help_text=_("Empty is today."))

    def __init__(self, *args: Any, now: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """Know what "today" means."""
        super().__init__(*args, **kwargs)
        self.fields["as_of"].now = now  # type: ignore[attr-defined]


def written(moment: date) -> str:
    """A day, or a moment with its offset, as a history file writes it."""
    return moment.isoformat()


def rows_of(data: QueryDict) -> list[tuple[int, str]]:
    """The further events of a form that was sent: number and event, in their order.

    What is no row of ours is passed over.
    """
    found = (ROW.fullmatch(text) for text in data.getlist("row"))
    return [(int(one[1]), one[2]) for one in found if one and one[2] in enterable()]


def state_of(data: QueryDict | None) -> str:
    """The State that a form names, if there is such a State; else the one that is proposed."""
    code = data.get("member_state", "") if data is not None else ""
    return code if code in STATES else str(settings.MEMBER_STATE)

"""What the file, the clock and staff say for each field of a paper; what is not known says why."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from asylia.casefile.entries import Entry, identity_of
from asylia.law.terms import Event
from asylia.web.base.days import local_day
from asylia.web.base.documents import FONTS
from asylia.web.base.languages import gettext as _
from asylia.web.base.letters import drawn
from asylia.web.cases.models import Case
from asylia.web.cases.telling import Standing, standing_in
from asylia.web.papers.fields import FIELDS, Origin

DAYS: Mapping[str, tuple[Event, ...]] = {
    "made_on": (Event.APPLICATION_MADE,),
    "registered_on": (Event.APPLICATION_REGISTERED,),
    "lodged_on": (Event.APPLICATION_LODGED, Event.APPLICATION_LODGED_AFTER_TRANSFER),
    "decided_on": (Event.FIRST_INSTANCE_DECISION_TAKEN,),
    "transfer_decided_on": (Event.TRANSFER_DECISION_TAKEN,),
    "accepted_on": (
        Event.TAKE_CHARGE_ACCEPTED,
        Event.TAKE_BACK_CONFIRMED,
        Event.TAKE_BACK_REQUEST_ACCEPTED,
    ),
}
"""Fields that are the day of the newest of these events."""
OF_A_STATE = (
    Event.TRANSFER_DECISION_TAKEN,
    Event.TAKE_CHARGE_ACCEPTED,
    Event.TAKE_BACK_CONFIRMED,
    Event.TAKE_BACK_REQUEST_ACCEPTED,
    Event.TAKE_CHARGE_REQUEST_SENT,
    Event.TAKE_BACK_NOTIFICATION_SENT,
    Event.TAKE_BACK_REQUEST_SENT,
)
"""Events that name the other State, the most settled first."""
ALLOWED = frozenset("\r\n\t\u200c\u200d")
"""Signs that are not seen and belong to a text: ends of lines, joiners of letters."""
NAMES = ("given_names", "family_name")


class Open(NamedTuple):
    """A field that nobody can fill in now.

    Attributes:
        why: Why not, in words.
        stops: Whether no paper of the kind is made, even where its template could do without.
    """

    why: str
    stops: bool = False


Facts = Mapping[str, object]
"""What each field holds: its value, or ``Open``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a paper is made from.

    Attributes:
        case: The case, with its office.
        file: Its entries in their order, opened.
        today: The day of the paper.
        told: What staff wrote for the fields that are asked.
    """

    case: Case
    file: tuple[Entry, ...]
    today: date
    told: Mapping[str, object]

    @property
    def stands(self) -> Standing:
        """What stands in the file."""
        return standing_in(entry.header for entry in self.file)


def facts_of(basis: Basis) -> dict[str, object]:
    """What the file and staff say for every field that does not need the clock.

    Args:
        basis: What the paper is made from.
    """
    silent = Open(_("The file does not say."))
    facts: dict[str, object] = dict.fromkeys(FIELDS, silent)
    facts |= {name: value for name, value in _of_the_file(basis) if value not in (None, "", ())}
    unanswered = Open(_("Write it in the form."))
    asked = (name for name, field in FIELDS.items() if field.origin is Origin.ASKED)
    return facts | {name: basis.told.get(name) or unanswered for name in asked}


def _of_the_file(basis: Basis) -> Iterator[tuple[str, object]]:
    stands, told = basis.stands, identity_of(basis.file)
    yield "case", basis.case.reference
    yield "office", basis.case.office.name
    yield "issued_on", basis.today
    yield "name", " ".join(str(told[part]) for part in NAMES if told.get(part))
    yield "name_in_own_script", told.get("name_in_own_script")
    yield "born", _born(told)
    yield "nationality", tuple(_codes(told.get("nationality")))
    yield "language_spoken", told.get("language")
    for name, events in DAYS.items():
        yield name, _day_of(stands, events)
    yield "state", _state_in(stands)
    taken = stands.newest.get(Event.FIRST_INSTANCE_DECISION_TAKEN)
    if taken is not None:
        yield "outcome", taken.attributes.get("outcome")
        yield "article", taken.attributes.get("ground")


def _codes(told: object) -> Iterable[str]:
    return (str(code) for code in told) if isinstance(told, list | tuple) else ()


def _born(told: Mapping[str, object]) -> object:
    if day := told.get("date_of_birth"):
        return date.fromisoformat(str(day))
    return str(told.get("year_of_birth") or "")


def _day_of(stands: Standing, events: Iterable[str]) -> date | None:
    found = [header for event in events if (header := stands.newest.get(event))]
    newest = max(found, key=lambda header: header.number, default=None)
    return None if newest is None else local_day(newest.happened)


def _state_in(stands: Standing) -> tuple[str, ...]:
    for event in OF_A_STATE:
        header = stands.newest.get(event)
        if header is not None and header.attributes.get("state"):
            return (str(header.attributes["state"]),)
    return ()


def printable(facts: Facts) -> dict[str, object]:
    """The fields, those that could not be printed as they are left open with the reason.

    Args:
        facts: What each field holds.
    """
    return {name: _printable(name, value) for name, value in facts.items()}


def _printable(name: str, value: object) -> object:
    if not isinstance(value, str) or is_printable(value):
        return value
    why = _("It has letters or signs that our fonts cannot print as they are.")
    return Open(why, stops=name != "name_in_own_script")


def is_printable(text: str) -> bool:
    """Whether our fonts have every letter of a text, and nothing in it turns its direction.

    Args:
        text: Any text.
    """
    signs = {sign for sign in text if sign not in ALLOWED}
    return drawn(text, folder=FONTS) == text and not any(
        unicodedata.category(sign) in {"Cc", "Cf"} for sign in signs
    )


def day_in(facts: Facts, name: str) -> date | None:
    """The day that a field holds; None if it holds none.

    Args:
        facts: The fields.
        name: The field.
    """
    value = facts.get(name)
    return value if isinstance(value, date) and not isinstance(value, datetime) else None

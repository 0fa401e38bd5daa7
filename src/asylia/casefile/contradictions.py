"""Dates in a file that cannot all be true: the law gives events an order, and a life begins."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from asylia.casefile.entries import Entry, FileAct, identity_of, standing
from asylia.law.terms import ALSO_FIRST, NOT_BEFORE, Event

EVENTS = frozenset(Event)
LONG_BEFORE = timedelta(days=365)
"""What lies so far before somebody was met was hardly written into this file by intention."""
MET = frozenset(
    {
        Event.APPREHENSION,
        Event.BORDER_APPREHENSION,
        Event.TERRITORY_APPREHENSION,
        Event.PRESENTATION_AT_CROSSING_POINT,
        Event.DISEMBARKATION,
        Event.ILLEGAL_STAY_FOUND,
        Event.APPLICATION_MADE,
        Event.APPLICATION_REGISTERED,
        Event.APPLICATION_LODGED,
    }
)
"""Events at which the person was met."""
OF_ONES_PAST = frozenset(
    {
        Event.ABSENCE_BEGAN,
        Event.AGE_OF_MAJORITY,
        Event.APPLICATION_FIRST_REGISTERED,
        Event.DEPARTURE_FROM_MEMBER_STATES,
        Event.DUBLIN_APPLICATION_LODGED,
        Event.LEFT_TERRITORY,
        Event.MASS_ARRIVALS_DECLARED,
        Event.MASS_ARRIVALS_ENDED,
        Event.RESIDENCE_DOCUMENT_ENDED,
        Event.RESIDENCE_DOCUMENT_EXPIRED,
        Event.RESPONSIBILITY_SHIFT_EVENT,
        Event.STAY_BEGAN,
        Event.TEMPORARY_PROTECTION_GRANTED,
        Event.TEMPORARY_PROTECTION_REGISTERED,
        Event.VISA_ENDED,
        Event.VISA_EXPIRED,
    }
)
"""Events that belong to the years before somebody was met."""


class Clash(StrEnum):
    """Why two entries cannot both be right."""

    ORDER = "order"
    LONG_BEFORE = "long_before"
    BEFORE_BIRTH = "before_birth"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two entries that cannot both be right.

    Attributes:
        number: The entry of what happened too early.
        event: What happened too early.
        before: The entry of what has to come first.
        before_event: What has to come first.
        clash: Why they cannot both be right.
    """

    number: int
    event: Event
    before: int
    before_event: Event | FileAct
    clash: Clash = Clash.ORDER


def contradictions(
    entries: Iterable[Entry], *, local_day: Callable[[date | datetime], date]
) -> tuple[Contradiction, ...]:
    """The pairs of standing entries whose dates contradict each other, by their numbers.

    A file that lacks the first event of a pair contradicts nothing: it is only not complete.

    Args:
        entries: The file's entries.
        local_day: The day of a moment in the zone of the State that holds the file.
    """
    file = tuple(entries)
    dated = _by_event(file)

    def is_before(one: Entry, other: Entry) -> bool:
        mine, theirs = one.header.happened, other.header.happened
        if isinstance(mine, datetime) and isinstance(theirs, datetime):
            return mine < theirs
        return local_day(mine) < local_day(theirs)

    found = (
        Contradiction(
            number=late.header.number,
            event=second,
            before=early[0].header.number,
            before_event=first,
        )
        for first, second in NOT_BEFORE
        for late in dated.get(second, ())
        if (early := _concerning(late, dated.get(first, ())))
        and all(is_before(late, one) for one in (*early, *_also_first(first, dated)))
    )
    past = _too_early(file, local_day)
    return tuple(sorted((*found, *past), key=lambda one: (one.number, one.before)))


def _too_early(
    entries: tuple[Entry, ...], local_day: Callable[[date | datetime], date]
) -> Iterator[Contradiction]:
    """What would lie before the birth of the person, or long before they had been met.

    Only what was written after a first contact is measured by it: a file may begin with the past.
    """
    file = standing(entries)
    birth, met = _birth_in(file), [one for one in file if one.header.event in MET]
    for entry in file:
        header, known = entry.header, [one for one in met if _is_earlier(one, entry)]
        if header.event not in EVENTS or header.event in OF_ONES_PAST:
            continue
        day = local_day(header.happened)
        first = min(known, key=lambda one: local_day(one.header.happened), default=None)
        if birth is not None and day < birth[1]:
            yield _clash(entry, birth[0], clash=Clash.BEFORE_BIRTH)
        elif first is not None and day < local_day(first.header.happened) - LONG_BEFORE:
            yield _clash(entry, first, clash=Clash.LONG_BEFORE)


def _is_earlier(one: Entry, other: Entry) -> bool:
    return one.header.number < other.header.number


def _clash(late: Entry, early: Entry, *, clash: Clash) -> Contradiction:
    event = early.header.event
    return Contradiction(
        number=late.header.number,
        event=Event(late.header.event),
        before=early.header.number,
        before_event=FileAct(event) if clash is Clash.BEFORE_BIRTH else Event(event),
        clash=clash,
    )


def _birth_in(file: Iterable[Entry]) -> tuple[Entry, date] | None:
    """The statement of the person's date of birth that holds, with that date."""
    whole = tuple(file)
    born = identity_of(whole).get("date_of_birth")
    if not isinstance(born, str):
        return None
    said = (one for one in whole if (one.content or {}).get("date_of_birth") == born)
    newest = [one for one in said if one.header.event == FileAct.IDENTITY_STATED][-1]
    return newest, date.fromisoformat(born)


def resting_on(number: int, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The standing entries that would follow on nothing if an entry had not happened.

    They are those that the law lets happen only after it, and those that name it or what it
    corrects (attribute ``of``): findings, confirmations, ends.

    Args:
        number: The number of the entry.
        entries: The file's entries.
    """
    whole = tuple(entries)
    file = standing(whole)
    event = next((one.header.event for one in file if one.header.number == number), "")
    left = _by_event(one for one in file if one.header.number != number)
    followers = {
        late.header.number: late
        for first, second in NOT_BEFORE
        if first == event and not _also_first(first, left)
        for late in left.get(second, ())
        if not _concerning(late, left.get(first, ()))
    }
    if event:
        names = _names_of(number, whole)
        followers |= {
            one.header.number: one for one in file if one.header.attributes.get("of") in names
        }
    return tuple(followers[one] for one in sorted(followers))


def _names_of(number: int, entries: Iterable[Entry]) -> frozenset[int]:
    """The numbers that mean an entry: its own, and those of what it corrects."""
    corrects = {one.header.number: one.header.corrects for one in entries}
    names: list[int] = []
    name: int | None = number
    while name is not None:
        names.append(name)
        name = corrects.get(name)
    return frozenset(names)


def _by_event(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    dated: dict[str, list[Entry]] = {}
    for entry in standing(entries):
        dated.setdefault(entry.header.event, []).append(entry)
    return dated


def _also_first(first: Event, dated: Mapping[str, list[Entry]]) -> list[Entry]:
    return [one for event in ALSO_FIRST.get(first, ()) for one in dated.get(event, ())]


def _concerning(late: Entry, early: Iterable[Entry]) -> list[Entry]:
    """Those of the earlier entries that concern the same other State, or name none."""
    state = late.header.attributes.get("state")
    return [one for one in early if state in {None, one.header.attributes.get("state", state)}]

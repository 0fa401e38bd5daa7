"""Dates in a file that cannot all be true, because the law gives the events an order."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from asylia.casefile.entries import Entry, standing
from asylia.law.terms import ALSO_FIRST, NOT_BEFORE, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two entries that cannot both be right.

    Attributes:
        number: The entry of what happened too early.
        event: What happened too early.
        before: The entry of what has to come first.
        before_event: What has to come first.
    """

    number: int
    event: Event
    before: int
    before_event: Event


def contradictions(
    entries: Iterable[Entry], *, local_day: Callable[[date | datetime], date]
) -> tuple[Contradiction, ...]:
    """The pairs of standing entries whose dates contradict each other, by their numbers.

    A file that lacks the first event of a pair contradicts nothing: it is only not complete.

    Args:
        entries: The file's entries.
        local_day: The day of a moment in the zone of the State that holds the file.
    """
    dated = _by_event(entries)

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
    return tuple(sorted(found, key=lambda one: (one.number, one.before)))


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

"""Dates in a file that cannot all be true, because the law gives the events an order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from asylia.casefile.entries import Entry, standing
from asylia.law.terms import Event

NOT_BEFORE: tuple[tuple[Event, Event], ...] = (
    (Event.SCREENING_STARTED, Event.SCREENING_COMPLETED),
    (Event.APPLICATION_MADE, Event.APPLICATION_REGISTERED),
    (Event.APPLICATION_MADE, Event.APPLICATION_LODGED),
    (Event.APPLICATION_REGISTERED, Event.APPLICATION_LODGED),
    (Event.APPLICATION_MADE, Event.APPLICATION_WITHDRAWN),
    (Event.APPLICATION_LODGED, Event.FIRST_INSTANCE_DECISION_TAKEN),
    (Event.FIRST_INSTANCE_DECISION_TAKEN, Event.DECISION_NOTIFIED),
    (Event.DECISION_NOTIFIED, Event.APPEAL_FILED),
    (Event.APPEAL_FILED, Event.APPEAL_FINAL_DECISION),
    (Event.DETENTION_STARTED, Event.DETENTION_ENDED),
    (Event.TRANSFER_DECISION_NOTIFIED, Event.TRANSFER_CARRIED_OUT),
)
"""The second cannot happen before the first has happened."""
ALSO_FIRST: dict[Event, tuple[Event, ...]] = {
    Event.DETENTION_STARTED: (
        Event.PERSON_DETAINED,
        Event.RETURN_DETENTION_STARTED,
        Event.APPREHENSION,
        Event.BORDER_APPREHENSION,
        Event.TERRITORY_APPREHENSION,
    ),
}
"""What else may have come first: a release can end a holding without a detention."""


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
    dated: dict[str, list[Entry]] = {}
    for entry in standing(entries):
        dated.setdefault(entry.header.event, []).append(entry)

    def is_before(one: Entry, other: Entry) -> bool:
        mine, theirs = one.header.happened, other.header.happened
        if isinstance(mine, datetime) and isinstance(theirs, datetime):
            return mine < theirs
        return local_day(mine) < local_day(theirs)

    def also(first: Event) -> list[Entry]:
        return [one for event in ALSO_FIRST.get(first, ()) for one in dated.get(event, ())]

    found = (
        Contradiction(
            number=late.header.number,
            event=second,
            before=early[0].header.number,
            before_event=first,
        )
        for first, second in NOT_BEFORE
        for late in dated.get(second, ())
        if (early := dated.get(first))
        and all(is_before(late, one) for one in (*early, *also(first)))
    )
    return tuple(sorted(found, key=lambda one: (one.number, one.before)))

"""Open facts in many cases, and the ways in which each may be settled, as ``clock.doubts`` does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from asylia.law.clock.doubts import APPLYING, OPEN_ATTRIBUTES, SUBMISSIONS, OpenAttribute
from asylia.law.columns.arrays import BEFORE_ALL, NEVER, Days, Flags, Rows, flags, on_line, where
from asylia.law.columns.lines import Line, by_time
from asylia.law.terms import UNCERTAIN, Event

NATIONAL = (*SUBMISSIONS, Event.REGISTERED_IN_MIGRIS)
KINDS = (Event.BORDER_APPREHENSION, Event.TERRITORY_APPREHENSION)
Ranked = npt.NDArray[np.int64]
"""Of each case which line comes first, which second and so on."""


@dataclass(frozen=True, kw_only=True)
class Way:
    """One way to settle an open fact.

    Attributes:
        drops: Which of the lines of the pick does not count: its place in them.
        adds: The event that the line is besides.
        says: The attribute that it carries, and its value.
    """

    drops: int | None = None
    adds: Event | None = None
    says: tuple[str, object] | None = None


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Pick:
    """An open fact in some cases.

    Attributes:
        lines: The line about which it is in each case, and perhaps another.
        ways: The ways to settle it.
        allowed: Which of them are possible in each case, a line for each way; where none is,
            nothing is open.
    """

    lines: tuple[Rows, ...]
    ways: tuple[Way, ...]
    allowed: Flags


def is_open(lines: Sequence[Line], size: int) -> Flags:
    """Cases in which something is open that decides which rule runs, or may be."""
    found = flags(size)
    for line in lines:
        if line.slot.event in (*UNCERTAIN, *NATIONAL):
            found |= line.has()
        for opened in OPEN_ATTRIBUTES:
            if line.slot.event is opened.event:
                found |= line.silent(opened.key)
    return found | _two_kinds(lines, size)


def _two_kinds(lines: Sequence[Line], size: int) -> Flags:
    """Cases with both kinds of apprehension on one day."""
    border, inland = ([one for one in lines if one.slot.event is kind] for kind in KINDS)
    found = flags(size)
    for here in border:
        for there in inland:
            found |= here.has() & (here.day == there.day)
    return found


def picks_of(lines: Sequence[Line], zone: str) -> Iterator[Pick]:
    """What is open, in the order in which the clock settles it."""
    yield from _uncertain(lines, zone)
    yield from _two_apprehensions(lines, zone)
    yield from _national(lines, zone)
    for opened in OPEN_ATTRIBUTES:
        yield from _silent(lines, zone, opened=opened)


def _ranked(lines: Sequence[Line], zone: str, *, events: Sequence[Event]) -> Ranked:
    """The lines of some events, in the order of time."""
    places = [number for number, line in enumerate(lines) if line.slot.event in events]
    if not places:
        return np.zeros((0, 0), dtype=np.int64)
    found: Ranked = np.array(places, dtype=np.int64)[
        by_time([lines[place] for place in places], zone)
    ]
    return found


def _where(places: Rows, flags_of: Sequence[Flags]) -> Flags:
    """Of each case what is said of one of its lines."""
    return on_line(np.vstack(flags_of), places)


# Events whose kind is open ----------------------------------------------------------------

TURNS_OUT = tuple((event, other) for event, others in UNCERTAIN.items() for other in others)


def _uncertain(lines: Sequence[Line], zone: str) -> Iterator[Pick]:
    told = {event: [_told(one, lines, event=event) for one in lines] for event in UNCERTAIN}
    ways = (*(Way(drops=0, adds=other) for _, other in TURNS_OUT), Way(drops=0))
    for places in _ranked(lines, zone, events=tuple(UNCERTAIN)):
        of_event = {
            event: _where(places, [_is(one, event) for one in lines]) for event in UNCERTAIN
        }
        elsewhere = {
            event: which & _where(places, told[event]) for event, which in of_event.items()
        }
        yield Pick(
            lines=(places,),
            ways=ways,
            allowed=np.vstack(
                [
                    *(of_event[event] & ~elsewhere[event] for event, _ in TURNS_OUT),
                    np.any(list(elsewhere.values()), axis=0),
                ]
            ),
        )


def _is(line: Line, *events: Event) -> Flags:
    return line.has() if line.slot.event in events else flags(line.day.size)


def _told(line: Line, lines: Sequence[Line], *, event: Event) -> Flags:
    """Where the same happening is also entered as what an uncertain event turned out to be."""
    found = flags(line.day.size)
    for other in lines:
        if other.slot.event in UNCERTAIN[event]:
            found |= _at_once(line, other)
    return found


def _at_once(one: Line, other: Line) -> Flags:
    """Where two happened on the same day or at the same moment."""
    found: Flags = one.has() & (one.day == other.day) & (one.hours() == other.hours())
    return found


def _two_apprehensions(lines: Sequence[Line], zone: str) -> Iterator[Pick]:
    border, inland = (_ranked(lines, zone, events=(kind,)) for kind in KINDS)
    across = np.arange(lines[0].day.size)
    days = np.vstack([line.day for line in lines])
    hours = np.vstack([line.hours() for line in lines])
    for here in border:
        for there in inland:
            both = (days[here, across] != NEVER) & (days[here, across] == days[there, across])
            both &= hours[here, across] == hours[there, across]
            ways = (Way(drops=1), Way(drops=0))
            yield Pick(lines=(here, there), ways=ways, allowed=np.vstack([both, both]))


# Words of a State's own law ---------------------------------------------------------------


def _national(lines: Sequence[Line], zone: str) -> Iterator[Pick]:
    ranked = _ranked(lines, zone, events=NATIONAL)
    recorded = [_newest(lines, event) for event in APPLYING]
    missing = [days == BEFORE_ALL for days in recorded]
    submitted = np.any([_is(line, *SUBMISSIONS) for line in lines], axis=0)
    may_register = missing[APPLYING.index(Event.APPLICATION_REGISTERED)] & (
        submitted | ~np.all(missing, axis=0)
    )
    ways = (*(Way(adds=event) for event in APPLYING), Way())
    days, across = np.vstack([line.day for line in lines]), np.arange(submitted.size)
    for places in ranked:
        submission = _where(places, [_is(one, *SUBMISSIONS) for one in lines])
        for other in recorded:
            submission &= days[places, across] != other
        migris = may_register & _where(
            places, [_is(one, Event.REGISTERED_IN_MIGRIS) for one in lines]
        )
        also = [
            (submission & absent) | (migris & (event is Event.APPLICATION_REGISTERED))
            for event, absent in zip(APPLYING, missing, strict=True)
        ]
        yield Pick(lines=(places,), ways=ways, allowed=np.vstack([*also, migris]))


def _newest(lines: Sequence[Line], event: Event) -> Days:
    """The last day of an event; ``BEFORE_ALL`` where it is not recorded."""
    found = np.full(lines[0].day.size, BEFORE_ALL, dtype=np.int32)
    for line in lines:
        if line.slot.event is event:
            found = np.maximum(found, where(line.has(), line.day, other=BEFORE_ALL))
    return found


# Attributes -------------------------------------------------------------------------------


def _silent(lines: Sequence[Line], zone: str, *, opened: OpenAttribute) -> Iterator[Pick]:
    ways = tuple(Way(says=(opened.key, value)) for value, _ in opened.values)
    silent = [line.silent(opened.key) for line in lines]
    for places in _ranked(lines, zone, events=(opened.event,)):
        which = _where(places, silent)
        yield Pick(lines=(places,), ways=ways, allowed=np.vstack([which] * len(ways)))

"""Many cases with every open fact settled in one way, and what was found out about them so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from asylia.law.columns.arrays import NEVER, Days, Flags, Moments, Rows, flags, never, no_hours
from asylia.law.columns.calendars import Calendars
from asylia.law.columns.store import Cases, Happenings
from asylia.law.facts import Settings
from asylia.law.limits import TimeLimit
from asylia.law.terms import Event

OUTSIDE = "a day outside the calendars"
CRISIS = "a decision in a crisis"
"""Reasons to leave a case to the clock."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Until:
    """The end of one limit in each case.

    Attributes:
        day: Its last day; ``NEVER`` where it has none.
        at: Its last moment; ``NO_HOUR`` where it is counted in days.
        named: Whether it runs for another State.
    """

    day: Days
    at: Moments
    named: Flags


@dataclass(kw_only=True, eq=False, repr=False)
class World:
    """Many cases of one State.

    Attributes:
        cases: What happened.
        calendars: The calendars of the States.
        settings: What national law sets and which readings were chosen.
        rules: The law book.
        place: Where each limit stands in it, by its id.
        asked: The limits whose ends the conditions of others ask for.
        supposed: The law that is supposed to set the times of responsibility, where that is open.
        to_store: Whether the answer is to be stored: with nominal ends, and the days on which time
            alone changes it.
        events: What happened, and what the law produced.
        about: Whether something between States names the other State.
        ends: The end of each limit that others ask for, by its place.
        expected: When the law will have produced an event that is still to come.
        derived: What each limit produced: the day, and whether for the other State.
        law_is_open: Where something would follow that turns on which law governs.
        changes: When time alone changes what is answered of each limit: cases, and their days.
        fallen: Why cases are left to the clock, by reason.
    """

    cases: Cases
    calendars: Calendars
    settings: Settings
    rules: Sequence[TimeLimit]
    place: dict[str, int]
    asked: frozenset[int]
    supposed: str = ""
    to_store: bool = False
    events: dict[Event, Happenings] = field(default_factory=dict)
    about: Flags = field(default_factory=lambda: flags(0))
    ends: dict[int, Until] = field(default_factory=dict)
    expected: dict[Event, Days] = field(default_factory=dict)
    derived: dict[int, tuple[Days, Flags]] = field(default_factory=dict)
    law_is_open: Flags = field(default_factory=lambda: flags(0))
    changes: dict[int, list[tuple[Rows, Days]]] = field(default_factory=dict)
    fallen: dict[str, Flags] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin with what happened."""
        self.events = dict(self.cases.events)
        self.law_is_open = flags(self.cases.size)

    def fall(self, rows: Rows, why: str) -> None:
        """Leave cases to the clock."""
        if rows.size:
            self.fallen.setdefault(why, flags(self.cases.size))[rows] = True

    def note_end(self, place: int, rows: Rows, *, until: Until) -> None:
        """Keep the end of a limit for the conditions of others."""
        kept = self.ends.get(place)
        if kept is None:
            size = self.cases.size
            kept = Until(day=never(size), at=no_hours(size), named=flags(size))
            self.ends[place] = kept
        kept.day[rows] = until.day
        kept.at[rows] = until.at
        kept.named[rows] = until.named

    def forget_end(self, place: int, rows: Rows) -> None:
        """Begin anew with a limit, or take back what it left."""
        if place in self.ends:
            self.ends[place].day[rows] = NEVER

    def expect(self, event: Event, rows: Rows, *, last: Days) -> None:
        """Note when the law will have produced an event, the soonest that is known."""
        soonest = self.expected.get(event)
        if soonest is None:
            soonest = self.expected[event] = never(self.cases.size)
        soonest[rows] = np.minimum(soonest[rows], last)

    def note_changes(self, place: int, rows: Rows, *, on: Days) -> None:
        """Note when time alone changes what is answered of a limit; ``NEVER`` where it does not."""
        some = np.flatnonzero(on != NEVER)
        if some.size:
            self.changes.setdefault(place, []).append((rows[some], on[some]))

    def forget_changes(self, place: int, gone: Flags) -> None:
        """Take back what was noted of a limit in some cases."""
        kept = [(~gone[rows], rows, on) for rows, on in self.changes.pop(place, ())]
        for which, rows, on in kept:
            self.note_changes(place, rows[which], on=on[which])

    def changes_on(self) -> Days:
        """The first day on which time alone changes the answer in each case."""
        found = never(self.cases.size)
        for rows, on in (one for noted in self.changes.values() for one in noted):
            found[rows] = np.minimum(found[rows], on)
        return found

    def derive(self, place: int, rows: Rows, *, at: Days, named: Flags) -> None:
        """Note what a limit produced."""
        if rows.size:
            if place not in self.derived:
                size = self.cases.size
                self.derived[place] = never(size), flags(size)
            day, names = self.derived[place]
            day[rows], names[rows] = at, named

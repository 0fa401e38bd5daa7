"""Which law governs many periods, asked of ``applicable`` once for each combination of days.

A verdict turns on where the days of a case lie between the days on which acts begin and end, and on
nothing else of them. So days between the same two are alike, and few combinations are left.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from itertools import chain

import numpy as np
import numpy.typing as npt

from asylia.law import applicable
from asylia.law.applicable import Case, governs, verdicts
from asylia.law.clock.world import CONTACTS
from asylia.law.columns.arrays import (
    BEFORE_ALL,
    NEVER,
    NO,
    UNKNOWN,
    YES,
    Days,
    Flags,
    Rows,
    Truths,
    day_of,
    number_of,
    rows_of,
    where,
)
from asylia.law.columns.calendars import FIRST_DAY, LAST_DAY
from asylia.law.columns.store import Happenings
from asylia.law.columns.world import World
from asylia.law.limits import TimeLimit
from asylia.law.terms import Event

DECIDING: dict[str, tuple[tuple[Event, ...], bool]] = {
    "registered_on": ((Event.APPLICATION_REGISTERED,), False),
    "lodged_on": ((Event.APPLICATION_LODGED,), False),
    "contact_on": (CONTACTS, True),
    "withdrawal_on": ((Event.WITHDRAWAL_PROCEDURE_NOTIFIED,), True),
}
"""The days of a case that decide: of which events, and whether of the newest."""
OF_THE_QUESTION = {"as_of", "known_on", "transposed_on"}


NOT_GIVEN = {field.name for field in fields(Case)} - {*DECIDING, *OF_THE_QUESTION}
"""What ``applicable`` looks at beside that: while there is something, the clock has to look."""


@dataclass(frozen=True, eq=False, repr=False)
class Verdicts:
    """Of each period whether a rule governs it.

    Attributes:
        applies: Yes, no, or open.
        flagged: Whether the yes is doubtful.
        pending_on: The doubt is only about what was unfinished on this day, or ``NEVER``.
        changes_on: The day on which time alone changes the verdict, or ``NEVER``.
    """

    applies: Truths
    flagged: Flags
    pending_on: Days
    changes_on: Days

    def of(self, which: Flags) -> "Verdicts":
        """The same of some periods."""
        some = rows_of(which)
        return Verdicts(
            self.applies.take(some),
            self.flagged.take(some),
            self.pending_on.take(some),
            self.changes_on.take(some),
        )


class Governing:
    """Which law governs the periods of many cases.

    Args:
        world: The cases, before the law has produced anything in them.
    """

    def __init__(self, world: World) -> None:
        cases = world.cases
        self._days = _days_that_matter(world)
        every = np.arange(FIRST_DAY, LAST_DAY + 1, dtype=np.int32)
        left = np.searchsorted(self._days, every, side="left")
        self._kind_of_day = left + np.searchsorted(self._days, every, side="right")
        codes = np.zeros(cases.size, dtype=np.int64)
        kinds = self._kinds
        for events, newest in DECIDING.values():
            day = _decisive(cases.events, events, size=cases.size, newest=newest)
            codes = codes * kinds + self._kind(day)
        distinct, self._combination = np.unique(codes, return_inverse=True)
        self._cases = [self._case(int(code), world) for code in distinct]
        self._answers: dict[tuple[object, ...], npt.NDArray[np.int32]] = {}

    @property
    def _kinds(self) -> int:
        return 2 * self._days.size + 2

    def _kind(self, day: Days) -> npt.NDArray[np.int64]:
        """On which of the days that matter a day lies, or between which two."""
        known = np.clip(day, FIRST_DAY, LAST_DAY) - np.int32(FIRST_DAY)
        return where(day == NEVER, self._kinds - 1, other=self._kind_of_day.take(known))

    def _of_kind(self, kind: int) -> date | None:
        """A day of a kind; none for what has not happened."""
        if kind == self._kinds - 1:
            return None
        place, on = divmod(kind, 2)
        if on:
            return day_of(int(self._days[place]))
        if place == self._days.size:
            return day_of(int(self._days[-1]) + 1)
        return day_of(int(self._days[place]) - 1)

    def _case(self, code: int, world: World) -> Case:
        days: dict[str, date | None] = {}
        for name in reversed(DECIDING):
            code, kind = divmod(code, self._kinds)
            days[name] = self._of_kind(kind)
        transposed = world.settings.transposed.get("RCD", {}).get(world.cases.state)
        return Case(
            as_of=day_of(world.cases.as_of),
            known_on=day_of(world.cases.known_on),
            transposed_on=transposed,
            **days,
        )

    def verdicts(self, rule: TimeLimit, rows: Rows, *, starts_on: Days) -> Verdicts:
        """Whether a rule governs the periods that start on these days in these cases."""
        table = self._table(rule)
        key = self._combination.take(rows) * self._kinds + self._kind(starts_on)
        open_ones = np.zeros(table.shape[1], dtype=np.bool_)
        open_ones[key] = True
        for place in np.flatnonzero(open_ones & (table[0] == NOT_ASKED)).tolist():
            table[:, place] = self._asked(rule, place)
        applies, flagged, pending, changes = table.take(key, axis=1)
        return Verdicts(applies.astype(np.int8), flagged.astype(np.bool_), pending, changes)

    def _table(self, rule: TimeLimit) -> npt.NDArray[np.int32]:
        track = applicable.track_of(rule)
        found = self._answers.get(track)
        if found is None:
            size = len(self._cases) * self._kinds
            found = np.full((4, size), NOT_ASKED, dtype=np.int32)
            self._answers[track] = found
        return found

    def _asked(self, rule: TimeLimit, place: int) -> tuple[int, int, int, int]:
        combination, kind = divmod(place, self._kinds)
        starts_on = self._of_kind(kind) or date.max
        found = governs(rule, starts_on, case=self._cases[combination])
        applies = UNKNOWN if found.applies is None else YES if found.applies else NO
        return int(applies), int(bool(found.flag)), _day(found.pending_on), _day(found.changes_on)


NOT_ASKED = -9


def _day(day: date | None) -> int:
    return int(NEVER if day is None else number_of(day))


def _decisive(
    events: Mapping[Event, Happenings], wanted: Iterable[Event], *, size: int, newest: bool
) -> Days:
    """The day of the first or newest of some events in each case."""
    best = np.full(size, BEFORE_ALL if newest else NEVER, dtype=np.int32)
    for event in wanted:
        if event in events:
            days = events[event].day
            if newest:
                best = np.maximum(best, where(days == NEVER, BEFORE_ALL, other=days).max(axis=0))
            else:
                best = np.minimum(best, days.min(axis=0))
    return where(best == BEFORE_ALL, NEVER, other=best)


def _days_that_matter(world: World) -> Days:
    """Every day that ``applicable`` compares with, and the days next to it."""
    named = chain(vars(applicable).values(), vars(verdicts).values())
    of_rules = ((rule.in_force_from, rule.in_force_until) for rule in world.rules)
    transposed = world.settings.transposed.get("RCD", {}).get(world.cases.state)
    found = {one for one in (*named, *chain(*of_rules), transposed) if isinstance(one, date)}
    numbers = {number_of(one + timedelta(days=step)) for one in found for step in (-1, 0, 1)}
    numbers |= {world.cases.as_of + step for step in (-1, 0, 1)}
    numbers.add(world.cases.known_on)
    return np.array(sorted(numbers), dtype=np.int32)

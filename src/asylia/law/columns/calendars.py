"""Where periods end, looked up in tables that the clock's own counting fills."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from threading import Lock
from typing import NamedTuple

import numpy as np

from asylia.law.columns.arrays import (
    NEVER,
    Days,
    Flags,
    Moments,
    day_of,
    flags,
    never,
    number_of,
    where,
)
from asylia.law.columns.zones import DAY, local_days
from asylia.law.facts import Settings
from asylia.law.holidays import Calendar, OutsideSpan, calendar_of, calendar_taking_part
from asylia.law.periods import Counting, Length, Unit, end_of

FIRST_DAY, LAST_DAY = number_of(date(1995, 1, 1)), number_of(date(2051, 1, 1))
"""Between these days tables are kept; a case with another day is left to the clock."""
FAILED = np.int32(NEVER - 1)
"""In a table: the end cannot be told, as the holidays of its year are not known."""
HOUR = DAY // 24


@dataclass(frozen=True, eq=False, repr=False)
class Ends:
    """The ends of many periods.

    Attributes:
        day: The last day.
        other: Another end that the rule of counting leaves open, ``NEVER`` where there is none;
            None if it leaves none open anywhere.
        failed: Where the end cannot be told; None if it can everywhere.
    """

    day: Days
    other: Days | None
    failed: Flags | None


class _Table:
    """The ends of one length by one rule of counting in one State, by the day of the event."""

    def __init__(self) -> None:
        length = LAST_DAY - FIRST_DAY
        self.filled = flags(length)
        self.due = never(length)
        self.nominal = never(length)
        self.other = never(length)
        self.leaves_open = False
        self.has_failed = False

    def put(self, place: int, ends: tuple[int, int, int]) -> None:
        """Put in the last day, the day before any shift, and another end."""
        self.due[place], self.nominal[place], self.other[place] = ends
        self.leaves_open |= ends[2] != NEVER
        self.has_failed |= ends[0] == FAILED


class By(NamedTuple):
    """How a period is counted.

    Attributes:
        counting: The rule of counting.
        liberty: Whether it ends a restriction of liberty.
        as_counted: Whether a choice of the authority between readings is left aside.
    """

    counting: Counting
    liberty: bool = False
    as_counted: bool = False


Key = tuple[str, Length, By]
"""A State, a length, and how it is counted."""


@dataclass(eq=False, repr=False)
class Calendars:
    """The calendars of the States with the tables of ends that were asked for.

    Attributes:
        holidays: Where authorities have set holidays of their own: by State, then by year.
        readings: Which readings were chosen, by the point.
    """

    holidays: Mapping[str, Mapping[int, tuple[date, ...]]]
    readings: Mapping[str, str]
    _known: dict[str, Calendar] = field(default_factory=dict)
    _tables: dict[Key, _Table] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def home(self, state: str) -> Calendar:
        """The calendar of a State that holds files.

        Raises:
            UnknownState: No Member State has this code.
        """
        calendar_of(state)
        return self.of(state)

    def of(self, state: str) -> Calendar:
        """The calendar of a State, with the holidays that an authority has set."""
        found = self._known.get(state)
        if found is None:
            found = calendar_taking_part(state)
            own_days = self.holidays.get(state)
            found = found.with_holidays(own_days) if own_days else found
            self._known[state] = found
        return found

    def ends(self, days: Days, length: Length, *, by: By, state: str) -> Ends:
        """The ends of periods that are counted in days or longer."""
        table, place, outside = self._looked_up(days, (state, length, by))
        due = table.due.take(place)
        failed = due == FAILED if table.has_failed else None
        if outside is not None:
            failed = outside if failed is None else failed | outside
        return Ends(due, table.other.take(place) if table.leaves_open else None, failed)

    def nominal(self, days: Days, length: Length, *, counting: Counting, state: str) -> Days:
        """The days on which periods end before any shift; ``FAILED`` where it cannot be told."""
        table, place, outside = self._looked_up(days, (state, length, By(counting)))
        found = table.nominal.take(place)
        return found if outside is None else where(outside, FAILED, other=found)

    def _looked_up(self, days: Days, key: Key) -> tuple[_Table, Days, Flags | None]:
        """The table, filled for these days, the place of each in it, and which lie outside."""
        table = self._table(key)
        place, outside = days - np.int32(FIRST_DAY), None
        if place.size and not 0 <= int(place.min()) <= int(place.max()) < LAST_DAY - FIRST_DAY:
            outside = (place < 0) | (place >= LAST_DAY - FIRST_DAY)
            place = where(outside, 0, other=place)
        filled = table.filled.take(place)
        if not filled.all():
            with self._lock:
                for one in np.unique(place[~filled]).tolist():
                    table.put(one, self._end(one, key))
                    table.filled[one] = True
        return table, place, outside

    def _table(self, key: Key) -> _Table:
        found = self._tables.get(key)
        if found is None:
            with self._lock:
                found = self._tables.setdefault(key, _Table())
        return found

    def _end(self, place: int, key: Key) -> tuple[int, int, int]:
        state, length, by = key
        try:
            end = end_of(
                day_of(place + FIRST_DAY), length, counting=by.counting, state=self.of(state),
                explain=False, liberty=by.liberty,
            )  # fmt: skip
        except OutsideSpan:
            return int(FAILED), int(FAILED), int(NEVER)
        due = number_of(end.due)
        other, chosen = int(NEVER), False
        for one in end.other:
            other = number_of(one.due)
            chosen = self.readings.get(one.point.id) == one.point.other
            chosen &= not by.as_counted
        ends = (other, due) if chosen else (due, other)
        return ends[0], number_of(end.nominal), ends[1]

    def ends_in_hours(
        self, moments: Moments, length: Length, *, counting: Counting, state: str
    ) -> tuple[Days, Moments]:
        """The last days and moments of periods in hours, from moments that are known."""
        begins = moments if counting.from_the_moment else (moments // HOUR + 1) * HOUR
        at: Moments = begins + length.amount * HOUR
        return local_days(at, self.of(state).zone_name), at


def calendars_under(settings: Settings) -> Calendars:
    """The calendars under some settings, with what earlier questions have looked up in them.

    Args:
        settings: What national law sets and which readings were chosen.
    """
    days = {state: tuple(sorted(years.items())) for state, years in settings.holidays.items()}
    return _kept(tuple(sorted(days.items())), tuple(sorted(settings.readings.items())))


@lru_cache(maxsize=4)
def _kept(
    holidays: tuple[tuple[str, tuple[tuple[int, tuple[date, ...]], ...]], ...],
    readings: tuple[tuple[str, str], ...],
) -> Calendars:
    """To fill the tables takes as long as to answer tens of thousands of cases."""
    return Calendars({state: dict(years) for state, years in holidays}, dict(readings))


def in_hours(length: Length) -> bool:
    """Whether a length is counted in hours."""
    return length.unit is Unit.HOURS

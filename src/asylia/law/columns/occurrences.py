"""One happening in each of many cases."""

from dataclasses import dataclass

import numpy as np

from asylia.law.columns.arrays import (
    NO_HOUR,
    Codes,
    Days,
    Flags,
    Lines,
    Moments,
    Rows,
    flags,
    never,
)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Occurrences:
    """One happening in each of many cases, or none.

    Attributes:
        has: Whether there is one.
        day: Its day; ``NEVER`` if there is none.
        at: Its moment; none if no case has the hour.
        by_law: Whether the law produced it, or will.
        expected: Whether it is still to come.
        event: The number of the event.
        line: Which of its kind it is in the case, from 0; -1 for one that carries nothing.
    """

    has: Flags
    day: Days
    at: Moments | None
    by_law: Flags
    expected: Flags
    event: Codes
    line: Lines

    def of(self, rows: Rows | Flags) -> "Occurrences":
        """The same in some of the cases."""
        return Occurrences(
            has=self.has[rows],
            day=self.day[rows],
            at=None if self.at is None else self.at[rows],
            by_law=self.by_law[rows],
            expected=self.expected[rows],
            event=self.event[rows],
            line=self.line[rows],
        )

    def hours(self) -> Moments:
        """The moments, ``NO_HOUR`` where the hour is not known."""
        return np.full(self.day.size, NO_HOUR, dtype=np.int64) if self.at is None else self.at


def nobody(size: int) -> Occurrences:
    """Nothing, in so many cases."""
    none = flags(size)
    return Occurrences(
        has=none,
        day=never(size),
        at=None,
        by_law=none,
        expected=none,
        event=np.full(size, -1, dtype=np.int16),
        line=np.full(size, -1, dtype=np.int64),
    )


def chosen(first: Flags, one: Occurrences, other: Occurrences) -> Occurrences:
    """In each case one of two happenings: the first where the flag says so."""
    hours = None
    if one.at is not None or other.at is not None:
        hours = np.where(first, one.hours(), other.hours())
    return Occurrences(
        has=np.where(first, one.has, other.has),
        day=np.where(first, one.day, other.day),
        at=hours,
        by_law=np.where(first, one.by_law, other.by_law),
        expected=np.where(first, one.expected, other.expected),
        event=np.where(first, one.event, other.event),
        line=np.where(first, one.line, other.line),
    )


def not_after(one: Occurrences, other: Occurrences) -> Flags:
    """Whether a happening came no later than another, by the hour where both hours are known."""
    return came_no_later(one.day, one.at, other.day, than=other.at)


def came_no_later(day: Days, at: Moments | None, other: Days, *, than: Moments | None) -> Flags:
    """The same of days and moments; each may have several lines."""
    by_day = day <= other
    if at is None or than is None:
        return by_day
    return np.where((at != NO_HOUR) & (than != NO_HOUR), at <= than, by_day)

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
    rows_of,
    where,
)

NO_EVENT = -1
"""As the number of an event: there is none."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Occurrences:
    """One happening in each of many cases, or none.

    Attributes:
        has: Whether there is one.
        day: Its day; ``NEVER`` if there is none.
        at: Its moment; none if no case has the hour.
        by_law: Whether the law produced it, or will; none if it produced none.
        expected: Whether it is still to come; none if none is.
        event: The number of the event, or that of each.
        line: Which of its kind it is in the case, from 0; -1 for one that carries nothing.
    """

    has: Flags
    day: Days
    at: Moments | None
    by_law: Flags | None
    expected: Flags | None
    event: Codes | int
    line: Lines

    def of(self, rows: Rows | Flags) -> "Occurrences":
        """The same in some of the cases."""
        some = rows_of(rows)
        return Occurrences(
            has=self.has.take(some),
            day=self.day.take(some),
            at=None if self.at is None else self.at.take(some),
            by_law=None if self.by_law is None else self.by_law.take(some),
            expected=None if self.expected is None else self.expected.take(some),
            event=self.event if isinstance(self.event, int) else self.event.take(some),
            line=self.line.take(some),
        )

    def hours(self) -> Moments:
        """The moments, ``NO_HOUR`` where the hour is not known."""
        return np.full(self.day.size, NO_HOUR, dtype=np.int64) if self.at is None else self.at


def nobody(size: int) -> Occurrences:
    """Nothing, in so many cases."""
    return Occurrences(
        has=flags(size),
        day=never(size),
        at=None,
        by_law=None,
        expected=None,
        event=NO_EVENT,
        line=np.full(size, -1, dtype=np.int16),
    )


def chosen(first: Flags, one: Occurrences, *, other: Occurrences) -> Occurrences:
    """In each case one of two happenings: the first where the flag says so."""
    hours = None
    if one.at is not None or other.at is not None:
        hours = where(first, one.hours(), other=other.hours())
    return Occurrences(
        has=where(first, one.has, other=other.has),
        day=where(first, one.day, other=other.day),
        at=hours,
        by_law=_either(first, one.by_law, other=other.by_law),
        expected=_either(first, one.expected, other=other.expected),
        event=_event(first, one.event, other=other.event),
        line=where(first, one.line, other=other.line),
    )


def _either(first: Flags, one: Flags | None, *, other: Flags | None) -> Flags | None:
    if one is None and other is None:
        return None
    return where(first, False if one is None else one, other=False if other is None else other)


def _event(first: Flags, one: Codes | int, *, other: Codes | int) -> Codes | int:
    if isinstance(one, int) and isinstance(other, int) and one == other:
        return one
    return where(first, one, other=other).astype(np.int16)


def not_after(one: Occurrences, other: Occurrences) -> Flags:
    """Whether a happening came no later than another, by the hour where both hours are known."""
    return came_no_later(one.day, one.at, other=other.day, than=other.at)


def came_no_later(day: Days, at: Moments | None, *, other: Days, than: Moments | None) -> Flags:
    """The same of days and moments; each may have several lines."""
    by_day = day <= other
    if at is None or than is None:
        return by_day
    return where((at != NO_HOUR) & (than != NO_HOUR), at <= than, other=by_day)

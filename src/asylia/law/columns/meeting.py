"""What met a limit in each case, and whether in time."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from asylia.law.clock.latest import is_to_the_hour
from asylia.law.columns.arrays import (
    NEVER,
    NO_HOUR,
    UNKNOWN,
    YES,
    Days,
    Flags,
    Moments,
    Truths,
    first_line,
    flags,
    never,
    no_hours,
    on_line,
    where,
)
from asylia.law.columns.occurrences import came_no_later
from asylia.law.columns.spans import Span
from asylia.law.columns.views import Seen, View, Want
from asylia.law.limits import Happens, TimeLimit


@dataclass(frozen=True, eq=False, repr=False)
class Met:
    """What met a limit in each case: whether there is such an event, its day and its moment."""

    has: Flags
    day: Days
    at: Moments | None

    def hours(self) -> Moments:
        """The moments, ``NO_HOUR`` where the hour is not known."""
        return no_hours(self.day.size) if self.at is None else self.at

    def where(self, which: Flags) -> "Met":
        """The same in some cases, and nothing in the others."""
        return Met(self.has & which, where(which, self.day, other=NEVER), self.at)


def either(first: Flags, one: Met, *, other: Met) -> Met:
    """In each case one of two events: the first where the flag says so."""
    if not first.any():
        return other
    at = None
    if one.at is not None or other.at is not None:
        at = where(first, one.hours(), other=other.hours())
    return Met(where(first, one.has, other=other.has), where(first, one.day, other=other.day), at)


def first_after(rule: TimeLimit, view: View, *, span: Span, wanted: Sequence[Want]) -> Met:
    """The first event of several kinds that somebody wrote down and that came after the start."""
    best = Met(flags(view.size), never(view.size), None)
    for want in wanted:
        seen = view.seen(want.event if isinstance(want, Happens) else want)
        mask = view.mask(want)
        if seen is None or mask is None:
            continue
        if seen.by_law is not None:
            mask = mask & ~seen.by_law
        if not rule.early:
            mask = mask & came_no_later(span.start.day, span.start.at, other=seen.day, than=seen.at)
        one = _first_of(seen, mask)
        best = either(one.has & (~best.has | (one.day < best.day)), one, other=best)
    return best


def _first_of(seen: Seen, mask: Flags) -> Met:
    """The first of an event's happenings that a mask allows."""
    line = first_line(mask)
    has: Flags = mask[0] if mask.shape[0] == 1 else np.any(mask, axis=0)
    at = None if seen.at is None else on_line(seen.at, line)
    return Met(has, where(has, on_line(seen.day, line), other=NEVER), at)


def in_time(rule: TimeLimit, met: Met, *, span: Span) -> Truths:
    """Whether it was met by the end; unknown where that turns on an hour not recorded."""
    by_day = where(met.day <= span.day, YES, other=np.int8(0))
    no_hour = span.at == NO_HOUR
    to_the_hour = ~no_hour | is_to_the_hour(rule)
    if not to_the_hour.any():
        return by_day
    at = met.hours()
    by_hour = where(met.day == span.day, UNKNOWN, other=by_day)
    by_hour = where(no_hour | (at == NO_HOUR), by_hour, other=(at <= span.at).astype(np.int8))
    return where(to_the_hour & (span.day != NEVER), by_hour, other=by_day)

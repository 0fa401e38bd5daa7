"""Where one period ends, for a whole column of days."""

from datetime import date
from functools import cache

import numpy as np
import numpy.typing as npt
import polars as pl

from asylia.law.holidays import Calendar, calendar_of
from asylia.law.periods import Counting, Length, end_of

AT_ONCE = 32_768
"""Days that are looked up together: so many lie beside the table in the processor's memory."""


def last_days(
    days: pl.Series, length: Length, *, counting: Counting, state: str | Calendar
) -> pl.Series:
    """The last days of a period that begins on each of many days.

    Each day of the years that occur is counted once by ``end_of``; the column looks it up there.

    Args:
        days: The days of the event, ``Date``; null where it is not known.
        length: How long the period is, in days or longer.
        counting: The rule by which the act counts.
        state: The State in which the act is to be done, or its calendar.

    Returns:
        The last days, ``Date``, in the same order; null where the day is.

    Raises:
        OutsideSpan: A year lies outside those of which the State's holidays are known.
    """
    first, last = days.min(), days.max()
    if not isinstance(first, date) or not isinstance(last, date):
        return days
    calendar = calendar_of(state) if isinstance(state, str) else state
    years = range(first.year, last.year + 1)
    table = np.concatenate(
        [_year(year, length, counting=counting, same=_Same(calendar)) for year in years]
    )
    known = days.fill_null(first) if days.null_count() else days
    numbers = known.to_physical().to_numpy()
    found = np.empty(len(numbers), dtype=np.int32)
    for start in range(0, len(numbers), AT_ONCE):
        places = numbers[start : start + AT_ONCE] - _number(date(first.year, 1, 1))
        # All places are inside: "clip" only spares numpy the question.
        np.take(table, places, mode="clip", out=found[start : start + AT_ONCE])
    ends = pl.Series(days.name, found).cast(pl.Date)
    return ends.set(days.is_null(), None) if days.null_count() else ends


class _Same:
    """A calendar as a key: the same one, not one that is equal."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.calendar is other.calendar

    def __hash__(self) -> int:
        return id(self.calendar)


@cache
def _year(year: int, length: Length, *, counting: Counting, same: _Same) -> npt.NDArray[np.int32]:
    """The number of the last day for each day of a year."""
    first = date(year, 1, 1).toordinal()
    found = (
        end_of(
            date.fromordinal(day), length, counting=counting, state=same.calendar, explain=False
        ).due
        for day in range(first, date(year + 1, 1, 1).toordinal())
    )
    return np.array([_number(day) for day in found], dtype=np.int32)


def _number(day: date) -> int:
    """A day as polars counts it."""
    return day.toordinal() - date(1970, 1, 1).toordinal()

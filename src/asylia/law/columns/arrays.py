"""The kinds of array on which this floor reckons, and their signs for "nothing"."""

from datetime import date
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

Days = npt.NDArray[np.int32]
"""Days, counted from 1 January 1970 in the zone of the State; ``NEVER`` if there is none."""
Moments = npt.NDArray[np.int64]
"""Microseconds of UTC from 1970; ``NO_HOUR`` where only the day is known."""
Flags = npt.NDArray[np.bool_]
Truths = npt.NDArray[np.int8]
"""``YES``, ``NO`` and ``UNKNOWN``, as the clock's True, False and None."""
Codes = npt.NDArray[np.int16]
Rows = npt.NDArray[np.int64]
"""The places of cases."""
Lines = npt.NDArray[np.int16]
"""Which happening of its kind, from 0."""
A = TypeVar("A", bound=np.generic)

NEVER = np.int32(2**30)
"""Later than any day: so the first of several days is their minimum."""
BEFORE_ALL = np.int32(-(2**30))
NO_HOUR = np.int64(-(2**62))
YES, NO, UNKNOWN = np.int8(1), np.int8(0), np.int8(-1)
EPOCH = date(1970, 1, 1).toordinal()


def number_of(day: date) -> int:
    """The number of a day."""
    return day.toordinal() - EPOCH


def day_of(number: int) -> date:
    """The day of a number."""
    return date.fromordinal(number + EPOCH)


def flags(length: int, *, value: bool = False) -> Flags:
    """So many equal flags."""
    return np.ones(length, dtype=np.bool_) if value else np.zeros(length, dtype=np.bool_)


def never(length: int) -> Days:
    """So many days that have not come."""
    return np.full(length, NEVER, dtype=np.int32)


def no_hours(length: int) -> Moments:
    """So many moments of which nothing is known."""
    return np.full(length, NO_HOUR, dtype=np.int64)


def truths(length: int, value: bool | None) -> Truths:  # noqa: FBT001 - a value of the law, no switch
    """So many equal answers."""
    return np.full(length, UNKNOWN if value is None else np.int8(value), dtype=np.int8)


# Where rows come in no order, the processor guesses every other branch wrong. So what follows has
# no branches: it takes a quarter of the time that numpy's own words for it take.


def where(
    first: Flags, one: npt.NDArray[A] | A | int, *, other: npt.NDArray[A] | A | int
) -> npt.NDArray[A]:
    """In each row one of two values: the first where the flag says so."""
    mine: Any = one
    found: npt.NDArray[A] = other ^ ((mine ^ other) * first)
    return found


def rows_of(which: Flags | Rows) -> Rows:
    """The places of some rows, to take them by; told by flags or by places already."""
    return np.flatnonzero(which) if which.dtype == np.bool_ else which.astype(np.int64, copy=False)


def on_line(lines: npt.NDArray[A], line: Lines | Rows) -> npt.NDArray[A]:
    """Of each row what stands on one of several lines."""
    number, size = lines.shape
    if number == 1:
        only: npt.NDArray[A] = lines[0]
        return only
    found: npt.NDArray[A] = lines.reshape(-1).take(line.astype(np.int64) * size + np.arange(size))
    return found


def first_line(lines: Flags) -> Lines:
    """The first line on which a flag is set, in each row; 0 where none is."""
    none = ~lines[0]
    number: Lines = none.astype(np.int16)
    for line in lines[1:]:
        none &= ~line
        number += none
    found: Lines = number * ~none
    return found

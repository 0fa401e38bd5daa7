"""The kinds of array on which this floor reckons, and their signs for "nothing"."""

from datetime import date

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
Lines = npt.NDArray[np.int64]
"""Which happening of its kind, from 0."""

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
    return np.full(length, value, dtype=np.bool_)


def never(length: int) -> Days:
    """So many days that have not come."""
    return np.full(length, NEVER, dtype=np.int32)


def no_hours(length: int) -> Moments:
    """So many moments of which nothing is known."""
    return np.full(length, NO_HOUR, dtype=np.int64)


def truths(length: int, value: bool | None) -> Truths:  # noqa: FBT001 - a value of the law, no switch
    """So many equal answers."""
    return np.full(length, UNKNOWN if value is None else np.int8(value), dtype=np.int8)

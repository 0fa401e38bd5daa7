"""The local day and second of many moments, from the changes of a State's clocks."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import numpy as np

from asylia.law.columns.arrays import NO_HOUR, Days, Moments, day_of, where

FIRST, LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2061, 1, 1, tzinfo=UTC)
SECOND = 1_000_000
DAY = 86_400 * SECOND
_BEGINS = datetime(1970, 1, 1, tzinfo=UTC)


@cache
def _offsets(zone: str) -> tuple[Moments, Moments]:
    """From when, and how far the clocks of a zone are ahead of UTC, in microseconds."""
    found, at, step = [(FIRST, _offset(FIRST, zone))], FIRST, timedelta(days=7)
    while at < LAST:
        if _offset(at + step, zone) != _offset(at, zone):
            change = _change(at, at + step, zone=zone)
            found.append((change, _offset(change, zone)))
        at += step
    starts = [(one - _BEGINS) // timedelta(microseconds=1) for one, _ in found]
    ahead = [offset // timedelta(microseconds=1) for _, offset in found]
    return np.array(starts, dtype=np.int64), np.array(ahead, dtype=np.int64)


def _offset(at: datetime, zone: str) -> timedelta:
    return at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()


def _change(before: datetime, after: datetime, *, zone: str) -> datetime:
    """The first second with the offset that holds at the end."""
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) // 2
        middle = middle.replace(microsecond=0)
        if _offset(middle, zone) == _offset(before, zone):
            before = middle
        else:
            after = middle
    return after


def local(moments: Moments, zone: str) -> Moments:
    """The moments as a wall clock shows them, counted as if it were UTC's."""
    starts, ahead = _offsets(zone)
    place = np.searchsorted(starts, moments, side="right") - 1
    shown: Moments = moments + ahead[np.maximum(place, 0)]
    return shown


def local_days(moments: Moments, zone: str) -> Days:
    """The days of moments in a zone; of no moment any day."""
    return (local(moments, zone) // DAY).astype(np.int32)


def local_seconds(moments: Moments, zone: str) -> Moments:
    """The second of the day that a wall clock shows; 0 where the hour is not known."""
    shown: Moments = where(moments == NO_HOUR, 0, other=local(moments, zone) % DAY // SECOND)
    return shown


def midnights(days: Days, zone: str) -> Moments:
    """The moments at which days begin in a zone."""
    distinct, place = np.unique(days, return_inverse=True)
    begin = [_midnight(day_of(int(day)), zone) for day in distinct]
    return np.array(begin, dtype=np.int64)[place]


@cache
def _midnight(day: date, zone: str) -> int:
    begins = datetime.combine(day, time(), tzinfo=ZoneInfo(zone)).astimezone(UTC)
    return (begins - _BEGINS) // timedelta(microseconds=1)

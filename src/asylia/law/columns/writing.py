"""From what was found to lines of a frame."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
import polars as pl

from asylia.law.columns.answers import DATES, MOMENT, STORED
from asylia.law.columns.arrays import NEVER, NO_HOUR, Days, Flags, Moments, Rows, where
from asylia.law.columns.found import Dates, Found, joined
from asylia.law.columns.store import Cases
from asylia.law.limits import TimeLimit
from asylia.law.terms import Status

STATUSES = pl.Series([status.value for status in Status], dtype=DATES["status"])


def written(
    found: Mapping[int, Found],
    rules: Sequence[TimeLimit],
    *,
    cases: Cases,
    rows: Rows,
    to_store: bool = False,
) -> pl.DataFrame:
    """The lines of a frame, in no order.

    Args:
        found: What was found of each limit, by its place.
        rules: The limits.
        cases: The cases in which they were found.
        rows: Where each case stands in the frame that was asked about.
        to_store: Whether the lines have what is stored of them, see ``STORED``.
    """
    parts = {place: one for place, one in found.items() if one.rows.size}
    if not parts:
        return pl.DataFrame(schema=STORED if to_store else DATES)
    places = np.array(list(parts), dtype=np.uint32)
    limits = np.repeat(places, [one.rows.size for one in parts.values()])
    lists = _Lists(list(parts.values()))
    whole = joined([replace(one, candidates=()) for one in parts.values()])
    ids = pl.Series([rule.id for rule in rules], dtype=pl.Categorical())
    states = pl.Series([None, *cases.others], dtype=pl.Categorical())
    lines = []
    for on, at, which in lists.by_number():
        some = whole.of(which)
        named = where(some.named, cases.other[some.rows], other=0)
        columns = [
            pl.Series("row", rows[some.rows], dtype=pl.UInt32()),
            ids.gather(limits[which]).alias("limit"),
            states.gather(named).alias("state"),
            STATUSES.gather(some.status).alias("status"),
            *_date("due_on", "due_at", date=some.due, day_of_moment=False),
            *_date("met_on", "met_at", date=some.met, day_of_moment=True),
            on.alias("candidates_on"),
            at.alias("candidates_at"),
            *_stored(some),
        ]
        lines.append(pl.DataFrame(columns))
    return pl.concat(lines)


def _stored(some: Found) -> Iterator[pl.Series]:
    """When a limit starts and where it ends before any shift, if that was asked for."""
    if some.nominal is not None:
        yield pl.Series("starts_on", some.starts).cast(pl.Date())
        days = pl.Series("nominal_end", some.nominal)
        yield _or_null(days, some.nominal != NEVER).cast(pl.Date())


def _date(on: str, at: str, *, date: Dates, day_of_moment: bool) -> tuple[pl.Series, pl.Series]:
    """A date as a day and as a moment; of a moment the day is said only where it is wanted."""
    has, hour = date.day != NEVER, date.at != NO_HOUR
    day = pl.Series(on, date.day)
    moment = pl.Series(at, date.at)
    days = has if day_of_moment else has & ~hour
    return _or_null(day, days).cast(pl.Date()), _or_null(moment, has & hour).cast(MOMENT)


def _or_null(values: pl.Series, has: Flags) -> pl.Series:
    if has.all():
        return values
    if not has.any():
        return values.clear(has.size)
    return values.zip_with(pl.Series(has), values.clear(has.size))


class _Lists:
    """The candidates of many lines, put together by how many there are.

    Args:
        parts: What was found, one limit after the other.
    """

    def __init__(self, parts: Sequence[Found]) -> None:
        self.size = sum(one.rows.size for one in parts)
        self._days: Rows = np.sort(np.concatenate(list(_days_in(parts))))
        self._hours = _hours_in(parts)
        self._number = np.bincount(self._days >> DAY_BITS, minlength=self.size)
        self._in_hours = np.bincount(self._hours[0], minlength=self.size)

    def by_number(self) -> Iterator[tuple[pl.Series, pl.Series, Rows]]:
        """The lists of days and of moments with their lines, as many candidates each time."""
        kinds = self._number * MOST + self._in_hours
        day_kinds = kinds[self._days >> DAY_BITS]
        hour_kinds = kinds[self._hours[0]]
        for kind in np.unique(kinds).tolist():
            days, hours = divmod(kind, MOST)
            which = np.flatnonzero(kinds == kind)
            day = (self._days[day_kinds == kind] & DAY_MASK).astype(np.int32) - OFFSET
            hour = self._hours[1][hour_kinds == kind]
            yield (
                _equal_lists(day, days, size=which.size, kind=DATES["candidates_on"]),
                _equal_lists(hour, hours, size=which.size, kind=DATES["candidates_at"]),
                which,
            )


MOST = 1000
"""More candidates than any line has."""
DAY_BITS = 32
DAY_MASK, OFFSET = 2**DAY_BITS - 1, 2**30


def _equal_lists(values: Days | Moments, number: int, *, size: int, kind: pl.DataType) -> pl.Series:
    """Lists of equally many values; null where there is none."""
    if number == 0:
        return pl.Series([], dtype=kind).clear(size)
    return pl.Series(values).reshape((size, number)).arr.to_list().cast(kind)


def _days_in(parts: Sequence[Found]) -> Iterator[Rows]:
    """Line and day of each candidate that is a day, as one number."""
    first = 0
    yield np.zeros(0, dtype=np.int64)
    for part in parts:
        for one in part.candidates:
            lines = np.flatnonzero((one.day != NEVER) & (one.at == NO_HOUR))
            days = one.day[lines].astype(np.int64) + OFFSET
            yield (lines + first << DAY_BITS) | days
        first += part.rows.size


def _hours_in(parts: Sequence[Found]) -> tuple[Rows, Moments]:
    """Line and moment of each candidate that is a moment, in order."""
    first = 0
    lines, moments = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for part in parts:
        for one in part.candidates:
            which = np.flatnonzero((one.day != NEVER) & (one.at != NO_HOUR))
            lines.append(which + first)
            moments.append(one.at[which])
        first += part.rows.size
    line, moment = np.concatenate(lines), np.concatenate(moments)
    order = np.lexsort((moment, line))
    return line[order], moment[order]

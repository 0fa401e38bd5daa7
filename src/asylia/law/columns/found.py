"""One limit in many cases: how it stands, and the dates that are candidates."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from asylia.law.columns.arrays import (
    NEVER,
    NO_HOUR,
    Codes,
    Days,
    Flags,
    Moments,
    Rows,
    Truths,
    flags,
    rows_of,
    where,
)


@dataclass(frozen=True, eq=False, repr=False)
class Dates:
    """A date in each of some cases; its day is ``NEVER`` where there is none.

    Attributes:
        day: The day.
        at: The moment; ``NO_HOUR`` where it is a day.
        told: By which reading it is a candidate, as a number; none if no reading tells it.
    """

    day: Days
    at: Moments
    told: Codes | None = None

    def of(self, which: Flags | Rows) -> "Dates":
        """The same of some of the cases."""
        some = rows_of(which)
        told = None if self.told is None else self.told.take(some)
        return Dates(self.day.take(some), self.at.take(some), told)

    def where(self, which: Flags) -> "Dates":
        """The same, and none in the other cases."""
        return Dates(where(which, self.day, other=NEVER), self.at, self.told)

    def tellers(self) -> Codes:
        """By which reading each is a candidate; 0 where no reading tells it."""
        if self.told is None:
            return np.zeros(self.day.size, dtype=np.int16)
        return where(self.day == NEVER, np.int16(0), other=self.told)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Found:
    """What was found of one limit, in the cases in which it runs.

    Attributes:
        rows: The cases.
        named: Whether it runs for the other State.
        status: How it stands, as a number.
        starts: The day on which it starts.
        due: The date to work to.
        nominal: The day on which it ends before any shift; none if nobody asked for it.
        met: When it was met.
        candidates: Dates to show beside, one of each at the most in a case.
    """

    rows: Rows
    named: Flags
    status: Truths
    starts: Days
    due: Dates
    nominal: Days | None
    met: Dates
    candidates: tuple[Dates, ...]

    def of(self, which: Flags | Rows) -> "Found":
        """The same in some of the cases."""
        some = rows_of(which)
        return Found(
            rows=self.rows.take(some),
            named=self.named.take(some),
            status=self.status.take(some),
            starts=self.starts.take(some),
            due=self.due.of(some),
            nominal=None if self.nominal is None else self.nominal.take(some),
            met=self.met.of(some),
            candidates=tuple(one.of(some) for one in self.candidates),
        )

    def without(self, gone: Flags) -> "Found":
        """The same without some cases, each told by its place."""
        lost = gone.take(self.rows)
        return self.of(~lost) if lost.any() else self

    def counted(self, numbers: Rows) -> "Found":
        """The same with the cases counted otherwise: each has its place in the list."""
        return replace(self, rows=numbers.take(self.rows))


def joined(parts: Sequence[Found]) -> Found:
    """What was found in several sets of cases, as one."""
    most = max(len(part.candidates) for part in parts)
    return Found(
        rows=np.concatenate([part.rows for part in parts]),
        named=np.concatenate([part.named for part in parts]),
        status=np.concatenate([part.status for part in parts]),
        starts=np.concatenate([part.starts for part in parts]),
        due=_together([part.due for part in parts]),
        nominal=_nominal([part.nominal for part in parts if part.nominal is not None]),
        met=_together([part.met for part in parts]),
        candidates=tuple(
            _together([_candidate(part, place) for part in parts]) for place in range(most)
        ),
    )


def _nominal(parts: Sequence[Days]) -> Days | None:
    return np.concatenate(parts) if parts else None


def _candidate(part: Found, place: int) -> Dates:
    return part.candidates[place] if place < len(part.candidates) else no_dates(part.rows.size)


def no_dates(size: int) -> Dates:
    """No date in so many cases."""
    return Dates(np.full(size, NEVER, dtype=np.int32), np.full(size, NO_HOUR, dtype=np.int64))


def _together(parts: Sequence[Dates]) -> Dates:
    told = None
    if any(part.told is not None for part in parts):
        told = np.concatenate([part.tellers() for part in parts])
    day = np.concatenate([part.day for part in parts])
    return Dates(day, np.concatenate([part.at for part in parts]), told)


def has_one(candidates: Sequence[Dates], size: int) -> Flags:
    """Which cases have a candidate."""
    found = flags(size)
    for one in candidates:
        found |= one.day != NEVER
    return found


def alike(one: Dates, other: Dates) -> Flags:
    """Where two dates are the same day or the same moment."""
    same: Flags = (one.day == other.day) & (one.at == other.at)
    return same


def distinct(dates: Sequence[Dates]) -> list[Dates]:
    """The same dates, one that stands twice in a case only once."""
    found: list[Dates] = []
    for one in dates:
        again = flags(one.day.size)
        for other in found:
            again |= alike(one, other)
        found.append(one.where(~again))
    return [one for one in found if (one.day != NEVER).any()]

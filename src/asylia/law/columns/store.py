"""What happened in many cases: each event with days, moments and attributes, in order of time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from asylia.law.columns.arrays import NEVER, NO_HOUR, Codes, Days, Flags, Moments, Rows, Truths
from asylia.law.terms import Event

NOT_SAID = 0
"""The code of an attribute that an entry does not carry."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Happenings:
    """One event in many cases: a line for the first, one for the second, and so on.

    Attributes:
        day: Its days; where it has not happened so often, ``NEVER``.
        at: Its moments; none if no case has the hour of one.
        by_law: Which of them the law produced; none if it did none.
        named: Which of them name another State.
        said: The attributes as codes, by key; ``NOT_SAID`` where an entry does not carry it.
        values: What the codes mean, the first of each key being 1.
    """

    day: Days
    at: Moments | None
    by_law: Flags | None
    named: Flags
    said: Mapping[str, Codes]
    values: Mapping[str, tuple[object, ...]]

    def of(self, rows: Rows) -> "Happenings":
        """The same of some cases."""
        return replace(
            self,
            day=self.day.take(rows, axis=1),
            at=None if self.at is None else self.at.take(rows, axis=1),
            by_law=None if self.by_law is None else self.by_law.take(rows, axis=1),
            named=self.named.take(rows, axis=1),
            said={key: codes.take(rows, axis=1) for key, codes in self.said.items()},
        )

    def in_order(self, order: Rows) -> "Happenings":
        """The same with the lines of each case in another order."""

        def sorted_(lines: np.ndarray) -> np.ndarray:
            return np.take_along_axis(lines, order, axis=0)

        return replace(
            self,
            day=sorted_(self.day),
            at=None if self.at is None else sorted_(self.at),
            by_law=None if self.by_law is None else sorted_(self.by_law),
            named=sorted_(self.named),
            said={key: sorted_(codes) for key, codes in self.said.items()},
        )

    def with_law(self, rows: Rows, days: Days, *, named: Flags) -> "Happenings":
        """The same with one more that the law produced in some cases: the last of its day."""
        size = self.day.shape[1]
        line = np.full((1, size), NEVER, dtype=np.int32)
        line[0, rows] = days
        by_law = np.zeros((1, size), dtype=np.bool_)
        by_law[0, rows] = True
        names = np.zeros((1, size), dtype=np.bool_)
        names[0, rows] = named
        had = np.zeros_like(self.named) if self.by_law is None else self.by_law
        hours = None
        if self.at is not None:
            hours = np.vstack((self.at, np.full((1, size), NO_HOUR, dtype=np.int64)))
        nothing = np.full((1, size), NOT_SAID, dtype=np.int16)
        more = Happenings(
            day=np.vstack((self.day, line)),
            at=hours,
            by_law=np.vstack((had, by_law)),
            named=np.vstack((self.named, names)),
            said={key: np.vstack((codes, nothing)) for key, codes in self.said.items()},
            values=self.values,
        )
        found = more.in_order(np.argsort(more.day, axis=0, kind="stable"))
        return found if bool((found.day[-1] != NEVER).any()) else _shortened(found)


def _shortened(one: Happenings) -> Happenings:
    """Without the last line, in which nothing stands."""
    return replace(
        one,
        day=one.day[:-1],
        at=None if one.at is None else one.at[:-1],
        by_law=None if one.by_law is None else one.by_law[:-1],
        named=one.named[:-1],
        said={key: codes[:-1] for key, codes in one.said.items()},
    )


def nothing_happened(size: int) -> Happenings:
    """An event that has happened in none of so many cases."""
    return Happenings(
        day=np.full((1, size), NEVER, dtype=np.int32),
        at=None,
        by_law=None,
        named=np.zeros((1, size), dtype=np.bool_),
        said={},
        values={},
    )


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Cases:
    """Many cases of one State.

    Attributes:
        size: How many.
        state: The State that holds the files.
        as_of: The day of the question.
        known_on: The day of knowledge.
        events: What happened.
        born: The day of birth; ``NEVER`` if it is not known.
        alone: Whether the person is a minor without an adult.
        other: The other State of each case, as a code; 0 for none.
        others: The other States by code, the first being 1.
    """

    size: int
    state: str
    as_of: int
    known_on: int
    events: Mapping[Event, Happenings]
    born: Days
    alone: Truths
    other: Codes
    others: Sequence[str]

    def of(self, rows: Rows) -> "Cases":
        """The same of some of the cases."""
        return replace(
            self,
            size=rows.size,
            events={event: one.of(rows) for event, one in self.events.items()},
            born=self.born.take(rows),
            alone=self.alone.take(rows),
            other=self.other.take(rows),
        )

"""Cases with open facts: each as several worlds, in each of which every fact is settled."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from asylia.law.clock.doubts import MOST
from asylia.law.columns.arrays import Codes, Days, Flags, Rows, flags, where
from asylia.law.columns.lines import Line, happenings_of
from asylia.law.columns.loading import Loaded
from asylia.law.columns.picks import Pick, Way, picks_of
from asylia.law.columns.store import Cases
from asylia.law.terms import Event

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False, repr=False)
class Worlds:
    """Cases, and each of them with its open facts settled in every way.

    Attributes:
        cases: The cases.
        settled: A row for each world, those of one case next to each other; the cases themselves
            if nothing is open in any.
        place: The case of each world.
        number: How many worlds each case has.
    """

    cases: Cases
    settled: Cases
    place: Rows
    number: Numbers

    @property
    def one_each(self) -> bool:
        """Whether nothing is open in any case."""
        return self.settled.size == self.cases.size

    def of(self, rows: Rows) -> "Worlds":
        """The same of some of the cases, told by their places in order."""
        wanted = flags(self.cases.size)
        wanted[rows] = True
        worlds = np.flatnonzero(wanted[self.place])
        number = self.number[rows]
        return Worlds(
            self.cases.of(rows),
            self.settled.of(worlds),
            np.repeat(np.arange(rows.size), number),
            number,
        )

    def anywhere(self, which: Flags) -> Flags:
        """The cases in which something is so in one world at least."""
        found = flags(self.cases.size)
        found[self.place[which]] = True
        return found

    def soonest(self, days: Days) -> Days:
        """The first of the days of each case's worlds."""
        if self.one_each:
            return days
        first = np.flatnonzero(np.diff(self.place, prepend=-1))
        found: Days = np.minimum.reduceat(days, first)
        return found


def single(cases: Cases) -> Worlds:
    """Cases in which nothing is open."""
    return Worlds(
        cases, cases, np.arange(cases.size), np.full(cases.size, fill_value=1, dtype=np.int64)
    )


@dataclass(frozen=True, eq=False, repr=False)
class _Settled:
    """A pick, in how many ways it is settled in each case, and how far they are apart."""

    pick: Pick
    number: Numbers
    taken: Flags


def worlds_of(
    loaded: Loaded, rows: Rows, *, zone: str, at_once: int
) -> Iterator[tuple[Rows, Worlds]]:
    """The worlds of cases in which something is open, so many at once at the most.

    Args:
        loaded: The cases of a part of a frame.
        rows: Those in which something is open.
        zone: The time zone of the State.
        at_once: How many worlds are made at once.

    Yields:
        The places of some of the rows in the part, and their worlds.
    """
    lines = [one.of(rows) for one in loaded.lines]
    lines = [one for one in lines if one.has().any()]
    picks, number = _fitting(picks_of(lines, zone), rows.size)
    parts = (np.cumsum(number) - 1) // at_once
    for part in range(int(parts[-1]) + 1):
        some = np.flatnonzero(parts == part)
        cases = loaded.cases.of(rows[some])
        place = np.repeat(np.arange(some.size), number[some])
        settled = _settled(lines, picks, number=number, place=some[place])
        each = replace(
            cases,
            size=place.size,
            events=happenings_of(settled, zone),
            born=cases.born[place],
            alone=cases.alone[place],
            other=cases.other[place],
        )
        yield rows[some], Worlds(cases, each, place, number[some])


def _fitting(picks: Iterator[Pick], size: int) -> tuple[list[_Settled], Numbers]:
    """The picks, as far as they do not make too many worlds, and how many worlds they make."""
    ways = np.full(size, 1, dtype=np.int64)
    found = []
    for pick in picks:
        possible = pick.allowed.sum(axis=0)
        taken = (possible > 0) & (ways * possible <= MOST)
        number = where(taken, possible, other=1)
        ways *= number
        found.append(_Settled(pick, number, taken))
    return found, ways


# Each world -------------------------------------------------------------------------------


class _Changes:
    """What is changed of the lines in each world."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.gone: dict[int, Flags] = {}
        self.added: dict[tuple[int, Event], Flags] = {}
        self.said: dict[tuple[int, str], tuple[list[object], Codes]] = {}

    def note(self, way: Way, places: Sequence[Rows], *, which: Flags) -> None:
        """A way of settling was taken in some worlds."""
        if way.drops is not None:
            for line, rows in _by_line(places[way.drops], which):
                self.gone.setdefault(line, flags(self.size))[rows] = True
        for line, rows in _by_line(places[0], which):
            if way.adds is not None:
                self.added.setdefault((line, way.adds), flags(self.size))[rows] = True
            if way.says is not None:
                key, value = way.says
                nothing: tuple[list[object], Codes] = [], np.zeros(self.size, dtype=np.int16)
                values, codes = self.said.setdefault((line, key), nothing)
                values.append(value)
                codes[rows] = len(values)


def _by_line(places: Rows, which: Flags) -> Iterator[tuple[int, Flags]]:
    for line in np.unique(places[which]).tolist():
        yield line, which & (places == line)


def _settled(
    lines: Sequence[Line], picks: Sequence[_Settled], *, number: Numbers, place: Rows
) -> list[Line]:
    """The lines as they are in each world.

    Args:
        lines: The lines of the cases.
        picks: What is open in them.
        number: How many worlds each case has.
        place: The case of each world; those of one case are next to each other.
    """
    first = np.flatnonzero(np.diff(place, prepend=-1))
    own = np.arange(place.size) - np.repeat(first, number[place[first]])
    apart = number[place]
    changes = _Changes(place.size)
    for one in picks:
        ways = one.number[place]
        apart = apart // ways
        turn = own // apart % ways
        allowed = one.pick.allowed[:, place] & one.taken[place]
        nth = np.cumsum(allowed, axis=0) - 1
        of_world = [each[place] for each in one.pick.lines]
        for way, can, which in zip(one.pick.ways, allowed, nth == turn, strict=True):
            changes.note(way, of_world, which=can & which)
    return list(_changed([one.of(place) for one in lines], changes))


def _changed(lines: Sequence[Line], changes: _Changes) -> Iterator[Line]:
    for number, line in enumerate(lines):
        told = line
        for (place, key), (values, codes) in changes.said.items():
            if place == number:
                told = told.saying(key, values, codes=codes)
        gone = changes.gone.get(number)
        yield told if gone is None else told.where(~gone, event=line.slot.event)
        for (place, event), which in changes.added.items():
            if place == number:
                yield told.where(which, event=event)

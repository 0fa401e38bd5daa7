"""The answer for many cases of one State."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl

from asylia.law.clock.supposing import MIXED, OLD
from asylia.law.clock.timeline import Question
from asylia.law.clock.transition import chooses_law
from asylia.law.clock.world import RESPONSIBILITY
from asylia.law.columns.answers import CHANGES, DATES, FALLEN, STORED, Rules, rules_for
from asylia.law.columns.arrays import NEVER, Days, Flags, Rows, flags, never
from asylia.law.columns.calendars import Calendars
from asylia.law.columns.doubts import doubts
from asylia.law.columns.found import Found, joined
from asylia.law.columns.loading import Loaded, load
from asylia.law.columns.merging import merged
from asylia.law.columns.needs import needs_of
from asylia.law.columns.open_law import composed, with_mixed
from asylia.law.columns.picks import is_open
from asylia.law.columns.settling import Settling
from asylia.law.columns.shape import Shape
from asylia.law.columns.twins import with_twins
from asylia.law.columns.world import OUTSIDE, World
from asylia.law.columns.worlds import Worlds, single, worlds_of
from asylia.law.columns.writing import written
from asylia.law.facts import Settings
from asylia.law.holidays import UnknownState
from asylia.law.limits import TimeLimit
from asylia.law.states import competent_to_register
from asylia.law.terms import Event

Reasons = dict[str, Flags]
UNKNOWN = "a State that is not known"
CHOSEN_LAW = "a choice between two laws"
SILENCE = "an open fact, and silence under one of two laws"


@dataclass(frozen=True, eq=False, repr=False)
class Part:
    """The answer for some of the cases."""

    dates: pl.DataFrame
    fallen: pl.DataFrame
    changes: pl.DataFrame


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class _Reckoned:
    """What was found in some cases, all their worlds taken together.

    Attributes:
        found: What was found of each limit, by its place.
        fallen: Why cases are left to the clock.
        law_is_open: Where something would follow that turns on which law governs.
        accepts: Where silence accepted a take charge request, in one world at least.
        changes: The first day on which time alone changes the answer.
    """

    found: dict[int, Found]
    fallen: Reasons
    law_is_open: Flags
    accepts: Flags
    changes: Days


@dataclass(frozen=True, eq=False, repr=False)
class Answering:
    """How cases are answered.

    Attributes:
        question: The day of the question and of knowledge.
        settings: What national law sets and which readings were chosen.
        rules: The limits, as ``due_dates`` is told them.
        calendars: The calendars, kept from one part of a frame to the next.
        to_store: Whether the lines have what is stored of them.
    """

    question: Question
    settings: Settings
    rules: Rules
    calendars: Calendars
    to_store: bool = False

    def answer(self, cases: pl.DataFrame, of: tuple[str, Rows], *, shape: Shape) -> Part:
        """The dates of some cases of one State, and which of them are left to the clock.

        Args:
            cases: All cases.
            of: The State that holds the files, and the places of its cases.
            shape: What the columns mean.
        """
        state, rows = of
        part = cases[rows]
        try:
            zone = self.calendars.home(state).zone_name
        except UnknownState:
            return self._none(rows, UNKNOWN)
        if chooses_law(self.settings):
            return self._none(rows, CHOSEN_LAW)
        dates, changes, reasons = self._answered(part, rows, shape=shape, of=(state, zone))
        fallen = _fallen(reasons, rows)
        kept = ~_any(reasons, rows.size) & (changes != NEVER)
        return Part(dates, fallen, _changes(rows[kept], changes[kept]))

    def _none(self, rows: Rows, why: str) -> Part:
        """All cases are left to the clock."""
        fallen = _fallen({why: flags(rows.size, value=True)}, rows)
        return Part(self._no_dates(), fallen, pl.DataFrame(schema=CHANGES))

    def _no_dates(self) -> pl.DataFrame:
        return pl.DataFrame(schema=STORED if self.to_store else DATES)

    def _answered(
        self, part: pl.DataFrame, rows: Rows, *, shape: Shape, of: tuple[str, str]
    ) -> tuple[pl.DataFrame, Days, Reasons]:
        state, zone = of
        competent = {**competent_to_register(state), **self.settings.competent.get(state, {})}
        loaded = load(
            part, shape, question=self.question, state=state, zone=zone, competent=competent
        )
        reasons = doubts(loaded)
        if loaded.outside.any():
            reasons[OUTSIDE] = loaded.outside
        kept = np.flatnonzero(~_any(reasons, part.height))
        changes = never(part.height)
        if not kept.size:
            return self._no_dates(), changes, reasons
        rules = rules_for(state, self.rules)
        dates = []
        for some, worlds in _worlds(loaded, kept, zone=zone):
            found, fallen, changes[some] = self._found(worlds, rules)
            gone = _any(fallen, some.size)
            _add(reasons, fallen, rows=some, size=part.height)
            left = {place: one.without(gone) for place, one in found.items()}
            lines = written(
                left, rules, cases=worlds.cases, rows=rows[some], to_store=self.to_store
            )
            dates.append(lines)
        return pl.concat(dates), changes, reasons

    def _found(
        self, worlds: Worlds, rules: tuple[TimeLimit, ...]
    ) -> tuple[dict[int, Found], Reasons, Days]:
        own, size = self._reckoned(worlds, rules, supposed=""), worlds.cases.size
        reasons, found, changes = own.fallen, own.found, own.changes
        rows = np.flatnonzero(own.law_is_open & ~_any(reasons, size))
        if not rows.size:
            return with_twins(found, rules, size=size), reasons, changes
        some = worlds.of(rows)
        either = {law: self._reckoned(some, rules, supposed=law) for law in RESPONSIBILITY}
        silent = np.flatnonzero(either[OLD].accepts)
        several = silent[some.number[silent] > 1]
        _add(reasons, {SILENCE: flags(several.size, value=True)}, rows=rows[several], size=size)
        for one in either.values():
            _add(reasons, one.fallen, rows=rows, size=size)
            changes[rows] = np.minimum(changes[rows], one.changes)
        of_law = {law: one.found for law, one in either.items()}
        found = _with_open_law(rules, found, of_law=of_law, rows=rows, size=size)
        found = with_twins(found, rules, size=size)
        if silent.size:
            mixed = self._reckoned(some.of(silent), rules, supposed=MIXED)
            _add(reasons, mixed.fallen, rows=rows[silent], size=size)
            changes[rows[silent]] = np.minimum(changes[rows[silent]], mixed.changes)
            also = {place: one.counted(rows[silent]) for place, one in mixed.found.items()}
            found = with_mixed(found, also, rules=rules, size=size)
        return found, reasons, changes

    def _reckoned(
        self, worlds: Worlds, rules: tuple[TimeLimit, ...], *, supposed: str
    ) -> _Reckoned:
        needs = needs_of(rules)
        world = World(
            cases=worlds.settled,
            calendars=self.calendars,
            settings=self.settings,
            rules=rules,
            place=needs.place,
            asked=needs.asked,
            supposed=supposed,
            to_store=self.to_store,
        )
        settling = Settling(world, needs)
        found = settling.settle()
        return _Reckoned(
            found=merged(found, rules, worlds=worlds),
            fallen={why: worlds.anywhere(which) for why, which in world.fallen.items()},
            law_is_open=worlds.anywhere(world.law_is_open),
            accepts=worlds.anywhere(settling.has_produced(Event.TAKE_CHARGE_ACCEPTED)),
            changes=worlds.soonest(world.changes_on()),
        )


def _worlds(loaded: Loaded, kept: Rows, *, zone: str) -> Iterator[tuple[Rows, Worlds]]:
    """Some of the cases with their worlds: first those in which nothing is open."""
    opened = is_open(loaded.lines, loaded.cases.size)[kept]
    plain, several = kept[~opened], kept[opened]
    if plain.size:
        whole = plain.size == loaded.cases.size
        yield plain, single(loaded.cases if whole else loaded.cases.of(plain))
    if several.size:
        yield from worlds_of(loaded, several, zone=zone, at_once=WORLDS_AT_ONCE)


WORLDS_AT_ONCE = 100_000
"""So many worlds are reckoned at once."""


def _add(reasons: Reasons, fallen: Reasons, *, rows: Rows, size: int) -> None:
    """Note why some cases, counted by their places, are left to the clock."""
    for why, which in fallen.items():
        reasons.setdefault(why, flags(size))[rows[which]] = True


def _any(reasons: Reasons, size: int) -> Flags:
    found = flags(size)
    for rows in reasons.values():
        found |= rows
    return found


def _with_open_law(
    rules: tuple[TimeLimit, ...],
    found: dict[int, Found],
    *,
    of_law: dict[str, dict[int, Found]],
    rows: Rows,
    size: int,
) -> dict[int, Found]:
    """What was found, in some of the cases composed of what follows under each of two laws."""
    place = np.full(size, -1, dtype=np.int64)
    place[rows] = np.arange(rows.size)
    own = {}
    answer: dict[int, list[Found]] = {}
    for number, one in found.items():
        is_open = place[one.rows] >= 0
        answer[number] = [one.of(~is_open)]
        own[number] = one.of(is_open).counted(place)
    for number, one in composed(rules, own, of_law=of_law, size=rows.size).items():
        answer.setdefault(number, []).append(one.counted(rows))
    return {number: joined(parts) for number, parts in answer.items()}


def _changes(rows: Rows, days: Days) -> pl.DataFrame:
    columns = [pl.Series("row", rows, dtype=pl.UInt32()), pl.Series("recompute_on", days)]
    return pl.DataFrame(columns).cast(CHANGES)


def _fallen(reasons: Reasons, rows: Rows) -> pl.DataFrame:
    """The cases that are left to the clock, each with its first reason."""
    named, why = flags(rows.size), np.zeros(rows.size, dtype=np.int64)
    for number, which in enumerate(reasons.values()):
        why[which & ~named] = number
        named |= which
    words = pl.Series(list(reasons), dtype=pl.Categorical())
    return pl.DataFrame(
        [
            pl.Series("row", rows[named], dtype=pl.UInt32()),
            words.gather(why[named]).alias("why"),
        ],
        schema=FALLEN,
    )

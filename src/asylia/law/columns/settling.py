"""Reckoning until the law produces nothing new, in each of many cases."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from asylia.law.applicable import track_of
from asylia.law.clock.settling import ROUNDS, NeverSettles
from asylia.law.clock.timeline import BETWEEN_STATES, starting
from asylia.law.columns.arrays import NEVER, NO, Days, Flags, Rows, flags, never, rows_of, where
from asylia.law.columns.found import Found, joined
from asylia.law.columns.governing import Governing, Verdicts
from asylia.law.columns.known import is_known
from asylia.law.columns.needs import Needs
from asylia.law.columns.occurrences import nobody
from asylia.law.columns.reckoning import reckon
from asylia.law.columns.store import nothing_happened
from asylia.law.columns.views import View
from asylia.law.columns.world import World
from asylia.law.limits import Happens, Latest, Preferred, Start, TimeLimit
from asylia.law.terms import Event, Kind

UNKNOWN_WORD = "a rule with a word that columns do not know"
Key = tuple[Event, bool]
"""An event that the law produces, and whether for the other State."""


class Settling:
    """The rounds in which a world settles.

    Args:
        world: The cases.
        needs: What the rules of the book read and produce.
    """

    def __init__(self, world: World, needs: Needs) -> None:
        self.world = world
        self._needs = needs
        self._governing = Governing(world)
        self._found: dict[int, list[Found]] = {}
        self._entered: dict[Key, Flags] = {}
        world.about = _about(world)

    def settle(self) -> dict[int, Found]:
        """What was found of each limit, by its place in the book.

        Raises:
            NeverSettles: The rules produce events without end.
        """
        rows = np.arange(self.world.cases.size)
        places: Sequence[int] = range(len(self.world.rules))
        for _ in range(ROUNDS):
            before = {event: days.copy() for event, days in self.world.expected.items()}
            self._reckon_all(rows, places)
            again, events = self._changed(before)
            new = self._new()
            first = _first(new, self.world.cases.size)
            rows = np.flatnonzero(again | (first != NEVER))
            if not rows.size:
                return {place: joined(parts) for place, parts in self._found.items() if parts}
            self._enter_all(new, first)
            places = self._needs.touched_by({*events, *(event for event, _ in new)})
        raise NeverSettles("the law kept producing events in columns")

    def has_produced(self, event: Event) -> Flags:
        """Where the law produced an event."""
        none = flags(self.world.cases.size)
        either: Flags = self._entered.get((event, False), none) | self._entered.get(
            (event, True), none
        )
        return either

    # One round ----------------------------------------------------------------------------

    def _reckon_all(self, rows: Rows, places: Sequence[int]) -> None:
        world = self.world
        base = View(world, rows, nobody(rows.size), named=flags(rows.size), state=world.cases.state)
        again = rows.size < world.cases.size or bool(self._found)
        gone = flags(world.cases.size)
        gone[rows] = True
        views: dict[tuple[object, ...], _Started | None] = {}
        for place in places:
            rule = world.rules[place]
            if again:
                self._forget(place, rows, gone=gone)
            seen = self._view(rule, base, views=views)
            if seen is not None:
                self._reckon(place, rule, seen=seen)

    def _forget(self, place: int, rows: Rows, *, gone: Flags) -> None:
        """Take back what a limit left in some cases."""
        self.world.forget_end(place, rows)
        self.world.forget_changes(place, gone)
        if place in self.world.derived:
            self.world.derived[place][0][rows] = NEVER
        self._found[place] = [part.without(gone) for part in self._found.get(place, ())]

    def _reckon(self, place: int, rule: TimeLimit, *, seen: "_Started") -> None:
        if seen.change_of_law is not None:
            self.world.note_changes(place, seen.change_of_law[0], on=seen.change_of_law[1])
        if seen.view is None:
            return
        if not is_known(rule):
            self.world.fall(seen.view.rows, UNKNOWN_WORD)
            return
        found = reckon(rule, seen.view, verdicts=seen.verdicts, governing=self._governing)
        if found is not None:
            self._found.setdefault(place, []).append(found)

    def _view(
        self,
        rule: TimeLimit,
        base: View,
        *,
        views: dict[tuple[object, ...], "_Started | None"],
    ) -> "_Started | None":
        """The cases in which a rule starts and may govern; rules that start alike share it."""
        projected = rule.kind is Kind.RIGHT_FROM
        # What is expected changes from rule to rule, so such a start is looked up each time.
        key = (*_shape(rule.runs_from), rule.per_state, track_of(rule))
        if projected or key not in views:
            found = self._started(rule, base, projected=projected)
            if projected:
                return found
            views[key] = found
        return views[key]

    def _started(self, rule: TimeLimit, base: View, *, projected: bool) -> "_Started | None":
        start = base.start_of(rule.runs_from, projected=projected)
        if not start.has.any():
            return None
        there = rows_of(start.has)
        rows = base.rows.take(there)
        part = start.of(there)
        verdicts = self._governing.verdicts(rule, rows, starts_on=part.day)
        change = (rows, verdicts.changes_on) if self.world.to_store else None
        may = verdicts.applies != NO
        if not may.any():
            return _Started(None, verdicts, change)
        named = flags(base.size)
        if rule.per_state:
            named = _named(rule.runs_from, base)
        view = View(base.world, rows, part, named=named.take(there), state=base.state)
        if may.all():
            return _Started(view, verdicts, change)
        return _Started(view.only(may), verdicts.of(may), change)

    # What the law produced ----------------------------------------------------------------

    def _changed(self, before: dict[Event, Days]) -> tuple[Flags, set[Event]]:
        """Where something else is expected than before, and what."""
        size = self.world.cases.size
        again, events = flags(size), set()
        for event, days in self.world.expected.items():
            other = days != before.get(event, never(size))
            if other.any():
                again |= other
                events.add(event)
        return again, events

    def _new(self) -> dict[Key, Days]:
        """What the law produced and is not entered yet: the earliest day of each event."""
        found: dict[Key, Days] = {}
        for place, (days, named) in self.world.derived.items():
            event = self._needs.produced[place]
            for state in (False, True):
                own = where(named == state, days, other=NEVER)
                key = (event, state)
                if key in self._entered:
                    own[self._entered[key]] = NEVER
                if (own != NEVER).any():
                    found[key] = np.minimum(found.get(key, own), own)
        return found

    def _enter_all(self, new: dict[Key, Days], first: Days) -> None:
        for (event, named), days in new.items():
            rows = np.flatnonzero((days == first) & (days != NEVER))
            if rows.size:
                self._entered.setdefault((event, named), flags(first.size))[rows] = True
                self._enter(event, rows, at=days[rows], named=named)

    def _enter(self, event: Event, rows: Rows, *, at: Days, named: bool) -> None:
        world = self.world
        if event in world.expected:
            world.expected[event][rows] = NEVER
        happenings = world.events.get(event, nothing_happened(world.cases.size))
        new = happenings.day[0, rows] > at
        if new.any():
            names = np.full(int(new.sum()), named, dtype=np.bool_)
            world.events[event] = happenings.with_law(rows[new], at[new], named=names)
            if named and event in BETWEEN_STATES:
                world.about[rows[new]] = True


@dataclass(frozen=True, eq=False, repr=False)
class _Started:
    """Where a limit starts.

    Attributes:
        view: The cases in which its act may govern; none if it may nowhere.
        verdicts: Which law governs each of them.
        change_of_law: The cases in which it starts, and when time alone changes which law does;
            none if nobody asked for it.
    """

    view: View | None
    verdicts: Verdicts
    change_of_law: tuple[Rows, Days] | None


def _first(new: dict[Key, Days], size: int) -> Days:
    found = never(size)
    for days in new.values():
        np.minimum(found, days, out=found)
    return found


def _about(world: World) -> Flags:
    """Where something between States names the other."""
    found = flags(world.cases.size)
    for event in BETWEEN_STATES:
        if event in world.events:
            found |= world.events[event].named.any(axis=0)
    return found


def _named(runs_from: Start, base: View) -> Flags:
    """Where a limit that runs for each other State runs for one that is known."""
    named, unnamed = flags(base.size), flags(base.size)
    for want in starting(runs_from):
        mask = base.mask(want)
        if mask is not None:
            event = want.event if isinstance(want, Happens) else want
            names = base.world.events[event].named.take(base.rows, axis=1)
            named |= (mask & names).any(axis=0)
            unnamed |= (mask & ~names).any(axis=0)
    return named | (unnamed & base.world.about.take(base.rows))


def _shape(runs_from: Start) -> Iterable[object]:
    """What starts a period, in a form that is equal for rules that start alike."""
    kind = type(runs_from) if isinstance(runs_from, Latest | Preferred) else tuple
    yield kind
    for want in starting(runs_from):
        if isinstance(want, Happens):
            yield (want.event, want.where, want.strictly)
        else:
            yield want

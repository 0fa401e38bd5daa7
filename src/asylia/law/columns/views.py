"""Many cases seen from one limit: the event that starts it in each, and what else happened."""

from collections.abc import Callable, Sequence

import numpy as np

from asylia.law.clock.timeline import starting
from asylia.law.columns.arrays import (
    BEFORE_ALL,
    NEVER,
    Codes,
    Days,
    Flags,
    Moments,
    Rows,
    first_line,
    never,
    on_line,
    rows_of,
    where,
)
from asylia.law.columns.occurrences import Occurrences, chosen, nobody
from asylia.law.columns.store import Happenings
from asylia.law.columns.world import World
from asylia.law.limits import Happens, Latest, Preferred, Start
from asylia.law.terms import Event

NUMBER = {event: number for number, event in enumerate(Event)}
Want = Event | Happens


class Seen:
    """One event in the cases that are looked at; what is not asked for is not fetched."""

    __slots__ = ("_at", "_by_law", "_day", "_said", "happenings", "rows")

    def __init__(self, happenings: Happenings, rows: Rows) -> None:
        self.happenings = happenings
        self.rows = rows
        self._day: Days | None = None
        self._at: Moments | None = None
        self._by_law: Flags | None = None
        self._said: dict[str, Codes] = {}

    @property
    def day(self) -> Days:
        """Its days."""
        if self._day is None:
            self._day = self.happenings.day.take(self.rows, axis=1)
        return self._day

    @property
    def at(self) -> Moments | None:
        """Its moments."""
        if self._at is None and self.happenings.at is not None:
            self._at = self.happenings.at.take(self.rows, axis=1)
        return self._at

    @property
    def by_law(self) -> Flags | None:
        """Which of them the law produced."""
        if self._by_law is None and self.happenings.by_law is not None:
            self._by_law = self.happenings.by_law.take(self.rows, axis=1)
        return self._by_law

    def said(self, key: str) -> Codes | None:
        """The codes of an attribute; none if no case has it."""
        if key not in self.happenings.said:
            return None
        if key not in self._said:
            self._said[key] = self.happenings.said[key].take(self.rows, axis=1)
        return self._said[key]

    def says(self, key: str, values: Sequence[object], *, silent: bool) -> Flags | None:
        """Where an attribute has one of the values; none if that is so nowhere but by silence."""
        codes = self.said(key)
        if codes is None:
            return None
        known = self.happenings.values[key]
        means = np.array([silent, *(value in values for value in known)], dtype=np.bool_)
        found: Flags = means.take(codes)
        return found


class View:
    """Cases in which a period starts.

    Attributes:
        world: The cases, what happened, and what was found out.
        rows: Which of them are looked at.
        start: The event that starts the period in each.
        named: Whether the limit runs for another State in each.
        state: The State by whose calendar is counted.
    """

    __slots__ = ("_days", "_masks", "_seen", "named", "rows", "start", "state", "world")

    def __init__(
        self, world: World, rows: Rows, start: Occurrences, *, named: Flags, state: str
    ) -> None:
        self.world = world
        self.rows = rows
        self.start = start
        self.named = named
        self.state = state
        self._seen: dict[Event, Seen | None] = {}
        self._masks: dict[Want, Flags | None] = {}
        self._days: dict[Want, Days | None] = {}

    @property
    def size(self) -> int:
        """How many cases are looked at."""
        return self.rows.size

    def only(self, which: Flags | Rows) -> "View":
        """Some of the cases."""
        some = rows_of(which)
        return View(
            self.world,
            self.rows.take(some),
            self.start.of(some),
            named=self.named.take(some),
            state=self.state,
        )

    def seen(self, event: Event) -> Seen | None:
        """An event in these cases; none if it has happened in no case at all."""
        if event not in self._seen:
            happenings = self.world.events.get(event)
            self._seen[event] = None if happenings is None else Seen(happenings, self.rows)
        return self._seen[event]

    def mask(self, want: Want) -> Flags | None:
        """Which happenings are of a kind, line by line; none if there is none at all."""
        if want not in self._masks:
            self._masks[want] = self._mask(want)
        return self._masks[want]

    def _mask(self, want: Want) -> Flags | None:
        seen = self.seen(want.event if isinstance(want, Happens) else want)
        if seen is None:
            return None
        found: Flags = np.not_equal(seen.day, NEVER)
        if isinstance(want, Happens):
            for key, values in want.where:
                says = seen.says(key, values, silent=not want.strictly)
                if says is not None:
                    found = np.logical_and(found, says)
                elif want.strictly:
                    return None
        return found

    def days(self, want: Want) -> Days | None:
        """The days of a kind of event, line by line, ``NEVER`` for those of another kind."""
        if want not in self._days:
            seen = self.seen(want.event if isinstance(want, Happens) else want)
            mask = self.mask(want)
            self._days[want] = (
                None if seen is None or mask is None else where(mask, seen.day, other=NEVER)
            )
        return self._days[want]

    def first_day(self, wanted: Sequence[Want]) -> Days:
        """The day of the first event of several kinds."""
        found = never(self.size)
        for want in wanted:
            days = self.days(want)
            if days is not None:
                np.minimum(found, days.min(axis=0), out=found)
        return found

    def newest_day(self, wanted: Sequence[Want]) -> Days:
        """The day of the newest event of several kinds; ``BEFORE_ALL`` where there is none."""
        found = np.full(self.size, BEFORE_ALL, dtype=np.int32)
        for want in wanted:
            days = self.days(want)
            if days is not None:
                found = np.maximum(found, where(days == NEVER, BEFORE_ALL, other=days).max(axis=0))
        return found

    def one(self, want: Want, *, newest: bool = False) -> Occurrences | None:
        """The first or newest event of a kind; none if there is none at all."""
        event = want.event if isinstance(want, Happens) else want
        seen, mask = self.seen(event), self.mask(want)
        if seen is None or mask is None:
            return None
        return picked(seen, event, mask=mask, newest=newest)

    def first(self, wanted: Sequence[Want]) -> Occurrences:
        """The first event of several kinds."""
        return _of_several([self.one(want) for want in wanted], self.size, better=_earlier)

    def newest(self, wanted: Sequence[Want]) -> Occurrences:
        """The newest event of several kinds."""
        found = [self.one(want, newest=True) for want in wanted]
        return _of_several(found, self.size, better=_later)

    def preferred(self, wanted: Sequence[Want]) -> Occurrences:
        """The first event of the kind that stands first."""
        return _of_several([self.one(want) for want in wanted], self.size, better=_missing)

    def start_of(self, runs_from: Start, *, projected: bool = False) -> Occurrences:
        """The event that starts a period; with ``projected``, also one that is still to come."""
        wanted = starting(runs_from)
        if isinstance(runs_from, Latest):
            found = self.newest(wanted)
        elif isinstance(runs_from, Preferred):
            found = self.preferred(wanted)
        else:
            found = self.first(wanted)
        return self._or_expected(found, wanted) if projected else found

    def _or_expected(self, found: Occurrences, wanted: Sequence[Want]) -> Occurrences:
        for want in wanted:
            event = want.event if isinstance(want, Happens) else want
            if event in self.world.expected:
                day = self.world.expected[event].take(self.rows)
                coming = day != NEVER
                nothing = nobody(self.size)
                expected = Occurrences(
                    has=coming,
                    day=day,
                    at=None,
                    by_law=coming,
                    expected=coming,
                    event=NUMBER[event],
                    line=nothing.line,
                )
                found = chosen(found.has, found, other=expected)
        return found


def picked(seen: Seen, event: Event, *, mask: Flags, newest: bool = False) -> Occurrences:
    """The first or newest of an event's happenings that a mask allows."""
    last = np.int16(mask.shape[0] - 1)
    line = last - first_line(mask[::-1]) if newest else first_line(mask)
    has: Flags = mask[0] if last == 0 else np.any(mask, axis=0)
    return Occurrences(
        has=has,
        day=where(has, on_line(seen.day, line), other=NEVER),
        at=None if seen.at is None else on_line(seen.at, line),
        by_law=None if seen.by_law is None else on_line(seen.by_law, line) & has,
        expected=None,
        event=NUMBER[event],
        line=line,
    )


def _of_several(
    found: Sequence[Occurrences | None],
    size: int,
    *,
    better: Callable[[Occurrences, Occurrences], Flags],
) -> Occurrences:
    best: Occurrences | None = None
    for one in found:
        if one is not None:
            best = one if best is None else chosen(better(one, best), one, other=best)
    return nobody(size) if best is None else best


def _earlier(one: Occurrences, best: Occurrences) -> Flags:
    return one.has & (~best.has | (one.day < best.day))


def _later(one: Occurrences, best: Occurrences) -> Flags:
    return one.has & (~best.has | (one.day > best.day))


def _missing(one: Occurrences, best: Occurrences) -> Flags:
    return one.has & ~best.has

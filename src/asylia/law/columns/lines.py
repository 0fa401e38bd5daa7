"""One happening of each case, as a column told it, and all of them in order of time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from asylia.law.clock.timeline import ALSO_IS
from asylia.law.columns.arrays import NEVER, NO_HOUR, Codes, Days, Flags, Moments, Rows, where
from asylia.law.columns.shape import Slot
from asylia.law.columns.store import NOT_SAID, Happenings
from asylia.law.columns.zones import local_seconds
from asylia.law.terms import Event

STATE_KEY = "state"
SECONDS_A_DAY = 86_400


@dataclass(frozen=True, eq=False, repr=False)
class Line:
    """One happening of each case, as a column told it."""

    slot: Slot
    day: Days
    at: Moments | None
    said: Mapping[str, Codes]
    values: Mapping[str, tuple[object, ...]]

    def of(self, rows: Rows) -> "Line":
        """The same of some cases."""
        return replace(
            self,
            day=self.day[rows],
            at=None if self.at is None else self.at[rows],
            said={key: codes[rows] for key, codes in self.said.items()},
        )

    def where(self, which: Flags, *, event: Event) -> "Line":
        """The same in some cases, under the name of an event, and nothing in the others."""
        return replace(
            self,
            slot=replace(self.slot, event=event),
            day=where(which, self.day, other=NEVER).astype(np.int32),
            at=None if self.at is None else where(which, self.at, other=NO_HOUR),
        )

    def has(self) -> Flags:
        """Where it has happened."""
        found: Flags = self.day != NEVER
        return found

    def hours(self) -> Moments:
        """The moments, ``NO_HOUR`` where the hour is not known."""
        return np.full(self.day.size, NO_HOUR, dtype=np.int64) if self.at is None else self.at

    def codes(self, key: str) -> Codes:
        """The codes of an attribute."""
        return self.said.get(key, np.full(self.day.size, NOT_SAID, dtype=np.int16))

    def saying(self, key: str, values: Sequence[object], *, codes: Codes) -> "Line":
        """The same, which says one of these values where a code of them is given."""
        known = self.values.get(key, ())
        said = where(codes == NOT_SAID, self.codes(key), other=codes + len(known)).astype(np.int16)
        return replace(
            self,
            said={**self.said, key: said},
            values={**self.values, key: (*known, *values)},
        )

    def silent(self, key: str) -> Flags:
        """Where it has happened and does not carry an attribute."""
        found: Flags = self.has() & (self.codes(key) == NOT_SAID)
        return found


def happenings_of(lines: Sequence[Line], zone: str) -> dict[Event, Happenings]:
    """Each event with its lines in order of time, and what is another event besides."""
    by_event: dict[Event, list[Line]] = {}
    for line in lines:
        by_event.setdefault(line.slot.event, []).append(line)
        if line.slot.event in ALSO_IS:
            by_event.setdefault(ALSO_IS[line.slot.event], []).append(line)
    return {event: _in_order(of_one, zone) for event, of_one in by_event.items()}


def _in_order(lines: Sequence[Line], zone: str) -> Happenings:
    found = _stacked(lines)
    if len(lines) == 1:
        return found
    return found.in_order(_order(found.day, found.at, zone=zone))


def _order(day: Days, at: Moments | None, *, zone: str) -> Rows:
    key = day.astype(np.int64) * SECONDS_A_DAY
    if at is not None:
        key += local_seconds(at, zone)
    return np.argsort(key, axis=0, kind="stable")


def by_time(lines: Sequence[Line], zone: str) -> Rows:
    """Which of the lines comes first in each case, which second and so on."""
    if len(lines) == 1:
        return np.zeros((1, lines[0].day.size), dtype=np.int64)
    day, at = np.vstack([one.day for one in lines]), np.vstack([one.hours() for one in lines])
    return _order(day, at, zone=zone)


def _stacked(lines: Sequence[Line]) -> Happenings:
    size = lines[0].day.size
    day = np.vstack([line.day for line in lines])
    keys = dict.fromkeys(key for line in lines for key in line.said)
    said, values = {}, {}
    for key in keys:
        said[key], values[key] = _together(lines, key)
    hours = None
    if any(line.at is not None for line in lines):
        nothing = np.full(size, NO_HOUR, dtype=np.int64)
        hours = np.vstack([nothing if line.at is None else line.at for line in lines])
    state = said.get(STATE_KEY)
    named = np.zeros(day.shape, dtype=np.bool_) if state is None else state != NOT_SAID
    return Happenings(
        day=day, at=hours, by_law=None, named=named & (day != NEVER), said=said, values=values
    )


def _together(lines: Sequence[Line], key: str) -> tuple[Codes, tuple[object, ...]]:
    """The codes of an attribute in several columns, the values of one after those of another."""
    found: list[Codes] = []
    values: list[object] = []
    for line in lines:
        codes = line.said.get(key, np.full(line.day.size, NOT_SAID, dtype=np.int16))
        found.append(where(codes == NOT_SAID, NOT_SAID, other=codes + len(values)).astype(np.int16))
        values.extend(line.values.get(key, ()))
    return np.vstack(found), tuple(values)

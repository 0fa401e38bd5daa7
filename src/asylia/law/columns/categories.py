"""Transmissions to Eurodac, each with its category where only one is possible."""

from collections.abc import Sequence

import numpy as np

from asylia.law.clock.inferred import APPLICANT, APPLIED, CROSSING, RESCUE, STAY
from asylia.law.columns.arrays import NEVER, Codes, Days, Flags, Moments, Rows, first_line, flags
from asylia.law.columns.lines import Line, by_time
from asylia.law.columns.occurrences import came_no_later
from asylia.law.terms import Event

CATEGORY = "category"
DUTIES: dict[str, tuple[Event, ...]] = {
    CROSSING: (Event.BORDER_APPREHENSION,),
    APPLICANT: APPLIED,
    STAY: (Event.ILLEGAL_STAY_FOUND,),
    RESCUE: (Event.DISEMBARKATION,),
}
"""What begins the duty to send data of each category."""
When = tuple[Days, Moments]


def with_categories(lines: Sequence[Line], zone: str) -> list[Line]:
    """The lines, with what follows of their categories from the other events.

    A transmission belongs to a duty that had begun and was not met by another, as for the clock:
    ``inferred`` says how.
    """
    places = [n for n, one in enumerate(lines) if one.slot.event is Event.BIOMETRICS_TRANSMITTED]
    silent = [lines[place].silent(CATEGORY) for place in places]
    if not any(one.any() for one in silent):
        return list(lines)
    sent = [lines[place] for place in places]
    found = list(lines)
    for place, codes in zip(places, _given(lines, sent, silent=silent, zone=zone), strict=True):
        found[place] = lines[place].saying(CATEGORY, tuple(DUTIES), codes=codes)
    return found


def _given(
    lines: Sequence[Line], sent: Sequence[Line], *, silent: Sequence[Flags], zone: str
) -> list[Codes]:
    """The category of each transmission that carries none, as a code; 0 where it stays open."""
    size = sent[0].day.size
    given = np.zeros((len(sent), size), dtype=np.int16)
    order, across = by_time(sent, zone), np.arange(size)
    days, hours = np.vstack([one.day for one in sent]), np.vstack([one.hours() for one in sent])
    is_silent = np.vstack(silent)
    left = is_silent.sum(axis=0)
    begun = [_first(lines, events, zone=zone, size=size) for events in DUTIES.values()]
    met = [_said(sent, category) for category in DUTIES]
    for line in order:
        asks = is_silent[line, across]
        when = days[line, across], hours[line, across]
        is_open = np.vstack(
            [asks & ~done & _begun(start, when) for start, done in zip(begun, met, strict=True)]
        )
        number = is_open.sum(axis=0)
        sure = (number == 1) | ((number > 1) & (number <= left))
        first = first_line(is_open)
        given[line[sure], across[sure]] = first[sure] + 1
        for duty in range(len(met)):
            met[duty] = met[duty] | (sure & (first == duty))
        left = left - asks
    return list(given)


def _begun(start: When, when: When) -> Flags:
    day, at = start
    found: Flags = (day != NEVER) & came_no_later(day, at, other=when[0], than=when[1])
    return found


def _first(lines: Sequence[Line], events: Sequence[Event], *, zone: str, size: int) -> When:
    """The first of some events in each case."""
    wanted = [one for one in lines if one.slot.event in events]
    if not wanted:
        return np.full(size, NEVER, dtype=np.int32), np.zeros(size, dtype=np.int64)
    first: Rows = by_time(wanted, zone)[0]
    across = np.arange(size)
    days, hours = np.vstack([one.day for one in wanted]), np.vstack([one.hours() for one in wanted])
    return days[first, across], hours[first, across]


def _said(sent: Sequence[Line], category: str) -> Flags:
    """Where a transmission carries a category."""
    found = flags(sent[0].day.size)
    for one in sent:
        values = [False, *(value == category for value in one.values.get(CATEGORY, ()))]
        found |= one.has() & np.array(values, dtype=np.bool_)[one.codes(CATEGORY)]
    return found

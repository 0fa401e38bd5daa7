"""Doubts that lie in no single provision: the day of silence, and whose holidays count."""

from dataclasses import replace
from datetime import timedelta

import numpy as np

from asylia.law.clock.readings import (
    ANSWERING,
    DAY_AFTER_SILENCE,
    HOLIDAYS_ID,
    OF_THE_HOLDING_STATE,
    SILENCE,
    SILENCE_ID,
)
from asylia.law.clock.sides import APPLIED, ASKED, ASKING, TAKE_BACK_CAME_IN
from asylia.law.clock.timeline import starting
from asylia.law.columns.arrays import NEVER, NO_HOUR, Flags, Rows, flags, where
from asylia.law.columns.occurrences import Occurrences
from asylia.law.columns.spans import Span, either, span, spread
from asylia.law.columns.views import NUMBER, View
from asylia.law.columns.zones import local_days
from asylia.law.holidays import ASSOCIATED, STATES
from asylia.law.limits import Happens, TimeLimit

_SILENT = np.array([NUMBER[event] for event in SILENCE], dtype=np.int16)


def otherwise(rule: TimeLimit, view: View, *, own: Span) -> list[Span]:
    """A period under every reading of what no single provision settles.

    In each case the one to work to stands first among those that it has.
    """
    return [
        each
        for one in _of_silence(rule, view, own=own)
        for each in _of_holidays(rule, view, own=one)
    ]


# The day of silence -----------------------------------------------------------------------


def _of_silence(rule: TimeLimit, view: View, *, own: Span) -> list[Span]:
    start = own.start
    if start.by_law is None:
        return [own]
    silent = own.on & start.by_law & (own.day != NEVER) & np.isin(start.event, _SILENT)
    if not silent.any():
        return [own]
    again = span(
        rule,
        view.only(silent),
        start=_a_day_later(own.start.of(silent)),
        reading=own.reading,
        leaves_trace=False,
    )
    later = spread(again, silent)
    differs = silent & ((later.day != own.day) | (later.at != own.at))
    both = [replace(one, on=differs, labelled=True, reading=None) for one in (own, later)]
    if view.world.settings.readings.get(SILENCE_ID) == DAY_AFTER_SILENCE.key:
        both.reverse()
    keys = [replace(one, key=own.key) for one in both]
    return [replace(own, on=own.on & ~differs), *keys]


def _a_day_later(start: Occurrences) -> Occurrences:
    return replace(start, day=start.day + np.int32(timedelta(days=1).days), at=None)


# Whose holidays ---------------------------------------------------------------------------


def _of_holidays(rule: TimeLimit, view: View, *, own: Span) -> list[Span]:
    if not rule.per_state:
        return [own]
    asking = asks(rule, view)
    there: Span | None = None
    for state, rows in _away(rule, view, own=own, asking=asking):
        part = span(
            rule,
            _by_calendar(view.only(rows), state),
            start=own.start.of(rows),
            reading=own.reading,
            leaves_trace=False,
        )
        on = flags(view.size)
        on[rows] = True
        part = spread(_at_home(part, view), on)
        there = part if there is None else either(on, part, other=there)
    if there is None:
        return [own]
    chosen = view.world.settings.readings.get(HOLIDAYS_ID)
    return _both(own, there, asking=asking, chosen=chosen)


def _both(here: Span, there: Span, *, asking: Flags, chosen: str | None) -> list[Span]:
    """Both periods where they differ, the one to work to first."""
    differs = there.on & (there.day != NEVER) & ((there.day != here.day) | (there.at != here.at))
    here_too = replace(here, on=here.on & differs, labelled=True)
    there = replace(there, on=differs, labelled=True, key=here.key)
    first = asking | (there.day < here.day)
    if chosen == OF_THE_HOLDING_STATE.key:
        first = first & False
    return [
        replace(here, on=here.on & ~differs),
        either(first, there, other=here_too),
        either(first, here_too, other=there),
    ]


def _away(rule: TimeLimit, view: View, *, own: Span, asking: Flags) -> "list[tuple[str, Rows]]":
    """The other States that may have to act, each with the cases in which it may."""
    may = own.on & (own.day != NEVER) & view.named
    if rule.owed_by not in ANSWERING:
        may &= ~asking
    cases = view.world.cases
    other = where(may, cases.other[view.rows], other=0)
    return [
        (state, np.flatnonzero(other == code))
        for code, state in enumerate(cases.others, start=1)
        if state != cases.state and state in {*STATES, *ASSOCIATED} and (other == code).any()
    ]


def _by_calendar(view: View, state: str) -> View:
    return View(view.world, view.rows, view.start, named=view.named, state=state)


def _at_home(part: Span, view: View) -> Span:
    """The period with its last day as the State that holds the file has it."""
    zone = view.world.calendars.of(view.world.cases.state).zone_name
    by_day, days = part.at == NO_HOUR, local_days(part.at, zone)
    nominal = None if part.nominal is None else where(by_day, part.nominal, other=days)
    return replace(part, day=where(by_day, part.day, other=days), nominal=nominal)


def asks(rule: TimeLimit, view: View) -> Flags:
    """Whether the file shows that the State which holds it is the one that asks."""
    asking: Flags = view.first_day(ASKING) != NEVER
    applied: Flags = view.first_day(APPLIED) != NEVER
    if rule.owed_by in ASKED:
        shows = all(
            (want.event if isinstance(want, Happens) else want).value.startswith("take_charge_")
            for want in starting(rule.runs_from)
        )
        return asking | applied if shows else asking
    found: Flags = asking | (applied & (view.first_day(TAKE_BACK_CAME_IN) == NEVER))
    return found

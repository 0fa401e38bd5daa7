"""How a limit stands in each case: met, overtaken, running, past."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from asylia.law.columns.arrays import (
    BEFORE_ALL,
    NEVER,
    NO_HOUR,
    UNKNOWN,
    YES,
    Flags,
    Truths,
    flags,
)
from asylia.law.columns.conditions import true_lately, true_since, truth
from asylia.law.columns.occurrences import Occurrences, came_no_later, chosen, nobody
from asylia.law.columns.spans import Span
from asylia.law.columns.views import View, Want, picked
from asylia.law.limits import Condition, Happens, Overtaken, TimeLimit
from asylia.law.terms import Kind, Status

CODE = {status: np.int8(code) for code, status in enumerate(Status)}
"""The statuses as numbers, in their order."""
SETTLED = np.array(
    [status in (Status.MET, Status.MET_LATE, Status.STOPPED) for status in Status], dtype=np.bool_
)
OPEN = np.int8(-1)
"""Not judged yet."""


@dataclass(frozen=True, eq=False, repr=False)
class Judgement:
    """How a limit stands in each case.

    Attributes:
        status: The status as a number.
        met: What met it, where it was met.
    """

    status: Truths
    met: Occurrences


def judge(rule: TimeLimit, view: View, *, span: Span) -> Judgement:
    """How a limit stands in each case under one reading, doubts about facts left aside."""
    size = view.size
    met = _first_after(rule, view, span=span, wanted=rule.met_by)
    shown = _first_after(rule, view, span=span, wanted=rule.shown_by)
    shown_in_time = shown.has & (_in_time(shown, span) == YES)
    status = np.full(size, OPEN, dtype=np.int8)
    _put(status, _stopped(rule, view, met=chosen(met.has, met, _where(shown_in_time, shown))))
    if rule.kind is not Kind.RIGHT_FROM:
        _put(status, np.where(met.has, _of_met(rule, met, span), OPEN))
    by_shown = np.where(shown_in_time, CODE[Status.MET], CODE[Status.UNDECIDED])
    open_before = status == OPEN
    _put(status, np.where(shown.has, by_shown, OPEN))
    met_by_shown = open_before & shown_in_time
    _put(status, np.where(span.paused, CODE[Status.PAUSED], OPEN))
    _put(status, np.where(span.hour_unknown, CODE[Status.UNDECIDED], OPEN))
    _put(status, _by_time(rule, view, span=span))
    done = (status == CODE[Status.MET]) | (status == CODE[Status.MET_LATE])
    return Judgement(status, _where(done, chosen(met_by_shown, shown, met)))


def _put(status: Truths, found: Truths) -> None:
    """Judge what is not judged yet."""
    open_ones = status == OPEN
    status[open_ones] = found[open_ones]


def _where(has: Flags, one: Occurrences) -> Occurrences:
    """The happenings of some cases, and nothing in the others."""
    return chosen(has, one, nobody(has.size))


# Met --------------------------------------------------------------------------------------


def _first_after(rule: TimeLimit, view: View, *, span: Span, wanted: Sequence[Want]) -> Occurrences:
    """The first event of several kinds that somebody wrote down and that came after the start."""
    best = nobody(view.size)
    for want in wanted:
        event = want.event if isinstance(want, Happens) else want
        seen, mask = view.seen(event), view.mask(want)
        if seen is None or mask is None:
            continue
        if seen.by_law is not None:
            mask = mask & ~seen.by_law
        if not rule.early:
            mask = mask & came_no_later(span.start.day, span.start.at, seen.day, than=seen.at)
        one = picked(seen, event, mask=mask)
        best = chosen(one.has & (~best.has | (one.day < best.day)), one, best)
    return best


def _in_time(met: Occurrences, span: Span) -> Truths:
    """Whether it was met by the end; unknown where that turns on an hour not recorded."""
    by_day = np.where(met.day <= span.day, YES, np.int8(0))
    hour = span.at != NO_HOUR
    if not hour.any():
        return by_day
    at = met.hours()
    by_hour = np.where(met.day == span.day, UNKNOWN, by_day)
    by_hour = np.where(at == NO_HOUR, by_hour, (at <= span.at).astype(np.int8))
    return np.where(hour & (span.day != NEVER), by_hour, by_day)


def _of_met(rule: TimeLimit, met: Occurrences, span: Span) -> Truths:
    in_time = _in_time(met, span)
    final = rule.kind is Kind.LAPSE or (rule.if_missed is not None and rule.if_missed.final)
    late = CODE[Status.LAPSED if final else Status.MET_LATE]
    met_late = np.where(in_time == UNKNOWN, CODE[Status.UNDECIDED], late)
    return np.where(in_time == YES, CODE[Status.MET], met_late)


# Overtaken --------------------------------------------------------------------------------


def _stopped(rule: TimeLimit, view: View, *, met: Occurrences) -> Truths:
    found = np.full(view.size, OPEN, dtype=np.int8)
    unsure = flags(view.size)
    for overtaken in rule.overtaken_by:
        holds = truth(overtaken.by, view)
        stops = holds == YES
        if stops.any():
            stops &= _still(overtaken, view) & ~_met_first(overtaken.by, view, met=met)
            found[stops] = CODE[Status.STOPPED]
        unsure |= (holds == UNKNOWN) & ~met.has
    return np.where((found == OPEN) & unsure, CODE[Status.UNDECIDED], found)


def _still(overtaken: Overtaken, view: View) -> Flags:
    if overtaken.until is None:
        return flags(view.size, value=True)
    since = true_lately(overtaken.by, view)
    if since is None:
        return flags(view.size, value=True)
    again = view.newest_day((overtaken.until,))
    still: Flags = (since == BEFORE_ALL) | (again == BEFORE_ALL) | (again < since)
    return still


def _met_first(condition: Condition, view: View, *, met: Occurrences) -> Flags:
    since = true_since(condition, view)
    if since is None:
        return flags(view.size)
    first: Flags = met.has & (since != BEFORE_ALL) & (met.day <= since)
    return first


# By time ----------------------------------------------------------------------------------


def is_past(span: Span, view: View) -> Flags:
    """Where the last day or moment is over at the end of the day of the question."""
    as_of = view.world.cases.as_of
    return np.where(span.at == NO_HOUR, span.day < as_of, span.day <= as_of)


def _by_time(rule: TimeLimit, view: View, *, span: Span) -> Truths:
    none, past = span.day == NEVER, is_past(span, view)
    if rule.kind is Kind.RIGHT_FROM:
        is_open = past | (rule.lasts is None and not rule.national)
        later = span.start.expected | none | ~is_open
        return np.where(later, CODE[Status.RIGHT_NOT_YET], CODE[Status.RIGHT_OPEN])
    ends_by_itself = rule.if_missed and (rule.if_missed.lapses or rule.if_missed.derives)
    lapses = ends_by_itself or rule.kind is not Kind.MAXIMUM
    over = CODE[Status.LAPSED if lapses else Status.OVERDUE]
    return np.where(none | ~past, CODE[Status.RUNNING], over)

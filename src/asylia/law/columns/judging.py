"""How a limit stands in each case: met, overtaken, running, past."""

from dataclasses import dataclass

import numpy as np

from asylia.law.clock.latest import is_to_the_hour
from asylia.law.columns.arrays import (
    BEFORE_ALL,
    NEVER,
    NO_HOUR,
    UNKNOWN,
    YES,
    Flags,
    Truths,
    flags,
    where,
)
from asylia.law.columns.conditions import true_lately, true_since, truth
from asylia.law.columns.meeting import Met, either, first_after, in_time
from asylia.law.columns.spans import Span
from asylia.law.columns.views import View
from asylia.law.limits import Condition, Overtaken, TimeLimit
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
    met: Met


def judge(rule: TimeLimit, view: View, *, span: Span) -> Judgement:
    """How a limit stands in each case under one reading, doubts about facts left aside."""
    size = view.size
    met = first_after(rule, view, span=span, wanted=rule.met_by)
    shown = first_after(rule, view, span=span, wanted=rule.shown_by)
    shown_in_time = shown.has & (in_time(rule, shown, span=span) == YES)
    status = np.full(size, OPEN, dtype=np.int8)
    _put(status, _stopped(rule, view, met=either(met.has, met, other=shown.where(shown_in_time))))
    if rule.kind is not Kind.RIGHT_FROM:
        _put(status, where(met.has, _of_met(rule, met, span=span), other=OPEN))
    by_shown = where(shown_in_time, CODE[Status.MET], other=CODE[Status.UNDECIDED])
    open_before = status == OPEN
    _put(status, where(shown.has, by_shown, other=OPEN))
    met_by_shown = open_before & shown_in_time
    _put(status, where(span.paused, CODE[Status.PAUSED], other=OPEN))
    _put(status, where(span.hour_unknown, CODE[Status.UNDECIDED], other=OPEN))
    _put(status, _by_time(rule, view, span=span))
    done = (status == CODE[Status.MET]) | (status == CODE[Status.MET_LATE])
    return Judgement(status, either(met_by_shown, shown, other=met).where(done))


def _put(status: Truths, found: Truths) -> None:
    """Judge what is not judged yet."""
    status[:] = where(status == OPEN, found, other=status)


def _of_met(rule: TimeLimit, met: Met, *, span: Span) -> Truths:
    timely = in_time(rule, met, span=span)
    final = rule.kind is Kind.LAPSE or (rule.if_missed is not None and rule.if_missed.final)
    late = CODE[Status.LAPSED if final else Status.MET_LATE]
    met_late = where(timely == UNKNOWN, CODE[Status.UNDECIDED], other=late)
    return where(timely == YES, CODE[Status.MET], other=met_late)


# Overtaken --------------------------------------------------------------------------------


def _stopped(rule: TimeLimit, view: View, *, met: Met) -> Truths:
    found = np.full(view.size, OPEN, dtype=np.int8)
    unsure = flags(view.size)
    for overtaken in rule.overtaken_by:
        holds = truth(overtaken.by, view)
        stops = holds == YES
        if stops.any():
            stops &= _still(overtaken, view) & ~_met_first(overtaken.by, view, met=met)
            found[stops] = CODE[Status.STOPPED]
        unsure |= (holds == UNKNOWN) & ~met.has
    return where((found == OPEN) & unsure, CODE[Status.UNDECIDED], other=found)


def _still(overtaken: Overtaken, view: View) -> Flags:
    if overtaken.until is None:
        return flags(view.size, value=True)
    since = true_lately(overtaken.by, view)
    if since is None:
        return flags(view.size, value=True)
    again = view.newest_day((overtaken.until,))
    still: Flags = (since == BEFORE_ALL) | (again == BEFORE_ALL) | (again < since)
    return still


def _met_first(condition: Condition, view: View, *, met: Met) -> Flags:
    since = true_since(condition, view)
    if since is None:
        return flags(view.size)
    first: Flags = met.has & (since != BEFORE_ALL) & (met.day <= since)
    return first


# By time ----------------------------------------------------------------------------------


def is_over(rule: TimeLimit, span: Span, *, view: View) -> Flags:
    """Where the end has come: a day or a moment is over, but an event has only to happen."""
    if not is_to_the_hour(rule):
        return is_past(span, view)
    has_come: Flags = span.day <= view.world.cases.as_of
    return has_come


def is_past(span: Span, view: View) -> Flags:
    """Where the last day or moment is over at the end of the day of the question."""
    as_of = view.world.cases.as_of
    return where(span.at == NO_HOUR, span.day < as_of, other=span.day <= as_of)


def _by_time(rule: TimeLimit, view: View, *, span: Span) -> Truths:
    none, past = span.day == NEVER, is_over(rule, span, view=view)
    if rule.kind is Kind.RIGHT_FROM:
        is_open = past | (rule.lasts is None and not rule.national)
        later = none | ~is_open
        if span.start.expected is not None:
            later |= span.start.expected
        return where(later, CODE[Status.RIGHT_NOT_YET], other=CODE[Status.RIGHT_OPEN])
    missed = rule.if_missed
    ends_by_itself = missed and not missed.goes_on and (missed.lapses or missed.derives)
    lapses = ends_by_itself or rule.kind is not Kind.MAXIMUM
    over = CODE[Status.LAPSED if lapses else Status.OVERDUE]
    return where(none | ~past, CODE[Status.RUNNING], other=over)

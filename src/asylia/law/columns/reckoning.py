"""One limit in many cases: does it run, from when to when, under which readings."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from asylia.law.applicable import is_of_the_old_law
from asylia.law.clock.national import national_length
from asylia.law.clock.supposing import is_away
from asylia.law.columns.arrays import (
    NEVER,
    NO,
    UNKNOWN,
    Codes,
    Days,
    Flags,
    flags,
    never,
    no_hours,
    where,
)
from asylia.law.columns.conditions import truth
from asylia.law.columns.consequences import note_changes, watch
from asylia.law.columns.found import Dates, Found, distinct, has_one
from asylia.law.columns.governing import Governing, Verdicts
from asylia.law.columns.judging import CODE, SETTLED, Judgement, is_over, judge
from asylia.law.columns.readings import otherwise
from asylia.law.columns.spans import Span, either, spans_of
from asylia.law.columns.views import View
from asylia.law.limits import EARLIER, TimeLimit
from asylia.law.terms import Kind, Status

STATED = "a length that an entry states"


def reckon(
    rule: TimeLimit, view: View, *, verdicts: Verdicts, governing: Governing
) -> Found | None:
    """A limit in the cases in which it starts and may be governed by its act.

    Args:
        rule: The limit.
        view: The cases, seen from the event that starts it; none of them is governed by other law.
        verdicts: Which law governs each.
        governing: Which law governs any other period.

    Returns:
        What was found where it runs; none if it runs nowhere.
    """
    if rule.national and national_length(view.world.settings, rule.id) is None:
        return None
    runs, doubtful = _conditions(rule, view)
    if rule.stated:
        said = _stated(rule, view) & runs
        view.world.fall(view.rows[said], STATED)
        runs &= said
    if not runs.any():
        return None
    if not runs.all():
        view, doubtful = view.only(runs), doubtful[runs]
        verdicts = verdicts.of(runs)
    return _running(rule, view, doubtful=doubtful, verdicts=verdicts, governing=governing)


def _conditions(rule: TimeLimit, view: View) -> tuple[Flags, Flags]:
    """Where no condition fails, and where one is not known."""
    runs, doubtful = flags(view.size, value=True), flags(view.size)
    for condition in rule.applies_if:
        holds = truth(condition, view)
        runs &= holds != NO
        doubtful |= holds == UNKNOWN
    return runs, doubtful


def _stated(rule: TimeLimit, view: View) -> Flags:
    """Where the starting entry says something about the length."""
    found = flags(view.size)
    for happenings in view.world.events.values():
        codes = happenings.said.get(rule.stated)
        if codes is not None:
            found |= (codes.take(view.rows, axis=1) != 0).any(axis=0)
    return found


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class _Stand:
    """How a limit stands in each case, before it is asked whether its law governs.

    Attributes:
        spans: Its period under each reading.
        span: The one to work to.
        judgement: How it stands, doubts about facts and about the law left aside.
        counted: Where it can be counted at all.
        doubtful: Where a condition is not known.
    """

    spans: list[Span]
    span: Span
    judgement: Judgement
    counted: Flags
    doubtful: Flags


def _running(
    rule: TimeLimit, view: View, *, doubtful: Flags, verdicts: Verdicts, governing: Governing
) -> Found | None:
    spans = [each for one in spans_of(rule, view) for each in otherwise(rule, view, own=one)]
    spans = [each for each in spans if each.on.any()]
    if not spans:
        return None
    span = _chosen(rule, view, spans=spans)
    judgement = _doubted(rule, view, judgement=judge(rule, view, span=span), spans=spans)
    stand = _Stand(
        spans=spans, span=span, judgement=judgement, counted=_counted(spans), doubtful=doubtful
    )
    governs, of_law = _by_law(rule, view, stand=stand, verdicts=verdicts)
    if not governs.all():
        view.world.forget_end(view.world.place[rule.id], view.rows[~governs])
    runs = stand.counted & governs
    sure = ~doubtful & (~of_law | bool(view.world.supposed))
    watch(rule, view, span=span, judgement=judgement, on=(runs, sure), governing=governing)
    if view.world.to_store:
        note_changes(rule, view, spans=spans, span=span, judgement=judgement, runs=runs)
    doubts = doubtful | of_law
    return _found(
        rule, view, stand=stand, on=runs & ~(doubts & (span.day == NEVER)), doubts=doubts,
        flagged=verdicts.flagged,
    )  # fmt: skip


def _counted(spans: Sequence[Span]) -> Flags:
    """Where the hour is not missing under every reading."""
    found = flags(spans[0].on.size)
    for span in spans:
        found |= span.on & ~span.hour_unknown & ~span.no_hour
    return found


def _chosen(rule: TimeLimit, view: View, *, spans: Sequence[Span]) -> Span:
    """The period to work to: by the reading that was chosen, else the one that ends first."""
    found, best = spans[0], np.full(view.size, NEVER, dtype=np.int32)
    for place, span in enumerate(spans):
        rank = _rank(rule, view, span=span, place=place)
        better = span.on & (rank < best)
        best = where(better, rank, other=best)
        found = either(better, span, other=found)
    return found


def _rank(rule: TimeLimit, view: View, *, span: Span, place: int) -> Days:
    doubt = rule.reading
    if doubt is None:
        return np.full(view.size, place, dtype=np.int32)
    if span.key == view.world.settings.readings.get(doubt.id, doubt.default):
        return np.full(view.size, place - CHOSEN_FIRST, dtype=np.int32)
    return where(span.day == NEVER, span.start.day + UNDATED_LAST, other=span.day)


CHOSEN_FIRST, UNDATED_LAST = np.int32(2**29), np.int32(2**29)


def _doubted(
    rule: TimeLimit, view: View, *, judgement: Judgement, spans: Sequence[Span]
) -> Judgement:
    """Undecided where one reading is over and another is not, and none was chosen."""
    doubt = rule.reading
    if doubt is None or view.world.settings.readings.get(doubt.id, doubt.default) != EARLIER:
        return judgement
    over, under_way = flags(view.size), flags(view.size)
    for span in spans:
        dated, past = span.on & (span.day != NEVER), is_over(rule, span, view=view)
        over |= dated & past
        under_way |= dated & ~past
    undecided = over & under_way & ~SETTLED.take(judgement.status)
    status = where(undecided, CODE[Status.UNDECIDED], other=judgement.status)
    return Judgement(status, judgement.met)


# Which law --------------------------------------------------------------------------------


def _by_law(
    rule: TimeLimit, view: View, *, stand: _Stand, verdicts: Verdicts
) -> tuple[Flags, Flags]:
    """Where the rule governs or may govern, and where that is open."""
    is_open = verdicts.applies == UNKNOWN
    if not is_open.any():
        return ~is_open, is_open
    over = is_open & _was_over(rule, stand, by=verdicts.pending_on)
    old = is_of_the_old_law(rule)
    of_law = is_open & ~over
    governs = ~over | old
    if is_away(rule, view.world.supposed):
        return governs & ~of_law, of_law & False
    return governs, of_law


def _was_over(rule: TimeLimit, stand: _Stand, *, by: Days) -> Flags:
    """Where the limit was met or past before the day on which the law changed."""
    if rule.kind is Kind.RIGHT_FROM and not is_of_the_old_law(rule):
        return flags(by.size)
    span, met = stand.span, stand.judgement.met
    over = where(met.has, met.day, other=span.day)
    stopped = stand.judgement.status == CODE[Status.STOPPED]
    runs = stand.counted & ~(stand.doubtful & (span.day == NEVER)) & ~stopped
    was_over: Flags = runs & (by != NEVER) & (over != NEVER) & (over < by)
    return was_over


# What is shown ----------------------------------------------------------------------------


def _found(
    rule: TimeLimit, view: View, *, stand: _Stand, on: Flags, doubts: Flags, flagged: Flags
) -> Found | None:
    if not on.any():
        return None
    span, judgement = stand.span, stand.judgement
    settled = SETTLED.take(judgement.status)
    status = where(doubts & ~settled, CODE[Status.UNDECIDED], other=judgement.status)
    due = Dates(span.day, span.at)
    readings = _several(rule, stand.spans)
    alone = ~has_one(readings, view.size) & (doubts | flagged)
    shown = on & ~settled
    candidates = [one.where(shown) for one in readings]
    if (alone & shown).any():
        candidates.append(due.where(alone & shown))
    found = Found(
        rows=view.rows,
        named=view.named,
        status=status,
        starts=span.start.day,
        due=due,
        nominal=_nominal(span) if view.world.to_store else None,
        met=Dates(judgement.met.day, judgement.met.hours()),
        candidates=tuple(one for one in candidates if (one.day != NEVER).any()),
    )
    return found if on.all() else found.of(on)


def _nominal(span: Span) -> Days:
    return never(span.day.size) if span.nominal is None else span.nominal


def _told(span: Span, keys: Sequence[str]) -> Codes | None:
    """By which reading a date is told, and whether it is counted from what is still to come."""
    if not span.labelled or span.key not in keys:
        return None
    told = np.full(span.day.size, 2 * keys.index(span.key), dtype=np.int16)
    return told if span.start.expected is None else told + span.start.expected


def _several(rule: TimeLimit, spans: Sequence[Span]) -> list[Dates]:
    """The dates of the readings, each once, where there are several."""
    keys = ["", *(one.key for one in rule.reading.readings)] if rule.reading else []
    found: list[Dates] = []
    for span in spans:
        other = span.other
        open_ends = None if other is None else span.on & (other != NEVER) & (span.day != NEVER)
        shown = span.on if span.labelled else open_ends
        if shown is not None and shown.any():
            found.append(Dates(span.day, span.at, _told(span, keys)).where(shown))
        if other is not None and open_ends is not None and open_ends.any():
            found.append(Dates(other, no_hours(other.size)).where(open_ends))
    found = distinct(found)
    number = sum((one.day != NEVER).astype(np.int8) for one in found)
    return [one.where(number > 1) for one in found]

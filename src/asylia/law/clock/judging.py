"""How a limit stands: met, overtaken, running, past, and by what."""

from datetime import datetime

from asylia.law.clock.answer import Moment
from asylia.law.clock.conditions import open_point, true_lately, true_since, truth
from asylia.law.clock.latest import is_over, is_to_the_hour
from asylia.law.clock.readings import Span
from asylia.law.clock.timeline import Occurrence, not_after
from asylia.law.clock.words import HOUR_NOT_RECORDED, left_open, not_said
from asylia.law.clock.world import View
from asylia.law.limits import Condition, Happens, Overtaken, TimeLimit
from asylia.law.sentences import sentence
from asylia.law.terms import Event, Kind, Status
from asylia.law.unchanging import unchanging

SETTLED = (Status.MET, Status.MET_LATE, Status.STOPPED)


@unchanging()
class Judgement:
    """How a limit stands, with the reason if there is one."""

    status: Status
    reason: str | None = None
    met: Occurrence | None = None


def judge(rule: TimeLimit, view: View, *, span: Span) -> Judgement:
    """How a limit stands under one reading, doubts about facts left aside."""
    met = _met(rule, view, span=span)
    shown = _shown(rule, view, span=span)
    in_time = shown.met if shown is not None else None
    stopped = _stopped(rule, view, met=met or in_time)
    if stopped is not None:
        return stopped
    if met is not None and rule.kind is not Kind.RIGHT_FROM:
        return _judge_met(rule, view, span=span, met=met)
    if shown is not None:
        return shown
    if span.paused is not None:
        return Judgement(Status.PAUSED, span.paused)
    if span.hour_unknown:
        return Judgement(Status.UNDECIDED, HOUR_NOT_RECORDED)
    return Judgement(_by_time(rule, view, span=span))


def _met(rule: TimeLimit, view: View, *, span: Span) -> Occurrence | None:
    return _first_after(rule, view, span=span, wanted=rule.met_by)


def _first_after(
    rule: TimeLimit, view: View, *, span: Span, wanted: tuple[Event | Happens, ...]
) -> Occurrence | None:
    found = []
    for want in wanted:
        for one in view.world.timeline.of(want, view.state):
            if one.by is None and (rule.early or not_after(span.start, one)):
                found.append(one)
                break
    return min(found, key=lambda one: one.day, default=None)


def _stopped(rule: TimeLimit, view: View, *, met: Occurrence | None) -> Judgement | None:
    unsure = None
    for overtaken in rule.overtaken_by:
        holds = truth(overtaken.by, view)
        if holds and _still(overtaken, view) and not _met_first(overtaken.by, view, met=met):
            return Judgement(Status.STOPPED, overtaken.says)
        if holds is None and met is None:
            unsure = Judgement(Status.UNDECIDED, _unsure(overtaken, view))
    return unsure


def _unsure(overtaken: Overtaken, view: View) -> str:
    point = open_point(overtaken.by, view)
    return not_said(overtaken.says) if point is None else left_open(point)


def _still(overtaken: Overtaken, view: View) -> bool:
    if overtaken.until is None:
        return True
    since = true_lately(overtaken.by, view)
    again = view.world.timeline.newest(overtaken.until, state=view.state)
    return again is None or since is None or again.day < since


def _met_first(condition: Condition, view: View, *, met: Occurrence | None) -> bool:
    since = true_since(condition, view)
    return met is not None and since is not None and met.day <= since


def _judge_met(rule: TimeLimit, view: View, *, span: Span, met: Occurrence) -> Judgement:
    in_time = span.due is None or _in_time(rule, view, met=met, due=span.due)
    if in_time is None:
        return Judgement(Status.UNDECIDED, _hour_missing(rule, met))
    if in_time:
        return Judgement(Status.MET, None, met)
    if rule.kind is Kind.LAPSE or (rule.if_missed is not None and rule.if_missed.final):
        return Judgement(
            Status.LAPSED, sentence("%(event)s only on %(day)s", event=met.event.words, day=met.day)
        )
    return Judgement(Status.MET_LATE, None, met)


def _shown(rule: TimeLimit, view: View, *, span: Span) -> Judgement | None:
    """A step of which only a later one tells: met if even that was in time, else open."""
    shown = _first_after(rule, view, span=span, wanted=rule.shown_by)
    if shown is None:
        return None
    if span.due is None or _in_time(rule, view, met=shown, due=span.due):
        return Judgement(Status.MET, None, shown)
    return Judgement(
        Status.UNDECIDED,
        sentence(
            "only %(event)s on %(day)s is recorded: it shows that the step was taken, not that it "
            "was taken in time",
            event=shown.event.words,
            day=shown.day,
        ),
    )


def _hour_missing(rule: TimeLimit, met: Occurrence) -> str:
    if is_to_the_hour(rule):
        return sentence(
            "%(event)s fell on %(day)s, on which the time ended too, and not both hours are "
            "recorded: it came in time, or late",
            event=met.event.words,
            day=met.day,
        )
    return sentence("the hour of %(event)s is not recorded", event=met.event.words)


def _in_time(rule: TimeLimit, view: View, *, met: Occurrence, due: Moment) -> bool | None:
    """Whether it was met by the end; None where that turns on an hour that is not recorded."""
    if isinstance(due, datetime) and isinstance(met.at, datetime):
        return met.at <= due
    last = view.world.day(due)
    if met.day == last and (isinstance(due, datetime) or is_to_the_hour(rule)):
        return None
    return met.day <= last


def _by_time(rule: TimeLimit, view: View, *, span: Span) -> Status:
    if rule.kind is Kind.RIGHT_FROM:
        return _right(rule, view, span=span)
    if span.due is None or not is_over(rule, view, due=span.due):
        return Status.RUNNING
    missed = rule.if_missed
    ends_by_itself = missed and not missed.goes_on and (missed.lapses or missed.derives)
    return Status.LAPSED if ends_by_itself or rule.kind is not Kind.MAXIMUM else Status.OVERDUE


def _right(rule: TimeLimit, view: View, *, span: Span) -> Status:
    if span.start.expected or span.due is None:
        return Status.RIGHT_NOT_YET
    if rule.lasts is None and not rule.national:
        return Status.RIGHT_OPEN
    return Status.RIGHT_OPEN if view.world.is_past(span.due) else Status.RIGHT_NOT_YET

"""What the law produces when a limit passes, and when time alone changes the answer."""

from datetime import date, timedelta

from asylia.law.clock.answer import DerivedEvent
from asylia.law.clock.judging import SETTLED, Judgement
from asylia.law.clock.readings import Span
from asylia.law.clock.timeline import Occurrence
from asylia.law.clock.world import RESPONSIBILITY, View
from asylia.law.limits import TimeLimit
from asylia.law.terms import Event, Kind, Status

OVER = (Status.LAPSED, Status.MET_LATE, Status.OVERDUE)
"""A limit that passed unmet; what goes on is overdue, even if the law produces an event by it."""


def watch(
    rule: TimeLimit, view: View, *, spans: list[Span], span: Span, judgement: Judgement, sure: bool
) -> None:
    """Note what the law produces at the end of a limit, and when time changes the answer.

    Args:
        rule: The limit.
        view: The world, seen from it.
        spans: Its period under each reading.
        span: The one to work to.
        judgement: How it stands, doubts about facts and about the law left aside.
        sure: True if there is no such doubt.
    """
    _watch_readings(view, spans, judgement=judgement)
    in_time = judgement.met is not None and judgement.status is not Status.MET_LATE
    if span.due is None or in_time or judgement.status is Status.STOPPED:
        return
    missed = rule.if_missed
    if not view.world.is_past(span.due):
        _watch_running(rule, view, last=view.world.day(span.due))
    elif missed and missed.derives and judgement.status in OVER:
        derived = DerivedEvent(
            event=missed.derives,
            at=view.world.day(span.due),
            by=rule.id,
            cites=str(missed.cites or rule.cites),
            attributes={"state": view.state} if view.state else {},
        )
        _derive(rule, view, derived=derived, span=span, sure=sure)


def _derive(rule: TimeLimit, view: View, *, derived: DerivedEvent, span: Span, sure: bool) -> None:
    """None does that is in doubt; of several that produce the same event, ``settling`` picks."""
    if not sure:
        view.world.law_is_open |= (
            rule.cites.instrument in RESPONSIBILITY
            and view.world.governs(rule, span.start.day).applies is None
        )
        return
    view.world.derived[derived.event, view.state] = derived


def _watch_readings(view: View, spans: list[Span], *, judgement: Judgement) -> None:
    """Under another reading time may change the answer on another day."""
    if judgement.status in SETTLED or len(spans) == 1:
        return
    for span in spans:
        if span.due is not None and not view.world.is_past(span.due):
            view.world.changes_on.add(view.world.day(span.due) + timedelta(days=1))


def _watch_running(rule: TimeLimit, view: View, *, last: date) -> None:
    missed = rule.if_missed
    if (missed and (missed.derives or missed.lapses)) or rule.kind is not Kind.MAXIMUM:
        view.world.changes_on.add(last + timedelta(days=1))
    if missed and missed.derives:
        _expect(missed.derives, rule, view=view, last=last)


def _expect(event: Event, rule: TimeLimit, *, view: View, last: date) -> None:
    soonest = view.world.expected.get(event)
    if soonest is None or last < soonest.day:
        view.world.expected[event] = Occurrence(
            event, last, last, "", {}, by=rule.id, expected=True
        )

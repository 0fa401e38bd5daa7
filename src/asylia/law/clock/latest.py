"""The latest moment of a duty that no period measures: an event, or the end of another limit."""

from datetime import datetime

from asylia.law.clock.answer import Moment
from asylia.law.clock.timeline import Occurrence, not_after
from asylia.law.clock.words import latest_step, start_step
from asylia.law.clock.world import View
from asylia.law.limits import TimeLimit
from asylia.law.periods import Step


def latest(rule: TimeLimit, view: View, *, start: Occurrence) -> tuple[Moment | None, list[Step]]:
    """The latest moment of a limit, as far as it has come or is known, and how it was found.

    Args:
        rule: The limit; no period measures it.
        view: The world, seen from it.
        start: What it runs from.
    """
    if rule.before_end_of:
        one, due = None, view.world.ends.get((rule.before_end_of, view.state))
    else:
        one = _event(rule, view, start=start)
        due = None if one is None else one.day if rule.that_day else view.world.local(one.at)
    if not view.world.explain:
        return due, []
    return due, [start_step(rule, start), *latest_step(rule, one, due=due)]


def _event(rule: TimeLimit, view: View, *, start: Occurrence) -> Occurrence | None:
    """The first event after the start that is a latest moment; also one that the law produced."""
    found = []
    for want in rule.no_later_than:
        for one in view.world.timeline.of(want, view.state):
            if not_after(start, one):
                found.append(one)
                break
    return min(found, key=lambda one: one.day, default=None)


def is_to_the_hour(rule: TimeLimit) -> bool:
    """Whether the hour of an event ends a limit, so that of two on one day both hours matter."""
    return bool(rule.no_later_than) and not rule.that_day


def is_over(rule: TimeLimit, view: View, *, due: Moment) -> bool:
    """Whether the end has come: a day or a moment is over, but an event has only to happen."""
    world = view.world
    if not is_to_the_hour(rule):
        return world.is_past(due)
    if isinstance(due, datetime) and world.question.moment is not None:
        return due <= world.question.moment
    return world.day(due) <= world.question.as_of

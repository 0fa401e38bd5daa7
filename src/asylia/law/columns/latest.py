"""The latest moment of duties that no period measures: an event, or the end of another limit."""

from asylia.law.columns.arrays import NO_HOUR, Days, Moments, no_hours, where
from asylia.law.columns.conditions import end_of
from asylia.law.columns.occurrences import Occurrences, came_no_later, chosen, nobody
from asylia.law.columns.views import View, picked
from asylia.law.limits import Happens, TimeLimit


def latest(rule: TimeLimit, view: View, *, start: Occurrences) -> tuple[Days, Moments]:
    """The latest day and moment in each case; ``NEVER`` where it has not come or is not known."""
    if rule.before_end_of:
        return end_of(rule.before_end_of, view)
    one = _event(rule, view, start=start)
    if rule.that_day:
        return one.day, no_hours(view.size)
    return one.day, where(one.has, one.hours(), other=NO_HOUR)


def _event(rule: TimeLimit, view: View, *, start: Occurrences) -> Occurrences:
    """The first event after the start that is a latest moment; also one that the law produced."""
    best = nobody(view.size)
    for want in rule.no_later_than:
        event = want.event if isinstance(want, Happens) else want
        seen, mask = view.seen(event), view.mask(want)
        if seen is None or mask is None:
            continue
        mask = mask & came_no_later(start.day, start.at, other=seen.day, than=seen.at)
        one = picked(seen, event, mask=mask)
        best = chosen(one.has & (one.day < best.day), one, other=best)
    return best

"""Answers to the questions that rules ask of the file: yes, no, not known."""

from collections.abc import Callable, Iterable
from datetime import date

from asylia.law.clock.crisis import derogates, waits_for_a_choice
from asylia.law.clock.timeline import Occurrence, not_after
from asylia.law.clock.world import View
from asylia.law.limits import (
    AllOf,
    AnyOf,
    Attribute,
    Before,
    Condition,
    Derogates,
    During,
    Extended,
    Happened,
    LessLeft,
    Not,
    PersonIs,
    Unsettled,
    Unused,
    WithinLimit,
    Younger,
)
from asylia.law.periods import AMMR_75, end_of
from asylia.law.terms import Event

Truth = bool | None


def truth(condition: Condition, view: View) -> Truth:
    """Whether a condition holds; None where the file does not say."""
    return _TRUTH[type(condition)](condition, view)


def true_since(condition: Condition, view: View) -> date | None:
    """The day of the event that made a condition true; None if no single event did."""
    found = _SINCE.get(type(condition))
    one = found(condition, view) if found else None
    return one.day if one else None


def true_lately(condition: Condition, view: View) -> date | None:
    """The day of the newest event that makes a condition true; None if no single event does."""
    if isinstance(condition, Happened):
        one = view.world.timeline.newest(*condition.events, state=view.state)
        return one.day if one else None
    if isinstance(condition, AllOf | AnyOf):
        days = (true_lately(part, view) for part in condition.parts)
        return max((day for day in days if day is not None), default=None)
    return true_since(condition, view)


def _happened(condition: Happened, view: View) -> Truth:
    return _first_of(condition, view) is not None


def _first_of(condition: Happened, view: View) -> Occurrence | None:
    return view.world.timeline.first(*condition.events, state=view.state)


def _attribute(condition: Attribute, view: View) -> Truth:
    one = _newest(condition.event, view)
    if one is None:
        return condition.absent
    if condition.key not in one.attributes:
        return condition.silent
    return one.attributes[condition.key] in condition.values


def _newest(event: Event, view: View) -> Occurrence | None:
    if view.start is not None and view.start.event is event:
        return view.start
    return view.world.timeline.newest(event, state=view.state)


def _person(condition: PersonIs, view: View) -> Truth:
    fact: object = getattr(view.world.person, condition.fact, None)
    if fact is not None:
        return fact == condition.value
    day = view.start.day if view.start else view.world.question.as_of
    born = view.world.person.date_of_birth
    if condition.under is None or (born is not None and age(born, day) < condition.under):
        return None
    return False


def _younger(condition: Younger, view: View) -> Truth:
    born = view.world.person.date_of_birth
    day = view.start.day if view.start else view.world.question.as_of
    if born is None:
        return False
    return age(born, day) < condition.years


def age(born: date, day: date) -> int:
    """The age in whole years on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _during(condition: During, view: View) -> Truth:
    start = None if condition.now else view.start
    day = start.day if start else view.world.question.as_of
    began = [one for one in view.world.timeline.of(condition.begins) if one.day <= day]
    if not began:
        return False
    return not any(began[-1].day <= one.day < day for one in view.world.timeline.of(condition.ends))


def _extended(condition: Extended, view: View) -> Truth:
    one = _extension(condition, view)
    if one is None or not condition.ground or "ground" in one.attributes:
        return one is not None
    return None


def _extension(condition: Extended, view: View) -> Occurrence | None:
    end = view.world.ends.get((condition.limit, view.state))
    for one in view.world.timeline.of(Event.TIME_LIMIT_EXTENDED, view.state):
        in_time = end is None or one.day <= view.world.day(end)
        if in_time and one.attributes.get("limit") == condition.limit and _grounds(condition, one):
            return one
    return None


def _grounds(condition: Extended, one: Occurrence) -> bool:
    """Whether the ground is one of those meant; an entry without a ground may be."""
    if "ground" not in one.attributes:
        return True
    ground = str(one.attributes["ground"]).casefold()
    return not condition.ground or any(word.casefold() in ground for word in condition.ground)


def _within(condition: WithinLimit, view: View) -> Truth:
    return _inside(condition, view) is not None


def _inside(condition: WithinLimit, view: View) -> Occurrence | None:
    end = view.world.ends.get((condition.limit, view.state))
    if end is None:
        return None
    last = view.world.day(end)
    first = view.start.day if condition.after_start and view.start else date.min
    found = (one for want in condition.events for one in view.world.timeline.of(want, view.state))
    return _latest_of(one for one in found if first <= one.day <= last)


def _unused(condition: Unused, view: View) -> Truth:
    """Whether a time passed without an act; not known where only the least length is."""
    end = view.world.ends.get((condition.limit, view.state))
    known = end is not None
    end = end or view.world.ends.get((condition.least, view.state))
    if end is None or not view.world.is_past(end):
        return False
    used = view.world.timeline.first(*condition.events, state=view.state)
    if used is not None and (not known or used.day <= view.world.day(end)):
        return False
    return True if known else None


def _unsettled(condition: Unsettled, view: View) -> Truth:
    chosen = view.world.settings.readings.get(condition.id)
    return None if chosen not in (condition.yes, condition.no) else chosen == condition.yes


def open_point(condition: Condition, view: View) -> Unsettled | None:
    """The point that the act leaves open, where nothing but that keeps a condition unanswered."""
    if isinstance(condition, Unsettled):
        return condition
    if isinstance(condition, Derogates):
        return condition.left_open if waits_for_a_choice(condition, view) else None
    if isinstance(condition, Not):
        return open_point(condition.part, view)
    if not isinstance(condition, AllOf | AnyOf):
        return None
    found = [open_point(part, view) for part in condition.parts if truth(part, view) is None]
    return found[0] if found and all(found) else None


def _less_left(condition: LessLeft, view: View) -> Truth:
    return _short(condition, view) is not None


def _short(condition: LessLeft, view: View) -> Occurrence | None:
    end = view.world.ends.get((condition.limit, view.state))
    one = view.world.timeline.newest(condition.event, state=view.state)
    if end is None or one is None:
        return None
    enough = end_of(
        one.day, condition.length, counting=AMMR_75, state=view.world.calendar, explain=False
    )
    return one if view.world.day(enough.nominal) > view.world.day(end) else None


def _before(condition: Before, view: View) -> Truth:
    return _earlier(condition, view) is not None


def _earlier(condition: Before, view: View) -> Occurrence | None:
    one = view.world.timeline.first(condition.event, state=view.state)
    other = view.world.timeline.first(condition.other, state=view.state)
    return one if one and (other is None or not_after(one, other)) else None


def _all_of(condition: AllOf, view: View) -> Truth:
    found = [truth(part, view) for part in condition.parts]
    return False if False in found else None if None in found else True


def _any_of(condition: AnyOf, view: View) -> Truth:
    found = [truth(part, view) for part in condition.parts]
    return True if True in found else None if None in found else False


def _not(condition: Not, view: View) -> Truth:
    found = truth(condition.part, view)
    return None if found is None else not found


def _since_parts(condition: AllOf | AnyOf, view: View) -> Occurrence | None:
    found = (_SINCE[type(part)](part, view) for part in condition.parts if type(part) in _SINCE)
    return _latest_of(one for one in found if one)


def _latest_of(occurrences: Iterable[Occurrence]) -> Occurrence | None:
    return max(occurrences, key=lambda one: one.day, default=None)


def _since_attribute(condition: Attribute, view: View) -> Occurrence | None:
    return _newest(condition.event, view)


_TRUTH: dict[type, Callable[..., Truth]] = {
    Happened: _happened,
    Attribute: _attribute,
    PersonIs: _person,
    Younger: _younger,
    During: _during,
    Extended: _extended,
    WithinLimit: _within,
    Unused: _unused,
    Unsettled: _unsettled,
    Derogates: derogates,
    LessLeft: _less_left,
    Before: _before,
    AllOf: _all_of,
    AnyOf: _any_of,
    Not: _not,
}
_SINCE: dict[type, Callable[..., Occurrence | None]] = {
    Happened: _first_of,
    Attribute: _since_attribute,
    Extended: _extension,
    WithinLimit: _inside,
    LessLeft: _short,
    Before: _earlier,
    AllOf: _since_parts,
    AnyOf: _since_parts,
}

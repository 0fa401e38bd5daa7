"""Answers to the questions that rules ask of many files at once: yes, no, not known."""

from collections.abc import Callable
from datetime import date

import numpy as np

from asylia.law.columns.arrays import (
    BEFORE_ALL,
    EPOCH,
    NEVER,
    NO,
    NO_HOUR,
    UNKNOWN,
    YES,
    Codes,
    Days,
    Flags,
    Moments,
    Truths,
    first_line,
    flags,
    never,
    no_hours,
    on_line,
    truths,
    where,
)
from asylia.law.columns.calendars import FAILED
from asylia.law.columns.occurrences import not_after
from asylia.law.columns.store import NOT_SAID
from asylia.law.columns.views import NUMBER, View
from asylia.law.columns.world import CRISIS, OUTSIDE
from asylia.law.columns.zones import local_days
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
from asylia.law.periods import AMMR_75
from asylia.law.terms import Event

ALONE = "unaccompanied_minor"
"""The only fact about a person, beside the age, that rules ask for."""
FIRST_YEAR, LAST_YEAR = 1850, 2250
_BASE = date(FIRST_YEAR, 1, 1).toordinal() - EPOCH


def truth(condition: Condition, view: View) -> Truths:
    """Whether a condition holds in each case."""
    return _TRUTH[type(condition)](condition, view)


def true_since(condition: Condition, view: View) -> Days | None:
    """The day of the event that made a condition true; none of a condition without an event.

    Where there is no such event the day is ``BEFORE_ALL``.
    """
    found = _SINCE.get(type(condition))
    return found(condition, view) if found else None


def true_lately(condition: Condition, view: View) -> Days | None:
    """The day of the newest event that makes a condition true, in the same form."""
    if isinstance(condition, Happened):
        return view.newest_day(condition.events)
    if isinstance(condition, AllOf | AnyOf):
        return _latest([true_lately(part, view) for part in condition.parts])
    return true_since(condition, view)


def _latest(found: list[Days | None]) -> Days | None:
    best: Days | None = None
    for one in found:
        if one is not None:
            best = one if best is None else np.maximum(best, one)
    return best


def _or_before_all(days: Days) -> Days:
    """Days, those that have not come as ``BEFORE_ALL``."""
    return where(days == NEVER, BEFORE_ALL, other=days)


def _yes_no(found: Flags) -> Truths:
    return found.astype(np.int8)


# Events -----------------------------------------------------------------------------------


def _happened(condition: Happened, view: View) -> Truths:
    return _yes_no(view.first_day(condition.events) != NEVER)


def _since_happened(condition: Happened, view: View) -> Days:
    return _or_before_all(view.first_day(condition.events))


def _attribute(condition: Attribute, view: View) -> Truths:
    found = truths(view.size, value=condition.absent)
    newest = view.one(condition.event, newest=True)
    starts = _starts(condition, view)
    if newest is None:
        found[starts] = truths(1, value=condition.silent)
        return found
    has = newest.has | starts
    line = where(starts, view.start.line, other=newest.line)
    answers = _answers(condition, view)
    codes = _codes(condition, view)
    if codes is None:
        found[has] = answers[NOT_SAID]
        return found
    said = on_line(codes, np.maximum(line, 0))
    said = where(line < 0, NOT_SAID, other=said)
    return where(has, answers.take(said), other=found)


def _answers(condition: Attribute, view: View) -> Truths:
    """The answer for each code of the attribute."""
    happenings = view.world.events[condition.event]
    known = happenings.values.get(condition.key, ())
    silent = truths(1, value=condition.silent)
    return np.concatenate(
        (silent, np.array([value in condition.values for value in known], dtype=np.int8))
    )


def _codes(condition: Attribute, view: View) -> Codes | None:
    seen = view.seen(condition.event)
    return None if seen is None else seen.said(condition.key)


def _since_attribute(condition: Attribute, view: View) -> Days:
    newest = view.newest_day((condition.event,))
    return where(_starts(condition, view), view.start.day, other=newest)


def _starts(condition: Attribute, view: View) -> Flags:
    """Where the period starts with the event that the condition is about."""
    event, number = view.start.event, NUMBER[condition.event]
    return flags(view.size, value=event == number) if isinstance(event, int) else event == number


def _during(condition: During, view: View) -> Truths:
    day = np.full(view.size, view.world.cases.as_of, dtype=np.int32)
    if not condition.now:
        day = view.start.day
    begins, ends = view.days(condition.begins), view.days(condition.ends)
    if begins is None:
        return truths(view.size, value=False)
    began = where(begins <= day, begins, other=BEFORE_ALL).max(axis=0)
    holds = began != BEFORE_ALL
    if ends is not None:
        holds &= ~((ends >= began) & (ends < day)).any(axis=0)
    return _yes_no(holds)


def _before(condition: Before, view: View) -> Truths:
    return _yes_no(_since_before(condition, view) != BEFORE_ALL)


def _since_before(condition: Before, view: View) -> Days:
    one, other = view.first((condition.event,)), view.first((condition.other,))
    first = one.has & (~other.has | not_after(one, other))
    return where(first, one.day, other=BEFORE_ALL)


# The person -------------------------------------------------------------------------------


def _dates() -> Days:
    """Year, month and day as one number, for the days of four centuries."""
    numbers = [
        day.year * 10_000 + day.month * 100 + day.day
        for day in (
            date.fromordinal(number)
            for number in range(_BASE + EPOCH, date(LAST_YEAR, 1, 1).toordinal())
        )
    ]
    return np.array(numbers, dtype=np.int32)


_DATES: list[Days] = []


def _date(days: Days) -> Days:
    if not _DATES:
        _DATES.append(_dates())
    return _DATES[0].take(days - _BASE)


def _is_younger(view: View, years: int) -> Flags:
    """Who is known to be under an age when the period starts."""
    born = view.world.cases.born.take(view.rows)
    known = born != NEVER
    age = (_date(view.start.day) - _date(where(known, born, other=0))) // 10_000
    younger: Flags = known & (age < years)
    return younger


def _person(condition: PersonIs, view: View) -> Truths:
    alone = view.world.cases.alone.take(view.rows)
    if condition.under is None:
        unknown = truths(view.size, value=None)
    else:
        unknown = where(_is_younger(view, condition.under), UNKNOWN, other=NO)
    return where(
        alone == UNKNOWN, unknown, other=(alone == int(condition.value is True)).astype(np.int8)
    )


def _younger(condition: Younger, view: View) -> Truths:
    return _yes_no(_is_younger(view, condition.years))


# Other limits -----------------------------------------------------------------------------


def _end_of(limit: str, view: View) -> tuple[Days, Flags]:
    """The last day of another limit as this one sees it, and whether it is a moment of that day."""
    day, at = end_of(limit, view)
    hour: Flags = at != NO_HOUR
    if view.state != view.world.cases.state and hour.any():
        there = local_days(at, view.world.calendars.of(view.state).zone_name)
        day = where(hour & (day != NEVER), there, other=day)
    return day, hour


def end_of(limit: str, view: View) -> tuple[Days, Moments]:
    """The last day of another limit in the zone of the State that holds the file, or its moment."""
    until = view.world.ends.get(view.world.place.get(limit, -1))
    if until is None:
        return never(view.size), no_hours(view.size)
    day = where(until.named.take(view.rows) == view.named, until.day.take(view.rows), other=NEVER)
    return day, until.at.take(view.rows)


def _extended(condition: Extended, view: View) -> Truths:
    which, seen = _extensions(condition, view), view.seen(Event.TIME_LIMIT_EXTENDED)
    if which is None or seen is None:
        return truths(view.size, value=False)
    extends: Flags = np.logical_or.reduce(which, axis=0)
    found = _yes_no(extends)
    grounds = seen.said("ground")
    if not condition.ground:
        return found
    if grounds is None:
        return where(found == YES, UNKNOWN, other=found)
    silent = on_line(grounds, first_line(which)) == NOT_SAID
    return where((found == YES) & silent, UNKNOWN, other=found)


def _since_extended(condition: Extended, view: View) -> Days:
    which, seen = _extensions(condition, view), view.seen(Event.TIME_LIMIT_EXTENDED)
    if which is None or seen is None:
        return np.full(view.size, BEFORE_ALL, dtype=np.int32)
    extends: Flags = np.logical_or.reduce(which, axis=0)
    return where(extends, on_line(seen.day, first_line(which)), other=BEFORE_ALL)


def _extensions(condition: Extended, view: View) -> Flags | None:
    """Which entries extend the limit, line by line; none if no entry does at all."""
    seen = view.seen(Event.TIME_LIMIT_EXTENDED)
    names = seen.says("limit", (condition.limit,), silent=False) if seen else None
    if seen is None or names is None:
        return None
    end, _ = _end_of(condition.limit, view)
    found: Flags = (seen.day != NEVER) & names & (seen.day <= end)
    grounds = seen.said("ground")
    if condition.ground and grounds is not None:
        words = [word.casefold() for word in condition.ground]
        meant = [
            any(word in str(value).casefold() for word in words)
            for value in seen.happenings.values["ground"]
        ]
        found &= np.array([True, *meant], dtype=np.bool_).take(grounds)
    return found


def _within(condition: WithinLimit, view: View) -> Truths:
    return _yes_no(_since_within(condition, view) != BEFORE_ALL)


def _since_within(condition: WithinLimit, view: View) -> Days:
    last, _ = _end_of(condition.limit, view)
    known = last != NEVER
    found = np.full(view.size, BEFORE_ALL, dtype=np.int32)
    for want in condition.events:
        days = view.days(want)
        if days is not None:
            inside = (days <= last) & known
            if condition.after_start:
                inside &= days >= view.start.day
            found = np.maximum(found, where(inside, days, other=BEFORE_ALL).max(axis=0))
    return found


def _unused(condition: Unused, view: View) -> Truths:
    end, hour = _end_of(condition.limit, view)
    least, least_hour = _end_of(condition.least, view)
    known = end != NEVER
    end, hour = where(known, end, other=least), where(known, hour, other=least_hour)
    as_of = view.world.cases.as_of
    past = (end != NEVER) & where(hour, end <= as_of, other=end < as_of)
    used = view.first_day(condition.events)
    acted = (used != NEVER) & (~known | (used <= end))
    return where(past & ~acted, where(known, YES, other=UNKNOWN), other=NO)


def _less_left(condition: LessLeft, view: View) -> Truths:
    return _yes_no(_since_less_left(condition, view) != BEFORE_ALL)


def _since_less_left(condition: LessLeft, view: View) -> Days:
    end, _ = _end_of(condition.limit, view)
    day = view.newest_day((condition.event,))
    found = np.full(view.size, BEFORE_ALL, dtype=np.int32)
    both = np.flatnonzero((end != NEVER) & (day != BEFORE_ALL))
    if both.size:
        enough = view.world.calendars.nominal(
            day[both], condition.length, counting=AMMR_75, state=view.state
        )
        view.world.fall(view.rows[both[enough == FAILED]], OUTSIDE)
        short = both[enough > end[both]]
        found[short] = day[short]
    return found


def _unsettled(condition: Unsettled, view: View) -> Truths:
    key = view.world.settings.readings.get(condition.id)
    return truths(
        view.size, None if key not in (condition.yes, condition.no) else key == condition.yes
    )


def _derogates(_condition: Derogates, view: View) -> Truths:
    """Whether a State may do otherwise; where a decision is set, the clock has to look."""
    if view.world.settings.crisis:
        view.world.fall(view.rows, CRISIS)
    return truths(view.size, value=False)


# Parts ------------------------------------------------------------------------------------


def _all_of(condition: AllOf, view: View) -> Truths:
    return _joined(condition, view, decides=NO)


def _any_of(condition: AnyOf, view: View) -> Truths:
    return _joined(condition, view, decides=YES)


def _joined(condition: AllOf | AnyOf, view: View, *, decides: np.int8) -> Truths:
    found = np.full(view.size, NO if decides == YES else YES, dtype=np.int8)
    for part in condition.parts:
        one = truth(part, view)
        found = where(
            (found == decides) | (one == decides), decides,
            other=where((found == UNKNOWN) | (one == UNKNOWN), UNKNOWN, other=found),
        )  # fmt: skip
    return found


def _not(condition: Not, view: View) -> Truths:
    found = truth(condition.part, view)
    return where(found == UNKNOWN, UNKNOWN, other=1 - found).astype(np.int8)


def _since_parts(condition: AllOf | AnyOf, view: View) -> Days | None:
    return _latest([true_since(part, view) for part in condition.parts])


_TRUTH: dict[type, Callable[..., Truths]] = {
    Happened: _happened,
    Attribute: _attribute,
    PersonIs: _person,
    Younger: _younger,
    During: _during,
    Extended: _extended,
    WithinLimit: _within,
    Unused: _unused,
    Unsettled: _unsettled,
    Derogates: _derogates,
    LessLeft: _less_left,
    Before: _before,
    AllOf: _all_of,
    AnyOf: _any_of,
    Not: _not,
}
_SINCE: dict[type, Callable[..., Days | None]] = {
    Happened: _since_happened,
    Attribute: _since_attribute,
    Extended: _since_extended,
    WithinLimit: _since_within,
    LessLeft: _since_less_left,
    Before: _since_before,
    AllOf: _since_parts,
    AnyOf: _since_parts,
}
KNOWN = frozenset(_TRUTH)
"""The conditions that this floor can answer."""

"""Every small change of a rule: what ``rule_mutants`` tries.

A rule is a literal, so a change is made of the object and not of its text: a length by one, the
way of counting, a condition left out, an event that no longer meets it. Sentences, citations and
who owes it are left alone, and so are the spans of force and the bounds of national law, which
other tests judge.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from asylia.law.clock.timeline import starting
from asylia.law.limits import (
    AllOf,
    AnyOf,
    Attribute,
    Before,
    Condition,
    During,
    Extended,
    Happened,
    Happens,
    Interpretation,
    Latest,
    LessLeft,
    Missed,
    Not,
    PersonIs,
    Preferred,
    Reading,
    Start,
    TimeLimit,
    Unused,
    WithinLimit,
    Younger,
)
from asylia.law.periods import Counting, Length, Rolling, Unit
from asylia.law.terms import Event, Kind

Change = tuple[str, TimeLimit]
"""What is changed, in words, and the rule as it then is."""

Wanted = Event | Happens
T = TypeVar("T")
WHOLE = (Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS)
SHORT = 4
"""Up to so many days a period may hold fewer than two working days."""


def changes(rule: TimeLimit) -> Iterator[Change]:
    """Each small change of a rule."""
    yield from _lengths(rule)
    yield from _latest(rule)
    yield from _counting(rule)
    yield from _kinds(rule)
    yield from _starts(rule)
    yield from _conditions(rule)
    yield from _what_meets(rule)
    yield from _what_overtakes(rule)
    yield from _parts(rule)
    yield from _consequences(rule)
    yield from _readings(rule)


# How long, how counted, of what kind


def _other_lengths(length: Length) -> Iterator[tuple[str, Length]]:
    yield f"{length} + 1", Length(length.amount + 1, length.unit)
    if length.amount > 1:
        yield f"{length} - 1", Length(length.amount - 1, length.unit)
    other = {
        Unit.DAYS: (length.amount, Unit.WORKING_DAYS),
        Unit.WORKING_DAYS: (length.amount, Unit.DAYS),
        Unit.WEEKS: (length.amount * 5, Unit.WORKING_DAYS),
        Unit.MONTHS: (length.amount * 30, Unit.DAYS),
        Unit.YEARS: (length.amount * 365, Unit.DAYS),
    }.get(length.unit)
    if other:
        unlike = Length(*other)
        yield f"{length} as {unlike}", unlike


def _lengths(rule: TimeLimit) -> Iterator[Change]:
    if rule.lasts is None:
        return
    yield "without a length", replace(rule, lasts=None)
    for words, length in _other_lengths(rule.lasts):
        yield words, replace(rule, lasts=length)
    for number in range(len(rule.longer)):
        yield f"longer {number + 1} left out", replace(rule, longer=_without(rule.longer, number))


def _latest(rule: TimeLimit) -> Iterator[Change]:
    if rule.no_later_than or rule.before_end_of:
        yield "without a latest moment", replace(rule, no_later_than=(), before_end_of="")
    if rule.no_later_than:
        yield "the whole day or the hour", replace(rule, that_day=not rule.that_day)


def _counting(rule: TimeLimit) -> Iterator[Change]:
    if rule.lasts is None and not rule.national:
        return
    unit = rule.lasts.unit if rule.lasts else Unit.DAYS
    for words, counting in _other_countings(rule, unit):
        yield words, replace(rule, counted_by=counting)
    if unit in WHOLE and rule.liberty and rule.counted_by.rolling is Rolling.YES:
        yield "liberty left out", replace(rule, liberty=False)


def _other_countings(rule: TimeLimit, unit: Unit) -> Iterator[tuple[str, Counting]]:
    counting = rule.counted_by
    if counting.backward:
        yield "not counted back", replace(counting, backward=False)
    elif unit is Unit.HOURS:
        other = not counting.from_the_moment
        yield "hours from the other moment", replace(counting, from_the_moment=other)
    elif unit in WHOLE:
        for rolling in _other_rollings(rule):
            yield f"an end on a day off moved: {rolling}", replace(counting, rolling=rolling)
        if _is_short(rule) and counting.rolling is not Rolling.NO:
            held = None if counting.two_working_days else "REG-1182-71 3(5)"
            yield "two working days turned round", replace(counting, two_working_days=held)


def _other_rollings(rule: TimeLimit) -> list[Rolling]:
    """The other ways; for a restriction of liberty an end moves only in another reading."""
    own = rule.counted_by.rolling
    others = [rolling for rolling in Rolling if rolling is not own]
    if not rule.liberty:
        return others
    return [one for one in others if Rolling.NO in (one, own)][:1]


def _is_short(rule: TimeLimit) -> bool:
    lasts = rule.lasts
    return lasts is not None and lasts.unit is Unit.DAYS and 1 < lasts.amount <= SHORT


def _kinds(rule: TimeLimit) -> Iterator[Change]:
    if rule.kind is Kind.RIGHT_FROM or rule.lasts is None:
        other = Kind.MAXIMUM if rule.kind is Kind.RIGHT_FROM else Kind.RIGHT_FROM
        yield f"kind {other}", replace(rule, kind=other)
    elif rule.kind is Kind.MAXIMUM:
        yield f"kind {Kind.RIGHT_FROM}", replace(rule, kind=Kind.RIGHT_FROM)
        missed = rule.if_missed or Missed(says="")
        by_itself = missed.lapses or missed.derives is not None
        if not by_itself or (rule.met_by and not missed.final):
            yield f"kind {Kind.LAPSE}", replace(rule, kind=Kind.LAPSE)
    elif not (rule.if_missed and rule.if_missed.lapses) or rule.met_by:
        yield f"kind {Kind.MAXIMUM}", replace(rule, kind=Kind.MAXIMUM)


# From what it runs


def _starts(rule: TimeLimit) -> Iterator[Change]:
    for words, start in _other_starts(rule.runs_from):
        yield f"start: {words}", replace(rule, runs_from=start)
    if rule.per_state:
        yield "one clock for all States", replace(rule, per_state=False)


def _other_starts(start: Start) -> Iterator[tuple[str, Start]]:
    if isinstance(start, Event | Happens):
        yield from _other_events(start)
        return
    events = start if isinstance(start, tuple) else start.events
    make: Callable[[tuple[Wanted, ...]], Start] = tuple if isinstance(start, tuple) else type(start)
    if isinstance(start, Latest):
        yield "the first instead of the newest", events
    elif len(events) > 1:
        yield "the newest instead of the first", Latest(events)
    if isinstance(start, Preferred):
        yield "the other first", Preferred(events[::-1])
    for words, others in _other_lists(events):
        yield words, make(others)


def _other_lists(events: tuple[Wanted, ...]) -> Iterator[tuple[str, tuple[Wanted, ...]]]:
    """A list of events with one of them left out, or changed."""
    for number, event in enumerate(events):
        if len(events) > 1:
            yield f"{_name(event)} left out", _without(events, number)
        for words, other in _other_events(event):
            yield words, (*events[:number], other, *events[number + 1 :])


def _other_events(event: Wanted) -> Iterator[tuple[str, Wanted]]:
    if isinstance(event, Event):
        return
    yield f"{_name(event)} whatever it carries", event.event
    yield f"{_name(event)} if silent", replace(event, strictly=not event.strictly)
    for number, (key, values) in enumerate(event.where):
        for value in values if len(values) > 1 else ():
            fewer = tuple(one for one in values if one != value)
            where = (*event.where[:number], (key, fewer), *event.where[number + 1 :])
            yield f"{_name(event)} without {key} {value}", replace(event, where=where)
        if len(event.where) > 1:
            yield (
                f"{_name(event)} whatever {key}",
                replace(event, where=_without(event.where, number)),
            )


def _name(event: Wanted) -> str:
    if isinstance(event, Event):
        return event.value
    where = ", ".join(f"{key} {'/'.join(map(str, values))}" for key, values in event.where)
    return f"{event.event.value} ({where})"


# Conditions


def _conditions(rule: TimeLimit) -> Iterator[Change]:
    for number, condition in enumerate(rule.applies_if):
        yield (
            f"condition {number + 1} left out",
            replace(rule, applies_if=_without(rule.applies_if, number)),
        )
        for words, other in (*other_conditions(condition), *_of_silence(condition, rule)):
            changed = (*rule.applies_if[:number], other, *rule.applies_if[number + 1 :])
            yield f"condition {number + 1}: {words}", replace(rule, applies_if=changed)


def other_conditions(condition: Condition) -> Iterator[tuple[str, Condition]]:
    """Each small change of a condition."""
    yield from _BY_KIND.get(type(condition), _nothing)(condition)


def _nothing(_: Condition) -> Iterator[tuple[str, Condition]]:
    return iter(())


def _of_parts(condition: AllOf | AnyOf) -> Iterator[tuple[str, Condition]]:
    for number, part in enumerate(condition.parts):
        if len(condition.parts) > 1:
            yield (
                f"part {number + 1} left out",
                replace(condition, parts=_without(condition.parts, number)),
            )
        for words, other in other_conditions(part):
            parts = (*condition.parts[:number], other, *condition.parts[number + 1 :])
            yield f"part {number + 1}: {words}", replace(condition, parts=parts)


def _of_not(condition: Not) -> Iterator[tuple[str, Condition]]:
    yield "turned round", condition.part
    for words, other in other_conditions(condition.part):
        yield f"not: {words}", replace(condition, part=other)


def _of_happened(condition: Happened) -> Iterator[tuple[str, Condition]]:
    for words, events in _other_lists(condition.events):
        yield words, replace(condition, events=events)


def _of_attribute(condition: Attribute) -> Iterator[tuple[str, Condition]]:
    for value in condition.values if len(condition.values) > 1 else ():
        yield (
            f"without {condition.key} {value}",
            replace(condition, values=tuple(one for one in condition.values if one != value)),
        )


def _of_silence(condition: Condition, rule: TimeLimit) -> Iterator[tuple[str, Condition]]:
    """What is answered where the file says nothing, if a condition rests on that alone."""
    if isinstance(condition, Not):
        for words, part in _of_silence(condition.part, rule):
            yield f"not: {words}", replace(condition, part=part)
    if not isinstance(condition, Attribute):
        return
    for other in _other_truths(condition.silent):
        yield f"{condition.key} not said: {other}", replace(condition, silent=other)
    if condition.event in _events_of(rule.runs_from):
        return
    for other in _other_truths(condition.absent):
        yield f"no {condition.event}: {other}", replace(condition, absent=other)


def _other_truths(told: object) -> tuple[bool | None, ...]:
    return (True, False) if told is None else (None,)


def _events_of(start: Start) -> set[Event]:
    return {one.event if isinstance(one, Happens) else one for one in starting(start)}


def _of_person(condition: PersonIs) -> Iterator[tuple[str, Condition]]:
    yield "turned round", replace(condition, value=not condition.value)
    if condition.under is not None:
        yield "of whatever age", replace(condition, under=None)


def _of_younger(condition: Younger) -> Iterator[tuple[str, Condition]]:
    yield "a year older", replace(condition, years=condition.years + 1)
    yield "a year younger", replace(condition, years=condition.years - 1)


def _of_during(condition: During) -> Iterator[tuple[str, Condition]]:
    yield "never over", Happened((condition.begins,), condition.says)
    yield "on the other day", replace(condition, now=not condition.now)
    for words, begins in _other_events(condition.begins):
        yield words, replace(condition, begins=begins)
    for words, ends in _other_events(condition.ends):
        yield words, replace(condition, ends=ends)


def _of_extended(condition: Extended) -> Iterator[tuple[str, Condition]]:
    yield "another limit extended", replace(condition, limit=f"not-{condition.limit}")
    yield (
        "however late",
        Happened(
            (Happens(Event.TIME_LIMIT_EXTENDED, (("limit", (condition.limit,)),), strictly=True),),
            condition.says,
        ),
    )
    if condition.ground:
        yield "on whatever ground", replace(condition, ground=())


def _of_within(condition: WithinLimit) -> Iterator[tuple[str, Condition]]:
    yield "however late", Happened(condition.events, condition.says)
    if condition.after_start:
        yield "however early", replace(condition, after_start=False)
    for words, events in _other_lists(condition.events):
        yield words, replace(condition, events=events)


def _of_unused(condition: Unused) -> Iterator[tuple[str, Condition]]:
    yield "however late", replace(condition, limit=f"not-{condition.limit}")
    yield "without the least", replace(condition, least=f"not-{condition.least}")
    for words, events in _other_lists(condition.events):
        yield words, replace(condition, events=events)


def _of_less_left(condition: LessLeft) -> Iterator[tuple[str, Condition]]:
    for words, length in _other_lengths(condition.length):
        yield words, replace(condition, length=length)


def _of_before(condition: Before) -> Iterator[tuple[str, Condition]]:
    yield "at whatever time", Happened((condition.event,), condition.says)
    yield "the other way round", replace(condition, event=condition.other, other=condition.event)
    for words, event in _other_events(condition.event):
        yield words, replace(condition, event=event)
    for words, event in _other_events(condition.other):
        yield words, replace(condition, other=event)


_BY_KIND: dict[type, Callable[..., Iterator[tuple[str, Condition]]]] = {
    AllOf: _of_parts,
    AnyOf: _of_parts,
    Not: _of_not,
    Happened: _of_happened,
    Attribute: _of_attribute,
    PersonIs: _of_person,
    Younger: _of_younger,
    During: _of_during,
    Extended: _of_extended,
    WithinLimit: _of_within,
    Unused: _of_unused,
    LessLeft: _of_less_left,
    Before: _of_before,
}


# What meets it, stops it, lengthens it, follows


def _what_meets(rule: TimeLimit) -> Iterator[Change]:
    for words, others in _fewer(rule.met_by):
        yield f"met by {words}", replace(rule, met_by=others)
    for words, others in _fewer(rule.shown_by):
        yield f"shown by {words}", replace(rule, shown_by=others)
    if rule.early:
        yield "early left out", replace(rule, early=False)


def _fewer(events: tuple[Wanted, ...]) -> Iterator[tuple[str, tuple[Wanted, ...]]]:
    if len(events) == 1:
        yield f"{_name(events[0])} left out", ()
    yield from _other_lists(events)


def _what_overtakes(rule: TimeLimit) -> Iterator[Change]:
    for number, one in enumerate(rule.overtaken_by):
        words = f"overtaken {number + 1}"
        yield f"{words} left out", replace(rule, overtaken_by=_without(rule.overtaken_by, number))
        conditions = (*other_conditions(one.by), *_of_silence(one.by, rule))
        others = [(what, replace(one, by=by)) for what, by in conditions]
        if one.until is not None:
            others.append(("for good", replace(one, until=None)))
        for what, other in others:
            changed = (*rule.overtaken_by[:number], other, *rule.overtaken_by[number + 1 :])
            yield f"{words}: {what}", replace(rule, overtaken_by=changed)


def _parts(rule: TimeLimit) -> Iterator[Change]:
    for number, limb in enumerate(rule.limbs):
        yield f"limb {number + 1} left out", replace(rule, limbs=_without(rule.limbs, number))
        for words, length in _other_lengths(limb.lasts):
            limbs = (*rule.limbs[:number], replace(limb, lasts=length), *rule.limbs[number + 1 :])
            yield f"limb {number + 1}: {words}", replace(rule, limbs=limbs)
        for words, start in _other_starts(limb.runs_from):
            limbs = (
                *rule.limbs[:number],
                replace(limb, runs_from=start),
                *rule.limbs[number + 1 :],
            )
            yield f"limb {number + 1}: {words}", replace(rule, limbs=limbs)
    yield from _extensions(rule)
    yield from _pauses(rule)


def _extensions(rule: TimeLimit) -> Iterator[Change]:
    for number, one in enumerate(rule.extended_by):
        words = f"extension {number + 1}"
        yield f"{words} left out", replace(rule, extended_by=_without(rule.extended_by, number))
        others = [(what, replace(one, lasts=length)) for what, length in _other_lengths(one.lasts)]
        others += [(what, replace(one, when=when)) for what, when in other_conditions(one.when)]
        for what, other in others:
            changed = (*rule.extended_by[:number], other, *rule.extended_by[number + 1 :])
            yield f"{words}: {what}", replace(rule, extended_by=changed)


def _pauses(rule: TimeLimit) -> Iterator[Change]:
    for number, one in enumerate(rule.pauses):
        words = f"pause {number + 1}"
        yield f"{words} left out", replace(rule, pauses=_without(rule.pauses, number))
        others = [("goes on or begins again", replace(one, restarts=not one.restarts))]
        others += [(what, replace(one, begins=event)) for what, event in _other_events(one.begins)]
        others += [(what, replace(one, ends=event)) for what, event in _other_events(one.ends)]
        for what, other in others:
            changed = (*rule.pauses[:number], other, *rule.pauses[number + 1 :])
            yield f"{words}: {what}", replace(rule, pauses=changed)


def _consequences(rule: TimeLimit) -> Iterator[Change]:
    missed = rule.if_missed
    if missed is None or rule.lasts is None:
        return
    if missed.derives is not None:
        yield (
            "produces nothing",
            replace(rule, if_missed=replace(missed, derives=None, lapses=True)),
        )
    elif missed.lapses and rule.kind is Kind.MAXIMUM:
        yield "does not lapse", replace(rule, if_missed=replace(missed, lapses=False))
    elif not missed.lapses and rule.kind is Kind.MAXIMUM:
        yield "lapses", replace(rule, if_missed=replace(missed, lapses=True))
    if missed.final and rule.met_by:
        yield "not final", replace(rule, if_missed=replace(missed, final=False))


# Doubtful points


def _readings(rule: TimeLimit) -> Iterator[Change]:
    doubt = rule.reading
    if doubt is None:
        return
    for words, other in _other_doubts(doubt):
        yield f"reading: {words}", replace(rule, reading=other)


def _other_doubts(doubt: Interpretation) -> Iterator[tuple[str, Interpretation]]:
    for key in dict.fromkeys(one.key for one in doubt.readings):
        if key != doubt.default:
            yield f"{key} worked to", replace(doubt, default=key)
    if doubt.only_if is not None:
        yield "always in doubt", replace(doubt, only_if=None)
        for words, condition in other_conditions(doubt.only_if):
            yield f"in doubt, {words}", replace(doubt, only_if=condition)
    for number, one in enumerate(doubt.readings):
        for what, other in _other_readings(one):
            changed = (*doubt.readings[:number], other, *doubt.readings[number + 1 :])
            yield f"{number + 1}, {what}", replace(doubt, readings=changed)


def _other_readings(one: Reading) -> Iterator[tuple[str, Reading]]:
    if one.lasts is not None:
        for words, length in _other_lengths(one.lasts):
            yield words, replace(one, lasts=length)
    if one.runs_from is not None:
        yield "the usual start", replace(one, runs_from=None)
    if one.whole_day:
        yield "from the hour", replace(one, whole_day=False)
    if one.limb is not None:
        yield "without its limb", replace(one, limb=None)


def _without(items: tuple[T, ...], number: int) -> tuple[T, ...]:
    return (*items[:number], *items[number + 1 :])

"""What to record so that an open point is settled."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from asylia.law.clock.doubts import APPLYING, BOTH_KINDS, OPEN_ATTRIBUTES, SUBMISSIONS
from asylia.law.clock.timeline import starting
from asylia.law.clock.words import (
    HOUR_NOT_RECORDED,
    HOUR_UNKNOWN,
    NOT_SAID,
    NOT_SAID_WHETHER,
    WHICH_IS_OPEN,
)
from asylia.law.facts.attributes import WORDS
from asylia.law.limits import AllOf, AnyOf, Attribute, Condition, Happens, Not, PersonIs, TimeLimit
from asylia.law.sentences import Sentence, split
from asylia.law.terms import UNCERTAIN, Event

VALUES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **WORDS,
        "ground": ("asylum", "transfer", "return", "criminal"),
        "competent_to_register": ("true", "false"),
        "subsequent": ("true", "false"),
        "urgent": ("true", "false"),
    }
)


def mends_of(rule: TimeLimit, why: str) -> list[str]:
    """What to record, each as an order: "record the hour of biometrics_taken".

    Args:
        rule: The limit that is open or does not run.
        why: The reason that the clock gave, which may be several in one line.

    Returns:
        The orders without repetition; none if the reason is not a missing fact.
    """
    found = (
        mend
        for one in split(why)
        for mend in (*_of_events(one), *_of_attributes(rule, one), *_of_hour(rule, one))
    )
    return list(dict.fromkeys(found))


def _said(why: str, pattern: str, *, part: str) -> object:
    """What stands in a place of a sentence of this pattern; none if it is of another."""
    return why.parts[part] if isinstance(why, Sentence) and why.pattern == pattern else None


def _of_events(why: str) -> Iterator[str]:
    open_event = _said(why, WHICH_IS_OPEN, part="event")
    for event, kinds in UNCERTAIN.items():
        if event.words == open_event:
            yield f"record {_either(kinds)} as a correction of {event}"
    for event in SUBMISSIONS:
        if event.words == open_event:
            yield f"record {_either(APPLYING)} on that day, whichever it was"
    if why == BOTH_KINDS:
        both = " and ".join(UNCERTAIN[Event.APPREHENSION])
        yield f"withdraw the wrong one of {both}"


def _of_attributes(rule: TimeLimit, why: str) -> Iterator[str]:
    for opened in OPEN_ATTRIBUTES:
        if why == opened.why:
            yield _attribute(opened.event, opened.key)
    whether, overtaken = (
        _said(why, NOT_SAID_WHETHER, part="says"),
        _said(why, NOT_SAID, part="says"),
    )
    for condition in rule.applies_if:
        if condition.says == whether:
            yield from _of_condition(condition)
    for over in rule.overtaken_by:
        if over.says == overtaken:
            yield from _of_condition(over.by)


def _of_condition(condition: Condition) -> Iterator[str]:
    if isinstance(condition, Attribute):
        yield _attribute(condition.event, condition.key)
    elif isinstance(condition, PersonIs):
        yield f"record {condition.fact} of the person"
    elif isinstance(condition, Not):
        yield from _of_condition(condition.part)
    elif isinstance(condition, AllOf | AnyOf):
        for part in condition.parts:
            yield from _of_condition(part)


def _attribute(event: Event, key: str) -> str:
    values = VALUES.get(key)
    return f"record {key} of {event}" + (f" ({_either(values)})" if values else "")


def _of_hour(rule: TimeLimit, why: str) -> Iterator[str]:
    if why in (HOUR_UNKNOWN, HOUR_NOT_RECORDED):
        events = (
            want.event if isinstance(want, Happens) else want for want in starting(rule.runs_from)
        )
        yield f"record the hour of {_either(tuple(dict.fromkeys(events)))}"


def _either(names: tuple[str, ...]) -> str:
    return " or ".join((", ".join(names[:-1]), names[-1]) if len(names) > 1 else names)

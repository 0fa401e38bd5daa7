"""What to record so that an open point is settled."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from asylia.law.clock.doubts import OPEN_ATTRIBUTES
from asylia.law.clock.timeline import starting
from asylia.law.facts.attributes import WORDS
from asylia.law.limits import AllOf, AnyOf, Attribute, Condition, Happens, Not, PersonIs, TimeLimit
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
HOUR = ("the hour is unknown", "the hour is not recorded")


def mends_of(rule: TimeLimit, why: str) -> list[str]:
    """What to record, each as an order: "record the hour of biometrics_taken".

    Args:
        rule: The limit that is open or does not run.
        why: The reason that the clock gave.

    Returns:
        The orders without repetition; none if the reason is not a missing fact.
    """
    return list(dict.fromkeys((*_of_events(why), *_of_attributes(rule, why), *_of_hour(rule, why))))


def _of_events(why: str) -> Iterator[str]:
    for event, kinds in UNCERTAIN.items():
        if f"{event.words}: which it was is open" in why:
            yield f"record {_either(kinds)} as a correction of {event}"
    if "is entered in both kinds" in why:
        both = " and ".join(UNCERTAIN[Event.APPREHENSION])
        yield f"withdraw the wrong one of {both}"


def _of_attributes(rule: TimeLimit, why: str) -> Iterator[str]:
    for opened in OPEN_ATTRIBUTES:
        if opened.why in why:
            yield _attribute(opened.event, opened.key)
    asked = (*rule.applies_if, *(overtaken.by for overtaken in rule.overtaken_by))
    says = (*(each.says for each in rule.applies_if), *(each.says for each in rule.overtaken_by))
    for condition, sentence in zip(asked, says, strict=True):
        if f"whether {sentence}" in why or f"{sentence}: the file does not say" in why:
            yield from _of_condition(condition)


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
    if any(words in why for words in HOUR):
        events = (
            want.event if isinstance(want, Happens) else want for want in starting(rule.runs_from)
        )
        yield f"record the hour of {_either(tuple(dict.fromkeys(events)))}"


def _either(names: tuple[str, ...]) -> str:
    return " or ".join((", ".join(names[:-1]), names[-1]) if len(names) > 1 else names)

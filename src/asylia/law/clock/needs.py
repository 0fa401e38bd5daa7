"""What a rule reads, so that what the law adds to a case touches no others."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import is_dataclass
from functools import cache

from asylia.law.clock.timeline import BETWEEN_STATES
from asylia.law.limits import Derogates, Extended, LessLeft, TimeLimit, Unused, WithinLimit
from asylia.law.terms import Event


def touched(
    rules: Sequence[TimeLimit], places: Sequence[int], *, by: AbstractSet[Event]
) -> list[int]:
    """The rules that may say something else once an event has come or is expected.

    Args:
        rules: The book, each rule after those that its conditions name.
        places: The places of those asked about, in order.
        by: The events.
    """
    found: list[int] = []
    limits: set[str] = set()
    for place in places:
        rule = rules[place]
        reads, asks = _needs(rule)
        if not reads.isdisjoint(by) or not asks.isdisjoint(limits):
            found.append(place)
            limits.add(rule.id)
    return found


@cache
def _needs(rule: TimeLimit) -> tuple[frozenset[Event], frozenset[str]]:
    """The events that a rule reads, and the limits whose ends it asks for."""
    return frozenset(events_of(rule)), frozenset(limits_of(rule))


def parts_of(part: object) -> Iterator[object]:
    """Everything that a rule is made of."""
    yield part
    if isinstance(part, tuple):
        for each in part:
            yield from parts_of(each)
    elif is_dataclass(part):
        for each in vars(part).values():
            yield from parts_of(each)


def events_of(rule: TimeLimit) -> Iterator[Event]:
    """The events that a rule reads."""
    for part in parts_of(rule):
        if isinstance(part, Event):
            yield part
    if rule.per_state:
        yield from BETWEEN_STATES


def limits_of(rule: TimeLimit) -> Iterator[str]:
    """The limits whose ends a rule asks for."""
    for part in parts_of(rule):
        if isinstance(part, Extended | WithinLimit | LessLeft | Unused):
            yield part.limit
        if isinstance(part, TimeLimit) and part.before_end_of:
            yield part.before_end_of
        if isinstance(part, Unused):
            yield part.least
        if isinstance(part, Derogates):
            yield from part.running

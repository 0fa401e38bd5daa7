"""What the rules of a book read and produce, so that what the law adds touches no others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from asylia.law.clock.needs import events_of, limits_of
from asylia.law.limits import TimeLimit
from asylia.law.terms import Event


@dataclass(frozen=True, eq=False, repr=False)
class Needs:
    """What the rules of a book read and produce.

    Attributes:
        place: Where each limit stands, by its id.
        produced: What limits produce when they pass, by their place.
        asked: The limits whose ends conditions ask for.
        touched: For each event that the law can produce, the limits that may change with it.
    """

    place: dict[str, int]
    produced: dict[int, Event]
    asked: frozenset[int]
    touched: dict[Event, frozenset[int]]

    def touched_by(self, events: Iterable[Event]) -> list[int]:
        """The limits that may change with some events, in the order of the book."""
        return sorted({place for event in events for place in self.touched[event]})


@cache
def needs_of(rules: tuple[TimeLimit, ...]) -> Needs:
    """What the rules of a book read and produce."""
    place = {rule.id: number for number, rule in enumerate(rules)}
    asks = [frozenset(place[one] for one in limits_of(rule) if one in place) for rule in rules]
    reads = [frozenset(events_of(rule)) for rule in rules]
    produced = {
        number: rule.if_missed.derives
        for number, rule in enumerate(rules)
        if rule.if_missed and rule.if_missed.derives
    }
    touched = {
        event: _with_followers(
            {
                number
                for number in range(len(rules))
                if event in reads[number] or produced.get(number) is event
            },
            asks,
        )
        for event in set(produced.values())
    }
    return Needs(place, produced, frozenset().union(*asks), touched)


def _with_followers(first: set[int], asks: Sequence[frozenset[int]]) -> frozenset[int]:
    """The limits, and those that ask for the end of one of them."""
    found = set(first)
    for number, asked in enumerate(asks):
        if asked & found:
            found.add(number)
    return frozenset(found)

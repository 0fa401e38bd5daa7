"""Reckoning until the law produces nothing new, in one settled set of facts."""

from collections.abc import Mapping
from datetime import date

from asylia.law.clock.answer import DerivedEvent
from asylia.law.clock.book import Book
from asylia.law.clock.merging import Results
from asylia.law.clock.needs import touched
from asylia.law.clock.reckoning import Found, reckon
from asylia.law.clock.timeline import Occurrence
from asylia.law.clock.world import World
from asylia.law.limits import TimeLimit
from asylia.law.terms import Event
from asylia.law.unchanging import unchanging

ROUNDS = 30
"""An event that the law produces may start another limit: so many times at the most."""

Produced = dict[tuple[Event, str | None], DerivedEvent]
"""What the law produced, by the event and the other State."""


class NeverSettles(RuntimeError):
    """The rules produce events without end; that is a mistake in the rules."""


@unchanging()
class _Noted:
    """What a limit left: its answers, the days that change them, and what it produced."""

    found: list[Found]
    changes_on: set[date]
    derived: Produced


def settle(world: World, book: Book) -> Results:
    """Reckon until the law produces nothing new; again only what an event may have touched.

    What the law produces is entered day by day, the earliest first: it may change or prevent what
    seemed to follow later.

    Args:
        world: The facts.
        book: The rules.

    Raises:
        NeverSettles: The rules produce events without end.
    """
    entered: Produced = {}
    noted: dict[int, _Noted] = {}
    news: set[Event] | None = None
    for _ in range(ROUNDS):
        expected = dict(world.expected)
        begun = book.that_may_begin((*world.timeline.events, *world.expected))
        again = begun if news is None else touched(book.rules, begun, by=news)
        for place in again:
            noted[place] = _note(book.rules[place], world, before=noted.get(place))
        produced = _earliest(noted)
        new = {key: derived for key, derived in produced.items() if key not in entered}
        news = _changed(expected, world.expected)
        if not new and not news:
            world.derived = entered
            world.changes_on = {day for one in noted.values() for day in one.changes_on}
            return {book.rules[place].id: one.found for place, one in noted.items()}
        first = min((derived.at for derived in new.values()), default=None)
        for key, derived in new.items():
            if derived.at == first:
                entered[key] = derived
                news.add(derived.event)
                _enter(world, derived)
    raise NeverSettles(f"the law kept producing events: {sorted(map(str, entered))}")


def _note(rule: TimeLimit, world: World, *, before: _Noted | None) -> _Noted:
    """Reckon a limit, what it left before being taken back."""
    for one in before.found if before else ():
        world.ends.pop((rule.id, one.state), None)
    world.changes_on, world.derived = set(), {}
    return _Noted(reckon(rule, world), world.changes_on, world.derived)


def _earliest(noted: Mapping[int, _Noted]) -> Produced:
    """What the law produced; of several limits that produce the same event, the earliest does."""
    found: Produced = {}
    for place in sorted(noted):
        for key, derived in noted[place].derived.items():
            known = found.get(key)
            if known is None or derived.at < known.at:
                found[key] = derived
    return found


def _changed(
    before: Mapping[Event, Occurrence], expected: Mapping[Event, Occurrence]
) -> set[Event]:
    """What is expected otherwise than before."""
    return {event for event, one in expected.items() if before.get(event) is not one}


def _enter(world: World, derived: DerivedEvent) -> None:
    world.expected.pop(derived.event, None)
    there = world.timeline.first(derived.event, state=_state_of(derived))
    if there is not None and there.day <= derived.at:
        return
    world.timeline.add(
        Occurrence(derived.event, derived.at, derived.at, "", derived.attributes, by=derived.by)
    )


def _state_of(derived: DerivedEvent) -> str | None:
    state = derived.attributes.get("state")
    return state if isinstance(state, str) else None

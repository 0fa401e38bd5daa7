"""The law book of a State: the acts of the Union and the State's own law, by what starts them.

Most limits of the book never begin in a case. They are told apart by the events that a case has,
so that a rule which cannot begin costs next to nothing.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import groupby

from asylia.law.acts import RULES
from asylia.law.applicable import track_of
from asylia.law.applicable.scope import binds
from asylia.law.clock.answer import NotRunning
from asylia.law.clock.timeline import starting
from asylia.law.clock.words import not_recorded
from asylia.law.clock.world import World
from asylia.law.limits import Happens, TimeLimit
from asylia.law.states import WITH_OWN_RULES, national_rules
from asylia.law.terms import Event, Reason
from asylia.law.unchanging import unchanging


@cache
def rules_of(state: str) -> tuple[TimeLimit, ...]:
    """Every limit of the acts that bind the State, then those of its own law.

    Raises:
        UnknownState: No Member State has this code.
    """
    return (*(rule for rule in RULES if binds(rule, state)), *national_rules(state))


@cache
def every_rule() -> tuple[TimeLimit, ...]:
    """Every limit of the acts, then those of each State's own law."""
    return (*RULES, *(rule for state in WITH_OWN_RULES for rule in national_rules(state)))


@unchanging()
class Book:
    """Rules with what finds them.

    Attributes:
        rules: The rules, each after those that its conditions name.
        starters: The places of the rules that an event starts.
        places: The place of each rule, by its id.
        runs: Neighbouring rules that one law governs or not alike.
    """

    rules: tuple[TimeLimit, ...]
    starters: dict[Event, tuple[int, ...]]
    places: dict[str, int]
    runs: tuple[tuple[TimeLimit, ...], ...]

    def that_may_begin(self, events: Iterable[Event]) -> list[int]:
        """The places of the rules that one of the events starts, in order."""
        return sorted({place for event in events for place in self.starters.get(event, ())})

    def places_of(self, limits: Iterable[str]) -> list[int]:
        """The places of the rules of these ids, in order."""
        return sorted(self.places[limit] for limit in limits)

    def idle(self, world: World) -> list[NotRunning]:
        """Of each rule why it does not run, none of them having begun."""
        today = world.question.as_of
        found: list[NotRunning] = []
        for run in self.runs:
            verdict = world.governs(run[0], today)
            found.extend(_idle(run, verdict.why if verdict.applies is False else None))
        return found


@cache
def book_of(rules: tuple[TimeLimit, ...]) -> Book:
    """The book of these rules."""
    starters: dict[Event, tuple[int, ...]] = {}
    for place, rule in enumerate(rules):
        for want in starting(rule.runs_from):
            event = want.event if isinstance(want, Happens) else want
            starters[event] = (*starters.get(event, ()), place)
    runs = tuple(tuple(run) for _, run in groupby(rules, key=track_of))
    places = {rule.id: place for place, rule in enumerate(rules)}
    return Book(rules, starters, places, runs)


@lru_cache(maxsize=1024)
def _idle(run: tuple[TimeLimit, ...], why: str | None) -> tuple[NotRunning, ...]:
    """The same for the many cases of the same days, so it is made once."""
    return tuple(_not_started(rule) if why is None else _not_governing(rule, why) for rule in run)


def not_begun(rule: TimeLimit, world: World, *, state: str | None = None) -> NotRunning:
    """Why a rule does not run that has not begun: it could not begin today, or has not."""
    verdict = world.governs(rule, world.question.as_of)
    found = _not_governing(rule, verdict.why) if verdict.applies is False else _not_started(rule)
    return found if state is None else found._replace(state=state)


@lru_cache(maxsize=8192)
def _not_governing(rule: TimeLimit, why: str) -> NotRunning:
    """The same for the many cases of the same days."""
    return NotRunning(rule=rule, why=why, kind=Reason.NOT_GOVERNING)


@cache
def _not_started(rule: TimeLimit) -> NotRunning:
    """The same for every case, so it is made once."""
    return NotRunning(rule=rule, why=not_recorded(rule.runs_from), kind=Reason.NOT_STARTED)

"""Histories drawn from the law book: the events of some rules, with what they ask of an entry."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from asylia.law.clock.book import rules_of
from asylia.law.clock.doubts import OPEN_ATTRIBUTES
from asylia.law.clock.needs import events_of, limits_of, parts_of
from asylia.law.clock.timeline import starting
from asylia.law.facts import Happening, History, Person
from asylia.law.holidays import calendar_of
from asylia.law.limits import Attribute, Happens, TimeLimit
from asylia.law.terms import DERIVED_ONLY, Event

BOOK = rules_of("LT")
BY_ID = {rule.id: rule for rule in BOOK}
USUAL = (Event.APPLICATION_MADE, Event.APPLICATION_REGISTERED, Event.APPLICATION_LODGED)
MOST_EVENTS = 14


def _asked() -> Iterator[tuple[Event, str, tuple[object, ...]]]:
    """What rules ask of the entries of an event."""
    for rule in BOOK:
        for part in parts_of(rule):
            if isinstance(part, Happens):
                yield from ((part.event, key, values) for key, values in part.where)
            elif isinstance(part, Attribute):
                yield part.event, part.key, part.values
    for opened in OPEN_ATTRIBUTES:
        yield opened.event, opened.key, tuple(value for value, _ in opened.values)


def _values() -> dict[Event, dict[str, list[object]]]:
    """The same by event and key, with something that no rule asks for."""
    found: dict[Event, dict[str, list[object]]] = {}
    for event, key, asked in _asked():
        found.setdefault(event, {}).setdefault(key, []).extend(asked)
    for keys in found.values():
        for values in keys.values():
            of_truth = all(isinstance(value, bool) for value in values)
            values.extend([True, False] if of_truth else ["another"])
    return found


VALUES = _values()


def _related(rule: TimeLimit) -> list[TimeLimit]:
    """A rule, those whose ends it asks for, and those that produce what starts it."""
    events = set(events_of(rule))
    found = [rule, *(BY_ID[limit] for limit in limits_of(rule) if limit in BY_ID)]
    producing = [each for each in BOOK if each.if_missed and each.if_missed.derives in events]
    return [*found, *producing[:2]]


def _events(rules: Sequence[TimeLimit]) -> list[Event]:
    starts = [
        want.event if isinstance(want, Happens) else want
        for rule in rules
        for want in starting(rule.runs_from)
    ]
    read = [event for rule in rules for event in events_of(rule)]
    return [event for event in (*starts * 3, *read, *USUAL) if event not in DERIVED_ONLY]


@st.composite
def histories(draw: DrawFn) -> History:
    """A history of one case, odd orders, ties and missing attributes included."""
    rules = _related(draw(st.sampled_from(BOOK)))
    pool = _events(rules)
    state = draw(st.sampled_from(["LT", "LT", "DE"]))
    other = draw(st.sampled_from([None, "LV", "DE", "CH"]))
    first = draw(st.dates(date(2025, 3, 1), date(2026, 8, 1)))
    events: list[Happening] = []
    for number in range(draw(st.integers(1, MOST_EVENTS))):
        event = draw(st.sampled_from(pool))
        day = first + timedelta(days=draw(st.integers(0, 120)))
        said = draw(attributes(event, other))
        if event is Event.TIME_LIMIT_EXTENDED:
            said["limit"] = draw(st.sampled_from([rule.id for rule in rules]))
        at = draw(at_some_time(day, state))
        events.append(Happening(event=event, at=at, id=str(number), attributes=said))
    return History(case="case", member_state=state, person=draw(people), events=tuple(events))


people = st.builds(
    Person,
    date_of_birth=st.sampled_from([None, date(2010, 6, 12), date(2008, 2, 29), date(1990, 1, 1)]),
    unaccompanied_minor=st.sampled_from([None, True, False]),
)


@st.composite
def attributes(draw: DrawFn, event: Event, other: str | None) -> dict[str, object]:
    """What an entry says: mostly what some rule asks for."""
    said: dict[str, object] = {}
    for key, values in VALUES.get(event, {}).items():
        if draw(st.integers(0, 3)):
            said[key] = draw(st.sampled_from(values))
    if other is not None and draw(st.booleans()):
        said["state"] = other
    return said


def at_some_time(day: date, state: str) -> SearchStrategy[date | datetime]:
    """The day, or an hour of it."""
    zone = calendar_of(state).zone
    hours = st.sampled_from([0, 9, 22, 23]).map(
        lambda hour: datetime(day.year, day.month, day.day, hour, 30, tzinfo=zone)
    )
    return st.one_of(st.just(day), st.just(day), hours)

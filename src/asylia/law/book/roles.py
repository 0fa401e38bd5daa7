"""What an event does to a limit: starts it, meets it, lets it stand still, ends it."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum

from asylia.law.clock.timeline import starting
from asylia.law.limits import Happens, TimeLimit
from asylia.law.terms import Event


class Part(StrEnum):
    """What an event does to a limit, in the order in which a book tells it."""

    STARTS = "starts"
    MEETS = "meets"
    SHOWS = "shows"
    PAUSES = "pauses"
    RESUMES = "resumes"
    EXTENDS = "extends"
    OVERTAKES = "overtakes"
    ENDS = "ends"
    FOLLOWS = "follows"
    CONDITION = "condition"


def event_of(want: Event | Happens) -> Event:
    """The event, whatever it has to carry."""
    return want.event if isinstance(want, Happens) else want


def started_by(rule: TimeLimit) -> tuple[Event, ...]:
    """The events of which one starts the limit, or a second period within it, each once."""
    limbs = [want for limb in rule.limbs for want in starting(limb.runs_from)]
    return _each_once(*starting(rule.runs_from), *limbs)


def met_by(rule: TimeLimit) -> tuple[Event, ...]:
    """The events that meet the limit, each once."""
    return _each_once(*rule.met_by)


def ended_by(rule: TimeLimit) -> tuple[Event, ...]:
    """The events no later than which a duty without a number has to be met, each once."""
    return _each_once(*rule.no_later_than)


def parts_in(rule: TimeLimit) -> dict[Part, tuple[Event, ...]]:
    """Every event that the rule names, by what it does there; what nothing does is left out."""
    readings = rule.reading.readings if rule.reading else ()
    other_starts = [one.runs_from for one in readings if one.runs_from is not None]
    found = {
        Part.STARTS: (
            *started_by(rule),
            *(event_of(want) for start in other_starts for want in starting(start)),
        ),
        Part.MEETS: met_by(rule),
        Part.SHOWS: _each_once(*rule.shown_by),
        Part.PAUSES: _each_once(*(one.begins for one in rule.pauses)),
        Part.RESUMES: _each_once(*(one.ends for one in rule.pauses)),
        Part.EXTENDS: events_in(tuple(one.when for one in rule.extended_by)),
        Part.OVERTAKES: events_in(tuple(one.by for one in rule.overtaken_by)),
        Part.ENDS: ended_by(rule),
        Part.FOLLOWS: _derived(rule),
        Part.CONDITION: events_in(rule.applies_if),
    }
    return {part: _each_once(*events) for part, events in found.items() if events}


def events_in(part: object) -> tuple[Event, ...]:
    """Every event named in a condition or in several, in their order, each once."""
    return _each_once(*_named(part))


def _named(part: object) -> Iterator[Event]:
    if isinstance(part, Event):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from _named(one)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _named(getattr(part, field.name))


def _derived(rule: TimeLimit) -> tuple[Event, ...]:
    missed = rule.if_missed
    return (missed.derives,) if missed and missed.derives else ()


def _each_once(*wanted: Event | Happens) -> tuple[Event, ...]:
    return tuple(dict.fromkeys(event_of(want) for want in wanted))

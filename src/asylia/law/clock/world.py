"""One settled set of facts, and what the clock has found out about it so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from asylia.law.applicable import Case, Track, Verdict, governs, track_of
from asylia.law.clock.answer import DerivedEvent, Moment
from asylia.law.clock.timeline import Occurrence, Question, Timeline
from asylia.law.facts import Person, Settings
from asylia.law.holidays import Calendar
from asylia.law.limits import TimeLimit
from asylia.law.terms import Event
from asylia.law.unchanging import unchanging

CONTACTS = (
    Event.BORDER_APPREHENSION,
    Event.TERRITORY_APPREHENSION,
    Event.DISEMBARKATION,
    Event.PRESENTATION_AT_CROSSING_POINT,
)
"""What brings a person into screening (SCREEN 5 and 7)."""

RESPONSIBILITY = ("DUBLIN3", "AMMR")
"""The laws of which it may be open which sets the times between two States."""


def _day_of(one: Occurrence | None) -> date | None:
    return one.day if one else None


@dataclass(kw_only=True, eq=False, repr=False)
class World:
    """A case with every open fact settled in one way.

    Attributes:
        timeline: What happened.
        person: The facts about the person.
        question: The day of the question.
        calendar: The working days and the zone of the State that holds the file.
        settings: What national law and the deployment have set.
        explain: Whether steps are wanted.
        choices: The open facts as they are settled here: for each its key and sentence.
        ends: The end of each limit without extension, by id and other State.
        expected: When the law will have produced an event that is still to come.
        derived: The events that the law produced; while a limit is reckoned, only those of its own.
        changes_on: Days on which time alone changes the answer; likewise.
        verdicts: Which law governs, by kind of rule and the day it starts.
        supposed: The law that is supposed to set the times of responsibility, where that is open.
        law_is_open: True once something would follow that turns on which law does.
    """

    timeline: Timeline
    person: Person
    question: Question
    calendar: Calendar
    settings: Settings
    explain: bool
    choices: Mapping[str, "Choice"]
    ends: dict[tuple[str, str | None], Moment] = field(default_factory=dict)
    expected: dict[Event, Occurrence] = field(default_factory=dict)
    derived: dict[tuple[Event, str | None], DerivedEvent] = field(default_factory=dict)
    changes_on: set[date] = field(default_factory=set)
    verdicts: dict[tuple[Track, date], Verdict] = field(default_factory=dict)
    supposed: str = ""
    law_is_open: bool = False

    @cached_property
    def case(self) -> Case:
        """The days that decide which law governs."""
        timeline = self.timeline
        return Case(
            as_of=self.question.as_of,
            known_on=self.question.known_on,
            registered_on=_day_of(timeline.first(Event.APPLICATION_REGISTERED)),
            lodged_on=_day_of(timeline.first(Event.APPLICATION_LODGED)),
            contact_on=_day_of(timeline.newest(*CONTACTS)),
            transposed_on=self.settings.transposed.get("RCD", {}).get(self.calendar.state),
            withdrawal_on=_day_of(timeline.newest(Event.WITHDRAWAL_PROCEDURE_NOTIFIED)),
        )

    def governs(self, rule: TimeLimit, starts_on: date) -> Verdict:
        """Whether a rule governs a period that starts on a day; found once for rules alike."""
        key = (track_of(rule), starts_on)
        found = self.verdicts.get(key)
        if found is None:
            found = self.verdicts[key] = governs(rule, starts_on, case=self.case)
        return found

    def is_past(self, due: Moment) -> bool:
        """Whether a last day or last moment is over at the time of the question."""
        question = self.question
        if isinstance(due, datetime):
            if question.moment is not None:
                return due < question.moment
            return self.calendar.local_day(due) <= question.as_of
        return due < question.as_of

    def local(self, moment: Moment) -> Moment:
        """A moment as the clocks of the State show it; a day stays a day."""
        return moment.astimezone(self.calendar.zone) if isinstance(moment, datetime) else moment

    def day(self, moment: Moment) -> date:
        """The day of a moment in the State's zone."""
        return self.calendar.local_day(moment)


class Choice(NamedTuple):
    """An open fact settled in one way: the sentence, the provision, and what is open."""

    says: str
    cites: str
    why: str


@unchanging()
class View:
    """A world seen from one limit: the event that starts it and the other State."""

    world: World
    start: Occurrence | None
    state: str | None

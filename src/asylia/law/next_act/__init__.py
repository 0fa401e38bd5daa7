"""What has to be done next in a case: by whom, by when and why, from the file and the law.

A running limit says what it waits for, who owes it and by when; where no act sets a time, a step of
the course does (``steps``). Both are reckoned by the clock, so transition, conditions and open
facts mean the same in both. A case that nobody has to do anything in, and that is not over, is an
alarm.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from asylia.law.citation import Citation
from asylia.law.clock import Answer, DueDate, reckoned
from asylia.law.clock.book import rules_of
from asylia.law.clock.sides import is_ours
from asylia.law.clock.timeline import Occurrence, Question, Timeline, known
from asylia.law.facts import History, Settings
from asylia.law.holidays import calendar_of
from asylia.law.limits import Happens, TimeLimit
from asylia.law.next_act.steps import SERVES, STEPS, TO_SETTLE
from asylia.law.terms import UNCERTAIN, Event, Kind, Party, Status
from asylia.law.unchanging import unchanging

__all__ = [
    "NOBODY_HAS_TO",
    "NO_NEXT_ACT",
    "OPEN",
    "OVER",
    "STEP_IDS",
    "Because",
    "Course",
    "NextAct",
    "Turn",
    "act_of",
    "asks_for_acts",
    "clock_and_course",
    "events_of",
    "next_acts",
    "with_steps",
]

OPEN = frozenset({Status.RUNNING, Status.OVERDUE, Status.UNDECIDED})
"""How a limit stands that asks for its act."""
NO_NEXT_ACT = "no-next-act"
"""What stands in place of an act in a case that nobody has to do anything in."""
NOBODY_HAS_TO = "Find out what is missing: nobody has to do anything, and the case is not over"
TELLING = Event.INFORMATION_PROVIDED
"""Each thing that has to be told is an act of its own, though all are recorded alike."""

OVER: dict[Event, str] = {
    Event.FINAL_DECISION: "the decision is final",
    Event.TRANSFER_CARRIED_OUT: "the person was transferred to the Member State responsible",
    Event.RETURN_ENFORCED: "the return was carried out",
    Event.DEPARTURE_FROM_MEMBER_STATES: "the person has left the Member States",
    Event.REGISTRATION_AUTHORITY_INFORMED: "the case was passed on to the registering authority",
}
"""What ends a case, if nothing has to be done after it, each in words."""


class Turn(StrEnum):
    """Whose turn it is."""

    OURS = "ours"
    OTHERS = "others"
    NOBODYS = "nobodys"


class Because(NamedTuple):
    """What asks for an act.

    Attributes:
        id: The id of the limit or of the step.
        cites: The provision.
        says: What it says, as a sentence.
    """

    id: str
    cites: Citation
    says: str

    def as_json(self) -> dict[str, str]:
        """The reason as the command prints it."""
        return {"id": self.id, "cites": str(self.cites), "says": self.says}


@unchanging(kw_only=True)
class NextAct:
    """Something that has to be done.

    Attributes:
        title: What, as a short order.
        owed_by: By whom.
        is_ours: Whether an authority of the State that holds the file owes it.
        events: What would show that it is done; any of them.
        until: The last day or moment, if a limit sets one.
        status: How the most urgent limit stands.
        because: The limits and steps that ask for it, the most urgent first.
        since: The day since which it is asked for.
        state: The other Member State, where it is done with one.
        limit: The limit or step whose time it has; None where an event has to be told apart.
    """

    title: str
    owed_by: Party
    is_ours: bool
    events: tuple[Event, ...]
    until: date | datetime | None
    status: Status
    because: tuple[Because, ...]
    since: date
    state: str | None = None
    limit: DueDate | None = None

    @property
    def turn(self) -> Turn:
        """Whose turn it is."""
        return Turn.OURS if self.is_ours else Turn.OTHERS

    def as_json(self) -> dict[str, object]:
        """The act as the command prints it."""
        return {
            "title": self.title,
            "owed_by": self.owed_by.value,
            "ours": self.is_ours,
            "events": [event.value for event in self.events],
            "until": self.until.isoformat() if self.until else None,
            "status": self.status.value,
            "state": self.state,
            "because": [one.as_json() for one in self.because],
        }


@unchanging(kw_only=True)
class Course:
    """Where a case stands.

    Attributes:
        case: The reference of the case.
        as_of: The day of the question.
        acts: What has to be done, ours before others', the most urgent first.
        over: Why nothing has to be done any more; empty while something has.
    """

    case: str
    as_of: date
    acts: tuple[NextAct, ...]
    over: str

    @property
    def is_alarm(self) -> bool:
        """Whether nobody has to do anything, though the case is not over."""
        return not self.acts and not self.over

    def as_json(self) -> dict[str, object]:
        """The course as the command prints it."""
        return {
            "case": self.case,
            "as_of": self.as_of.isoformat(),
            "alarm": self.is_alarm,
            "over": self.over,
            "acts": [act.as_json() for act in self.acts],
        }


def next_acts(
    history: History,
    *,
    as_of: date,
    known_on: date | None = None,
    settings: Settings | None = None,
) -> Course:
    """What has to be done next in a case.

    Args:
        history: What happened.
        as_of: The day of the question, in the zone of the State that holds the file.
        known_on: The day of knowledge: what was recorded later does not count. None: ``as_of``.
        settings: What national law sets and which readings were chosen.

    Raises:
        OutsideSpan: A day must be judged for which the State's holidays are not known.
        UnknownState: No Member State has the history's code.
        BadLength: A national setting is no length.
    """
    question = Question(as_of=as_of, known_on=known_on or as_of)
    return clock_and_course(history, question, settings=settings or Settings(), explain=False)[1]


def clock_and_course(
    history: History, question: Question, *, settings: Settings, explain: bool
) -> tuple[Answer, Course]:
    """The law's clock of a case, and what has to be done next in it, in one reckoning.

    Args:
        history: What happened.
        question: The day of the question and the day of knowledge.
        settings: What national law sets and which readings were chosen.
        explain: Whether each date carries its steps.

    Returns:
        The answer of ``clock.answer``, which knows no step; and the course.
    """
    whole = reckoned(
        history,
        question,
        settings=settings,
        explain=explain,
        rules=with_steps(history.member_state),
    )
    seen = known(history, question, calendar=calendar_of(history.member_state))
    asked_for = (*_to_settle(seen), *_acts(whole.limits, Timeline(seen)))
    acts = sorted(_in_time(asked_for), key=_urgency)
    course = Course(
        case=history.case,
        as_of=question.as_of,
        acts=tuple(acts),
        over="" if acts else _over(seen),
    )
    return _of_the_law(whole), course


@cache
def with_steps(state: str) -> tuple[TimeLimit, ...]:
    """The law book of a State, and after it the steps of the course.

    Args:
        state: The code of the State.
    """
    return (*rules_of(state), *STEPS)


def _of_the_law(whole: Answer) -> Answer:
    """An answer without the steps: they are no limits, and are shown as none."""
    return replace(
        whole,
        limits=tuple(one for one in whole.limits if one.id not in STEP_IDS),
        not_running=tuple(one for one in whole.not_running if one.id not in STEP_IDS),
    )


def _acts(limits: Iterable[DueDate], timeline: Timeline) -> Iterator[NextAct]:
    by_act: dict[object, list[DueDate]] = {}
    for limit in limits:
        if limit.status in OPEN and asks_for_acts(limit.rule):
            state = None if _is_telling(limit.rule) else limit.state
            by_act.setdefault((act_of(limit.rule), state), []).append(limit)
    for found in by_act.values():
        first, *_ = ordered = sorted(found, key=_urgency_of_limit)
        yield NextAct(
            title=first.title,
            owed_by=first.owed_by,
            is_ours=is_ours(first, timeline),
            events=events_of(first.rule),
            until=first.due,
            status=first.status,
            because=tuple(Because(one.id, one.rule.cites, one.rule.says) for one in ordered),
            since=first.starts_on,
            state=first.state,
            limit=first,
        )


def _to_settle(seen: Iterable[Occurrence]) -> Iterator[NextAct]:
    """What has to be said of events whose legal kind is open."""
    for one in seen:
        if one.event in TO_SETTLE:
            asks = TO_SETTLE[one.event]
            yield NextAct(
                title=asks.title,
                owed_by=asks.owed_by,
                is_ours=True,
                events=UNCERTAIN[one.event],
                until=None,
                status=Status.RUNNING,
                because=(Because(asks.id, asks.cites, asks.says),),
                since=one.day,
            )


STEP_IDS = frozenset(step.id for step in STEPS)
_SETTLING = frozenset(one.id for one in TO_SETTLE.values())


def _in_time(acts: Iterable[NextAct]) -> Iterator[NextAct]:
    """The acts, a step with the time of what it has to come before."""
    found = list(acts)
    for act in found:
        serves = next((SERVES[one] for one in SERVES if act.because[0].id.startswith(one)), None)
        dated = [one for one in found if serves in one.events and one.until is not None]
        if act.until is None and dated:
            first = min(dated, key=lambda one: _day(one.until))
            yield replace(act, until=first.until, limit=first.limit)
        else:
            yield act


def asks_for_acts(rule: TimeLimit) -> bool:
    """Whether a limit or step asks for something that an event shows to be done.

    Args:
        rule: The limit.
    """
    return rule.kind is Kind.MAXIMUM and bool(rule.met_by)


def act_of(rule: TimeLimit) -> object:
    """What tells one act from another, beside the other State: what shows that it was done.

    Args:
        rule: The limit.
    """
    return rule.id if _is_telling(rule) else frozenset(events_of(rule))


def events_of(rule: TimeLimit) -> tuple[Event, ...]:
    """The events that show an act to be done.

    Args:
        rule: The limit that asks for it.
    """
    return tuple(one.event if isinstance(one, Happens) else one for one in rule.met_by)


def _is_telling(rule: TimeLimit) -> bool:
    return TELLING in events_of(rule)


def _urgency_of_limit(limit: DueDate) -> tuple[date, bool, str]:
    return _day(limit.due), limit.id in STEP_IDS, limit.id


def _urgency(act: NextAct) -> tuple[bool, bool, date, bool, date, str]:
    """Ours first; then what is open, what has a last day by that day, and what waits longest."""
    first = act.because[0].id
    is_open = first in _SETTLING
    is_limit = first not in STEP_IDS
    return not act.is_ours, not is_open, _day(act.until), is_limit, act.since, act.title


def _day(moment: date | datetime | None) -> date:
    """The day by which things are put in order; what has none comes last."""
    if moment is None:
        return date.max
    return moment.date() if isinstance(moment, datetime) else moment


def _over(seen: list[Occurrence]) -> str:
    return next((OVER[one.event] for one in reversed(seen) if one.event in OVER), "")

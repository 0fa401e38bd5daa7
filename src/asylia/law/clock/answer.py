"""What the clock answers: due dates with their reasons, and what does not run."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from asylia.law.limits import TimeLimit
from asylia.law.periods import Step
from asylia.law.terms import Event, Party, Reason, Status
from asylia.law.unchanging import unchanging

Moment = date | datetime
"""A day in the State's zone, or a moment with its offset."""


class Candidate(NamedTuple):
    """A date that holds under one reading.

    Attributes:
        due: The last day, or for a limit in hours the last moment.
        reading: The reading, as a sentence.
        cites: The provision or source it rests on.
        why: What it depends on.
    """

    due: Moment
    reading: str
    cites: str
    why: str

    def as_json(self) -> dict[str, object]:
        """The candidate in the form of the contract."""
        return {
            _due_key(self.due): self.due.isoformat(),
            "reading": self.reading,
            "cites": self.cites,
            "why": self.why,
        }


class Chosen(NamedTuple):
    """A choice between readings that moves a date.

    Attributes:
        point: The id of the disputed point.
        key: The key of the reading that was chosen.
        by: Who chose.
        on: The day of the choice.
        reason: Why.
        text: The whole as a sentence, with what the other readings give.
    """

    point: str
    key: str
    by: str
    on: date
    reason: str
    text: str

    def as_json(self) -> dict[str, str]:
        """The choice in the form of the contract."""
        return {
            "point": self.point,
            "key": self.key,
            "by": self.by,
            "on": self.on.isoformat(),
            "reason": self.reason,
            "text": str(self.text),
        }


@unchanging(kw_only=True)
class DueDate:
    """A limit in one case on one day.

    Attributes:
        rule: The limit.
        status: How it stands.
        starts: When the event that starts it happened; for a projected start, when it will have.
        started_by: The id of the entry that starts it; none if the law produced the event.
        due: The date to work to: the last day, or for a limit in hours the last moment.
        nominal_end: The end before any shift to a working day.
        met: When it was met.
        met_by: The id of the entry that met it.
        candidates: Each reading with its date, if there is more than one.
        steps: The explanation; empty if none was asked for.
        reason: Why it is stopped, paused or undecided.
        longest: The end if every extension that the law allows were used.
        state: The other Member State, where the limit runs for each.
        days_left: Calendar days to the last day, negative when overdue; none for hours.
        chosen: The choices between readings that move it, where an explanation was asked for.
    """

    rule: TimeLimit
    status: Status
    starts: Moment
    started_by: str | None
    due: Moment | None = None
    nominal_end: Moment | None = None
    met: Moment | None = None
    met_by: str | None = None
    candidates: tuple[Candidate, ...] = ()
    steps: tuple[Step, ...] = ()
    reason: str | None = None
    longest: Moment | None = None
    state: str | None = None
    days_left: int | None = None
    chosen: tuple[Chosen, ...] = ()

    @property
    def id(self) -> str:
        """The id of the limit."""
        return self.rule.id

    @property
    def instrument(self) -> str:
        """The act's code."""
        return self.rule.cites.instrument

    @property
    def article(self) -> str:
        """The article with paragraph and point."""
        return self.rule.cites.article

    @property
    def title(self) -> str:
        """What has to be done."""
        return self.rule.title

    @property
    def owed_by(self) -> Party:
        """Who has to do it."""
        return self.rule.owed_by

    @property
    def consequence(self) -> str | None:
        """What follows if it is missed."""
        return self.rule.if_missed.says if self.rule.if_missed else None

    @property
    def starts_on(self) -> date:
        """The day, as written with the event, on which the period starts."""
        return _day(self.starts)

    @property
    def due_on(self) -> date | None:
        """The last day; none for a limit in hours."""
        return None if isinstance(self.due, datetime) else self.due

    @property
    def due_at(self) -> datetime | None:
        """The last moment of a limit in hours."""
        return self.due if isinstance(self.due, datetime) else None

    @property
    def met_on(self) -> date | None:
        """The day on which it was met."""
        return None if self.met is None else _day(self.met)

    @property
    def longest_on(self) -> date | None:
        """The day on which it would end with every extension."""
        return None if self.longest is None else _day(self.longest)

    def as_json(self) -> dict[str, object]:
        """The limit in the form of the contract."""
        found: dict[str, object] = {
            "id": self.id,
            "instrument": self.instrument,
            "article": self.article,
            "title": self.title,
            "kind": self.rule.kind.value,
            "owed_by": self.owed_by.value,
            "status": self.status.value,
            "starts_on": self.starts_on.isoformat(),
            "due_on": _text(self.due_on),
            "nominal_end": _text(self.nominal_end),
            "met_on": _text(self.met_on),
            "days_left": self.days_left,
            "candidates": [candidate.as_json() for candidate in self.candidates],
            "consequence": self.consequence,
            "steps": [{"text": step.text, "cites": step.cites} for step in self.steps],
            "reason": self.reason,
        }
        if self.due_at is not None:
            found["due_at"] = self.due_at.isoformat()
        if self.state is not None:
            found["state"] = self.state
        if self.longest is not None:
            found["longest_on"] = _text(self.longest_on)
        if self.chosen:
            found["chosen"] = [each.as_json() for each in self.chosen]
        return found


class NotRunning(NamedTuple):
    """A limit that does not run.

    Attributes:
        rule: The limit.
        why: The reason as a sentence.
        kind: What sort of reason it is.
        state: The other State, where the limit runs for each.
    """

    rule: TimeLimit
    why: str
    kind: Reason
    state: str | None = None

    @property
    def id(self) -> str:
        """The id of the limit."""
        return self.rule.id

    def as_json(self) -> dict[str, str]:
        """What does not run in the form of the contract."""
        found = {"id": self.id, "why": self.why, "kind": self.kind.value}
        return found if self.state is None else {**found, "state": self.state}


class DerivedEvent(NamedTuple):
    """An event that the law itself produced.

    Attributes:
        event: What the law says has happened.
        at: The day of it.
        by: The id of the limit that passed.
        cites: The provision that makes it happen.
        attributes: What the event carries, such as the other State.
    """

    event: Event
    at: date
    by: str
    cites: str
    attributes: Mapping[str, object]


@unchanging(kw_only=True)
class Answer:
    """The law's clock of one case.

    Attributes:
        case: The reference of the case.
        as_of: The day of the question; the answer is for its end, or for ``moment``.
        known_on: The day of knowledge.
        moment: The moment of the question, if one was given.
        law_version: The day up to which the rules follow the Official Journal.
        limits: What runs, ran or will run, in the order of the acts.
        derived_events: What the law itself produced, by day.
        not_running: What does not run, with the reason.
        recompute_on: The first day on which time alone changes the answer.
        notes: Entries that have no effect, and why.
    """

    case: str
    as_of: date
    known_on: date
    moment: datetime | None
    law_version: str
    limits: tuple[DueDate, ...]
    derived_events: tuple[DerivedEvent, ...]
    not_running: tuple[NotRunning, ...]
    recompute_on: date | None
    notes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The answer in the form of the contract (``docs/reference/clock-answer.md``)."""
        return {
            "case": self.case,
            "as_of": self.as_of.isoformat(),
            "known_on": self.known_on.isoformat(),
            "law_version": self.law_version,
            "limits": [limit.as_json() for limit in self.limits],
            "derived_events": [
                {
                    "event": derived.event.value,
                    "at": derived.at.isoformat(),
                    "by": derived.by,
                    "cites": derived.cites,
                }
                for derived in self.derived_events
            ],
            "not_running": [limit.as_json() for limit in self.not_running],
            "recompute_on": _text(self.recompute_on),
            "notes": list(self.notes),
        }


def _due_key(due: Moment) -> str:
    return "due_at" if isinstance(due, datetime) else "due_on"


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _text(moment: Moment | None) -> str | None:
    return None if moment is None else moment.isoformat()

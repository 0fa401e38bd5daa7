"""What a worked example is: a small case, and what must be answered about one rule."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from asylia.law.facts import History, Settings
from asylia.law.terms import Event, Reason, Status

Moment = date | datetime


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What must be answered on one day; what is none is not asked.

    Attributes:
        on: The day of the question, or a moment within it.
        known_on: The day of knowledge, if it is another.
        state: The other Member State, where the limit runs for each.
        status: How the limit stands.
        not_running: Why it does not run.
        starts: The day from which it is counted.
        due: The date to work to: the last day, or for hours the last moment.
        nominal_end: The end before any shift to a working day.
        longest: The day on which it would end with every extension.
        met: The day on which it was met.
        candidates: The date of each reading, earliest first.
        derives: What the law produces because of this limit, with the day of it.
    """

    on: Moment
    known_on: date | None = None
    state: str | None = None
    status: Status | None = None
    not_running: Reason | None = None
    starts: date | None = None
    due: Moment | None = None
    nominal_end: Moment | None = None
    longest: date | None = None
    met: date | None = None
    candidates: tuple[Moment, ...] | None = None
    derives: Mapping[Event, date] | None = None

    @property
    def as_of(self) -> date:
        """The day of the question."""
        return self.on.date() if isinstance(self.on, datetime) else self.on

    @property
    def moment(self) -> datetime | None:
        """The moment within that day, if one is given."""
        return self.on if isinstance(self.on, datetime) else None


@dataclass(frozen=True, kw_only=True)
class Example:
    """One worked example of one rule.

    Attributes:
        limit: The id of the rule.
        number: Which of its examples it is, from 1.
        says: What it shows, in a sentence or two.
        history: The case.
        answers: What must be answered, day by day.
        settings: What national law sets and which readings were chosen.
        file: The file in which it stands.
    """

    limit: str
    number: int
    says: str
    history: History
    answers: tuple[Expected, ...]
    settings: Settings = field(default_factory=Settings)
    file: str = ""

    @property
    def name(self) -> str:
        """The example in a word or two."""
        return f"{self.limit}, example {self.number}"

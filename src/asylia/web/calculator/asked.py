"""A form that was sent, as a whole: its facts, its rows, and the history that they make."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime

from django.http import QueryDict

from asylia.law.facts import History, read_history
from asylia.law.facts.reading import FORMAT
from asylia.web.calculator import bounds
from asylia.web.calculator.asking import EventForm, FactsForm, rows_of, state_of
from asylia.web.calculator.vocabulary import enterable

NO_REFERENCE = "calculator"


@dataclass(slots=True, kw_only=True)
class Asked:
    """What a visitor has said so far.

    Attributes:
        state: The State that the form is about.
        facts: The fixed part of the form.
        rows: The further events, each with its number in the form.
        is_full: Whether no further event fits.
    """

    state: str
    facts: FactsForm
    rows: list[tuple[int, EventForm]] = field(default_factory=list)
    is_full: bool = False

    @property
    def is_sound(self) -> bool:
        """Whether every box was understood."""
        return all([self.facts.is_valid(), *(row.is_valid() for _number, row in self.rows)])

    @property
    def errors(self) -> int:
        """How many boxes need an answer."""
        return sum(len(form.errors) for form in (self.facts, *(row for _, row in self.rows)))

    @property
    def history(self) -> History:
        """The history that was told; only of a sound form."""
        return read_history(self.written, file="form.json")

    @property
    def written(self) -> str:
        """The same as a history file."""
        told = self.facts.cleaned_data
        events = [*self.facts.events(), *(row.entry() for _number, row in self.rows)]
        whole = {
            "format": FORMAT,
            "case": told["reference"].strip() or NO_REFERENCE,
            "member_state": self.state,
            "person": self.facts.person(),
            "events": events,
        }
        return json.dumps(whole, ensure_ascii=False, indent=2)

    @property
    def as_of(self) -> date | None:
        """The day that is asked for; none is today."""
        found: date | None = self.facts.cleaned_data["as_of"]
        return found


def fresh(*, now: datetime) -> Asked:
    """An empty form."""
    state = state_of(None)
    return Asked(
        state=state, facts=FactsForm(now=now, state=state, initial={"member_state": state})
    )


def sent(data: QueryDict, *, now: datetime) -> Asked:
    """A form that was sent, one row more or less if that was asked."""
    state, act = state_of(data), data.get("do", "")
    rows = [one for one in rows_of(data) if act != f"remove:{one[0]}"]
    full = len(rows) >= bounds.MOST_ROWS
    held = [
        (number, EventForm(data, prefix=f"e{number}", event=event, state=state, now=now))
        for number, event in rows[: bounds.MOST_ROWS]
    ]
    further = str(data.get("further", ""))
    if act == "add" and not full and further in enterable():
        held.append(_added(held, further, state=state, now=now))
    return Asked(
        state=state,
        facts=FactsForm(data, state=state, now=now),
        rows=held,
        is_full=len(held) >= bounds.MOST_ROWS,
    )


def _added(
    held: list[tuple[int, EventForm]], event: str, *, state: str, now: datetime
) -> tuple[int, EventForm]:
    number = 1 + max((one for one, _row in held), default=0)
    return number, EventForm(prefix=f"e{number}", event=event, state=state, now=now)

"""A short way to ask the clock about a handful of events."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from asylia.law.citation import QR
from asylia.law.clock import Answer, DueDate, reckoned
from asylia.law.clock.timeline import Question
from asylia.law.facts import Settings, read_history
from asylia.law.limits import TimeLimit
from asylia.law.periods import REG_1182_71, months
from asylia.law.terms import Event, Party

Row = tuple[Any, ...]
"""An event, its day or moment, and perhaps what it carries."""


def _entry(row: Row) -> dict[str, object]:
    entry: dict[str, object] = {"event": row[0], "at": row[1]}
    for key, value in (row[2] if len(row) > 2 else {}).items():
        if key in {"id", "recorded_at", "corrects", "withdrawn"}:
            entry[key] = value
        else:
            attributes = entry.setdefault("attributes", {})
            assert isinstance(attributes, dict)
            attributes[key] = value
    return entry


def ask(
    events: Sequence[Row],
    as_of: str,
    *,
    known_on: str | None = None,
    moment: str | None = None,
    state: str = "LT",
    person: Mapping[str, object] | None = None,
    settings: Settings | None = None,
    rules: Sequence[TimeLimit] | None = None,
    explain: bool = True,
) -> Answer:
    """The answer of the clock; a row is an event, its day or moment, and what it carries."""
    history = read_history(
        json.dumps(
            {
                "format": "asylia-history/1",
                "case": "LT-TEST-0001",
                "member_state": state,
                "person": person or {"unaccompanied_minor": False},
                "events": [_entry(row) for row in events],
            }
        ),
        file="test",
    )
    question = Question(
        as_of=date.fromisoformat(as_of),
        known_on=date.fromisoformat(known_on or as_of),
        moment=datetime.fromisoformat(moment) if moment else None,
    )
    return reckoned(
        history, question, settings=settings or Settings(), explain=explain, rules=rules
    )


def limit(answer: Answer, wanted: str, state: str | None = None) -> DueDate:
    """The one limit of this id, for one other State if it is given."""
    found = [each for each in answer.limits if each.id == wanted and state in (None, each.state)]
    assert len(found) == 1, [each.id for each in answer.limits]
    return found[0]


def stands(answer: Answer, wanted: str) -> tuple[str, str | None]:
    """How a limit stands, and its end."""
    one = limit(answer, wanted)
    return one.status.value, None if one.due is None else one.due.isoformat()


def why_not(answer: Answer, wanted: str) -> str:
    """Why a limit does not run."""
    return next(each.why for each in answer.not_running if each.id == wanted)


def dates(answer: Answer, wanted: str) -> list[str]:
    """The candidates' dates in order."""
    return [each.due.isoformat() for each in limit(answer, wanted).candidates]


def rule(**fields: Any) -> TimeLimit:
    """A limit of our own: six months from the lodging, unless said otherwise."""
    given: dict[str, Any] = {
        "id": "test",
        "cites": QR(1),
        "title": "Do it",
        "says": "It is done.",
        "owed_by": Party.MEMBER_STATE,
        "runs_from": Event.APPLICATION_LODGED,
        "counted_by": REG_1182_71,
        "lasts": months(6),
        **fields,
    }
    return TimeLimit(**given)

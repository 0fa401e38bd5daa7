"""Golden cases: whole histories, and what the clock must answer about them.

docs/how-to/write-a-golden-case.md describes the format. A key that a question names is compared
for equality; what it does not name is not looked at.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from asylia.law.clock import Answer, DueDate, answer
from asylia.law.facts import read_history
from asylia.law.terms import Status
from tests.golden.questions import (
    FILES,
    FOLDER,
    Question,
    expected,
    moments_as_written,
    named,
    questions,
)

TO_DO = (Status.RUNNING, Status.OVERDUE, Status.PAUSED, Status.UNDECIDED)


def cited(limit: DueDate) -> list[str]:
    """The provisions of the steps, each once, in the order in which they are first needed."""
    return list(dict.fromkeys(step.cites for step in limit.steps))


SAID: dict[str, Callable[[DueDate], object]] = {
    "status": lambda limit: limit.status.value,
    "due": lambda limit: limit.due,
    "nominal_end": lambda limit: limit.nominal_end,
    "starts": lambda limit: limit.starts_on,
    "started_by": lambda limit: limit.started_by,
    "met": lambda limit: limit.met_on,
    "met_by": lambda limit: limit.met_by,
    "days_left": lambda limit: limit.days_left,
    "longest": lambda limit: limit.longest_on,
    "reason": lambda limit: limit.reason,
    "candidates": lambda limit: moments_as_written([one.due for one in limit.candidates]),
    "cites": cited,
}


def asking(key: str = "as_of") -> list[Any]:
    """The questions that name this key, each with its name."""
    return [pytest.param(one, id=one.name) for one in questions() if key in one.asked]


def answered(question: Question) -> Answer:
    history = read_history(question.path.read_bytes(), file=question.path.name)
    return answer(history, as_of=question.as_of, known_on=question.known_on)


def limit_of(found: Answer, wanted: dict[str, Any]) -> DueDate | None:
    state = wanted.get("state")
    of_this_id = [one for one in found.limits if one.id == wanted["id"]]
    return next((one for one in of_this_id if state is None or one.state == state), None)


def test_there_are_golden_cases() -> None:
    assert "founding-2026" in [path.stem for path in FILES]


@pytest.mark.parametrize("question", asking())
def test_golden_case_is_answered_as_written(question: Question) -> None:
    found = answered(question)

    said = {}
    for wanted in question.limits:
        limit = limit_of(found, wanted)
        said[named(wanted)] = limit and {key: SAID[key](limit) for key in expected(wanted)}
    assert said == {named(wanted): expected(wanted) for wanted in question.limits}


@pytest.mark.parametrize("question", asking("to_do"))
def test_golden_case_has_this_to_do_and_nothing_else(question: Question) -> None:
    found = answered(question)

    to_do = [one.id for one in found.limits if one.status in TO_DO]
    assert sorted(to_do) == sorted(question.asked["to_do"])


@pytest.mark.parametrize("question", asking("derived"))
def test_golden_case_derives_these_events(question: Question) -> None:
    found = answered(question)

    derived = [
        {"event": one.event.value, "at": one.at, "by": one.by, "cites": one.cites}
        for one in found.derived_events
    ]
    assert derived == question.asked["derived"]


@pytest.mark.parametrize("question", asking("not_running"))
def test_golden_case_says_why_a_limit_does_not_run(question: Question) -> None:
    found = answered(question)

    why = {one.id: one.why for one in found.not_running}
    not_running = question.asked["not_running"]
    assert {id_: why.get(id_) for id_ in not_running} == not_running


def test_a_wrong_expectation_fails() -> None:
    asked = {"as_of": date(2026, 8, 20), "limits": [{"id": "apr-lodge-21d", "status": "met"}]}
    question = Question(FOLDER / "founding-2026.toml", asked)

    with pytest.raises(AssertionError):
        test_golden_case_is_answered_as_written(question)

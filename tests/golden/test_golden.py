"""Golden cases: whole histories, and what the clock must answer about them.

docs/how-to/write-a-golden-case.md describes the format. A key that a question names is compared
for equality; what it does not name is not looked at.
"""

import tomllib
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from asylia import samples
from asylia.law.clock import Answer, DueDate, answer
from asylia.law.facts import read_history
from asylia.law.terms import Status

FOLDER = Path(samples.__file__).parent / "golden"
FILES = sorted(FOLDER.glob("*.toml"))
TO_DO = (Status.RUNNING, Status.OVERDUE, Status.PAUSED, Status.UNDECIDED)


def moments_as_written(dues: list[Any]) -> list[Any]:
    return sorted(dues, key=lambda due: (due.isoformat()[:10], isinstance(due, datetime), str(due)))


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


def questions() -> list[Any]:
    found = []
    for path in FILES:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        for asked in content["asked"]:
            known = f", known on {asked['known_on']}" if "known_on" in asked else ""
            found.append(pytest.param(path, asked, id=f"{path.stem}, {asked['as_of']}{known}"))
    return found


def asked_of(path: Path, asked: dict[str, Any]) -> Answer:
    history = read_history(path.read_bytes(), file=path.name)
    return answer(history, as_of=asked["as_of"], known_on=asked.get("known_on"))


def limit_of(found: Answer, wanted: dict[str, Any]) -> DueDate | None:
    state = wanted.get("state")
    of_this_id = [one for one in found.limits if one.id == wanted["id"]]
    return next((one for one in of_this_id if state is None or one.state == state), None)


def expected(wanted: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in wanted.items() if key not in {"id", "state"}}


def test_there_are_golden_cases() -> None:
    assert "founding-2026" in [path.stem for path in FILES]


@pytest.mark.parametrize(("path", "asked"), questions())
def test_golden_case_is_answered_as_written(path: Path, asked: dict[str, Any]) -> None:
    found = asked_of(path, asked)

    answered = {}
    for wanted in asked.get("limits", []):
        limit = limit_of(found, wanted)
        answered[wanted["id"]] = limit and {key: SAID[key](limit) for key in expected(wanted)}
    assert answered == {wanted["id"]: expected(wanted) for wanted in asked.get("limits", [])}


@pytest.mark.parametrize(
    ("path", "asked"), [one for one in questions() if "to_do" in one.values[1]]
)
def test_golden_case_has_this_to_do_and_nothing_else(path: Path, asked: dict[str, Any]) -> None:
    found = asked_of(path, asked)

    assert sorted(one.id for one in found.limits if one.status in TO_DO) == sorted(asked["to_do"])


@pytest.mark.parametrize(
    ("path", "asked"), [one for one in questions() if "derived" in one.values[1]]
)
def test_golden_case_derives_these_events(path: Path, asked: dict[str, Any]) -> None:
    found = asked_of(path, asked)

    derived = [
        {"event": one.event.value, "at": one.at, "by": one.by, "cites": one.cites}
        for one in found.derived_events
    ]
    assert derived == asked["derived"]


@pytest.mark.parametrize(
    ("path", "asked"), [one for one in questions() if "not_running" in one.values[1]]
)
def test_golden_case_says_why_a_limit_does_not_run(path: Path, asked: dict[str, Any]) -> None:
    found = asked_of(path, asked)

    why = {one.id: one.why for one in found.not_running}
    assert {id_: why.get(id_) for id_ in asked["not_running"]} == asked["not_running"]


def test_a_wrong_expectation_fails() -> None:
    path = FOLDER / "founding-2026.toml"
    asked = {"as_of": date(2026, 8, 20), "limits": [{"id": "apr-lodge-21d", "status": "met"}]}

    with pytest.raises(AssertionError):
        test_golden_case_is_answered_as_written(path, asked)

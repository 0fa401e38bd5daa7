"""Each golden case through ``asylia clock --json``: what the command prints is what is written."""

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from asylia.cli import main
from tests.golden.questions import Question, expected, moments_as_written, named, questions


def due_in(told: dict[str, Any]) -> date | None:
    """The day, or for a limit in hours the moment, in the zone that was printed."""
    if told.get("due_at"):
        return datetime.fromisoformat(told["due_at"])
    return day_in(told.get("due_on"))


def day_in(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


PRINTED: dict[str, Callable[[dict[str, Any]], object]] = {
    "status": lambda limit: limit["status"],
    "due": due_in,
    "starts": lambda limit: day_in(limit["starts_on"]),
    "met": lambda limit: day_in(limit["met_on"]),
    "days_left": lambda limit: limit["days_left"],
    "candidates": lambda limit: moments_as_written([due_in(one) for one in limit["candidates"]]),
    "cites": lambda limit: list(dict.fromkeys(step["cites"] for step in limit["steps"])),
}
"""What the contract of the answer holds of the keys that a question may name."""


def printed(question: Question, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    words = ["clock", str(question.path), "--as-of", question.as_of.isoformat(), "--json"]
    if question.known_on != question.as_of:
        words += ["--known-on", question.known_on.isoformat()]
    code = main(words)
    out = capsys.readouterr()
    assert (code, out.err) == (0, "")
    found: list[dict[str, Any]] = json.loads(out.out)["limits"]
    return found


@pytest.mark.parametrize("question", [pytest.param(one, id=one.name) for one in questions()])
def test_command_prints_what_is_written(
    question: Question, capsys: pytest.CaptureFixture[str]
) -> None:
    limits = printed(question, capsys)

    said = {}
    for wanted in question.limits:
        keys = PRINTED.keys() & expected(wanted).keys()
        one = limit_of(limits, wanted)
        said[named(wanted)] = one and {key: PRINTED[key](one) for key in keys}
    assert said == {
        named(wanted): {key: wanted[key] for key in PRINTED.keys() & wanted.keys()}
        for wanted in question.limits
    }


def limit_of(limits: list[dict[str, Any]], wanted: dict[str, Any]) -> dict[str, Any] | None:
    state = wanted.get("state")
    of_this_id = [one for one in limits if one["id"] == wanted["id"]]
    return next((one for one in of_this_id if state is None or one.get("state") == state), None)

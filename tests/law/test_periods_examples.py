"""The worked examples of counting, each with its due day."""

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from asylia.law import periods
from asylia.law.holidays import calendar_of
from asylia.law.periods import Length, Unit, end_of

EXAMPLES = tomllib.loads(
    (Path(__file__).parent / "computing_examples.toml").read_text(encoding="utf-8")
)["example"]


def moment_of(text: str, state: str) -> date | datetime:
    if "T" not in text:
        return date.fromisoformat(text)
    return datetime.fromisoformat(text).replace(tzinfo=calendar_of(state).zone)


def test_all_examples_were_carried_over() -> None:
    ids = [example["id"] for example in EXAMPLES]

    assert (len(ids), len(set(ids))) == (46, 46)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["id"])
def test_worked_example_ends_on_its_day(example: dict[str, Any]) -> None:
    start = moment_of(example["event"], example["state"])
    length = Length(example["length"]["amount"], Unit(example["length"]["unit"]))

    end = end_of(
        start, length, counting=getattr(periods, example["counting"]), state=example["state"]
    )

    assert end.due == moment_of(example["due"], example["state"])

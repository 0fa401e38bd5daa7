"""The reference of the clock's answer names what the clock says, and nothing else."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from asylia import samples
from asylia.cli import main
from asylia.law.clock import answer
from asylia.law.facts import read_history
from asylia.law.terms import Kind, Status

PAGE = (Path(__file__).resolve().parents[2] / "docs/reference/clock-answer.md").read_text(
    encoding="utf-8"
)
HISTORIES = Path(samples.__file__).parent / "histories"
DAYS = (date(2026, 8, 10), date(2026, 8, 20), date(2026, 10, 2), date(2026, 10, 25))


def named_in(section: str) -> set[str]:
    part = PAGE.split(f"## {section}\n")[1].split("\n## ")[0].split("\n| status")[0]
    rows = re.findall(r"^\| (`.*?) \|", part, re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`(\w+)`", row)}


def answers() -> list[dict[str, Any]]:
    return [
        json.loads(
            json.dumps(answer(read_history(path.read_bytes(), file=path.name), as_of=day).as_json())
        )
        for path in HISTORIES.glob("*.json")
        for day in DAYS
    ]


def test_object_has_the_keys_of_the_reference() -> None:
    assert {key for found in answers() for key in found} == named_in("The object")


def test_limit_has_the_keys_of_the_reference() -> None:
    limits = [limit for found in answers() for limit in found["limits"]]

    assert {key for limit in limits for key in limit} <= named_in("A limit")
    told = {key for limit in limits for key in limit}
    assert named_in("A limit") - {"longest_on", "chosen"} <= told


def test_reference_names_every_status_and_kind() -> None:
    statuses = PAGE.split("| status | says |")[1].split("\n\n")[0]
    rows = re.findall(r"^\| (`.*?) \|", statuses, re.MULTILINE)
    kinds = re.findall(r"`(\w+)`", PAGE.split("| `kind` |")[1].split("\n")[0])

    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} == set(Status)
    assert set(kinds) == set(Kind)


def test_refusal_of_the_reference_is_what_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    events = [{"event": "application_made", "at": day} for day in ("2026-02-03", "2026-02-30")]
    history = {"format": "asylia-history/1", "case": "LT-1", "member_state": "LT", "events": events}
    Path("case.json").write_text(json.dumps(history), encoding="utf-8")

    main(["clock", "case.json", "--json"])

    printed = json.loads(capsys.readouterr().err)
    shown = re.search(r'^\{"error".*\}$', PAGE, re.MULTILINE)
    assert shown is not None
    assert printed == json.loads(shown[0])


def test_what_does_not_run_names_the_other_state() -> None:
    found = answers()
    named = {each["state"] for one in found for each in one["not_running"] if "state" in each}
    plain = {"id", "why", "kind"}

    assert named == {"LV"}
    assert {key for one in found for each in one["not_running"] for key in each} - plain == {
        "state"
    }

"""`asylia next`: what has to be done, by whom, by when and why; a refusal of everything else."""

import json
from pathlib import Path
from typing import Any

import pytest

from asylia.cli import main

Text = pytest.CaptureFixture[str]
HISTORY: dict[str, Any] = {
    "format": "asylia-history/1",
    "case": "LT-7Q4K-2M9X",
    "member_state": "LT",
    "person": {"unaccompanied_minor": False},
    "events": [
        {"event": "border_apprehension", "at": "2026-08-10T14:10+03:00"},
        {"event": "application_made", "at": "2026-08-10"},
        {"event": "application_accepted_for_consideration", "at": "2026-08-11"},
        {
            "event": "take_charge_request_sent",
            "at": "2026-08-12",
            "attributes": {"state": "LV"},
        },
    ],
}


def write(tmp_path: Path, **changed: object) -> str:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(HISTORY | changed), encoding="utf-8")
    return str(path)


def test_acts_are_told_with_day_bearer_and_article(tmp_path: Path, capsys: Text) -> None:
    code = main(["next", write(tmp_path), "--as-of", "2026-08-12"])

    said = capsys.readouterr().out
    assert code == 0
    assert said.startswith("Case LT-7Q4K-2M9X, Lithuania\nAt the end of Wed 12 Aug 2026\n\nTo do\n")
    assert "Mon 17 Aug 2026       Finish the screening" in said
    assert "no day is set         Say whether the application was registered" in said
    assert "\n\nOwed by others\n  Tue 1 Sep 2026 ?      Lodge the application (applicant)" in said
    assert ", LV" in said
    assert said.endswith("asylia clock shows the dates.\n")


def test_overdue_act_is_late(tmp_path: Path, capsys: Text) -> None:
    events = [{"event": "application_made", "at": "2026-08-10"}]

    main(["next", write(tmp_path, events=events), "--as-of", "2026-10-01"])

    assert "late" in capsys.readouterr().out


def test_case_that_is_over_says_why(tmp_path: Path, capsys: Text) -> None:
    events = [{"event": "return_enforced", "at": "2026-08-10"}]

    code = main(["next", write(tmp_path, events=events), "--as-of", "2026-10-01"])

    assert code == 0
    assert "Nothing has to be done: the return was carried out." in capsys.readouterr().out


def test_case_without_a_next_act_is_bad_news(tmp_path: Path, capsys: Text) -> None:
    events = [{"event": "treatment_started", "at": "2026-08-10"}]

    code = main(["next", write(tmp_path, events=events), "--as-of", "2026-10-01"])

    assert code == 1
    assert "Is an entry missing?" in capsys.readouterr().out


def test_json_is_the_same_answer(tmp_path: Path, capsys: Text) -> None:
    code = main(["next", write(tmp_path), "--as-of", "2026-08-12", "--json"])

    said = json.loads(capsys.readouterr().out)
    assert code == 0
    assert said["acts"][0]["because"][0]["id"] == "next-classify-acceptance"
    assert said["alarm"] is False


def test_what_cannot_be_read_is_refused(tmp_path: Path, capsys: Text) -> None:
    code = main(["next", str(tmp_path / "nothing.json")])

    printed = capsys.readouterr()
    assert (code, printed.out) == (2, "")
    assert printed.err.startswith("asylia next: ")


def test_day_outside_the_calendars_is_refused(tmp_path: Path, capsys: Text) -> None:
    events = [
        {"event": "screening_started", "at": "2026-08-10"},
        {"event": "border_apprehension", "at": "2050-12-30"},
    ]
    path = write(tmp_path, events=events)

    code = main(["next", path, "--as-of", "2095-01-10", "--json"])

    error = json.loads(capsys.readouterr().err)["error"]
    assert code == 2
    assert error["position"] == "event 2 (border_apprehension), at"
    assert all(error[part] for part in ("file", "what", "mend"))

"""What the documentation shows is what happens."""

import json
import re
import subprocess
import sys
from pathlib import Path

from asylia.law.clock.choices import chosen
from asylia.law.clock.left import missing
from asylia.law.facts import Settings
from tools import told_twice

ROOT = Path(__file__).resolve().parent.parent
TUTORIAL = ROOT / "docs" / "tutorials" / "first-case.md"


def ask(folder: Path, history: dict[str, object], as_of: str) -> dict[str, dict[str, object]]:
    """The limits that the installed command answers, by their id."""
    path = folder / "case.json"
    path.write_text(json.dumps(history), encoding="utf-8")
    command = [sys.executable, "-m", "asylia.cli", "clock", str(path), "--as-of", as_of, "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return {limit["id"]: limit for limit in json.loads(done.stdout)["limits"]}


def tutorial() -> tuple[dict[str, object], dict[str, object], dict[str, object]]:
    """The history of the tutorial, and the two events that its reader adds."""
    first, second, third = re.findall(
        r"```json\n(.*?)```", TUTORIAL.read_text(encoding="utf-8"), re.DOTALL
    )
    return json.loads(first), json.loads(second), json.loads(third)


def test_the_tutorials_application_is_to_be_registered_on_the_monday_that_it_says(
    tmp_path: Path,
) -> None:
    history, _, _ = tutorial()

    limit = ask(tmp_path, history, "2026-08-10")["apr-register-5d"]

    assert (limit["due_on"], limit["status"]) == ("2026-08-17", "running")


def test_the_tutorials_registration_starts_the_time_to_lodge(tmp_path: Path) -> None:
    history, registered, _ = tutorial()
    history["events"] = [*history["events"], registered]  # type: ignore[misc]

    limits = ask(tmp_path, history, "2026-08-20")

    assert limits["apr-register-5d"]["status"] == "met"
    assert limits["apr-lodge-21d"]["due_on"] == "2026-09-01"


def test_the_tutorials_apprehension_makes_two_readings_of_the_time_to_register(
    tmp_path: Path,
) -> None:
    history, _, apprehended = tutorial()
    history["events"] = [apprehended, *history["events"]]  # type: ignore[misc]

    limits = ask(tmp_path, history, "2026-08-10")

    assert len(limits["apr-register-5d"]["candidates"]) == 2  # type: ignore[arg-type]
    assert any(limit["instrument"] == "EURODAC" for limit in limits.values())


def test_example_of_the_national_law_is_taken_and_leaves_nothing_out() -> None:
    page = (ROOT / "docs" / "how-to" / "set-national-law.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)

    settings = chosen(example, file="law.toml", deployed=True)

    assert [one.key for one in missing("LT", Settings())] != []
    assert [one.key for one in missing("LT", settings)] == []


def test_two_laws_are_told_as_the_clock_answers_them() -> None:
    said = told_twice.PAGE.read_text(encoding="utf-8")

    assert said == told_twice.page_as_told(said)


def test_page_of_two_laws_that_says_anything_else_is_found() -> None:
    said = told_twice.PAGE.read_text(encoding="utf-8")
    wrong = said.replace("Wed 13 Aug 2025", "Thu 14 Aug 2025")

    assert wrong not in {said, told_twice.page_as_told(wrong)}

"""`asylia clock`: the table, the contract's JSON, and a clear refusal of everything else."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from asylia.cli import main

HISTORY: dict[str, Any] = {
    "format": "asylia-history/1",
    "case": "LT-7Q4K-2M9X",
    "member_state": "LT",
    "person": {"unaccompanied_minor": False},
    "events": [
        {"event": "border_apprehension", "at": "2026-08-10T14:10+03:00"},
        {
            "event": "application_made",
            "at": "2026-08-10T14:40+03:00",
            "attributes": {"authority": "border_guard"},
        },
        {"event": "application_registered", "at": "2026-08-11"},
    ],
}
Write = Callable[..., str]
Text = pytest.CaptureFixture[str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_file(content: object, name: str = "case.json") -> str:
        path = tmp_path / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            text = content if isinstance(content, str) else json.dumps(content)
            path.write_text(text, encoding="utf-8")
        return str(path)

    return write_file


def refusal(capsys: Text, *words: str) -> dict[str, str]:
    code = main(["clock", "--json", *words])
    printed = capsys.readouterr()
    assert (code, printed.out) == (2, "")
    error: dict[str, str] = json.loads(printed.err)["error"]
    assert list(error) == ["file", "position", "what", "mend"]
    assert all(error.values())
    return error


def limit_of(answer: dict[str, Any], limit: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in answer["limits"] if one["id"] == limit)
    return found


# The answer


def test_json_is_the_contract_of_the_history_file(write: Write, capsys: Text) -> None:
    code = main(["clock", write(HISTORY), "--as-of", "2026-08-20", "--json"])
    answer = json.loads(capsys.readouterr().out)

    lodge = limit_of(answer, "apr-lodge-21d")
    steps = lodge.pop("steps")
    assert code == 0
    assert (answer["case"], answer["as_of"]) == ("LT-7Q4K-2M9X", "2026-08-20")
    assert {key: lodge[key] for key in ("instrument", "article", "status")} == {
        "instrument": "APR",
        "article": "28(1)",
        "status": "running",
    }
    assert [lodge["starts_on"], lodge["due_on"], lodge["nominal_end"], lodge["days_left"]] == [
        "2026-08-11",
        "2026-09-01",
        "2026-09-01",
        12,
    ]
    assert [lodge["met_on"], lodge["candidates"]] == [None, []]
    assert {tuple(step) for step in steps} == {("text", "cites")}
    assert steps[1]["cites"] == "APR 73(a)"


def test_limit_in_hours_has_a_moment_with_offset_and_no_days_left(
    write: Write, capsys: Text
) -> None:
    main(["clock", write(HISTORY), "--as-of", "2026-08-11", "--json"])
    answer = json.loads(capsys.readouterr().out)

    transmit = limit_of(answer, "eurodac-irregular-crossing-72h")

    assert transmit["due_on"] is None
    assert transmit["due_at"] == "2026-08-13T15:00:00+03:00"
    assert transmit["days_left"] is None


def test_table_shows_what_presses_first(write: Write, capsys: Text) -> None:
    done = [
        {"event": "information_provided", "at": "2026-08-10T15:00+03:00"},
        {"event": "certificate_issued", "at": "2026-08-11T12:00+03:00"},
        {"event": "special_needs_assessed", "at": "2026-08-11T12:00+03:00"},
    ]
    told = HISTORY | {"events": [*HISTORY["events"], *done]}
    code = main(["clock", write(told), "--as-of", "2026-08-20"])
    lines = capsys.readouterr().out.splitlines()

    headings = [line for line in lines if line and not line.startswith(" ")]
    to_do = lines[lines.index("To do") + 1 : lines.index("Rights") - 1]
    dated = [
        line for line in to_do if line.startswith("  ") and line[2:5].strip() not in {"", "no"}
    ]
    assert code == 0
    assert headings[:4] == [
        "Case LT-7Q4K-2M9X, Lithuania",
        headings[1],
        "To do",
        "Owed by others",
    ]
    assert headings[1].startswith("At the end of Thu 20 Aug 2026; law as of ")
    assert [line[2:17] for line in dated] == [
        "Thu 13 Aug 2026",
        "Mon 12 Oct 2026",
        "Tue 1 Sep 2026 ",
    ]
    assert [line[19:33].strip() for line in dated] == ["7 days late", "in 53 days", "in 12 days"]


@pytest.mark.parametrize("option", [(), ("--explain",)])
def test_table_fits_a_hundred_columns(write: Write, capsys: Text, option: tuple[str, ...]) -> None:
    main(["clock", write(HISTORY), "--as-of", "2026-08-20", *option])
    lines = capsys.readouterr().out.splitlines()

    assert [line for line in lines if len(line) > 100 or line != line.rstrip()] == []


def test_explanation_shows_each_step_with_its_provision(write: Write, capsys: Text) -> None:
    main(["clock", write(HISTORY), "--as-of", "2026-08-20", "--explain"])
    lines = capsys.readouterr().out.splitlines()

    first = lines.index("Register the application   due Mon 17 Aug 2026 (met on Tue 11 Aug 2026)")

    assert lines[first + 2 : first + 6] == [
        "  Mon 10 Aug 2026    application made (entry 2); that day is not counted, APR 73(a)",
        (
            "  Sat 15 Aug 2026    5 days end here; Saturdays, Sundays and holidays inside are "
            "counted, APR 73(c)"
        ),
        (
            "  Sat 15 Aug 2026    Saturday and public holiday in Lithuania (Assumption Day); "
            "next working day,"
        ),
        "                     Mon 17 Aug 2026, APR 73(c)",
    ]


def test_what_was_recorded_later_is_not_known(write: Write, capsys: Text) -> None:
    late = {"event": "application_lodged", "at": "2026-08-18", "recorded_at": "2026-08-25T09:00Z"}
    path = write(HISTORY | {"events": [*HISTORY["events"], late]})

    states = []
    for known in ("2026-08-24", "2026-08-25"):
        main(["clock", path, "--as-of", "2026-08-30", "--known-on", known, "--json"])
        states.append(limit_of(json.loads(capsys.readouterr().out), "apr-lodge-21d")["status"])

    assert states == ["running", "met"]


def test_without_a_day_the_clock_answers_for_today(write: Write, capsys: Text) -> None:
    history = HISTORY | {"events": []}

    codes = [main(["clock", write(history), "--json"]), main(["clock", write(history)])]

    assert codes == [0, 0]
    assert capsys.readouterr().err == ""


def test_toml_is_read_by_its_name(write: Write, capsys: Text) -> None:
    path = write(
        """
        format = "asylia-history/1"
        case = "LT-7Q4K-2M9X"
        member_state = "LT"
        events = [{ event = "application_made", at = 2026-08-10 }]
        """,
        "case.toml",
    )

    code = main(["clock", path, "--as-of", "2026-08-20", "--json"])

    assert (code, json.loads(capsys.readouterr().out)["case"]) == (0, "LT-7Q4K-2M9X")


def test_settings_of_an_authority_are_used(write: Write, capsys: Text) -> None:
    config = write(
        'format = "asylia-settings/1"\n[holidays.LT]\n2026 = ["2026-08-17"]\n', "own.toml"
    )
    made = HISTORY | {"events": HISTORY["events"][1:2]}

    main(["clock", write(made), "--as-of", "2026-08-12", "--config", config, "--json"])
    answer = json.loads(capsys.readouterr().out)

    assert limit_of(answer, "apr-register-5d")["due_on"] == "2026-08-18"


def run(*words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "asylia.cli", "clock", *words],
        input=given,
        capture_output=True,
        check=False,
    )


def test_dash_reads_standard_input() -> None:
    found = run("-", "--as-of", "2026-08-20", "--json", given=json.dumps(HISTORY).encode())

    assert (found.returncode, found.stderr) == (0, b"")
    assert json.loads(found.stdout)["case"] == "LT-7Q4K-2M9X"


def test_reader_that_stops_early_is_no_error(write: Write) -> None:
    reading, writing = os.pipe()
    os.close(reading)

    found = subprocess.run(
        [sys.executable, "-m", "asylia.cli", "clock", write(HISTORY), "--as-of", "2026-08-20"],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)

    assert (found.returncode, found.stderr) == (0, b"")


# Refusals


@pytest.mark.parametrize(
    ("content", "position"),
    [
        (b"", "the whole file"),
        (b"\x00\xff", "byte 2"),
        (b"{", "line 1, column 2"),
        (b"Dear colleague,", "line 1, column 1"),
        (b"[[[[" * 50_000, "the whole file"),
        (b"[" * 100_000_000, "the whole file"),
        ({**HISTORY, "format": "asylia-history/9"}, "format"),
        ({**HISTORY, "events": [{"event": "birth", "at": "2026-08-10"}]}, "event 1 (birth), event"),
        (
            {**HISTORY, "events": [{"event": "interview_held", "at": "2026-08-10T10:00"}]},
            "event 1 (interview_held), at",
        ),
        (
            {**HISTORY, "events": [{"event": "interview_held", "at": "2026-02-30"}]},
            "event 1 (interview_held), at",
        ),
        (
            {**HISTORY, "events": [{"event": "interview_held", "at": "2026-08-10", "id": "a"}] * 2},
            "event 2 (interview_held), id",
        ),
        (
            {
                **HISTORY,
                "events": [{"event": "interview_held", "at": "2026-08-10", "corrects": "7"}],
            },
            "event 1 (interview_held), corrects",
        ),
    ],
    ids=[
        "empty",
        "bytes",
        "cut off",
        "prose",
        "deep",
        "100 MB",
        "format",
        "event",
        "no offset",
        "30 February",
        "id twice",
        "corrects nothing",
    ],
)
def test_malformed_history_is_refused_with_its_place(
    write: Write, capsys: Text, content: object, position: str
) -> None:
    path = write(content)

    error = refusal(capsys, path, "--as-of", "2026-08-20")

    assert (error["file"], error["position"]) == (path, position)


def test_100_mb_of_nesting_is_refused_without_reading_it_all() -> None:
    found = run("-", "--json", given=b'{"a":' * 20_000_000)

    error = json.loads(found.stderr)["error"]
    assert (found.returncode, found.stdout) == (2, b"")
    assert (error["file"], error["what"][:34]) == (
        "standard input",
        "it has more than 8 million bytes, ",
    )


def test_refusal_without_json_is_one_line(write: Write, capsys: Text) -> None:
    path = write(HISTORY | {"member_state": "EL"})

    code = main(["clock", path])

    assert (code, capsys.readouterr().err) == (
        2,
        (
            f"asylia clock: {path}: member_state: no Member State has the code 'EL'. "
            "Write GR for Greece.\n"
        ),
    )


@pytest.mark.parametrize(
    ("words", "position"),
    [
        ((), "its words"),
        (("-", "--as-of"), "its words"),
        (("-", "--whatever"), "its words"),
        (("a.json", "b.json"), "its words"),
    ],
)
def test_words_that_make_no_question_are_refused(
    capsys: Text, words: tuple[str, ...], position: str
) -> None:
    error = refusal(capsys, *words)

    assert (error["file"], error["position"]) == ("the command", position)


@pytest.mark.parametrize("day", ["2026-02-30", "20260820", "today", "2026-08-20T10:00Z", ""])
@pytest.mark.parametrize("option", ["--as-of", "--known-on"])
def test_day_of_the_question_must_exist(write: Write, capsys: Text, option: str, day: str) -> None:
    error = refusal(capsys, write(HISTORY), f"{option}={day}")

    assert (error["file"], error["position"]) == ("the command", option)


def test_missing_file_and_folder_are_refused(tmp_path: Path, capsys: Text) -> None:
    errors = [refusal(capsys, str(path)) for path in (tmp_path / "none.json", tmp_path)]

    assert [error["what"] for error in errors] == [
        "it cannot be read: No such file or directory",
        "it cannot be read: Is a directory",
    ]


def test_name_that_no_file_can_have_is_refused(capsys: Text) -> None:
    assert refusal(capsys, "a\0b")["what"] == "it cannot be read: embedded null byte"


@pytest.mark.parametrize(
    ("late", "day", "limit"),
    [
        (
            "application_made",
            "2050-12-30",
            "apr-special-guarantees-30d (APR 20(3) second subparagraph)",
        ),
        ("application_registered", "2090-01-01", "apr-lodge-21d (APR 28(1))"),
        ("border_apprehension", "2050-12-30", "screen-external-border-duration (SCREEN 8(3))"),
    ],
)
def test_day_outside_the_table_of_holidays_is_refused(
    write: Write, capsys: Text, late: str, day: str, limit: str
) -> None:
    events = [{"event": "screening_started", "at": "2026-08-10"}, {"event": late, "at": day}]
    path = write(HISTORY | {"events": events})

    error = refusal(capsys, path, "--as-of", "2095-01-10")

    what = f"{limit}: the public holidays of Lithuania are known from 1990 to 2050"
    assert (error["file"], error["position"]) == (path, f"event 2 ({late}), at")
    assert error["what"].startswith(what)


def test_start_outside_the_table_that_no_entry_holds_is_said_by_its_limit(
    write: Write, capsys: Text
) -> None:
    other = {"state": "LV", "basis": "other"}
    asked = {"event": "take_charge_request_received", "at": "2050-11-25", "attributes": other}
    path = write(HISTORY | {"events": [asked]})

    error = refusal(capsys, path, "--as-of", "2051-03-10")

    assert (error["position"], error["what"].split(":")[0]) == (
        "events",
        "ammr-transfer-decision-2w (AMMR 42(1))",
    )


def test_mend_of_a_day_is_an_example(write: Write, capsys: Text) -> None:
    error = refusal(capsys, write(HISTORY), "--as-of", "2026-13-01")

    assert error["mend"] == "Write a day such as 2026-08-20."


def test_malformed_settings_are_refused_with_their_own_name(write: Write, capsys: Text) -> None:
    config = write('format = "asylia-settings/2"\n', "own.toml")

    error = refusal(capsys, write(HISTORY), "--config", config)

    assert (error["file"], error["position"]) == (config, "format")


def test_national_setting_that_is_no_length_is_refused(write: Write, capsys: Text) -> None:
    config = write(
        'format = "asylia-settings/1"\n[national]\n"apr-exam-remitted" = "soon"\n', "own.toml"
    )

    error = refusal(capsys, write(HISTORY), "--config", config)

    assert (error["file"], error["position"]) == (config, "national, apr-exam-remitted")


@pytest.mark.parametrize(
    ("line", "position"),
    [
        ('national = { apr-lodge-21d = "3 weeks" }', "national, apr-lodge-21d"),
        ('readings = { screen-9 = "earlier" }', "readings, screen-9"),
        ('readings = { screen-8-3-four-days = "latest" }', "readings, screen-8-3-four-days"),
        ("holidays = { LT = { 2060 = [] } }", "holidays, LT"),
    ],
)
def test_setting_that_would_do_nothing_is_refused(
    write: Write, capsys: Text, line: str, position: str
) -> None:
    config = write(f'format = "asylia-settings/1"\n{line}\n', "own.toml")

    error = refusal(capsys, write(HISTORY), "--config", config)

    assert (error["file"], error["position"]) == (config, position)


@pytest.mark.parametrize("chosen", ["from_apprehension", "from_72nd_hour", "earlier"])
def test_reading_that_exists_is_followed(write: Write, capsys: Text, chosen: str) -> None:
    config = write(
        f'format = "asylia-settings/1"\nreadings = {{ screen-8-3-four-days = "{chosen}" }}\n',
        "own.toml",
    )
    held = {"event": "border_presence_exceeded_72h", "at": "2026-08-13T14:10+03:00"}
    path = write(HISTORY | {"events": [HISTORY["events"][0], held]})

    main(["clock", path, "--as-of", "2026-08-13", "--config", config, "--json"])
    answer = json.loads(capsys.readouterr().out)

    due = {"from_apprehension": "2026-08-14", "from_72nd_hour": "2026-08-17"}
    expected = due.get(chosen, min(due.values()))
    assert limit_of(answer, "screen-external-border-reduced")["due_on"] == expected


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_first_and_last_day_of_all_can_be_asked_about(write: Write, capsys: Text, day: str) -> None:
    code = main(["clock", write(HISTORY), "--as-of", day])

    assert (code, capsys.readouterr().err) == (0, "")


def test_option_is_not_guessed_from_its_beginning(write: Write, capsys: Text) -> None:
    error = refusal(capsys, write(HISTORY), "--expl")

    assert error["what"] == "unrecognized arguments: --expl"

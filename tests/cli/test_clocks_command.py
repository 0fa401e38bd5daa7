"""`asylia clocks`: a table of cases in, a table of dates out, whole or not at all."""

import importlib.util
import json
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from asylia.cli import main

Text = pytest.CaptureFixture[str]
WORDS = ("--as-of", "2026-11-20")
HISTORY: dict[str, Any] = {
    "format": "asylia-history/1",
    "case": "LT-7Q4K-2M9X",
    "member_state": "LT",
    "events": [
        {"event": "application_made", "at": "2026-08-10T14:40+03:00"},
        {
            "event": "application_registered",
            "at": "2026-08-11",
            "recorded_at": "2026-10-01T09:00+03:00",
        },
    ],
}


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    path = tmp_path / "cases.parquet"
    pl.DataFrame(
        {
            "case": ["LT-AAAA-0001", "LT-AAAA-0002"],
            "member_state": ["LT", "LT"],
            "application_made": [date(2026, 8, 10), None],
        }
    ).write_parquet(path)
    return path


@pytest.fixture
def histories(tmp_path: Path) -> Path:
    path = tmp_path / "histories.jsonl"
    lines = (json.dumps({**HISTORY, "case": f"LT-AAAA-000{n}"}) for n in range(3))
    path.write_text("\n\n".join(lines), encoding="utf-8")
    return path


def test_a_table_of_dates_is_written_and_told(cases: Path, capsys: Text) -> None:
    due = cases.with_name("due.parquet")

    code = main(["clocks", str(cases), *WORDS, "-o", str(due)])

    printed = capsys.readouterr()
    found = pl.read_parquet(due)
    assert code == 0
    assert printed.out.splitlines()[0] == f"2 cases, {found.height} limits"
    assert "2 of 2 (100%) cases" in printed.err
    assert found["case"].unique().to_list() == ["LT-AAAA-0001"]


def test_the_summary_as_json(cases: Path, capsys: Text) -> None:
    code = main(["clocks", str(cases), *WORDS, "--json"])

    told = json.loads(capsys.readouterr().out)
    assert code == 0
    assert list(told) == ["cases", "dates", "undecided", "statuses", "limits", "fallen"]
    assert sum(told["statuses"].values()) == told["dates"] > 0


def test_histories_can_be_asked_at_once(histories: Path, capsys: Text) -> None:
    code = main(["clocks", str(histories), *WORDS, "--known-on", "2026-09-01", "--json"])

    told = json.loads(capsys.readouterr().out)
    assert code == 0
    assert told["cases"] == 3
    assert told["limits"]["apr-register-5d"] == 3
    assert told["statuses"]["overdue"] >= 3


def test_a_table_is_made_of_histories(histories: Path, capsys: Text) -> None:
    table = histories.with_name("cases.parquet")

    code = main(["clocks", "frame", str(histories), "-o", str(table)])

    assert code == 0
    assert capsys.readouterr().out == "3 cases in cases.parquet\n"
    assert pl.read_parquet(table)["application_registered"].to_list() == [date(2026, 8, 11)] * 3


def test_histories_of_different_columns_become_one_table(tmp_path: Path) -> None:
    path, table = tmp_path / "histories.jsonl", tmp_path / "cases.parquet"
    other = {**HISTORY, "case": "B", "events": [{"event": "interview_held", "at": "2026-08-10"}]}
    path.write_text(f"{json.dumps(HISTORY)}\n{json.dumps(other)}\n", encoding="utf-8")

    main(["clocks", "frame", str(path), "-o", str(table), "--known-on", "2026-11-20"])

    assert pl.read_parquet(table)["interview_held"].to_list() == [None, date(2026, 8, 10)]


def test_lines_that_are_no_histories_are_named(histories: Path, capsys: Text) -> None:
    with histories.open("a") as file:
        file.write('\n{"format": "asylia-history/1"}\n{"format": "asylia-history/1"}\n')
    table = histories.with_name("cases.parquet")

    code = main(["clocks", "frame", str(histories), "-o", str(table)])

    assert code == 2
    assert capsys.readouterr().err == (
        "histories.jsonl: column 'events', rows 6, 7: a list of events is needed here. "
        "Write a list of entries in 'events', [] if nothing happened.\n"
    )
    assert not table.exists()


def test_a_file_of_histories_that_is_not_there_is_refused(tmp_path: Path, capsys: Text) -> None:
    code = main(["clocks", str(tmp_path / "none.jsonl"), *WORDS])

    assert code == 2
    assert "it cannot be read: No such file" in capsys.readouterr().err


@pytest.mark.parametrize("as_json", [False, True])
def test_a_table_with_faults_is_refused(tmp_path: Path, capsys: Text, *, as_json: bool) -> None:
    path, due = tmp_path / "cases.parquet", tmp_path / "due.parquet"
    pl.DataFrame({"case": ["A", "A"], "member_state": ["LT", "XX"]}).write_parquet(path)

    code = main(["clocks", str(path), *WORDS, "-o", str(due), *(["--json"] if as_json else [])])

    printed = capsys.readouterr()
    assert (code, printed.out, due.exists()) == (2, "", False)
    if as_json:
        faults = json.loads(printed.err)["error"]["faults"]
        assert [(one["column"], one["rows"]) for one in faults] == [
            ("member_state", [2]),
            ("case", [1, 2]),
        ]
    else:
        assert "cases.parquet: column 'member_state', row 2: it is no State's code." in printed.err


@pytest.mark.parametrize("as_json", [False, True])
def test_a_folder_that_is_not_there_is_told(cases: Path, capsys: Text, *, as_json: bool) -> None:
    due = cases.parent / "nowhere" / "due.parquet"

    code = main(["clocks", str(cases), *WORDS, "-o", str(due), *(["--json"] if as_json else [])])

    assert code == 2
    assert "cannot be written: there is no folder nowhere" in capsys.readouterr().err


def test_dates_are_not_written_over_a_folder(cases: Path, capsys: Text) -> None:
    code = main(["clocks", str(cases), *WORDS, "-o", str(cases.parent)])

    assert code == 2
    assert "is a folder" in capsys.readouterr().err


@pytest.mark.parametrize("word", ["clocks", "what-if"])
def test_the_table_that_is_read_is_not_written_over(cases: Path, capsys: Text, word: str) -> None:
    before = cases.read_bytes()

    code = main([word, str(cases), *WORDS, "-o", str(cases)])

    assert code == 2
    assert "this is the file that is read" in capsys.readouterr().err
    assert cases.read_bytes() == before


def test_a_line_that_is_no_object_is_read_as_json(histories: Path, capsys: Text) -> None:
    histories.write_text("case,member_state\n", encoding="utf-8")

    main(["clocks", "frame", str(histories), "-o", str(histories.with_name("cases.parquet"))])

    assert "it is not well-formed JSON" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "--as-of: the day is missing"),
        ((*WORDS, "--pace"), "See: asylia clocks --help"),
        (("--as-of", "soon"), "'soon' is not a day that exists"),
        ((*WORDS, "--known-on", "2026-09-01"), "a table holds what was known when it was made"),
        ((*WORDS, "--settings", "none.toml"), "none.toml: the whole file: it cannot be read"),
        ((*WORDS, "--pace"), "unrecognized arguments"),
    ],
)
@pytest.mark.parametrize("as_json", [False, True])
def test_words_that_cannot_be_used_are_refused(
    cases: Path, capsys: Text, words: tuple[str, ...], told: str, *, as_json: bool
) -> None:
    code = main(["clocks", str(cases), *words, *(["--json"] if as_json else [])])

    printed = capsys.readouterr()
    assert (code, printed.out) == (2, "")
    if as_json:
        assert list(json.loads(printed.err)["error"]) == ["file", "position", "what", "mend"]
    else:
        assert told in printed.err


def test_without_the_extra_it_says_how_to_install_it(
    cases: Path, capsys: Text, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "polars" else found(name)
    )

    code = main(["clocks", str(cases), *WORDS])

    assert code == 2
    assert 'pip install "asylia[columns]"' in capsys.readouterr().err


def test_the_plain_command_imports_no_frames() -> None:
    code = "import sys, asylia.cli.clock; sys.exit('polars' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_nothing_is_left_when_it_is_stopped(tmp_path: Path, number: signal.Signals) -> None:
    path = tmp_path / "cases.parquet"
    pl.DataFrame(
        {
            "case": [str(n) for n in range(100_000)],
            "member_state": ["LT"] * 100_000,
            "application_made": [date(2026, 8, 10)] * 100_000,
        }
    ).write_parquet(path)
    words = ["clocks", str(path), *WORDS, "-o", str(tmp_path / "due.parquet")]
    program = subprocess.Popen([sys.executable, "-c", _STOPPING, *words], stdout=subprocess.PIPE)
    assert program.stdout is not None
    program.stdout.readline()  # it has begun to write

    program.send_signal(number)

    program.wait(20)
    program.stdout.close()
    assert program.returncode == (130 if number == signal.SIGINT else -number)
    assert list(tmp_path.iterdir()) == [path]


# The first part is written, and before the second is reckoned it says so and waits.
_STOPPING = """
import sys, time
from asylia.figures import dates, reading
parts_of = reading.parts_of
def slowly(path, at_once=0):
    for number, part in enumerate(parts_of(path, at_once=10)):
        if number == 1 and at_once == reading.AT_ONCE:
            print("begun", flush=True)
            time.sleep(30)
        if number < 2 or at_once != reading.AT_ONCE:
            yield part
from asylia.cli import main
dates.reading.check = lambda path: 100_000
reading.parts_of = slowly
sys.exit(main(sys.argv[1:]))
"""

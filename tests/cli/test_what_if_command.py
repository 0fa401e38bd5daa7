"""`asylia what-if`: overdue limits before and after a change, act by act."""

import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from asylia.cli import main

Text = pytest.CaptureFixture[str]
WORDS = ("--as-of", "2026-08-20")


@pytest.fixture
def cases(tmp_path: Path) -> str:
    path = tmp_path / "cases.parquet"
    pl.DataFrame(
        {
            "case": ["LT-AAAA-0001", "LT-AAAA-0002"],
            "member_state": ["LT", "LT"],
            "application_made": [date(2026, 8, 10), date(2026, 8, 11)],
            "application_made.competent_to_register": [True, True],
        }
    ).write_parquet(path)
    return str(path)


def test_a_table_shows_what_moves_by_act(cases: str, capsys: Text) -> None:
    code = main(["what-if", cases, *WORDS, "--rule", "apr-register-5d=15 days"])

    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert code == 0
    assert lines[0] == ["overdue", "before", "after", "moved"]
    assert ["apr-register-5d", "2", "0", "-2", "2"] in lines
    assert lines[-1][0] == "all"


def test_the_result_as_json_with_the_moved_dates(cases: str, tmp_path: Path, capsys: Text) -> None:
    moved = tmp_path / "moved.parquet"
    words = ("--holiday", "LT:2026-08-17", "--working", "LT:2026-08-15")

    code = main(["what-if", cases, *WORDS, *words, "-o", str(moved), "--json"])

    told = json.loads(capsys.readouterr().out)
    assert code == 0
    assert list(told) == ["overdue_before", "overdue_after", "moved", "limits"]
    assert pl.read_parquet(moved).height == told["moved"] > 0


def test_other_settings_and_a_share_of_extensions(cases: str, tmp_path: Path, capsys: Text) -> None:
    settings = tmp_path / "new.toml"
    settings.write_text(
        'format = "asylia-settings/1"\n[holidays.LT]\n2026 = ["2026-08-17"]\n', encoding="utf-8"
    )
    words = ("--extend", "apr-exam-regular-6m=0.3", "--seed", "2", "--to", str(settings))

    code = main(["what-if", cases, *WORDS, *words, "--json"])

    assert code == 0
    assert json.loads(capsys.readouterr().out)["moved"] > 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "nothing is changed. Add --rule"),
        (("--rule", "apr-register-5d=soon"), "'soon' is no length"),
        (("--rule", "apr-nothing=3 days"), "there is no limit 'apr-nothing'"),
        (("--holiday", "XX:2026-08-17"), "'XX' is no Member State"),
        (("--holiday", "LT:"), "'' is not a day that exists"),
        (("--extend", "apr-exam-regular-6m=many"), "'many' is no share"),
        (("--extend", "apr-exam-regular-6m=1.5"), "'1.5' is no share"),
    ],
)
def test_a_change_that_cannot_be_read_is_refused(
    cases: str, capsys: Text, words: tuple[str, ...], told: str
) -> None:
    code = main(["what-if", cases, *WORDS, *words])

    printed = capsys.readouterr()
    assert (code, printed.out) == (2, "")
    assert told in printed.err

"""The ledger of ASVS: every number once, every named test there, the page as the ledger says."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tools import asvs

MET = {"asks": "x", "state": "met", "tests": ["tests/tools/test_asvs.py::test_the_page_is_fresh"]}


@pytest.fixture
def told() -> dict[str, Any]:
    return tomllib.loads(asvs.LEDGER.read_text(encoding="utf-8"))


def test_the_release_has_345_requirements() -> None:
    known = asvs.levels()

    assert len(known) == 345
    assert [list(known.values()).count(level) for level in (1, 2, 3)] == [70, 183, 92]


def test_every_requirement_has_its_line_and_every_test_exists(told: dict[str, Any]) -> None:
    lines = asvs.read(told)

    assert [line.number for line in lines] == list(asvs.levels())
    assert asvs.lost_tests(lines) == []


def test_the_page_is_fresh(told: dict[str, Any]) -> None:
    assert asvs.PAGE.read_text(encoding="utf-8") == asvs.page(told)


def test_the_proof_prints_the_count_last(capsys: pytest.CaptureFixture[str]) -> None:
    code = asvs.main([])

    last = capsys.readouterr().out.splitlines()[-1]
    assert code == 0
    assert last.startswith("all: ")
    assert last.endswith("of 345")


def test_a_requirement_that_is_left_out_is_noticed(told: dict[str, Any]) -> None:
    del told["requirements"]["1.2.4"]

    with pytest.raises(asvs.Wrong, match=r"1\.2\.4"):
        asvs.read(told)


def test_a_number_that_the_release_does_not_have_is_noticed(told: dict[str, Any]) -> None:
    told["requirements"]["1.2.99"] = MET

    with pytest.raises(asvs.Wrong, match=r"1\.2\.99"):
        asvs.read(told)


@pytest.mark.parametrize(
    "line",
    [
        {},
        {"asks": "x", "state": "met"},
        {"asks": "x", "state": "met", "tests": []},
        {"asks": "", "state": "not met", "missing": "y"},
        {"asks": "x", "state": "nearly", "missing": "y"},
        {"asks": "x", "state": "not applicable", "missing": "y"},
        {**MET, "missing": "y"},
    ],
)
def test_a_line_that_is_not_whole_is_refused(told: dict[str, Any], line: dict[str, Any]) -> None:
    told["requirements"]["1.2.4"] = line

    with pytest.raises(asvs.Wrong, match=r"1\.2\.4"):
        asvs.read(told)


@pytest.mark.parametrize("test", ["a.py::test_there", "a.py::helper", "b.py::test_here", "a.py"])
def test_a_test_that_does_not_exist_is_noticed(tmp_path: Path, test: str) -> None:
    (tmp_path / "a.py").write_text("def test_here(): ...\ndef helper(): ...\n", encoding="utf-8")
    line = asvs.Line("1.1.1", 1, "x", "met", ("a.py::test_here", test), "")

    assert asvs.lost_tests([line], tmp_path) == [f"1.1.1: there is no test {test}"]

"""``asylia invent``: a caseload loaded by two processes, dated by two more, and whole."""

from argparse import ArgumentTypeError
from pathlib import Path

import pytest

from asylia.web.cli.parts import WHOLE, Part, count, read
from tests.web.cli.conftest import AS_ROOT, run_in

as_somebody = pytest.mark.skipif(AS_ROOT, reason="NOT RUN as root: use ./asylia test")


@as_somebody
def test_caseload_is_invented_dated_and_verified(folder: Path) -> None:
    home = folder / "invented"
    words = ("invent", "--cases", "40", "--processes", "2")
    assert run_in(home, "migrate").returncode == 0

    done = [
        run_in(home, *words),
        run_in(home, "recompute", "--all", "--why", "the first", "--processes", "2"),
        run_in(home, *words),
        run_in(home, "recompute", "--processes", "2", ASYLIA_TODAY="2026-11-22"),
        run_in(home, "verify"),
    ]

    assert [one.returncode for one in done] == [0, 0, 0, 0, 0], [one.stderr for one in done]
    assert renewed(done[1].stdout) == 40
    assert " entries in 40 cases: every chain is whole." in done[4].stdout
    assert (home / "demonstration.password").stat().st_mode & 0o077 == 0


def renewed(printed: str) -> int:
    lines = [line.split() for line in printed.splitlines() if line.endswith("cases renewed.")]
    return sum(int(words[0]) for words in lines)


@as_somebody
@pytest.mark.parametrize("more", [(), ("--part", "0/1")])
def test_nobody_is_invented_in_production(folder: Path, more: tuple[str, ...]) -> None:
    done = run_in(folder / "nowhere", "invent", *more, ASYLIA_MODE="production")

    assert done.returncode == 2
    assert "Invented cases are for demonstrations" in done.stderr
    assert not (folder / "nowhere").exists()


@as_somebody
def test_part_that_fails_says_what_to_do(demonstration: Path) -> None:
    done = run_in(demonstration, "invent", "--cases", "10", "--processes", "2")

    assert done.returncode == 2
    assert "The database has other accounts than those of a caseload." in done.stderr
    assert "A part failed. What it had finished is kept; begin again." in done.stderr


@pytest.mark.parametrize("text", ["0", "-1", "x", ""])
def test_less_than_one_process_is_refused(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match="at least 1"):
        count(text)
    assert count("2") == 2


@pytest.mark.parametrize(
    ("text", "part", "words"),
    [("0/1", WHOLE, ""), ("1/3", Part(first=1, of=3), "part 2 of 3: ")],
)
def test_part_of_the_work_is_read_and_told(text: str, part: Part, words: str) -> None:
    assert read(text) == part
    assert str(part) == words

"""A written table is there whole or not at all."""

import os
import resource
from pathlib import Path

import polars as pl
import pytest

from asylia.figures import writing
from asylia.figures.writing import CannotWrite, Parts, parquet

NUMBERS = {"number": pl.Int64()}


def part(first: int, last: int) -> pl.DataFrame:
    return pl.DataFrame({"number": range(first, last)})


def write(path: Path, *, parts: int, then: BaseException | None = None) -> None:
    with parquet(path, NUMBERS) as written:
        for number in range(parts):
            written.add(part(number * 500_000, (number + 1) * 500_000))
        if then:
            raise then


@pytest.fixture(params=["without a name", "with a hidden name"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "with a hidden name":
        monkeypatch.setattr(writing, "ANONYMOUS", 0)


def test_parts_are_written_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "numbers.parquet"

    with parquet(path, NUMBERS) as written:
        for first in range(0, 100, 10):
            written.add(part(first, first + 10))

    assert pl.read_parquet(path)["number"].to_list() == list(range(100))
    assert list(tmp_path.iterdir()) == [path]


def test_no_parts_are_an_empty_table(tmp_path: Path) -> None:
    path = tmp_path / "numbers.parquet"

    with parquet(path, NUMBERS):
        pass

    assert pl.read_parquet(path).schema == NUMBERS


def test_a_table_that_is_there_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "numbers.parquet"
    path.write_text("what was there")

    with parquet(path, NUMBERS) as written:
        written.add(part(0, 3))

    assert pl.read_parquet(path).height == 3


def test_nothing_is_left_of_a_table_that_was_broken_off(tmp_path: Path) -> None:
    path = tmp_path / "numbers.parquet"
    path.write_text("what was there")

    with pytest.raises(KeyboardInterrupt):
        write(path, parts=1, then=KeyboardInterrupt())

    assert path.read_text() == "what was there"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="there is no folder nowhere"):
        write(tmp_path / "nowhere" / "numbers.parquet", parts=0)


def test_a_full_disc_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "numbers.parquet"
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, before[1]))
    try:
        with pytest.raises(CannotWrite, match="File too large"):
            write(path, parts=20)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_takes_no_file_without_a_name_gets_a_hidden_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "ANONYMOUS", os.O_CREAT | os.O_EXCL)

    with parquet(tmp_path / "numbers.parquet", NUMBERS) as written:
        written.add(part(0, 3))

    assert pl.read_parquet(tmp_path / "numbers.parquet").height == 3


def test_who_goes_on_after_a_failure_is_told(tmp_path: Path) -> None:
    parts = Parts("/dev/full", NUMBERS)
    parts.add(part(0, 3))
    with pytest.raises(CannotWrite, match="No space left on device"):
        parts.finish()

    with pytest.raises(CannotWrite, match="No space left on device"):
        parts.add(part(3, 6))

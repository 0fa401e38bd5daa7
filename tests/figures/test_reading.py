"""A table with faults is refused with its columns and rows, before anything is written."""

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from asylia.figures.reading import BadTable, check, parts_of
from tests.figures.conftest import Save

KEEP_ONE = "Keep one row for each case; a further application is told as event#2."
CONVERT = "not String. Convert the column before it is written."
ZONE = "so their day is not known. Give them their zone, such as UTC."
MEANT = "of the vocabulary. Did you mean 'application_made'?"


def faults(path: Path, at_once: int = 100) -> list[str]:
    with pytest.raises(BadTable) as refused:
        check(path, at_once=at_once)
    lines = str(refused.value).splitlines()
    assert all(line.startswith(f"{path.name}: ") for line in lines)
    return [line.removeprefix(f"{path.name}: ") for line in lines]


def test_a_sound_table_is_counted(save: Save) -> None:
    columns = {
        "application_made.place": ["Medininkai", None],
        "application_made.procedure": ["border", None],
        "application_made.state": ["LV", None],
    }

    assert check(save(columns)) == 2


def test_missing_values_are_no_fault(save: Save) -> None:
    path = save({"application_made": pl.Series([None, None], dtype=pl.Date)})

    assert check(path) == 2


@pytest.mark.parametrize("column", ["case", "member_state"])
def test_a_needed_column_that_is_missing_is_named(save: Save, column: str) -> None:
    (told,) = faults(save(without=column))

    assert told.startswith(f"column {column!r}: the column is missing. Add ")


def test_a_column_of_another_type_is_named(save: Save) -> None:
    path = save(
        {
            "application_made": ["2026-08-10", "soon"],
            "application_made.place": ["Medininkai", None],
            "application_lodged": [datetime(2026, 8, 12), None],  # noqa: DTZ001 -- the fault
            "person.date_of_birth": ["1994-03-02", None],
            "aplication_made": [date(2026, 8, 10), None],
        }
    )

    assert faults(path) == [
        f"column 'application_made': a Date, or a Datetime with zone, is needed here, {CONVERT}",
        f"column 'application_lodged': the moments have no time zone, {ZONE}",
        f"column 'person.date_of_birth': Date is needed here, {CONVERT}",
        f"column 'aplication_made': 'aplication_made' is not an event {MEANT}",
    ]


def test_a_member_state_that_is_no_text_is_told_once(save: Save) -> None:
    assert faults(save({"member_state": [1, 2]})) == [
        f"column 'member_state': text is needed here, {CONVERT.replace('String', 'Int64')}"
    ]


@pytest.mark.parametrize("year", [1, 1899, 2200, 9999])
def test_a_year_that_cannot_be_is_named_with_its_row(save: Save, year: int) -> None:
    (told,) = faults(save({"application_registered": [None, date(year, 1, 2)]}))

    assert told == (
        "column 'application_registered', row 2: the year lies outside 1900 to 2199. "
        "Leave it empty if the day is not known."
    )


def test_a_moment_in_a_year_that_cannot_be_is_named(save: Save) -> None:
    moments = [datetime(1, 1, 2, tzinfo=UTC), None]

    (told,) = faults(save({"interview_held.at": moments}))

    assert told.startswith("column 'interview_held.at', row 1: the year lies outside")


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"case": [None, "B"]}, "column 'case', row 1: it is empty."),
        ({"member_state": ["LT", None]}, "column 'member_state', row 2: it is empty."),
        ({"member_state": ["LT", "EL"]}, "column 'member_state', row 2: it is no State's code."),
        (
            {"application_made.state": ["XX", None]},
            "column 'application_made.state', row 1: it is no State's code.",
        ),
        (
            {"application_made.procedure": ["fast", "border"]},
            "column 'application_made.procedure', row 1: it is none of regular, accelerated,",
        ),
    ],
)
def test_a_value_that_cannot_be_is_named_with_its_row(
    save: Save, columns: dict[str, Any], told: str
) -> None:
    (fault,) = faults(save(columns))

    assert fault.startswith(told)


def test_a_case_in_two_rows_is_named_with_both(save: Save) -> None:
    assert faults(save({"case": ["A", "A"]})) == [
        f"column 'case', rows 1, 2: the case stands in more than one row. {KEEP_ONE}"
    ]


def test_many_rows_of_one_fault_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "cases.parquet"
    pl.DataFrame(
        {
            "case": [f"C{n}" for n in range(2000)],
            "member_state": ["LT"] * 2000,
            "interview_held": [date(9999, 1, 1)] * 2000,
        }
    ).write_parquet(path)

    (told,) = faults(path, at_once=7)

    assert told.startswith(
        "column 'interview_held', rows 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 1,990 more: the year"
    )


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.parquet"
    path.write_text("no table")

    (told,) = faults(path)

    assert told.startswith("the whole file: it is no parquet file (")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert faults(tmp_path / "none.parquet") == [
        "the whole file: there is no such file. Check the name."
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_refused(save: Save) -> None:
    path = save()
    path.chmod(0)

    assert faults(path) == ["the whole file: it may not be read. Let whoever runs this read it."]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert faults(tmp_path) == ["the whole file: it is a folder. Name one parquet file."]


def test_a_fault_is_told_as_json(save: Save) -> None:
    with pytest.raises(BadTable) as refused:
        check(save({"case": ["A", "A"]}))

    told = refused.value.faults[0].as_json()

    assert told == {
        "column": "case",
        "rows": [1, 2],
        "count": 2,
        "what": "the case stands in more than one row",
        "mend": KEEP_ONE,
    }


def test_a_table_comes_in_parts(save: Save) -> None:
    assert [part["case"].to_list() for part in parts_of(save(), at_once=1)] == [
        ["LT-AAAA-0001"],
        ["LT-AAAA-0002"],
    ]

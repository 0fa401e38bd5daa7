"""The table of dates: what the clock says of each case, and what they come to."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from asylia.figures.dates import DUE, Summary, dates_of, write_dates
from asylia.figures.reading import BadTable
from asylia.law import clock
from asylia.law.facts import Settings
from tests.figures.conftest import NOVEMBER, Save, history


def test_each_case_has_its_limits_as_the_clock_says(save: Save, tmp_path: Path) -> None:
    due = tmp_path / "due.parquet"

    write_dates(save(), due, as_of=NOVEMBER)

    found = pl.read_parquet(due)
    assert found.schema == DUE
    expected = clock.answer(
        history(("application_made", "2026-08-11"), case="LT-AAAA-0002"), as_of=NOVEMBER
    )
    of_the_second = found.filter(case="LT-AAAA-0002")
    assert of_the_second["limit"].to_list() == [one.id for one in expected.limits]
    assert of_the_second["due_on"].to_list() == [one.due_on for one in expected.limits]


def test_the_summary_counts_cases_limits_and_statuses(save: Save) -> None:
    told: list[tuple[int, int]] = []

    summary = write_dates(
        save(), None, as_of=NOVEMBER, told=lambda done, of: told.append((done, of))
    )

    assert summary.cases == 2
    assert summary.dates == summary.statuses.total() == summary.limits.total() > 10
    assert told == [(2, 2)]
    as_json = summary.as_json()
    assert as_json["cases"] == 2
    assert as_json["undecided"] == summary.statuses["undecided"]


def test_parts_give_the_same_as_the_whole(save: Save) -> None:
    path = save()

    (whole,) = [found for found, _, _ in dates_of(path, as_of=NOVEMBER)]
    parts = [found for found, _, _ in dates_of(path, as_of=NOVEMBER, at_once=1)]

    assert pl.concat(parts).equals(whole)


def test_settings_are_heeded(save: Save) -> None:
    path = save()
    years = {"LT": {2026: (date(2026, 8, 14), date(2026, 8, 17), date(2026, 8, 18))}}

    plain, set_ = (
        next(iter(dates_of(path, as_of=NOVEMBER, settings=settings)))[0]
        for settings in (Settings(), Settings(holidays=years))
    )

    assert not plain["due_on"].equals(set_["due_on"])


def test_cases_without_an_answer_are_named_and_nothing_is_written(
    save: Save, tmp_path: Path
) -> None:
    due = tmp_path / "due.parquet"
    path = save({"application_made": [date(2026, 8, 10), date(2150, 1, 1)]})

    with pytest.raises(BadTable, match=r"row 2: the case has no answer: .* known from") as refused:
        write_dates(path, due, as_of=date(2151, 1, 1))

    assert len(refused.value.faults) >= 1
    assert not due.exists()


def test_no_cases_come_to_nothing() -> None:
    told = Summary().as_json()

    assert told["fallen"] == {"cases": 0, "share": 0, "why": {}}

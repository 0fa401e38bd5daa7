"""A column of days has the ends that the law's own counting gives."""

from datetime import date, timedelta

import polars as pl
import pytest

from asylia.figures.ends import last_days
from asylia.law.holidays import OutsideSpan, calendar_of
from asylia.law.periods import APR_73, DUBLIN_III_42, Counting, Length, days, end_of, months, weeks

COLUMN = pl.Series("lodged", [date(2025, 12, 1) + timedelta(days=n) for n in range(120)])


@pytest.mark.parametrize("length", [days(5), weeks(2), months(1), months(6)])
@pytest.mark.parametrize("counting", [APR_73, DUBLIN_III_42])
def test_every_end_is_that_of_the_single_day(length: Length, counting: Counting) -> None:
    found = last_days(COLUMN, length, counting=counting, state="LT")

    expected = [end_of(day, length, counting=counting, state="LT").due for day in COLUMN]
    assert found.to_list() == expected
    assert found.name == "lodged"


def test_an_unknown_day_has_no_end() -> None:
    some = pl.Series([None, date(2026, 8, 12), None])

    found = last_days(some, weeks(1), counting=APR_73, state="LT")

    assert found.to_list() == [None, date(2026, 8, 19), None]


def test_no_days_have_no_ends() -> None:
    none = pl.Series([None], dtype=pl.Date)

    assert last_days(none, weeks(1), counting=APR_73, state="LT").to_list() == [None]


def test_an_authority_that_sets_holidays_has_its_own_ends() -> None:
    own = calendar_of("LT").with_holidays({2026: [date(2026, 8, 19)]})
    one = pl.Series([date(2026, 8, 12)])

    ends = [last_days(one, weeks(1), counting=APR_73, state=state).item() for state in ("LT", own)]

    assert ends == [date(2026, 8, 19), date(2026, 8, 20)]


def test_a_year_without_holidays_is_refused() -> None:
    with pytest.raises(OutsideSpan):
        last_days(pl.Series([date(2150, 1, 1)]), weeks(1), counting=APR_73, state="LT")

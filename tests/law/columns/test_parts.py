"""Cases are reckoned in parts, and tables of calendars are kept from one question to the next."""

from datetime import date, timedelta

import polars as pl
import pytest

from asylia.law import columns
from asylia.law.columns import due_dates
from asylia.law.facts import Settings

DAY = date(2026, 8, 20)
BEGUN = date(2026, 6, 15)


def some(number: int) -> pl.DataFrame:
    days = [BEGUN + timedelta(days=place) for place in range(number)]
    return pl.DataFrame(
        {
            "member_state": ["LT", "LV"] * (number // 2) + ["LT"] * (number % 2),
            "application_made": days,
            "application_registered": [*days[1:], None],
        }
    )


def in_order(dates: pl.DataFrame) -> pl.DataFrame:
    limit = pl.col("limit").cast(pl.String)
    return dates.with_columns(limit).sort("row", "limit")


@pytest.mark.parametrize(("at_once", "alone"), [(2, 1), (3, 4), (1, 0), (100, 5)])
def test_in_how_many_parts_cases_are_reckoned_changes_nothing(
    at_once: int, alone: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = some(21)
    together = in_order(due_dates(cases, as_of=DAY).dates)
    monkeypatch.setattr(columns, "AT_ONCE", at_once)
    monkeypatch.setattr(columns, "ALONE", alone)

    in_parts = in_order(due_dates(cases, as_of=DAY).dates)

    assert in_parts.equals(together)


def test_holidays_of_one_authority_are_not_those_of_the_question_before() -> None:
    cases = pl.DataFrame({"member_state": ["LT"], "application_made": [date(2026, 6, 29)]})
    own = Settings(holidays={"LT": {2026: (date(2026, 7, 7),)}})

    def registered_by(settings: Settings | None) -> date:
        dates = due_dates(cases, as_of=date(2026, 6, 30), settings=settings).dates
        chosen = dates.filter(pl.col("limit").cast(pl.String) == "apr-register-5d")
        found: date = chosen["due_on"].item()
        return found

    asked = [registered_by(settings) for settings in (None, own, None, own)]

    assert asked == [date(2026, 7, 7), date(2026, 7, 6)] * 2

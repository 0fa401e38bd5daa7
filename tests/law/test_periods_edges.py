"""Periods at the edges of what can be counted, and what is said of them."""

from datetime import UTC, date, datetime

import pytest

from asylia.law.holidays import OutsideSpan
from asylia.law.periods import (
    APR_73,
    BACKWARD_WORKING_DAYS,
    END_OF_LIBERTY_LIMIT,
    NO_ROLLING,
    REG_1182_71,
    Length,
    days,
    end_of,
    hours,
    months,
    working_days,
    years,
)

MONDAY = date(2026, 8, 3)


def far(start: date, length: Length) -> date:
    due = end_of(start, length, counting=NO_ROLLING, state="LT").due
    assert not isinstance(due, datetime)
    return due


def test_period_may_end_in_the_year_before_the_last_that_a_calendar_has() -> None:
    assert far(date(1998, 1, 31), years(8000)) == date(9998, 1, 31)
    with pytest.raises(OutsideSpan, match="lie outside every calendar"):
        far(date(1999, 1, 31), years(8000))


def test_period_counted_back_may_begin_in_the_first_year() -> None:
    back = end_of(date(2000, 3, 31), years(1999), counting=BACKWARD_WORKING_DAYS, state="LT")

    assert back.due == date(1, 3, 30)
    with pytest.raises(OutsideSpan, match="lie outside every calendar"):
        end_of(date(2000, 3, 31), years(2000), counting=BACKWARD_WORKING_DAYS, state="LT")


@pytest.mark.parametrize("length", [days(5), working_days(3), months(1), hours(48)])
def test_end_without_an_explanation_is_the_same_and_has_no_steps(length: Length) -> None:
    start = datetime(2026, 8, 3, 9, 0, tzinfo=UTC)

    told = end_of(start, length, counting=REG_1182_71, state="LT")
    untold = end_of(start, length, counting=REG_1182_71, state="LT", explain=False)

    assert (untold.due, untold.nominal, untold.steps) == (told.due, told.nominal, ())
    assert told.steps


def test_end_with_two_working_days_inside_has_no_other_reading() -> None:
    plain = end_of(MONDAY, days(4), counting=REG_1182_71, state="LT")
    stretched = end_of(date(2026, 8, 7), days(2), counting=REG_1182_71, state="LT")

    assert (plain.due, plain.other) == (date(2026, 8, 7), ())
    assert stretched.due == date(2026, 8, 11)
    assert [other.due for other in stretched.other] == [date(2026, 8, 10)]


def test_end_of_detention_on_a_sunday_stays_and_tells_the_monday_as_another_reading() -> None:
    found = end_of(MONDAY, days(6), counting=APR_73, state="LT", liberty=True)

    assert found.due == date(2026, 8, 9)
    (other,) = found.other
    assert (other.due, other.reading, other.cites, other.point) == (
        date(2026, 8, 10),
        "moved to the next working day",
        "APR 73(c)",
        END_OF_LIBERTY_LIMIT,
    )


# What is said


def test_holiday_on_the_first_day_after_the_event_is_named_and_one_on_the_event_is_not() -> None:
    """25 and 26 December 2025, Thursday and Friday, are public holidays in Lithuania."""
    eve, first = date(2025, 12, 23), date(2025, 12, 25)

    before = end_of(eve, working_days(1), counting=APR_73, state="LT")
    on_it = end_of(first, working_days(1), counting=APR_73, state="LT")

    assert "24 Dec 2025" in before.steps[-1].text
    assert "25 Dec 2025" not in on_it.steps[-1].text
    assert "26 Dec 2025" in on_it.steps[-1].text


def test_holidays_are_left_out_of_working_days_alone_when_counted_back() -> None:
    event = date(2025, 12, 30)

    worked = end_of(event, working_days(3), counting=BACKWARD_WORKING_DAYS, state="LT")
    plain = end_of(event, days(7), counting=BACKWARD_WORKING_DAYS, state="LT")

    assert "25 Dec 2025" in worked.steps[-1].text
    assert "25 Dec 2025" not in plain.steps[-1].text

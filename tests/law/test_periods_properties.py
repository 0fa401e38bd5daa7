"""Counting agrees with a second opinion from 1990 to 2050, under every rule."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asylia.law.holidays import calendar_of
from asylia.law.periods import (
    AMMR_75,
    APR_73,
    BACKWARD_WORKING_DAYS,
    DUBLIN_III_42,
    FROM_THE_MOMENT,
    NO_ROLLING,
    RBP_11,
    REG_1182_71,
    Counting,
    Length,
    Rolling,
    Unit,
    end_of,
)
from tests.law import counting_oracle as oracle

RULES = (REG_1182_71, APR_73, AMMR_75, RBP_11, DUBLIN_III_42, NO_ROLLING)
rules = st.sampled_from(RULES)
days = st.dates(date(1990, 1, 2), date(2047, 12, 31))
lengths = st.one_of(
    st.builds(Length, st.integers(1, 60), st.just(Unit.DAYS)),
    st.builds(Length, st.integers(1, 30), st.just(Unit.WORKING_DAYS)),
    st.builds(Length, st.integers(1, 60), st.just(Unit.WEEKS)),
    st.builds(Length, st.integers(1, 36), st.just(Unit.MONTHS)),
    st.builds(Length, st.integers(1, 2), st.just(Unit.YEARS)),
)
moments = st.datetimes(datetime(1990, 1, 2), datetime(2047, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


def second_opinion(event: date, length: Length, counting: Counting, *, liberty: bool) -> date:
    return oracle.end_in_days(
        event,
        length.amount,
        length.unit.value,
        rolls=counting.rolling is Rolling.YES and not liberty,
        two_days=counting is REG_1182_71,
    )


@given(event=days, length=lengths, counting=rules, liberty=st.booleans())
def test_days_and_longer_end_as_the_second_opinion_says(
    event: date, length: Length, counting: Counting, *, liberty: bool
) -> None:
    end = end_of(event, length, counting=counting, state="LT", explain=False, liberty=liberty)

    assert end.due == second_opinion(event, length, counting, liberty=liberty)


@given(event=st.dates(date(1990, 3, 1), date(2050, 12, 31)), amount=st.integers(1, 20))
def test_backward_period_leaves_whole_working_days(event: date, amount: int) -> None:
    length = Length(amount, Unit.WORKING_DAYS)

    end = end_of(event, length, counting=BACKWARD_WORKING_DAYS, state="LT")

    assert end.due == oracle.notice_day(event, amount)


@given(event=moments, amount=st.integers(1, 500), exact=st.booleans())
def test_hours_end_after_so_many_hours_have_passed(
    event: datetime, amount: int, *, exact: bool
) -> None:
    counting = FROM_THE_MOMENT if exact else REG_1182_71

    end = end_of(event, Length(amount, Unit.HOURS), counting=counting, state="LT", explain=False)

    assert isinstance(end.due, datetime)
    assert int(end.due.timestamp()) == oracle.end_in_hours(event, amount, exact=exact)


@given(first=days, later=st.integers(0, 40), length=lengths, counting=rules)
def test_later_event_never_ends_earlier(
    first: date, later: int, length: Length, counting: Counting
) -> None:
    second = first + timedelta(days=later)

    ends = [
        end_of(event, length, counting=counting, state="LT", explain=False).due
        for event in (first, second)
    ]

    assert ends == sorted(ends)


@given(first=moments, later=st.integers(0, 10_000), amount=st.integers(1, 100))
def test_later_moment_never_ends_earlier(first: datetime, later: int, amount: int) -> None:
    second = first + timedelta(minutes=later)

    ends = [
        end_of(event, Length(amount, Unit.HOURS), counting=APR_73, state="LT", explain=False).due
        for event in (first, second)
    ]

    assert ends == sorted(ends)


@given(event=moments, length=lengths, counting=rules)
def test_time_of_day_does_not_matter_to_days(
    event: datetime, length: Length, counting: Counting
) -> None:
    local = event.astimezone(calendar_of("LT").zone).date()

    from_moment = end_of(event, length, counting=counting, state="LT")
    from_day = end_of(local, length, counting=counting, state="LT")

    assert from_moment == from_day


@given(event=days, length=lengths, counting=rules, liberty=st.booleans())
def test_explanation_changes_no_date(
    event: date, length: Length, counting: Counting, *, liberty: bool
) -> None:
    explained = end_of(event, length, counting=counting, state="LT", liberty=liberty)
    bare = end_of(event, length, counting=counting, state="LT", liberty=liberty, explain=False)

    assert (bare.due, bare.nominal, bare.other) == (
        explained.due,
        explained.nominal,
        explained.other,
    )
    assert bare.steps == ()
    assert explained.steps[0].on == event
    assert all(step.text and step.cites for step in explained.steps)


@given(event=days, length=lengths, counting=rules)
def test_liberty_ends_no_later_than_anything_else(
    event: date, length: Length, counting: Counting
) -> None:
    bound = end_of(event, length, counting=counting, state="LT", liberty=True, explain=False)
    free = end_of(event, length, counting=counting, state="LT", explain=False)

    assert bound.due <= free.due
    assert all(reading.due > bound.due for reading in bound.other)


@pytest.mark.parametrize("year", range(2014, 2051))
def test_table_of_lithuania_holds_the_holidays_of_the_rules(year: int) -> None:
    calendar = calendar_of("LT")
    january, december = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()

    working = [day for day in range(january, december + 1) if calendar.is_working_day(day)]

    shift = oracle.number_of(year, 1, 1) - january
    expected = [day for day in range(january, december + 1) if not oracle.is_free(day + shift)]
    assert working == expected

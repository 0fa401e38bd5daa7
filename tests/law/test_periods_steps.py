"""Each step of a computation is said with its own provision."""

from datetime import date, datetime

import pytest

from asylia.law.holidays import OutsideSpan, UnknownState
from asylia.law.periods import (
    AMMR_75,
    APR_73,
    BACKWARD_WORKING_DAYS,
    DUBLIN_III_42,
    END_ON_A_DAY_OFF,
    FROM_THE_MOMENT,
    NO_ROLLING,
    REG_1182_71,
    TWO_WORKING_DAYS,
    CannotCount,
    Counting,
    Length,
    OtherEnd,
    Unit,
    days,
    end_of,
    hours,
    months,
    weeks,
    working_days,
    years,
)


def said(
    event: date | datetime, length: Length, counting: Counting, *, liberty: bool = False
) -> list[str]:
    end = end_of(event, length, counting=counting, state="LT", liberty=liberty)
    return [f"{step.on}: {step.text}, {step.cites}" for step in end.steps]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_days_ending_on_a_holiday_move_to_the_next_working_day() -> None:
    steps = said(date(2026, 8, 10), days(5), APR_73)

    assert steps == [
        "2026-08-10: that day is not counted, APR 73(a)",
        (
            "2026-08-15: 5 days end here; Saturdays, Sundays and holidays inside are counted, "
            "APR 73(c)"
        ),
        (
            "2026-08-15: Saturday and public holiday in Lithuania (Assumption Day); "
            "next working day, Mon 17 Aug 2026, APR 73(c)"
        ),
    ]


def test_end_on_a_working_day_needs_no_third_step() -> None:
    steps = said(date(2026, 8, 11), weeks(3), AMMR_75)

    assert steps == [
        "2026-08-11: that day is not counted, AMMR 75(a)",
        "2026-09-01: 3 weeks later, the weekday of the event: Tuesday, AMMR 75(b)",
    ]


def test_month_without_the_date_ends_with_its_last_day() -> None:
    steps = said(date(2026, 8, 31), months(6), AMMR_75)

    assert steps == [
        "2026-08-31: that day is not counted, AMMR 75(a)",
        (
            "2027-02-28: 6 months later; there is no 31 February 2027, "
            "so the last day of the month, AMMR 75(c)"
        ),
        "2027-02-28: Sunday; next working day, Mon 1 Mar 2027, AMMR 75(d)",
    ]


def test_month_with_the_date_cites_the_rule_of_the_same_date() -> None:
    steps = said(date(2026, 8, 11), months(2), AMMR_75)

    assert steps[1] == "2026-10-11: 2 months later, the date of the event, AMMR 75(b)"


def test_two_working_days_are_added_after_the_shift() -> None:
    steps = said(date(2025, 12, 23), days(3), REG_1182_71)

    assert steps[2:] == [
        (
            "2025-12-26: public holiday in Lithuania (Second Day of Christmas); "
            "next working day, Mon 29 Dec 2025, REG-1182-71 3(4)"
        ),
        (
            "2025-12-29: a period of two days or more holds two working days, so Tue 30 Dec 2025, "
            "REG-1182-71 3(5)"
        ),
    ]


def test_end_without_the_second_working_day_is_the_other_reading() -> None:
    end = end_of(date(2025, 12, 12), days(3), counting=REG_1182_71, state="LT")

    assert (end.due, end.nominal) == (date(2025, 12, 16), date(2025, 12, 15))
    assert end.other == (
        OtherEnd(
            due=date(2025, 12, 15),
            reading="without the second working day of Article 3(5)",
            cites="REG-1182-71 5",
            why="whether Article 3(5) reaches an act to be done within a few days of an event "
            "is open",
            point=TWO_WORKING_DAYS,
        ),
    )


def test_one_day_needs_no_second_working_day() -> None:
    end = end_of(date(2025, 12, 12), days(1), counting=REG_1182_71, state="LT")

    assert end.due == date(2025, 12, 15)


def test_dublin_keeps_its_end_and_shows_the_arguable_one() -> None:
    end = end_of(date(2025, 11, 30), months(3), counting=DUBLIN_III_42, state="LT")

    assert (end.due, end.nominal) == (date(2026, 2, 28), date(2026, 2, 28))
    assert end.other == (
        OtherEnd(
            due=date(2026, 3, 2),
            reading="arguable latest: moved to the next working day",
            cites="REG-1182-71 3(4)",
            why="disputed: Article 42 has no sentence that moves the end, "
            "but the general rule may fill the gap",
            point=END_ON_A_DAY_OFF,
        ),
    )
    assert end.steps[2].text == (
        "Saturday, and yet the last day: Article 42 has no sentence that moves the end"
    )
    assert end.steps[2].cites == "DUBLIN3 42"


def test_year_of_dublin_is_twelve_months() -> None:
    steps = said(date(2024, 2, 29), years(1), DUBLIN_III_42)

    assert steps == [
        "2024-02-29: that day is not counted, DUBLIN3 42(a)",
        (
            "2025-02-28: 1 year later; there is no 29 February 2025, so the last day of the month, "
            "DUBLIN3 42(b)"
        ),
    ]


def test_right_opens_on_its_day_although_a_weekend() -> None:
    steps = said(date(2025, 5, 31), months(9), NO_ROLLING)

    assert steps[2] == (
        "2026-02-28: Saturday, and yet the last day: nothing has to be done on this day, "
        "so it does not move, REG-1182-71 3(2)(c)"
    )


def test_limit_on_liberty_keeps_its_end_and_shows_the_shift() -> None:
    end = end_of(date(2026, 8, 8), weeks(1), counting=APR_73, state="LT", liberty=True)

    assert (end.due, [reading.due for reading in end.other]) == (
        date(2026, 8, 15),
        [date(2026, 8, 17)],
    )
    assert end.steps[2].text == (
        "Saturday and public holiday in Lithuania (Assumption Day), "
        "and yet the last day: a limit on liberty does not move"
    )


def test_working_days_name_the_holidays_left_out() -> None:
    steps = said(date(2025, 8, 12), working_days(3), REG_1182_71)

    assert steps == [
        "2025-08-12: that day is not counted, REG-1182-71 3(1)",
        (
            "2025-08-18: 3 working days end here, without Saturdays and Sundays, "
            "without Fri 15 Aug 2025 (Assumption Day), REG-1182-71 2(2)"
        ),
    ]


def test_backward_period_names_its_first_whole_day() -> None:
    steps = said(date(2025, 12, 29), working_days(3), BACKWARD_WORKING_DAYS)

    assert steps == [
        "2025-12-29: that day is not counted, REG-1182-71 3(1)",
        (
            "2025-12-18: 3 working days lie whole between this day and the event, "
            "from Fri 19 Dec 2025, without Wed 24 Dec 2025 (Christmas Eve), "
            "without Thu 25 Dec 2025 (Christmas Day), "
            "without Fri 26 Dec 2025 (Second Day of Christmas), REG-1182-71 3(4)"
        ),
    ]


@pytest.mark.parametrize(
    ("length", "last"),
    [
        (days(7), date(2026, 9, 2)),
        (weeks(1), date(2026, 9, 2)),
        (months(1), date(2026, 8, 9)),
        (years(1), date(2025, 9, 9)),
    ],
)
def test_backward_calendar_period_is_whole(length: Length, last: date) -> None:
    end = end_of(date(2026, 9, 10), length, counting=BACKWARD_WORKING_DAYS, state="LT")

    assert (end.due, len(end.steps)) == (last, 2)


def test_hours_begin_with_the_next_full_hour_and_do_not_move() -> None:
    steps = said(at("2025-08-14T16:45+03:00"), hours(72), REG_1182_71)

    assert steps == [
        (
            "2025-08-14: at 16:45; that hour is not counted, the first begins at 17:00, "
            "REG-1182-71 3(1)"
        ),
        "2025-08-17: 72 hours end at 17:00, REG-1182-71 3(2)(a)",
        "2025-08-17: Sunday; a period in hours does not move to a working day, REG-1182-71 3(4)",
    ]


@pytest.mark.parametrize(
    ("event", "way"), [("2026-03-28T08:30+02:00", "forward"), ("2026-10-24T08:30+03:00", "back")]
)
def test_clock_change_inside_the_hours_is_said(event: str, way: str) -> None:
    end = end_of(at(event), hours(48), counting=REG_1182_71, state="LT")

    assert end.steps[2].text == (
        f"the clocks went {way} meanwhile; only hours that passed are counted"
    )


def test_liberty_runs_from_the_minute() -> None:
    steps = said(at("2025-08-10T14:10+03:00"), hours(48), FROM_THE_MOMENT)

    assert steps == [
        "2025-08-10: at 14:10; a limit on liberty runs from that minute, REG-1182-71 3(1)",
        "2025-08-12: 48 hours end at 14:10, REG-1182-71 3(2)(a)",
    ]


def test_liberty_in_hours_is_never_rounded_up() -> None:
    end = end_of(
        at("2025-08-10T14:10+03:00"), hours(48), counting=REG_1182_71, state="LT", liberty=True
    )

    assert end.due == at("2025-08-12T14:10+03:00")
    assert [reading.due for reading in end.other] == [at("2025-08-12T15:00+03:00")]


def test_moment_counts_on_the_day_of_the_state() -> None:
    late_in_paris = at("2026-08-10T23:30+02:00")

    ends = [
        end_of(late_in_paris, days(1), counting=APR_73, state=state).due for state in ("FR", "LT")
    ]

    assert ends == [date(2026, 8, 11), date(2026, 8, 12)]


@pytest.mark.parametrize(
    ("event", "length", "counting"),
    [
        (date(2026, 8, 10), hours(72), REG_1182_71),
        (datetime(2026, 8, 10, 14, 10), hours(72), REG_1182_71),  # noqa: DTZ001
        (datetime(2026, 8, 10, 14, 10), days(5), APR_73),  # noqa: DTZ001
        (date(2026, 8, 10), days(2), FROM_THE_MOMENT),
        (at("2026-08-10T14:10+03:00"), hours(72), BACKWARD_WORKING_DAYS),
    ],
)
def test_period_that_cannot_be_counted_is_refused(
    event: date, length: Length, counting: Counting
) -> None:
    with pytest.raises(CannotCount):
        end_of(event, length, counting=counting, state="LT")


@pytest.mark.parametrize(
    ("event", "length", "counting"),
    [
        (date(2050, 12, 30), months(1), APR_73),
        (date(2050, 12, 31), days(1), APR_73),
        (date(1989, 12, 1), days(5), APR_73),
        (date(2050, 12, 30), working_days(3), REG_1182_71),
        (date(1990, 1, 3), working_days(3), BACKWARD_WORKING_DAYS),
        (date(9999, 12, 30), days(5), NO_ROLLING),
        (date(9999, 1, 1), years(1), NO_ROLLING),
        (at("9999-12-31T23:00+00:00"), hours(5), REG_1182_71),
    ],
)
def test_day_outside_the_table_is_an_error_and_no_guess(
    event: date, length: Length, counting: Counting
) -> None:
    with pytest.raises(OutsideSpan):
        end_of(event, length, counting=counting, state="LT")


def test_period_without_rolling_needs_no_table() -> None:
    end = end_of(date(2051, 5, 31), months(9), counting=NO_ROLLING, state="LT", explain=False)

    assert end.due == date(2052, 2, 29)


def test_unknown_state_is_refused() -> None:
    with pytest.raises(UnknownState, match="'EL'"):
        end_of(date(2026, 8, 10), days(5), counting=APR_73, state="EL")


@pytest.mark.parametrize("amount", [0, -1])
def test_period_lasts_at_least_one_unit(amount: int) -> None:
    with pytest.raises(ValueError, match="at least one"):
        Length(amount, Unit.DAYS)


@pytest.mark.parametrize(
    ("length", "words"),
    [(days(5), "5 days"), (months(1), "1 month"), (working_days(1), "1 working day")],
)
def test_length_reads_as_words(length: Length, words: str) -> None:
    assert str(length) == words

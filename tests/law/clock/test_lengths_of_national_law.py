"""Lengths in different units against the bounds of an act, in every month of the calendar."""

from typing import Any

import pytest

from asylia.law.clock.national import (
    BadLength,
    allowed_length,
    lasts_longer,
    stated_length,
)
from asylia.law.facts import Settings
from asylia.law.periods import Length, Unit, days, hours, months, weeks
from tests.law.clock.asking import rule

ONE_YEAR = Length(1, Unit.YEARS)


def taken(length: str, **bounds: Any) -> bool:
    bounded = rule(id="bounded", lasts=None, national=True, **bounds)
    try:
        allowed_length(Settings(national={"bounded": length}), bounded)
    except BadLength:
        return False
    return True


@pytest.mark.parametrize(
    ("least", "shortest", "too_short"),
    [
        (days(5), "5 days", "4 days"),
        (weeks(2), "14 days", "13 days"),
        (months(1), "28 days", "27 days"),
        (months(6), "181 days", "180 days"),
        (months(13), "393 days", "392 days"),
        (ONE_YEAR, "365 days", "364 days"),
        (ONE_YEAR, "12 months", "11 months"),
        (hours(48), "2 days", "1 day"),
        (hours(48), "48 hours", "47 hours"),
        (days(30), "10 working days", "9 working days"),
    ],
)
def test_least_length_is_the_least_that_it_can_have(
    least: Length, shortest: str, too_short: str
) -> None:
    assert (taken(shortest, at_least=least), taken(too_short, at_least=least)) == (True, False)


@pytest.mark.parametrize(
    ("most", "longest", "too_long"),
    [
        (days(10), "10 days", "11 days"),
        (weeks(2), "14 days", "15 days"),
        (months(1), "31 days", "32 days"),
        (months(6), "184 days", "185 days"),
        (months(13), "397 days", "398 days"),
        (ONE_YEAR, "366 days", "367 days"),
        (ONE_YEAR, "12 months", "13 months"),
        (days(2), "48 hours", "49 hours"),
        (days(5), "5 working days", "6 working days"),
        (days(12), "10 working days", "11 working days"),
    ],
)
def test_greatest_length_is_the_greatest_that_it_can_have(
    most: Length, longest: str, too_long: str
) -> None:
    assert (taken(longest, at_most=most), taken(too_long, at_most=most)) == (True, False)


@pytest.mark.parametrize(
    ("bound", "longest", "too_long"),
    [
        (days(10), "9 days", "10 days"),
        (months(6), "180 days", "181 days"),
        (months(6), "5 months", "6 months"),
        (days(30), "9 working days", "10 working days"),
    ],
)
def test_length_below_a_bound_does_not_reach_it(bound: Length, longest: str, too_long: str) -> None:
    assert (taken(longest, below=bound), taken(too_long, below=bound)) == (True, False)


def test_length_within_another_limit_is_no_longer_than_that() -> None:
    inner = rule(id="inner", lasts=None, national=True, within="outer")

    def within(inner_length: str, **outer: str) -> bool:
        try:
            allowed_length(Settings(national={"inner": inner_length, **outer}), inner)
        except BadLength:
            return False
        return True

    assert within("3 days", outer="3 days") is True
    assert within("4 days", outer="3 days") is False
    assert within("4 days") is True


def test_length_that_an_entry_states_is_read_only_where_the_rule_says_so() -> None:
    stating = rule(lasts=None, stated="length")

    assert stated_length(stating, {"length": "10 days"}) == days(10)
    assert stated_length(stating, {}) is None
    assert stated_length(rule(), {"": "10 days", "length": "10 days"}) is None


def test_length_below_a_bound_is_shorter_at_its_fewest_and_at_its_most() -> None:
    """A month has 28 to 31 days, three have 89 to 92, and 30 working days 40 to 90."""
    assert not taken("30 days", below=months(1))
    assert taken("27 days", below=months(1))
    assert taken("30 working days", below=months(3))
    assert not taken("31 working days", below=months(3))


# Several lengths one after another


@pytest.mark.parametrize(
    ("lengths", "than", "longer"),
    [
        (("6 working days",), days(7), True),
        (("5 working days",), days(7), False),
        (("2 months", "3 weeks"), weeks(12), False),
        (("2 months", "4 weeks"), weeks(12), True),
        (("12 weeks",), weeks(12), False),
        (("12 weeks", "1 day"), weeks(12), True),
        ((), days(1), False),
    ],
)
def test_lengths_one_after_another_are_longer_only_if_they_surely_are(
    lengths: tuple[str, ...], than: Length, *, longer: bool
) -> None:
    """Two months have at least 59 days."""
    settings = Settings(national={str(place): each for place, each in enumerate(lengths)})

    assert lasts_longer(settings, [*settings.national, "not set"], than=than) is longer

"""Days and moments as people say them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from asylia.web.base.said import NotSaid, said_day, said_moment

VILNIUS = ZoneInfo("Europe/Vilnius")
TODAY = date(2026, 8, 20)
NOW = datetime(2026, 8, 20, 5, 40, 31, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("10 8 2026", date(2026, 8, 10)),
        ("10.08.2026", date(2026, 8, 10)),
        ("10/8/2026", date(2026, 8, 10)),
        ("10 8", date(2026, 8, 10)),
        ("2026-08-10", date(2026, 8, 10)),
        ("10 Aug 2026", date(2026, 8, 10)),
        ("Mon 10 August 2026", date(2026, 8, 10)),
        (" Today ", date(2026, 8, 20)),
        ("yesterday", date(2026, 8, 19)),
    ],
)
def test_day_is_read_as_it_is_said(text: str, day: date) -> None:
    assert said_day(text, today=TODAY) == day


def test_day_is_read_in_the_language_of_the_reader() -> None:
    with translation.override("lt"):
        assert said_day("10 rugpjūčio 2026", today=TODAY) == date(2026, 8, 10)


@pytest.mark.parametrize("text", ["31 2 2026", "30 February 2026", "0 1 2026", "10 13 2026"])
def test_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(NotSaid, match="no such day"):
        said_day(text, today=TODAY)


@pytest.mark.parametrize("text", ["soon", "10", "2026", "10 8 26", "1 2 3 4", "x" * 1000])
def test_what_is_no_day_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(NotSaid, match="for example 10 8 2026"):
        said_day(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("today 8:05", datetime(2026, 8, 20, 8, 5, tzinfo=VILNIUS)),
        ("8:05", datetime(2026, 8, 20, 8, 5, tzinfo=VILNIUS)),
        ("yesterday 14.10", datetime(2026, 8, 19, 14, 10, tzinfo=VILNIUS)),
        ("10 8 2026 14:10", datetime(2026, 8, 10, 14, 10, tzinfo=VILNIUS)),
        ("Mon 10 Aug 2026, 14:10", datetime(2026, 8, 10, 14, 10, tzinfo=VILNIUS)),
        ("10 8 2026 at 14h10", datetime(2026, 8, 10, 14, 10, tzinfo=VILNIUS)),
        ("2026-08-10T14:10", datetime(2026, 8, 10, 14, 10, tzinfo=VILNIUS)),
        ("now", datetime(2026, 8, 20, 8, 40, tzinfo=VILNIUS)),
    ],
)
def test_moment_is_read_in_the_zone_of_the_state(text: str, moment: datetime) -> None:
    assert said_moment(text, now=NOW, zone=VILNIUS) == moment


def test_day_without_an_hour_stays_a_day() -> None:
    said = said_moment("10 8 2026", now=NOW, zone=VILNIUS)

    assert (said, isinstance(said, datetime)) == (date(2026, 8, 10), False)


def test_hour_that_does_not_exist_is_refused() -> None:
    with pytest.raises(NotSaid, match="no such hour"):
        said_moment("today 25:10", now=NOW, zone=VILNIUS)


def test_hour_that_the_clocks_left_out_is_refused() -> None:
    with pytest.raises(NotSaid, match="went forward"):
        said_moment("29 3 2026 3:30", now=NOW, zone=VILNIUS)

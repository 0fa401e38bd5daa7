from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from asylia.web.base import days

THURSDAY = date(2026, 8, 20)
AFTERNOON = datetime(2026, 8, 17, 11, 25, tzinfo=UTC)
LATE_EVENING = datetime(2026, 8, 17, 21, 30, tzinfo=UTC)


def test_a_day_carries_its_weekday_and_its_machine_form() -> None:
    assert days.day(THURSDAY) == '<time datetime="2026-08-20">Thu 20 Aug 2026</time>'


def test_a_moment_is_shown_in_the_zone_of_the_state() -> None:
    shown = '<time datetime="2026-08-17T11:25+00:00">Mon 17 Aug 2026, 14:25</time>'

    assert days.moment(AFTERNOON) == shown


def test_the_day_of_a_moment_is_its_local_day() -> None:
    assert days.day_words(LATE_EVENING) == "Tue 18 Aug 2026"


def test_a_bare_day_stays_a_day_where_a_moment_is_asked_for() -> None:
    assert days.moment(THURSDAY) == days.day(THURSDAY)
    assert days.moment_words(THURSDAY) == "Thu 20 Aug 2026"


def test_a_day_without_its_year() -> None:
    assert days.short_day(THURSDAY) == '<time datetime="2026-08-20">Thu 20 Aug</time>'


def test_a_moment_without_its_year() -> None:
    assert days.short_moment_words(AFTERNOON) == "Mon 17 Aug, 14:25"


def test_a_day_speaks_the_language_of_the_page() -> None:
    with translation.override("lt"):
        words = [days.day_words(THURSDAY), days.short_day_words(THURSDAY)]
        words.append(days.moment_words(AFTERNOON))

    assert words == ["kt 2026-08-20", "kt 08-20", "pr 2026-08-17, 14:25"]


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (date(2026, 8, 20), "today"),
        (date(2026, 8, 21), "tomorrow"),
        (date(2026, 8, 22), "in 2 days"),
        (date(2026, 8, 19), "1 day late"),
        (date(2026, 8, 17), "3 days late"),
        (LATE_EVENING, "2 days late"),
    ],
)
def test_how_far_off_a_day_is(due: date, words: str) -> None:
    assert days.far(due, THURSDAY) == words


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [
        (17, 45, "6 h 20 min left"),
        (14, 25, "3 h left"),
        (10, 25, "1 h late"),
        (11, 24, "0 h 1 min late"),
    ],
)
def test_how_far_off_a_moment_is(hour: int, minute: int, words: str) -> None:
    due = datetime(2026, 8, 17, hour, minute, tzinfo=UTC)

    assert days.hours_far(due, AFTERNOON) == words


@pytest.mark.parametrize(
    ("due", "state"),
    [
        (date(2026, 8, 19), "late"),
        (date(2026, 8, 20), "today"),
        (date(2026, 8, 23), "soon"),
        (date(2026, 8, 24), "later"),
    ],
)
def test_this_week_ends_on_sunday(due: date, state: str) -> None:
    assert days.nearness(due, THURSDAY) == state

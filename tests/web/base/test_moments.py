"""Boxes that ask for a day; those for moments and births are tried on their pages."""

from datetime import UTC, date, datetime

import pytest

from asylia.web.base.fields import control
from asylia.web.base.moments import DayField, SaidForm

NOW = datetime(2026, 8, 20, 5, 40, tzinfo=UTC)


class DayForm(SaidForm):
    on = DayField(label="Day")


class MaybeForm(SaidForm):
    on = DayField(label="Day", required=False)


def read(text: str, *, now: datetime = NOW) -> object:
    form = DayForm({"on": text}, now=now)
    return form.cleaned_data["on"] if form.is_valid() else form.errors["on"][0]


@pytest.mark.parametrize(
    "text",
    [
        *("10 8 2026", "10.08.2026", "10/8/2026", "10-08-2026", "2026-08-10", " 10. 8. 2026 "),
        *("10 8", "10 August", "Mon 10 Aug 2026"),
    ],
)
def test_day_is_read_as_people_write_it(text: str) -> None:
    assert read(text) == date(2026, 8, 10)


@pytest.mark.parametrize(
    ("word", "day"),
    [
        ("today", date(2026, 8, 20)),
        ("Yesterday", date(2026, 8, 19)),
        ("tomorrow", date(2026, 8, 21)),
    ],
)
def test_word_is_a_day(word: str, day: date) -> None:
    assert read(word) == day


def test_today_is_the_day_in_the_zone_of_the_state() -> None:
    assert read("today", now=datetime(2026, 8, 20, 22, 0, tzinfo=UTC)) == date(2026, 8, 21)


@pytest.mark.parametrize("text", ["30 2 2026", "31 4 2026", "0 1 2026", "2026-13-01"])
def test_day_that_does_not_exist_is_refused(text: str) -> None:
    assert read(text) == "There is no such day in the calendar. Check day and month."


@pytest.mark.parametrize("text", ["soon", "8 10 26", "10", "1" * 400])
def test_what_is_no_day_is_refused_with_what_to_write(text: str) -> None:
    assert str(read(text)).startswith("Write the day as day, month, year")


def test_empty_day_may_be_unknown() -> None:
    form = MaybeForm({"on": ""}, now=NOW)

    assert form.is_valid()
    assert form.cleaned_data["on"] is None


def test_day_is_offered_as_people_write_it() -> None:
    box = control(DayForm(initial={"on": date(2026, 8, 10)}, now=NOW)["on"])

    assert 'value="10 8 2026"' in box

"""The calendar file: read back by a library that others use, and looked at octet by octet."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from icalendar import Calendar, Component

from asylia.web.calculator.calendars import _escaped, _folded
from tests.web.calculator.conftest import FORM


def taken(visitor: Client, language: str = "en", **told: str) -> bytes:
    answer = visitor.post(f"/{language}/", {**FORM, **told, "do": "calendar"})
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="asylia.ics"'
    return answer.content


def read(content: bytes) -> dict[str, Component]:
    """The entries by what is due, read by a strict reader."""
    calendar = Calendar.from_ical(content)
    assert calendar.errors == []
    assert all(event.errors == [] for event in calendar.walk())
    return {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}


def test_limit_in_days_is_a_whole_day_without_a_zone(visitor: Client) -> None:
    content = taken(visitor)

    lodge = read(content)["Lodge the application (APR Art. 28(1))"]
    assert lodge.decoded("DTSTART") == date(2026, 9, 1)
    assert b"DTSTART;VALUE=DATE:20260901\r\n" in content


def test_limit_in_hours_is_a_moment_in_utc_and_each_reading_has_its_own(visitor: Client) -> None:
    found = read(taken(visitor))

    readings = [
        event.decoded("DTSTART")
        for event in Calendar.from_ical(taken(visitor)).walk("VEVENT")
        if "EUROD" in str(event["SUMMARY"]) and "22(2)" in str(event["SUMMARY"])
    ]
    assert found
    assert readings == [
        datetime(2026, 8, 13, 12, tzinfo=UTC),
        datetime(2026, 8, 13, 21, tzinfo=UTC),
    ]


def test_what_is_met_does_not_stand_in_the_calendar(visitor: Client) -> None:
    titles = " ".join(read(taken(visitor)))

    assert "Register the application" not in titles
    assert "Lodge the application" in titles


def test_entry_says_why_and_that_it_is_no_legal_advice(visitor: Client) -> None:
    lodge = read(taken(visitor))["Lodge the application (APR Art. 28(1))"]

    says = str(lodge["DESCRIPTION"])
    assert "21 days" in says
    assert says.endswith("No legal advice.")


def test_names_of_entries_are_unique_and_stay_when_it_is_asked_again(visitor: Client) -> None:
    first, second = (
        [str(one["UID"]) for one in Calendar.from_ical(taken(visitor, **told)).walk("VEVENT")]
        for told in ({}, {"as_of": "21 8 2026"})
    )

    assert len(set(first)) == len(first) > 5
    assert set(second) <= set(first)


def test_reference_tells_two_cases_apart_and_stands_before_what_is_due(visitor: Client) -> None:
    one, other = (read(taken(visitor, reference=name)) for name in ("A 1", "B 2"))

    assert "A 1: Lodge the application (APR Art. 28(1))" in one
    assert {str(event["UID"]) for event in one.values()}.isdisjoint(
        str(event["UID"]) for event in other.values()
    )


def test_calendar_holds_nothing_of_the_person(visitor: Client) -> None:
    content = taken(visitor, born="2 3 1994", minor="no")

    assert b"1994" not in content


def test_lines_end_as_they_must_and_are_short_enough(visitor: Client) -> None:
    content = taken(visitor, language="lt")

    lines = content.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert "Paduoti prašymą" in " ".join(read(content))


@pytest.mark.parametrize("text", ["", "ą" * 200, "a" + "😀" * 60, "x" * 75, "x" * 76])
def test_folding_cuts_no_letter_and_loses_none(text: str) -> None:
    folded = _folded(text)

    assert folded.replace("\r\n ", "") == text
    assert all(len(line.encode()) <= 75 for line in folded.split("\r\n"))


def test_marks_that_mean_something_are_escaped() -> None:
    assert _escaped("a;b,c\\d\ne") == "a\\;b\\,c\\\\d\\ne"

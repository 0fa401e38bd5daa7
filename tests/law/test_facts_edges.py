"""Refusals repeat so much of what was given and no more; spans count from their first day."""

import json
from datetime import date
from typing import Any

import pytest

from asylia.law.clock.choices import chosen
from asylia.law.clock.national import BadLength, national_length
from asylia.law.facts import HistoryError, Settings, read_history
from asylia.law.facts.settings import read_settings
from asylia.law.holidays import LeavesGap, OutsideSpan, calendar_from_table, calendar_of

LONG = "q" * 99
ENTRY = {"event": "application_made", "at": "2026-08-11"}


def refused_history(events: object = (), **more: object) -> HistoryError:
    found: dict[str, object] = {
        "format": "asylia-history/1",
        "case": "LT-TEST-0001",
        "member_state": "LT",
        "events": list(events) if isinstance(events, tuple) else events,
        **more,
    }
    with pytest.raises(HistoryError) as refused:
        read_history(json.dumps(found), file="h")
    return refused.value


def refused_settings(**more: object) -> HistoryError:
    with pytest.raises(HistoryError) as refused:
        chosen(json.dumps({"format": "asylia-settings/1", **more}), file="s")
    return refused.value


def of_a_made(**attributes: object) -> HistoryError:
    return refused_history(({**ENTRY, "attributes": attributes},))


@pytest.mark.parametrize(
    ("refused", "shown"),
    [
        (lambda: refused_history(format=LONG), 40),
        (lambda: refused_history(member_state=LONG), 20),
        (lambda: refused_history(({**ENTRY, "event": LONG},)), 60),
        (lambda: refused_history(({**ENTRY, "corrects": LONG},)), 40),
        (lambda: refused_history(({**ENTRY, "id": LONG}, {**ENTRY, "id": LONG})), 40),
        (lambda: of_a_made(procedure=LONG), 40),
        (lambda: of_a_made(state=LONG), 20),
        (lambda: refused_settings(holidays={LONG: {}}), 20),
        (lambda: refused_settings(transposed={LONG: {}}), 20),
        (lambda: refused_settings(readings={"screen-8-3-four-days": LONG}), 40),
    ],
)
def test_refusal_repeats_the_beginning_of_a_long_word(refused: Any, shown: int) -> None:
    assert f"{'q' * shown}'" in refused().what
    assert "q" * (shown + 1) not in refused().what


@pytest.mark.parametrize(
    ("refused", "shown"),
    [
        (lambda: refused_history(({**ENTRY, "event": LONG},)), 60),
        (lambda: refused_settings(**{LONG: 1}), 40),
        (lambda: refused_settings(national={LONG: "1 day"}), 60),
        (lambda: refused_settings(readings={LONG: "x"}), 60),
        (lambda: refused_settings(stated={LONG: "x"}), 60),
        (lambda: refused_settings(holidays={"LT": {LONG: []}}), 20),
    ],
)
def test_place_of_a_refusal_repeats_the_beginning_of_a_long_word(refused: Any, shown: int) -> None:
    assert "q" * shown in refused().position
    assert "q" * (shown + 1) not in refused().position


def test_key_that_stands_twice_is_named_by_its_beginning() -> None:
    with pytest.raises(HistoryError) as refused:
        read_history(f'{{"{LONG}": 1, "{LONG}": 2}}', file="h")

    assert refused.value.position == f"key {'q' * 40!r}"


def test_length_that_cannot_be_read_is_repeated_in_part() -> None:
    with pytest.raises(BadLength) as refused:
        national_length(Settings(national={"x": LONG}), "x")

    assert refused.value.what == f"{'q' * 40!r} is no length"


def test_slip_of_a_key_is_answered_with_the_key_that_is_meant() -> None:
    refused = refused_history(({**ENTRY, "recorded_att": "x"},))

    assert "it looks like 'recorded_at'" in refused.what
    assert "Did you mean 'application_made'?" in (
        refused_history(({**ENTRY, "event": "aplication_made"},)).mend
    )
    assert refused_history(({**ENTRY, "event": "zzz"},)).mend.startswith("See docs/")


def test_greece_is_told_its_code() -> None:
    assert refused_history(member_state="EL").mend == "Write GR for Greece."
    assert "such as LT" in refused_history(member_state="XX").mend
    assert of_a_made(state="EL").mend == "Write GR."


# Closed lists of words


def test_word_of_a_closed_list_is_taken_as_it_stands() -> None:
    found = read_history(
        json.dumps(
            {
                "format": "asylia-history/1",
                "case": "LT-TEST-0001",
                "member_state": "LT",
                "events": [{**ENTRY, "attributes": {"procedure": "border", "state": "FR"}}],
            }
        ),
        file="h",
    )

    assert dict(found.events[0].attributes) == {"procedure": "border", "state": "FR"}


# Years


@pytest.mark.parametrize(
    ("year", "read"), [("1900", True), ("2199", True), ("1899", False), ("2200", False)]
)
def test_days_are_read_from_1900_to_2199(year: str, read: bool) -> None:  # noqa: FBT001
    history = {
        "format": "asylia-history/1",
        "case": "LT-TEST-0001",
        "member_state": "LT",
        "person": {"date_of_birth": f"{year}-01-02"},
        "events": [],
    }
    if read:
        born = read_history(json.dumps(history), file="h").person.date_of_birth
        assert born == date(int(year), 1, 2)
    else:
        with pytest.raises(HistoryError, match=f"the year {year} lies outside 1900 to 2199"):
            read_history(json.dumps(history), file="h")


@pytest.mark.parametrize(
    ("year", "read"), [("1900", True), ("2199", True), ("1899", False), ("2200", False)]
)
def test_lists_of_holidays_are_read_for_the_same_years(year: str, read: bool) -> None:  # noqa: FBT001
    content = json.dumps(
        {"format": "asylia-settings/1", "holidays": {"LT": {year: [f"{year}-01-02"]}}}
    )
    if read:
        settings = read_settings(content, file="s")
        assert settings.holidays["LT"] == {int(year): (date(int(year), 1, 2),)}
    else:
        with pytest.raises(HistoryError, match="a year is needed here"):
            read_settings(content, file="s")


def test_directive_applies_from_its_first_day_in_force_at_the_earliest() -> None:
    first = {"RCD": {"LT": "2024-06-11"}}
    too_early = {"RCD": {"LT": "2024-06-10"}}

    settings = chosen(json.dumps({"format": "asylia-settings/1", "transposed": first}), file="s")

    assert settings.transposed == {"RCD": {"LT": date(2024, 6, 11)}}
    assert "in force since 2024-06-11 only" in refused_settings(transposed=too_early).what


# Working days


def table() -> Any:
    return calendar_from_table(
        "LT",
        "Europe/Vilnius",
        source="made for this test",
        names={"a": "First", "b": "Second"},
        days={2026: "0101a 1231b", 2027: "0615ab"[:5]},
    )


def test_table_covers_whole_years_and_names_its_days() -> None:
    calendar = table()

    assert (calendar.first, calendar.last) == (
        date(2026, 1, 1).toordinal(),
        date(2027, 12, 31).toordinal(),
    )
    assert {date.fromordinal(day): name for day, name in calendar.names.items()} == {
        date(2026, 1, 1): "First",
        date(2026, 12, 31): "Second",
        date(2027, 6, 15): "First",
    }


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2026, 1, 1), False),
        (date(2026, 1, 2), True),
        (date(2026, 1, 3), False),
        (date(2026, 1, 4), False),
        (date(2026, 1, 5), True),
        (date(2027, 12, 31), True),
    ],
)
def test_working_days_are_told_from_the_first_day_to_the_last(day: date, found: bool) -> None:  # noqa: FBT001
    assert table().is_working_day(day.toordinal()) is found


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2028, 1, 1)])
def test_day_outside_the_table_is_refused(day: date) -> None:
    with pytest.raises(OutsideSpan, match=f"known from 2026 to 2027; {day} lies outside"):
        table().is_working_day(day.toordinal())


def test_day_before_the_first_of_all_is_refused_as_that_day() -> None:
    with pytest.raises(OutsideSpan, match="0001-01-01 lies outside"):
        table().is_working_day(0)


def test_weekend_is_saturday_and_sunday() -> None:
    monday = date(2026, 8, 10).toordinal()

    found = [calendar_of("LT").is_weekend(monday + place) for place in range(7)]

    assert found == [False, False, False, False, False, True, True]


@pytest.mark.parametrize(("year", "first", "last"), [(2025, 2025, 2027), (2028, 2026, 2028)])
def test_list_of_a_neighbouring_year_is_put_beside_the_table(
    year: int, first: int, last: int
) -> None:
    longer = table().with_holidays({year: [date(year, 3, 3)]})

    assert (date.fromordinal(longer.first), date.fromordinal(longer.last)) == (
        date(first, 1, 1),
        date(last, 12, 31),
    )
    assert date(year, 3, 3).toordinal() in longer.days_off


@pytest.mark.parametrize("year", [2024, 2029])
def test_list_of_a_year_that_leaves_a_gap_is_refused(year: int) -> None:
    with pytest.raises(LeavesGap, match=f"a list for {year} alone"):
        table().with_holidays({year: []})


def test_list_of_a_year_replaces_its_days_and_no_others() -> None:
    replaced = table().with_holidays({2026: [date(2026, 1, 1), date(2026, 2, 2)]})

    assert sorted(map(date.fromordinal, replaced.days_off)) == [
        date(2026, 1, 1),
        date(2026, 2, 2),
        date(2027, 6, 15),
    ]

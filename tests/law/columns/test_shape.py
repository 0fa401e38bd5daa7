from datetime import UTC, date, datetime

import polars as pl
import pytest

from asylia.law.columns import BadFrame, due_dates

DAY = date(2026, 8, 20)
LODGED = date(2026, 7, 1)


def refusal(columns: dict[str, object]) -> str:
    with pytest.raises(BadFrame) as caught:
        due_dates(pl.DataFrame({"member_state": ["LT"], **columns}), as_of=DAY)
    return str(caught.value)


def test_an_event_that_is_no_event_is_refused() -> None:
    found = refusal({"application_loged": [LODGED]})

    assert found == (
        "column 'application_loged': 'application_loged' is not an event of the vocabulary"
    )


def test_another_name_of_an_event_is_told_its_first() -> None:
    found = refusal({"request_accepted": [LODGED]})

    assert found == (
        "column 'request_accepted': write the event under its first name, take_charge_accepted"
    )


def test_an_event_that_only_the_law_produces_is_refused() -> None:
    found = refusal({"border_procedure_ended": [LODGED]})

    assert found == (
        "column 'border_procedure_ended': only the law produces this event; the clock derives it"
    )


@pytest.mark.parametrize("number", ["0", "1", "100", "two", ""])
def test_repeated_events_are_numbered_from_two(number: str) -> None:
    column = f"application_lodged#{number}"

    assert refusal({column: [LODGED]}) == (
        f"column '{column}': a repeated event is numbered from #2 to #99"
    )


def test_text_is_no_day() -> None:
    assert refusal({"application_lodged": ["2026-07-01"]}) == (
        "column 'application_lodged': a Date, or a Datetime with zone, is needed here, not String"
    )


def test_a_day_is_no_moment() -> None:
    found = refusal({"application_lodged": [LODGED], "application_lodged.at": [LODGED]})

    assert found == (
        "column 'application_lodged.at': a Datetime with time zone is needed here, not Date"
    )


def test_a_moment_without_its_zone_is_refused() -> None:
    assert refusal({"application_lodged": [datetime(2026, 7, 1, 9, 0)]}) == (  # noqa: DTZ001
        "column 'application_lodged': the moments have no time zone, so their day is not known"
    )


def test_an_attribute_is_text_or_truth_or_a_whole_number() -> None:
    found = refusal({"application_lodged": [LODGED], "application_lodged.place": [1.5]})

    assert found == (
        "column 'application_lodged.place': text, true or false, or a whole number is needed, "
        "not Float64"
    )


def test_an_attribute_needs_the_column_of_its_event() -> None:
    assert refusal({"detention_started#2.ground": ["transfer"]}) == (
        "column 'detention_started#2.ground': there is no column 'detention_started#2' beside it"
    )


def test_only_facts_that_the_law_asks_for_are_columns_of_a_person() -> None:
    assert refusal({"person.height": [180]}) == (
        "column 'person.height': the law asks for date_of_birth, nationality, "
        "unaccompanied_minor only"
    )


def test_a_fact_of_another_type_is_refused() -> None:
    assert refusal({"person.date_of_birth": ["2010-01-01"]}) == (
        "column 'person.date_of_birth': Date is needed here, not String"
    )


def test_the_state_that_holds_the_file_is_needed() -> None:
    with pytest.raises(BadFrame, match="column 'member_state': it is missing"):
        due_dates(pl.DataFrame({"application_lodged": [LODGED]}), as_of=DAY)


def test_the_state_is_text() -> None:
    with pytest.raises(BadFrame, match="text is needed here, not Int64"):
        due_dates(pl.DataFrame({"member_state": [1]}), as_of=DAY)


def test_a_row_without_a_state_is_named() -> None:
    cases = pl.DataFrame({"member_state": ["LT", None], "application_lodged": [LODGED, LODGED]})

    with pytest.raises(BadFrame) as caught:
        due_dates(cases, as_of=DAY)

    assert (caught.value.column, caught.value.row) == ("member_state", 1)
    assert str(caught.value) == (
        "column 'member_state', row 1: the State that holds the file is missing"
    )


def test_no_cases_have_no_dates() -> None:
    cases = pl.DataFrame({"member_state": [], "application_lodged": []}).cast(
        {"member_state": pl.String, "application_lodged": pl.Date}
    )

    found = due_dates(cases, as_of=DAY)

    assert (found.dates.height, found.rows, found.share_fallen) == (0, 0, 0.0)


def test_a_moment_in_its_own_column_counts_before_the_day_beside_it() -> None:
    at = datetime(2026, 7, 2, 21, 30, tzinfo=UTC)
    cases = pl.DataFrame(
        {
            "member_state": pl.Series(["LT", "LT"], dtype=pl.Categorical),
            "application_lodged": [LODGED, LODGED],
            "application_lodged.at": [at, None],
        }
    )

    found = due_dates(cases, as_of=DAY).dates
    limits = found.filter(pl.col("limit").cast(pl.String) == "apr-exam-regular-6m").sort("row")

    assert limits["due_on"].to_list() == [date(2027, 1, 4), date(2027, 1, 4)]
    assert due_dates(cases, as_of=date(2026, 7, 1)).dates["row"].unique().to_list() == [1]

"""Histories become rows of a frame, and lose nothing that the law reads."""

from datetime import UTC, date, datetime

import polars as pl
import pytest

from asylia.figures.agreement import compare
from asylia.figures.frames import TooMany, frame_of, frames_of
from tests.figures.conftest import NOVEMBER, history

MADE = ("application_made", "2026-08-10T14:40+03:00", {"attributes": {"subsequent": False}})


def test_a_row_holds_days_moments_and_attributes() -> None:
    one = history(
        MADE,
        ("application_registered", "2026-08-11"),
        person={"nationality": [], "date_of_birth": "1994-03-02"},
    )

    (row,) = frame_of([one]).to_dicts()

    assert row == {
        "case": "LT-TEST-0001",
        "member_state": "LT",
        "person.date_of_birth": date(1994, 3, 2),
        "person.nationality": [],
        "application_made.at": datetime(2026, 8, 10, 11, 40, tzinfo=UTC),
        "application_made.subsequent": False,
        "application_registered": date(2026, 8, 11),
    }


def test_a_missing_event_stays_missing() -> None:
    first, second = history(MADE), history(("application_registered", "2026-08-11"), case="B")

    frame = frame_of([first, second])

    assert frame["application_made.at"].is_null().to_list() == [False, True]
    assert frame["application_registered"].to_list() == [None, date(2026, 8, 11)]


def test_no_histories_are_an_empty_frame() -> None:
    frame = frame_of([])

    assert frame.columns == ["case", "member_state"]
    assert frame.height == 0


def test_a_repeated_event_gets_a_column_of_its_own() -> None:
    twice = history(("interview_held", "2026-09-10"), ("interview_held", "2026-09-01"))

    (row,) = frame_of([twice]).to_dicts()

    assert row["interview_held"] == date(2026, 9, 1)
    assert row["interview_held#2"] == date(2026, 9, 10)


def test_what_happens_at_the_same_time_keeps_its_order() -> None:
    usual = history(("application_registered", "2026-08-10"), ("application_lodged", "2026-08-10"))
    reversed_ = history(
        ("application_lodged", "2026-08-10"), ("application_registered", "2026-08-10")
    )

    names = [
        [name for name in frame_of([one]).columns if name.startswith("application")]
        for one in (usual, reversed_)
    ]

    assert names == [
        ["application_registered", "application_lodged"],
        ["application_lodged", "application_registered#2"],
    ]


def test_what_the_file_did_not_know_by_then_is_left_out() -> None:
    one = history(
        ("application_made", "2026-08-10"),
        ("interview_held", "2026-08-20", {"recorded_at": "2026-09-30T10:00+03:00"}),
    )

    known_then = frame_of([one], known_on=date(2026, 9, 1))

    assert "interview_held" not in known_then.columns
    assert "interview_held" in frame_of([one]).columns


def test_a_correction_is_carried_out() -> None:
    one = history(
        ("application_made", "2026-08-10"), ("application_made", "2026-08-09", {"corrects": "1"})
    )

    (row,) = frame_of([one]).to_dicts()

    assert row["application_made"] == date(2026, 8, 9)
    assert "application_made#2" not in row


def test_an_attribute_of_two_kinds_is_text() -> None:
    rows = [
        history(
            ("application_made", "2026-08-10", {"attributes": {"desk": value}}), case=str(value)
        )
        for value in (7, "seven")
    ]

    frame = frame_of(rows)

    assert frame["application_made.desk"].to_list() == ["7", "seven"]


def test_what_no_column_can_hold_is_left_out() -> None:
    attributes = {"rooms": [1, 2], "at": "the desk", "place": "Medininkai"}

    (row,) = frame_of([history(("application_made", "2026-08-10", {"attributes": attributes}))])[
        :, 2:
    ].to_dicts()

    assert row == {
        "application_made": date(2026, 8, 10),
        "application_made.place": "Medininkai",
    }


def test_more_of_a_kind_than_a_row_can_hold_is_refused() -> None:
    many = history(*(("interview_held", "2026-09-10") for _ in range(100)))

    with pytest.raises(TooMany, match="more than 99 entries of interview_held"):
        frame_of([many])


def test_a_large_frame_comes_in_parts() -> None:
    parts = list(frames_of((history(MADE, case=str(n)) for n in range(5)), at_once=2))

    assert [part.height for part in parts] == [2, 2, 1]
    assert pl.concat(parts)["case"].to_list() == ["0", "1", "2", "3", "4"]


def test_the_two_engines_agree_about_a_frame_of_histories() -> None:
    found = compare([history(MADE, ("application_registered", "2026-08-11"))], as_of=NOVEMBER)

    assert found.cases == 1
    assert found.dates > 5
    assert found.differences == ()

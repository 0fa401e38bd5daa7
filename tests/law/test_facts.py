"""A history file is read as it stands."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from asylia.law.facts import History, Person, read_history
from asylia.law.terms import Event


def history(**changes: Any) -> dict[str, Any]:
    return {
        "format": "asylia-history/1",
        "case": "LT-7Q4K-2M9X",
        "member_state": "LT",
        "events": [],
        **changes,
    }


def read(**changes: Any) -> History:
    return read_history(json.dumps(history(**changes)), file="case.json")


def event(name: str = "application_made", at: object = "2026-08-10", **more: Any) -> dict[str, Any]:
    return {"event": name, "at": at, **more}


# What is read


def test_smallest_history_knows_nothing_about_the_person() -> None:
    found = read()

    assert found == History(case="LT-7Q4K-2M9X", member_state="LT")
    assert found.person == Person(
        date_of_birth=None, nationality=None, unaccompanied_minor=None, other={}
    )


def test_person_is_read_and_unknown_facts_are_kept() -> None:
    found = read(
        person={
            "date_of_birth": "2010-02-28",
            "nationality": ["RU", "XXA"],
            "unaccompanied_minor": True,
            "family_in": "LV",
        }
    )

    assert found.person == Person(
        date_of_birth=date(2010, 2, 28),
        nationality=("RU", "XXA"),
        unaccompanied_minor=True,
        other={"family_in": "LV"},
    )


def test_null_means_that_a_fact_is_not_known() -> None:
    nulls = {"date_of_birth": None, "nationality": None, "unaccompanied_minor": None}

    found = [read(person=nulls), read(person=None), read()]

    assert found[0] == found[1] == found[2]


def test_entry_is_read_with_all_it_says() -> None:
    found = read(
        events=[
            event("border_apprehension", "2026-08-10T14:10+03:00", source="post 4"),
            event(
                "application_made",
                "2026-08-10T11:40:30Z",
                id="made",
                recorded_at="2026-08-11T08:00+03:00",
                attributes={
                    "authority": "border_guard",
                    "competent_to_register": True,
                    "urgent": None,
                    "desk": [4],
                },
            ),
        ]
    ).events

    assert [one.id for one in found] == ["1", "made"]
    assert found[0].at == datetime(2026, 8, 10, 11, 10, tzinfo=UTC)
    assert (found[0].recorded_at, found[0].attributes) == (None, {})
    assert found[0].other == {"source": "post 4"}
    assert found[1].event is Event.APPLICATION_MADE
    assert found[1].recorded_at == datetime(2026, 8, 11, 5, tzinfo=UTC)
    assert found[1].attributes == {
        "authority": "border_guard",
        "competent_to_register": True,
        "desk": [4],
    }


@pytest.mark.parametrize(
    ("alias", "meant"),
    [
        ("appeal_lodged", Event.APPEAL_FILED),
        ("take_back_notification_accepted", Event.TAKE_BACK_CONFIRMED),
        ("irregular_crossing", Event.BORDER_CROSSING),
    ],
)
def test_other_name_is_read_as_the_first_written_one(alias: str, meant: Event) -> None:
    found = read(events=[event(alias)])

    assert found.events[0].event is meant


def test_annulment_is_a_final_decision_that_remits() -> None:
    found = read(events=[event("decision_annulled_and_remitted")]).events[0]

    assert (found.event, found.attributes) == (
        Event.APPEAL_FINAL_DECISION,
        {"outcome": "remitted"},
    )


def test_correction_and_withdrawal_point_at_their_entries() -> None:
    found = read(
        events=[
            event(),
            event(at="2026-08-11", corrects=1),
            event("interview_held", id="talk"),
            event("interview_held", corrects="talk", withdrawn=True),
        ]
    ).events

    assert [(one.id, one.corrects, one.withdrawn) for one in found] == [
        ("1", None, False),
        ("2", "1", False),
        ("talk", None, False),
        ("4", "talk", True),
    ]


def test_toml_holds_the_same_structure() -> None:
    content = """
        format = "asylia-history/1"
        case = "LT-7Q4K-2M9X"
        member_state = "LT"
        [[events]]
        event = "border_apprehension"
        at = 2026-08-10T14:10:00+03:00
        [[events]]
        event = "application_made"
        at = 2026-08-10
        """
    twin = read(
        events=[
            event("border_apprehension", "2026-08-10T14:10:00+03:00"),
            event("application_made", "2026-08-10"),
        ]
    )

    found = [read_history(content, file=name) for name in ("case.toml", "-")]

    assert found == [twin, twin]


def test_unknown_keys_of_the_file_are_kept() -> None:
    assert read(comment="kept").other == {"comment": "kept"}


@pytest.mark.parametrize("mark", ["\ufeff".encode(), b""])
def test_byte_order_mark_is_passed_over(mark: bytes) -> None:
    found = read_history(mark + json.dumps(history()).encode(), file="-")

    assert found.case == "LT-7Q4K-2M9X"


def test_text_with_a_byte_order_mark_is_read_too() -> None:
    found = read_history("\ufeff" + json.dumps(history()), file="-")

    assert found.case == "LT-7Q4K-2M9X"


def test_correction_may_settle_what_an_uncertain_event_was() -> None:
    found = read(
        events=[
            event("apprehension", id="found"),
            event("territory_apprehension", corrects="found"),
        ]
    ).events

    assert (found[1].event, found[1].corrects) == (Event.TERRITORY_APPREHENSION, "found")

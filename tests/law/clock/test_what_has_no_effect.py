"""An answer says which entries have no effect, and nothing of those that have."""

import pytest

from tests.law.clock import asking as clock

MADE = ("application_made", "2026-08-10", {"competent_to_register": True})
EXAM = "apr-exam-regular-6m"
LODGED = [
    MADE,
    ("application_registered", "2026-08-11"),
    ("application_lodged", "2026-08-12"),
    ("procedure_assigned", "2026-08-12", {"procedure": "regular"}),
]


def test_entry_of_the_day_of_the_question_counts_without_a_word() -> None:
    assert clock.ask([MADE], "2026-08-10").notes == ()
    assert clock.ask([MADE], "2026-08-09").notes == (
        "after Sun 9 Aug 2026, so not counted: entry 1",
    )


@pytest.mark.parametrize(("known_on", "noted"), [("2026-08-12", 0), ("2026-08-11", 1)])
def test_entry_recorded_on_the_day_of_knowledge_was_known(known_on: str, noted: int) -> None:
    late = (*MADE[:2], {**MADE[2], "recorded_at": "2026-08-12T09:00:00+03:00"})

    notes = clock.ask([late], "2026-08-20", known_on=known_on).notes

    assert len(notes) == noted
    assert all("so not known then: entry 1" in note for note in notes)


def test_order_that_cannot_be_is_told_with_both_entries() -> None:
    events = [("application_registered", "2026-08-05"), MADE]

    (note,) = clock.ask(events, "2026-08-20").notes

    assert "application registered" in note
    assert "application made" in note


def withdrawn(number: str) -> clock.Row:
    return ("application_made", "2026-08-10", {"corrects": number, "withdrawn": True})


def test_what_rests_on_a_withdrawn_entry_is_told() -> None:
    events = [MADE, ("application_registered", "2026-08-11"), withdrawn("1")]

    (note,) = clock.ask(events, "2026-08-20").notes

    assert note == (
        "entry 2 (application registered) rests on application made, which entry 3 withdrew and "
        "no other entry records"
    )


def test_withdrawn_entry_that_another_one_records_again_needs_no_word() -> None:
    again = ("application_made", "2026-08-09", {"competent_to_register": True})
    events = [MADE, ("application_registered", "2026-08-11"), withdrawn("1"), again]

    assert clock.ask(events, "2026-08-20").notes == ()


def test_correction_is_no_withdrawal() -> None:
    earlier = ("application_made", "2026-08-09", {"corrects": "1", "competent_to_register": True})

    assert clock.ask([MADE, LODGED[1], earlier], "2026-08-20").notes == ()


def test_withdrawn_entry_on_which_nothing_rests_needs_no_word() -> None:
    assert clock.ask([MADE, withdrawn("1")], "2026-08-20").notes == ()


@pytest.mark.parametrize(("extended", "noted"), [("2027-02-12", 0), ("2027-02-13", 1)])
def test_extension_on_the_last_day_is_in_time(extended: str, noted: int) -> None:
    """Lodged on 12 Aug 2026: six months end on Fri 12 Feb 2027."""
    entry = ("time_limit_extended", extended, {"limit": EXAM})

    notes = clock.ask([*LODGED, entry], "2027-03-01").notes

    assert len(notes) == noted
    assert all("after it had ended on Fri 12 Feb 2027" in note for note in notes)


@pytest.mark.parametrize(
    ("limit", "note"),
    [
        ("apr-register-5d", "entry 5 extends apr-register-5d, which the law does not let anybody"),
        ("no-such-limit", "entry 5 extends 'no-such-limit', which is no limit of this law book"),
    ],
)
def test_extension_of_what_cannot_be_extended_has_no_effect(limit: str, note: str) -> None:
    entry = ("time_limit_extended", "2026-08-20", {"limit": limit})

    (found,) = clock.ask([*LODGED, entry], "2026-08-21").notes

    assert found.startswith(note)


def test_extension_of_a_limit_that_does_not_run_has_no_effect() -> None:
    entry = ("time_limit_extended", "2026-08-20", {"limit": EXAM})

    (found,) = clock.ask([MADE, entry], "2026-08-21").notes

    assert found == f"entry 2 extends {EXAM}, which does not run: it has no effect"

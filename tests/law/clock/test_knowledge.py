"""Corrections, and what the file knew on a day."""

from datetime import date

import pytest

from asylia.law.facts import Settings
from tests.law.clock import asking as clock

MADE = ("application_made", "2026-08-10T14:40+03:00", {"authority": "border_guard", "id": "m"})
REGISTER = "apr-register-5d"


def test_correction_replaces_the_entry() -> None:
    corrected = ("application_made", "2026-08-12T09:00+03:00", {"corrects": "m"})

    answer = clock.ask([MADE, corrected], "2026-08-13")

    assert str(clock.limit(answer, REGISTER).starts_on) == "2026-08-12"
    assert clock.limit(answer, REGISTER).started_by == "2"


def test_last_of_several_corrections_counts() -> None:
    first = (
        "application_made",
        "2026-08-12",
        {"corrects": "m", "id": "c1", "recorded_at": "2026-08-14T10:00+03:00"},
    )
    of_the_first = (
        "application_made",
        "2026-08-11",
        {"corrects": "c1", "recorded_at": "2026-08-15T10:00+03:00"},
    )

    answer = clock.ask([MADE, first, of_the_first], "2026-08-16")

    assert str(clock.limit(answer, REGISTER).starts_on) == "2026-08-11"


def test_withdrawn_entry_did_not_happen() -> None:
    withdrawn = ("application_made", "2026-08-10", {"corrects": "m", "withdrawn": True})

    answer = clock.ask([MADE, withdrawn], "2026-08-13")

    assert clock.why_not(answer, REGISTER) == "not recorded: application made"


def test_correction_made_later_was_not_known_before() -> None:
    corrected = (
        "application_made",
        "2026-08-12",
        {"corrects": "m", "recorded_at": "2026-08-20T10:00+03:00"},
    )

    before = clock.ask([MADE, corrected], "2026-08-19")
    after = clock.ask([MADE, corrected], "2026-08-20")

    assert str(clock.limit(before, REGISTER).starts_on) == "2026-08-10"
    assert str(clock.limit(after, REGISTER).starts_on) == "2026-08-12"


def test_day_of_knowledge_apart_from_the_day_of_the_question() -> None:
    registered = (
        "application_registered",
        "2026-08-12",
        {"recorded_at": "2026-09-01T09:00+03:00"},
    )

    then = clock.ask([MADE, registered], "2026-08-20")
    now = clock.ask([MADE, registered], "2026-08-20", known_on="2026-09-01")

    assert clock.stands(then, REGISTER) == ("overdue", "2026-08-17")
    assert clock.stands(now, REGISTER) == ("met", "2026-08-17")
    assert (str(now.as_of), str(now.known_on)) == ("2026-08-20", "2026-09-01")


def test_what_lies_ahead_has_not_happened() -> None:
    planned = (
        "application_registered",
        "2026-08-14",
        {"recorded_at": "2026-08-11T09:00+03:00"},
    )

    answer = clock.ask([MADE, planned], "2026-08-12")

    assert clock.stands(answer, REGISTER) == ("running", "2026-08-17")


@pytest.mark.parametrize(("moment", "known"), [("2026-08-10T14:39+03:00", False),
                                               ("2026-08-10T14:41+03:00", True)])  # fmt: skip
def test_within_the_day_only_what_was_known_by_the_moment_counts(
    moment: str, *, known: bool
) -> None:
    answer = clock.ask([MADE], "2026-08-10", moment=moment)

    assert (REGISTER in {each.id for each in answer.limits}) == known


def test_event_of_a_later_hour_has_not_happened_at_the_moment() -> None:
    ahead = (
        "application_made",
        "2026-08-10T18:00+03:00",
        {"recorded_at": "2026-08-10T09:00+03:00"},
    )
    day_only = ("border_apprehension", "2026-08-10", {"recorded_at": "2026-08-10T09:00+03:00"})

    answer = clock.ask([ahead, day_only], "2026-08-10", moment="2026-08-10T12:00+03:00")

    assert clock.why_not(answer, REGISTER) == "not recorded: application made"
    assert clock.stands(answer, "screen-external-border-duration")[0] == "running"


def test_order_in_the_file_carries_no_meaning() -> None:
    rows = [
        MADE,
        ("border_apprehension", "2026-08-10T14:10+03:00"),
        ("application_registered", "2026-08-11"),
    ]

    one = clock.ask(rows, "2026-08-20")
    other = clock.ask(rows[::-1], "2026-08-20")

    assert [(each.id, each.status, each.due) for each in one.limits] == [
        (each.id, each.status, each.due) for each in other.limits
    ]


def test_day_is_that_of_the_state_that_holds_the_file() -> None:
    made = ("application_made", "2026-08-10T23:30+00:00", {"competent_to_register": True})

    lithuania = clock.ask([made], "2026-08-12", state="LT")
    portugal = clock.ask([made], "2026-08-12", state="PT")

    assert clock.stands(lithuania, REGISTER)[1] == "2026-08-17"
    assert str(clock.limit(lithuania, REGISTER).steps[1].on) == "2026-08-11"
    assert str(clock.limit(portugal, REGISTER).steps[1].on) == "2026-08-11"
    assert str(clock.limit(lithuania, REGISTER).starts_on) == "2026-08-11"


def test_own_list_of_holidays_moves_the_end() -> None:
    made = ("application_made", "2026-08-12", {"competent_to_register": True})
    bridge = Settings(holidays={"LT": {2026: (date(2026, 8, 17),)}})

    answer = clock.ask([made], "2026-08-12", settings=bridge)

    assert clock.stands(answer, REGISTER) == ("running", "2026-08-18")

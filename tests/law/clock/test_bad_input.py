"""Histories that cannot all be right: each has an answer in words, and no traceback."""

import pytest

from asylia.law.citation import APR
from asylia.law.limits import Attribute, Extended, Not
from asylia.law.terms import Event
from tests.law.clock import asking as clock

MADE = ("application_made", "2026-08-10", {"competent_to_register": True})
REGISTERED = ("application_registered", "2026-08-11")
LODGED = ("application_lodged", "2026-08-20")


def test_lodging_before_the_making_is_noted_with_both_entries() -> None:
    answer = clock.ask([MADE, ("application_lodged", "2026-08-07")], "2026-08-12")

    assert answer.notes == (
        (
            "entry 2 (application lodged, Fri 7 Aug 2026) lies before entry 1 (application made, "
            "Mon 10 Aug 2026), which has to come first: correct one of the two"
        ),
    )


def test_reply_before_its_request_is_noted_for_the_same_state() -> None:
    asked = ("take_charge_request_sent", "2026-09-10", {"state": "LV", "basis": "other"})

    early = clock.ask(
        [REGISTERED, asked, ("take_charge_accepted", "2026-09-01", {"state": "LV"})], "2026-09-12"
    )
    of_another = clock.ask(
        [REGISTERED, asked, ("take_charge_accepted", "2026-09-01", {"state": "PL"})], "2026-09-12"
    )

    assert [note[:45] for note in early.notes] == ["entry 3 (take charge accepted, Tue 1 Sep 2026"]
    assert of_another.notes == ()


def test_reply_without_any_request_is_only_not_complete() -> None:
    answer = clock.ask([REGISTERED, ("take_charge_accepted", "2026-09-01")], "2026-09-12")

    assert answer.notes == ()


def test_release_after_a_holding_needs_no_detention_before_it() -> None:
    events = [
        ("person_detained", "2026-08-10"),
        ("detention_ended", "2026-08-11"),
        ("detention_started", "2026-09-01", {"ground": "transfer"}),
    ]

    assert clock.ask(events, "2026-09-02").notes == ()


def test_days_after_the_day_of_the_question_are_named_once() -> None:
    answer = clock.ask([MADE, REGISTERED, LODGED], "2026-08-10")

    assert answer.notes == ("after Mon 10 Aug 2026, so not counted: entries 2, 3",)
    assert clock.why_not(answer, "apr-lodge-21d") == "not recorded: application registered"


def test_entry_that_was_recorded_later_is_named() -> None:
    late = ("application_registered", "2026-08-11", {"recorded_at": "2026-09-01T10:00+03:00"})

    answer = clock.ask([MADE, late], "2026-08-20")

    assert answer.notes == ("recorded after Thu 20 Aug 2026, so not known then: entry 2",)


def test_extension_of_a_limit_that_has_ended_does_not_count_and_says_why() -> None:
    extended = (
        "time_limit_extended",
        "2027-03-05",
        {"limit": "apr-exam-regular-6m", "ground": "35(5)(a)"},
    )

    answer = clock.ask([LODGED, extended], "2027-03-06")

    assert clock.stands(answer, "apr-exam-regular-6m")[0] == "overdue"
    assert answer.notes == (
        (
            "entry 2 extends apr-exam-regular-6m after it had ended on Mon 22 Feb 2027: it has no "
            "effect"
        ),
    )


def test_extension_of_a_limit_that_does_not_run_is_noted() -> None:
    extended = ("time_limit_extended", "2026-08-12", {"limit": "apr-exam-regular-6m"})

    answer = clock.ask([MADE, extended], "2026-08-13")

    assert answer.notes == (
        "entry 2 extends apr-exam-regular-6m, which does not run: it has no effect",
    )


def test_correction_of_a_correction_counts_and_the_ones_before_do_not() -> None:
    first = ("application_registered", "2026-08-12", {"corrects": "2", "id": "c"})
    second = ("application_registered", "2026-08-13", {"corrects": "c"})

    answer = clock.ask([MADE, REGISTERED, first, second], "2026-08-20")

    assert str(clock.limit(answer, "apr-lodge-21d").starts_on) == "2026-08-13"


def test_correction_of_a_withdrawn_entry_brings_it_back() -> None:
    gone = (
        "application_registered",
        "2026-08-11",
        {
            "corrects": "2",
            "id": "gone",
            "withdrawn": True,
            "recorded_at": "2026-08-14T10:00+03:00",
        },
    )
    again = (
        "application_registered",
        "2026-08-12",
        {"corrects": "gone", "recorded_at": "2026-08-15T10:00+03:00"},
    )

    answer = clock.ask([MADE, REGISTERED, gone, again], "2026-08-20")

    assert str(clock.limit(answer, "apr-lodge-21d").starts_on) == "2026-08-12"
    assert answer.notes == ()


def test_entry_that_rests_on_a_withdrawn_one_is_noted() -> None:
    gone = ("application_made", "2026-08-10", {"corrects": "1", "withdrawn": True})

    answer = clock.ask([MADE, REGISTERED, gone], "2026-08-20")

    assert answer.notes == (
        (
            "entry 2 (application registered) rests on application made, which entry 3 withdrew "
            "and no other entry records"
        ),
    )
    assert clock.stands(answer, "apr-lodge-21d") == ("running", "2026-09-01")


@pytest.mark.parametrize(
    ("state", "due"), [("LT", "2026-06-25"), ("LV", "2026-06-25"), ("DE", "2026-06-24")]
)
def test_holidays_are_those_of_the_state_that_holds_the_file(state: str, due: str) -> None:
    made = ("application_made", "2026-06-19", {"competent_to_register": True})

    answer = clock.ask([made], "2026-06-20", state=state)

    assert clock.stands(answer, "apr-register-5d")[1] == due


@pytest.mark.parametrize(("state", "day"), [("LT", "2026-08-11"), ("PT", "2026-08-10")])
def test_day_of_a_moment_is_that_of_the_zone_of_the_state(state: str, day: str) -> None:
    made = ("application_made", "2026-08-10T22:30Z", {"competent_to_register": True})

    answer = clock.ask([made], "2026-08-12", state=state)

    assert str(clock.limit(answer, "apr-register-5d").starts_on) == day


def test_working_days_of_another_state_are_its_own() -> None:
    made = ("application_made", "2025-08-12", {"competent_to_register": True})

    here = clock.ask([made], "2025-08-13", state="LT")
    there = clock.ask([made], "2025-08-13", state="LV")

    registration = "apd-6-1-registration-competent-authority"
    assert clock.stands(here, registration)[1] == "2025-08-18"
    assert clock.stands(there, registration)[1] == "2025-08-15"


def test_extension_that_a_rule_only_excludes_is_one_that_the_law_knows() -> None:
    excluded = Not(Extended("base", "it was extended"), "it was not extended")
    rules = (
        clock.rule(id="base", cites=APR(35, 4)),
        clock.rule(id="other", cites=APR(35, 4), applies_if=(excluded,)),
    )
    extended = ("time_limit_extended", "2026-09-01", {"limit": "base"})

    answer = clock.ask([LODGED, extended], "2026-09-02", rules=rules)

    assert answer.notes == ()
    assert clock.why_not(answer, "other") == "only where it was not extended"


def test_extension_that_a_rule_asks_for_by_its_attribute_is_known_too() -> None:
    asked = Attribute(Event.TIME_LIMIT_EXTENDED, "limit", ("base",), "it was extended")
    rules = (
        clock.rule(id="base", cites=APR(35, 4)),
        clock.rule(id="other", cites=APR(35, 4), applies_if=(asked,)),
    )
    extended = ("time_limit_extended", "2026-09-01", {"limit": "base"})

    answer = clock.ask([LODGED, extended], "2026-09-02", rules=rules)

    assert answer.notes == ()

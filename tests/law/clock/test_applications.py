"""A second application in one file: its own procedure, the same responsibility."""

import pytest

from tests.law.clock import asking as clock

FIRST = [
    ("border_crossing", "2026-06-20"),
    ("application_made", "2026-06-20", {"competent_to_register": True}),
    ("application_registered", "2026-06-22"),
    ("application_lodged", "2026-07-01"),
    ("first_instance_decision_taken", "2026-09-01", {"outcome": "rejected_unfounded"}),
    ("decision_notified", "2026-09-02", {"outcome": "rejected_unfounded"}),
]
FINAL = ("final_decision", "2026-10-05")
AGAIN = ("application_made", "2026-11-02", {"competent_to_register": True})


def test_second_application_has_its_own_limits() -> None:
    answer = clock.ask([*FIRST, FINAL, AGAIN], "2026-11-03")

    assert str(clock.limit(answer, "apr-register-5d").starts_on) == "2026-11-02"
    assert clock.stands(answer, "apr-register-5d") == ("running", "2026-11-09")


def test_limits_of_the_first_are_shown_until_the_second_has_them() -> None:
    lodged = ("application_lodged", "2026-11-10")

    made = clock.ask([*FIRST, FINAL, AGAIN], "2026-11-03")
    both = clock.ask([*FIRST, FINAL, AGAIN, lodged], "2026-11-11")

    assert clock.stands(made, "apr-exam-regular-6m")[0] == "met"
    assert clock.stands(both, "apr-subsequent-prelim-2m") == ("running", "2027-01-11")


@pytest.mark.parametrize(
    "again",
    [
        ("subsequent_application_made", "2026-11-02", {"competent_to_register": True}),
        ("application_made", "2026-11-02", {"competent_to_register": True, "subsequent": True}),
    ],
)
def test_entry_that_says_so_begins_another_application(again: clock.Row) -> None:
    answer = clock.ask([*FIRST, again], "2026-11-03")

    assert clock.stands(answer, "apr-register-5d") == ("running", "2026-11-09")


@pytest.mark.parametrize(
    "final",
    [
        ("appeal_final_decision", "2026-10-05", {"outcome": "dismissed", "against": "decision"}),
        ("decision_notified", "2026-10-05", {"outcome": "withdrawn_implicit"}),
    ],
)
def test_what_ends_an_application_for_good_lets_the_next_begin(final: clock.Row) -> None:
    answer = clock.ask([*FIRST, final, AGAIN], "2026-11-03")

    assert clock.stands(answer, "apr-register-5d") == ("running", "2026-11-09")


@pytest.mark.parametrize(
    "not_final",
    [
        ("appeal_final_decision", "2026-10-05", {"outcome": "remitted", "against": "decision"}),
        ("appeal_final_decision", "2026-10-05", {"against": "transfer_decision"}),
    ],
)
def test_second_making_without_a_final_decision_is_the_same_application(
    not_final: clock.Row,
) -> None:
    answer = clock.ask([*FIRST, not_final, AGAIN], "2026-11-03")

    assert str(clock.limit(answer, "apr-register-5d").starts_on) == "2026-06-20"
    assert [note for note in answer.notes if "no entry says to be final" in note]


def test_responsibility_is_determined_once() -> None:
    registered = ("application_registered", "2026-11-04")

    answer = clock.ask([*FIRST, FINAL, AGAIN, registered], "2026-11-05")

    assert str(clock.limit(answer, "ammr-take-charge-request-2m").starts_on) == "2026-06-22"


def test_second_application_from_the_day_on_follows_the_new_law() -> None:
    first = [
        ("application_made", "2025-02-03"),
        ("application_registered", "2025-02-03"),
        ("application_lodged", "2025-02-10"),
        ("decision_notified", "2025-06-02", {"outcome": "rejected_unfounded"}),
        ("final_decision", "2025-09-01"),
    ]
    second = [
        ("application_made", "2026-08-03", {"competent_to_register": True}),
        ("application_registered", "2026-08-04"),
        ("application_lodged", "2026-08-10"),
    ]

    answer = clock.ask([*first, *second], "2026-08-11")

    assert str(clock.limit(answer, "apr-lodge-21d").starts_on) == "2026-08-04"
    assert clock.limit(answer, "apd-31-3-examination").status.value in {"met", "met_late"}


def test_lodging_after_a_final_decision_begins_another_application_too() -> None:
    answer = clock.ask([*FIRST, FINAL, ("application_registered", "2026-11-04")], "2026-11-05")

    assert str(clock.limit(answer, "apr-lodge-21d").starts_on) == "2026-11-04"


def test_three_applications_stand_apart() -> None:
    final = ("final_decision", "2026-11-20")
    third = ("application_made", "2026-12-01", {"competent_to_register": True})

    answer = clock.ask([*FIRST, FINAL, AGAIN, final, third], "2026-12-02")

    assert str(clock.limit(answer, "apr-register-5d").starts_on) == "2026-12-01"


def test_first_application_alone_is_what_it_was() -> None:
    answer = clock.ask(FIRST, "2026-09-03")

    assert str(clock.limit(answer, "apr-register-5d").starts_on) == "2026-06-20"
    assert answer.notes == ()


def test_extension_for_the_second_application_is_not_said_to_come_late() -> None:
    lodged = ("application_lodged", "2026-11-10")
    subsequent = "apr-subsequent-prelim-2m"
    extended = ("time_limit_extended", "2026-12-10", {"limit": subsequent})
    late = ("time_limit_extended", "2027-06-10", {"limit": "apr-exam-regular-6m"})

    answer = clock.ask([*FIRST, FINAL, AGAIN, lodged, extended, late], "2027-06-11")

    assert clock.stands(answer, subsequent) == ("overdue", "2027-03-10")
    (note,) = answer.notes
    assert note.startswith("entry 11 extends apr-exam-regular-6m after it had ended on Mon 10 May")


# Mass arrivals


def test_mass_arrivals_declared_after_the_making_do_not_lengthen_its_registration() -> None:
    made = ("application_made", "2026-08-10", {"competent_to_register": True})
    declared = ("mass_arrivals_declared", "2026-08-12")

    answer = clock.ask([made, declared], "2026-08-13")

    assert clock.stands(answer, "apr-register-5d")[0] == "running"
    assert clock.why_not(answer, "apr-register-mass-15d").startswith("only where")

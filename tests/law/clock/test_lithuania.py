"""The limits of Lithuania's own law, against dates that a lawyer worked out by hand."""

from datetime import date

import pytest

from asylia.law.clock import Answer
from asylia.law.clock.book import rules_of
from asylia.law.limits import ACTS_OF_2013_UNTIL
from asylia.law.states import national_rules
from tests.law.clock import asking as clock

SUBMITTED = ("application_submitted", "2025-08-11T09:00+03:00")
ACCELERATED = ("procedure_assigned", "2025-08-11", {"procedure": "accelerated"})
ADMISSIBILITY = ("procedure_assigned", "2025-08-11", {"procedure": "admissibility"})
DETAINED = ("person_detained", "2025-08-10T14:10+03:00", {"authority": "police"})
EMERGENCY = ("emergency_declared", "2021-07-02")


def ask(*events: clock.Row, as_of: str = "2025-08-12", state: str = "LT") -> Answer:
    return clock.ask(events, as_of, state=state, rules=rules_of(state))


@pytest.mark.parametrize(
    ("limit", "due"),
    [
        ("lt-78-1-certificate", "2025-08-14"),
        ("lt-81-1-examination", "2026-02-11"),
        ("lt-71-1-10-work", "2026-02-11"),
        ("lt-76-5-inform-merits", "2025-08-13"),
    ],
)
def test_news_case_before_the_pact(limit: str, due: str) -> None:
    answer = ask(SUBMITTED)

    assert clock.stands(answer, limit)[1] == due
    assert clock.limit(answer, limit).instrument == "UTPI"


def test_decision_of_inadmissibility_takes_three_working_days() -> None:
    answer = ask(SUBMITTED, ADMISSIBILITY)

    assert clock.stands(answer, "lt-77-2-inadmissible") == ("running", "2025-08-14")


def test_accelerated_procedure_takes_ten_working_days_without_the_holiday() -> None:
    answer = ask(SUBMITTED, ACCELERATED)

    assert clock.stands(answer, "lt-81-2-accelerated") == ("running", "2025-08-26")
    assert clock.stands(answer, "lt-81-1-examination")[0] == "stopped"


def test_accelerated_procedure_runs_from_its_ground_and_ends_with_it() -> None:
    found = ("accelerated_ground_found", "2025-09-01")
    gone = ("accelerated_ground_gone", "2025-09-03")

    running = ask(SUBMITTED, found, as_of="2025-09-02")
    ended = ask(SUBMITTED, found, gone, as_of="2025-09-04")

    assert clock.stands(running, "lt-81-2-accelerated") == ("running", "2025-09-15")
    assert clock.stands(ended, "lt-81-2-accelerated")[0] == "stopped"
    assert clock.stands(ended, "lt-81-1-examination") == ("running", "2026-02-11")


def test_child_has_access_to_school_within_three_months() -> None:
    answer = clock.ask(
        [SUBMITTED], "2025-08-12", person={"date_of_birth": "2015-01-01"}, rules=rules_of("LT")
    )

    assert clock.stands(answer, "lt-71-2-school") == ("running", "2025-11-11")


def test_detention_without_a_court_ends_to_the_minute() -> None:
    answer = ask(DETAINED, as_of="2025-08-10")

    assert clock.stands(answer, "lt-114-1-police-48h")[1] == "2025-08-12T14:10:00+03:00"
    assert clock.stands(answer, "lt-114-1-hand-over-5h")[1] == "2025-08-10T19:10:00+03:00"


def test_border_guard_hands_nobody_over() -> None:
    detained = ("person_detained", "2025-08-10T14:10+03:00", {"authority": "border_guard"})

    answer = ask(detained, as_of="2025-08-10")

    assert clock.why_not(answer, "lt-114-1-hand-over-5h").startswith("only where another body")


def test_court_s_decision_shows_that_it_was_asked_in_time() -> None:
    answer = ask(DETAINED, ("detention_decision", "2025-08-11T10:00+03:00"), as_of="2025-08-12")

    assert clock.stands(answer, "lt-116-1-apply-to-court")[0] == "met"
    assert clock.stands(answer, "lt-114-1-police-48h")[0] == "met"


def test_court_looks_at_detention_for_a_return_every_three_months() -> None:
    events = [
        ("detention_started", "2025-08-10T14:10+03:00", {"ground": "return"}),
        ("detention_decision", "2025-08-12"),
    ]

    answer = ask(*events)

    assert clock.stands(answer, "lt-114-6-review-3m") == ("running", "2025-11-12")
    assert clock.stands(answer, "lt-114-5-max-detention") == ("running", "2026-02-10")
    assert clock.limit(answer, "lt-114-5-max-detention").longest_on == date(2027, 2, 10)


def test_appeal_in_the_emergency_shows_the_end_that_the_holidays_would_move() -> None:
    served = ("decision_notified", "2025-12-17", {"outcome": "inadmissible"})

    answer = ask(EMERGENCY, served, as_of="2025-12-18")

    assert clock.dates(answer, "lt-140-24-1-appeal-7d") == ["2025-12-24", "2025-12-29"]


def test_chapter_of_the_emergency_needs_its_declaration() -> None:
    answer = ask(SUBMITTED, ("decision_notified", "2025-12-17"), as_of="2025-12-18")

    assert clock.why_not(answer, "lt-140-24-1-appeal-7d").startswith("only where martial law")


def test_emergency_has_its_own_certificate_and_not_the_ordinary_one() -> None:
    submitted = ("application_submitted", "2022-05-02")

    answer = ask(EMERGENCY, submitted, as_of="2022-05-03")

    assert clock.stands(answer, "lt-140-10-certificate-3d") == ("running", "2022-05-05")
    assert clock.why_not(answer, "lt-78-1-certificate").startswith("only where no emergency")


def test_wording_that_was_not_read_is_not_reckoned() -> None:
    answer = ask(EMERGENCY, ("application_submitted", "2024-05-02"), as_of="2024-05-03")

    assert clock.why_not(answer, "lt-140-10-certificate-3d") == (
        "this rule ended on Fri 29 Dec 2023"
    )


def test_wording_before_the_one_that_was_read_is_not_reckoned() -> None:
    answer = ask(("application_submitted", "2020-05-04"), as_of="2020-05-05")

    assert "lies before Wed 23 Mar 2022" in clock.why_not(answer, "lt-81-1-examination")


def test_complaint_of_2021_was_repealed_with_its_chapter() -> None:
    in_2021 = ask(("decision_notified", "2021-10-01"), as_of="2021-10-02")
    in_2022 = ask(("decision_notified", "2022-10-01"), as_of="2022-10-02")

    assert clock.stands(in_2021, "lt-135-1-complaint-7d") == ("running", "2021-10-08")
    assert clock.why_not(in_2022, "lt-135-1-complaint-7d") == "this rule ended on Fri 31 Dec 2021"


def test_discontinued_examination_stands_still_and_goes_on() -> None:
    stopped = ("application_discontinued", "2025-10-01")
    again = ("application_reopened", "2025-10-31")

    answer = ask(SUBMITTED, stopped, again, as_of="2025-11-01")

    assert clock.stands(answer, "lt-81-1-examination") == ("running", "2026-03-13")
    assert clock.stands(answer, "lt-85-2-reopen")[0] == "met"


# Which day is the submission


def test_submission_that_is_not_recorded_is_read_from_the_three_acts() -> None:
    events = [
        ("application_made", "2025-08-10"),
        ("application_registered", "2025-08-11"),
        ("application_lodged", "2025-08-12"),
    ]

    answer = ask(*events, as_of="2025-08-13")

    assert clock.stands(answer, "lt-78-1-certificate")[1] == "2025-08-15"
    assert clock.dates(answer, "lt-78-1-certificate")[:2] == ["2025-08-13", "2025-08-14"]


def test_submission_alone_may_be_each_of_the_three_acts() -> None:
    answer = clock.ask([("application_submitted", "2026-08-11")], "2026-08-12")

    lodge = clock.limit(answer, "apr-lodge-21d")
    assert lodge.status.value == "undecided"
    assert lodge.reason == "application submitted: which it was is open"
    assert clock.limit(answer, "apr-exam-regular-6m").status.value == "undecided"


def test_submission_is_the_one_act_that_the_file_does_not_have() -> None:
    events = [
        ("application_made", "2026-08-10"),
        ("application_registered", "2026-08-11"),
        ("application_submitted", "2026-08-20"),
    ]

    answer = clock.ask(events, "2026-08-21")

    assert clock.stands(answer, "apr-lodge-21d") == ("met", "2026-09-01")


def test_submission_on_the_day_of_a_recorded_act_is_that_act() -> None:
    events = [("application_lodged", "2026-08-11"), ("application_submitted", "2026-08-11")]

    answer = clock.ask(events, "2026-08-12")

    assert clock.why_not(answer, "apr-lodge-21d") == "not recorded: application registered"


def test_submission_beside_all_three_acts_changes_nothing() -> None:
    events = [
        ("application_made", "2026-08-10"),
        ("application_registered", "2026-08-11"),
        ("application_lodged", "2026-08-12"),
        ("application_submitted", "2026-08-13"),
    ]

    answer = clock.ask(events, "2026-08-14")

    assert clock.stands(answer, "apr-lodge-21d") == ("met", "2026-09-01")


def test_registration_in_the_migration_system_may_be_that_of_the_application() -> None:
    made = ("application_made", "2026-08-10", {"competent_to_register": True})
    migris = ("registered_in_migris", "2026-08-11")

    both = clock.ask([made, migris], "2026-08-12")
    person = clock.ask([migris], "2026-08-12")

    assert clock.limit(both, "apr-lodge-21d").status.value == "undecided"
    assert clock.why_not(person, "apr-lodge-21d") == "not recorded: application registered"


# Before and after 12 June 2026, here and elsewhere


def test_other_states_do_not_follow_the_law_of_lithuania() -> None:
    answer = ask(SUBMITTED, DETAINED, state="LV")

    ids = [*(each.id for each in answer.limits), *(each.id for each in answer.not_running)]
    assert not [each for each in ids if each.startswith("lt-")]


def test_every_rule_of_lithuania_ends_with_the_law_before_the_pact() -> None:
    assert all(
        rule.in_force_until is not None and rule.in_force_until <= ACTS_OF_2013_UNTIL
        for rule in national_rules("LT")
    )


def test_figures_do_not_run_under_the_pact() -> None:
    answer = ask(("application_lodged", "2026-08-11"), as_of="2026-08-12")

    assert clock.why_not(answer, "lt-81-1-examination") == (
        "the act governs what began before Fri 12 Jun 2026"
    )


def test_later_step_in_an_older_case_waits_for_the_national_law() -> None:
    events = [("application_lodged", "2026-05-11"), ("appeal_accepted", "2026-08-03")]

    answer = ask(*events, as_of="2026-08-04")

    assert clock.stands(answer, "lt-140-2-court-2m") == ("undecided", "2026-10-03")
    assert "has not been found" in str(clock.limit(answer, "lt-140-2-court-2m").reason)


def test_appeal_whose_figure_was_not_read_says_so() -> None:
    notified = ("decision_notified", "2024-09-05", {"outcome": "rejected_unfounded"})

    answer = ask(notified, as_of="2024-09-06")

    assert clock.stands(answer, "lt-138-appeal") == ("running", "2024-09-19")
    assert clock.limit(answer, "lt-138-appeal").steps[1].text.startswith("not verified: ")


def test_state_that_does_not_exist_has_no_law_book() -> None:
    from asylia.law.holidays import UnknownState

    with pytest.raises(UnknownState):
        rules_of("XX")

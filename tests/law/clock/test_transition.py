"""Which law governs: before and from 12 June 2026."""

from dataclasses import replace
from datetime import date

from asylia.law.acts.apr import REGISTER
from asylia.law.applicable import Case, governs
from tests.law.clock import asking as clock

SIX, TAKE_CHARGE = "apr-exam-regular-6m", "ammr-take-charge-request-2m"


def test_lodged_before_the_day_follows_the_directive() -> None:
    answer = clock.ask([("application_lodged", "2026-06-11")], "2026-07-01")

    assert clock.why_not(answer, SIX) == (
        "lodged on Thu 11 Jun 2026, before 12 June 2026: Directive 2013/32/EU governs the procedure"
    )


def test_lodged_on_the_day_follows_the_regulation() -> None:
    answer = clock.ask([("application_lodged", "2026-06-12")], "2026-07-01")

    assert clock.stands(answer, SIX) == ("running", "2026-12-14")


def test_made_before_and_not_lodged_yet_is_decided_by_the_day_of_the_question() -> None:
    made = ("application_made", "2026-06-10", {"competent_to_register": True})

    before = clock.ask([made], "2026-06-11")
    after = clock.ask([made], "2026-06-12")

    assert clock.why_not(before, "apr-register-5d").startswith("not lodged yet")
    assert str(before.recompute_on) == "2026-06-12"
    assert clock.stands(after, "apr-register-5d") == ("undecided", "2026-06-15")
    assert "follows the lodging" in str(clock.limit(after, "apr-register-5d").reason)


def test_earlier_step_of_an_application_lodged_since_stays_undecided() -> None:
    made = ("application_made", "2026-06-10", {"competent_to_register": True})

    answer = clock.ask([made, ("application_lodged", "2026-06-20")], "2026-06-21")

    assert clock.stands(answer, "apr-register-5d") == ("undecided", "2026-06-15")


def test_registration_on_the_day_itself_is_flagged() -> None:
    answer = clock.ask([("application_registered", "2026-06-12")], "2026-06-20")

    assert clock.stands(answer, TAKE_CHARGE) == ("running", "2026-08-12")
    assert clock.limit(answer, TAKE_CHARGE).candidates[0].cites == "AMMR 84(1)"
    assert clock.limit(answer, TAKE_CHARGE).steps[-1].cites == "AMMR 84(1)"


def test_one_case_can_have_the_new_procedure_and_the_old_responsibility() -> None:
    events = [("application_registered", "2026-06-01"), ("application_lodged", "2026-06-20")]

    answer = clock.ask(events, "2026-07-01")

    assert clock.stands(answer, SIX)[0] == "running"
    assert clock.stands(answer, TAKE_CHARGE) == ("undecided", "2026-08-03")
    assert clock.why_not(answer, "ammr-irregular-entry-20m").startswith("registered on Mon 1 Jun")


def test_steps_after_the_day_in_an_older_case_are_not_decided_by_the_texts() -> None:
    events = [
        ("application_registered", "2026-06-01"),
        ("take_charge_request_received", "2026-06-20", {"basis": "other", "state": "LV"}),
    ]

    answer = clock.ask(events, "2026-07-01")

    assert clock.stands(answer, "ammr-reply-1m") == ("undecided", "2026-07-20")
    candidate = clock.limit(answer, "ammr-reply-1m").candidates[0]
    assert candidate.why.endswith("whether its time limits are is not said")


def test_request_under_way_on_the_day_without_a_registration_stays_undecided() -> None:
    request = ("take_charge_request_received", "2026-06-01", {"basis": "other"})

    before = clock.ask([request], "2026-06-11")
    answer = clock.ask([request], "2026-07-01")

    assert clock.why_not(before, "ammr-reply-1m") == (
        "Mon 1 Jun 2026 lies before Fri 12 Jun 2026, from when the rule applies"
    )
    assert clock.stands(answer, "ammr-reply-1m") == ("undecided", "2026-07-01")


def test_request_answered_before_the_day_is_no_matter_of_the_new_act() -> None:
    events = [
        ("take_charge_request_received", "2026-05-01", {"basis": "other"}),
        ("take_charge_accepted", "2026-06-01"),
    ]

    answer = clock.ask(events, "2026-07-01")

    assert clock.why_not(answer, "ammr-reply-1m") == (
        "over before the act began to apply: the law before it governed"
    )


def test_screening_needs_an_apprehension_from_the_day_on() -> None:
    answer = clock.ask([("border_apprehension", "2026-06-11T23:00+03:00")], "2026-06-12")

    assert clock.why_not(answer, "screen-external-border-duration") == (
        "Thu 11 Jun 2026 lies before Fri 12 Jun 2026, from when the rule applies"
    )


def test_a_rule_ends_with_its_span_of_force() -> None:
    ended = replace(REGISTER, in_force_until=date(2028, 1, 1))
    case = Case(as_of=date(2028, 2, 1), known_on=date(2028, 2, 1), lodged_on=date(2028, 1, 2))

    assert governs(ended, date(2028, 1, 2), case=case).why == "this rule ended on Sat 1 Jan 2028"
    assert governs(REGISTER, date(2028, 1, 2), case=case).applies is True


def test_what_is_met_needs_no_other_date_for_the_day_itself() -> None:
    events = [
        ("application_registered", "2026-06-12"),
        ("take_charge_request_sent", "2026-07-01", {"state": "LV", "basis": "other"}),
    ]

    answer = clock.ask(events, "2026-07-02")

    assert clock.limit(answer, TAKE_CHARGE).status.value == "met"
    assert clock.limit(answer, TAKE_CHARGE).candidates == ()


def test_flag_of_the_day_changes_nothing_in_what_does_not_run() -> None:
    registered = ("application_registered", "2026-06-12")

    answer = clock.ask([registered], "2026-06-20", person={"nationality": ["ER"]})

    assert clock.why_not(answer, "ammr-take-charge-minor-open") == (
        "the file does not say whether the applicant is an unaccompanied minor"
    )

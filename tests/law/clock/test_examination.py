"""The last of the five hardest: six months and six, twenty-one at most, postponed, remitted."""

from asylia.law.facts import Settings
from tests.law.clock import asking as clock

LODGED = ("application_lodged", "2026-08-31")
SIX, TWELVE, MOST = (
    "apr-exam-regular-6m",
    "apr-exam-regular-extension",
    "apr-exam-postponed-21m",
)
EXTENDED = ("time_limit_extended", "2027-02-01", {"limit": SIX, "ground": "35(5)(b)"})
POSTPONED = ("examination_postponed", "2027-05-01")
REMITTED = ("decision_annulled_and_remitted", "2027-09-01")


def test_six_months_from_the_lodging() -> None:
    answer = clock.ask([LODGED], "2026-09-01")

    assert clock.stands(answer, SIX) == ("running", "2027-03-01")
    assert str(clock.limit(answer, SIX).nominal_end) == "2027-02-28"
    assert str(clock.limit(answer, SIX).longest_on) == "2028-05-31"


def test_extension_is_counted_once_from_the_lodging() -> None:
    answer = clock.ask([LODGED, EXTENDED], "2027-02-02")

    assert clock.stands(answer, SIX) == ("stopped", "2027-03-01")
    assert clock.stands(answer, TWELVE) == ("running", "2027-08-31")


def test_a_limit_that_has_ended_cannot_be_extended() -> None:
    late = ("time_limit_extended", "2027-03-02", {"limit": SIX, "ground": "35(5)(b)"})

    answer = clock.ask([LODGED, late], "2027-03-03")

    assert clock.stands(answer, SIX) == ("overdue", "2027-03-01")
    assert clock.limit(answer, SIX).days_left == -2
    assert TWELVE in {each.id for each in answer.not_running}


def test_extension_of_another_limit_is_not_this_one() -> None:
    other = ("time_limit_extended", "2027-02-01", {"limit": "apr-admissibility-2m"})

    answer = clock.ask([LODGED, other], "2027-02-02")

    assert clock.stands(answer, SIX) == ("running", "2027-03-01")


def test_postponement_gives_twenty_one_months_at_most_and_reviews() -> None:
    answer = clock.ask([LODGED, EXTENDED, POSTPONED], "2027-06-01")

    assert clock.stands(answer, TWELVE)[0] == "stopped"
    assert clock.stands(answer, MOST) == ("running", "2028-05-31")
    assert clock.stands(answer, "apr-exam-postponed-review-4m") == ("running", "2027-09-01")


def test_postponement_straight_from_the_six_months() -> None:
    answer = clock.ask([LODGED, ("postponement_decided", "2027-01-15")], "2027-02-01")

    assert clock.stands(answer, SIX)[0] == "stopped"
    assert clock.stands(answer, MOST) == ("running", "2028-05-31")


def test_each_review_starts_the_next_four_months() -> None:
    reviewed = ("country_review_done", "2027-08-20")

    answer = clock.ask([LODGED, EXTENDED, POSTPONED, reviewed], "2027-09-02")

    assert clock.stands(answer, "apr-exam-postponed-review-4m") == ("running", "2027-12-20")


def test_decision_meets_what_runs() -> None:
    decision = ("first_instance_decision_taken", "2027-06-01")

    answer = clock.ask([LODGED, EXTENDED, decision], "2027-06-02")

    assert clock.stands(answer, TWELVE) == ("met", "2027-08-31")


def test_remitted_case_waits_for_national_law() -> None:
    decision = ("decision_notified", "2027-06-01", {"outcome": "rejected_unfounded"})

    plain = clock.ask([LODGED, EXTENDED, decision, REMITTED], "2027-09-02")
    national = Settings(national={"apr-exam-remitted": "3 months"})
    configured = clock.ask([LODGED, EXTENDED, decision, REMITTED], "2027-09-02", settings=national)

    assert clock.why_not(plain, "apr-exam-remitted") == (
        "not configured: national law sets the length (APR 35(8)); set national.apr-exam-remitted"
    )
    assert clock.stands(configured, "apr-exam-remitted") == ("running", "2027-12-01")


def test_dismissed_appeal_remits_nothing() -> None:
    dismissed = ("appeal_final_decision", "2027-09-01", {"outcome": "dismissed"})

    answer = clock.ask([LODGED, dismissed], "2027-09-02")

    assert clock.why_not(answer, "apr-exam-remitted") == "not recorded: appeal final decision"


def test_accelerated_examination_takes_three_months() -> None:
    events = [LODGED, ("procedure_assigned", "2026-08-31", {"procedure": "accelerated"})]

    answer = clock.ask(events, "2026-09-01")

    assert clock.stands(answer, "apr-exam-accelerated-3m") == ("running", "2026-11-30")
    assert clock.why_not(answer, SIX) == "only where the examination is not accelerated"


def test_inadmissibility_takes_two_months_and_two_more() -> None:
    admissibility = (
        "procedure_assigned",
        "2026-08-31",
        {"procedure": "admissibility", "ground": "38(1)(b)"},
    )
    extended = ("time_limit_extended", "2026-10-01", {"limit": "apr-admissibility-2m"})

    plain = clock.ask([LODGED, admissibility], "2026-09-01")
    longer = clock.ask([LODGED, admissibility, extended], "2026-10-02")

    assert clock.stands(plain, "apr-admissibility-2m") == ("running", "2026-11-03")
    assert str(clock.limit(plain, "apr-admissibility-2m").longest_on) == "2026-12-31"
    assert clock.stands(longer, "apr-admissibility-2m") == ("running", "2026-12-31")
    assert clock.limit(longer, "apr-admissibility-2m").steps[1].cites == "APR 35(2)"


def test_late_claim_takes_ten_working_days() -> None:
    ground = {"procedure": "admissibility", "ground": "38(1)(e)"}

    answer = clock.ask([LODGED, ("procedure_assigned", "2026-08-31", ground)], "2026-09-01")

    assert clock.stands(answer, "apr-admissibility-late-claim-10wd") == ("running", "2026-09-14")


def test_transfer_stops_the_examination_here_and_starts_it_there() -> None:
    gone = clock.ask([LODGED, ("transfer_carried_out", "2026-10-01")], "2026-10-02")
    there = clock.ask(
        [
            ("transferee_identified_in_responsible_state", "2026-10-01"),
            ("application_lodged_after_transfer", "2026-10-20"),
        ],
        "2026-10-21",
    )

    assert clock.stands(gone, SIX)[0] == "stopped"
    assert clock.stands(there, "apr-lodge-after-transfer-21d") == ("met", "2026-10-22")
    assert clock.stands(there, "apr-exam-clock-after-transfer") == ("running", "2027-04-20")


def test_withdrawal_stops_every_limit_of_the_procedure() -> None:
    answer = clock.ask([LODGED, ("application_withdrawn", "2026-10-01")], "2026-10-02")

    running = [each.id for each in answer.limits if each.status.value != "stopped"]
    assert running == ["apr-withdrawal-information"]


def test_inadmissibility_without_its_ground_shows_both_ends() -> None:
    events = [LODGED, ("procedure_assigned", "2026-08-31", {"procedure": "admissibility"})]

    answer = clock.ask(events, "2026-09-01")

    assert clock.stands(answer, "apr-admissibility-2m") == ("undecided", "2026-11-03")
    assert clock.stands(answer, "apr-admissibility-late-claim-10wd") == ("undecided", "2026-09-14")


def test_procedure_that_is_not_named_leaves_both_examinations_open() -> None:
    answer = clock.ask([LODGED, ("procedure_assigned", "2026-08-31")], "2026-09-01")

    assert clock.stands(answer, SIX) == ("undecided", "2027-03-01")
    assert clock.stands(answer, "apr-exam-accelerated-3m") == ("undecided", "2026-11-30")

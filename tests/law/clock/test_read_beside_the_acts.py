"""Cases in which a rule said more, or less, than the provision that it cites."""

import pytest

from asylia.law.facts import Settings
from tests.law.clock import asking as clock

REGISTERS = {"competent_to_register": True}
RECEIVES = {"competent_to_register": False}
TRANSFER = {"ground": "transfer"}
LV = {"state": "LV"}
CAUGHT = ("border_apprehension", "2026-07-01")
KEPT = ("border_presence_exceeded_72h", "2026-07-04")
SEVEN_DAYS, FOUR_DAYS = "screen-external-border-duration", "screen-external-border-reduced"
THREE_DAYS = "screen-territory-duration"


# SCREEN 8 and 18 --------------------------------------------------------------------------


def test_only_an_apprehended_person_has_the_shortened_screening() -> None:
    rescued = clock.ask([("disembarkation", "2026-07-01"), KEPT], "2026-07-05")
    caught = clock.ask([CAUGHT, KEPT], "2026-07-05")

    assert clock.stands(rescued, SEVEN_DAYS) == ("running", "2026-07-08")
    assert clock.stands(caught, SEVEN_DAYS)[0] == "stopped"
    assert clock.stands(caught, FOUR_DAYS) == ("running", "2026-07-08")


def test_child_under_six_keeps_the_seven_days() -> None:
    answer = clock.ask([CAUGHT, KEPT], "2026-07-05", person={"date_of_birth": "2022-03-01"})

    assert clock.stands(answer, SEVEN_DAYS) == ("running", "2026-07-08")
    assert clock.why_not(answer, FOUR_DAYS) == "only where the person is at least six years old"


def test_screened_person_is_not_screened_again_within_the_territory() -> None:
    screened = [CAUGHT, ("screening_completed", "2026-07-05")]

    answer = clock.ask([*screened, ("territory_apprehension", "2026-08-05")], "2026-08-06")

    assert clock.why_not(answer, THREE_DAYS) == (
        "only where the person had not been screened already (SCREEN 7(1))"
    )


def test_screening_within_the_territory_may_end_on_its_first_day() -> None:
    found = ("territory_apprehension", "2026-08-05")

    answer = clock.ask([found, ("screening_completed", "2026-08-05")], "2026-08-06")

    assert clock.stands(answer, THREE_DAYS) == ("met", "2026-08-08")


@pytest.mark.parametrize(
    ("events", "limit"),
    [
        ([CAUGHT], SEVEN_DAYS),
        ([CAUGHT, KEPT], FOUR_DAYS),
        ([("territory_apprehension", "2026-07-04")], THREE_DAYS),
    ],
)
def test_departure_before_the_end_discontinues_the_screening(
    events: list[clock.Row], limit: str
) -> None:
    left = ("departure_from_member_states", "2026-07-06")

    answer = clock.ask([*events, left], "2026-08-01")

    assert clock.stands(answer, limit)[0] == "stopped"
    assert answer.derived_events == ()


def test_departure_after_the_end_changes_nothing() -> None:
    answer = clock.ask([CAUGHT, ("departure_from_member_states", "2026-07-20")], "2026-08-01")

    assert clock.stands(answer, SEVEN_DAYS)[0] == "lapsed"
    assert clock.stands(answer, "screen-referral-non-applicants")[0] == "stopped"


def test_application_long_after_the_screening_is_registered_from_its_making() -> None:
    later = ("application_made", "2026-09-01", REGISTERS)

    answer = clock.ask([CAUGHT, ("screening_completed", "2026-07-05"), later], "2026-09-02")

    assert clock.stands(answer, "apr-register-5d") == ("running", "2026-09-07")
    assert clock.dates(answer, "apr-register-5d") == []
    assert clock.stands(answer, "screen-referral-non-applicants")[0] == "stopped"
    assert clock.why_not(answer, "screen-referral-applicants") == (
        "only where an application had been made when the screening ended"
    )


# APR 27, 28, 35, 51 -----------------------------------------------------------------------


def test_information_during_the_screening_waits_for_its_end() -> None:
    made = ("application_made", "2026-07-02", RECEIVES)
    informed = ("registration_authority_informed", "2026-07-02")
    stricter = Settings(readings={"apr-27-7-forwarded": "from_receipt"})

    plain = clock.ask([CAUGHT, made, informed], "2026-07-03")
    otherwise = clock.ask([CAUGHT, made, informed], "2026-07-03", settings=stricter)

    assert clock.stands(plain, "apr-register-5d-forwarded") == ("running", "2026-07-13")
    assert clock.dates(plain, "apr-register-5d-forwarded") == ["2026-07-07", "2026-07-13"]
    assert clock.stands(otherwise, "apr-register-5d-forwarded") == ("running", "2026-07-07")


@pytest.mark.parametrize(
    ("declared", "forwarded"), [("2026-06-30", "stopped"), ("2026-07-02", "running")]
)
def test_five_days_give_way_only_where_the_fifteen_run(declared: str, forwarded: str) -> None:
    events = [
        ("mass_arrivals_declared", declared),
        ("application_made", "2026-07-01", RECEIVES),
        ("registration_authority_informed", "2026-07-03"),
    ]

    answer = clock.ask(events, "2026-07-04")

    assert clock.stands(answer, "apr-register-5d-forwarded")[0] == forwarded
    many = [each.status.value for each in answer.limits if each.id == "apr-register-mass-15d"]
    assert many == (["running"] if forwarded == "stopped" else [])


def test_another_authority_tells_the_determining_authority_of_the_lodging() -> None:
    elsewhere = ("application_lodged", "2026-07-06", {"with_determining_authority": False})
    assigned = ("procedure_assigned", "2026-07-07", {"procedure": "regular"})
    limit = "apr-lodged-inform-determining"

    assert clock.stands(clock.ask([elsewhere], "2026-07-08"), limit) == ("running", None)
    assert clock.stands(clock.ask([elsewhere, assigned], "2026-07-08"), limit)[0] == "stopped"


@pytest.mark.parametrize(
    ("procedure", "limit", "due"),
    [
        ("accelerated", "apr-exam-accelerated-3m", "2026-10-05"),
        ("admissibility", "apr-admissibility-2m", "2026-09-03"),
    ],
)
def test_after_a_transfer_the_six_months_are_for_the_merits_only(
    procedure: str, limit: str, due: str
) -> None:
    events = [
        ("application_lodged", "2026-06-15"),
        ("transfer_carried_out", "2026-07-01"),
        ("application_lodged_after_transfer", "2026-07-03"),
        ("procedure_assigned", "2026-07-04", {"procedure": procedure, "ground": "38(1)(c)"}),
    ]

    answer = clock.ask(events, "2026-07-05")

    assert clock.stands(answer, limit) == ("running", due)
    assert "apr-exam-clock-after-transfer" not in [each.id for each in answer.limits]


def test_postponed_after_a_transfer_has_two_ends() -> None:
    events = [
        ("application_lodged", "2026-06-15"),
        ("transfer_carried_out", "2026-07-01"),
        ("application_lodged_after_transfer", "2026-07-03"),
        ("postponement_decided", "2026-09-01"),
    ]

    answer = clock.ask(events, "2026-10-05")

    assert clock.stands(answer, "apr-exam-postponed-21m") == ("running", "2028-03-15")
    assert clock.dates(answer, "apr-exam-postponed-21m") == ["2028-03-15", "2028-04-03"]
    assert clock.stands(answer, "apr-exam-clock-after-transfer")[0] == "stopped"


def test_late_claim_shows_both_starts() -> None:
    events = [
        ("application_made", "2026-07-01", REGISTERS),
        ("application_lodged", "2026-07-06"),
        ("procedure_assigned", "2026-07-07", {"procedure": "admissibility", "ground": "38(1)(e)"}),
    ]

    answer = clock.ask(events, "2026-07-08", state="PL")

    limit = "apr-admissibility-late-claim-10wd"
    assert clock.stands(answer, limit) == ("running", "2026-07-20")
    assert clock.dates(answer, limit) == ["2026-07-15", "2026-07-20"]


def test_border_procedure_that_ran_out_leaves_the_six_months() -> None:
    events = [
        ("application_registered", "2026-07-01"),
        ("application_lodged", "2026-07-02"),
        ("procedure_assigned", "2026-07-02", {"procedure": "border"}),
    ]

    answer = clock.ask(events, "2026-10-20")

    assert clock.stands(answer, "apr-exam-regular-6m") == ("running", "2027-01-04")


def test_withdrawal_after_the_twelve_weeks_does_not_bring_them_back() -> None:
    events = [
        ("application_registered", "2026-07-01"),
        ("procedure_assigned", "2026-07-02", {"procedure": "border"}),
        ("application_withdrawn", "2026-10-10"),
        ("right_to_remain_ended", "2026-10-15"),
    ]

    answer = clock.ask(events, "2026-10-20")

    assert clock.stands(answer, "apr-border-12w")[0] == "lapsed"
    assert "rbp-stay-12w" not in [each.id for each in answer.limits]


@pytest.mark.parametrize(
    "event", ["border_exception_found", "protection_granted", "application_withdrawn"]
)
def test_sixteen_weeks_end_with_the_border_procedure(event: str) -> None:
    extended = {"limit": "apr-border-12w", "ground": "51(2) relocation"}
    events = [
        ("application_registered", "2026-07-01"),
        ("procedure_assigned", "2026-07-02", {"procedure": "border"}),
        ("time_limit_extended", "2026-08-03", extended),
        (event, "2026-09-01"),
    ]

    answer = clock.ask(events, "2026-09-02")

    assert clock.stands(answer, "apr-border-16w-relocation")[0] == "stopped"


# AMMR 33, 40, 45, 46 ----------------------------------------------------------------------


def test_crossing_before_june_counts_for_whoever_is_still_to_be_registered() -> None:
    crossing = ("border_crossing", "2026-05-01")

    before = clock.ask([crossing], "2026-06-01")
    after = clock.ask([crossing], "2026-07-05")

    assert clock.why_not(before, "ammr-irregular-entry-20m").startswith("not registered yet")
    assert str(before.recompute_on) == "2026-06-12"
    assert clock.stands(after, "ammr-irregular-entry-20m") == ("running", "2028-01-01")


def test_detention_for_an_unknown_purpose_leaves_both_times_to_reply() -> None:
    events = [
        ("detention_started", "2026-07-01"),
        ("take_charge_request_received", "2026-07-06", {"basis": "other"}),
    ]

    answer = clock.ask(events, "2026-07-07")

    assert clock.dates(answer, "ammr-reply-1m") == ["2026-07-13", "2026-08-06"]
    assert clock.limit(answer, "ammr-detained-reply-1w").reason == (
        "the file does not say what the detention is for"
    )
    assert clock.ask(events, "2026-07-20").derived_events == ()


def test_week_to_reply_for_a_detained_person_shows_the_two_weeks_after_a_hit() -> None:
    events = [
        ("detention_started", "2026-07-01", TRANSFER),
        ("take_charge_request_received", "2026-07-06", {"basis": "eurodac"}),
    ]

    answer = clock.ask(events, "2026-07-07")

    assert clock.stands(answer, "ammr-detained-reply-1w") == ("running", "2026-07-13")
    assert clock.dates(answer, "ammr-detained-reply-1w") == ["2026-07-13", "2026-07-20"]


def test_hit_starts_the_two_weeks_only_without_an_application() -> None:
    hit = ("eurodac_hit_received", "2026-07-02", {"category": "applicant"})
    detained = ("detention_started", "2026-07-01", TRANSFER)
    registered = ("application_registered", "2026-07-06")

    without = clock.ask([detained, hit], "2026-07-07")
    with_one = clock.ask([detained, hit, registered], "2026-07-07")

    assert clock.stands(without, "ammr-detained-hit-2w") == ("running", "2026-07-16")
    assert clock.stands(with_one, "ammr-detained-request-2w") == ("running", "2026-07-20")
    assert clock.why_not(with_one, "ammr-detained-hit-2w") == (
        "only where no new application was registered here"
    )


@pytest.mark.parametrize(
    ("events", "limit"),
    [
        (
            [
                ("detention_started", "2026-07-01", TRANSFER),
                ("application_registered", "2026-07-01"),
            ],
            "ammr-detained-request-2w",
        ),
        (
            [
                ("application_registered", "2026-07-01"),
                ("detention_started", "2026-07-02", TRANSFER),
            ],
            "ammr-detained-later-1w",
        ),
        (
            [
                ("detention_started", "2026-07-01", TRANSFER),
                ("eurodac_hit_received", "2026-07-01", {"category": "applicant"}),
            ],
            "ammr-detained-hit-2w",
        ),
        (
            [("detention_started", "2026-07-01", TRANSFER), ("take_charge_accepted", "2026-07-02")],
            "ammr-detained-transfer-5w",
        ),
    ],
)
def test_release_ends_the_times_for_detained_persons(events: list[clock.Row], limit: str) -> None:
    answer = clock.ask([*events, ("detention_ended", "2026-07-03")], "2026-07-04")

    assert clock.stands(answer, limit)[0] == "stopped"
    assert clock.limit(answer, limit).reason == "the person is no longer detained"


def test_five_weeks_wait_for_the_end_of_the_suspensive_effect() -> None:
    events = [
        ("detention_started", "2026-07-01", TRANSFER),
        ("take_charge_accepted", "2026-07-06", LV),
        ("suspensive_effect_granted", "2026-07-20"),
    ]
    decided = ("appeal_final_decision", "2026-09-01", {"against": "transfer_decision"})
    limit = "ammr-detained-transfer-5w"

    assert clock.stands(clock.ask(events, "2026-08-20"), limit) == ("paused", None)
    assert clock.stands(clock.ask([*events, decided], "2026-09-02"), limit)[1] == "2026-10-06"


def test_five_weeks_of_a_person_detained_later_have_two_readings() -> None:
    events = [
        ("take_charge_accepted", "2026-08-28", LV),
        ("detention_started", "2026-09-10", TRANSFER),
    ]

    answer = clock.ask(events, "2026-09-14")

    assert clock.stands(answer, "ammr-detained-transfer-5w") == ("running", "2026-10-02")
    assert clock.dates(answer, "ammr-detained-transfer-5w") == ["2026-10-02", "2026-10-15"]


def test_second_absconding_gives_three_years_from_its_own_notice() -> None:
    events = [
        ("take_charge_accepted", "2026-07-01", LV),
        ("absconding_notified_to_responsible_state", "2026-08-03", LV),
        ("person_available_again", "2026-08-10"),
        ("absconding_notified_to_responsible_state", "2026-09-01", LV),
    ]

    answer = clock.ask(events, "2026-09-05")

    assert clock.stands(answer, "ammr-transfer-6m")[0] == "stopped"
    assert clock.stands(answer, "ammr-transfer-absconded-3y") == ("running", "2029-09-03")


def test_second_notice_after_the_six_months_does_not_undo_the_first() -> None:
    events = [
        ("take_charge_accepted", "2026-07-01", LV),
        ("absconding_notified_to_responsible_state", "2026-08-03", LV),
        ("absconding_notified_to_responsible_state", "2027-03-01", LV),
    ]

    answer = clock.ask(events, "2027-03-02")

    assert clock.stands(answer, "ammr-transfer-6m")[0] == "stopped"
    assert answer.derived_events == ()


def test_absconding_again_in_the_three_months_overtakes_them() -> None:
    events = [
        ("take_charge_accepted", "2026-07-01", LV),
        ("absconding_notified_to_responsible_state", "2026-08-03", LV),
        ("person_available_again", "2026-12-01"),
        ("absconding_notified_to_responsible_state", "2027-02-01", LV),
    ]

    answer = clock.ask(events, "2027-03-15")

    assert clock.stands(answer, "ammr-transfer-reappeared-3m")[0] == "stopped"
    assert clock.stands(answer, "ammr-transfer-absconded-3y") == ("running", "2030-02-01")


# EURODAC 15 and 22 ------------------------------------------------------------------------


def test_health_grounds_replace_the_72_hours() -> None:
    events = [
        ("border_apprehension", "2026-07-01T10:00+03:00"),
        ("application_made", "2026-07-01T11:00+03:00", REGISTERS),
        ("application_registered", "2026-07-02T10:00+03:00"),
        ("health_grounds_ended", "2026-07-10T10:00+03:00"),
    ]

    answer = clock.ask(events, "2026-07-11")

    assert clock.stands(answer, "eurodac-applicant-72h")[0] == "stopped"
    assert clock.stands(answer, "eurodac-irregular-crossing-72h")[0] == "stopped"
    assert clock.stands(answer, "eurodac-applicant-health-48h")[0] == "running"
    assert clock.stands(answer, "eurodac-irregular-health-48h")[0] == "running"


def test_health_grounds_and_prints_from_before_the_application_are_not_its_own() -> None:
    events = [
        ("border_apprehension", "2026-07-01T10:00+03:00"),
        ("health_grounds_ended", "2026-07-05T10:00+03:00"),
        ("fingerprints_retaken", "2026-07-05T11:00+03:00"),
        ("application_made", "2026-07-10", REGISTERS),
        ("application_registered", "2026-07-12T10:00+03:00"),
    ]

    answer = clock.ask(events, "2026-07-13")
    running = {each.id for each in answer.limits}

    assert clock.stands(answer, "eurodac-applicant-72h")[0] == "running"
    assert running.isdisjoint({"eurodac-applicant-health-48h", "eurodac-applicant-retake-48h"})
    assert "eurodac-irregular-health-48h" in running

"""The third of the five hardest: silence, transfer, suspensive effect, absconding, three years."""

import pytest

from asylia.law.facts import Settings
from asylia.law.terms import Kind
from tests.law.clock import asking as clock

LV = {"state": "LV"}
REQUEST = ("take_charge_request_received", "2026-08-20", {"state": "LV", "basis": "other"})
ACCEPTED = ("take_charge_accepted", "2026-08-28", LV)
SUSPENDED = ("suspensive_effect_granted", "2026-10-05")
DECIDED = ("appeal_final_decision", "2027-01-15", {"against": "transfer_decision"})
NOTICE = ("absconding_notified_to_responsible_state", "2027-03-03", LV)
SIX_MONTHS, THREE_YEARS = "ammr-transfer-6m", "ammr-transfer-absconded-3y"
THREE_MONTHS = "ammr-transfer-reappeared-3m"


def test_silence_accepts_on_the_last_day_and_starts_two_clocks() -> None:
    answer = clock.ask([REQUEST], "2026-09-22")

    assert clock.stands(answer, "ammr-reply-1m") == ("lapsed", "2026-09-21")
    assert clock.stands(answer, SIX_MONTHS) == ("running", "2027-03-22")
    assert clock.stands(answer, "ammr-transfer-decision-2w") == ("running", "2026-10-05")
    derived = answer.derived_events[0]
    assert (derived.event.value, str(derived.at), derived.by, derived.cites) == (
        "take_charge_accepted",
        "2026-09-21",
        "ammr-reply-1m",
        "AMMR 40(8)",
    )


def test_day_of_acceptance_by_silence_has_two_readings() -> None:
    chosen = Settings(readings={"day-of-acceptance-by-silence": "next_day"})

    plain = clock.ask([REQUEST], "2026-09-22")
    otherwise = clock.ask([REQUEST], "2026-09-22", settings=chosen)

    assert clock.dates(plain, "ammr-transfer-decision-2w") == ["2026-10-05", "2026-10-06"]
    assert clock.stands(otherwise, "ammr-transfer-decision-2w") == ("running", "2026-10-06")


@pytest.mark.parametrize(
    ("attributes", "limit", "due"),
    [
        ({"basis": "other"}, "ammr-reply-1m", "2026-09-21"),
        ({"basis": "eurodac"}, "ammr-reply-hit-2w", "2026-09-03"),
        ({"basis": "other", "urgent": True}, "ammr-reply-urgent-2w", "2026-09-03"),
    ],
)
def test_time_to_reply_follows_the_basis_of_the_request(
    attributes: dict[str, object], limit: str, due: str
) -> None:
    answer = clock.ask([("take_charge_request_received", "2026-08-20", attributes)], "2026-08-21")

    assert clock.stands(answer, limit) == ("running", due)
    assert [each.id for each in answer.limits if each.rule.kind is Kind.MAXIMUM] == [limit]


def test_unknown_basis_leaves_both_times_to_reply() -> None:
    answer = clock.ask([("take_charge_request_received", "2026-08-20", LV)], "2026-08-21")

    assert clock.dates(answer, "ammr-reply-1m") == ["2026-09-03", "2026-09-21"]
    assert clock.dates(answer, "ammr-reply-hit-2w") == ["2026-09-03", "2026-09-21"]


def test_unknown_basis_lets_silence_accept_only_when_both_times_are_over() -> None:
    request = ("take_charge_request_received", "2026-08-20", LV)

    between = clock.ask([request], "2026-09-10")
    after = clock.ask([request], "2026-09-25")

    assert between.derived_events == ()
    assert clock.stands(between, SIX_MONTHS) == ("undecided", "2027-03-03")
    assert clock.dates(after, SIX_MONTHS) == ["2027-03-03", "2027-03-04", "2027-03-22"]


def test_reply_for_a_detained_person_takes_one_week() -> None:
    detained = ("detention_started", "2026-08-18", {"ground": "transfer"})

    answer = clock.ask([detained, REQUEST], "2026-08-28")

    assert clock.stands(answer, "ammr-detained-reply-1w") == ("lapsed", "2026-08-27")
    assert clock.stands(answer, "ammr-detained-transfer-5w") == ("running", "2026-10-01")


def test_silence_to_a_take_back_notification_confirms() -> None:
    answer = clock.ask([("take_back_notification_received", "2026-08-20", LV)], "2026-09-04")

    assert answer.derived_events[0].event.value == "take_back_confirmed"
    assert clock.stands(answer, SIX_MONTHS) == ("running", "2027-03-03")


def test_reply_in_time_leaves_nothing_to_silence() -> None:
    answer = clock.ask([REQUEST, ACCEPTED], "2026-10-01")

    assert clock.stands(answer, "ammr-reply-1m") == ("met", "2026-09-21")
    assert answer.derived_events == ()
    assert clock.stands(answer, SIX_MONTHS) == ("running", "2027-03-01")


def test_late_reply_comes_after_the_acceptance_by_silence() -> None:
    late = ("take_charge_rejected", "2026-09-25", LV)

    answer = clock.ask([REQUEST, late], "2026-10-01")

    assert clock.stands(answer, "ammr-reply-1m") == ("met_late", "2026-09-21")
    assert str(clock.limit(answer, SIX_MONTHS).starts_on) == "2026-09-21"


def test_rejection_in_time_starts_no_transfer() -> None:
    answer = clock.ask([REQUEST, ("take_charge_rejected", "2026-09-01", LV)], "2026-10-01")

    assert clock.why_not(answer, SIX_MONTHS) == (
        "not recorded: take charge accepted or take back confirmed"
    )


def test_suspensive_effect_holds_the_six_months() -> None:
    answer = clock.ask([ACCEPTED, SUSPENDED], "2026-12-01")

    assert clock.stands(answer, SIX_MONTHS) == ("paused", None)


def test_six_months_run_again_from_the_final_decision() -> None:
    answer = clock.ask([ACCEPTED, SUSPENDED, DECIDED], "2027-02-01")

    assert clock.stands(answer, SIX_MONTHS) == ("running", "2027-07-15")
    assert str(clock.limit(answer, SIX_MONTHS).starts_on) == "2027-01-15"


def test_end_of_suspensive_effect_alone_starts_nothing_new() -> None:
    ended = ("suspensive_effect_ended", "2026-11-02")

    answer = clock.ask([ACCEPTED, SUSPENDED, ended], "2026-12-01")

    assert clock.stands(answer, SIX_MONTHS) == ("paused", None)


def test_appeal_without_suspensive_effect_moves_nothing() -> None:
    answer = clock.ask([ACCEPTED, DECIDED], "2027-02-01")

    assert clock.stands(answer, SIX_MONTHS) == ("running", "2027-03-01")


def test_suspensive_effect_after_the_end_holds_nothing() -> None:
    answer = clock.ask([ACCEPTED, ("suspensive_effect_granted", "2027-03-05")], "2027-03-06")

    assert clock.stands(answer, SIX_MONTHS) == ("lapsed", "2027-03-01")


def test_suspensive_effect_before_the_acceptance_is_another_matter() -> None:
    answer = clock.ask([("suspensive_effect_granted", "2026-08-01"), ACCEPTED], "2026-09-01")

    assert clock.stands(answer, SIX_MONTHS) == ("running", "2027-03-01")


def test_notice_in_time_gives_three_years_from_the_notice() -> None:
    answer = clock.ask([ACCEPTED, SUSPENDED, DECIDED, NOTICE], "2027-04-01")

    assert clock.stands(answer, SIX_MONTHS)[0] == "stopped"
    assert clock.stands(answer, THREE_YEARS) == ("running", "2030-03-04")


def test_notice_after_the_end_comes_too_late() -> None:
    late = ("absconding_notified_to_responsible_state", "2027-03-02", LV)

    answer = clock.ask([ACCEPTED, late], "2027-03-03")

    assert clock.stands(answer, SIX_MONTHS) == ("lapsed", "2027-03-01")
    assert clock.why_not(answer, THREE_YEARS) == (
        "only where the responsible State was told of the absconding before the time limit ended"
    )
    assert answer.derived_events[0].event.value == "responsibility_shift_event"


def test_little_time_left_after_reappearance_becomes_three_months() -> None:
    back = ("person_available_again", "2027-06-01")

    answer = clock.ask([ACCEPTED, SUSPENDED, DECIDED, NOTICE, back], "2027-06-02")

    assert clock.stands(answer, THREE_MONTHS) == ("running", "2027-09-01")
    assert clock.stands(answer, SIX_MONTHS)[0] == "stopped"
    assert clock.stands(answer, THREE_YEARS)[0] == "stopped"


def test_enough_time_left_after_reappearance_revives_the_six_months() -> None:
    back = ("person_available_again", "2027-04-01")

    answer = clock.ask([ACCEPTED, SUSPENDED, DECIDED, NOTICE, back], "2027-06-02")

    assert clock.stands(answer, SIX_MONTHS) == ("running", "2027-07-15")
    assert clock.why_not(answer, THREE_MONTHS) == (
        "only where the person is available again and less than three months of the time limit "
        "were left"
    )


def test_imprisonment_gives_one_year_once_it_is_extended() -> None:
    extended = (
        "time_limit_extended",
        "2027-01-10",
        {"limit": SIX_MONTHS, "ground": "46(2) imprisonment"},
    )

    plain = clock.ask([ACCEPTED, ("imprisonment_started", "2026-12-01")], "2027-01-11")
    longer = clock.ask([ACCEPTED, extended], "2027-01-11")

    assert clock.stands(plain, SIX_MONTHS) == ("running", "2027-03-01")
    assert str(clock.limit(plain, SIX_MONTHS).longest_on) == "2027-08-30"
    assert clock.stands(longer, SIX_MONTHS)[0] == "stopped"
    assert clock.stands(longer, "ammr-transfer-imprisoned-1y") == ("running", "2027-08-30")


def test_each_other_state_has_its_own_clock() -> None:
    second = ("take_charge_accepted", "2026-09-15", {"state": "PL"})

    answer = clock.ask([ACCEPTED, second], "2026-10-01")

    assert str(clock.limit(answer, SIX_MONTHS, "LV").due_on) == "2027-03-01"
    assert str(clock.limit(answer, SIX_MONTHS, "PL").due_on) == "2027-03-15"


def test_entry_without_a_state_belongs_to_the_only_one() -> None:
    notice = ("absconding_notified_to_responsible_state", "2027-02-01", LV)

    answer = clock.ask([("take_charge_accepted", "2026-08-28"), notice], "2027-03-04")

    assert clock.limit(answer, SIX_MONTHS).state == "LV"
    assert clock.stands(answer, THREE_YEARS) == ("running", "2030-02-01")


def test_transfer_meets_the_limit() -> None:
    answer = clock.ask([ACCEPTED, ("transfer_arrived", "2026-11-02", LV)], "2026-11-03")

    assert clock.stands(answer, SIX_MONTHS) == ("met", "2027-03-01")
    assert str(clock.limit(answer, SIX_MONTHS).met_on) == "2026-11-02"


def test_detained_person_is_transferred_in_five_weeks_or_released() -> None:
    detained = ("detention_started", "2026-09-10", {"ground": "transfer"})
    released = ("detention_ended", "2026-09-20")

    held = clock.ask([ACCEPTED, detained], "2026-10-05")
    free = clock.ask([ACCEPTED, detained, released], "2026-10-05")

    assert clock.stands(held, "ammr-detained-transfer-5w") == ("lapsed", "2026-10-02")
    assert clock.stands(held, SIX_MONTHS)[0] == "running"
    assert clock.why_not(free, "ammr-detained-transfer-5w") == (
        "only where the person is detained under Article 44"
    )


def test_extension_without_its_ground_leaves_the_transfer_undecided() -> None:
    extended = ("time_limit_extended", "2027-01-10", {"limit": SIX_MONTHS})
    jailed = ("imprisonment_started", "2026-12-01")

    plain = clock.ask([ACCEPTED, extended], "2027-01-11")
    known = clock.ask([ACCEPTED, jailed, extended], "2027-01-11")

    assert clock.stands(plain, SIX_MONTHS) == ("undecided", "2027-03-01")
    assert clock.stands(plain, "ammr-transfer-imprisoned-1y") == ("undecided", "2027-08-30")
    assert clock.stands(known, "ammr-transfer-imprisoned-1y") == ("running", "2027-08-30")


def test_after_responsibility_has_shifted_no_transfer_decision_is_owed() -> None:
    answer = clock.ask([ACCEPTED], "2027-03-05")

    assert clock.stands(answer, "ammr-transfer-decision-2w")[0] == "stopped"
    assert clock.stands(answer, "ammr-transfer-decision-notify")[0] == "stopped"


def test_day_of_silence_and_holidays_of_two_states_are_shown_together() -> None:
    request = ("take_charge_request_received", "2026-09-28", {"state": "PL", "basis": "other"})

    answer = clock.ask([request], "2026-10-30")

    decision = clock.limit(answer, "ammr-transfer-decision-2w")
    assert str(decision.due) == "2026-11-11"
    last_day = "silence amounts to acceptance on the last day to reply"
    assert [(str(each.due), each.reading) for each in decision.candidates] == [
        ("2026-11-11", f"{last_day}; with the working days of Lithuania"),
        ("2026-11-12", f"{last_day}; with the working days of Poland"),
    ]

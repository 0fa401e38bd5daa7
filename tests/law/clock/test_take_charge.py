"""The second of the five hardest: the take charge request, with and without a late hit."""

import pytest

from asylia.law.facts import Settings
from tests.law.clock import asking as clock

REGISTERED = ("application_registered", "2026-08-11T11:20+03:00")
TWO_MONTHS, AFTER_HIT = "ammr-take-charge-request-2m", "ammr-take-charge-request-hit-1m"
NOTIFY = "ammr-take-back-notification-2w"


def hit(day: str, **attributes: object) -> clock.Row:
    return ("eurodac_hit_received", day, {"state": "LV", **attributes})


def test_without_a_hit_two_months_run_from_the_registration() -> None:
    answer = clock.ask([REGISTERED], "2026-08-20")

    assert clock.stands(answer, TWO_MONTHS) == ("running", "2026-10-12")
    assert str(clock.limit(answer, TWO_MONTHS).nominal_end) == "2026-10-11"


def test_a_hit_leaves_one_month_and_overtakes_the_two() -> None:
    answer = clock.ask([REGISTERED, hit("2026-08-12", category="irregular_crossing")], "2026-08-20")

    assert clock.stands(answer, AFTER_HIT) == ("running", "2026-09-14")
    assert clock.dates(answer, AFTER_HIT) == []
    assert clock.stands(answer, TWO_MONTHS)[0] == "stopped"


def test_a_late_hit_shows_both_days_and_warns_on_the_earlier() -> None:
    answer = clock.ask([REGISTERED, hit("2026-09-25", category="irregular_crossing")], "2026-09-26")

    assert clock.stands(answer, AFTER_HIT) == ("running", "2026-10-12")
    assert clock.dates(answer, AFTER_HIT) == ["2026-10-12", "2026-10-26"]


def test_between_the_two_days_of_a_late_hit_the_answer_is_open() -> None:
    answer = clock.ask([REGISTERED, hit("2026-09-25", category="irregular_crossing")], "2026-10-20")

    assert clock.stands(answer, AFTER_HIT) == ("undecided", "2026-10-12")
    assert str(answer.recompute_on) == "2026-10-27"


def test_a_hit_after_the_two_months_does_not_revive_them() -> None:
    answer = clock.ask([REGISTERED, hit("2026-11-02", category="irregular_crossing")], "2026-11-03")

    assert clock.stands(answer, TWO_MONTHS) == ("lapsed", "2026-10-12")
    assert clock.dates(answer, AFTER_HIT) == ["2026-10-12", "2026-12-02"]


def test_chosen_reading_of_a_late_hit_is_worked_to() -> None:
    chosen = Settings(readings={"ammr-39-1-late-hit": "from_the_hit"})
    events = [REGISTERED, hit("2026-09-25", category="irregular_crossing")]

    answer = clock.ask(events, "2026-10-20", settings=chosen)

    assert clock.stands(answer, AFTER_HIT) == ("running", "2026-10-26")
    assert clock.dates(answer, AFTER_HIT) == ["2026-10-12", "2026-10-26"]


def test_request_sent_before_the_hit_stays_met() -> None:
    events = [
        REGISTERED,
        ("take_charge_request_sent", "2026-08-14", {"state": "LV"}),
        hit("2026-08-20", category="irregular_crossing"),
    ]

    answer = clock.ask(events, "2026-08-25")

    assert clock.stands(answer, TWO_MONTHS) == ("met", "2026-10-12")


def test_missed_request_leaves_responsibility_here() -> None:
    answer = clock.ask([REGISTERED], "2026-10-13")

    assert clock.stands(answer, TWO_MONTHS) == ("lapsed", "2026-10-12")
    assert clock.limit(answer, TWO_MONTHS).consequence == (
        "Responsibility lies with the Member State where the application was registered."
    )


def test_hit_of_unknown_category_leaves_all_open() -> None:
    answer = clock.ask([REGISTERED, hit("2026-08-12")], "2026-08-20")

    assert clock.dates(answer, TWO_MONTHS) == ["2026-09-14", "2026-10-12"]
    assert clock.dates(answer, AFTER_HIT) == ["2026-09-14", "2026-10-12"]
    assert clock.stands(answer, AFTER_HIT) == ("undecided", "2026-09-14")
    assert clock.stands(answer, NOTIFY) == ("undecided", "2026-08-26")


@pytest.mark.parametrize(("category", "runs"), [("applicant", True), ("illegal_stay", False)])
def test_only_data_of_an_applicant_start_the_take_back_notification(
    category: str, *, runs: bool
) -> None:
    answer = clock.ask([REGISTERED, hit("2026-08-12", category=category)], "2026-08-20")

    assert (NOTIFY in {each.id for each in answer.limits}) == runs
    assert clock.stands(answer, TWO_MONTHS) == ("running", "2026-10-12")


def test_late_notification_moves_nothing() -> None:
    events = [
        hit("2026-08-12", category="applicant"),
        ("take_back_notification_sent", "2026-09-01", {"state": "LV"}),
    ]

    answer = clock.ask(events, "2026-09-02")

    assert clock.stands(answer, NOTIFY) == ("met_late", "2026-08-26")


def test_a_minor_alone_may_still_be_requested_for() -> None:
    answer = clock.ask([REGISTERED], "2026-12-01", person={"unaccompanied_minor": True})
    unknown = clock.ask([REGISTERED], "2026-12-01", person={"nationality": ["ER"]})

    assert clock.stands(answer, "ammr-take-charge-minor-open") == ("running", None)
    assert clock.why_not(unknown, "ammr-take-charge-minor-open") == (
        "the file does not say whether the applicant is an unaccompanied minor"
    )


def test_irregular_entry_lapses_after_twenty_months() -> None:
    crossing = ("border_crossing", "2026-07-01")

    waiting = clock.ask([crossing], "2026-08-01")
    in_time = clock.ask([crossing, ("application_registered", "2028-03-01")], "2028-03-02")
    late = clock.ask([crossing, ("application_registered", "2028-03-02")], "2028-03-03")
    never = clock.ask([crossing], "2028-03-02")

    assert clock.stands(waiting, "ammr-irregular-entry-20m") == ("running", "2028-03-01")
    assert clock.stands(in_time, "ammr-irregular-entry-20m") == ("stopped", "2028-03-01")
    assert clock.stands(late, "ammr-irregular-entry-20m") == ("lapsed", "2028-03-01")
    assert clock.stands(never, "ammr-irregular-entry-20m") == ("lapsed", "2028-03-01")


def test_detained_person_has_two_weeks_for_the_request() -> None:
    detained = ("detention_started", "2026-08-10", {"ground": "transfer"})

    answer = clock.ask([detained, REGISTERED], "2026-08-20")

    assert clock.stands(answer, "ammr-detained-request-2w") == ("running", "2026-08-25")


def test_person_detained_later_has_one_week() -> None:
    events = [REGISTERED, ("detention_started", "2026-08-18", {"ground": "transfer"})]

    answer = clock.ask(events, "2026-08-20")

    assert clock.stands(answer, "ammr-detained-later-1w") == ("running", "2026-08-25")
    assert clock.why_not(answer, "ammr-detained-request-2w") == (
        "only where the person is detained under Article 44"
    )


def test_detention_at_the_border_before_does_not_hide_the_week_of_a_later_one() -> None:
    events = [
        ("detention_started", "2026-08-09", {"ground": "asylum"}),
        REGISTERED,
        ("detention_ended", "2026-08-14"),
        ("detention_started", "2026-08-18", {"ground": "transfer"}),
    ]

    answer = clock.ask(events, "2026-08-20")

    assert clock.stands(answer, "ammr-detained-later-1w") == ("running", "2026-08-25")


def test_end_of_detention_is_not_moved_and_the_other_day_is_shown() -> None:
    detained = ("detention_started", "2026-08-01", {"ground": "transfer"})

    answer = clock.ask([detained, ("application_registered", "2026-08-01")], "2026-08-10")

    assert clock.stands(answer, "ammr-detained-request-2w") == ("running", "2026-08-15")
    assert clock.dates(answer, "ammr-detained-request-2w") == ["2026-08-15", "2026-08-17"]


def test_reply_is_due_by_the_working_days_of_the_state_that_has_to_act() -> None:
    asked = ("take_charge_request_sent", "2026-10-11", {"state": "PL"})
    received = ("take_charge_request_received", "2026-10-11", {"state": "PL", "basis": "other"})

    answer = clock.ask([REGISTERED, asked, received], "2026-10-20")

    assert clock.stands(answer, "ammr-reply-1m") == ("running", "2026-11-12")
    assert clock.dates(answer, "ammr-reply-1m") == ["2026-11-11", "2026-11-12"]
    readings = [each.reading for each in clock.limit(answer, "ammr-reply-1m").candidates]
    assert readings == [
        "with the working days of Lithuania",
        "with the working days of Poland",
    ]


def test_reply_of_an_associated_state_is_due_by_its_own_working_days() -> None:
    asked = ("take_charge_request_sent", "2026-07-01", {"state": "CH"})
    received = ("take_charge_request_received", "2028-07-01", {"state": "CH", "basis": "other"})

    answer = clock.ask([REGISTERED, asked, received], "2028-07-10")

    assert clock.stands(answer, "ammr-reply-1m") == ("running", "2028-08-02")
    assert clock.dates(answer, "ammr-reply-1m") == ["2028-08-01", "2028-08-02"]
    readings = [each.reading for each in clock.limit(answer, "ammr-reply-1m").candidates]
    assert readings == [
        "with the working days of Lithuania",
        "with the working days of Switzerland",
    ]


def test_where_it_is_open_which_state_asks_the_earlier_day_is_worked_to() -> None:
    received = ("take_charge_request_received", "2026-10-11", {"state": "PL", "basis": "other"})

    answer = clock.ask([received], "2026-10-20")

    assert clock.stands(answer, "ammr-reply-1m") == ("running", "2026-11-11")
    assert clock.dates(answer, "ammr-reply-1m") == ["2026-11-11", "2026-11-12"]


def test_request_to_take_back_that_comes_in_is_not_counted_as_one_of_ours() -> None:
    notified = ("take_back_notification_received", "2026-10-28", {"state": "PL"})

    answer = clock.ask([REGISTERED, notified], "2026-10-30")

    assert clock.stands(answer, "ammr-take-back-confirm-2w") == ("running", "2026-11-11")
    assert clock.dates(answer, "ammr-take-back-confirm-2w") == ["2026-11-11", "2026-11-12"]


def test_duty_of_the_asking_state_follows_its_own_working_days() -> None:
    accepted = ("take_charge_accepted", "2026-10-28", {"state": "PL"})

    answer = clock.ask([REGISTERED, accepted], "2026-10-30")

    assert clock.stands(answer, "ammr-transfer-decision-2w") == ("running", "2026-11-11")
    assert clock.dates(answer, "ammr-transfer-decision-2w") == []


def test_each_hit_gives_one_month_for_its_own_state() -> None:
    events = [
        REGISTERED,
        hit("2026-08-12", category="irregular_crossing"),
        ("eurodac_hit_received", "2026-08-20", {"state": "DE", "category": "irregular_crossing"}),
        ("take_charge_request_sent", "2026-09-15", {"state": "DE"}),
    ]

    answer = clock.ask(events, "2026-09-16")

    assert clock.limit(answer, AFTER_HIT, "DE").status.value == "met"
    assert str(clock.limit(answer, AFTER_HIT, "LV").due) == "2026-09-14"


def test_answered_request_was_sent_even_if_the_day_is_not_recorded() -> None:
    accepted = ("take_charge_accepted", "2026-09-01", {"state": "LV"})

    answer = clock.ask([REGISTERED, accepted], "2026-09-02")

    assert clock.stands(answer, TWO_MONTHS)[0] == "stopped"

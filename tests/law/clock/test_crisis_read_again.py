"""The Crisis Regulation read once more: relief, urgent replies, absconding, courses by hand."""

import pytest

from tests.law.clock import asking as clock
from tests.law.clock.crises import (
    ACCEPTED,
    HIT,
    LV,
    MADE,
    RECEIVED,
    REGISTERED,
    SENT,
    crisis,
    with_reading,
)


@pytest.mark.parametrize(
    ("first", "relieved"),
    [("2026-07-01", "right_open"), ("2026-06-14", None), ("", "undecided")],
)
def test_relief_asks_for_the_registration_in_the_state_in_crisis(
    first: str, relieved: str | None
) -> None:
    """Lithuania notifies Latvia: the application registered here, in the window, is the second."""
    settings = crisis(state="LV", derogations=["13(1)"], registered_from="2026-06-15")
    events = [
        ("application_registered", "2026-09-07"),
        ("take_back_notification_sent", "2026-09-14", LV),
        ("take_back_notification_received", "2026-09-14", LV),
    ]
    told = [("application_first_registered", first, LV)] if first else []

    answer = clock.ask([*events, *told], "2026-09-21", settings=settings)

    found = [one for one in answer.limits if one.id == "crisis-take-back-relief-4m"]
    assert [one.status.value for one in found] == ([relieved] if relieved else [])
    assert not any("readings" in str(one.reason) for one in found)


@pytest.mark.parametrize(
    ("notified", "relieved"), [("2026-12-09", "right_open"), ("2026-12-10", None)]
)
def test_relief_lasts_no_longer_than_the_decision(notified: str, relieved: str | None) -> None:
    settings = crisis(derogations=["13(1)"], registered_from="2026-06-15")
    events = [
        ("application_registered", "2026-07-01"),
        ("take_back_notification_received", notified, {**LV, "basis": "eurodac"}),
    ]

    answer = clock.ask(events, notified, settings=settings)

    found = [one.status.value for one in answer.limits if one.id == "crisis-take-back-relief-4m"]
    assert found == ([relieved] if relieved else [])


@pytest.mark.parametrize(
    ("reading", "relieved"),
    [(None, "undecided"), ("covered", "right_open"), ("left_out", None)],
)
def test_relief_of_who_was_notified_before_the_decision_is_open(
    reading: str | None, relieved: str | None
) -> None:
    settings = crisis(derogations=["13(1)"], registered_from="2026-06-15")
    if reading:
        settings = with_reading(settings, "crisis-13-notified-before", reading)
    events = [
        ("application_registered", "2026-07-01"),
        ("take_back_notification_received", "2026-09-07", {**LV, "basis": "eurodac"}),
    ]

    answer = clock.ask(events, "2026-09-21", settings=settings)

    found = [one.status.value for one in answer.limits if one.id == "crisis-take-back-relief-4m"]
    assert found == ([relieved] if relieved else [])


def test_in_a_crisis_the_time_asked_for_an_urgent_reply_gives_way_too() -> None:
    """Received on 15 Sep 2026 with ten days asked for: two months end on Sunday 15 Nov."""
    urgent = (RECEIVED[0], RECEIVED[1], {**RECEIVED[2], "urgent": True, "reply_within": "10 days"})

    answer = clock.ask([REGISTERED, urgent], "2026-09-16", settings=crisis(state="LV"))

    assert clock.stands(answer, "ammr-reply-urgent-asked")[0] == "stopped"
    assert clock.stands(answer, "crisis-reply-2m") == ("running", "2026-11-16")


def test_in_a_crisis_nobody_is_asked_to_take_charge_who_is_taken_back_elsewhere() -> None:
    notified = ("take_back_notification_sent", "2026-09-16", LV)

    answer = clock.ask([REGISTERED, HIT, notified], "2026-09-17", settings=crisis())

    assert clock.stands(answer, "crisis-take-charge-4m")[0] == "stopped"


def test_in_a_crisis_the_month_to_confirm_runs_from_the_receipt_or_the_sending() -> None:
    """Sent on 16 Sep, received on 18 Sep 2026: Friday 16 Oct, or Sunday 18 Oct and so Monday."""
    sent = ("take_back_notification_sent", "2026-09-16", LV)
    received = ("take_back_notification_received", "2026-09-18", LV)

    answer = clock.ask([REGISTERED, HIT, sent, received], "2026-09-21", settings=crisis(state="LV"))

    found = next(one for one in answer.limits if one.id == "crisis-take-back-confirm-1m")
    assert (found.status.value, str(found.due_on)) == ("running", "2026-10-19")
    assert [str(one.due) for one in found.candidates] == ["2026-10-16", "2026-10-19"]


@pytest.mark.parametrize(
    ("available", "year", "three_months"),
    [
        ("2027-05-10", ("running", "2027-09-15"), None),
        ("2027-06-15", ("running", "2027-09-15"), None),
        ("2027-06-16", ("stopped", "2027-09-15"), ("running", "2027-09-16")),
        ("2027-08-30", ("stopped", "2027-09-15"), ("running", "2027-11-30")),
    ],
)
def test_who_is_available_again_in_the_year_of_a_crisis_has_three_months_of_it(
    available: str, year: tuple[str, str], three_months: tuple[str, str] | None
) -> None:
    """Accepted on 15 Sep 2026: a year; the six months of peace no longer matter."""
    told = ("absconding_notified_to_responsible_state", "2026-11-12", LV)
    back = ("person_available_again", available)

    answer = clock.ask([REGISTERED, SENT, ACCEPTED, told, back], available, settings=crisis())

    running = {one.id: (one.status.value, str(one.due_on)) for one in answer.limits}
    assert running["crisis-transfer-1y"] == year
    assert running.get("ammr-transfer-reappeared-3m") == three_months


def test_absconding_from_a_transfer_to_a_state_in_crisis_shows_both_dates() -> None:
    """Accepted on 15 Sep 2026, told on 12 Nov 2026: 15 Sep 2027 or 12 Nov 2029."""
    told = ("absconding_notified_to_responsible_state", "2026-11-12", LV)
    back = ("person_available_again", "2027-03-01")
    settings = crisis(state="LV")

    answer = clock.ask([REGISTERED, SENT, ACCEPTED, told], "2026-11-13", settings=settings)
    again = clock.ask([REGISTERED, SENT, ACCEPTED, told, back], "2027-03-02", settings=settings)

    found = next(one for one in answer.limits if one.id == "crisis-transfer-to-crisis-state-1y")
    assert (found.status.value, str(found.due_on)) == ("running", "2027-09-15")
    assert [str(one.due) for one in found.candidates] == ["2027-09-15", "2029-11-12"]
    assert clock.stands(answer, "ammr-transfer-absconded-3y")[0] == "stopped"
    assert not [one for one in again.limits if one.id == "ammr-transfer-reappeared-3m"]


def test_the_ordinary_limit_says_too_that_the_act_leaves_open_which_one_runs() -> None:
    """Registered while nothing was decided; the two months were running on 10 Sep 2026."""
    early = ("application_registered", "2026-09-01")

    answer = clock.ask([early], "2026-09-20", settings=crisis())

    found = next(one for one in answer.limits if one.id == "ammr-take-charge-request-2m")
    assert found.status.value == "undecided"
    assert "readings.crisis-12-running" in str(found.reason)


def test_made_on_the_last_day_of_a_decision_and_brought_to_the_border_procedure() -> None:
    """Made on 30 Nov 2026: Monday 28 Dec, after Christmas. From then 126 days: 3 May 2027."""
    events = [
        ("application_made", "2026-11-30", MADE[2]),
        ("application_registered", "2026-12-28"),
        ("procedure_assigned", "2026-12-28", {"procedure": "border"}),
    ]

    answer = clock.ask(
        events, "2026-12-29", settings=crisis(situation="force_majeure", until="2026-11-30")
    )

    assert clock.stands(answer, "crisis-register-4w") == ("met", "2026-12-28")
    assert clock.stands(answer, "crisis-border-plus-6w") == ("running", "2027-05-03")
    assert clock.stands(answer, "apr-lodge-border-5d") == ("running", "2027-01-04")


def test_silence_of_a_state_in_crisis_and_the_transfer_to_it() -> None:
    """Received on 12 Oct 2026: Sat 12 Dec, so Mon 14 Dec; a year from then, and two weeks."""
    events = [
        ("application_registered", "2026-09-14"),
        ("take_charge_request_sent", "2026-10-12", LV),
        ("take_charge_request_received", "2026-10-12", {**LV, "basis": "other"}),
    ]

    answer = clock.ask(
        events,
        "2026-12-20",
        settings=crisis(state="LV", **{"from": "2026-10-01", "until": "2026-12-31"}),
    )

    assert clock.stands(answer, "crisis-reply-2m") == ("lapsed", "2026-12-14")
    assert clock.stands(answer, "ammr-transfer-decision-2w") == ("running", "2026-12-28")
    assert clock.stands(answer, "crisis-transfer-to-crisis-state-1y") == ("running", "2027-12-14")

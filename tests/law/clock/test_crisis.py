"""Derogations in a crisis: an overlay of the settings, with its State, its time and its group."""

import pytest

from tests.law.clock import asking as clock
from tests.law.clock.crises import (
    ACCEPTED,
    BORDER,
    HIT,
    LV,
    MADE,
    RECEIVED,
    REGISTERED,
    SENT,
    crisis,
    with_reading,
)


def test_without_a_decision_the_ordinary_limits_run() -> None:
    answer = clock.ask([MADE], "2026-09-15")

    assert clock.stands(answer, "apr-register-5d") == ("running", "2026-09-21")
    assert clock.why_not(answer, "crisis-register-4w") == (
        "only where the application was made while the State may register it later in a crisis"
    )


@pytest.mark.parametrize(
    ("made", "stands"),
    [("2026-09-09", False), ("2026-09-10", True), ("2026-12-09", True), ("2026-12-10", False)],
)
def test_registration_follows_the_day_of_the_making(made: str, *, stands: bool) -> None:
    answer = clock.ask([(MADE[0], made, MADE[2])], made, settings=crisis())

    ordinary = clock.limit(answer, "apr-register-5d").status
    assert (ordinary == "stopped") is stands
    assert any(one.id == "crisis-register-4w" for one in answer.limits) is stands


def test_application_is_registered_within_four_weeks_in_a_crisis() -> None:
    """Made on Mon 14 Sep 2026: four weeks end on Mon 12 Oct 2026."""
    answer = clock.ask([MADE], "2026-09-15", settings=crisis())

    assert clock.stands(answer, "crisis-register-4w") == ("running", "2026-10-12")


def test_decision_of_another_state_changes_nothing_here() -> None:
    answer = clock.ask([MADE], "2026-09-15", settings=crisis(state="LV"))

    assert clock.stands(answer, "apr-register-5d")[0] == "running"


@pytest.mark.parametrize(
    ("made", "stands"), [("2026-09-01", "running"), ("2026-09-10", "running"), ("2026-09-12", None)]
)
def test_early_use_lasts_ten_days_from_the_day_after_the_request(
    made: str, stands: str | None
) -> None:
    """Requested on 31 Aug 2026: the ten days end on 10 Sep, or on the 11th."""
    early = crisis(derogations=["10(6)"], requested="2026-08-31", **{"from": "", "until": ""})

    answer = clock.ask([(MADE[0], made, MADE[2])], made, settings=early)

    found = [one.status for one in answer.limits if one.id == "crisis-register-4w"]
    assert found == ([stands] if stands else [])


def test_last_day_of_an_early_use_is_open_until_somebody_chooses() -> None:
    early = crisis(derogations=["10(6)"], requested="2026-08-31", **{"from": "", "until": ""})
    made = [(MADE[0], "2026-09-11", MADE[2])]
    point = "crisis-10-6-following-day"

    open_answer = clock.ask(made, "2026-09-11", settings=early)
    longer = clock.ask(made, "2026-09-11", settings=with_reading(early, point, "not_counted"))
    shorter = clock.ask(made, "2026-09-11", settings=with_reading(early, point, "counted"))

    assert clock.stands(open_answer, "crisis-register-4w") == ("undecided", "2026-10-09")
    assert clock.stands(open_answer, "apr-register-5d")[0] == "undecided"
    assert clock.stands(longer, "apr-register-5d")[0] == "stopped"
    assert clock.stands(shorter, "apr-register-5d")[0] == "running"


def test_day_of_the_request_itself_is_not_in_an_early_use() -> None:
    early = crisis(derogations=["10(6)"], requested="2026-09-14", **{"from": "", "until": ""})

    assert clock.stands(clock.ask([MADE], "2026-09-14", settings=early), "apr-register-5d")[0] == (
        "running"
    )


def test_border_procedure_lasts_eighteen_weeks_in_a_crisis() -> None:
    """Registered on Mon 14 Sep 2026: 12 weeks end on 7 Dec 2026, 18 on 18 Jan 2027."""
    events = [MADE, REGISTERED, BORDER]

    ordinary = clock.ask(events, "2026-09-20")
    longer = clock.ask(events, "2026-09-20", settings=crisis())
    over = clock.ask(events, "2027-01-19", settings=crisis())

    assert clock.stands(ordinary, "apr-border-12w") == ("running", "2026-12-07")
    assert clock.stands(longer, "apr-border-12w")[0] == "stopped"
    assert clock.stands(longer, "crisis-border-plus-6w") == ("running", "2027-01-18")
    assert ("border_procedure_ended", "2027-01-18") in [
        (one.event.value, str(one.at)) for one in over.derived_events
    ]


def test_border_procedure_without_the_day_of_the_making_is_open() -> None:
    answer = clock.ask([REGISTERED, BORDER], "2026-09-20", settings=crisis())

    assert clock.stands(answer, "crisis-border-plus-6w")[0] == "undecided"
    assert clock.stands(answer, "apr-border-12w")[0] == "undecided"


def test_sixteen_weeks_after_relocation_and_a_crisis_are_not_added_up() -> None:
    extended = (
        "time_limit_extended",
        "2026-10-01",
        {"limit": "apr-border-12w", "ground": "51(2) relocation"},
    )
    answer = clock.ask([MADE, REGISTERED, BORDER, extended], "2026-10-02", settings=crisis())

    assert not [one for one in answer.limits if one.id == "crisis-border-plus-6w"]


def test_request_is_sent_within_four_months_in_a_crisis_after_a_hit_too() -> None:
    """Registered on 14 Sep 2026: four months end on Thu 14 Jan 2027."""
    crossing = ("eurodac_hit_received", "2026-09-16", {**LV, "category": "irregular_crossing"})
    answer = clock.ask([MADE, REGISTERED, crossing], "2026-09-20", settings=crisis())

    assert clock.stands(answer, "crisis-take-charge-4m") == ("running", "2027-01-14")
    assert clock.stands(answer, "ammr-take-charge-request-2m")[0] == "stopped"
    assert clock.stands(answer, "ammr-take-charge-request-hit-1m")[0] == "stopped"


def test_limit_that_ran_when_the_decision_began_is_open() -> None:
    """Registered on 20 Jul 2026: two months end on Mon 21 Sep, the decision began on 10 Sep."""
    events = [(MADE[0], "2026-07-20", MADE[2]), ("application_registered", "2026-07-20")]
    point = "crisis-12-running"

    open_answer = clock.ask(events, "2026-09-11", settings=crisis())
    covered = clock.ask(events, "2026-09-11", settings=with_reading(crisis(), point, "running_too"))
    not_covered = clock.ask(
        events, "2026-09-11", settings=with_reading(crisis(), point, "begun_within")
    )
    over = clock.ask(
        [(MADE[0], "2026-07-01", MADE[2]), ("application_registered", "2026-07-01")],
        "2026-09-11",
        settings=crisis(),
    )

    assert clock.stands(open_answer, "ammr-take-charge-request-2m") == ("undecided", "2026-09-21")
    assert clock.stands(open_answer, "crisis-take-charge-4m") == ("undecided", "2026-11-20")
    assert clock.stands(covered, "ammr-take-charge-request-2m")[0] == "stopped"
    assert clock.stands(not_covered, "ammr-take-charge-request-2m")[0] == "running"
    assert clock.stands(over, "ammr-take-charge-request-2m")[0] == "lapsed"


@pytest.mark.parametrize(("state", "months"), [("LV", "2"), ("LT", "1")])
def test_reply_follows_the_decision_of_the_state_that_is_asked(state: str, months: str) -> None:
    """Lithuania asked on 14 Sep 2026; Latvia received on 15 Sep and has to reply."""
    answer = clock.ask([REGISTERED, SENT, RECEIVED], "2026-09-20", settings=crisis(state=state))

    found = {one.id: one.status.value for one in answer.limits if "reply" in one.id}
    assert found == (
        {"ammr-reply-1m": "stopped", "crisis-reply-2m": "running"}
        if months == "2"
        else {"ammr-reply-1m": "running"}
    )


def test_reply_of_the_state_that_holds_the_file_follows_its_own_decision() -> None:
    """Latvia asked Lithuania on 15 Sep 2026: two months end on Mon 16 Nov (15 Nov is Sunday)."""
    answer = clock.ask([RECEIVED], "2026-09-20", settings=crisis())
    over = clock.ask([RECEIVED], "2026-11-17", settings=crisis())

    assert clock.stands(answer, "crisis-reply-2m") == ("running", "2026-11-16")
    assert ("take_charge_accepted", "2026-11-16") in [
        (one.event.value, str(one.at)) for one in over.derived_events
    ]


def test_notification_and_confirmation_have_a_month_in_a_crisis() -> None:
    received = ("take_back_notification_received", "2026-09-15", {**LV, "basis": "eurodac"})
    sent = clock.ask([REGISTERED, HIT], "2026-09-20", settings=crisis())
    confirm = clock.ask([received], "2026-09-20", settings=crisis())

    assert clock.stands(sent, "crisis-take-back-1m") == ("running", "2026-10-15")
    assert clock.stands(sent, "ammr-take-back-notification-2w")[0] == "stopped"
    assert clock.stands(confirm, "crisis-take-back-confirm-1m") == ("running", "2026-10-15")
    assert clock.stands(confirm, "ammr-take-back-confirm-2w")[0] == "stopped"


def test_transfer_may_take_a_year_in_a_crisis() -> None:
    answer = clock.ask([REGISTERED, SENT, ACCEPTED], "2026-09-20", settings=crisis())
    told = ("absconding_notified_to_responsible_state", "2027-06-01", LV)
    absconded = clock.ask([REGISTERED, SENT, ACCEPTED, told], "2027-06-02", settings=crisis())

    assert clock.stands(answer, "crisis-transfer-1y") == ("running", "2027-09-15")
    assert clock.stands(answer, "ammr-transfer-6m")[0] == "stopped"
    assert clock.stands(absconded, "crisis-transfer-1y")[0] == "stopped"
    assert clock.stands(absconded, "ammr-transfer-absconded-3y") == ("running", "2030-06-03")


def test_transfer_to_a_state_in_crisis_waits_and_passes_after_a_year() -> None:
    """Accepted on 1 Jul 2026, before the crisis of Latvia: the six months were running."""
    before = ("take_charge_accepted", "2026-07-01", LV)
    asked = ("take_charge_request_sent", "2026-06-20", LV)
    registered = ("application_registered", "2026-06-15")

    answer = clock.ask([registered, asked, before], "2026-09-20", settings=crisis(state="LV"))
    over = clock.ask([registered, asked, before], "2027-07-02", settings=crisis(state="LV"))

    assert clock.stands(answer, "crisis-transfer-to-crisis-state-1y") == ("running", "2027-07-01")
    assert clock.stands(answer, "ammr-transfer-6m")[0] == "stopped"
    assert ("responsibility_shift_event", "2027-07-01") in [
        (one.event.value, str(one.at)) for one in over.derived_events
    ]


@pytest.mark.parametrize(
    ("registered", "notified", "relieved"),
    [
        ("2026-07-01", "2026-09-08", True),
        ("2026-06-14", "2026-09-20", False),
        ("2026-09-08", "2026-09-20", True),
        ("2026-09-09", "2026-09-20", False),
    ],
)
def test_relief_from_taking_back_looks_back_from_the_decision(
    registered: str, notified: str, *, relieved: bool
) -> None:
    settings = crisis(derogations=["13(1)"], registered_from="2026-06-15")
    events = [
        ("application_registered", registered),
        ("take_back_notification_received", notified, {**LV, "basis": "eurodac"}),
    ]

    answer = clock.ask(events, "2026-09-21", settings=settings)

    found = [one.status.value for one in answer.limits if one.id == "crisis-take-back-relief-4m"]
    assert found == (["right_open"] if relieved else [])


@pytest.mark.parametrize(
    ("person", "status"),
    [
        ({"subject_to_instrumentalisation": True, "nationality": ["BY"]}, "running"),
        ({"subject_to_instrumentalisation": False, "nationality": ["BY"]}, None),
        ({"subject_to_instrumentalisation": True, "nationality": ["RU"]}, None),
        ({"subject_to_instrumentalisation": True}, "undecided"),
        ({"nationality": ["BY"]}, "undecided"),
    ],
)
def test_instrumentalisation_concerns_only_whom_it_concerns(
    person: dict[str, object], status: str | None
) -> None:
    settings = crisis(situation="instrumentalisation", derogations=["10(1)"], nationalities=["BY"])
    answer = clock.ask([MADE], "2026-09-15", settings=settings, person=person)

    found = [one.status.value for one in answer.limits if one.id == "crisis-register-4w"]
    assert found == ([status] if status else [])


def test_expedited_examination_ends_four_weeks_from_the_lodging() -> None:
    lodged = ("application_lodged", "2026-09-21")
    expedited = ("procedure_assigned", "2026-09-21", {"procedure": "regular", "expedited": True})

    answer = clock.ask([MADE, REGISTERED, lodged, expedited], "2026-09-22")

    assert clock.stands(answer, "crisis-expedited-4w") == ("running", "2026-10-19")
    assert clock.stands(answer, "apr-exam-regular-6m")[0] == "stopped"


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ([("procedure_assigned", "2026-09-14", {"procedure": "border", "crisis_ground": True})], 1),
        ([BORDER, ("first_instance_decision_taken", "2026-09-02", {"outcome": "inadmissible"})], 1),
        ([BORDER, ("first_instance_decision_taken", "2026-09-20", {"outcome": "inadmissible"})], 0),
    ],
)
def test_stay_at_the_border_is_longer_in_a_crisis(more: list[clock.Row], status: int) -> None:
    """The right to remain ended on Mon 28 Sep 2026: 12 weeks end on 21 Dec, 18 on 1 Feb 2027.

    A ground that nobody recorded leaves it open, so the third is the ordinary time.
    """
    settings = crisis(derogations=["RBP 6(1)"])
    ended = ("right_to_remain_ended", "2026-09-28")

    answer = clock.ask([MADE, REGISTERED, *more, ended], "2026-10-01", settings=settings)

    due = "2027-02-01" if status else "2026-12-21"
    assert clock.stands(answer, "rbp-stay-12w") == ("running", due)


def test_dublin_case_under_way_is_open_in_a_crisis_too() -> None:
    settings = crisis(
        state="LV", decided="2026-06-12", **{"from": "2026-06-13", "until": "2026-09-12"}
    )
    events = [
        ("application_registered", "2026-05-20"),
        ("application_lodged", "2026-05-20"),
        ("take_charge_request_sent", "2026-06-14", LV),
        ("take_charge_request_received", "2026-06-15", {**LV, "basis": "other"}),
    ]

    answer = clock.ask(events, "2026-06-16", settings=settings)

    assert clock.stands(answer, "crisis-reply-2m")[0] == "undecided"


def test_derogation_from_the_procedure_is_none_before_the_act_applies() -> None:
    settings = crisis(decided="2026-06-12", **{"from": "2026-06-12", "until": "2026-09-11"})
    early = (MADE[0], "2026-06-01", MADE[2])

    answer = clock.ask([early], "2026-06-13", settings=settings)

    assert clock.why_not(answer, "crisis-register-4w") == (
        "Mon 1 Jun 2026 lies before Fri 12 Jun 2026, from when the rule applies"
    )

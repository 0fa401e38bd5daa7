"""Courses of cases before 12 June 2026 that no golden case tells, dates by hand first."""

import pytest

from asylia.law.clock import Answer
from asylia.law.facts import Settings
from tests.law.clock import asking as clock

LV, EE = {"state": "LV"}, {"state": "EE"}
COMPETENT = {"competent_to_register": True}


def when(answer: Answer, wanted: str, state: str | None = None) -> tuple[str, str]:
    """How a limit stands, and its end, for one other State if it is given."""
    one = clock.limit(answer, wanted, state)
    return one.status.value, "" if one.due is None else one.due.isoformat()


@pytest.mark.parametrize(
    ("state", "events", "as_of", "wanted", "found"),
    [
        # Good Friday and Easter Monday are holidays in Latvia.
        (
            "LV",
            [("application_made", "2025-04-15", COMPETENT)],
            "2025-04-16",
            "apd-6-1-registration-competent-authority",
            ("running", "2025-04-22"),
        ),
        # 25 and 26 December are holidays; one working day in three is too few.
        (
            "LT",
            [("application_lodged", "2024-12-24")],
            "2024-12-27",
            "rcd-6-1-document",
            ("running", "2024-12-30"),
        ),
        # 24 June is a holiday in Lithuania.
        (
            "LT",
            [
                ("mass_arrivals_declared", "2025-06-02"),
                ("application_made", "2025-06-19", {"competent_to_register": False}),
            ],
            "2025-06-20",
            "apd-6-5-registration-mass-arrivals",
            ("running", "2025-07-04"),
        ),
        # Four weeks end on 26 December, and no holiday lengthens the stay at the border.
        (
            "LT",
            [("application_lodged_at_border", "2025-11-28"), ("application_lodged", "2025-11-28")],
            "2025-12-01",
            "apd-43-2-border-procedure",
            ("running", "2025-12-26"),
        ),
        # The clocks go back on 26 October: 72 hours have passed at 23:00.
        (
            "LT",
            [("dublin_application_lodged", "2025-10-24T23:30+03:00")],
            "2025-10-25",
            "eurodac13-9-1-applicant-72h",
            ("running", "2025-10-27T23:00:00+02:00"),
        ),
        # Ten minutes before the new Regulation began to apply.
        (
            "LT",
            [("border_apprehension", "2026-06-11T23:50+03:00")],
            "2026-06-12",
            "eurodac13-14-2-crossing-72h",
            ("running", "2026-06-15T00:00:00+03:00"),
        ),
        (
            "LT",
            [("visa_expired", "2025-08-31", {"state": "FR"}), ("application_lodged", "2026-02-28")],
            "2026-03-02",
            "dub3-12-4-expired-visa",
            ("met", "2026-02-28"),
        ),
        (
            "LT",
            [("application_lodged", "2025-09-30")],
            "2026-06-11",
            "rcd-15-1-labour-market",
            ("right_not_yet", "2026-06-30"),
        ),
        (
            "LT",
            [("application_lodged", "2025-09-30")],
            "2026-06-12",
            "rcd-15-1-labour-market",
            ("undecided", "2026-06-30"),
        ),
        # Lodged under the Directive, so the window to reopen is the Directive's too.
        (
            "LT",
            [("application_lodged", "2025-10-01"), ("application_discontinued", "2025-11-30")],
            "2026-08-30",
            "apd-28-2-reopening-window",
            ("running", "2026-08-30"),
        ),
        (
            "LT",
            [
                ("application_lodged", "2024-09-15"),
                ("examination_postponed", "2025-01-10"),
                ("country_review_done", "2025-07-08"),
            ],
            "2025-07-09",
            "apd-31-4-review-of-country-situation",
            ("running", "2026-01-08"),
        ),
        # An extension after the end extends nothing; neither does a suspension.
        (
            "LT",
            [
                ("take_charge_accepted", "2025-01-15", LV),
                ("imprisonment_started", "2025-07-01", LV),
                (
                    "time_limit_extended",
                    "2025-07-20",
                    {"limit": "dub3-29-1-transfer", "ground": "imprisonment", "state": "LV"},
                ),
            ],
            "2025-07-21",
            "dub3-29-1-transfer",
            ("lapsed", "2025-07-15"),
        ),
        (
            "LT",
            [
                ("take_charge_accepted", "2025-01-15", LV),
                ("suspensive_effect_granted", "2025-07-16", LV),
            ],
            "2025-07-17",
            "dub3-29-1-transfer",
            ("lapsed", "2025-07-15"),
        ),
        # Released before the month was over.
        (
            "LT",
            [
                ("detention_started", "2025-03-03", {"ground": "transfer"}),
                ("dublin_application_lodged", "2025-03-03"),
                ("detention_ended", "2025-03-20"),
            ],
            "2025-04-04",
            "dub3-28-3-detained-request",
            ("stopped", "2025-04-03"),
        ),
    ],
)
def test_case_before_the_pact_stands_as_worked_out(
    state: str, events: list[clock.Row], as_of: str, wanted: str, found: tuple[str, str]
) -> None:
    answer = clock.ask(events, as_of, state=state, person={"date_of_birth": "1990-01-01"})

    assert when(answer, wanted) == found


def test_taking_back_on_other_evidence_from_the_lodging_to_the_transfer() -> None:
    request = {"state": "EE", "basis": "other"}
    events = [
        ("dublin_application_lodged", "2025-06-30"),
        ("awareness_other_state_responsible", "2025-07-10", EE),
        ("take_back_request_sent", "2025-09-30", request),
        ("take_back_request_received", "2025-09-30", request),
    ]

    asked = clock.ask(events, "2025-10-01")
    silent = clock.ask(events, "2025-10-31")

    assert when(asked, "dub3-23-2-take-back-other-evidence") == ("met", "2025-09-30")
    assert when(asked, "dub3-25-1-take-back-reply", "EE") == ("running", "2025-10-30")
    assert when(asked, "dub3-21-1-take-charge-request")[0] == "stopped"
    assert when(silent, "dub3-29-1-transfer", "EE") == ("running", "2026-04-30")


def test_prison_makes_it_a_year_and_a_flight_told_in_time_eighteen_months() -> None:
    events = [
        ("take_charge_accepted", "2025-05-31", LV),
        ("imprisonment_started", "2025-10-01", LV),
        (
            "time_limit_extended",
            "2025-11-28",
            {"limit": "dub3-29-1-transfer", "ground": "imprisonment", "state": "LV"},
        ),
    ]
    told = ("absconding_notified_to_responsible_state", "2025-11-29", LV)

    prison = clock.ask(events, "2025-12-01")
    flight = clock.ask([*events, told], "2025-12-01")

    assert when(prison, "dub3-29-1-transfer", "LV") == ("stopped", "2025-11-30")
    assert when(prison, "dub3-29-2-imprisonment", "LV") == ("running", "2026-05-31")
    assert when(flight, "dub3-29-2-imprisonment", "LV")[0] == "stopped"
    assert when(flight, "dub3-29-2-absconding", "LV") == ("running", "2026-11-30")


def test_each_other_state_has_its_own_clock() -> None:
    events = [
        ("dublin_application_lodged", "2025-09-15"),
        ("eurodac_hit_received", "2025-09-16", {"state": "EE", "category": "applicant"}),
        ("eurodac_hit_received", "2025-10-20", {"state": "LV", "category": "irregular_crossing"}),
        ("take_back_request_accepted", "2025-11-03", EE),
        ("take_charge_accepted", "2025-12-31", LV),
    ]

    hits = clock.ask(events, "2025-10-21")
    both = clock.ask(events, "2026-01-02")

    assert when(hits, "dub3-23-2-take-back-eurodac", "EE") == ("running", "2025-11-16")
    assert when(hits, "dub3-21-1-take-charge-eurodac", "LV") == ("running", "2025-12-15")
    assert when(both, "dub3-29-1-transfer", "EE") == ("running", "2026-05-03")
    assert when(both, "dub3-29-1-transfer", "LV") == ("running", "2026-06-30")


def test_an_authority_may_follow_one_reading_of_the_lodging() -> None:
    events = [("application_registered", "2025-08-14"), ("application_lodged", "2025-10-02")]
    form = Settings(readings={"dub3-20-2-lodged": "form"})

    answer = clock.ask(events, "2025-11-17", settings=form)

    assert when(answer, "dub3-21-1-take-charge-request") == ("running", "2026-01-02")
    assert clock.dates(answer, "dub3-21-1-take-charge-request") == ["2025-11-14", "2026-01-02"]


def test_a_case_of_2025_is_not_touched_by_the_acts_of_2026() -> None:
    events = [
        ("application_made", "2025-08-11", COMPETENT),
        ("application_registered", "2025-08-12"),
        ("application_lodged", "2025-08-13"),
        ("eurodac_hit_received", "2025-08-20", {"state": "LV", "category": "applicant"}),
    ]

    answer = clock.ask(events, "2025-09-01")

    acts = {each.rule.cites.instrument for each in answer.limits}
    assert acts <= {"APD", "DUBLIN3", "EURODAC13", "RCD13", "UTPI"}


def test_decision_annulled_on_appeal_shifts_no_responsibility() -> None:
    appeal = {**LV, "against": "transfer_decision"}
    events = [
        ("take_charge_accepted", "2025-01-15", LV),
        ("transfer_decision_notified", "2025-02-03", LV),
        ("suspensive_effect_granted", "2025-02-10", LV),
        ("appeal_final_decision", "2025-04-07", {**appeal, "outcome": "upheld"}),
    ]

    annulled = clock.ask(events, "2025-10-10")
    anew = clock.ask([*events, ("transfer_decision_notified", "2025-05-05", LV)], "2025-05-06")

    assert when(annulled, "dub3-29-1-transfer", "LV")[0] == "stopped"
    assert annulled.derived_events == ()
    assert when(anew, "dub3-29-1-transfer", "LV") == ("running", "2025-10-07")


def test_person_transferred_already_may_still_appeal() -> None:
    fortnight = Settings(national={"dub3-27-2-time-to-appeal": "14 days"})
    events = [
        ("take_charge_accepted", "2025-01-15", LV),
        ("transfer_decision_notified", "2025-02-03", LV),
        ("transfer_carried_out", "2025-02-10", LV),
    ]

    answer = clock.ask(events, "2025-02-11", settings=fortnight)

    assert when(answer, "dub3-27-2-time-to-appeal", "LV") == ("running", "2025-02-17")


def test_urgent_request_asks_for_a_time_and_silence_accepts_after_a_month() -> None:
    asked = {**LV, "basis": "other", "urgent": True, "reply_within": "10 days"}
    events = [
        ("dublin_application_lodged", "2025-08-11"),
        ("take_charge_request_received", "2025-08-25", asked),
    ]

    answer = clock.ask(events, "2025-09-05")

    assert when(answer, "dub3-22-6-urgent-asked", "LV") == ("overdue", "2025-09-04")
    assert when(answer, "dub3-22-6-urgent-take-charge-reply", "LV") == ("running", "2025-09-25")
    assert answer.derived_events == ()


def test_day_of_silence_is_open_for_a_take_back_as_well() -> None:
    request = ("take_back_request_received", "2025-03-03", {"state": "LV", "basis": "other"})

    answer = clock.ask([request], "2025-04-20")

    transfer = clock.limit(answer, "dub3-29-1-transfer")
    assert [(str(each.due), each.cites) for each in transfer.candidates] == [
        ("2025-10-03", "DUBLIN3 25(2)"),
        ("2025-10-04", "DUBLIN3 25(2)"),
        ("2025-10-06", "REG-1182-71 3(4)"),  # the 4th is a Saturday
    ]

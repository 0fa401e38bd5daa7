"""Courses of cases whose days were worked out from the acts before the clock was asked."""

import pytest

from tests.law.clock import asking as clock

REGISTERED = ("application_registered", "2026-07-03")


REFUSALS = [
    ("take_charge_request_received", "take_charge_rejected"),
    ("take_charge_request_received", "negative_reply_received"),
    ("take_back_notification_received", "take_back_notification_rejected"),
    ("take_back_notification_received", "take_back_not_confirmed"),
    ("take_back_notification_received", "negative_reply_received"),
]


@pytest.mark.parametrize(("asked", "refused"), REFUSALS)
def test_refusal_in_time_is_no_silence(asked: str, refused: str) -> None:
    """Received on 10 Jul 2026, refused on the 20th: within two weeks, and so within a month."""
    pl = {"state": "PL", "basis": "other"}
    answer = clock.ask(
        [REGISTERED, (asked, "2026-07-10", pl), (refused, "2026-07-20", pl)], "2026-09-30"
    )

    assert answer.derived_events == ()
    assert [each.id for each in answer.limits if "transfer" in each.id] == []


def test_negative_reply_opens_the_round_of_what_was_asked() -> None:
    """Refused on Mon 20 Jul 2026: re-examination until 10 Aug, reconsideration until 3 Aug."""
    pl = {"state": "PL", "basis": "other"}
    refused = ("negative_reply_received", "2026-07-20", pl)
    charge = clock.ask(
        [REGISTERED, ("take_charge_request_received", "2026-07-10", pl), refused], "2026-07-21"
    )
    back = clock.ask(
        [REGISTERED, ("take_back_notification_received", "2026-07-10", pl), refused], "2026-07-21"
    )

    assert clock.stands(charge, "ammr-ir-reexamination-3w") == ("running", "2026-08-10")
    assert clock.why_not(charge, "ammr-ir-reconsideration-2w").startswith("only where")
    assert clock.stands(back, "ammr-ir-reconsideration-2w") == ("running", "2026-08-03")
    assert clock.why_not(back, "ammr-ir-reexamination-3w").startswith("only where")


@pytest.mark.parametrize(
    ("asked", "reply"),
    [
        ("take_charge_request_received", "dub3-22-1-take-charge-reply"),
        ("take_back_request_received", "dub3-25-1-take-back-reply"),
    ],
)
def test_negative_reply_meets_the_limits_of_2013(asked: str, reply: str) -> None:
    """Received on 1 Apr, refused on 20 Apr 2025; three weeks end on Sun 11 May, so on the 12th."""
    fi = {"state": "FI", "basis": "other"}
    answer = clock.ask(
        [
            ("dublin_application_lodged", "2025-03-03"),
            (asked, "2025-04-01", fi),
            ("negative_reply_received", "2025-04-20", fi),
        ],
        "2025-07-01",
    )

    assert clock.limit(answer, reply).status.value == "met"
    assert clock.stands(answer, "imp1560-5-2-reexamination-request") == ("lapsed", "2025-05-12")
    assert answer.derived_events == ()


BY_AUTHORITY = {
    "ground": "asylum",
    "ordered_by": "administrative_authority",
    "review": "ex_officio",
}


@pytest.mark.parametrize("applied", ["application_registered", "application_lodged"])
@pytest.mark.parametrize("on", ["2026-08-27", "2026-08-31"])
def test_registered_or_lodged_applicant_is_reviewed_in_detention(applied: str, on: str) -> None:
    """RCD 11(3): detained on 28 Aug 2026, 15 days end on Sat 12 Sep, 21 on Fri 18 Sep.

    What ends a restriction of liberty is not moved to a working day.
    """
    answer = clock.ask(
        [(applied, on), ("detention_started", "2026-08-28T12:00+03:00", BY_AUTHORITY)],
        "2026-09-05",
    )

    assert clock.stands(answer, "rcd-detention-review-exofficio-15d") == ("running", "2026-09-12")
    assert clock.stands(answer, "rcd-detention-release-21d") == ("running", "2026-09-18")


def test_registered_person_is_no_person_without_an_application() -> None:
    """SCREEN 18: registered while screened, so referred as an applicant and not to return."""
    answer = clock.ask(
        [
            ("border_apprehension", "2026-07-13T10:00+03:00"),
            ("application_registered", "2026-07-14"),
            ("screening_completed", "2026-07-16"),
        ],
        "2026-07-17",
    )

    assert clock.why_not(answer, "screen-referral-non-applicants").startswith("only where")
    assert clock.stands(answer, "screen-referral-applicants")[0] == "met"


def test_return_decision_after_the_registration_is_none_from_before() -> None:
    """APR 37, 38(1)(e): registered on 3 Jul 2026, the return decision came on 1 Oct."""
    answer = clock.ask(
        [
            REGISTERED,
            ("first_instance_decision_taken", "2026-10-01", {"outcome": "rejected_unfounded"}),
            ("return_decision_received", "2026-10-01"),
        ],
        "2026-10-02",
    )

    assert clock.stands(answer, "apr-return-decision-timing")[0] == "met"
    assert clock.why_not(answer, "apr-late-claim-window-7wd").startswith("only where")


def test_court_s_order_leaves_no_detention_without_a_court() -> None:
    """UTPI 114(1), 116(1): the 48 hours are those of a detention that no court has ordered."""
    lodged = ("application_lodged", "2025-03-03")
    court = ("detention_started", "2025-03-04T10:00+02:00", {"ordered_by": "court"})
    ordered = clock.ask([lodged, court], "2025-03-10")
    held_first = clock.ask(
        [lodged, ("person_detained", "2025-03-03T12:00+02:00"), court], "2025-03-10"
    )

    for wanted in ("lt-114-1-police-48h", "lt-116-1-apply-to-court"):
        assert clock.why_not(ordered, wanted).startswith("only where")
        assert clock.stands(held_first, wanted) == ("met", "2025-03-05T12:00:00+02:00")


def test_extension_under_one_act_lengthens_no_limit_of_another() -> None:
    """Made on Mon 19 Oct 2026; without 2 Nov, 15 working days end on 10 Nov, 25 on 24 Nov."""
    answer = clock.ask(
        [
            ("application_made", "2026-10-19"),
            ("time_limit_extended", "2026-11-05", {"limit": "apr-representative-15wd"}),
        ],
        "2026-11-09",
        person={"unaccompanied_minor": True},
    )

    assert clock.stands(answer, "apr-representative-15wd") == ("running", "2026-11-24")
    assert clock.stands(answer, "rcd-representative-15wd") == ("running", "2026-11-10")
    assert clock.stands(answer, "ammr-representative-15wd") == ("running", "2026-11-10")


TWO_MONTHS = "ammr-take-charge-request-2m"
SENT = ("take_back_notification_sent", "2026-07-20", {"state": "LV"})


@pytest.mark.parametrize(
    ("events", "found"),
    [
        ([], "running"),
        ([SENT], "stopped"),
        ([("take_back_confirmed", "2026-07-20", {"state": "LV"})], "stopped"),
        ([SENT, ("take_back_not_confirmed", "2026-07-27", {"state": "LV"})], "running"),
        # Latvia notified us: our own determination goes on.
        (
            [
                ("take_back_notification_received", "2026-07-13", {"state": "LV"}),
                ("take_back_confirmed", "2026-07-20", {"state": "LV"}),
            ],
            "running",
        ),
    ],
)
def test_who_is_taken_back_is_not_asked_to_be_taken_charge_of(
    events: list[clock.Row], found: str
) -> None:
    """AMMR 39(1), 41(1): registered on 3 Jul 2026; two months end on Thu 3 Sep."""
    answer = clock.ask([REGISTERED, *events], "2026-08-03")

    assert clock.stands(answer, TWO_MONTHS) == (found, "2026-09-03")


ASKED_FOR = ("application_made", "2026-07-01", {"competent_to_register": True})
LODGED = ("application_lodged", "2026-07-10")
REJECTED = {"outcome": "rejected_unfounded"}
REMITTED = [
    ASKED_FOR,
    REGISTERED,
    LODGED,
    ("first_instance_decision_taken", "2026-11-02", REJECTED),
    ("decision_notified", "2026-11-03", REJECTED),
    ("appeal_filed", "2026-11-10", {"against": "decision"}),
    ("appeal_final_decision", "2026-12-10", {"against": "decision", "outcome": "remitted"}),
]
AGAIN = [
    ("first_instance_decision_taken", "2027-02-01", REJECTED),
    ("decision_notified", "2027-02-02", REJECTED),
]


def test_case_referred_back_has_no_decision_any_more() -> None:
    """APR 10(1), 37: annulled on 10 Dec 2026; rejected anew on 1 Feb 2027."""
    before = clock.ask(REMITTED[:-1], "2026-12-09")
    referred_back = clock.ask(REMITTED, "2026-12-20")
    decided_anew = clock.ask([*REMITTED, *AGAIN], "2027-02-03")

    right, issue = "apr-right-to-remain-admin", "apr-return-decision-timing"
    assert clock.limit(before, right).status.value == "stopped"
    assert clock.limit(before, issue).status.value == "running"
    assert clock.limit(referred_back, right).status.value == "right_open"
    assert clock.limit(referred_back, issue).status.value == "stopped"
    assert clock.limit(decided_anew, right).status.value == "stopped"
    assert clock.limit(decided_anew, issue).status.value == "running"


def test_transfer_decision_in_time_stays_so_after_the_transfer() -> None:
    """AMMR 42(1): accepted on Mon 20 Jul 2026, two weeks end on 3 Aug; notified on 24 Jul."""
    pl = {"state": "PL"}
    events = [
        REGISTERED,
        ("take_charge_accepted", "2026-07-20", pl),
        ("transfer_decision_notified", "2026-07-24", pl),
    ]
    before = clock.ask(events, "2026-08-05")
    after = clock.ask([*events, ("transfer_carried_out", "2026-08-10", pl)], "2026-08-20")

    assert clock.stands(before, "ammr-transfer-decision-2w") == ("met", "2026-08-03")
    assert clock.stands(after, "ammr-transfer-decision-2w") == ("met", "2026-08-03")


@pytest.mark.parametrize(
    ("ended", "candidates"),
    [
        # No screening: 27 + 3 days is Thu 30 Jul, + 5 is Sat 1 Aug, so Mon 3 Aug.
        ([], ["2026-07-30", "2026-08-03"]),
        # The screening ended on Thu 30 Jul: five days from then end on Tue 4 Aug.
        (
            [
                ("border_apprehension", "2026-07-27T09:00+03:00"),
                ("screening_completed", "2026-07-30"),
            ],
            ["2026-07-30", "2026-08-04"],
        ),
    ],
)
def test_time_for_the_registration_is_that_after_the_screening(
    ended: list[clock.Row], candidates: list[str]
) -> None:
    """RCD 5(1), APR 27(1) and (7): made on Mon 27 Jul 2026."""
    made = ("application_made", "2026-07-27T10:00+03:00", {"competent_to_register": True})
    answer = clock.ask([made, *ended], "2026-07-30")

    assert clock.dates(answer, "rcd-information-3d") == candidates


def test_hours_from_a_bare_date_do_not_run_under_any_reading() -> None:
    answer = clock.ask([("application_lodged", "2025-12-16")], "2025-12-22")

    assert clock.why_not(answer, "eurodac13-9-1-applicant-72h") == "the hour is unknown"


DETAINED = ("detention_started", "2025-03-04T10:00+02:00", {"ground": "transfer"})
CAME = ("request_received_detained", "2025-04-01", {"state": "FI"})


@pytest.mark.parametrize(
    ("sent", "runs", "idle", "accepted"),
    [
        ("take_charge_request_sent", "", "-take-back", "take_charge_accepted"),
        ("take_back_request_sent", "-take-back", "", "take_back_request_accepted"),
        (None, "", "-take-back", "take_charge_accepted"),
    ],
)
@pytest.mark.parametrize("before", [[], [DETAINED]])
def test_request_for_a_detained_person_is_answered_within_two_weeks(
    sent: str | None, runs: str, idle: str, accepted: str, *, before: list[clock.Row]
) -> None:
    """Dublin III 28(3): received on Tue 1 Apr 2025, so by 15 Apr; then silence accepts."""
    asked = [(sent, "2025-04-01", {"state": "FI", "basis": "other"})] if sent else []
    answer = clock.ask(
        [("dublin_application_lodged", "2025-03-03"), *before, *asked, CAME], "2025-04-30"
    )

    reply = "dub3-28-3-detained-reply"
    assert clock.stands(answer, f"{reply}{runs}") == ("lapsed", "2025-04-15")
    assert clock.why_not(answer, f"{reply}{idle}").startswith("only where the request is one")
    assert [(one.event.value, str(one.at)) for one in answer.derived_events] == [
        (accepted, "2025-04-15")
    ]

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

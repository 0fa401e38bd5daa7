"""Silence while it is open which of two laws set its time, in columns as for the clock."""

import pytest

from asylia.law.facts import Settings
from tests.law.clock.test_silence_under_either_law import CHARGE as ASKED
from tests.law.columns.agreeing import agree_in_columns, case

REGISTERED = ("application_registered", "2026-03-02")
LODGED = ("application_lodged", "2026-03-10")
TO = {"state": "LV"}
HIT = ("eurodac_hit_received", "2026-03-12", {**TO, "category": "irregular_crossing"})
CHARGE = {**TO, "basis": "eurodac"}


@pytest.mark.parametrize("sent", ["2026-04-20", "2026-05-11", "2026-05-25", "2026-06-05"])
@pytest.mark.parametrize(
    "event", ["take_charge_request_sent", "take_back_request_sent", "take_back_notification_sent"]
)
@pytest.mark.parametrize("chosen", ["last_day", "next_day"])
def test_silence_has_the_same_dates_under_either_law(event: str, sent: str, chosen: str) -> None:
    asked = (event, sent, CHARGE if "charge" in event else TO)
    notified = ("transfer_decision_notified", "2026-07-20", TO)
    gone = ("transfer_carried_out", "2026-12-28", TO)
    cases = [
        case(REGISTERED, LODGED, HIT, asked),
        case(REGISTERED, LODGED, HIT, asked, notified),
        case(REGISTERED, LODGED, HIT, asked, notified, gone),
        case(("application_registered", "2026-06-15"), HIT, asked),
    ]
    settings = Settings(readings={"day-of-acceptance-by-silence": chosen})

    for as_of in ("2026-06-30", "2026-08-20", "2027-03-01"):
        found = agree_in_columns(*cases, as_of=as_of, settings=settings)
        assert found.height > 0


@pytest.mark.parametrize("taken", ["", "2026-07-28", "2026-08-28", "2026-09-10"])
@pytest.mark.parametrize("chosen", ["last_day", "next_day"])
def test_reply_by_the_old_law_and_transfer_by_the_new_have_the_same_dates(
    taken: str, chosen: str
) -> None:
    decision = [("transfer_decision_taken", taken, {"state": "PL"})] if taken else []
    settings = Settings(readings={"day-of-acceptance-by-silence": chosen})

    for as_of in ("2026-08-20", "2026-10-01"):
        agree_in_columns(case(*ASKED, *decision), as_of=as_of, settings=settings)

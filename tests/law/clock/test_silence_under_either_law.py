"""Silence in a request under way on 12 June 2026: which law sets its time is open (AMMR 84(2))."""

from typing import Any

import pytest

from asylia.law.citation import QR
from asylia.law.clock import Answer
from asylia.law.clock.book import rules_of
from asylia.law.terms import Event
from tests.law.clock import asking as clock

PL, EE = {"state": "PL", "basis": "other"}, {"state": "EE", "basis": "eurodac"}
LODGED = [
    ("application_registered", "2026-05-20"),
    ("application_lodged", "2026-05-20"),
    ("dublin_application_lodged", "2026-05-20"),
]
CHARGE = [
    *LODGED,
    ("take_charge_request_sent", "2026-06-20", PL),
    ("take_charge_request_received", "2026-06-20", PL),
]
NEW, OLD = "ammr-transfer-6m", "dub3-29-1-transfer"


def derived(answer: Answer) -> list[tuple[str, str]]:
    return [(one.event.value, one.at.isoformat()) for one in answer.derived_events]


def test_before_both_ends_nothing_is_accepted() -> None:
    """Received on 20 Jun 2026: one month ends on Mon 20 Jul, two months on Thu 20 Aug."""
    answer = clock.ask(CHARGE, "2026-07-20")

    assert derived(answer) == []
    assert clock.why_not(answer, NEW).startswith("not recorded")
    assert clock.why_not(answer, OLD).startswith("not recorded")


def test_between_both_ends_the_transfer_is_shown_as_it_would_run() -> None:
    """Under the AMMR accepted on 20 Jul 2026: six months end on 20 Jan 2027."""
    answer = clock.ask(CHARGE, "2026-08-20")

    assert derived(answer) == []
    assert clock.stands(answer, NEW) == ("undecided", "2027-01-20")
    assert clock.dates(answer, NEW) == ["2027-01-20", "2027-01-21"]
    assert clock.why_not(answer, OLD).startswith("not recorded")
    assert str(answer.recompute_on) == "2026-08-21"


def test_after_both_ends_it_is_accepted_on_one_of_two_days() -> None:
    """Accepted on 20 Jul or 20 Aug 2026; 20 Feb 2027 is a Saturday, which Dublin III keeps or not.

    With the day after the last day to reply each is one day later.
    """
    answer = clock.ask(CHARGE, "2026-10-01")

    both = ["2027-01-20", "2027-01-21", "2027-02-20", "2027-02-21", "2027-02-22"]
    assert derived(answer) == [
        ("take_charge_accepted", "2026-07-20"),
        ("take_charge_accepted", "2026-08-20"),
    ]
    assert clock.stands(answer, NEW) == ("undecided", "2027-01-20")
    assert clock.stands(answer, OLD) == ("undecided", "2027-02-20")
    assert clock.dates(answer, NEW) == both
    assert clock.dates(answer, OLD) == both


def test_reply_may_follow_the_old_law_and_the_transfer_the_new_one() -> None:
    """Two weeks to decide on the transfer, which the old law does not know.

    From 20 Jul 2026 they end on 3 Aug, from 20 Aug on 3 Sep; accepted a day later, a day later.
    """
    before = clock.ask(CHARGE, "2026-08-20")
    answer = clock.ask(CHARGE, "2026-10-01")

    decision = "ammr-transfer-decision-2w"
    assert clock.dates(before, decision) == ["2026-08-03", "2026-08-04"]
    assert clock.stands(answer, decision) == ("undecided", "2026-08-03")
    assert clock.dates(answer, decision) == ["2026-08-03", "2026-08-04", "2026-09-03", "2026-09-04"]
    assert (
        clock.limit(answer, decision)
        .candidates[2]
        .reading.startswith("if silence accepted under Regulation (EU) No 604/2013")
    )


@pytest.mark.parametrize(
    ("taken", "status"),
    [("2026-07-28", "met"), ("2026-08-28", "undecided"), ("2026-09-10", "met_late")],
)
def test_transfer_decision_is_late_where_it_is_late_either_way(taken: str, status: str) -> None:
    """Due on 3 Aug 2026 under the new law, on 3 Sep if the reply followed the law before."""
    answer = clock.ask([*CHARGE, ("transfer_decision_taken", taken, PL)], "2026-10-01")

    assert clock.stands(answer, "ammr-transfer-decision-2w") == (status, "2026-08-03")


def test_refusal_between_both_ends_is_late_under_one_law_only() -> None:
    """Refused on 3 Aug 2026: too late for the month of the AMMR, in time for the two of 2013."""
    refused = ("take_charge_rejected", "2026-08-03", PL)
    answer = clock.ask([*CHARGE, refused], "2026-10-01")

    assert derived(answer) == []
    assert clock.stands(answer, NEW) == ("undecided", "2027-01-20")
    assert clock.why_not(answer, OLD).startswith("not recorded")


def test_take_back_request_of_the_old_law_is_accepted_by_it() -> None:
    """Received on 3 Jun 2026 on a hit: two weeks end on 17 Jun, six months on 17 Dec."""
    answer = clock.ask(
        [
            *LODGED,
            ("eurodac_hit_received", "2026-05-22", {"state": "EE", "category": "applicant"}),
            ("take_back_request_sent", "2026-06-03", EE),
            ("take_back_request_received", "2026-06-03", EE),
        ],
        "2026-06-20",
    )

    assert derived(answer) == [("take_back_request_accepted", "2026-06-17")]
    assert clock.stands(answer, OLD) == ("undecided", "2026-12-17")
    assert clock.dates(answer, OLD) == ["2026-12-17", "2026-12-18"]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, ("undecided", "2027-01-20", ["2027-01-20", "2027-01-21", "2027-02-22"])),
        ({"met_by": (Event.TRANSFER_CARRIED_OUT,)}, ("met", "2027-01-20", [])),
        ({"lasts": None, "at_once": "at once"}, None),
    ],
)
@pytest.mark.parametrize("explain", [True, False])
def test_what_other_acts_count_from_the_acceptance_is_open_too(
    fields: dict[str, Any], found: tuple[object, ...] | None, *, explain: bool
) -> None:
    """Six months of another act from 20 or 21 Jul 2026, or from 20 Aug: a Saturday, so the 22nd."""
    own = clock.rule(
        **{"cites": QR(1), "runs_from": Event.TAKE_CHARGE_ACCEPTED, "per_state": True, **fields}
    )
    events = [*CHARGE, ("transfer_carried_out", "2026-09-14", PL)]

    answer = clock.ask(events, "2026-10-01", rules=[*rules_of("LT"), own], explain=explain)

    if found is None:
        assert "whether its time limits are is not said" in clock.why_not(answer, "test")
    else:
        one = clock.limit(answer, "test")
        assert (one.status.value, str(one.due), clock.dates(answer, "test")) == found
        assert bool(one.steps) is explain

"""Cases that a lawyer found wrong on reading the rules beside the acts once more."""

import pytest

from asylia.law.clock.national import BadLength
from asylia.law.facts import Settings
from tests.law.clock import asking as clock

UNFOUNDED = ("decision_notified", "2026-12-22", {"outcome": "rejected_unfounded"})
RETURN, RETURN_FAST = "apr-appeal-return-decision", "apr-appeal-return-decision-fast"


# APR 67 and 68 ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("procedure", "runs", "due", "other"),
    [
        ("accelerated", RETURN_FAST, "2026-12-28", RETURN),
        ("regular", RETURN, "2027-01-05", RETURN_FAST),
    ],
)
def test_separate_return_decision_has_no_longer_than_the_rejection(
    procedure: str, runs: str, due: str, other: str
) -> None:
    events = [
        ("procedure_assigned", "2026-10-19", {"procedure": procedure}),
        UNFOUNDED,
        ("return_decision_notified", "2026-12-22", {"kind": "separate"}),
    ]
    lengths = Settings(national={RETURN_FAST: "5 days", RETURN: "14 days"})

    answer = clock.ask(events, "2026-12-23", settings=lengths)

    assert clock.stands(answer, runs) == ("running", due)
    assert clock.why_not(answer, other).startswith("only where point (a)")


@pytest.mark.parametrize("procedure", ["accelerated", "regular"])
def test_return_decision_within_the_rejection_has_no_time_of_its_own(procedure: str) -> None:
    events = [
        ("procedure_assigned", "2026-10-19", {"procedure": procedure}),
        UNFOUNDED,
        ("return_decision_notified", "2026-12-22", {"kind": "part"}),
    ]

    answer = clock.ask(events, "2026-12-23")

    assert {clock.why_not(answer, each) for each in (RETURN, RETURN_FAST)} == {
        "only where the return decision is an act of its own, not part of the rejection"
    }


@pytest.mark.parametrize(
    ("procedure", "lengths"),
    [
        ("accelerated", {RETURN_FAST: "11 days"}),
        ("accelerated", {RETURN_FAST: "8 days", "apr-appeal-fast-ceiling": "7 days"}),
        ("regular", {RETURN: "3 weeks", "apr-appeal-other-ceiling": "2 weeks"}),
    ],
)
def test_longer_time_against_the_return_decision_is_refused(
    procedure: str, lengths: dict[str, str]
) -> None:
    events = [
        ("procedure_assigned", "2026-10-19", {"procedure": procedure}),
        UNFOUNDED,
        ("return_decision_notified", "2026-12-22", {"kind": "separate"}),
    ]

    with pytest.raises(BadLength):
        clock.ask(events, "2026-12-23", settings=Settings(national=lengths))

"""Derogations in a crisis on their first and last days, and of the State that they concern."""

import pytest

from asylia.law.citation import QR
from asylia.law.clock import Answer
from asylia.law.limits import Derogates
from asylia.law.terms import Event
from tests.law.clock import asking as clock
from tests.law.clock.crises import BORDER, LV, MADE, REGISTERED, crisis

EARLY = {"derogations": ["10(6)"], "from": "", "until": ""}
RELIEF = "crisis-take-back-relief-4m"


def status(answer: Answer, wanted: str) -> list[str]:
    return [one.status.value for one in answer.limits if one.id == wanted]


@pytest.mark.parametrize(
    ("registered", "relieved"),
    [("2026-06-14", []), ("2026-06-15", ["right_open"])],
)
def test_relief_begins_with_the_first_registration_that_the_decision_names(
    registered: str, relieved: list[str]
) -> None:
    settings = crisis(derogations=["13(1)"], registered_from="2026-06-15")
    notified = ("take_back_notification_received", "2026-09-20", {**LV, "basis": "eurodac"})

    answer = clock.ask(
        [("application_registered", registered), notified], "2026-09-21", settings=settings
    )

    assert status(answer, RELIEF) == relieved


@pytest.mark.parametrize(
    ("registered", "found"), [("2026-07-09", "lapsed"), ("2026-07-10", "undecided")]
)
def test_limit_that_ends_on_the_first_day_of_the_decision_was_running_then(
    registered: str, found: str
) -> None:
    """Two months from 10 Jul 2026 end on Thu 10 Sep, when the time of the decision begins."""
    events = [(MADE[0], registered, MADE[2]), ("application_registered", registered)]

    answer = clock.ask(events, "2026-09-11", settings=crisis())

    assert status(answer, "ammr-take-charge-request-2m") == [found]


@pytest.mark.parametrize(
    ("rejected", "due"), [("2026-09-07", "2027-02-01"), ("2026-09-08", "2026-12-21")]
)
def test_rejection_on_the_day_of_the_decision_is_no_earlier_one(rejected: str, due: str) -> None:
    """The right to remain ended on Mon 28 Sep 2026: 18 weeks end on 1 Feb, 12 on 21 Dec."""
    decided = ("first_instance_decision_taken", rejected, {"outcome": "inadmissible"})
    ended = ("right_to_remain_ended", "2026-09-28")

    answer = clock.ask(
        [MADE, REGISTERED, BORDER, decided, ended],
        "2026-10-01",
        settings=crisis(derogations=["RBP 6(1)"]),
    )

    assert clock.stands(answer, "rbp-stay-12w") == ("running", due)


def test_instrumentalisation_that_the_file_does_not_tell_plainly_is_open() -> None:
    settings = crisis(situation="instrumentalisation", derogations=["10(1)"])

    answer = clock.ask(
        [MADE], "2026-09-15", settings=settings, person={"subject_to_instrumentalisation": "maybe"}
    )

    assert status(answer, "crisis-register-4w") == ["undecided"]


def test_point_left_open_is_named_only_where_the_group_is_known() -> None:
    """The day after the ten days of an early use: whether it is one of them is not said."""
    early = crisis(requested="2026-08-31", nationalities=["BY"], **EARLY)
    made = [(MADE[0], "2026-09-11", MADE[2])]

    known = clock.ask(made, "2026-09-11", settings=early, person={"nationality": ["BY"]})
    unknown = clock.ask(made, "2026-09-11", settings=early, person={})

    assert str(clock.limit(known, "crisis-register-4w").reason).startswith(
        "the act leaves open whether the ten days of an early use"
    )
    assert clock.limit(unknown, "crisis-register-4w").reason == (
        "the file does not say whether the application was made while the State may register it "
        "later in a crisis"
    )


def test_decision_that_names_nobody_leaves_no_point_open_for_whoever_it_does_not_concern() -> None:
    early = crisis(requested="2026-08-31", nationalities=["BY"], **EARLY)
    made = [(MADE[0], "2026-09-11", MADE[2])]

    answer = clock.ask(made, "2026-09-11", settings=early, person={"nationality": ["RU"]})

    assert status(answer, "crisis-register-4w") == []


def test_early_use_without_a_point_to_choose_stays_open() -> None:
    early = crisis(requested="2026-08-31", **EARLY)
    made_then = Derogates("10(6)", "made in an early use", at=Event.APPLICATION_MADE)
    rule = clock.rule(runs_from=Event.APPLICATION_MADE, cites=QR(1), applies_if=(made_then,))

    answer = clock.ask(
        [(MADE[0], "2026-09-11", MADE[2])], "2026-09-11", settings=early, rules=[rule]
    )

    assert clock.stands(answer, "test")[0] == "undecided"


# Which of two States


def test_crisis_here_does_not_lengthen_the_reply_of_a_state_that_nobody_named() -> None:
    sent = ("take_charge_request_sent", "2026-09-14")
    received = ("take_charge_request_received", "2026-09-15", {"basis": "other"})

    answer = clock.ask([REGISTERED, sent, received], "2026-09-20", settings=crisis())

    assert status(answer, "ammr-reply-1m") == ["running"]
    assert status(answer, "crisis-reply-2m") == []


@pytest.mark.parametrize(("state", "longer"), [("LV", True), ("LT", False)])
def test_transfer_to_us_follows_the_crisis_of_the_state_that_notified_us(
    state: str, *, longer: bool
) -> None:
    """Latvia notified Lithuania, which has an application of the person on file."""
    events = [
        ("application_registered", "2026-08-14"),
        ("take_back_notification_received", "2026-09-14", {**LV, "basis": "eurodac"}),
        ("take_back_confirmed", "2026-09-15", LV),
    ]

    answer = clock.ask(events, "2026-09-20", settings=crisis(state=state))

    assert (status(answer, "crisis-transfer-1y") == ["running"]) is longer


@pytest.mark.parametrize(("state", "months"), [("LV", 1), ("LT", 2)])
def test_reply_to_a_request_that_came_in_follows_the_crisis_of_whoever_replies(
    state: str, months: int
) -> None:
    """Latvia asked Lithuania, which registered nothing and sent nothing."""
    received = ("take_charge_request_received", "2026-09-15", {**LV, "basis": "other"})

    answer = clock.ask([received], "2026-09-20", settings=crisis(state=state))

    assert (status(answer, "crisis-reply-2m") == ["running"]) is (months == 2)

"""What has to be recorded follows from the reason that the clock gives."""

from dataclasses import replace

import pytest

from asylia.cli.mends import mends_of
from asylia.law.acts import RULES
from asylia.law.citation import APR
from asylia.law.clock.doubts import OPEN_ATTRIBUTES
from asylia.law.limits import (
    AllOf,
    AnyOf,
    Attribute,
    Condition,
    Happened,
    Latest,
    Not,
    Overtaken,
    PersonIs,
    TimeLimit,
    carrying,
)
from asylia.law.terms import Event

PLAIN = replace(RULES[0], applies_if=(), overtaken_by=())
MINOR = PersonIs("unaccompanied_minor", value=True, says="the applicant is a minor alone")
URGENT = Attribute(Event.TAKE_CHARGE_REQUEST_RECEIVED, "urgent", (True,), says="it is urgent")
PLACE = Attribute(Event.APPLICATION_MADE, "place", ("x",), says="it was made there")
HAPPENED = Happened((Event.DISEMBARKATION,), says="it happened")


def only_if(condition: Condition) -> TimeLimit:
    return replace(PLAIN, applies_if=(condition,))


@pytest.mark.parametrize(
    ("why", "mends"),
    [
        (
            "apprehension: which it was is open; whether x",
            [
                (
                    "record border_apprehension or territory_apprehension as a correction "
                    "of apprehension"
                )
            ],
        ),
        (
            "the apprehension is entered in both kinds: which it was is open",
            ["withdraw the wrong one of border_apprehension and territory_apprehension"],
        ),
        ("an appeal with suspensive effect", []),
        ("", []),
    ],
)
def test_open_event_is_classified(why: str, mends: list[str]) -> None:
    assert mends_of(PLAIN, why) == mends


def test_every_open_attribute_has_a_mend() -> None:
    mends = {opened.event: mends_of(PLAIN, opened.why) for opened in OPEN_ATTRIBUTES}

    assert mends[Event.EURODAC_HIT_RECEIVED] == [
        (
            "record category of eurodac_hit_received "
            "(applicant, irregular_crossing, illegal_stay or sar)"
        )
    ]
    assert [event for event, mend in mends.items() if len(mend) != 1] == []


@pytest.mark.parametrize(
    ("condition", "mends"),
    [
        (MINOR, ["record unaccompanied_minor of the person"]),
        (URGENT, ["record urgent of take_charge_request_received (true or false)"]),
        (PLACE, ["record place of application_made"]),
        (Not(PLACE, says="it was not"), ["record place of application_made"]),
        (HAPPENED, []),
        (
            AllOf((MINOR, AnyOf((PLACE, HAPPENED), says="y")), says="both"),
            ["record unaccompanied_minor of the person", "record place of application_made"],
        ),
    ],
)
def test_condition_that_the_file_does_not_answer_names_the_fact(
    condition: Condition, mends: list[str]
) -> None:
    assert mends_of(only_if(condition), f"the file does not say whether {condition.says}") == mends


def test_condition_that_is_answered_asks_for_nothing() -> None:
    assert mends_of(only_if(MINOR), "the file does not say whether another thing is so") == []


def test_what_may_have_overtaken_a_limit_names_the_fact() -> None:
    over = Overtaken(by=URGENT, cites=APR(27, 1), says="another limit runs")
    rule = replace(PLAIN, overtaken_by=(over,))

    assert mends_of(rule, "another limit runs: the file does not say") == [
        "record urgent of take_charge_request_received (true or false)"
    ]


def test_unknown_hour_names_the_events_that_start_the_limit() -> None:
    starts = Latest((Event.BIOMETRICS_TAKEN, carrying(Event.APPLICATION_REGISTERED, place="x")))
    rule = replace(PLAIN, runs_from=starts)

    assert mends_of(rule, "the hour is unknown") == [
        "record the hour of biometrics_taken or application_registered"
    ]

"""What has to be recorded follows from the reason that the clock gives."""

from dataclasses import replace

import pytest

from asylia.cli.mends import mends_of
from asylia.law.acts import RULES
from asylia.law.citation import APR
from asylia.law.clock.doubts import BOTH_KINDS, OPEN_ATTRIBUTES, which_is_open
from asylia.law.clock.words import HOUR_UNKNOWN, not_said, only_where
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
from asylia.law.sentences import joined
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
            joined(which_is_open(Event.APPREHENSION), "whether x"),
            [
                (
                    "record border_apprehension or territory_apprehension as a correction "
                    "of apprehension"
                )
            ],
        ),
        (
            BOTH_KINDS,
            ["withdraw the wrong one of border_apprehension and territory_apprehension"],
        ),
        (
            which_is_open(Event.APPLICATION_SUBMITTED),
            [
                (
                    "record application_made, application_registered or application_lodged on "
                    "that day, whichever it was"
                )
            ],
        ),
        (which_is_open(Event.REGISTERED_IN_MIGRIS), []),
        ("an appeal with suspensive effect", []),
        ("", []),
    ],
)
def test_open_event_is_classified(why: str, mends: list[str]) -> None:
    assert mends_of(PLAIN, why) == mends


def test_every_open_attribute_has_a_mend() -> None:
    mends = {opened.event: mends_of(PLAIN, opened.why) for opened in OPEN_ATTRIBUTES}
    assert len(mends) == len(OPEN_ATTRIBUTES)

    assert mends[Event.EURODAC_HIT_RECEIVED] == [
        (
            "record category of eurodac_hit_received "
            "(applicant, irregular_crossing, illegal_stay, sar, resettled, admission_refused, "
            "national_resettled or temporary_protection)"
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
    assert mends_of(only_if(condition), only_where(condition.says, known=False)) == mends


def test_condition_that_is_answered_asks_for_nothing() -> None:
    assert mends_of(only_if(MINOR), only_where("another thing is so", known=False)) == []


def test_what_may_have_overtaken_a_limit_names_the_fact() -> None:
    over = Overtaken(by=URGENT, cites=APR(27, 1), says="another limit runs")
    rule = replace(PLAIN, overtaken_by=(over,))

    assert mends_of(rule, not_said("another limit runs")) == [
        "record urgent of take_charge_request_received (true or false)"
    ]


def test_unknown_hour_names_the_events_that_start_the_limit() -> None:
    starts = Latest((Event.BIOMETRICS_TAKEN, carrying(Event.APPLICATION_REGISTERED, place="x")))
    rule = replace(PLAIN, runs_from=starts)

    assert mends_of(rule, HOUR_UNKNOWN) == [
        "record the hour of biometrics_taken or application_registered"
    ]

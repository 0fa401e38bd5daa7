"""What the file leaves open is settled in every way that there is, and not in too many."""

from datetime import date
from typing import Any

import pytest

from asylia.law.clock.doubts import IN_ALL, MOST, most_ways, settlements, untried
from asylia.law.clock.extensible import extensible
from asylia.law.clock.inferred import inferred
from asylia.law.clock.timeline import Occurrence
from asylia.law.facts import Settings
from asylia.law.limits import AllOf, Attribute, Extended
from asylia.law.terms import Event
from tests.law.clock.asking import rule

MADE = Event.APPLICATION_MADE
CROSSED, INLAND = Event.BORDER_APPREHENSION, Event.TERRITORY_APPREHENSION
OPEN = Event.APPREHENSION
SENT = Event.BIOMETRICS_TRANSMITTED


def happened(event: Event, day: int, **attributes: object) -> Occurrence:
    on = date(2026, 8, day)
    return Occurrence(event, on, on, f"{event} {day}", attributes)


def ways(*told: Occurrence, most: int = MOST) -> list[tuple[list[str], list[str]]]:
    """Each way: what was chosen, and the events as they then are."""
    return [
        ([choice.says for choice in choices.values()], [str(one.event) for one in settled])
        for choices, settled in settlements(told, most=most)
    ]


# How many ways


@pytest.mark.parametrize(
    ("views", "states", "found"),
    [
        (1, 0, MOST),
        (1, 1, MOST),
        (4, 0, MOST),
        (4, 1, MOST),
        (4, 2, MOST // 2),
        (8, 1, MOST // 2),
        (IN_ALL, 1, 1),
        (IN_ALL, 2, 1),
    ],
)
def test_more_views_and_more_other_states_leave_fewer_ways(
    views: int, states: int, found: int
) -> None:
    codes = ("LV", "PL")[:states]
    told = [happened(Event.EURODAC_HIT_RECEIVED, 3, state=code) for code in codes]

    assert most_ways([*told, happened(MADE, 4)], views=views) == found


def test_one_state_named_twice_is_one_other_state() -> None:
    told = [happened(Event.EURODAC_HIT_RECEIVED, day, state="LV") for day in (3, 4)]

    assert most_ways(told, views=4) == MOST


def test_as_many_ways_as_may_be_are_tried() -> None:
    made = happened(MADE, 3)

    assert len(ways(made, most=2)) == 2
    assert untried([made], most=2) == []


def test_what_would_be_one_way_too_many_stays_open() -> None:
    first, second = happened(MADE, 3), happened(MADE, 4)

    assert len(ways(first, second, most=3)) == 2
    assert untried([first, second], most=3) == [second.id]


# Which ways


def test_file_without_an_open_fact_has_one_way() -> None:
    assert ways(happened(MADE, 3, competent_to_register=True)) == [([], ["application_made"])]


def test_authority_of_which_nothing_is_known_registers_in_one_way_and_receives_in_the_other() -> (
    None
):
    made = happened(MADE, 3)

    settled = [[one.attributes for one in events] for _, events in settlements([made], most=MOST)]

    assert settled == [[{"competent_to_register": True}], [{"competent_to_register": False}]]
    assert [says for says, _ in ways(made)] == [
        ["the authority may register applications itself"],
        ["the authority only receives applications"],
    ]


def test_apprehension_of_an_open_kind_is_one_of_both() -> None:
    assert [events for _, events in ways(happened(OPEN, 3))] == [
        ["border_apprehension"],
        ["territory_apprehension"],
    ]


def test_apprehension_that_another_entry_settles_is_not_counted_twice() -> None:
    told = (happened(OPEN, 3), happened(CROSSED, 3), happened(OPEN, 5))

    found = ways(*told)

    assert [events for _, events in found] == [
        ["border_apprehension", "border_apprehension"],
        ["border_apprehension", "territory_apprehension"],
    ]


def test_apprehension_entered_in_both_kinds_on_one_day_is_one_of_them() -> None:
    found = ways(happened(CROSSED, 3), happened(INLAND, 3))

    assert [events for _, events in found] == [["border_apprehension"], ["territory_apprehension"]]


def test_apprehensions_in_both_kinds_on_two_days_are_two() -> None:
    assert len(ways(happened(CROSSED, 3), happened(INLAND, 4))) == 1


# What follows without being said


def with_authority(settings: Settings | None = None, **attributes: object) -> object:
    made = happened(MADE, 3, **attributes)
    (found,) = inferred([made], "LT", settings=settings or Settings())
    return found.attributes.get("competent_to_register")


def test_authority_of_the_states_own_file_registers() -> None:
    assert with_authority(authority="border_guard") is True


def test_entry_that_says_whether_it_registers_is_believed() -> None:
    assert with_authority(authority="border_guard", competent_to_register=False) is False


def test_authority_is_what_the_settings_say_before_the_states_own_file() -> None:
    own = Settings(competent={"LT": {"border_guard": False, "police": True}})

    assert with_authority(own, authority="border_guard") is False
    assert with_authority(own, authority="police") is True


@pytest.mark.parametrize("authority", [{}, {"authority": "police"}, {"authority": 7}])
def test_authority_of_which_nobody_tells_stays_open(authority: dict[str, Any]) -> None:
    assert with_authority(**authority) is None


def test_only_the_making_tells_who_may_register() -> None:
    lodged = happened(Event.APPLICATION_LODGED, 3, authority="border_guard")

    (found,) = inferred([lodged], "LT", settings=Settings())

    assert found is lodged


def categories(*told: Occurrence) -> list[object]:
    found = inferred(told, "LT", settings=Settings())
    return [one.attributes.get("category") for one in found if one.event is SENT]


CROSSING = happened(CROSSED, 3)
REGISTERED = happened(Event.APPLICATION_REGISTERED, 3)
RESCUED = happened(Event.DISEMBARKATION, 3)


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ((CROSSING, happened(SENT, 4)), ["irregular_crossing"]),
        ((REGISTERED, happened(SENT, 4)), ["applicant"]),
        ((happened(Event.ILLEGAL_STAY_FOUND, 3), happened(SENT, 3)), ["illegal_stay"]),
        ((happened(Event.DISEMBARKATION, 3), happened(SENT, 4)), ["sar"]),
        ((CROSSING, REGISTERED, happened(SENT, 4)), [None]),
        (
            (CROSSING, REGISTERED, happened(SENT, 4), happened(SENT, 5)),
            ["irregular_crossing", "applicant"],
        ),
        (
            (CROSSING, REGISTERED, happened(SENT, 4, category="applicant"), happened(SENT, 5)),
            ["applicant", "irregular_crossing"],
        ),
        ((happened(SENT, 2), CROSSING), [None]),
        ((CROSSING, happened(SENT, 4), happened(SENT, 5)), ["irregular_crossing", None]),
        (
            (CROSSING, REGISTERED, RESCUED, happened(SENT, 4), happened(SENT, 5)),
            [None, None],
        ),
    ],
)
def test_data_belong_to_a_category_where_only_one_is_possible(
    told: tuple[Occurrence, ...], found: list[object]
) -> None:
    assert categories(*told) == found


# What may be extended


def test_limit_may_be_extended_if_a_rule_asks_whether_it_was() -> None:
    extended = Extended("one", "extended")
    named = Attribute(Event.TIME_LIMIT_EXTENDED, "limit", ("two", "three"), says="extended")
    within = AllOf((extended, named), "both")

    assert extensible((rule(applies_if=(within,)),)) == {"one", "two", "three"}


def test_ground_of_an_extension_and_the_limit_of_another_event_name_no_limit() -> None:
    ground = Attribute(Event.TIME_LIMIT_EXTENDED, "ground", ("many",), says="many")
    other = Attribute(Event.COMPLAINT_RECEIVED, "limit", ("one",), says="complained")

    assert extensible((rule(applies_if=(ground, other)),)) == frozenset()

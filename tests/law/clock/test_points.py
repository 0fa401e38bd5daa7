"""Every disputed point has both readings, a default or none, and the limits that it moves."""

from datetime import date

import pytest

from asylia.law.clock.book import every_rule
from asylia.law.clock.left_open import left_open_in
from asylia.law.clock.points import Point, all_points, point_of
from asylia.law.limits import EARLIER

OF_THE_RESEARCH = {
    "screen-8-3-four-days",
    "apr-27-7-after-screening",
    "apr-20-3-thirty-days",
    "apr-35-1-ten-days",
    "apr-67-7-without-merits",
    "ammr-39-1-late-hit",
    "dub3-20-2-lodged",
    "dub3-42-end-on-a-day-off",
    "reg-1182-71-3-5-two-working-days",
    "liberty-end-not-moved",
    "day-of-acceptance-by-silence",
    "holidays-between-two-states",
}
"""What the reading of the acts found disputed, and an authority may settle."""


def found(id_: str) -> Point:
    point = point_of(id_)
    assert point is not None
    return point


def test_what_the_research_found_disputed_is_a_point() -> None:
    assert {point.id for point in all_points()} >= OF_THE_RESEARCH


def test_no_two_points_share_an_id() -> None:
    ids = [point.id for point in all_points()]

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("point", all_points(), ids=lambda point: point.id)
def test_point_is_whole(point: Point) -> None:
    keys = [each.key for each in point.readings]
    limits = {rule.id for rule in every_rule()}

    assert len(keys) == len(set(keys)) >= 2
    assert point.default in {*point.keys, ""}
    assert point.rules
    assert set(point.rules) <= limits
    assert all(point.question and each.says and each.cites for each in point.readings)


def test_every_doubt_of_a_rule_is_among_the_points() -> None:
    doubts = {rule.reading.id for rule in every_rule() if rule.reading}
    doubts |= {one.id for rule in every_rule() for one in left_open_in(rule)}

    assert doubts <= {point.id for point in all_points()}


def test_earlier_may_be_chosen_where_readings_of_one_provision_differ() -> None:
    assert found("screen-8-3-four-days").keys == (
        "from_72nd_hour",
        "from_apprehension",
        EARLIER,
    )
    assert found("day-of-acceptance-by-silence").keys == ("last_day", "next_day")


def test_point_says_its_readings_by_their_keys() -> None:
    point = found("dub3-42-end-on-a-day-off")

    assert point.says("moves") == "the end moves to the next working day"
    assert point.cites("moves") == "REG-1182-71 3(4)"
    assert [other.key for other in point.others("moves")] == ["stays"]
    assert found("screen-8-3-four-days").says(EARLIER) == "whichever reading ends first"
    assert found("screen-8-3-four-days").cites(EARLIER) == "SCREEN 8(3)"


def test_point_that_the_act_leaves_open_has_no_default() -> None:
    point = found("apr-67-7-without-merits")

    assert (point.default, point.keys) == ("", ("every_one", "with_circumstance"))
    assert point.readings[0].says == "yes: every one"


def test_readings_of_one_key_for_two_cases_are_one_reading() -> None:
    registration = found("rcd-5-1-alternative").readings[1]

    assert registration.says == (
        "the time for the registration, five days from the making; the time for the registration, "
        "five days from the end of the screening"
    )


def test_default_of_the_house_says_who_chose_it_and_when() -> None:
    point = found("apr-35-1-ten-days")

    assert (point.chosen_by != "", point.chosen_on) == (True, date(2026, 11, 22))


def test_point_of_another_name_does_not_exist() -> None:
    assert point_of("apr-1") is None

"""A disputed point names the limits that it may move, and the readings that may be chosen."""

import pytest

from asylia.law.clock.book import every_rule
from asylia.law.clock.points import Point, all_points, key_words, point_of

RULES = {rule.id: rule for rule in every_rule()}


def found(id_: str) -> Point:
    point = point_of(id_)
    assert point is not None
    return point


def acts(point: Point) -> set[str]:
    return {RULES[id_].cites.instrument for id_ in point.rules}


def test_points_come_in_the_order_of_the_acts_and_what_crosses_them_last() -> None:
    ids = [point.id for point in all_points()]

    places = [
        ids.index(id_)
        for id_ in (
            "screen-8-3-four-days",
            "apr-27-7-after-screening",
            "dub3-20-2-lodged",
            "lt-submission",
            "crisis-10-6-following-day",
            "dub3-42-end-on-a-day-off",
            "reg-1182-71-3-5-two-working-days",
            "liberty-end-not-moved",
            "day-of-acceptance-by-silence",
            "holidays-between-two-states",
            "apr-79-3-earlier-steps",
        )
    ]
    assert places == sorted(places)


def test_point_of_a_single_provision_names_each_limit_once_in_the_order_of_the_act() -> None:
    assert found("apr-27-7-after-screening").rules == (
        "apr-register-5d",
        "apr-receiving-authority-3wd",
        "apr-register-mass-15d",
    )
    assert all(len(point.rules) == len(set(point.rules)) for point in all_points())


@pytest.mark.parametrize(
    ("point", "moved"),
    [
        ("dub3-42-end-on-a-day-off", {"DUBLIN3", "REG-1560"}),
        ("lt-end-on-a-day-off", {"UTPI"}),
        ("rcd-35-1-begun-before", {"RCD", "RCD13"}),
        ("ammr-84-2-time-limits", {"AMMR", "DUBLIN3"}),
    ],
)
def test_point_of_one_act_moves_limits_of_that_act_alone(point: str, moved: set[str]) -> None:
    assert acts(found(point)) == moved


def test_end_of_detention_on_a_day_off_is_a_point_of_every_limit_on_liberty_and_no_other() -> None:
    on_liberty = {id_ for id_, rule in RULES.items() if rule.liberty}

    assert set(found("liberty-end-not-moved").rules) == on_liberty
    assert on_liberty.isdisjoint(found("reg-1182-71-3-5-two-working-days").rules)


def test_two_working_days_are_a_point_where_the_general_rule_counts() -> None:
    point = found("reg-1182-71-3-5-two-working-days")

    assert "screen-form-contest-window" in point.rules
    assert "apr-register-5d" not in point.rules
    assert [reading.cites for reading in point.readings] == ["REG-1182-71 3(5)"] * 2


def test_holidays_of_two_states_are_a_point_of_what_is_counted_for_each_state() -> None:
    point = found("holidays-between-two-states")

    assert "ammr-transfer-6m" in point.rules
    assert "dub3-29-1-transfer" in point.rules
    assert "ammr-take-charge-request-2m" not in point.rules
    assert "apr-register-5d" not in point.rules


def test_day_of_acceptance_is_a_point_of_what_an_acceptance_starts() -> None:
    point = found("day-of-acceptance-by-silence")

    assert "ammr-transfer-6m" in point.rules
    assert "dub3-29-1-transfer" in point.rules
    assert "ammr-take-charge-request-2m" not in point.rules


def test_point_that_the_act_leaves_open_says_what_yes_and_no_are() -> None:
    point = found("crisis-10-6-following-day")

    assert [(one.key, one.says) for one in point.readings] == [
        ("not_counted", "yes: not counted"),
        ("counted", "no: counted"),
    ]
    assert all(one.cites for one in point.readings)
    assert (point.chosen_by, point.chosen_on, point.default) == ("", None, "")
    assert key_words("every_one") == "every one"


def test_point_of_transition_is_open_between_the_earlier_and_the_new_law() -> None:
    point = found("apr-79-3-earlier-steps")

    assert (point.keys, point.default) == (("earlier_law", "new_law"), "")
    assert {reading.cites for reading in point.readings} == {"APR 79(3)"}


def test_point_of_counting_follows_its_kept_reading_unless_somebody_chooses() -> None:
    point = found("liberty-end-not-moved")

    assert (point.keys, point.default) == (("stays", "as_any_period"), "stays")
    assert point.says("stays") != point.says("as_any_period")
    assert [other.key for other in point.others("stays")] == ["as_any_period"]

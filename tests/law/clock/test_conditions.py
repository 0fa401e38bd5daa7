"""Each question that a rule may ask of the file, at the edges of its answer."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from asylia.law.citation import QR
from asylia.law.clock import DueDate
from asylia.law.facts import Settings
from asylia.law.limits import (
    AllOf,
    AnyOf,
    Attribute,
    Condition,
    During,
    Extension,
    Happened,
    LessLeft,
    Limb,
    Missed,
    Not,
    Overtaken,
    Pause,
    PersonIs,
    TimeLimit,
    Unsettled,
    WithinLimit,
    happens,
)
from asylia.law.periods import NO_ROLLING, days, months
from asylia.law.terms import Event, Kind
from tests.law.clock import asking as clock
from tests.law.clock.asking import rule

LODGED = ("application_lodged", "2026-08-03")
POINT = Unsettled(id="a-point", says="the point is so", yes="so", no="otherwise")
UNKNOWN = PersonIs("family_unit", value=True, says="there is family")
HIT = Event.INFORMATION_PROVIDED
TOLD = Happened((HIT,), says="the person was told")


def ten_days(**fields: Any) -> TimeLimit:
    return rule(**{"lasts": days(10), "counted_by": NO_ROLLING, **fields})


def one(
    events: Sequence[clock.Row], *rules: TimeLimit, as_of: str = "2026-08-06", **more: Any
) -> DueDate:
    return clock.limit(clock.ask([LODGED, *events], as_of, rules=rules, **more), "test")


def runs(condition: Condition, *events: clock.Row, first: Sequence[TimeLimit] = ()) -> str:
    """``running``, ``undecided``, or that the limit does not run."""
    rules = [*first, ten_days(applies_if=(condition,))]
    answer = clock.ask([LODGED, *events], "2026-08-06", rules=rules)
    found = [each.status.value for each in answer.limits if each.id == "test"]
    return found[0] if found else "not running"


# What the newest entry says, and the one that starts the period


def test_entry_that_starts_a_period_answers_for_itself() -> None:
    first = ("application_lodged", "2026-08-03", {"place": "sea"})
    newest = ("application_lodged", "2026-08-05", {"place": "land"})
    at_sea = Attribute(Event.APPLICATION_LODGED, "place", ("sea",), says="at sea")

    found = clock.ask(
        [first, newest, ("application_made", "2026-08-01")],
        "2026-08-06",
        rules=[ten_days(applies_if=(at_sea,))],
    )
    other = clock.ask(
        [first, newest, ("information_provided", "2026-08-02")],
        "2026-08-06",
        rules=[ten_days(runs_from=HIT, applies_if=(at_sea,))],
    )

    assert [each.id for each in found.limits] == ["test"]
    assert [each.id for each in other.limits] == []


# States of things


@pytest.mark.parametrize(
    ("begins", "ends", "found"),
    [
        ("2026-08-01", None, "running"),
        ("2026-08-03", None, "running"),
        ("2026-08-04", None, "not running"),
        ("2026-08-01", "2026-08-02", "not running"),
        ("2026-08-01", "2026-08-03", "running"),
        ("2026-08-01", "2026-08-01", "not running"),
        ("2026-08-03", "2026-08-02", "running"),
    ],
)
def test_state_of_things_lasts_from_its_first_to_its_last_day(
    begins: str, ends: str | None, found: str
) -> None:
    arrivals = During(Event.MASS_ARRIVALS_DECLARED, Event.MASS_ARRIVALS_ENDED, says="many arrive")
    events = [("mass_arrivals_declared", begins)]
    if ends:
        events.append(("mass_arrivals_ended", ends))

    assert runs(arrivals, *events) == found


# Another limit's end


OTHER = rule(id="other", lasts=days(2), counted_by=NO_ROLLING)


@pytest.mark.parametrize(
    ("day", "after_start", "found"),
    [
        ("2026-08-02", False, "running"),
        ("2026-08-02", True, "not running"),
        ("2026-08-03", True, "running"),
        ("2026-08-05", True, "running"),
        ("2026-08-06", True, "not running"),
    ],
)
def test_act_within_another_limit_counts_to_its_last_day(
    day: str,
    after_start: bool,  # noqa: FBT001
    found: str,
) -> None:
    within = WithinLimit((HIT,), "other", says="told in time", after_start=after_start)

    assert runs(within, ("information_provided", day), first=[OTHER]) == found


@pytest.mark.parametrize(
    ("day", "found"), [("2026-08-03", "not running"), ("2026-08-04", "running")]
)
def test_less_is_left_only_if_the_length_would_end_later(day: str, found: str) -> None:
    less = LessLeft(HIT, "other", days(2), says="less than two days are left")

    assert runs(less, ("information_provided", day), first=[OTHER]) == found


# What the act leaves open


@pytest.mark.parametrize(
    ("condition", "named"),
    [
        (POINT, True),
        (Not(POINT, says="not so"), True),
        (AllOf((POINT, TOLD), says="both"), True),
        (AllOf((POINT, UNKNOWN), says="both"), False),
        (AnyOf((POINT, Not(TOLD, says="untold")), says="either"), True),
        (UNKNOWN, False),
        (AllOf((UNKNOWN, TOLD), says="both"), False),
    ],
)
def test_point_that_the_act_leaves_open_is_named_where_nothing_else_is(
    condition: Condition,
    named: bool,  # noqa: FBT001
) -> None:
    found = one([("information_provided", "2026-08-04")], ten_days(applies_if=(condition,)))

    chooses = "the act leaves open whether the point is so; readings.a-point chooses"
    assert found.status.value == "undecided"
    assert found.reason is not None
    assert found.reason.startswith(chooses) is named


def test_point_that_is_chosen_is_open_no_more() -> None:
    both = ten_days(applies_if=(AllOf((POINT, UNKNOWN), says="both"),))
    chosen = Settings(readings={"a-point": "so"})

    found = one([], both, settings=chosen)

    assert found.reason == "the file does not say whether both"


# Overtaken, and after all not


def test_limit_is_overtaken_again_by_a_newer_event() -> None:
    until = ten_days(
        overtaken_by=(
            Overtaken(by=TOLD, cites=QR(4), says="told", until=Event.APPLICATION_DISCONTINUED),
        )
    )
    told, gone = ("information_provided", "2026-08-04"), ("application_discontinued", "2026-08-05")

    assert one([told], until).status.value == "stopped"
    assert one([told, gone], until).status.value == "running"
    assert (
        one([told, gone, ("information_provided", "2026-08-06")], until).status.value == "stopped"
    )
    assert one([told, ("application_discontinued", "2026-08-04")], until).status.value == "running"


# Pauses, limbs and the longest end


STANDS = Pause(
    begins=Event.APPLICATION_DISCONTINUED,
    ends=Event.ADMISSION_DECIDED,
    restarts=False,
    cites=QR(2),
    says="discontinued",
)


@pytest.mark.parametrize(
    ("begins", "ends", "due"),
    [
        ("2026-08-02", "2026-08-05", date(2026, 8, 13)),
        ("2026-08-03", "2026-08-05", date(2026, 8, 15)),
        ("2026-08-13", "2026-08-15", date(2026, 8, 15)),
        ("2026-08-14", "2026-08-16", date(2026, 8, 13)),
    ],
)
def test_pause_counts_from_the_first_to_the_last_day_of_the_period(
    begins: str, ends: str, due: date
) -> None:
    events = [("application_discontinued", begins), ("admission_decided", ends)]

    found = one(events, ten_days(pauses=(STANDS,)), as_of="2026-09-01")

    assert found.due == due


def test_pause_before_the_period_hides_none_within_it() -> None:
    events = [
        ("application_discontinued", "2026-08-01"),
        ("admission_decided", "2026-08-02"),
        ("application_discontinued", "2026-08-05"),
        ("admission_decided", "2026-08-07"),
    ]

    found = one(events, ten_days(pauses=(STANDS,)), as_of="2026-09-01")

    assert found.due == date(2026, 8, 15)


def test_answer_without_explanation_has_no_steps() -> None:
    events = [("application_discontinued", "2026-08-05"), ("admission_decided", "2026-08-07")]
    paused = ten_days(pauses=(STANDS,))

    plain = clock.limit(
        clock.ask([LODGED, *events], "2026-09-01", rules=[paused], explain=False), "test"
    )

    assert (plain.due, plain.steps) == (date(2026, 8, 15), ())


def test_limb_that_ends_on_the_same_day_changes_nothing() -> None:
    same = Limb(runs_from=HIT, lasts=days(8), cites=QR(3), says="eight days from the telling")

    found = one([("information_provided", "2026-08-05")], ten_days(limbs=(same,)))

    assert found.due == date(2026, 8, 13)
    assert "eight days from the telling" not in [step.text for step in found.steps]


def test_longest_end_is_that_of_the_longest_extension() -> None:
    extensions = tuple(
        Extension(lasts=length, when=TOLD, cites=QR(3), says="longer")
        for length in (days(20), months(2), days(30))
    )

    assert one([], ten_days(extended_by=extensions)).longest == date(2026, 10, 3)
    assert one([], ten_days()).longest is None


# What the law will produce


def test_right_runs_from_what_the_law_will_produce() -> None:
    ending = ten_days(id="ending", if_missed=Missed(says="it ends", derives=HIT, lapses=True))
    right = ten_days(runs_from=happens(HIT), lasts=days(5), kind=Kind.RIGHT_FROM)

    found = one([], ending, right)

    assert (found.status.value, found.due) == ("right_not_yet", date(2026, 8, 18))
    assert found.steps[1].text.startswith("information provided, at the latest (by law, ending)")


def test_earliest_of_several_limits_produces_the_event() -> None:
    missed = Missed(says="it ends", derives=HIT, lapses=True)
    late = ten_days(id="late", if_missed=missed)
    soon = ten_days(id="soon", lasts=days(1), if_missed=missed)

    answer = clock.ask([LODGED], "2026-09-01", rules=[late, soon])

    assert [(each.by, each.at) for each in answer.derived_events] == [("soon", date(2026, 8, 4))]


def test_event_that_happened_before_the_law_produced_it_stays_as_it_was() -> None:
    missed = Missed(says="it ends", derives=HIT, lapses=True)
    ending = ten_days(id="ending", if_missed=missed)
    after = ten_days(runs_from=HIT, lasts=days(5))

    earlier = one([("information_provided", "2026-08-13")], ending, after, as_of="2026-09-01")
    later = one([("information_provided", "2026-08-20")], ending, after, as_of="2026-09-01")

    assert (earlier.starts_on, later.starts_on) == (date(2026, 8, 13), date(2026, 8, 13))
    assert (earlier.started_by is None, later.started_by is None) == (False, True)


def test_answer_changes_the_day_after_a_limit_that_ends_by_itself() -> None:
    ending = ten_days(if_missed=Missed(says="it ends", lapses=True))

    assert clock.ask([LODGED], "2026-08-06", rules=[ending]).recompute_on == date(2026, 8, 14)
    assert clock.ask([LODGED], "2026-08-06", rules=[ten_days()]).recompute_on is None
    assert clock.ask([LODGED], "2026-08-14", rules=[ending]).recompute_on is None

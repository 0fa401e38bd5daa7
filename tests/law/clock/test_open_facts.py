"""One answer out of several worlds: what an open fact changes, and what it leaves alone."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from asylia.law.citation import QR
from asylia.law.clock import DueDate
from asylia.law.limits import (
    Attribute,
    Extension,
    Happened,
    Missed,
    Overtaken,
    TimeLimit,
    carrying,
)
from asylia.law.periods import NO_ROLLING, days
from asylia.law.terms import Event, Kind
from tests.law.clock import asking as clock
from tests.law.clock.asking import rule

MADE = ("application_made", "2026-08-03")
COMPETENT = Attribute(
    Event.APPLICATION_MADE, "competent_to_register", (True,), says="the authority registers"
)
ONLY_RECEIVES = Attribute(
    Event.APPLICATION_MADE, "competent_to_register", (False,), says="the authority receives"
)
LONGER = Extension(lasts=days(8), when=ONLY_RECEIVES, cites=QR(3), says="eight days")
STOPPED = Overtaken(by=ONLY_RECEIVES, cites=QR(4), says="nothing is owed")
OPEN = "the file does not say whether the authority may register applications"
LEFT = ("left_territory", "2026-08-05")
FIVE, EIGHT = date(2026, 8, 8), date(2026, 8, 11)


def of_the_making(**fields: Any) -> TimeLimit:
    given = {"lasts": days(5), "counted_by": NO_ROLLING, "extended_by": (LONGER,), **fields}
    return rule(**{"runs_from": Event.APPLICATION_MADE, **given})


def one(as_of: str, *rules: TimeLimit, events: Sequence[clock.Row] = ()) -> DueDate:
    return clock.limit(clock.ask([MADE, *events], as_of, rules=rules), "test")


def shown(found: DueDate) -> list[tuple[str, str]]:
    return [(each.due.isoformat(), each.reading) for each in found.candidates]


def test_two_ends_are_both_shown_and_the_earlier_is_worked_to() -> None:
    found = one("2026-08-05", of_the_making())

    assert (found.status.value, found.due, found.reason) == ("undecided", FIVE, OPEN)
    assert shown(found) == [
        ("2026-08-08", "the authority may register applications itself"),
        ("2026-08-11", "the authority only receives applications"),
    ]
    assert [(each.cites, each.why) for each in found.candidates] == [(str(QR(1)), OPEN)] * 2
    assert (found.met, found.met_by, found.longest) == (None, None, None)


def test_earlier_end_is_worked_to_whichever_world_has_it() -> None:
    shorter = Extension(lasts=days(3), when=ONLY_RECEIVES, cites=QR(3), says="three days")

    found = one("2026-08-05", of_the_making(extended_by=(shorter,)))

    assert found.due == date(2026, 8, 6)
    assert [day for day, _ in shown(found)] == ["2026-08-06", "2026-08-08"]


def test_what_is_alike_in_every_world_stands_without_doubt() -> None:
    found = one("2026-08-05", of_the_making(extended_by=()))

    assert (found.status.value, found.due, found.candidates, found.reason) == (
        "running",
        FIVE,
        (),
        None,
    )


def test_step_in_time_in_one_world_and_late_in_the_other_is_taken() -> None:
    met = ("application_registered", "2026-08-10")

    found = one("2026-08-12", of_the_making(met_by=(Event.APPLICATION_REGISTERED,)), events=[met])

    assert (found.status.value, found.met) == ("met_late", date(2026, 8, 10))


def test_limit_met_in_one_world_only_is_open() -> None:
    stopped = of_the_making(
        extended_by=(), overtaken_by=(STOPPED,), met_by=(Event.APPLICATION_REGISTERED,)
    )

    running = one("2026-08-05", stopped)
    met = one("2026-08-05", stopped, events=[("application_registered", "2026-08-04")])

    assert (running.status.value, running.due, shown(running)) == (
        "undecided",
        FIVE,
        [("2026-08-08", "the authority may register applications itself")],
    )
    assert (met.status.value, met.met) == ("undecided", None)


def test_limit_that_applies_in_one_world_only_is_open() -> None:
    found = one("2026-08-05", of_the_making(extended_by=(), applies_if=(COMPETENT,)))

    assert (found.status.value, found.due, shown(found)) == (
        "undecided",
        FIVE,
        [("2026-08-08", "the authority may register applications itself")],
    )


def test_limit_that_applies_in_no_world_does_not_run() -> None:
    neither = Attribute(Event.APPLICATION_MADE, "place", ("sea",), says="made at sea", absent=False)
    rules = [of_the_making(applies_if=(neither,))]

    answer = clock.ask(
        [("application_made", "2026-08-03", {"place": "land"})], "2026-08-05", rules=rules
    )

    assert clock.why_not(answer, "test") == "only where made at sea"


def test_where_a_rule_does_not_apply_its_rival_shows_its_own_end() -> None:
    mine = of_the_making(extended_by=(), applies_if=(COMPETENT,), rivals=("other",))
    rival = of_the_making(
        id="other", lasts=days(8), extended_by=(), applies_if=(ONLY_RECEIVES,), cites=QR(5)
    )

    found = one("2026-08-05", mine, rival)

    assert shown(found) == [
        ("2026-08-08", "the authority may register applications itself"),
        ("2026-08-11", "the authority only receives applications"),
    ]
    assert [each.cites for each in found.candidates] == [str(QR(1)), str(QR(5))]


def test_rival_that_is_stopped_shows_nothing() -> None:
    mine = of_the_making(extended_by=(), applies_if=(COMPETENT,), rivals=("other",))
    rival = of_the_making(
        id="other", lasts=days(8), extended_by=(), overtaken_by=(STOPPED,), cites=QR(5)
    )

    assert [day for day, _ in shown(one("2026-08-05", mine, rival))] == ["2026-08-08"]


def test_right_that_lapses_in_every_world_has_lapsed_with_both_days() -> None:
    lapsing = of_the_making(if_missed=Missed(says="it is over", lapses=True))

    between = one("2026-08-09", lapsing)
    over = one("2026-08-12", lapsing)

    assert (between.status.value, between.due) == ("undecided", FIVE)
    assert (over.status.value, over.due) == ("lapsed", FIVE)
    assert [day for day, _ in shown(over)] == ["2026-08-08", "2026-08-11"]


def test_lapsed_in_one_world_and_owed_no_more_in_the_other_has_lapsed() -> None:
    lapsing = of_the_making(
        extended_by=(), overtaken_by=(STOPPED,), if_missed=Missed(says="over", lapses=True)
    )

    assert one("2026-08-12", lapsing).status.value == "lapsed"


def test_lapsed_in_one_world_has_lapsed_whichever_world_owes_no_more() -> None:
    never_owed = Overtaken(by=COMPETENT, cites=QR(4), says="nothing is owed")
    lapsing = of_the_making(
        extended_by=(), overtaken_by=(never_owed,), if_missed=Missed(says="over", lapses=True)
    )

    assert one("2026-08-12", lapsing).status.value == "lapsed"


def test_what_no_world_owes_any_more_is_stopped_whatever_its_day_was() -> None:
    gone = Happened((Event.LEFT_TERRITORY,), says="left")
    left = Overtaken(by=gone, cites=QR(4), says="the person left")

    found = one("2026-08-06", of_the_making(overtaken_by=(left,)), events=[LEFT])

    assert (found.status.value, found.reason, found.candidates) == (
        "stopped",
        "the person left",
        (),
    )


def test_what_one_world_owes_no_more_and_the_other_never_did_is_stopped() -> None:
    gone = Happened((Event.LEFT_TERRITORY,), says="left")
    left = Overtaken(by=gone, cites=QR(4), says="the person left")
    only_there = of_the_making(extended_by=(), applies_if=(COMPETENT,), overtaken_by=(left,))

    assert one("2026-08-06", only_there, events=[LEFT]).status.value == "stopped"


def test_end_of_a_world_that_owes_no_more_is_not_worked_to() -> None:
    never_owed = Overtaken(by=COMPETENT, cites=QR(4), says="nothing is owed")

    found = one("2026-08-05", of_the_making(overtaken_by=(never_owed,)))

    assert (found.status.value, found.due) == ("undecided", EIGHT)
    assert [day for day, _ in shown(found)] == ["2026-08-11"]


def test_limit_that_begins_in_one_world_only_is_open() -> None:
    at_the_border = of_the_making(runs_from=Event.BORDER_APPREHENSION, extended_by=())

    answer = clock.ask([("apprehension", "2026-08-03")], "2026-08-05", rules=[at_the_border])

    found = clock.limit(answer, "test")
    assert (found.status.value, found.due) == ("undecided", FIVE)
    assert [day for day, _ in shown(found)] == ["2026-08-08"]


def test_other_state_that_only_one_world_names_is_told_there() -> None:
    of_the_hit = carrying(Event.EURODAC_HIT_RECEIVED, category="applicant")
    by_state = rule(runs_from=of_the_hit, per_state=True, applies_if=(COMPETENT,))
    hit = ("eurodac_hit_received", "2026-08-04", {"state": "LV"})
    receives = ("application_made", "2026-08-03", {"competent_to_register": False})

    answer = clock.ask([receives, hit], "2026-08-05", rules=[by_state])

    assert [(each.state, each.why) for each in answer.not_running] == [
        (None, "not recorded: eurodac hit received"),
        ("LV", "only where the authority registers"),
    ]


def test_overdue_in_every_world_but_from_another_day_is_open() -> None:
    assert one("2026-08-20", of_the_making()).status.value == "undecided"


def test_right_without_a_number_stays_open_in_both_worlds() -> None:
    found = one(
        "2026-08-05",
        of_the_making(lasts=None, extended_by=(), kind=Kind.RIGHT_FROM, at_once="at once"),
    )

    assert (found.status.value, found.due) == ("right_open", date(2026, 8, 3))


def test_duty_without_a_number_that_one_world_stops_has_no_day() -> None:
    duty = of_the_making(
        lasts=None, extended_by=(), overtaken_by=(STOPPED,), at_once="without delay"
    )

    found = one("2026-08-05", duty)

    assert (found.status.value, found.due, found.candidates) == ("undecided", None, ())


def test_two_open_facts_label_only_what_depends_on_them() -> None:
    hit = ("eurodac_hit_received", "2026-08-04")

    found = one("2026-08-05", of_the_making(), events=[hit])

    assert shown(found) == [
        ("2026-08-08", "the authority may register applications itself"),
        ("2026-08-11", "the authority only receives applications"),
    ]


def test_both_open_facts_are_named_where_both_move_the_end() -> None:
    of_the_hit = Attribute(
        Event.EURODAC_HIT_RECEIVED, "category", ("applicant",), says="an applicant's"
    )
    both = of_the_making(
        extended_by=(
            Extension(lasts=days(10), when=of_the_hit, cites=QR(6), says="ten days"),
            LONGER,
        )
    )

    found = one("2026-08-05", both, events=[("eurodac_hit_received", "2026-08-04")])

    crossing = "the hit is with data of an irregular crossing"
    assert shown(found) == [
        ("2026-08-08", f"the authority may register applications itself; {crossing}"),
        ("2026-08-11", f"the authority only receives applications; {crossing}"),
        ("2026-08-13", "the hit is with data of an applicant"),
    ]
    assert found.candidates[2].why == "the file does not say to which data the hit belongs"

"""Duties whose latest moment is an event, or the end of another limit."""

import os
from importlib.util import find_spec
from typing import Any

import pytest

from asylia.law.limits import TimeLimit, WithinLimit, happens
from asylia.law.periods import NO_ROLLING, days
from asylia.law.terms import Event
from tests.law.clock import asking as clock
from tests.law.clock.asking import Row, rule

HAS_COLUMNS = find_spec("polars") is not None and os.environ.get("ASYLIA_EXAMPLES") != "mutants"
"""The plain wheel has none; and a process that is copied for each change may have no threads."""
if HAS_COLUMNS:
    from tests.law.columns.agreeing import agree_in_columns, case

MADE = ("application_made", "2026-08-03")
TOLD, TOLD_NINE, TOLD_TEN = (
    ("information_provided", at)
    for at in ("2026-08-05", "2026-08-05T09:00:00+03:00", "2026-08-05T10:00:00+03:00")
)
DONE, DONE_NINE, DONE_TEN = (
    ("application_registered", at)
    for at in ("2026-08-05", "2026-08-05T09:00:00+03:00", "2026-08-05T10:00:00+03:00")
)
EARLIER, LATER = ("information_provided", "2026-08-04"), ("information_provided", "2026-08-06")
REGISTERED = Event.APPLICATION_REGISTERED


def duty(**fields: Any) -> TimeLimit:
    return rule(
        **{
            "runs_from": Event.APPLICATION_MADE,
            "lasts": None,
            "at_once": "at once",
            "met_by": (Event.INFORMATION_PROVIDED,),
            "no_later_than": (REGISTERED,),
            **fields,
        }
    )


def stands(*events: Row, as_of: str = "2026-08-05", rules: tuple[TimeLimit, ...] = ()) -> str:
    """How the duty stands; the columns, where there are any, say the same."""
    rules = rules or (duty(),)
    if HAS_COLUMNS:
        agree_in_columns(case(MADE, *events), as_of=as_of, rules=rules)
    found = clock.limit(clock.ask([MADE, *events], as_of, rules=rules), "test")
    return f"{found.status} {found.due:%Y-%m-%d}" if found.due else str(found.status)


@pytest.mark.parametrize(
    ("events", "says"),
    [
        ([], "running"),
        ([EARLIER], "met"),
        ([DONE], "overdue 2026-08-05"),
        ([DONE_TEN], "overdue 2026-08-05"),
        ([EARLIER, DONE], "met 2026-08-05"),
        ([EARLIER, DONE_NINE], "met 2026-08-05"),
        ([TOLD_NINE, DONE_TEN], "met 2026-08-05"),
        ([TOLD_TEN, DONE_TEN], "met 2026-08-05"),
        ([TOLD_TEN, DONE_NINE], "met_late 2026-08-05"),
        ([TOLD, DONE], "undecided 2026-08-05"),
        ([TOLD, DONE_TEN], "undecided 2026-08-05"),
        ([TOLD_TEN, DONE], "undecided 2026-08-05"),
    ],
)
def test_what_ends_with_an_event_is_late_from_the_moment_of_it(
    events: list[Row], says: str
) -> None:
    assert stands(*events) == says


@pytest.mark.parametrize(
    ("events", "says"),
    [
        ([DONE_NINE], "running 2026-08-05"),
        ([TOLD_TEN, DONE_NINE], "met 2026-08-05"),
        ([TOLD, DONE], "met 2026-08-05"),
        ([], "running"),
    ],
)
def test_what_ends_with_the_day_of_an_event_has_the_whole_day(events: list[Row], says: str) -> None:
    assert stands(*events, rules=(duty(that_day=True),)) == says


def test_the_day_after_that_it_is_late() -> None:
    rules = (duty(that_day=True),)

    assert stands(DONE, as_of="2026-08-06", rules=rules) == "overdue 2026-08-05"
    assert stands(DONE, LATER, as_of="2026-08-06", rules=rules) == "met_late 2026-08-05"
    assert stands(DONE, LATER, as_of="2026-08-06") == "met_late 2026-08-05"


def test_during_the_day_it_is_late_once_the_event_has_happened() -> None:
    def at(moment: str) -> tuple[str, str | None]:
        answer = clock.ask([MADE, DONE_TEN], "2026-08-05", moment=moment, rules=[duty()])
        return clock.stands(answer, "test")

    ended = "2026-08-05T10:00:00+03:00"
    assert at("2026-08-05T09:59:00+03:00") == ("running", None)
    assert at(ended) == ("overdue", ended)
    assert at("2026-08-05T10:01:00+03:00") == ("overdue", ended)


def test_of_several_events_the_first_after_the_start_counts() -> None:
    before = ("interview_held", "2026-08-01")
    either = (duty(no_later_than=(REGISTERED, happens(Event.INTERVIEW_HELD))),)

    assert stands(before, rules=either) == "running"
    assert stands(before, ("interview_held", "2026-08-04"), DONE, rules=either) == (
        "overdue 2026-08-04"
    )
    assert stands(DONE, ("interview_held", "2026-08-05"), rules=either) == "overdue 2026-08-05"


def test_an_event_of_another_kind_is_no_latest_moment() -> None:
    asked = (duty(no_later_than=(happens(REGISTERED, by="police"),)),)

    assert stands((*DONE, {"by": "court"}), rules=asked) == "running"
    assert stands((*DONE, {"by": "police"}), rules=asked) == "overdue 2026-08-05"


TWO_DAYS = rule(id="other", runs_from=REGISTERED, lasts=days(2), counted_by=NO_ROLLING)
BEFORE = duty(no_later_than=(), before_end_of="other")


@pytest.mark.parametrize(
    ("events", "as_of", "says"),
    [
        ([], "2026-08-05", "running"),
        ([EARLIER], "2026-08-05", "met"),
        ([DONE], "2026-08-07", "running 2026-08-07"),
        ([DONE], "2026-08-08", "overdue 2026-08-07"),
        ([DONE, LATER], "2026-08-08", "met 2026-08-07"),
        ([DONE, ("information_provided", "2026-08-07")], "2026-08-08", "met 2026-08-07"),
        ([DONE, ("information_provided", "2026-08-08")], "2026-08-08", "met_late 2026-08-07"),
    ],
)
def test_what_has_to_be_done_before_a_limit_ends_is_late_after_it(
    events: list[Row], as_of: str, says: str
) -> None:
    assert stands(*events, as_of=as_of, rules=(TWO_DAYS, BEFORE)) == says


def test_a_limit_that_does_not_run_ends_nothing() -> None:
    never = WithinLimit((Event.INTERVIEW_HELD,), "test", "never so")
    idle = rule(id="other", runs_from=REGISTERED, lasts=days(2), applies_if=(never,))

    assert stands(DONE, as_of="2026-09-08", rules=(idle, BEFORE)) == "running"
    assert stands(DONE, as_of="2026-09-08", rules=(BEFORE,)) == "running"


def texts(*events: Row, rules: tuple[TimeLimit, ...]) -> list[str]:
    found = clock.limit(clock.ask([MADE, *events], "2026-08-05", rules=rules), "test")
    return [step.text for step in found.steps]


def test_the_steps_name_the_event_that_ends_it() -> None:
    assert texts(rules=(duty(),)) == ["It is done.", "application made (entry 1)"]
    assert texts(DONE, rules=(duty(),)) == [
        "It is done.",
        "application made (entry 1)",
        "no later than this: application registered (entry 2)",
    ]
    assert texts(DONE, rules=(TWO_DAYS, BEFORE)) == [
        "It is done.",
        "application made (entry 1)",
        "before another time limit ends, on Fri 7 Aug 2026",
    ]


def test_without_both_hours_of_one_day_the_answer_says_what_is_missing() -> None:
    *_, last = texts(TOLD, DONE_TEN, rules=(duty(),))

    assert last == (
        "undecided: information provided fell on Wed 5 Aug 2026, on which the time ended too, and "
        "not both hours are recorded: it came in time, or late"
    )

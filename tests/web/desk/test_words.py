"""How a limit stands, in words with a shape."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from asylia.law.clock.answer import Candidate, DueDate
from asylia.law.terms import Kind, Status
from asylia.web.desk.words import Look, Verdict, verdict_of

MakeLimit = Callable[..., DueDate]
FRIDAY = date(2026, 8, 14)
NOON = datetime(2026, 8, 14, 12, tzinfo=ZoneInfo("Europe/Vilnius"))


def stands(limit: DueDate, now: datetime | None = NOON) -> Verdict:
    return verdict_of(limit, today=FRIDAY, now=now)


def later(day: int, hour: int, minute: int = 0) -> datetime:
    return NOON.replace(day=day, hour=hour, minute=minute)


@pytest.mark.parametrize(
    ("due", "far", "look"),
    [
        (date(2026, 8, 12), "2 days late", Look.LATE),
        (date(2026, 8, 14), "today", Look.TODAY),
        (date(2026, 8, 15), "tomorrow", Look.SOON),
        (date(2026, 8, 16), "in 2 days", Look.SOON),
        (date(2026, 8, 17), "in 3 days", Look.LATER),
    ],
)
def test_limit_in_days_says_how_far_off_it_is(
    limit: MakeLimit, due: date, far: str, look: Look
) -> None:
    status = Status.OVERDUE if look is Look.LATE else Status.RUNNING

    standing = stands(limit(due=due, status=status))

    assert (standing.rest, standing.look) == (far, look)


@pytest.mark.parametrize(
    ("due", "far", "look"),
    [
        (later(14, 18, 20), "6 h 20 min left", Look.TODAY),
        (later(14, 9), "3 h late", Look.LATE),
        (later(15, 11), "23 h left", Look.SOON),
        (later(16, 12), "in 2 days", Look.SOON),
    ],
)
def test_limit_in_hours_counts_hours_on_its_last_day(
    limit: MakeLimit, due: datetime, far: str, look: Look
) -> None:
    standing = stands(limit(due=due))

    assert (standing.rest, standing.look) == (far, look)


def test_limit_in_hours_of_a_past_day_counts_days(limit: MakeLimit) -> None:
    standing = stands(limit(due=later(14, 9)), now=None)

    assert (standing.rest, standing.look) == ("today", Look.TODAY)


def test_last_day_in_another_year_names_the_year(limit: MakeLimit) -> None:
    assert stands(limit(due=date(2027, 2, 11))).lead == "Thu 11 Feb 2027"


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"status": Status.MET, "met": date(2025, 8, 11)}, "met Mon 11 Aug 2025"),
        (
            {"status": Status.MET_LATE, "met": date(2026, 1, 2), "due": date(2025, 12, 31)},
            "met late, Fri 2 Jan, due Wed 31 Dec 2025",
        ),
        ({"status": Status.LAPSED, "due": date(2025, 11, 11)}, "lapsed Tue 11 Nov 2025"),
    ],
)
def test_what_ended_in_another_year_names_the_year(
    limit: MakeLimit, told: dict[str, object], sentence: str
) -> None:
    assert stands(limit(**told)).sentence == sentence


def reading(due: date) -> Candidate:
    return Candidate(due=due, reading="A reading", cites="APR 73", why="A reason")


def test_two_readings_are_both_said(limit: MakeLimit) -> None:
    readings = (reading(date(2026, 8, 15)), reading(date(2026, 8, 17)))

    standing = stands(limit(due=date(2026, 8, 15), candidates=readings))

    assert standing == Verdict(lead="Sat 15 Aug", rest="or Mon 17 Aug", look=Look.DOUBT)


def test_overdue_limit_stays_late_though_it_has_two_readings(limit: MakeLimit) -> None:
    readings = (reading(date(2026, 8, 12)), reading(date(2026, 8, 17)))
    overdue = limit(due=date(2026, 8, 12), status=Status.OVERDUE, candidates=readings)

    standing = stands(overdue)

    assert (standing.rest, standing.look) == ("2 days late, or Mon 17 Aug", Look.LATE)


def test_limit_in_hours_that_ended_on_a_past_day_was_missed(limit: MakeLimit) -> None:
    overdue = limit(due=later(14, 15), status=Status.OVERDUE)

    standing = stands(overdue, now=None)

    assert (standing.rest, standing.look) == ("missed", Look.LATE)


def test_limit_that_may_not_apply_says_so(limit: MakeLimit) -> None:
    undecided = limit(status=Status.UNDECIDED, candidates=(reading(date(2026, 8, 17)),))

    standing = stands(undecided)

    assert (standing.rest, standing.look) == ("if it applies", Look.DOUBT)


@pytest.mark.parametrize(
    ("told", "sentence", "look"),
    [
        ({"status": Status.MET, "met": date(2026, 8, 11)}, "met Tue 11 Aug", Look.MET),
        (
            {"status": Status.MET_LATE, "met": date(2026, 8, 18)},
            "met late, Tue 18 Aug, due Mon 17 Aug",
            Look.LATE,
        ),
        ({"status": Status.PAUSED}, "stands still", Look.IDLE),
        ({"status": Status.STOPPED}, "no longer runs", Look.IDLE),
        ({"status": Status.LAPSED}, "lapsed Mon 17 Aug", Look.IDLE),
        ({"status": Status.RIGHT_OPEN}, "right since Mon 17 Aug", Look.RIGHT),
        ({"status": Status.RIGHT_NOT_YET}, "right from Mon 17 Aug, in 3 days", Look.RIGHT),
        ({"due": None}, "no last day", Look.LATER),
        ({"due": None, "status": Status.UNDECIDED}, "no last day, if it applies", Look.DOUBT),
    ],
)
def test_each_state_has_its_words(
    limit: MakeLimit, told: dict[str, object], sentence: str, look: Look
) -> None:
    standing = stands(limit(**told))

    assert (standing.sentence, standing.look) == (sentence, look)


@pytest.mark.parametrize(
    ("kind", "words"),
    [(Kind.RETENTION, "kept to Mon 17 Aug"), (Kind.MINIMUM, "not before Mon 17 Aug")],
)
def test_what_is_no_duty_is_not_said_to_be_due(limit: MakeLimit, kind: Kind, words: str) -> None:
    kept = limit()

    standing = stands(replace(kept, rule=replace(kept.rule, kind=kind)))

    assert standing.sentence == words

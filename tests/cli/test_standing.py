"""How a limit stands is said in a word or two, in the zone of the State that holds the file."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from asylia import samples
from asylia.cli.standing import days_in_words, left_in_words, moment_of, plain, remark_at_once
from asylia.law.clock import Answer, DueDate, answer
from asylia.law.facts import History, read_history
from asylia.law.terms import Status

HISTORIES = Path(samples.__file__).parent / "histories"
VILNIUS = ZoneInfo("Europe/Vilnius")
DUE_AT = datetime(2026, 8, 13, 12, 0, tzinfo=UTC)


def asked(name: str, as_of: date) -> tuple[Answer, History]:
    case = read_history((HISTORIES / f"{name}.json").read_bytes(), file=name)
    return answer(case, as_of=as_of), case


def standing(name: str, as_of: date) -> dict[str, str]:
    found, case = asked(name, as_of)
    return {limit.id: left_in_words(limit, moment_of(found, case)) for limit in found.limits}


def limit_in_hours(status: Status) -> DueDate:
    found, _ = asked("founding", date(2026, 8, 10))
    limit = next(one for one in found.limits if one.id == "eurodac-irregular-crossing-72h")
    return replace(limit, status=status, due=DUE_AT, days_left=None)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (12, "in 12 days"),
        (1, "tomorrow"),
        (0, "today"),
        (-1, "1 day late"),
        (-42, "42 days late"),
    ],
)
def test_days_left_are_said_in_words(days: int, words: str) -> None:
    assert days_in_words(days) == words


def test_each_standing_has_its_word() -> None:
    after_silence = standing("silence-transfer", date(2026, 10, 2))
    during_appeal = standing("silence-transfer", date(2026, 10, 25))
    after_flight = standing("silence-transfer", date(2027, 3, 2))

    assert after_silence["apr-register-5d"] == "met"
    assert after_silence["apr-lodge-21d"] == "31 days late"
    assert after_silence["ammr-reply-1m"] == "lapsed"
    assert after_silence["ammr-transfer-decision-notify"] == "without delay"
    assert during_appeal["ammr-transfer-6m"] == "paused"
    assert after_flight["ammr-transfer-6m"] == "stopped"


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (datetime(2026, 8, 13, 15, 0, 30, tzinfo=VILNIUS), "1 minute late, since 15:00"),
        (datetime(2026, 8, 13, 15, 1, tzinfo=VILNIUS), "1 minute late, since 15:00"),
        (datetime(2026, 8, 13, 15, 59, tzinfo=VILNIUS), "59 minutes late, since 15:00"),
        (datetime(2026, 8, 13, 16, 30, tzinfo=VILNIUS), "1 hour late, since 15:00"),
        (datetime(2026, 8, 13, 20, 0, tzinfo=VILNIUS), "5 hours late, since 15:00"),
        (datetime(2026, 8, 14, 0, 30, tzinfo=VILNIUS), "1 day late"),
        (datetime(2026, 8, 15, 14, 0, tzinfo=VILNIUS), "2 days late"),
    ],
)
def test_limit_in_hours_says_how_late_it_is(now: datetime, words: str) -> None:
    assert left_in_words(limit_in_hours(Status.OVERDUE), now) == words


def test_whole_day_of_the_question_counts() -> None:
    found, case = asked("founding", date(2026, 8, 13))

    words = left_in_words(limit_in_hours(Status.OVERDUE), moment_of(found, case))

    assert words == "9 hours late, since 15:00"


def test_moment_of_the_question_counts_if_there_is_one() -> None:
    found, case = asked("founding", date(2026, 8, 13))
    during = replace(found, moment=datetime(2026, 8, 13, 17, 0, tzinfo=UTC))

    words = left_in_words(limit_in_hours(Status.OVERDUE), moment_of(during, case))

    assert words == "5 hours late, since 15:00"


@pytest.mark.parametrize(
    ("status", "words"),
    [(Status.RUNNING, "until 15:00"), (Status.RIGHT_NOT_YET, "opens at 15:00")],
)
def test_limit_in_hours_says_until_when(status: Status, words: str) -> None:
    now = datetime(2026, 8, 13, 9, 0, tzinfo=VILNIUS)

    assert left_in_words(limit_in_hours(status), now) == words


@pytest.mark.parametrize(
    ("at_once", "words", "remark"),
    [
        ("without delay", "without delay", ""),
        ("when the screening ends", "no fixed day", "when the screening ends"),
        ("", "no number", ""),
    ],
)
def test_duty_without_a_number_says_what_stands_for_it(
    at_once: str, words: str, remark: str
) -> None:
    limit = limit_in_hours(Status.RUNNING)
    undated = replace(limit, rule=replace(limit.rule, at_once=at_once), due=None)
    now = datetime(2026, 8, 13, 9, 0, tzinfo=VILNIUS)

    assert (left_in_words(undated, now), remark_at_once(undated)) == (words, remark)


def test_raw_names_of_events_become_words() -> None:
    why = "not recorded: border presence exceeded 72h or take charge accepted"

    assert plain(why) == (
        "not recorded: stay at the border beyond 72 hours or take charge request accepted"
    )

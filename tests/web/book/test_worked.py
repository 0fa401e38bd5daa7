"""A worked example as the law book draws it: each day that is counted, and why others are not."""

import pytest

from asylia.law.book import law_book
from asylia.samples.examples import examples_in
from asylia.web.book.worked import Worked, worked

HEAD = 'format = "asylia-examples/1"\nmember_state = "LT"\n'


def shown(limit: str, happened: str, answers: str) -> Worked:
    """The one example of a rule with these lines of TOML."""
    content = (
        f'{HEAD}[[{limit}]]\nsays = "What it shows."\n'
        f"happened = [{happened}]\nanswers = [{answers}]\n"
    )
    examples = examples_in(content, file="example.toml")
    (one,) = worked(law_book().by_id[limit], examples)
    return one


def strip(one: Worked) -> list[tuple[str, int, str]]:
    return [(day.weekday, day.number, day.words) for day in one.strip]


def test_days_are_counted_and_an_end_on_a_holiday_moves_on() -> None:
    one = shown(
        "apr-register-5d",
        "{ application_made = 2026-08-10 }",
        '{ on = 2026-08-17, status = "running", due = 2026-08-17, nominal_end = 2026-08-15 }',
    )

    assert strip(one) == [
        ("Mon", 10, "event"),
        ("Tue", 11, "1"),
        ("Wed", 12, "2"),
        ("Thu", 13, "3"),
        ("Fri", 14, "4"),
        ("Sat", 15, "moves on"),
        ("Sun", 16, "moves on"),
        ("Mon", 17, "last day"),
    ]
    assert [day.look for day in one.strip] == [
        "zero", "in", "in", "in", "in", "shift", "shift", "due",
    ]  # fmt: skip


def test_days_off_are_not_counted_among_working_days() -> None:
    one = shown(
        "apr-receiving-authority-3wd",
        "{ application_made = 2026-08-13 }",
        '{ on = 2026-08-13, status = "running", due = 2026-08-18 }',
    )

    assert [words for _weekday, _number, words in strip(one)] == [
        "event",
        "1",
        "not counted",
        "not counted",
        "2",
        "last day",
    ]


@pytest.mark.parametrize(
    ("limit", "happened", "answers"),
    [
        (  # months are no picture
            "apr-exam-regular-6m",
            "{ application_lodged = 2026-08-10 }",
            '{ on = 2026-08-10, status = "running", due = 2027-02-10 }',
        ),
        (  # no last day is asked
            "apr-register-5d",
            "{ application_made = 2026-08-10 }",
            '{ on = 2026-08-10, status = "running" }',
        ),
        (  # which of two events started it is not said
            "apr-register-5d",
            "{ application_made = 2026-08-10 }, { application_made = 2026-08-11 }",
            '{ on = 2026-08-11, status = "running", due = 2026-08-17 }',
        ),
    ],
)
def test_what_is_no_picture_of_days_has_none(limit: str, happened: str, answers: str) -> None:
    assert shown(limit, happened, answers).strip == ()


def test_a_named_start_is_the_first_day() -> None:
    one = shown(
        "apr-register-5d",
        "{ application_made = 2026-08-10 }, { application_made = 2026-08-11 }",
        '{ on = 2026-08-11, status = "running", starts = 2026-08-10, due = 2026-08-17 }',
    )

    assert strip(one)[0] == ("Mon", 10, "event")


@pytest.mark.parametrize(
    ("answer", "status", "says"),
    [
        ('{ on = 2026-08-17, status = "overdue" }', "overdue", ""),
        (
            '{ on = 2026-08-17, status = "met", met = 2026-08-12 }',
            "met",
            "met on Wed 12 Aug 2026",
        ),
        (
            '{ on = 2026-08-17, not_running = "not_started" }',
            "does not run: has not begun",
            "",
        ),
        (
            '{ on = 2026-08-17, status = "undecided", candidates = [2026-08-17, 2026-08-20] }',
            "undecided",
            "Mon 17 Aug 2026 or Thu 20 Aug 2026",
        ),
        (
            '{ on = 2026-08-17, status = "running", due = 2026-08-17 }',
            "running",
            "last day Mon 17 Aug 2026",
        ),
    ],
)
def test_what_must_be_answered_is_said(answer: str, status: str, says: str) -> None:
    (asked,) = shown("apr-register-5d", "{ application_made = 2026-08-10 }", answer).asked

    assert (asked.on, asked.status, asked.says) == ("Mon 17 Aug 2026", status, says)

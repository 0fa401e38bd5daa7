"""Two answers are compared limit by limit, and what differs is kept."""

from datetime import date

from asylia.figures.agreement import Difference, Line, compare, differences
from asylia.law.clock import reckoned
from asylia.law.clock.timeline import Question
from asylia.law.facts import Settings
from tests.figures.conftest import NOVEMBER, history

SUNDAY, MONDAY, TUESDAY = date(2026, 8, 16), date(2026, 8, 17), date(2026, 8, 11)
ONE: Line = ("apr-register-5d", None, "met", MONDAY, TUESDAY, (), TUESDAY, SUNDAY)
OTHER: Line = ("apr-lodge-21d", None, "running", MONDAY, None, (), TUESDAY, SUNDAY)


def test_the_order_of_the_limits_carries_no_meaning() -> None:
    assert list(differences([history()], [[ONE, OTHER]], found=[[OTHER, ONE]])) == []


def test_what_only_one_of_them_says_is_kept() -> None:
    case, late = history(), (*ONE[:2], "met_late", *ONE[3:])

    (found,) = differences([case], [[ONE, OTHER]], found=[[late, OTHER]])

    assert found == Difference(history=case, only_clock=(ONE,), only_columns=(late,))


def test_a_case_without_an_answer_agrees_if_neither_has_one() -> None:
    far = history(("application_registered", "1955-01-03"))

    found = compare([far], as_of=NOVEMBER)

    assert (found.cases, found.dates, found.differences) == (1, 1, ())


def test_a_limit_in_hours_is_compared_by_its_moment() -> None:
    made = history(("application_made", "2025-08-10T14:40+03:00"))

    found = compare([made], as_of=NOVEMBER)

    assert found.dates > 0
    assert found.differences == ()


def test_the_day_on_which_time_changes_the_answer_is_compared_and_is_no_date() -> None:
    made = history(("application_made", "2026-11-18"), ("application_registered", "2026-11-19"))
    question = Question(as_of=NOVEMBER, known_on=NOVEMBER)
    answer = reckoned(made, question, settings=Settings(), explain=False)

    found = compare([made], as_of=NOVEMBER)

    assert answer.recompute_on is not None
    assert (found.dates, found.differences) == (len(answer.limits), ())

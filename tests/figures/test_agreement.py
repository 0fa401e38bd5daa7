"""Two answers are compared limit by limit, and what differs is kept."""

from datetime import date

from asylia.figures.agreement import Difference, Line, compare, differences
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
    far = history(("application_registered", "2150-01-01"))

    found = compare([far], as_of=date(2151, 1, 1))

    assert (found.cases, found.dates, found.differences) == (1, 1, ())


def test_a_limit_in_hours_is_compared_by_its_moment() -> None:
    made = history(("application_made", "2025-08-10T14:40+03:00"))

    found = compare([made], as_of=NOVEMBER)

    assert found.dates > 0
    assert found.differences == ()

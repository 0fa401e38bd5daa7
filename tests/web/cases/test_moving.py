"""A change of the law is asked of every stored case: what moves is told, and can be renewed."""

from datetime import date
from pathlib import Path

import pytest
from django.db import transaction

from asylia.web.cases import answering, moving
from asylia.web.cases.models import Case, DueDate
from asylia.web.embedded.places import Place
from tests.web.cases.test_projection import FAR, TODAY, is_right, load, load_far, recompute_all

CASES = 60
HOLIDAYS = """
format = "asylia-settings/1"
[holidays.LT]
2026 = ["2026-11-20", "2026-11-23", "2026-11-24", "2026-12-25"]
"""


@pytest.fixture
def loaded(server: Place, committed_db: str) -> None:
    """A caseload whose dates are stored as the clock answers today."""
    load(server, committed_db, cases=CASES)
    assert len(recompute_all()) == CASES


@pytest.fixture
def holidays(tmp_path: Path) -> str:
    path = tmp_path / "holidays.toml"
    path.write_text(HOLIDAYS, encoding="utf-8")
    return str(path)


@pytest.mark.usefixtures("loaded")
def test_nothing_moves_where_nothing_changed() -> None:
    (found,) = moving.compare(today=TODAY)

    assert (found.cases, found.moved, found.differing) == (CASES, [], [])


@pytest.mark.usefixtures("loaded")
def test_other_holidays_move_dates_and_nothing_is_written(holidays: str) -> None:
    (found,) = moving.compare(today=TODAY, settings=holidays)

    with transaction.atomic():
        assert all(is_right(case) for case in Case.objects.iterator())
    assert 0 < found.changed <= len(found.differing) < CASES
    assert sum(moving.by_limit(found.moved).values()) == len(found.moved)
    assert all(one.before != one.after for one in found.moved)


@pytest.mark.usefixtures("loaded")
def test_the_cases_in_which_something_moved_are_renewed(
    holidays: str, settings: pytest.FixtureRequest
) -> None:
    settings.LAW_SETTINGS = holidays  # type: ignore[attr-defined]
    (found,) = moving.compare(today=TODAY)

    moving.renew_moved(found, today=TODAY)

    (again,) = moving.compare(today=TODAY)
    with transaction.atomic():
        wrong = [case.reference for case in Case.objects.iterator() if not is_right(case)]
    assert len(found.moved) > 0
    assert (again.moved, again.differing) == ([], [])
    assert wrong == []


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("few", [1, 10_000])
def test_over_columns_and_one_by_one_the_same_dates_move(
    holidays: str, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    usual = list(moving.compare(today=TODAY, settings=holidays))

    monkeypatch.setattr(answering, "FEW", few)

    (found,) = moving.compare(today=TODAY, settings=holidays)
    assert [found.moved] == [one.moved for one in usual]


@pytest.mark.usefixtures("loaded")
def test_what_staff_do_not_see_of_a_date_is_renewed_and_not_listed() -> None:
    with transaction.atomic():
        row = DueDate.objects.exclude(nominal_end=None).order_by("pk")[0]
        DueDate.objects.filter(pk=row.pk).update(nominal_end=date(2001, 1, 1))
        again = Case.objects.exclude(pk=row.case_id).order_by("pk")[0]
        Case.objects.filter(pk=again.pk).update(recompute_on=date(2001, 1, 1))

    (found,) = moving.compare(today=TODAY)
    refused = moving.renew_moved(found, today=TODAY)

    (then,) = moving.compare(today=TODAY)
    assert (found.moved, refused, then.differing) == ([], [], [])
    assert {one.number for one in found.differing} == {row.case_id, again.pk}


def test_a_case_without_an_answer_is_named_and_the_others_are_compared(
    server: Place, committed_db: str
) -> None:
    load(server, committed_db, cases=3)
    load_far(server, committed_db)

    (found,) = moving.compare(today=TODAY)

    assert (found.cases, found.refused) == (4, [FAR])
    assert len(found.differing) == 3


def test_a_date_is_told_as_the_day_or_the_moment_to_work_to() -> None:
    assert str(moving.Dates(date(2026, 8, 17), None, None, None)) == "2026-08-17"
    assert str(moving.Dates(None, None, None, None)) == "no day"

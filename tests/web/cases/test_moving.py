"""A change of the law is asked of every stored case: what moves is told, and can be renewed."""

from datetime import date
from pathlib import Path

import pytest
from django.db import transaction

from asylia.casefile.history import history_of
from asylia.law.facts import Settings
from asylia.law.holidays import OutsideSpan
from asylia.samples.disturbed import disturbed_histories
from asylia.samples.large import large_caseload
from asylia.web.cases import moving
from asylia.web.cases.models import Case
from asylia.web.cases.projection import recompute
from asylia.web.embedded.places import Place
from tests.figures.conftest import history
from tests.web.cases.test_projection import TODAY, is_right, load

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
    assert len(list(recompute(today=TODAY, everything=True))) == CASES


@pytest.fixture
def holidays(tmp_path: Path) -> str:
    path = tmp_path / "holidays.toml"
    path.write_text(HOLIDAYS, encoding="utf-8")
    return str(path)


def test_columns_say_what_the_clock_of_single_cases_says() -> None:
    told = [
        history_of(case.as_file(), case=case.reference, member_state=case.member_state)
        for case in large_caseload(cases=150, until=TODAY)
    ]
    odd = [one for one in disturbed_histories(cases=150, until=TODAY) if one.member_state == "LT"]
    cases = list(enumerate([*told, *odd]))

    found = moving.over_columns(cases, today=TODAY, settings=Settings())

    assert found == moving.one_by_one(cases, today=TODAY, settings=Settings())


@pytest.mark.usefixtures("loaded")
def test_nothing_moves_where_nothing_changed() -> None:
    (found,) = moving.compare(today=TODAY)

    assert (found.cases, found.moved, found.numbers) == (CASES, [], [])


@pytest.mark.usefixtures("loaded")
def test_other_holidays_move_dates_and_nothing_is_written(holidays: str) -> None:
    (found,) = moving.compare(today=TODAY, settings=holidays)

    with transaction.atomic():
        assert all(is_right(case) for case in Case.objects.iterator())
    assert 0 < len(found.numbers) < CASES
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
    assert again.moved == []
    assert wrong == []


@pytest.mark.usefixtures("loaded")
def test_without_columns_the_clock_of_single_cases_is_asked(
    holidays: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    over_columns = list(moving.compare(today=TODAY, settings=holidays))

    monkeypatch.setattr(moving, "find_spec", lambda _: None)

    assert list(moving.compare(today=TODAY, settings=holidays)) == over_columns


def test_a_case_without_an_answer_is_named_by_its_reference() -> None:
    far = history(("application_registered", "2150-01-01"), case="LT-FARR-AWAY")

    with pytest.raises(OutsideSpan, match="case LT-FARR-AWAY has no answer"):
        moving.over_columns([(1, far)], today=date(2151, 1, 1), settings=Settings())


def test_a_date_is_told_as_the_day_or_the_moment_to_work_to() -> None:
    assert str(moving.Dates(date(2026, 8, 17), None, None, None)) == "2026-08-17"
    assert str(moving.Dates(None, None, None, None)) == "no day"

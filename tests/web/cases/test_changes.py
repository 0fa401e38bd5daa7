"""What an entry would change in the clock of a case."""

from datetime import UTC, date, datetime

import pytest

from asylia.law.terms import Event
from asylia.web.cases.changes import Changes, Supposed, changes_foreseen
from asylia.web.cases.models import Case
from tests.web.factories import add_entry, make_case, make_user

pytestmark = pytest.mark.django_db

FOUND = datetime(2026, 8, 10, 11, 10, tzinfo=UTC)
MADE = datetime(2026, 8, 10, 11, 40, tzinfo=UTC)
REGISTERED = datetime(2026, 8, 11, 8, 20, tzinfo=UTC)
NOW = datetime(2026, 8, 20, 5, 40, tzinfo=UTC)


@pytest.fixture
def case() -> Case:
    by = make_user()
    case = make_case(by, event=Event.BORDER_APPREHENSION, at=FOUND)
    add_entry(case, Event.APPLICATION_MADE, by=by, at=MADE)
    add_entry(case, Event.APPLICATION_REGISTERED, by=by, at=REGISTERED)
    return case


def foresee(case: Case, event: Event, at: date | datetime, **codes: str) -> Changes:
    return changes_foreseen(case, Supposed(event=event, at=at, codes=codes), now=NOW)


def test_lodging_meets_one_limit_and_starts_another(case: Case) -> None:
    changes = foresee(case, Event.APPLICATION_LODGED, date(2026, 8, 18))

    assert [limit.id for limit in changes.met] == ["apr-lodge-21d"]
    assert changes.runs[0].id == "apr-exam-regular-6m"
    assert changes.runs[0].due == date(2027, 2, 18)
    assert (changes.contradicts, changes.at) == (False, date(2026, 8, 18))


def test_duties_without_a_number_come_last(case: Case) -> None:
    changes = foresee(case, Event.APPLICATION_LODGED, date(2026, 8, 18))

    dated = [limit.due is not None for limit in changes.runs]
    assert dated == sorted(dated, reverse=True)


def test_day_before_the_making_contradicts(case: Case) -> None:
    changes = foresee(case, Event.APPLICATION_LODGED, date(2026, 8, 9))

    assert changes.contradicts


def test_withdrawal_ends_the_lodging(case: Case) -> None:
    changes = foresee(case, Event.APPLICATION_WITHDRAWN, date(2026, 8, 18))

    assert "apr-lodge-21d" in [limit.id for limit in changes.ended]


def test_hit_moves_the_request_to_another_state(case: Case) -> None:
    at = datetime(2026, 8, 12, 7, 40, tzinfo=UTC)

    changes = foresee(
        case, Event.EURODAC_HIT_RECEIVED, at, state="LV", category="irregular_crossing"
    )

    assert not changes.is_nothing
    assert "ammr-take-charge-request-hit-1m" in [limit.id for limit in changes.runs]


def test_end_of_the_screening_moves_the_registration() -> None:
    by = make_user()
    case = make_case(by, event=Event.BORDER_APPREHENSION, at=FOUND)
    competent = {"authority": "border_guard"}
    add_entry(case, Event.APPLICATION_MADE, by=by, at=MADE, attributes=competent)

    changes = foresee(case, Event.SCREENING_COMPLETED, date(2026, 8, 12))

    moved = [(one.limit.id, one.before, one.limit.due) for one in changes.moved]
    assert moved == [("apr-register-5d", date(2026, 8, 24), date(2026, 8, 17))]


def test_tracing_of_the_family_changes_nothing(case: Case) -> None:
    changes = foresee(case, Event.FAMILY_TRACING_STARTED, date(2026, 8, 18))

    assert changes.is_nothing

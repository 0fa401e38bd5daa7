"""Screening completed, data sent to Eurodac: small acts with their why-nots."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from asylia.law.terms import Event
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as
from asylia.web.arrivals.sheets import SHEETS
from asylia.web.cases import actions
from asylia.web.cases.actions import Answers
from asylia.web.cases.file import file_of
from asylia.web.cases.models import Case, DueDate
from asylia.web.cases.refusals import Contradicts, MovedOn
from asylia.web.cases.telling import Telling
from tests.web.clients import sign_in
from tests.web.factories import add_entry, make_case, make_user

pytestmark = pytest.mark.django_db

FOUND = datetime(2026, 8, 10, 11, 10, tzinfo=UTC)
LATER = datetime(2026, 8, 12, 13, 0, tzinfo=UTC)


def record(event: Event, case: Case, by: User, *, telling: Telling, **told: Any) -> Any:
    sheet = next(one for one in SHEETS if one.event is event)
    return actions.record_act(case, sheet, by=by, telling=telling, answers=Answers(**told))


def complete(case: Case, by: User, *, at: Any = LATER, seen: int = 1) -> Any:
    return record(Event.SCREENING_COMPLETED, case, by, telling=Telling(at=at, seen=seen))


def transmit(case: Case, by: User, *, at: Any = LATER, seen: int = 1) -> Any:
    telling, codes = Telling(at=at, seen=seen), {"category": "irregular_crossing"}
    return record(Event.BIOMETRICS_TRANSMITTED, case, by, telling=telling, codes=codes)


ACTS = (complete, transmit)


@pytest.fixture
def guard() -> User:
    return make_user(Role.BORDER_GUARD)


@pytest.fixture
def case(guard: User) -> Case:
    return make_case(guard, event=Event.BORDER_APPREHENSION, at=FOUND)


def test_completion_meets_the_screening(case: Case, guard: User) -> None:
    complete(case, guard)

    entry = file_of(case)[-1]
    limit = DueDate.objects.get(case=case, limit_id="screen-external-border-duration")
    assert (entry.header.event, entry.header.happened) == ("screening_completed", LATER)
    assert limit.met_on == date(2026, 8, 12)


def test_transmission_meets_the_limit_of_its_category(case: Case, guard: User) -> None:
    transmit(case, guard)

    header = file_of(case)[-1].header
    limit = DueDate.objects.get(case=case, limit_id="eurodac-irregular-crossing-72h")
    assert dict(header.attributes) == {"category": "irregular_crossing"}
    assert limit.met_on == date(2026, 8, 12)


def test_screening_is_completed_once(case: Case, guard: User) -> None:
    complete(case, guard)

    with pytest.raises(Refused, match=r"recorded already .entry 2."):
        complete(case, guard, seen=2)


def test_no_screening_runs_without_a_first_contact(guard: User) -> None:
    case = make_case(guard, event=Event.APPLICATION_MADE, at=FOUND)

    with pytest.raises(Refused, match="First record: “Presentation at a border crossing point”"):
        complete(case, guard)


def test_completion_before_the_start_contradicts(case: Case, guard: User) -> None:
    add_entry(case, Event.SCREENING_STARTED, by=guard, at=LATER)

    with pytest.raises(Contradicts):
        complete(case, guard, at=FOUND, seen=2)


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
def test_roles_that_do_not_write_are_refused(
    act: Callable[..., Any], role: Role, case: Case, guard: User
) -> None:
    other = make_user(role, office=guard.office)

    act_as(other)
    with pytest.raises(Refused, match="Your role"):
        act(case, other)


@pytest.mark.parametrize("act", ACTS)
def test_unseen_entry_and_future_leave_nothing_behind(
    act: Callable[..., Any], case: Case, guard: User
) -> None:
    with pytest.raises(MovedOn):
        act(case, guard, seen=0)
    with pytest.raises(Refused, match="lies in the future"):
        act(case, guard, at=datetime.now(UTC) + timedelta(days=1))

    assert len(file_of(case)) == 1


def test_forms_record_both_acts(client: Client, case: Case, guard: User) -> None:
    desk, address = sign_in(client, guard), f"/cases/{case.reference}"

    desk.post(f"{address}/screening/complete", {"at": "12 8 2026 16:00", "seen": 1})
    told = {"at": "12 8 2026 17:00", "category": "irregular_crossing", "seen": 2}
    desk.post(f"{address}/eurodac/transmit", told)

    act_as(guard)
    written = [entry.header.event for entry in file_of(case)]
    assert written == ["border_apprehension", "screening_completed", "biometrics_transmitted"]


def test_form_foresees_what_the_transmission_meets(client: Client, case: Case, guard: User) -> None:
    desk = sign_in(client, guard)
    told = {"at": "12 8 2026 14:00", "category": "irregular_crossing", "seen": 1}

    shown = desk.post(
        f"/cases/{case.reference}/eurodac/transmit", told, headers={"HX-Request": "true"}
    ).text

    assert "EURODAC Art. 22(2)" in shown

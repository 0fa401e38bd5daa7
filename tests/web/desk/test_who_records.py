"""Who records what: the sheets are those of the table."""

import pytest
from django.test import Client

from asylia.law.terms import Event
from asylia.web.accounts.models import Role
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as
from asylia.web.cases import actions
from asylia.web.cases.sheets import Sheet
from asylia.web.cases.telling import Telling
from asylia.web.desk.acts import sheet_of, sheets
from tests.web.clients import sign_in
from tests.web.factories import make_case, make_user
from tests.web.sheets import BEFORE, NEUTRAL
from tests.web.who_records import BORDER_GUARDS_TOO, NEVER, TABLE, table


def test_every_sheet_is_in_the_table_once() -> None:
    assert sorted(act for act, _ in table()) == sorted(str(sheet.event) for sheet in sheets())
    assert not BORDER_GUARDS_TOO.keys() & set(NEVER)


@pytest.mark.parametrize("act", sorted(TABLE))
def test_act_is_recorded_by_the_roles_of_the_table_alone(act: str) -> None:
    sheet = sheet_of(act)

    assert sheet is not None
    assert sheet.roles == TABLE[act]


def test_sheet_that_names_no_role_cannot_be_written() -> None:
    with pytest.raises(TypeError, match="roles"):
        Sheet(event=Event.INTERVIEW_HELD, lead="", cites=None)  # type: ignore[call-arg]


@pytest.mark.django_db
def test_border_guard_who_may_not_is_told_to_hand_the_case_over(client: Client) -> None:
    guard = make_user(Role.BORDER_GUARD)
    case = make_case(guard, event=NEUTRAL, at=BEFORE)
    page = f"/cases/{case.reference}/application/lodge"

    asked = sign_in(client, guard).get(page)
    auditor = make_user(Role.AUDITOR, office=guard.office)
    looked = sign_in(client, auditor).get(page)

    assert (asked.status_code, looked.status_code) == (403, 403)
    assert "hand the case over to their office" in asked.text
    assert f'href="/cases/{case.reference}">Back to the case</a>' in asked.text
    assert "hand the case over" not in looked.text
    assert "This page is not open to your role." in looked.text
    assert "Back to the case" not in looked.text


@pytest.mark.django_db
@pytest.mark.parametrize(
    "act",
    ["interview_held", "procedure_assigned", "age_assessed", "decision_notified", "appeal_filed"],
)
def test_border_guard_is_refused_by_the_action_itself(act: str) -> None:
    guard, sheet = make_user(Role.BORDER_GUARD), sheet_of(act)
    case = make_case(guard, event=NEUTRAL, at=BEFORE)
    assert sheet is not None

    act_as(guard)
    with pytest.raises(Refused, match="recorded by: caseworker, supervisor"):
        actions.record_act(case, sheet, by=guard, telling=Telling(at=BEFORE, seen=1))

"""Today shows acts: steps among them, what others owe apart, cases without any act on top."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from asylia.law.terms import Event
from asylia.web.accounts.models import Role, User
from asylia.web.cases.models import (
    Case,
    NextAct,
)
from tests.web.desk.conftest import signed_in
from tests.web.desk.pages import rows_of, text_of
from tests.web.factories import add_entry, make_case, make_user

NOON = datetime(2026, 8, 10, 9, tzinfo=UTC)
ALARM = "Find out what is missing: nobody has to do anything, and the case is not over"


def idle(by: User) -> Case:
    """A case that nobody has to do anything in, though nothing has ended it."""
    return make_case(by, event=Event.TREATMENT_STARTED, at=NOON)


def test_step_has_the_time_of_what_it_comes_before_and_its_reason(
    desk: Client, caseworker: User
) -> None:
    case = make_case(caseworker, event=Event.APPLICATION_MADE, at=NOON)
    add_entry(case, Event.APPLICATION_REGISTERED, by=caseworker, at=NOON)

    page = desk.get("/today", {"words": "38(1)"})

    (row,) = [one for one in rows_of(page) if "Determine which Member State" in one]
    assert row.startswith("Mon 12 Oct 2026")
    assert f"/cases/{case.reference}/why/ammr-take-charge-request-2m" in page.content.decode()


def test_step_without_a_day_leads_to_what_comes_next(desk: Client, caseworker: User) -> None:
    case = make_case(caseworker, event=Event.APPREHENSION, at=NOON)

    page = desk.get("/today")

    assert any(row.startswith("no last day Say whether the apprehension") for row in rows_of(page))
    assert "SCREEN Art. 5(1) · since Mon 10 Aug" in text_of(page)
    assert f'href="/cases/{case.reference}#next"' in page.content.decode()


def test_act_with_another_state_names_it(desk: Client, caseworker: User) -> None:
    codes = {"state": "LV"}
    make_case(caseworker, event=Event.TAKE_CHARGE_REQUEST_SENT, at=NOON, attributes=codes)

    assert "in the other Member State (Latvia)" in text_of(desk.get("/today"))


def test_what_others_owe_stands_in_a_view_of_its_own(desk: Client, caseworker: User) -> None:
    case = make_case(caseworker, event=Event.APPLICATION_MADE, at=NOON)
    add_entry(case, Event.APPLICATION_REGISTERED, by=caseworker, at=NOON)

    ours, others = text_of(desk.get("/today")), text_of(desk.get("/today", {"view": "others"}))

    assert "Lodge the application" not in ours
    assert "Lodge the application" in others


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.AUDITOR])
def test_who_leads_sees_cases_without_a_next_act_on_top(
    client: Client, today: object, caseworker: User, role: Role
) -> None:
    make_case(caseworker, event=Event.APPLICATION_MADE, at=NOON)
    case = idle(caseworker)
    signed_in(client, make_user(role, office=caseworker.office))

    page = client.get("/today")

    assert f"no last day {ALARM} {case.reference} First contact" in rows_of(page)[0]
    assert "Without a next act 1" in text_of(page)
    assert ALARM not in text_of(client.get("/today", {"view": "overdue"}))


def test_caseworker_is_not_shown_cases_without_a_next_act(desk: Client, caseworker: User) -> None:
    case = idle(caseworker)

    assert NextAct.objects.get(case=case).turn == "nobodys"
    assert ALARM not in text_of(desk.get("/today"))


def test_case_that_is_over_asks_for_nothing(desk: Client, caseworker: User) -> None:
    case = make_case(caseworker, event=Event.RETURN_ENFORCED, at=NOON)

    assert not NextAct.objects.filter(case=case).exists()
    assert "Nothing is due here" in text_of(desk.get("/today"))

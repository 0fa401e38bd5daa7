from collections.abc import Callable

import pytest

from asylia.web.accounts import actions
from asylia.web.accounts.models import AccountAct, AccountEntry, Office, Role
from asylia.web.accounts.refusal import Refused
from tests.web.people import make_office, make_user

pytestmark = pytest.mark.django_db

OTHER_ROLES = [role for role in Role if role != Role.ADMINISTRATOR]


def entries_of(office: Office) -> list[str]:
    return [entry.act for entry in office.entries.order_by("pk")]


def test_add_office_opens_an_office() -> None:
    office = actions.add_office(
        by=make_user(Role.ADMINISTRATOR), name=" Lydonė ", kind="border", member_state="LT"
    )

    assert (office.name, office.kind, office.is_active) == ("Lydonė", "border", True)
    assert entries_of(office) == [AccountAct.OFFICE_ADDED]


def test_rename_office_keeps_its_state() -> None:
    office = make_office(member_state="LV")

    actions.rename_office(office, by=make_user(Role.ADMINISTRATOR), name="New", kind="reception")

    office.refresh_from_db()
    assert (office.name, office.kind, office.member_state) == ("New", "reception", "LV")
    assert entries_of(office) == [AccountAct.OFFICE_CHANGED]


def test_close_office_closes_an_office_in_which_nobody_works() -> None:
    office = make_office()
    make_user(office=office, is_active=False)

    actions.close_office(office, by=make_user(Role.ADMINISTRATOR))

    office.refresh_from_db()
    assert not office.is_active
    assert entries_of(office) == [AccountAct.OFFICE_CLOSED]


def test_close_office_refuses_while_people_work_there() -> None:
    office = make_office()
    make_user(office=office)

    with pytest.raises(Refused, match="People still work in this office"):
        actions.close_office(office, by=make_user(Role.ADMINISTRATOR))


def test_close_office_refuses_a_closed_office() -> None:
    with pytest.raises(Refused, match="closed already"):
        actions.close_office(make_office(is_active=False), by=make_user(Role.ADMINISTRATOR))


def test_reopen_office_opens_it_again() -> None:
    office = make_office(is_active=False)

    actions.reopen_office(office, by=make_user(Role.ADMINISTRATOR))

    office.refresh_from_db()
    assert office.is_active
    assert entries_of(office) == [AccountAct.OFFICE_REOPENED]


def test_reopen_office_refuses_an_open_office() -> None:
    with pytest.raises(Refused, match="The office is open"):
        actions.reopen_office(make_office(), by=make_user(Role.ADMINISTRATOR))


@pytest.mark.parametrize("role", OTHER_ROLES)
def test_no_other_role_administers_offices(role: Role) -> None:
    by, office, closed = make_user(role), make_office(), make_office(is_active=False)

    attempts: list[Callable[[], object]] = [
        lambda: actions.add_office(by=by, name="X", kind="border", member_state="LT"),
        lambda: actions.rename_office(office, by=by, name="X", kind="border"),
        lambda: actions.close_office(office, by=by),
        lambda: actions.reopen_office(closed, by=by),
    ]

    for attempt in attempts:
        with pytest.raises(Refused, match="Only an administrator"):
            attempt()
    assert not AccountEntry.objects.exists()

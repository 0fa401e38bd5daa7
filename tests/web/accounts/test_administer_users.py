from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from asylia.web.accounts import access, actions
from asylia.web.accounts.models import AccountAct, AccountEntry, Role, User
from asylia.web.accounts.refusal import Refused
from tests.web.people import make_office, make_user

pytestmark = pytest.mark.django_db

OTHER_ROLES = [role for role in Role if role != Role.ADMINISTRATOR]
ONLY = "Only an administrator may change offices and users."


def entries_of(user: User) -> list[str]:
    return [entry.act for entry in user.entries.order_by("pk")]


def add(by: User, **told: object) -> tuple[User, str]:
    usual = {
        "username": "Rasa.K",
        "full_name": " Rasa Kalvaitė ",
        "role": Role.CASEWORKER,
        "office": by.office,
    }
    return actions.add_user(by=by, **{**usual, **told})  # type: ignore[arg-type]


def test_add_user_opens_an_account_with_a_one_time_password() -> None:
    ada = make_user(Role.ADMINISTRATOR)

    added, password = add(ada)

    assert (added.username, added.full_name) == ("rasa.k", "Rasa Kalvaitė")
    assert added.check_password(password)
    assert added.must_change_password
    assert entries_of(added) == [AccountAct.USER_ADDED]
    assert added.entries.get().by == ada


def test_add_user_writes_no_name_and_no_password_into_the_entry() -> None:
    ada = make_user(Role.ADMINISTRATOR)

    added, _ = add(ada)

    assert added.entries.get().detail == {"role": "caseworker", "office": ada.office.reference}


def test_add_user_refuses_a_closed_office() -> None:
    closed = make_office(is_active=False)

    with pytest.raises(Refused, match="The office is closed"):
        add(make_user(Role.ADMINISTRATOR), office=closed)

    assert not User.objects.filter(username="rasa.k").exists()


def test_change_user_gives_another_name_role_and_office() -> None:
    user, office = make_user(Role.CASEWORKER), make_office()
    was = user.office.reference

    actions.change_user(
        user,
        by=make_user(Role.ADMINISTRATOR),
        full_name="Another Name",
        role=Role.SUPERVISOR,
        office=office,
    )

    user.refresh_from_db()
    assert (user.full_name, user.role, user.office) == ("Another Name", "supervisor", office)
    assert user.entries.get().detail == {
        "was": ["caseworker", was],
        "is": ["supervisor", office.reference],
    }


def test_change_user_refuses_ones_own_role() -> None:
    ada = make_user(Role.ADMINISTRATOR)

    with pytest.raises(Refused, match="Nobody changes their own role"):
        actions.change_user(
            ada, by=ada, full_name=ada.full_name, role=Role.AUDITOR, office=ada.office
        )

    ada.refresh_from_db()
    assert ada.role == Role.ADMINISTRATOR


def test_nobody_but_an_administrator_gives_a_role() -> None:
    user = make_user(Role.SUPERVISOR)

    assert access.why_not_change_role(user, make_user()) == ONLY


def test_change_user_lets_an_administrator_change_their_own_name() -> None:
    ada = make_user(Role.ADMINISTRATOR)

    actions.change_user(ada, by=ada, full_name="Ada B", role=Role(ada.role), office=ada.office)

    ada.refresh_from_db()
    assert ada.full_name == "Ada B"


def test_change_user_refuses_to_move_somebody_into_a_closed_office() -> None:
    user, closed = make_user(), make_office(is_active=False)

    with pytest.raises(Refused, match="The office is closed"):
        actions.change_user(
            user,
            by=make_user(Role.ADMINISTRATOR),
            full_name=user.full_name,
            role=Role(user.role),
            office=closed,
        )

    assert entries_of(user) == []


def test_deactivate_user_closes_the_account() -> None:
    user = make_user()

    actions.deactivate_user(user, by=make_user(Role.ADMINISTRATOR))

    user.refresh_from_db()
    assert not user.is_active
    assert entries_of(user) == [AccountAct.USER_DEACTIVATED]


def test_deactivate_user_refuses_ones_own_account() -> None:
    ada = make_user(Role.ADMINISTRATOR)

    with pytest.raises(Refused, match="Nobody closes their own account"):
        actions.deactivate_user(ada, by=ada)


def test_deactivate_user_refuses_a_closed_account() -> None:
    with pytest.raises(Refused, match="closed already"):
        actions.deactivate_user(make_user(is_active=False), by=make_user(Role.ADMINISTRATOR))


def test_reactivate_user_opens_the_account_with_a_one_time_password() -> None:
    user = make_user(is_active=False)

    password = actions.reactivate_user(user, by=make_user(Role.ADMINISTRATOR))

    user.refresh_from_db()
    assert user.is_active
    assert user.must_change_password
    assert user.check_password(password)
    assert entries_of(user) == [AccountAct.USER_REACTIVATED]


def test_reactivate_user_refuses_an_open_account() -> None:
    with pytest.raises(Refused, match="The account is open"):
        actions.reactivate_user(make_user(), by=make_user(Role.ADMINISTRATOR))


def test_reactivate_user_refuses_while_the_office_is_closed() -> None:
    user = make_user(is_active=False, office=make_office(is_active=False))

    with pytest.raises(Refused, match="The office is closed"):
        actions.reactivate_user(user, by=make_user(Role.ADMINISTRATOR))


def test_reset_password_gives_a_one_time_password() -> None:
    user = make_user(password="lamp river quiet orange")

    password = actions.reset_password(user, by=make_user(Role.ADMINISTRATOR))

    user.refresh_from_db()
    assert user.check_password(password)
    assert user.must_change_password
    assert entries_of(user) == [AccountAct.PASSWORD_RESET]


def test_reset_password_refuses_ones_own() -> None:
    ada = make_user(Role.ADMINISTRATOR)

    with pytest.raises(Refused, match="Change your own password on its own page"):
        actions.reset_password(ada, by=ada)


def test_reset_password_refuses_a_closed_account() -> None:
    with pytest.raises(Refused, match="The account is closed"):
        actions.reset_password(make_user(is_active=False), by=make_user(Role.ADMINISTRATOR))


def test_one_time_passwords_are_long_and_never_the_same() -> None:
    made = {actions.one_time_password() for _ in range(50)}

    assert len(made) == 50
    assert {len(one) for one in made} == {19}


@pytest.mark.parametrize("role", OTHER_ROLES)
def test_no_other_role_administers_users(role: Role) -> None:
    by, user, closed = make_user(role), make_user(), make_user(is_active=False)
    before = AccountEntry.objects.count()

    attempts: list[Callable[[], object]] = [
        lambda: add(by),
        lambda: actions.change_user(
            user, by=by, full_name="X", role=Role.AUDITOR, office=user.office
        ),
        lambda: actions.deactivate_user(user, by=by),
        lambda: actions.reactivate_user(closed, by=by),
        lambda: actions.reset_password(user, by=by),
    ]

    for attempt in attempts:
        with pytest.raises(Refused, match=ONLY):
            attempt()
    assert AccountEntry.objects.count() == before


def test_the_first_administrator_opens_an_empty_house() -> None:
    user, password = actions.add_first_administrator(
        username="Ada", full_name="Ada B", office="Head office", member_state="LT"
    )

    assert (user.username, user.role, user.office.name) == ("ada", "administrator", "Head office")
    assert user.check_password(password)
    assert user.must_change_password


def test_there_is_only_one_first_administrator() -> None:
    make_user()

    with pytest.raises(Refused, match="There are accounts already"):
        actions.add_first_administrator(
            username="eve", full_name="Eve", office="Another", member_state="LT"
        )


def test_invented_accounts_are_opened_at_once() -> None:
    offices, staff = actions.open_invented_accounts(
        offices=[("a", "Asylum division", "asylum", "LT")],
        staff=[("rasa", "Rasa Kalvaitė", "caseworker", "a")],
        password="invented",
    )

    assert staff["rasa"].office == offices["a"]
    assert Client().login(username="rasa", password="invented")


def test_invented_accounts_have_no_place_in_production(settings: Any) -> None:
    settings.IN_PRODUCTION = True

    with pytest.raises(Refused, match="no place in production"):
        actions.open_invented_accounts(offices=[], staff=[], password="invented")

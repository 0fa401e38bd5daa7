"""A right that was changed holds at the next click, in sessions that go on."""

import pytest
from django.test import Client

from asylia.web.accounts import actions
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.session import act_as
from tests.web.clients import sign_in
from tests.web.factories import make_case, make_office, make_user

pytestmark = pytest.mark.django_db


def changed(user: User, **told: object) -> None:
    """An administrator changes somebody's role or office."""
    ada = make_user(Role.ADMINISTRATOR)
    act_as(ada)
    usual = {"full_name": user.full_name, "role": Role(user.role), "office": user.office}
    actions.change_user(user, by=ada, **{**usual, **told})  # type: ignore[arg-type]


def test_role_that_was_changed_holds_at_the_next_click() -> None:
    user = make_user()
    case = make_case(user)
    desk = sign_in(Client(), user)
    before = desk.get(f"/cases/{case.reference}/assign")

    changed(user, role=Role.INTERPRETER)

    after = [
        desk.get(page).status_code for page in (f"/cases/{case.reference}/assign", "/bookings")
    ]
    assert (before.status_code, after) == (200, [403, 200])


def test_office_that_was_changed_holds_at_the_next_click() -> None:
    user = make_user()
    case = make_case(user)
    desk = sign_in(Client(), user)
    before = desk.get(f"/cases/{case.reference}")

    changed(user, office=make_office())

    assert (before.status_code, desk.get(f"/cases/{case.reference}").status_code) == (200, 404)

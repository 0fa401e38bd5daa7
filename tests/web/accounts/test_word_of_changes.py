"""The owner of an account hears what an administrator did with it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from asylia.web.accounts import actions
from asylia.web.accounts.factors.reads import word_of_changes
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.session import act_as
from tests.web.people import make_user

pytestmark = pytest.mark.django_db
PASSWORD = "lamp river quiet orange"
TOLD = "An administrator changed your account"


@pytest.fixture
def ada() -> User:
    ada = make_user(Role.ADMINISTRATOR)
    act_as(ada)
    return ada


def change(user: User, *, by: User) -> None:
    actions.change_user(
        user, by=by, full_name=user.full_name, role=Role.SUPERVISOR, office=user.office
    )


def page_after_sign_in(client: Client, user: User) -> str:
    client.post("/sign-in", {"username": user.username, "password": PASSWORD})
    return client.get("/account/").content.decode()


def test_another_role_is_told_at_the_sign_in_and_stays_on_ones_own_page(
    client: Client, ada: User
) -> None:
    user = make_user(password=PASSWORD)
    change(user, by=ada)

    first, again = page_after_sign_in(client, user), client.get("/account/").content.decode()

    assert f"{TOLD} within the last seven days: user changed." in first
    assert TOLD not in again
    assert "What others did with your account" in again
    assert ada.reference in again.replace("<wbr>", "")


def test_who_has_it_to_do_with_is_told_each_time(client: Client, ada: User) -> None:
    user = make_user(password=PASSWORD)
    change(user, by=ada)
    page_after_sign_in(client, user)

    assert TOLD in page_after_sign_in(Client(), user)


def test_after_a_week_it_is_told_no_more(ada: User) -> None:
    user = make_user(password=PASSWORD)
    actions.reset_password(user, by=ada)

    now = timezone.now()
    words = [word_of_changes(user, now=now + timedelta(days=days)) for days in (6, 8)]

    assert [bool(one) for one in words] == [True, False]


def test_what_one_did_oneself_is_not_told(client: Client) -> None:
    user = make_user(password=PASSWORD)

    page = page_after_sign_in(client, user)

    assert TOLD not in page
    assert "What others did" not in page

"""A search that is no name, or too long, or of signs alone finds nobody and harms nothing."""

import pytest
from django.test import Client

from asylia.web.accounts.models import User
from asylia.web.accounts.session import act_as
from asylia.web.cases.models import Read
from asylia.web.register.actions import Sought, find_person
from asylia.web.register.models import Search
from tests.web.clients import sign_in
from tests.web.factories import make_user
from tests.web.register.people import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    user = make_user()
    make_person(user)
    act_as(user)
    return user


@pytest.mark.parametrize(
    "name", ["", "a", "%", "' or 1=1 --", "al el bin", "\u202e\u0000", "x" * 100_000, "🙂"]
)
def test_what_is_no_name_finds_nobody(user: User, name: str) -> None:
    result = find_person(Sought(name=name), by=user, purpose="mail")

    assert result.hits == ()
    assert Read.objects.count() == 0
    assert Search.objects.count() == 1


@pytest.mark.parametrize("name", ["", "Tuzhik Obadoma"])
def test_birth_and_country_without_the_name_find_nobody(user: User, name: str) -> None:
    sought = Sought(name=name, born="1994-03-02", nationality="RU")

    assert find_person(sought, by=user, purpose="mail").hits == ()


@pytest.mark.parametrize(
    "more",
    [
        {"nationality": "ZZ"},
        {"purpose": "curiosity"},
        {"born": "31 2 1994"},
        {"other_name": "x" * 121},
    ],
)
def test_boxes_that_are_filled_wrongly_are_refused(
    client: Client, user: User, more: dict[str, str]
) -> None:
    sign_in(client, user)
    said = {"name": "Velgorin", "purpose": "mail", **more}

    assert client.post("/people", said).status_code == 422
    act_as(user)
    assert Search.objects.count() == 0


def test_box_that_the_form_does_not_have_changes_nothing(client: Client, user: User) -> None:
    sign_in(client, user)
    said = {"name": "Velgorin", "purpose": "mail", "office": "all", "limit": "1000", "by": "1"}

    client.post("/people", said)

    act_as(user)
    assert Search.objects.get().by == user


@pytest.mark.parametrize("verb", ["put", "patch", "delete"])
def test_other_verbs_search_nothing(client: Client, user: User, verb: str) -> None:
    sign_in(client, user)

    getattr(client, verb)("/people", "name=Velgorin&purpose=mail")

    act_as(user)
    assert Search.objects.count() == 0

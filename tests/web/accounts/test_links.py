"""Who is linked to the identity provider, and who gets an account by it."""

from typing import Any

import pytest
from django.test import Client

from asylia.web.accounts.models import AccountAct, LinkedIdentity, Role, User
from tests.web.accounts.test_provider import go_round, is_signed_in, linked, refused
from tests.web.identity_provider import SUBJECT, IdentityProvider
from tests.web.people import make_office, make_user, sign_in

pytestmark = pytest.mark.django_db


# ---------------------------------------------------------------- accounts for new people


@pytest.fixture
def welcoming(provider: IdentityProvider, settings: Any) -> IdentityProvider:
    office = make_office()
    settings.PROVIDER = {
        **settings.PROVIDER,
        "NEW_ACCOUNTS": f"caseworker@{office.reference}",
    }
    provider.claims = {"preferred_username": "Rasa.K", "name": "Rasa Kalvaitė"}
    return provider


def test_where_it_is_configured_a_new_person_gets_an_account(
    client: Client, welcoming: IdentityProvider
) -> None:
    response = go_round(client, welcoming)

    user = User.objects.get(username="rasa.k")
    assert response["Location"] == "/"
    assert (user.full_name, user.role) == ("Rasa Kalvaitė", "caseworker")
    assert not user.has_usable_password()
    assert user.identity.subject == SUBJECT
    assert str(user.identity) == f"identity of {user.reference}"
    assert user.entries.filter(act=AccountAct.USER_ADDED).count() == 1


def test_who_has_neither_password_nor_factor_signs_in_again_to_confirm(
    client: Client, welcoming: IdentityProvider
) -> None:
    go_round(client, welcoming)
    session = client.session
    session["confirmed_at"] = 0
    session.save()

    page = client.get("/account/passkeys/add").content.decode()

    assert "Sign out and in again" in page
    assert "confirm-password" not in page


def test_the_page_that_was_asked_for_is_opened_after_the_way_round(
    client: Client, provider: IdentityProvider
) -> None:
    linked(provider)
    left = client.get("/sign-in/provider?next=%2Faccount%2F")["Location"]

    response = client.get("/sign-in/provider/back", provider.approve(left))

    assert response["Location"] == "/account/"


@pytest.mark.parametrize("name", ["", "x" * 61, "ęė", "taken"])
def test_a_name_that_is_none_or_taken_gets_no_account(
    client: Client, welcoming: IdentityProvider, name: str
) -> None:
    make_user(username="taken")
    welcoming.claims = {"preferred_username": name}

    assert refused(go_round(client, welcoming), client)
    assert User.objects.count() == 1


# ---------------------------------------------------------------- the administrator's link


def test_an_administrator_links_and_unlinks(client: Client, provider: IdentityProvider) -> None:
    sign_in(client, make_user(Role.ADMINISTRATOR))
    user = make_user()
    elsewhere = Client()
    sign_in(elsewhere, user)

    client.post(f"/users/{user.reference}/link", {"subject": "other-4"})
    page = client.get(f"/users/{user.reference}").content.decode()
    client.post(f"/users/{user.reference}/link", {"subject": SUBJECT})
    assert LinkedIdentity.objects.get(user=user).subject == SUBJECT
    client.post(f"/users/{user.reference}/unlink")

    assert "other-4" in page
    assert not LinkedIdentity.objects.exists()
    assert not is_signed_in(elsewhere)
    acts = [one.act for one in user.entries.order_by("pk")]
    assert acts == ["identity_linked", "identity_linked", "identity_unlinked"]


def test_one_subject_is_one_account(client: Client, provider: IdentityProvider) -> None:
    linked(provider)
    sign_in(client, make_user(Role.ADMINISTRATOR))
    other = make_user()

    response = client.post(f"/users/{other.reference}/link", {"subject": SUBJECT})

    assert response.status_code == 409
    assert "linked to another account" in response.content.decode()


@pytest.mark.parametrize("act", ["link", "unlink"])
def test_nobody_links_their_own_account_and_only_administrators_link(
    client: Client, provider: IdentityProvider, act: str
) -> None:
    ada = sign_in(client, make_user(Role.ADMINISTRATOR))
    own = client.post(f"/users/{ada.reference}/{act}", {"subject": "x"})
    other = Client()
    sign_in(other, make_user(Role.SUPERVISOR))

    assert own.status_code == 409
    assert other.post(f"/users/{ada.reference}/{act}", {"subject": "x"}).status_code == 403
    assert "Nobody links their own account." in own.content.decode()


def test_a_link_names_a_subject(client: Client, provider: IdentityProvider) -> None:
    sign_in(client, make_user(Role.ADMINISTRATOR))

    response = client.post(f"/users/{make_user().reference}/link", {"subject": ""})

    assert response.status_code == 409
    assert "Write the subject." in response.content.decode()

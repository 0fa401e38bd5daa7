"""Who sits there, asked once more before an act that does harm in the wrong hands."""

import html
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from asylia.web.accounts.factors import actions
from asylia.web.accounts.models import AccountAct, Office, Role, Session, User
from tests.web.accounts.test_code_app import SECRET, code_at, now_step, owner_of_app
from tests.web.authenticator import Authenticator
from tests.web.people import make_user, sign_in

pytestmark = pytest.mark.django_db
PASSWORD = "lamp river quiet orange"
ASKED = "Show once more that it is you who sits here"


def long_ago(client: Client, *, seconds: int = 301) -> None:
    """Let the last proof be older than it may be."""
    session = client.session
    session["confirmed_at"] = timezone.now().timestamp() - seconds
    session.save()


def administrator(client: Client, **told: Any) -> User:
    user = sign_in(client, make_user(Role.ADMINISTRATOR, password=PASSWORD, **told))
    long_ago(client)
    return user


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))


def test_an_act_waits_until_it_is_clear_who_sits_there(client: Client) -> None:
    administrator(client)
    other = make_user()

    response = client.post(f"/users/{other.reference}/reset")

    other.refresh_from_db()
    assert response.status_code == 200
    assert ASKED in response.content.decode()
    assert not other.must_change_password


def test_with_the_password_the_act_goes_on_at_once(client: Client) -> None:
    ada = administrator(client)
    other = make_user()
    client.post(f"/users/{other.reference}/reset")

    response = client.post(
        f"/users/{other.reference}/reset", {"confirm-of": "act", "confirm-password": PASSWORD}
    )

    other.refresh_from_db()
    assert 'id="one-time-password"' in response.content.decode()
    assert other.must_change_password
    assert ada.entries.filter(act=AccountAct.CONFIRMED).count() == 1


def test_what_was_written_is_carried_along(client: Client) -> None:
    administrator(client)
    data = {"name": "Lydonė & <sons>", "kind": "asylum"}

    page = html.unescape(client.post("/offices/add", data).content.decode())
    carried = {name: hidden(page)[name] for name in ("name", "kind", "confirm-of")}
    client.post("/offices/add", {**carried, "confirm-password": PASSWORD})

    assert carried == {**data, "confirm-of": "act"}
    assert Office.objects.filter(name="Lydonė & <sons>").exists()


def test_a_wrong_password_does_nothing_and_is_said(client: Client) -> None:
    administrator(client)
    other = make_user()
    address = f"/users/{other.reference}/close"

    wrong = client.post(address, {"confirm-of": "act", "confirm-password": "wrong"})
    empty = client.post(address, {"confirm-of": "act"})

    other.refresh_from_db()
    assert (wrong.status_code, empty.status_code) == (422, 422)
    assert "That does not prove who you are." in wrong.content.decode()
    assert "Say who you are in one of these ways." in empty.content.decode()
    assert other.is_active


def test_a_proof_holds_for_five_minutes(client: Client) -> None:
    administrator(client)
    other = make_user()
    long_ago(client, seconds=299)

    response = client.post(f"/users/{other.reference}/close")

    assert response["Location"] == f"/users/{other.reference}"


def test_signing_in_is_a_proof(client: Client) -> None:
    ada = make_user(Role.ADMINISTRATOR, password=PASSWORD)
    client.post("/sign-in", {"username": ada.username, "password": PASSWORD})
    other = make_user()

    response = client.post(f"/users/{other.reference}/close")

    assert response.status_code == 302


def test_a_confirmed_session_goes_on_under_a_new_key(client: Client) -> None:
    administrator(client)
    other = make_user()
    before = client.cookies["asylia"].value

    client.post(
        f"/users/{other.reference}/close", {"confirm-of": "act", "confirm-password": PASSWORD}
    )

    assert client.cookies["asylia"].value != before
    assert Session.objects.count() == 1


def test_who_has_a_code_app_confirms_with_it_and_not_with_the_password(client: Client) -> None:
    sign_in(client, owner_of_app(role=Role.ADMINISTRATOR))
    long_ago(client)
    other = make_user()
    address = f"/users/{other.reference}/close"

    page = client.post(address).content.decode()
    password = client.post(address, {"confirm-of": "act", "confirm-password": PASSWORD})
    code = {"confirm-of": "act", "confirm-code": code_at(SECRET, step=now_step())}
    response = client.post(address, code)

    assert "confirm-password" not in page
    assert password.status_code == 422
    assert response.status_code == 302


def test_codes_on_paper_confirm_nothing(client: Client) -> None:
    ada = sign_in(client, owner_of_app(role=Role.ADMINISTRATOR))
    made = actions.make_recovery_codes(by=ada)
    long_ago(client)
    other = make_user()

    response = client.post(
        f"/users/{other.reference}/close", {"confirm-of": "act", "confirm-code": made[0]}
    )

    assert response.status_code == 422
    assert ada.recovery_codes.count() == 10


def test_a_passkey_confirms(client: Client) -> None:
    device = Authenticator()
    sign_in(client, make_user(Role.ADMINISTRATOR, password=PASSWORD))
    made = device.make(client.post("/account/passkeys/ask").json())
    client.post("/account/passkeys/add", {"name": "laptop", "answer": made})
    long_ago(client)
    other = make_user()

    asked = client.post("/account/ask").json()
    response = client.post(
        f"/users/{other.reference}/close",
        {"confirm-of": "act", "confirm-answer": device.sign(asked)},
    )

    assert len(asked["publicKey"]["allowCredentials"]) == 1
    assert response.status_code == 302


def test_a_passkey_of_somebody_else_confirms_nothing(client: Client) -> None:
    device = Authenticator()
    owner = Client()
    sign_in(owner, make_user())
    made = device.make(owner.post("/account/passkeys/ask").json())
    owner.post("/account/passkeys/add", {"name": "laptop", "answer": made})
    mine = Authenticator(key_id=b"my own key")
    sign_in(client, make_user(Role.ADMINISTRATOR))
    made = mine.make(client.post("/account/passkeys/ask").json())
    client.post("/account/passkeys/add", {"name": "laptop", "answer": made})
    long_ago(client)
    other = make_user()

    asked = client.post("/account/ask").json()
    response = client.post(
        f"/users/{other.reference}/close",
        {"confirm-of": "act", "confirm-answer": device.sign(asked)},
    )

    assert response.status_code == 422


def test_guessing_is_stopped(client: Client, settings: Any) -> None:
    administrator(client)
    other = make_user()
    data = {"confirm-of": "act", "confirm-password": "wrong"}
    for _ in range(settings.SIGN_IN_TRIES_PER_ACCOUNT):
        client.post(f"/users/{other.reference}/close", data)

    response = client.post(
        f"/users/{other.reference}/close", {**data, "confirm-password": PASSWORD}
    )

    assert response.status_code == 429
    assert "Too many tries" in response.content.decode()


def test_a_page_that_shows_a_secret_asks_before_it_is_read(client: Client) -> None:
    sign_in(client, make_user(password=PASSWORD))
    long_ago(client)

    asked = client.get("/account/passkeys/add")
    proof = {"confirm-of": "reading", "confirm-password": PASSWORD}
    response = client.post("/account/passkeys/add", proof)

    assert ASKED in asked.content.decode()
    assert 'value="reading"' in asked.content.decode()
    assert response["Location"] == "/account/passkeys/add"
    assert client.get("/account/passkeys/add").status_code == 200


ACTS = [
    "/offices/add",
    "/offices/{office}",
    "/offices/{office}/close",
    "/offices/{office}/reopen",
    "/users/add",
    "/users/{user}",
    "/users/{user}/reset",
    "/users/{user}/factors",
    "/users/{user}/close",
    "/users/{user}/reopen",
]


@pytest.mark.parametrize("address", ACTS)
def test_no_act_of_an_administrator_is_done_without_a_proof(client: Client, address: str) -> None:
    administrator(client)
    other = make_user()

    path = address.format(office=other.office.reference, user=other.reference)
    page = client.post(path).content.decode()

    assert ASKED in page


@pytest.mark.parametrize("address", ["/offices/", "/users/", "/users/add", "/users/{user}"])
def test_looking_needs_no_proof(client: Client, address: str) -> None:
    administrator(client)
    other = make_user()

    page = client.get(address.format(user=other.reference)).content.decode()

    assert ASKED not in page

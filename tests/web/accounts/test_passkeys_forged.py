"""Answers of passkeys that are made up, changed, mixed, or sent twice at once."""

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from fido2.cose import CoseKey
from fido2.utils import websafe_decode

from asylia.web.accounts.models import Away, Passkey, Role, TurnedAway
from asylia.web.accounts.session import act_as
from asylia.web.accounts.sessions import SessionStore, taken_once
from tests.web.accounts.test_passkeys import (
    PASSWORD,
    REFUSED,
    add,
    answer,
    ask,
    is_signed_in,
    owner_of,
)
from tests.web.authenticator import PRESENT, VERIFIED, Authenticator
from tests.web.people import make_user, sign_in

pytestmark = pytest.mark.django_db
BACKED_UP = 0x10
Forged = Callable[[Authenticator, dict[str, Any]], str]


def changed(**told: Any) -> Forged:
    """An answer that was honest, with other words in it."""

    def forge(device: Authenticator, asked: dict[str, Any]) -> str:
        honest = json.loads(device.sign(asked))
        honest["response"] |= told.pop("response", {})
        return json.dumps(honest | told)

    return forge


FORGED: dict[str, tuple[str, Forged]] = {
    "of another kind": ("type", changed(type="password")),
    "in a frame": ("frame", lambda one, asked: one.sign(asked, client={"crossOrigin": True})),
    "above it another site": (
        "frame",
        lambda one, asked: one.sign(asked, client={"topOrigin": "https://example.org"}),
    ),
    "of nobody": ("handle", lambda one, asked: one.sign(asked, handle=b"")),
    "of what is no name": ("handle", changed(response={"userHandle": "!!"})),
    "of a number": ("handle", changed(response={"userHandle": 7})),
    "by another name of its key": ("answer", changed(id="AAAA")),
    "cut short": ("answer", changed(response={"signature": "MAYCAQACAQ"})),
}


@pytest.mark.parametrize("forged", FORGED)
def test_an_answer_that_was_changed_opens_nothing(
    client: Client, caplog: pytest.LogCaptureFixture, forged: str
) -> None:
    device = Authenticator()
    user = owner_of(device)
    check, forge = FORGED[forged]

    with caplog.at_level(logging.WARNING):
        response = answer(client, forge(device, ask(client)))

    assert response.status_code == 422
    assert REFUSED in response.content.decode()
    assert not is_signed_in(client)
    assert f"accounts.proof_refused for=sign-in check={check}" in caplog.text
    assert user.username not in caplog.text
    act_as(make_user(Role.ADMINISTRATOR))
    assert [one.failed for one in TurnedAway.objects.filter(kind=Away.PASSKEY)] == [check]


def test_a_device_that_contradicts_itself_opens_nothing(client: Client) -> None:
    device = Authenticator()
    owner_of(device)
    device.flags = PRESENT | VERIFIED | BACKED_UP

    assert answer(client, device.sign(ask(client))).status_code == 422


ES256, RS256 = -7, -257
NO_KEYS: dict[str, dict[int, Any]] = {
    "a point that is none": {1: 2, 3: ES256, -1: 1, -2: bytes(32), -3: bytes(32)},
    "a key of another family": {1: 1, 3: ES256, -1: 6, -2: bytes(32)},
    "no way to sign": {1: 2, -1: 1, -2: bytes(32), -3: bytes(32)},
    "an unknown way to sign": {1: 2, 3: -9999, -1: 1, -2: bytes(32), -3: bytes(32)},
    "a shared secret": {1: 4, 3: 5, -1: bytes(32)},
    "numbers that everybody can guess": {1: 3, 3: RS256, -1: b"\x01", -2: b"\x01"},
    "a short modulus": {1: 3, 3: RS256, -1: b"\xff" * 64, -2: b"\x01\x00\x01"},
    "a modulus that takes long": {1: 3, 3: RS256, -1: b"\xff" * 9000, -2: b"\x01\x00\x01"},
    "an exponent of one": {1: 3, 3: RS256, -1: b"\xff" * 256, -2: b"\x01"},
    "words for numbers": {1: 3, 3: RS256, -1: "much", -2: b"\x01\x00\x01"},
}


@pytest.mark.parametrize("made", NO_KEYS)
def test_a_key_that_proves_nothing_is_not_added(client: Client, made: str) -> None:
    user = sign_in(client, make_user())
    question = client.post("/account/passkeys/ask").json()
    words = Authenticator().make(question, public=NO_KEYS[made])

    response = client.post("/account/passkeys/add", {"name": "laptop", "answer": words})

    assert response.status_code == 422
    assert "No passkey was made." in response.content.decode()
    assert not user.passkeys.exists()


@pytest.mark.parametrize(
    "device",
    [Authenticator(key_id=b""), Authenticator(key_id=b"x" * 1024),
     Authenticator(flags=PRESENT | VERIFIED | BACKED_UP)],
)  # fmt: skip
def test_a_device_that_cannot_be_is_not_added(client: Client, device: Authenticator) -> None:
    user = sign_in(client, make_user())

    assert add(client, device) == 422
    assert not user.passkeys.exists()


def test_a_passkey_is_made_on_our_own_page_alone(client: Client) -> None:
    sign_in(client, make_user())
    question = client.post("/account/passkeys/ask").json()
    words = Authenticator().make(question, client={"crossOrigin": True})

    client.post("/account/passkeys/add", {"name": "laptop", "answer": words})

    assert not Passkey.objects.exists()


def test_a_long_key_of_the_other_family_is_added(client: Client) -> None:
    user = sign_in(client, make_user())
    question = client.post("/account/passkeys/ask").json()
    public = {1: 3, 3: RS256, -1: b"\xff" * 256, -2: b"\x01\x00\x01"}
    words = Authenticator().make(question, public=public)

    client.post("/account/passkeys/add", {"name": "laptop", "answer": words})

    assert user.passkeys.count() == 1


def test_a_key_that_takes_every_sign_proves_nothing(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CoseKey.for_alg(ES256), "verify", lambda *_: None)
    user = sign_in(client, make_user())

    assert add(client, Authenticator()) == 422
    assert not user.passkeys.exists()


def test_the_passkey_of_somebody_else_is_nobodys_second_step(client: Client) -> None:
    mine, other = Authenticator(key_id=b"mine"), Authenticator(key_id=b"other")
    user = owner_of(mine)
    owner_of(other)
    for handle in (other.handle, mine.handle):
        client.post("/sign-in", {"username": user.username, "password": PASSWORD})
        asked = client.post("/sign-in/second/ask").json()

        response = client.post("/sign-in/second", {"answer": other.sign(asked, handle=handle)})

        assert response.status_code == 422
        assert not is_signed_in(client)


def test_an_answer_for_one_ceremony_is_none_for_another(client: Client) -> None:
    device = Authenticator()
    user = owner_of(device)
    client.post("/sign-in", {"username": user.username, "password": PASSWORD})
    for asks, takes in (
        ("/sign-in/second/ask", "/sign-in/passkey"),
        ("/sign-in/passkey/ask", "/sign-in/second"),
    ):
        words = device.sign(client.post(asks).json())

        assert client.post(takes, {"answer": words}).status_code == 422
    assert not is_signed_in(client)


def test_what_one_person_was_asked_nobody_else_answers(client: Client) -> None:
    sign_in(client, make_user())
    question = client.post("/account/passkeys/ask").json()
    other = sign_in(client, make_user())

    words = Authenticator().make(question)
    response = client.post("/account/passkeys/add", {"name": "laptop", "answer": words})

    assert response.status_code == 422
    assert not other.passkeys.exists()


def test_an_answer_to_a_question_from_before_its_passkey_was_removed_opens_nothing(
    client: Client,
) -> None:
    device = Authenticator()
    user = owner_of(device)
    words = device.sign(ask(client))
    user.passkeys.all().delete()

    assert answer(client, words).status_code == 422
    assert not is_signed_in(client)


def test_questions_are_long_and_never_the_same(client: Client) -> None:
    asked = [ask(client)["publicKey"]["challenge"] for _ in range(20)]

    assert len(set(asked)) == 20
    assert min(len(websafe_decode(one)) for one in asked) >= 32


def session_of(client: Client) -> SessionStore:
    """The session as a request has read it that has not ended yet."""
    session = SessionStore(client.session.session_key)
    session.get("asked")
    return session


def test_of_two_requests_side_by_side_one_answers_the_question(client: Client) -> None:
    ask(client)
    first, second = session_of(client), session_of(client)

    taken = taken_once(first, "asked")
    first.save()

    assert taken["for"] == "sign-in"
    assert taken_once(second, "asked") is None


def test_a_request_beside_one_that_began_a_session_answers_nothing(client: Client) -> None:
    ask(client)
    first, second = session_of(client), session_of(client)

    taken_once(first, "asked")
    first.cycle_key()

    assert taken_once(second, "asked") is None
    assert not second.modified

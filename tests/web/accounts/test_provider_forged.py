"""Answers of an identity provider that no honest one gives: they are refused, never a fault."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from ssl import CERT_REQUIRED
from threading import Thread
from typing import Any

import pytest
from django.test import Client
from joserfc import jws

from asylia.web.accounts.models import LinkedIdentity, Office, Role, Session, User
from asylia.web.accounts.provider import actions, calling
from asylia.web.accounts.provider.configured import configured
from asylia.web.accounts.session import act_as
from tests.web.accounts.test_code_app import owner_of_app
from tests.web.accounts.test_provider import (
    come_back,
    go_round,
    is_signed_in,
    leave,
    linked,
    refused,
)
from tests.web.identity_provider import CLIENT, SUBJECT, IdentityProvider
from tests.web.people import make_office, make_user, sign_in

pytestmark = pytest.mark.django_db
HUGE = 10**400


def signs(provider: IdentityProvider, client: Client, **said: Any) -> Any:
    """Come back with a token that is signed as it stands, whatever it says."""
    address = leave(client)
    brought = provider.approve(address)
    honest = {"iss": provider.issuer, "aud": CLIENT, "sub": SUBJECT, "iat": provider.at}
    nonce = provider.codes[brought["code"]]["nonce"]
    told = {**honest, "nonce": nonce, "exp": provider.at + 300, **said}
    head = {"alg": "ES256", "kid": "one"}
    words = json.dumps(told).encode()
    provider.raw_token = jws.serialize_compact(head, words, provider.key, algorithms=["ES256"])
    return come_back(client, brought)


FORGED: dict[str, dict[str, Any]] = {
    "expiry": {"exp": HUGE},
    "expiry without end": {"exp": float("inf")},
    "expiry of no number": {"exp": float("nan")},
    "issue": {"iat": HUGE},
    "begin": {"nbf": -HUGE},
    "subject with a zero": {"sub": "subject\0"},
    "half a letter in the subject": {"sub": "\ud800"},
    "half a letter in the nonce": {"nonce": "\ud800"},
    "subject that turns around": {"sub": "\u202esubject-17"},
}


@pytest.mark.parametrize("forged", FORGED)
def test_a_signed_token_of_what_cannot_be_opens_nothing(
    client: Client, provider: IdentityProvider, forged: str
) -> None:
    linked(provider)

    assert refused(signs(provider, client, **FORGED[forged]), client)


@pytest.mark.parametrize("kind", ["at+jwt", "logout+jwt", "JOSE"])
def test_a_token_for_something_else_opens_nothing(
    client: Client, provider: IdentityProvider, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    linked(provider)
    provider.header = {"typ": kind}

    assert refused(go_round(client, provider), client)
    assert "accounts.token_refused check=type" in caplog.text


def test_a_token_under_a_key_that_is_not_listed_opens_nothing(
    client: Client, provider: IdentityProvider
) -> None:
    linked(provider)
    provider.header = {"kid": "two"}

    assert refused(go_round(client, provider), client)


def test_a_provider_that_always_says_who_it_is_is_held_to_that(
    client: Client, provider: IdentityProvider
) -> None:
    linked(provider)
    provider.told = {"authorization_response_iss_parameter_supported": True}
    brought = provider.approve(leave(client))
    brought.pop("iss")

    assert refused(come_back(client, brought), client)
    assert go_round(client, provider)["Location"] == "/"


def test_a_code_of_another_browser_opens_nothing_under_ones_own_state(
    client: Client, provider: IdentityProvider
) -> None:
    linked(provider)
    others = provider.approve(leave(Client()))
    mine = provider.approve(leave(client))

    assert refused(come_back(client, {**mine, "code": others["code"]}), client)


def test_who_comes_back_is_led_nowhere_else(client: Client, provider: IdentityProvider) -> None:
    linked(provider)
    brought = provider.approve(
        str(client.get("/sign-in/provider?next=https://example.org/")["Location"])
    )

    assert come_back(client, brought)["Location"] == "/"


def test_a_link_on_another_site_begins_no_session(
    client: Client, provider: IdentityProvider
) -> None:
    linked(provider)

    answer = client.get(
        "/sign-in/provider?next=/account/", headers={"Sec-Fetch-Site": "cross-site"}
    )

    assert answer["Location"] == "/sign-in?next=%2Faccount%2F"
    assert "provider" not in client.session
    assert provider.asked == []


def test_half_a_sign_in_beside_a_session_makes_no_browser_known(
    client: Client, provider: IdentityProvider
) -> None:
    user = sign_in(client, make_user())
    linked(provider, owner_of_app())

    response = go_round(client, provider)

    assert response["Location"] == "/sign-in/second"
    assert "asylia_device" not in response.cookies
    assert client.session["_auth_user_id"] == str(user.pk)


def test_sessions_of_whom_an_account_was_linked_to_end(
    client: Client, provider: IdentityProvider
) -> None:
    user = linked(provider)
    go_round(client, provider)
    ada = make_user(Role.ADMINISTRATOR)
    act_as(ada)

    actions.link_identity(user, by=ada, subject="subject-18")

    assert not Session.objects.filter(user=user).exists()
    assert not is_signed_in(client)


def test_a_first_link_ends_no_session(client: Client, provider: IdentityProvider) -> None:
    user = sign_in(client, make_user())
    ada = make_user(Role.ADMINISTRATOR)
    act_as(ada)

    actions.link_identity(user, by=ada, subject=SUBJECT)

    assert provider.issuer == LinkedIdentity.objects.get(user=user).issuer
    assert is_signed_in(client)


@pytest.fixture
def new_ones(provider: IdentityProvider, settings: Any) -> Office:
    """An office for people whom the provider knows and we do not."""
    office = make_office()
    settings.PROVIDER = {**settings.PROVIDER, "NEW_ACCOUNTS": f"caseworker@{office.reference}"}
    return office


@pytest.mark.parametrize(
    "name", ["", "a\0b", "ą", "x" * 61, "two\nlines", "\u202eevil", ["rasa"], None]
)
def test_a_name_that_is_none_gets_no_account(
    client: Client, provider: IdentityProvider, new_ones: Office, name: Any
) -> None:
    provider.claims = {"preferred_username": name} if name is not None else {}

    assert refused(go_round(client, provider), client) or isinstance(name, list)
    assert not new_ones.users.filter(username__contains="\u202e").exists()


def test_an_account_of_somebody_else_is_not_taken_by_its_name(
    client: Client, provider: IdentityProvider, new_ones: Office
) -> None:
    other = make_user(Role.ADMINISTRATOR, username="ada")
    provider.claims = {"preferred_username": " ADA "}

    assert refused(go_round(client, provider), client)
    assert User.objects.get(username="ada") == other
    assert not new_ones.users.exists()


def test_signs_that_nobody_sees_are_left_out_of_a_name(
    client: Client, provider: IdentityProvider, new_ones: Office
) -> None:
    provider.claims = {"preferred_username": "rasa", "name": "Rasa\u202e \0Kalnė\n"}

    go_round(client, provider)

    assert [one.full_name for one in new_ones.users.all()] == ["Rasa Kalnė"]


def test_a_name_of_nothing_is_the_sign_in_name(
    client: Client, provider: IdentityProvider, new_ones: Office
) -> None:
    provider.claims = {"preferred_username": "rasa", "name": "\u200b"}

    go_round(client, provider)

    assert [one.full_name for one in new_ones.users.all()] == ["rasa"]


@contextmanager
def slow(words: bytes, *, head: bytes, pause: float) -> Iterator[str]:
    """A server that sends its answer letter by letter."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.wfile.write(b"HTTP/1.0 200 OK\r\n")
            try:
                for sign in head + b"\r\n" + words:
                    time.sleep(pause)
                    self.wfile.write(bytes([sign]))
            except OSError:
                pass

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=[0.01], daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.parametrize("head", [b"", b"X: letter by letter\r\n"])
def test_an_answer_has_to_be_whole_in_time(
    provider: IdentityProvider, settings: Any, monkeypatch: pytest.MonkeyPatch, head: bytes
) -> None:
    monkeypatch.setattr(calling, "SECONDS", 0.2)
    with slow(b'{"each": "letter"}', head=head, pause=0.05) as address:
        settings.PROVIDER = {**settings.PROVIDER, "ISSUER": address}
        found = configured()
        assert found is not None

        with pytest.raises(calling.Unreachable, match="answer"):
            calling.asked_of(found, f"{address}/slow")


def test_a_provider_under_tls_shows_who_it_is() -> None:
    connection = calling.Sealed("provider.example")

    assert connection._context.verify_mode == CERT_REQUIRED  # type: ignore[attr-defined]
    assert connection._context.check_hostname  # type: ignore[attr-defined]


def test_a_provider_that_speaks_in_the_clear_is_not_heard_under_tls(
    provider: IdentityProvider, settings: Any
) -> None:
    address = provider.issuer.replace("http:", "https:")
    settings.PROVIDER = {**settings.PROVIDER, "ISSUER": address}
    found = configured()
    assert found is not None

    with pytest.raises(calling.Unreachable, match="answer"):
        calling.asked_of(found, f"{address}/keys")


ANSWERS: dict[str, Callable[[], object]] = {
    "a list": list,
    "a token of a list": lambda: {"id_token": ["x"]},
    "too much": lambda: {"id_token": "x" * 300_000},
    "a deep one": lambda: json.loads("[" * 900 + "]" * 900),
}


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_to_a_code_that_is_none_opens_nothing(
    client: Client, provider: IdentityProvider, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    linked(provider)
    monkeypatch.setattr(type(provider), "token", lambda *_: (200, ANSWERS[answer]()), raising=True)

    assert refused(go_round(client, provider), client)

"""Passwords, keys of sessions and names, letter by letter."""

import re

import pytest
from django.test import Client, override_settings
from markupsafe import escape

from asylia.web import settings as asylia_settings
from asylia.web.accounts.models import Office, Role, Session, User
from asylia.web.accounts.sessions import SessionStore
from tests.web.people import make_user, sign_in

pytestmark = pytest.mark.django_db

OLD = "lamp river quiet orange"
SPACED = "  Žalia Ąžuolų GIRIA  "
OF_ANY_LETTERS = [
    "quietlylowercase",
    "384756291047",
    "ąčęėįšųūž žemė",
    "🌲🌊🌙⭐🔥❄🍂🌻🦉🐢🦊🐝",
    "z" * 7 + "y" * 121,
]
BOX = r"""<input[^>]*name="(?:password|current|new|again)"[^>]*>"""
HOSTILE = [
    "x'; delete from accounts_office; --",
    "x' or '1'='1",
    'x"; drop table accounts_user; --',
    "x%' or 1=1 /* {0} %s ${jndi:ldap://x}",
    "{{ 7 * 7 }}<hostile>{% raise %}",
]


@pytest.mark.parametrize("password", OF_ANY_LETTERS)
def test_a_password_may_be_of_any_letters_and_long(client: Client, password: str) -> None:
    user = sign_in(client, make_user(password=OLD))

    answer = client.post("/account/password", {"current": OLD, "new": password, "again": password})

    user.refresh_from_db()
    assert answer.status_code == 302
    assert user.check_password(password)


@pytest.mark.parametrize(
    "wrong", [SPACED.strip(), SPACED.lower(), SPACED[:-1], SPACED + " ", SPACED.replace("Ž", "Z")]
)
def test_a_password_is_taken_letter_by_letter(client: Client, wrong: str) -> None:
    make_user(username="rasa", password=SPACED)

    refused = client.post("/sign-in", {"username": "rasa", "password": wrong})
    opened = client.post("/sign-in", {"username": "rasa", "password": SPACED})

    assert (refused.status_code, opened.status_code) == (422, 302)


def test_a_password_is_masked_and_may_be_filled_in(client: Client) -> None:
    pages = [client.get("/sign-in").content.decode()]
    sign_in(client, make_user(password=OLD))
    pages.append(client.get("/account/password").content.decode())

    boxes = [box for page in pages for box in re.findall(BOX, page)]
    assert len(boxes) == 4
    assert [box for box in boxes if 'type="password"' not in box] == []
    told = [re.findall(r'autocomplete="([a-z-]+)"', box) for box in boxes]
    assert told == [["current-password"], ["current-password"], ["new-password"], ["new-password"]]
    assert [page for page in pages if "onpaste" in page] == []


def test_a_password_is_kept_by_a_slow_hash() -> None:
    with override_settings(PASSWORD_HASHERS=asylia_settings.PASSWORD_HASHERS):
        kept = make_user(password=OLD).password

    kind, _, _, cost, *_ = kept.split("$")
    told = dict(part.split("=") for part in cost.split(",")) if "=" in cost else {}
    assert kind == "argon2"
    assert "$argon2id$" in kept.replace("argon2$", "$", 1)
    assert int(told.get("m", "0")) >= 19 * 1024


def test_keys_of_sessions_are_long_and_never_the_same() -> None:
    keys = set()
    for _ in range(100):
        store = SessionStore()
        store.create()
        keys.add(store.session_key)

    assert len(keys) == 100
    assert {len(key or "") for key in keys} == {32}
    letters = {letter for key in keys for letter in key or ""}
    assert len(letters) == 36  # five bits a letter and more: above 160 bits a key
    assert Session.objects.count() == 100


@pytest.mark.parametrize("words", HOSTILE)
def test_what_is_written_as_sql_is_a_word(client: Client, words: str) -> None:
    user = sign_in(client, make_user(Role.ADMINISTRATOR, password=OLD))

    added = client.post("/offices/add", {"name": words, "kind": "border"})
    page = client.get("/offices/").content.decode()
    refused = Client().post("/sign-in", {"username": words, "password": words})

    assert (added.status_code, refused.status_code) == (302, 422)
    assert Office.objects.filter(name=words).count() == 1
    assert Office.objects.count() == 2
    assert User.objects.get() == user
    assert str(escape(words)) in page
    assert "<hostile>" not in page


@pytest.mark.parametrize("address", ["/offices/", "/users/", "/account/", "/keys", "/nowhere"])
def test_every_page_has_its_way_out(client: Client, address: str) -> None:
    sign_in(client, make_user(Role.ADMINISTRATOR))

    page = client.get(address).content.decode()

    assert 'action="/sign-out"' in page
    assert ">Sign out</button>" in page

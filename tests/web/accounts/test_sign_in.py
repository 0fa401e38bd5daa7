from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as configured
from django.test import Client
from django.utils import timezone

from asylia.web.accounts import actions
from asylia.web.accounts.models import AccountAct, AccountEntry, Role, Session, SignInTry
from tests.web.people import make_user

pytestmark = pytest.mark.django_db

PASSWORD = "lamp river quiet orange"
SIGN_IN = "/sign-in"


def sign_in(client: Client, username: str, password: str, **more: str) -> int:
    data = {"username": username, "password": password}
    return client.post(SIGN_IN, data, headers=more).status_code


def words_of(client: Client, username: str, password: str) -> str:
    answer = client.post(SIGN_IN, {"username": username, "password": password})
    return answer.content.decode().replace(username, "NAME")


def test_right_name_and_password_open_a_session(client: Client) -> None:
    user = make_user(username="rasa", password=PASSWORD)

    answer = client.post(SIGN_IN, {"username": " Rasa ", "password": PASSWORD})

    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)
    assert [entry.act for entry in user.entries.all()] == [AccountAct.SIGNED_IN]


def test_the_session_cookie_is_unreadable_for_scripts(client: Client) -> None:
    make_user(username="rasa", password=PASSWORD)

    sign_in(client, "rasa", PASSWORD)

    cookie = client.cookies["asylia"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_an_unknown_name_and_a_wrong_password_are_told_alike(client: Client) -> None:
    make_user(username="rasa", password=PASSWORD)

    known = words_of(client, "rasa", "wrong")
    unknown = words_of(client, "nobody", "wrong")

    assert strip_tokens(known) == strip_tokens(unknown)
    assert "do not belong together" in known


def test_a_closed_account_is_told_like_a_wrong_password(client: Client) -> None:
    make_user(username="rasa", password=PASSWORD, is_active=False)

    closed = words_of(client, "rasa", PASSWORD)
    unknown = words_of(client, "nobody", PASSWORD)

    assert strip_tokens(closed) == strip_tokens(unknown)


@pytest.mark.parametrize("username", ["rasa", "nobody"])
def test_too_many_tries_are_stopped_for_known_and_unknown_names(
    client: Client, username: str
) -> None:
    make_user(username="rasa", password=PASSWORD)
    for _ in range(configured.SIGN_IN_TRIES_PER_ACCOUNT):
        assert sign_in(client, username, "wrong") == 422

    status = sign_in(client, username, PASSWORD)

    assert status == 429


def test_an_address_is_stopped_whatever_the_names(client: Client, settings: Any) -> None:
    settings.SIGN_IN_TRIES_PER_ADDRESS = 3
    make_user(username="rasa", password=PASSWORD)
    for name in ("one", "two", "three"):
        sign_in(client, name, "wrong")

    status = sign_in(client, "rasa", PASSWORD)

    assert status == 429


def test_a_trusted_proxy_names_the_address(client: Client, settings: Any) -> None:
    settings.SIGN_IN_TRIES_PER_ADDRESS = 1
    settings.TRUSTED_PROXIES = 1
    make_user(username="rasa", password=PASSWORD)
    sign_in(client, "one", "wrong", **{"X-Forwarded-For": "10.0.0.1, 192.0.2.7"})

    same = sign_in(client, "rasa", PASSWORD, **{"X-Forwarded-For": "10.9.9.9, 192.0.2.7"})
    other = sign_in(client, "rasa", PASSWORD, **{"X-Forwarded-For": "192.0.2.7, 192.0.2.8"})

    assert (same, other) == (429, 302)


def test_old_tries_are_forgotten(client: Client) -> None:
    make_user(username="rasa", password=PASSWORD)
    for _ in range(configured.SIGN_IN_TRIES_PER_ACCOUNT):
        sign_in(client, "rasa", "wrong")
    long_ago = timezone.now() - timedelta(minutes=configured.SIGN_IN_WINDOW_MINUTES + 1)
    keys = SignInTry.objects.values_list("account_key", "address_key")[0]
    tries = [SignInTry(account_key=keys[0], address_key=keys[1], at=long_ago) for _ in range(6)]
    SignInTry.objects.all().delete()
    SignInTry.objects.bulk_create(tries)

    status = sign_in(client, "rasa", PASSWORD)

    assert status == 302
    assert not SignInTry.objects.exists()


def test_a_try_is_kept_without_name_and_address(client: Client) -> None:
    sign_in(client, "rasa", "wrong")

    kept = SignInTry.objects.values_list("account_key", "address_key").get()

    assert "rasa" not in str(kept)
    assert "127.0.0.1" not in str(kept)


def test_signing_in_returns_to_the_page_that_was_asked_for(client: Client) -> None:
    make_user(Role.ADMINISTRATOR, username="ada", password=PASSWORD)
    asked = client.get("/users/")

    answer = client.post(asked["Location"], {"username": "ada", "password": PASSWORD})

    assert asked["Location"] == "/sign-in?next=%2Fusers%2F"
    assert answer["Location"] == "/users/"


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/",
        "//example.org/",
        "/\\example.org",
        "javascript:1",
        "today",
        "no:name",
    ],
)
def test_signing_in_never_leads_to_another_site(client: Client, target: str) -> None:
    make_user(username="rasa", password=PASSWORD)

    answer = client.post(f"/sign-in?next={target}", {"username": "rasa", "password": PASSWORD})

    assert answer["Location"] == "/"


def test_who_is_signed_in_is_not_asked_again(client: Client) -> None:
    client.force_login(make_user())
    begin(client)

    assert client.get(SIGN_IN)["Location"] == "/"


def test_an_empty_form_says_what_is_missing(client: Client) -> None:
    answer = client.post(SIGN_IN, {})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Write your sign-in name." in page
    assert "Write your password." in page


def test_signing_out_ends_the_session_and_empties_the_browser(client: Client) -> None:
    user = make_user(username="rasa", password=PASSWORD)
    sign_in(client, "rasa", PASSWORD)

    answer = client.post("/sign-out")

    assert answer["Location"] == SIGN_IN
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert not Session.objects.exists()
    assert user.entries.filter(act=AccountAct.SIGNED_OUT).count() == 1


def test_signing_out_needs_the_button(client: Client) -> None:
    client.force_login(make_user())
    begin(client)

    assert client.get("/sign-out").status_code == 405


def test_a_session_ends_after_half_a_day(client: Client) -> None:
    client.force_login(make_user())
    begin(client, hours_ago=configured.SESSION_LONGEST_HOURS + 1)

    answer = client.get("/account/password")

    assert answer["Location"].startswith(SIGN_IN)


def test_a_session_from_the_future_is_no_session(client: Client) -> None:
    client.force_login(make_user())
    begin(client, hours_ago=-2)

    assert client.get("/account/password")["Location"].startswith(SIGN_IN)


def test_a_session_in_use_is_noted_every_few_minutes_only(client: Client) -> None:
    client.force_login(make_user())
    begin(client, hours_ago=0.1)
    seen = client.session["seen_at"]

    client.get("/account/password")
    first = client.session["seen_at"]
    client.get("/account/password")

    assert seen < first == client.session["seen_at"]


def test_a_closed_account_is_out_at_its_next_click(client: Client) -> None:
    user = make_user()
    client.force_login(user)
    begin(client)
    user.is_active = False
    user.save()

    assert client.get("/account/password")["Location"].startswith(SIGN_IN)


def test_a_fragment_without_a_session_sends_the_whole_page_to_sign_in(client: Client) -> None:
    answer = client.get("/users/", headers={"HX-Request": "true"})

    assert answer.status_code == 204
    assert answer["HX-Redirect"] == SIGN_IN


def test_a_failed_try_leaves_no_entry_that_tells_who_exists(client: Client) -> None:
    make_user(username="rasa", password=PASSWORD)

    sign_in(client, "rasa", "wrong")

    assert not AccountEntry.objects.exists()


def test_the_daily_job_forgets_ended_sessions_and_old_tries_alone(client: Client) -> None:
    sign_in_as(client)
    long_ago = timezone.now() - timedelta(days=1)
    for key, at in (("old", long_ago), ("young", timezone.now())):
        Session.objects.create(
            session_key=key, session_data="", expire_date=at + timedelta(hours=1)
        )
        SignInTry.objects.create(account_key=key, address_key=key, at=at)

    actions.forget_what_expired()

    assert not Session.objects.filter(session_key="old").exists()
    assert Session.objects.filter(session_key="young").exists()
    assert [one.account_key for one in SignInTry.objects.all()] == ["young"]
    assert client.get("/account/password").status_code == 200


def sign_in_as(client: Client) -> None:
    client.force_login(make_user())
    begin(client)


def begin(client: Client, *, hours_ago: float = 0) -> None:
    session = client.session
    session["begun_at"] = session["seen_at"] = timezone.now().timestamp() - hours_ago * 3600
    session.save()


def strip_tokens(page: str) -> list[str]:
    return [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line]

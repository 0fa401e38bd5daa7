"""Sessions: how long they last, who sees them, and that a dump opens none."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as configured
from django.db import connection
from django.test import Client
from django.utils import timezone

from asylia.web.accounts import actions
from asylia.web.accounts.agents import browser_of
from asylia.web.accounts.models import AccountAct, Role, Session, User
from asylia.web.accounts.sessions import SessionStore, kept_as
from tests.web.people import make_user, sign_in

pytestmark = pytest.mark.django_db
PASSWORD = "lamp river quiet orange"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"


def enter(client: Client, user: User, **headers: str) -> None:
    data = {"username": user.username, "password": PASSWORD}
    assert client.post("/sign-in", data, headers=headers).status_code == 302


def is_signed_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def change(client: Client, **held: Any) -> None:
    session = client.session
    session.update(held)
    session.save()


def test_a_session_ends_after_a_quarter_of_an_hour_without_use(client: Client) -> None:
    sign_in(client, make_user())
    change(client, seen_at=timezone.now().timestamp() - 15 * 60 - 1)

    assert configured.SESSION_COOKIE_AGE == 15 * 60
    assert not is_signed_in(client)


def test_who_comes_back_to_an_ended_session_is_told_so(client: Client) -> None:
    sign_in(client, make_user())
    change(client, seen_at=timezone.now().timestamp() - 15 * 60 - 1)

    response = client.get("/account/")
    page = client.get(response["Location"]).content.decode()

    assert response["Location"] == "/sign-in?next=%2Faccount%2F&ended=1"
    assert "Your session has ended" in page
    assert "Your session has ended" not in client.get("/sign-in").content.decode()


def test_a_session_in_use_goes_on(client: Client) -> None:
    sign_in(client, make_user())
    change(client, seen_at=timezone.now().timestamp() - 14 * 60)

    assert is_signed_in(client)
    assert client.session["seen_at"] > timezone.now().timestamp() - 60


def test_a_session_ends_in_the_database_too(client: Client) -> None:
    sign_in(client, make_user())
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

    assert not is_signed_in(client)


@pytest.mark.parametrize("key", ["", "a", "x" * 40, "a" * 4000, "../../etc", "'; drop table x"])
def test_a_forged_session_is_none(client: Client, key: str) -> None:
    sign_in(Client(), make_user())
    client.cookies["asylia"] = key

    assert not is_signed_in(client)


def test_the_key_in_the_database_opens_no_session(client: Client) -> None:
    sign_in(client, make_user())
    kept = Session.objects.get().session_key
    thief = Client()
    thief.cookies["asylia"] = kept

    assert kept == kept_as(client.cookies["asylia"].value)
    assert not is_signed_in(thief)


def test_signing_in_begins_under_a_new_key(client: Client) -> None:
    user = make_user(password=PASSWORD)
    client.post("/sign-in/passkey/ask")
    before = client.cookies["asylia"].value

    enter(client, user)

    assert client.cookies["asylia"].value != before
    assert Session.objects.count() == 1


def test_a_session_that_was_left_opens_nothing_when_it_is_replayed(client: Client) -> None:
    user = make_user(password=PASSWORD)
    enter(client, user)
    old = client.cookies["asylia"].value
    client.post("/sign-out")
    client.cookies["asylia"] = old

    assert not is_signed_in(client)


def test_the_store_knows_what_it_keeps() -> None:
    store = SessionStore()
    store["a"] = 1
    store.create()
    key = store.session_key or ""

    assert store.exists(key)
    assert SessionStore(key)["a"] == 1
    store.delete(key)
    assert not store.exists(key)
    SessionStore().delete()
    assert str(Session(session_key="x")) == "session of nobody"
    assert Session.get_session_store_class() is SessionStore


def test_everybody_sees_where_they_are_signed_in(client: Client) -> None:
    user = make_user(password=PASSWORD)
    enter(client, user, **{"User-Agent": FIREFOX})
    elsewhere = Client()
    sign_in(elsewhere, user)
    sign_in(Client(), make_user())

    page = client.get("/account/").content.decode()

    assert page.count("Firefox, Linux") == 1
    assert page.count("A browser that does not say which") == 1
    assert "Sign out everywhere else" in page


def test_ending_all_others_leaves_this_one(client: Client) -> None:
    user = sign_in(client, make_user())
    elsewhere, stranger = Client(), Client()
    sign_in(elsewhere, user)
    sign_in(stranger, make_user())

    response = client.post("/account/sessions/end")

    assert response["Location"] == "/account/"
    assert (is_signed_in(client), is_signed_in(elsewhere)) == (True, False)
    assert is_signed_in(stranger)
    assert user.entries.get().detail == {"sessions": 1}


def test_ending_none_is_no_entry(client: Client) -> None:
    user = sign_in(client, make_user())

    client.post("/account/sessions/end")

    assert not user.entries.filter(act=AccountAct.SESSIONS_ENDED).exists()


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (FIREFOX, "Firefox, Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("Mozilla/5.0 (iPhone; CPU like Mac OS X) Version/18 Safari/604.1", "Safari, iOS"),
        ("<script>", ""),
        ("", ""),
    ],
)
def test_a_browser_is_called_by_names_of_our_own(said: str, found: str) -> None:
    assert browser_of(said) == found


# ---------------------------------------------------------------- one-time passwords


def one_time(**told: Any) -> tuple[User, str]:
    ada = make_user(Role.ADMINISTRATOR)
    return actions.add_user(
        by=ada, username="rasa", full_name="R K", role=Role.CASEWORKER, office=ada.office, **told
    )


def test_a_one_time_password_opens_for_three_days(client: Client) -> None:
    user, password = one_time()
    User.objects.filter(pk=user.pk).update(password_ends_at=timezone.now() + timedelta(minutes=1))

    response = client.post("/sign-in", {"username": "rasa", "password": password})

    assert user.password_ends_at is not None
    assert user.password_ends_at - timezone.now() > timedelta(hours=71, minutes=59)
    assert response.status_code == 302


def test_an_old_one_time_password_opens_nothing(client: Client) -> None:
    user, password = one_time()
    User.objects.filter(pk=user.pk).update(password_ends_at=timezone.now() - timedelta(seconds=1))

    response = client.post("/sign-in", {"username": "rasa", "password": password})

    assert response.status_code == 422
    assert "This one-time password is too old." in response.content.decode()
    assert not is_signed_in(client)


def test_a_password_of_ones_own_never_ends(client: Client) -> None:
    user = sign_in(client, make_user(password=PASSWORD))
    User.objects.filter(pk=user.pk).update(
        password_ends_at=timezone.now(), must_change_password=True
    )
    data = {"current": PASSWORD, "new": "seven stones under ice", "again": "seven stones under ice"}

    client.post("/account/password", data)

    user.refresh_from_db()
    assert user.password_ends_at is None


# ---------------------------------------------------------------- lock-outs lock out nobody else


def fail(client: Client, username: str, times: int) -> None:
    for _ in range(times):
        client.post("/sign-in", {"username": username, "password": "wrong"})


def test_strangers_who_fail_on_a_name_do_not_stop_its_owner(client: Client) -> None:
    user = make_user(password=PASSWORD)
    enter(client, user)
    client.post("/sign-out")
    fail(Client(), user.username, configured.SIGN_IN_TRIES_PER_ACCOUNT)

    enter(client, user)

    assert is_signed_in(client)


def test_strangers_who_fail_at_an_address_do_not_stop_who_works_there(
    client: Client, settings: Any
) -> None:
    settings.SIGN_IN_TRIES_PER_ADDRESS = 3
    user = make_user(password=PASSWORD)
    enter(client, user)
    client.post("/sign-out")
    fail(Client(), "anybody", 3)

    enter(client, user)

    assert is_signed_in(client)


def test_strangers_are_stopped_all_the_same(client: Client) -> None:
    user = make_user(password=PASSWORD)
    enter(client, user)
    stranger = Client()
    fail(stranger, user.username, configured.SIGN_IN_TRIES_PER_ACCOUNT)

    answer = stranger.post("/sign-in", {"username": user.username, "password": PASSWORD})

    assert answer.status_code == 429


def test_a_known_browser_has_a_count_of_its_own(client: Client) -> None:
    user = make_user(password=PASSWORD)
    enter(client, user)
    client.post("/sign-out")
    fail(client, user.username, configured.SIGN_IN_TRIES_PER_ACCOUNT)

    answer = client.post("/sign-in", {"username": user.username, "password": PASSWORD})

    assert answer.status_code == 429


def test_the_owner_at_a_new_browser_does_not_clear_the_strangers_count(client: Client) -> None:
    user = make_user(password=PASSWORD)
    enter(client, user)
    stranger = Client()
    fail(stranger, user.username, configured.SIGN_IN_TRIES_PER_ACCOUNT)
    client.post("/sign-out")
    enter(client, user)

    answer = stranger.post("/sign-in", {"username": user.username, "password": PASSWORD})

    assert answer.status_code == 429


def test_a_browser_known_to_one_account_is_a_stranger_to_another(client: Client) -> None:
    user, other = make_user(password=PASSWORD), make_user(password=PASSWORD)
    enter(client, user)
    client.post("/sign-out")
    fail(client, other.username, configured.SIGN_IN_TRIES_PER_ACCOUNT)

    assert (
        client.post("/sign-in", {"username": other.username, "password": PASSWORD}).status_code
        == 429
    )


def test_several_people_share_a_browser(client: Client) -> None:
    people = [make_user(password=PASSWORD) for _ in range(3)]
    for user in people:
        enter(client, user)
        client.post("/sign-out")
    fail(Client(), people[0].username, configured.SIGN_IN_TRIES_PER_ACCOUNT)

    enter(client, people[0])

    assert is_signed_in(client)


def test_a_forged_device_is_a_stranger(client: Client) -> None:
    user = make_user(password=PASSWORD)
    enter(client, user)
    client.post("/sign-out")
    client.cookies["asylia_device"] = client.cookies["asylia_device"].value[:-1] + "x"
    fail(Client(), user.username, configured.SIGN_IN_TRIES_PER_ACCOUNT)

    answer = client.post("/sign-in", {"username": user.username, "password": PASSWORD})

    assert answer.status_code == 429


def test_the_device_cookie_names_nobody(client: Client) -> None:
    user = make_user(username="rasa", password=PASSWORD)

    enter(client, user)

    cookie = client.cookies["asylia_device"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert "rasa" not in cookie.value
    assert user.reference not in cookie.value


# ---------------------------------------------------------------- the same work


def test_a_name_that_exists_and_one_that_does_not_cost_the_same_work(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_user(username="first", password=PASSWORD)
    make_user(username="rasa", password=PASSWORD)
    make_user(username="closed", password=PASSWORD, is_active=False)
    make_user(username="keyless")

    work = {name: work_of(client, name, monkeypatch) for name in ("rasa", "nobody")}

    assert work["rasa"] == work["nobody"]
    assert work_of(client, "closed", monkeypatch) == work["nobody"]
    assert work_of(client, "first", monkeypatch) == work["nobody"]
    assert work_of(client, "keyless", monkeypatch) == work["nobody"]
    assert work["nobody"][0] == 1


def work_of(
    client: Client, username: str, monkeypatch: pytest.MonkeyPatch
) -> tuple[int, list[str], int]:
    """Hashes made, statements sent and bytes answered for one wrong password."""
    import argon2.low_level

    hashes, statements = [], []

    def counted(real: Any) -> Any:
        def call(*args: Any, **told: Any) -> Any:
            hashes.append(1)
            return real(*args, **told)

        return call

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
        statements.append(sql.partition('"s1')[0])  # a savepoint has a name of its own
        return execute(sql, params, many, context)

    with monkeypatch.context() as patch, connection.execute_wrapper(note):
        for name in ("hash_secret", "verify_secret"):
            patch.setattr(argon2.low_level, name, counted(getattr(argon2.low_level, name)))
        patch.setattr("argon2._password_hasher.verify_secret", argon2.low_level.verify_secret)
        answer = client.post("/sign-in", {"username": username.ljust(9, " "), "password": "no"})
    return len(hashes), statements, len(answer.content)


def test_without_any_user_a_hash_is_made_all_the_same(client: Client) -> None:
    answer = client.post("/sign-in", {"username": "nobody", "password": "wrong"})

    assert answer.status_code == 422


# ---------------------------------------------------------------- who needs a second factor


def test_nothing_opens_before_a_second_factor_where_the_role_needs_one(
    client: Client, settings: Any
) -> None:
    settings.SECOND_FACTOR_ROLES = {"administrator"}
    sign_in(client, make_user(Role.ADMINISTRATOR))

    response = client.get("/users/")
    page = client.get("/account/").content.decode()

    assert response["Location"] == "/account/"
    assert "Your role needs a second factor" in page
    assert 'href="/users/"' not in page


def test_other_roles_work_without(client: Client, settings: Any) -> None:
    settings.SECOND_FACTOR_ROLES = {"caseworker"}
    sign_in(client, make_user(Role.ADMINISTRATOR))

    assert client.get("/users/").status_code == 200


def test_with_a_second_factor_the_work_opens(client: Client, settings: Any) -> None:
    from tests.web.accounts.test_code_app import owner_of_app

    settings.SECOND_FACTOR_ROLES = {"all"}
    sign_in(client, owner_of_app(role=Role.ADMINISTRATOR))

    assert client.get("/users/").status_code == 200
    assert client.get("/users/").status_code == 200
    assert client.session["has_factor"]


def test_a_one_time_password_is_replaced_before_a_factor_is_set_up(
    client: Client, settings: Any
) -> None:
    settings.SECOND_FACTOR_ROLES = {"all"}
    sign_in(client, make_user(must_change_password=True))

    assert client.get("/account/")["Location"] == "/account/password"


def test_who_needs_a_factor_may_sign_out(client: Client, settings: Any) -> None:
    settings.SECOND_FACTOR_ROLES = {"all"}
    sign_in(client, make_user())

    assert client.post("/sign-out")["Location"] == "/sign-in"

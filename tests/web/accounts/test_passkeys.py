import json
import logging
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from asylia.web.accounts import passkeys
from asylia.web.accounts.models import AccountAct, Passkey, Role, User
from asylia.web.accounts.passkeys import BadAnswer, Site
from tests.web.authenticator import PRESENT, Authenticator
from tests.web.people import make_user, sign_in

pytestmark = pytest.mark.django_db
PASSWORD = "lamp river quiet orange"
REFUSED = "That passkey was not accepted"
SITE = Site(host="testserver", origin="http://testserver")


def add(client: Client, device: Authenticator, name: str = "work laptop") -> int:
    question = client.post("/account/passkeys/ask").json()
    data = {"name": name, "answer": device.make(question)}
    return client.post("/account/passkeys/add", data).status_code


def ask(client: Client) -> dict[str, Any]:
    question: dict[str, Any] = client.post("/sign-in/passkey/ask").json()
    return question


def answer(client: Client, words: str) -> Any:
    return client.post("/sign-in/passkey", {"answer": words})


def owner_of(device: Authenticator, **told: Any) -> User:
    """Somebody whose passkey this device has."""
    user = make_user(password=PASSWORD, **told)
    client = Client()
    sign_in(client, user)
    assert add(client, device) == 302
    return user


def is_signed_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def test_a_passkey_is_added_with_its_name(client: Client) -> None:
    user = sign_in(client, make_user())

    status = add(client, Authenticator())

    assert status == 302
    assert [one.name for one in user.passkeys.all()] == ["work laptop"]
    assert [one.act for one in user.entries.all()] == [AccountAct.PASSKEY_ADDED]
    assert "work laptop" in client.get("/account/").content.decode()


def test_the_device_is_asked_to_know_its_owner_and_to_keep_the_key(client: Client) -> None:
    user = sign_in(client, make_user())

    asked = client.post("/account/passkeys/ask").json()["publicKey"]

    assert asked["authenticatorSelection"]["userVerification"] == "required"
    assert asked["authenticatorSelection"]["residentKey"] == "required"
    assert asked["attestation"] == "none"
    assert asked["user"]["name"] == user.username
    assert user.full_name not in json.dumps(asked)


def test_several_passkeys_are_told_apart_by_name(client: Client) -> None:
    user = sign_in(client, make_user())
    first, second = Authenticator(key_id=b"first" * 5), Authenticator(key_id=b"second" * 5)

    add(client, first, "laptop")
    add(client, second, "key on the ring")
    known = client.post("/account/passkeys/ask").json()["publicKey"]["excludeCredentials"]

    assert sorted(one.name for one in user.passkeys.all()) == ["key on the ring", "laptop"]
    assert len(known) == 2


def test_a_passkey_opens_a_session_without_a_name(client: Client) -> None:
    device = Authenticator()
    user = owner_of(device)

    asked = ask(client)
    response = answer(client, device.sign(asked))

    assert (
        "allowCredentials" not in asked["publicKey"] or not asked["publicKey"]["allowCredentials"]
    )
    assert response["Location"] == "/"
    assert client.session["_auth_user_id"] == str(user.pk)
    assert user.entries.filter(act=AccountAct.SIGNED_IN).count() == 1
    assert user.passkeys.get().used_at is not None


def test_signing_in_with_a_passkey_leads_to_the_page_that_was_asked_for(client: Client) -> None:
    device = Authenticator()
    owner_of(device)

    asked = ask(client)
    response = client.post("/sign-in/passkey?next=%2Faccount%2F", {"answer": device.sign(asked)})

    assert response["Location"] == "/account/"


def test_the_answer_to_one_question_opens_one_session(client: Client) -> None:
    device = Authenticator()
    owner_of(device)
    words = device.sign(ask(client))
    answer(client, words)
    client.post("/sign-out")

    again = answer(client, words)

    assert again.status_code == 422
    assert REFUSED in again.content.decode()
    assert not is_signed_in(client)


def test_an_answer_is_no_answer_in_another_browser(client: Client) -> None:
    device = Authenticator()
    owner_of(device)
    words = device.sign(ask(client))
    other = Client()
    ask(other)

    assert answer(other, words).status_code == 422
    assert not is_signed_in(other)


def test_a_question_is_answered_within_five_minutes(client: Client) -> None:
    device = Authenticator()
    owner_of(device)
    asked = ask(client)
    session = client.session
    session["asked"] = {**session["asked"], "at": timezone.now().timestamp() - 301}
    session.save()

    response = answer(client, device.sign(asked))

    assert response.status_code == 422
    assert not is_signed_in(client)


def test_a_question_for_one_purpose_is_answered_for_no_other(client: Client) -> None:
    device = Authenticator()
    user = owner_of(device)
    other = Client()
    sign_in(other, user)
    asked = other.post("/account/ask").json()
    other.post("/sign-out")

    assert answer(other, device.sign(asked)).status_code == 422


def test_who_begins_again_after_a_password_signs_in_with_a_passkey(client: Client) -> None:
    device = Authenticator()
    user = owner_of(device)
    client.post("/sign-in", {"username": user.username, "password": PASSWORD})

    assert answer(client, device.sign(ask(client)))["Location"] == "/"


def test_a_passkey_is_the_second_step_after_the_password(client: Client) -> None:
    device = Authenticator()
    user = owner_of(device)
    client.post("/sign-in", {"username": user.username, "password": PASSWORD})

    asked = client.post("/sign-in/second/ask").json()
    response = client.post("/sign-in/second", {"answer": device.sign(asked)})

    assert len(asked["publicKey"]["allowCredentials"]) == 1
    assert response["Location"] == "/"
    assert is_signed_in(client)


def test_nobody_is_asked_for_a_second_factor_before_the_first(client: Client) -> None:
    response = client.post("/sign-in/second/ask")

    assert response.status_code == 409
    assert "Begin again." in response.content.decode()


FORGED: dict[str, dict[str, Any]] = {
    "another site": {"origin": "https://testserver.example"},
    "another scheme": {"origin": "https://testserver"},
    "another host in the signed data": {"host": "example.org"},
    "nobody was asked who they are": {"flags": PRESENT},
    "nobody touched it": {"flags": 0x04},
}


@pytest.mark.parametrize("forged", FORGED)
def test_a_forged_sign_opens_nothing(
    client: Client, caplog: pytest.LogCaptureFixture, forged: str
) -> None:
    device = Authenticator()
    user = owner_of(device)
    asked = ask(client)
    for name, value in FORGED[forged].items():
        setattr(device, name, value)

    with caplog.at_level(logging.WARNING):
        response = answer(client, device.sign(asked))

    assert response.status_code == 422
    assert REFUSED in response.content.decode()
    assert not is_signed_in(client)
    assert "accounts.proof_refused for=sign-in check=answer" in caplog.text
    assert user.reference not in caplog.text
    assert user.username not in caplog.text


@pytest.mark.parametrize(
    "told", [{"challenge": "AAAAAAAAAAAAAAAAAAAAAA"}, {"kind": "webauthn.create"}]
)
def test_a_sign_of_something_else_opens_nothing(client: Client, told: dict[str, str]) -> None:
    device = Authenticator()
    owner_of(device)

    response = answer(client, device.sign(ask(client), **told))

    assert response.status_code == 422
    assert not is_signed_in(client)


def test_a_sign_by_another_key_under_the_same_id_opens_nothing(client: Client) -> None:
    owner_of(Authenticator())

    response = answer(client, Authenticator().sign(ask(client)))

    assert response.status_code == 422
    assert not is_signed_in(client)


def test_a_sign_in_the_name_of_somebody_else_opens_nothing(client: Client) -> None:
    device = Authenticator()
    owner_of(device)
    other = make_user()

    response = answer(client, device.sign(ask(client), handle=other.reference.encode()))

    assert response.status_code == 422
    assert not is_signed_in(client)


def test_an_unknown_key_is_told_like_a_wrong_sign(client: Client) -> None:
    device = Authenticator()
    owner_of(device)
    wrong = answer(client, Authenticator().sign(ask(client)))

    unknown = answer(client, Authenticator(key_id=b"nobody's").sign(ask(client)))

    assert unknown.status_code == wrong.status_code
    assert said(unknown) == said(wrong)


def test_a_copied_device_is_noticed_by_its_counter(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    device = Authenticator()
    owner_of(device)
    answer(client, device.sign(ask(client)))
    client.post("/sign-out")
    device.uses -= 1

    response = answer(client, device.sign(ask(client)))

    assert response.status_code == 422
    assert "check=counter" in caplog.text


def test_a_closed_account_is_not_opened_by_its_passkey(client: Client) -> None:
    device = Authenticator()
    user = owner_of(device)
    User.objects.filter(pk=user.pk).update(is_active=False)

    response = answer(client, device.sign(ask(client)))

    assert response.status_code == 422
    assert not is_signed_in(client)


def test_an_address_that_fails_too_often_waits(client: Client, settings: Any) -> None:
    settings.SIGN_IN_TRIES_PER_ADDRESS = 2
    device = Authenticator()
    owner_of(device)
    for _ in range(2):
        answer(client, "{}")

    response = answer(client, device.sign(ask(client)))

    assert response.status_code == 429
    assert "Too many tries" in response.content.decode()


@pytest.mark.parametrize(
    "words",
    ["", "{", "[]", "null", "5", "{}", '{"rawId": 5}', '{"rawId": "AAAA"}', "[" * 19_000,
     '{"rawId": "AAAA", "response": {"clientDataJSON": "AAAA"}}', "x" * 20_001],
)  # fmt: skip
def test_words_that_are_no_answer_are_refused(client: Client, words: str) -> None:
    owner_of(Authenticator())
    ask(client)

    response = answer(client, words)

    assert response.status_code == 422
    assert REFUSED in response.content.decode()


def test_no_passkey_is_added_without_an_answer(client: Client) -> None:
    user = sign_in(client, make_user())

    response = client.post("/account/passkeys/add", {"name": "laptop", "answer": ""})

    assert response.status_code == 422
    assert "No passkey was made." in response.content.decode()
    assert not user.passkeys.exists()


def test_a_passkey_is_not_added_twice(client: Client) -> None:
    device = Authenticator()
    owner_of(device)
    other = sign_in(client, make_user())

    assert add(client, device) == 422
    assert not other.passkeys.exists()


def test_a_key_that_was_not_asked_to_know_its_owner_is_not_added(client: Client) -> None:
    user = sign_in(client, make_user())

    assert add(client, Authenticator(flags=PRESENT)) == 422
    assert not user.passkeys.exists()


def test_a_passkey_without_a_name_is_not_added(client: Client) -> None:
    sign_in(client, make_user())

    response = client.post("/account/passkeys/add", {"name": "", "answer": "{}"})

    assert "Give the passkey a name." in response.content.decode()


def test_nobody_has_more_than_twenty_passkeys(client: Client) -> None:
    user = sign_in(client, make_user())
    Passkey.objects.bulk_create(
        Passkey(user=user, name="x", key_id=bytes([n]), credential=b"x", added_at=timezone.now())
        for n in range(20)
    )

    response = client.post("/account/passkeys/add", {"name": "one more", "answer": "{}"})

    assert response.status_code == 409
    assert "You have twenty passkeys." in response.content.decode()


def test_a_passkey_gets_another_name(client: Client) -> None:
    user = sign_in(client, make_user())
    add(client, Authenticator())
    address = f"/account/passkeys/{user.passkeys.get().reference}"

    shown = client.get(address)
    empty = client.post(address, {"name": ""})
    response = client.post(address, {"name": "old laptop"})

    assert "work laptop" in shown.content.decode()
    assert empty.status_code == 422
    assert response["Location"] == "/account/"
    assert user.passkeys.get().name == "old laptop"


def test_a_removed_passkey_opens_nothing_and_other_sessions_end(client: Client) -> None:
    device = Authenticator()
    user = sign_in(client, make_user())
    add(client, device)
    elsewhere = Client()
    sign_in(elsewhere, user)

    response = client.post(f"/account/passkeys/{user.passkeys.get().reference}/remove")

    assert response["Location"] == "/account/"
    assert not user.passkeys.exists()
    assert user.entries.filter(act=AccountAct.PASSKEY_REMOVED).count() == 1
    assert is_signed_in(client)
    assert not is_signed_in(elsewhere)
    assert answer(elsewhere, device.sign(ask(elsewhere))).status_code == 422


@pytest.mark.parametrize("path", ["", "/remove"])
def test_a_passkey_of_somebody_else_does_not_exist(client: Client, path: str) -> None:
    user = owner_of(Authenticator())
    sign_in(client, make_user(Role.ADMINISTRATOR))

    response = client.post(
        f"/account/passkeys/{user.passkeys.get().reference}{path}", {"name": "x"}
    )

    assert response.status_code == 404
    assert user.passkeys.get().name == "work laptop"


def test_the_last_factor_stays_where_the_role_needs_one(client: Client, settings: Any) -> None:
    user = sign_in(client, make_user())
    add(client, Authenticator())
    settings.SECOND_FACTOR_ROLES = {"caseworker"}

    response = client.post(f"/account/passkeys/{user.passkeys.get().reference}/remove")

    assert response.status_code == 409
    assert "Set up another before you remove the last one." in response.content.decode()
    assert user.passkeys.exists()


def test_the_database_keeps_the_public_half_alone(client: Client) -> None:
    device = Authenticator()
    user = owner_of(device)
    private = device.key.private_numbers().private_value.to_bytes(32, "big")

    kept = user.passkeys.get()

    assert private not in bytes(kept.credential)
    assert str(kept) == kept.reference


@given(st.binary(max_size=400), st.binary(max_size=400))
def test_made_up_bytes_prove_nothing(first: bytes, second: bytes) -> None:
    site, device = SITE, Authenticator()
    _question, state = passkeys.ask_for_key(site, known=None)
    words = device._answer(
        clientDataJSON=first, authenticatorData=second, signature=first, attestationObject=second
    )

    for read in (
        lambda: passkeys.check_key(
            site, state, answer=words, credential=b"", handle=b"", must_name=True
        ),
        lambda: passkeys.read_new_key(site, state, answer=words),
    ):
        with pytest.raises(BadAnswer):
            read()


def said(response: Any) -> list[str]:
    page = response.content.decode()
    return [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line]

"""Sign-in through the authority's own identity provider, honest and forged."""

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from joserfc.jwk import ECKey, OctKey

from asylia.web.accounts.models import AccountAct, LinkedIdentity, Role, User
from asylia.web.accounts.provider import actions, calling
from asylia.web.accounts.provider.configured import configured
from asylia.web.accounts.provider.tokens import BadToken, signed_claims
from tests.web.accounts.test_code_app import SECRET as APP_SECRET
from tests.web.accounts.test_code_app import code_at, now_step, owner_of_app
from tests.web.identity_provider import CLIENT, SUBJECT, IdentityProvider
from tests.web.people import make_user

pytestmark = pytest.mark.django_db
REFUSED = "The identity provider&#39;s answer opens nothing here"


def linked(provider: IdentityProvider, user: User | None = None, **told: Any) -> User:
    user = user or make_user(**told)
    LinkedIdentity.objects.create(
        user=user, issuer=provider.issuer, subject=SUBJECT, linked_at=timezone.now()
    )
    return user


def leave(client: Client) -> str:
    return str(client.get("/sign-in/provider")["Location"])


def come_back(client: Client, brought: dict[str, str]) -> Any:
    return client.get("/sign-in/provider/back", brought)


def go_round(client: Client, provider: IdentityProvider) -> Any:
    return come_back(client, provider.approve(leave(client)))


def is_signed_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def refused(response: Any, client: Client) -> bool:
    return (
        response.status_code == 422
        and REFUSED in response.content.decode()
        and not is_signed_in(client)
    )


def test_a_linked_account_is_opened(client: Client, provider: IdentityProvider) -> None:
    user = linked(provider)

    page = client.get("/sign-in").content.decode()
    response = go_round(client, provider)

    assert "Sign in with Ministry sign-in" in page
    assert response["Location"] == "/"
    assert client.session["_auth_user_id"] == str(user.pk)
    assert [one.act for one in user.entries.all()] == [AccountAct.SIGNED_IN]


def test_the_browser_takes_along_what_protects_the_way(
    client: Client, provider: IdentityProvider
) -> None:
    address = leave(client)

    asked = dict(parse_qsl(urlsplit(address).query))

    assert address.startswith(f"{provider.issuer}/authorize?")
    assert asked["response_type"] == "code"
    assert asked["scope"] == "openid"
    assert asked["code_challenge_method"] == "S256"
    assert asked["redirect_uri"] == "http://testserver/sign-in/provider/back"
    assert len({asked["state"], asked["nonce"], asked["code_challenge"]}) == 3
    assert min(len(asked[name]) for name in ("state", "nonce", "code_challenge")) == 43


def test_without_a_provider_nothing_is_offered(client: Client) -> None:
    assert "provider" not in client.get("/sign-in").content.decode()
    assert "No identity provider is set up" in client.get("/sign-in/provider").content.decode()
    assert configured() is None


def test_nobody_is_let_in_whom_no_administrator_linked(
    client: Client, provider: IdentityProvider, caplog: pytest.LogCaptureFixture
) -> None:
    make_user()

    response = go_round(client, provider)

    assert refused(response, client)
    assert User.objects.count() == 1
    assert "accounts.token_refused check=unlinked" in caplog.text
    assert SUBJECT not in caplog.text


def test_a_closed_account_stays_closed(client: Client, provider: IdentityProvider) -> None:
    linked(provider, is_active=False)

    assert refused(go_round(client, provider), client)


def test_the_subject_of_another_issuer_is_somebody_else(
    client: Client, provider: IdentityProvider
) -> None:
    LinkedIdentity.objects.create(
        user=make_user(),
        issuer="https://other.example",
        subject=SUBJECT,
        linked_at=timezone.now(),
    )

    assert refused(go_round(client, provider), client)


FORGED: dict[str, dict[str, Any]] = {
    "issuer": {"iss": "https://other.example"},
    "audience": {"aud": "another client"},
    "audience among several, for another": {"aud": [CLIENT, "another"], "azp": "another"},
    "audience among several, for nobody": {"aud": [CLIENT, "another"]},
    "audience missing": {"aud": None},
    "party": {"azp": "another"},
    "expired": {"exp": 1_000_000_000},
    "expiry missing": {"exp": None},
    "expiry of words": {"exp": "never"},
    "expiry of yes": {"exp": True},
    "issued in the future": {"iat": 4_000_000_000},
    "issued long ago": {"iat": 1_000_000_000},
    "issue missing": {"iat": None},
    "not yet": {"nbf": 4_000_000_000},
    "nonce": {"nonce": "another question"},
    "nonce missing": {"nonce": None},
    "nonce of a list": {"nonce": ["x"]},
    "subject missing": {"sub": None},
    "subject empty": {"sub": ""},
    "subject of a number": {"sub": 17},
    "subject too long": {"sub": "x" * 256},
}


@pytest.mark.parametrize("forged", FORGED)
def test_a_token_that_says_something_else_opens_nothing(
    client: Client, provider: IdentityProvider, forged: str
) -> None:
    linked(provider)
    provider.claims = FORGED[forged]

    assert refused(go_round(client, provider), client)


def test_a_minute_between_two_clocks_is_forgiven(
    client: Client, provider: IdentityProvider
) -> None:
    linked(provider)
    provider.claims = {"iat": provider.at + 50, "exp": provider.at - 50}

    assert go_round(client, provider)["Location"] == "/"


def test_several_audiences_name_the_party(client: Client, provider: IdentityProvider) -> None:
    linked(provider)
    provider.claims = {"aud": [CLIENT, "another"], "azp": CLIENT}

    assert go_round(client, provider)["Location"] == "/"


def test_a_token_that_somebody_else_signed_opens_nothing(
    client: Client, provider: IdentityProvider, caplog: pytest.LogCaptureFixture
) -> None:
    linked(provider)
    provider.signer = ECKey.generate_key("P-256", {"kid": "one"})

    assert refused(go_round(client, provider), client)
    assert "check=signature" in caplog.text


@pytest.mark.parametrize("brought", ["jwk", "jku", "x5u"])
def test_a_token_that_brings_its_own_key_opens_nothing(
    client: Client, provider: IdentityProvider, caplog: pytest.LogCaptureFixture, brought: str
) -> None:
    linked(provider)
    provider.signer = ECKey.generate_key("P-256", {"kid": "one"})
    public = provider.signer.as_dict(private=False)
    provider.header = {brought: public if brought == "jwk" else f"{provider.issuer}/strangers"}

    assert refused(go_round(client, provider), client)
    assert "check=signature" in caplog.text


def test_a_token_under_a_shared_secret_opens_nothing(
    client: Client, provider: IdentityProvider
) -> None:
    linked(provider)
    public = provider.key.as_pem(private=False)
    provider.signer, provider.algorithm = OctKey.import_key(public.hex()), "HS256"

    assert refused(go_round(client, provider), client)


UNSIGNED = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJzdWJqZWN0LTE3In0."


@pytest.mark.parametrize("raw", [UNSIGNED, "x", "a.b.c", "..", "x" * 32_001])
def test_a_token_that_is_none_opens_nothing(
    client: Client, provider: IdentityProvider, raw: str
) -> None:
    linked(provider)
    provider.raw_token = raw

    assert refused(go_round(client, provider), client)


def test_no_key_that_is_shared_or_for_sealing_is_believed() -> None:
    shared = OctKey.generate_key(256).as_dict(private=True)

    with pytest.raises(BadToken):
        signed_claims(UNSIGNED, {"keys": [shared, {"kty": "EC", "use": "enc"}, "x"]})


def test_an_answer_works_once(client: Client, provider: IdentityProvider) -> None:
    linked(provider)
    brought = provider.approve(leave(client))
    come_back(client, brought)
    client.post("/sign-out")

    assert refused(come_back(client, brought), client)


def test_an_answer_works_in_its_own_browser_alone(
    client: Client, provider: IdentityProvider
) -> None:
    linked(provider)
    brought = provider.approve(leave(Client()))

    assert refused(come_back(client, brought), client)
    leave(client)
    assert refused(come_back(client, brought), client)


def test_a_token_for_one_question_answers_no_other(
    client: Client, provider: IdentityProvider
) -> None:
    linked(provider)
    other = dict(parse_qsl(urlsplit(leave(Client())).query))
    provider.raw_token = provider.signed(other["nonce"])

    assert refused(go_round(client, provider), client)


def test_an_answer_comes_within_ten_minutes(client: Client, provider: IdentityProvider) -> None:
    linked(provider)
    brought = provider.approve(leave(client))
    session = client.session
    session["provider"] = {**session["provider"], "at": timezone.now().timestamp() - 601}
    session.save()

    assert refused(come_back(client, brought), client)


@pytest.mark.parametrize(
    "changed",
    [{"state": "another"}, {"state": ""}, {"state": "ė"}, {"iss": "https://other.example"},
     {"error": "access_denied"}, {"code": ""}, {"code": "another"}],
)  # fmt: skip
def test_an_answer_that_was_changed_on_the_way_opens_nothing(
    client: Client, provider: IdentityProvider, changed: dict[str, str]
) -> None:
    linked(provider)
    brought = provider.approve(leave(client))

    assert refused(come_back(client, {**brought, **changed}), client)


def test_an_address_that_fails_too_often_waits(
    client: Client, provider: IdentityProvider, settings: Any
) -> None:
    settings.SIGN_IN_TRIES_PER_ADDRESS = 1
    linked(provider)
    come_back(client, {})

    assert go_round(client, provider).status_code == 429


def test_keys_that_changed_are_asked_for_anew(
    client: Client, provider: IdentityProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked(provider)
    go_round(client, provider)
    client.post("/sign-out")
    monkeypatch.setattr(actions, "KEYS_ASKED_EVERY", 0)
    provider.key = ECKey.generate_key("P-256", {"kid": "one"})

    assert go_round(client, provider)["Location"] == "/"


def test_the_provider_is_asked_once_for_what_stays(
    client: Client, provider: IdentityProvider
) -> None:
    linked(provider)
    for _ in range(2):
        go_round(client, provider)
        client.post("/sign-out")

    assert provider.asked.count("/keys") == 1
    assert len([path for path in provider.asked if "openid-configuration" in path]) == 1


@pytest.mark.parametrize(
    "told",
    [
        {"issuer": "https://other.example"},
        {"token_endpoint": None},
        {"authorization_endpoint": "https://other.example/authorize"},
        {"authorization_endpoint": "javascript:1"},
    ],
)
def test_a_provider_that_says_something_else_of_itself_is_not_followed(
    client: Client, provider: IdentityProvider, told: dict[str, Any]
) -> None:
    provider.told = told

    response = client.get("/sign-in/provider")

    assert response.status_code == 502
    assert "does not answer as it should" in response.content.decode()


@pytest.mark.parametrize("name", ["token_endpoint", "jwks_uri"])
@pytest.mark.parametrize("address", ["http://192.0.2.1/x", "file:///etc/passwd", "{own}/elsewhere"])
def test_nobody_is_called_but_the_provider(
    client: Client, provider: IdentityProvider, name: str, address: str
) -> None:
    linked(provider)
    provider.told = {name: address.format(own=provider.issuer)}

    response = go_round(client, provider)

    assert response.status_code in {422, 502}
    assert not is_signed_in(client)
    assert "/etc/passwd" not in response.content.decode()


def test_in_production_nothing_goes_in_the_clear(provider: IdentityProvider, settings: Any) -> None:
    settings.IN_PRODUCTION = True
    found = configured()

    assert found is not None
    assert not found.may_call(f"{provider.issuer}/token")
    assert found.may_call(f"{provider.issuer}/token".replace("http:", "https:"))


def test_an_answer_that_is_no_object_is_none(provider: IdentityProvider) -> None:
    found = configured()
    assert found is not None

    with pytest.raises(calling.Unreachable, match="answer"):
        calling.asked_of(found, f"{provider.issuer}/nothing")


def test_a_provider_that_is_gone_is_told_in_words(
    client: Client, provider: IdentityProvider, settings: Any
) -> None:
    settings.PROVIDER = {**settings.PROVIDER, "ISSUER": "http://127.0.0.1:9"}

    response = client.get("/sign-in/provider")

    assert response.status_code == 502


@pytest.mark.parametrize("methods", [["client_secret_post"], None, "nonsense"])
def test_the_secret_is_sent_as_the_provider_wants_it(
    client: Client, provider: IdentityProvider, methods: Any
) -> None:
    linked(provider)
    provider.told = {"token_endpoint_auth_methods_supported": methods}

    assert go_round(client, provider)["Location"] == "/"


def test_a_second_factor_of_ones_own_is_asked_for(
    client: Client, provider: IdentityProvider
) -> None:
    linked(provider, owner_of_app())

    response = go_round(client, provider)

    assert response["Location"] == "/sign-in/second"
    assert not is_signed_in(client)
    client.post("/sign-in/second", {"code": code_at(APP_SECRET, step=now_step())})
    assert is_signed_in(client)


def test_the_providers_word_may_count_as_second_factor(
    client: Client, provider: IdentityProvider, settings: Any
) -> None:
    settings.PROVIDER = {**settings.PROVIDER, "SECOND_FACTOR": "1", "ACR": "high phishing-proof"}
    settings.SECOND_FACTOR_ROLES = {"all"}
    linked(provider, role=Role.ADMINISTRATOR)
    provider.claims = {"acr": "high"}

    assert "acr_values=high+phishing-proof" in leave(client)
    assert go_round(client, provider)["Location"] == "/"
    assert client.get("/users/").status_code == 200


def test_a_weaker_sign_in_at_the_provider_opens_nothing(
    client: Client, provider: IdentityProvider, settings: Any
) -> None:
    settings.PROVIDER = {**settings.PROVIDER, "ACR": "high"}
    linked(provider)
    provider.claims = {"acr": "low"}

    assert refused(go_round(client, provider), client)

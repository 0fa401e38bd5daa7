"""Lost phone and key: what an administrator takes away, and what settings are refused."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client

from asylia.web.accounts.factors import actions, reads
from asylia.web.accounts.models import AccountAct, CodeApp, Role, User
from asylia.web.accounts.passkeys import BadAnswer, Site, ask_for_new_key, read_new_key
from asylia.web.accounts.provider import calling
from asylia.web.accounts.provider.configured import configured
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.sessions import SessionStore
from asylia.web.embedded.deployment import why_not_this_provider
from tests.web.accounts.test_code_app import PASSWORD, owner_of_app, set_up
from tests.web.accounts.test_passkeys import add
from tests.web.authenticator import Authenticator
from tests.web.identity_provider import IdentityProvider
from tests.web.people import make_user, sign_in

pytestmark = pytest.mark.django_db


def test_lost_factors_are_taken_away_with_a_one_time_password(client: Client) -> None:
    device, lost = Authenticator(), make_user(password=PASSWORD)
    elsewhere = Client()
    sign_in(elsewhere, lost)
    add(elsewhere, device)
    set_up(elsewhere)
    ada = sign_in(client, make_user(Role.ADMINISTRATOR))

    page = client.post(f"/users/{lost.reference}/factors").content.decode()

    lost.refresh_from_db()
    assert 'id="one-time-password"' in page
    assert lost.must_change_password
    assert not lost.passkeys.exists()
    assert not CodeApp.objects.filter(user=lost).exists()
    assert not lost.recovery_codes.exists()
    assert elsewhere.get("/account/").status_code == 302
    entry = lost.entries.get(act=AccountAct.FACTORS_RESET)
    assert entry.by == ada


def test_the_page_of_a_user_offers_it_where_there_is_something_to_take(client: Client) -> None:
    with_app, without = owner_of_app(), make_user()
    sign_in(client, make_user(Role.ADMINISTRATOR))

    offered = client.get(f"/users/{with_app.reference}").content.decode()
    refused = client.get(f"/users/{without.reference}").content.decode()

    assert "Be sure who asks." in offered
    assert "There is no second factor to take away." in refused


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_nobody_else_takes_factors_away(role: Role) -> None:
    user = owner_of_app()

    with pytest.raises(Refused, match="Only an administrator"):
        actions.reset_factors(user, by=make_user(role))

    assert CodeApp.objects.filter(user=user).exists()


def test_nobody_takes_away_their_own() -> None:
    ada = owner_of_app(role=Role.ADMINISTRATOR)

    with pytest.raises(Refused, match="Change your own password"):
        actions.reset_factors(ada, by=ada)


def test_recovery_codes_stay_while_a_factor_stays(client: Client) -> None:
    user = sign_in(client, make_user(password=PASSWORD))
    add(client, Authenticator())
    set_up(client)

    client.post("/account/code-app/remove")

    assert user.recovery_codes.count() == 10


def test_half_a_sign_in_that_is_over_is_refused_in_words() -> None:
    request = HttpRequest()
    request.session = SessionStore()

    with pytest.raises(Refused, match="Too much time has passed"):
        actions.finish_sign_in(request, proof=actions.Proof(code="000000"))


def test_another_roles_link_and_a_password_reset_are_refused() -> None:
    from asylia.web.accounts import access

    user, other = make_user(Role.SUPERVISOR), make_user()

    assert access.why_not_link(user, other) is not None
    assert access.why_not_reset_factors(user, other) is not None


def test_a_key_of_a_kind_that_was_not_offered_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    site = Site(host="testserver", origin="http://testserver")
    question, state = ask_for_new_key(site, handle=b"x", name="x", known=[])
    words = Authenticator().make(json.loads(json.dumps(question, default=dict)))
    monkeypatch.setattr("fido2.cose.ES256.ALGORITHM", -999)

    with pytest.raises(BadAnswer, match="algorithm"):
        read_new_key(site, state, answer=words)


@pytest.mark.parametrize(
    ("host", "found"),
    [
        ("127.0.0.1:8000", "http://localhost:8000/account/passkeys/add"),
        ("192.0.2.7", ""),
        ("desk.example", ""),
    ],
)
def test_at_a_number_a_demonstration_names_its_address(
    settings: Any, host: str, found: str
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    request = HttpRequest()
    request.META.update(HTTP_HOST=host, SERVER_PORT="8000")
    request.path = "/account/passkeys/add"

    assert reads.address_for_passkeys(request) == found


def test_a_provider_that_gives_no_token_is_refused(
    client: Client, provider: IdentityProvider
) -> None:
    found = configured()
    assert found is not None
    told = {"token_endpoint": f"{provider.issuer}/keys"}

    with pytest.raises(calling.Unreachable, match="token"):
        calling.token_for(found, told, code="x", verifier="x", back="x")


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"ASYLIA_SECOND_FACTOR": "administrators"}, "names roles that do not exist"),
        ({"ASYLIA_OIDC_ISSUER": "https://id.example"}, "without ASYLIA_OIDC_CLIENT_ID"),
        ({"ASYLIA_OIDC_NEW_ACCOUNTS": "king@O-AAAA"}, "is a role and the reference"),
        ({"ASYLIA_OIDC_NEW_ACCOUNTS": "auditor"}, "is a role and the reference"),
    ],
)
def test_settings_that_leave_a_door_open_stop_the_start(told: dict[str, str], refusal: str) -> None:
    environ = {**os.environ, "DJANGO_SETTINGS_MODULE": "asylia.web.settings", **told}
    done = subprocess.run(
        [sys.executable, "-c", "import django; django.setup()"],
        capture_output=True, text=True, check=False, timeout=120, env=environ,
    )  # fmt: skip

    assert done.returncode == 1
    assert refusal in done.stderr


def test_production_refuses_a_provider_in_the_clear() -> None:
    told = {"ASYLIA_OIDC_ISSUER": "http://id.example", "ASYLIA_OIDC_CLIENT_SECRET_FILE": "/nowhere"}

    against = list(why_not_this_provider(told))

    assert len(against) == 2
    assert list(why_not_this_provider({})) == []
    assert User.objects.count() == 0

"""What can be done through the identity provider: sign in, and link an account to it."""

import hashlib
import hmac
import logging
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from asylia.web.accounts import access, tries
from asylia.web.accounts.actions import begin_session, enter, note
from asylia.web.accounts.models import AccountAct, Away, LinkedIdentity, Office, Role, Session, User
from asylia.web.accounts.provider.calling import Unreachable, asked_of, discovered, token_for
from asylia.web.accounts.provider.configured import Provider, configured
from asylia.web.accounts.provider.tokens import (
    BadToken,
    Claims,
    Expected,
    signed_claims,
    subject_of,
)
from asylia.web.accounts.refusal import Refused, require
from asylia.web.accounts.sessions import taken_once
from asylia.web.accounts.watch.marks import turned_away

ASKED = "provider"
SECONDS_TO_COME_BACK = 10 * 60
KNOWN_FOR = 10 * 60
KEYS_ASKED_EVERY = 60
LONGEST_NAME, LONGEST_FULL_NAME = 60, 120
log = logging.getLogger("asylia.accounts")
_known: dict[tuple[str, str], tuple[float, dict[str, Any]]] = {}


class NotThere(Refused):
    """The provider cannot be reached, or says what makes no sense."""

    code = "not-there"


def leave_for_provider(request: HttpRequest) -> str:
    """The provider's address to which the browser goes, with what it must bring back.

    Raises:
        Refused: There is no provider.
        NotThere: It does not answer.
    """
    provider = _provider()
    told = _told(provider)
    asked = {name: secrets.token_urlsafe(32) for name in ("state", "nonce", "verifier")}
    request.session[ASKED] = {**asked, "at": timezone.now().timestamp()}
    challenge = hashlib.sha256(asked["verifier"].encode()).digest()
    query = {
        "response_type": "code",
        "scope": "openid profile" if provider.new_accounts else "openid",
        "client_id": provider.client,
        "redirect_uri": _back(request),
        "state": asked["state"],
        "nonce": asked["nonce"],
        "code_challenge": urlsafe_b64encode(challenge).decode().rstrip("="),
        "code_challenge_method": "S256",
    }
    if provider.acr:
        query["acr_values"] = " ".join(provider.acr)
    address = str(told["authorization_endpoint"])
    return f"{address}{'&' if '?' in address else '?'}{urlencode(query)}"


@transaction.atomic
def come_back(request: HttpRequest, *, brought: Mapping[str, str]) -> User | None:
    """Begin the session of somebody whom the provider knows, and an administrator linked.

    Args:
        request: The browser.
        brought: The query that it came back with.

    Returns:
        The user; None if what it brought opens nothing, which is remembered.

    Raises:
        TooMany: This address tried too often.
        NotThere: The provider does not answer.
        Refused: There is no provider.
    """
    provider, at = _provider(), timezone.now()
    counter = tries.counter_for(request, "", kind="provider")
    if reason := tries.why_not_from_here(counter, at=at):
        raise tries.TooMany(reason)
    try:
        user = _known_user(provider, _claims(request, provider, brought=brought))
    except BadToken as bad:
        log.warning("accounts.token_refused check=%s", bad.code)
        tries.remember(counter, at=at)
        turned_away(request, Away.TOKEN, check=bad.code)
        return None
    if provider.is_second_factor:
        begin_session(request, user, has_factor=True)
    else:
        enter(request, user)
    return user


@transaction.atomic
def link_identity(user: User, *, by: User, subject: str) -> None:
    """Link an account to somebody at the provider; sessions of whom it was linked to end.

    Raises:
        Refused: Not an administrator, no provider, or the other is linked to another account.
    """
    provider = _provider()
    require(access.why_not_link(by, user))
    taken = LinkedIdentity.objects.filter(issuer=provider.issuer, subject=subject)
    if taken.exclude(user=user).exists():
        raise Refused(_("That subject is linked to another account. Remove that link first."))
    replaced, _kinds = LinkedIdentity.objects.filter(user=user).delete()
    if replaced:
        Session.objects.filter(user=user).delete()
    _link(user, provider, subject=subject)
    note(AccountAct.IDENTITY_LINKED, by=by, user=user)


@transaction.atomic
def unlink_identity(user: User, *, by: User) -> None:
    """Remove the link of an account to the provider; its sessions end.

    Raises:
        Refused: Not an administrator, or one's own account.
    """
    require(access.why_not_link(by, user))
    LinkedIdentity.objects.filter(user=user).delete()
    Session.objects.filter(user=user).delete()
    note(AccountAct.IDENTITY_UNLINKED, by=by, user=user)


def _provider() -> Provider:
    provider = configured()
    if provider is None:
        raise Refused(_("No identity provider is set up here. Sign in with your password."))
    return provider


def _claims(request: HttpRequest, provider: Provider, *, brought: Mapping[str, str]) -> Claims:
    asked = taken_once(request.session, ASKED)
    at = timezone.now().timestamp()
    if asked is None or not 0 <= at - asked["at"] <= SECONDS_TO_COME_BACK:
        raise BadToken("unasked")
    if not hmac.compare_digest(brought.get("state", "").encode(), asked["state"].encode()):
        raise BadToken("state")
    if brought.get("iss", _unsaid_issuer(provider)) != provider.issuer:
        raise BadToken("issuer")
    if brought.get("error") or not brought.get("code"):
        raise BadToken("declined")
    token = _fetched(request, provider, code=brought["code"], verifier=asked["verifier"])
    claims = _signed(provider, token)
    expected = Expected(
        issuer=provider.issuer,
        client=provider.client,
        nonce=asked["nonce"],
        acr=provider.acr,
        at=at,
    )
    subject_of(claims, expected)
    return claims


def _unsaid_issuer(provider: Provider) -> str:
    """Whose answer it is that does not say whose: nobody's where the provider always says it."""
    says = _told(provider).get("authorization_response_iss_parameter_supported")
    return "" if says is True else provider.issuer


def _fetched(request: HttpRequest, provider: Provider, *, code: str, verifier: str) -> str:
    told = _told(provider)
    try:
        return token_for(provider, told, code=code, verifier=verifier, back=_back(request))
    except Unreachable as problem:
        log.warning("accounts.provider_failed check=%s", problem.code)
        raise BadToken("code") from problem


def _signed(provider: Provider, token: str) -> Claims:
    """What the token says; keys that do not fit are asked for anew, now and then."""
    try:
        return signed_claims(token, _keys(provider, fresh_for=KNOWN_FOR))
    except BadToken:
        return signed_claims(token, _keys(provider, fresh_for=KEYS_ASKED_EVERY))


def _told(provider: Provider) -> dict[str, Any]:
    return _remembered(provider, "told", fresh_for=KNOWN_FOR)


def _keys(provider: Provider, *, fresh_for: float) -> dict[str, Any]:
    return _remembered(provider, "keys", fresh_for=fresh_for)


def _remembered(provider: Provider, what: str, *, fresh_for: float) -> dict[str, Any]:
    at = timezone.now().timestamp()
    since, held = _known.get((provider.issuer, what), (0.0, {}))
    if at - since < fresh_for:
        return held
    try:
        if what == "told":
            found = discovered(provider)
        else:
            found = asked_of(provider, _told(provider)["jwks_uri"])
    except Unreachable as problem:
        log.warning("accounts.provider_failed check=%s", problem.code)
        raise NotThere(
            _("The identity provider does not answer as it should. Try again in a few minutes.")
        ) from problem
    _known[provider.issuer, what] = (at, found)
    return found


def _back(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("accounts:provider-back"))


def _known_user(provider: Provider, claims: Claims) -> User:
    identity = (
        LinkedIdentity.objects.filter(issuer=provider.issuer, subject=claims["sub"])
        .select_related("user__office")
        .first()
    )
    if identity is None and provider.new_accounts:
        return _new_account(provider, claims)
    if identity is None or not identity.user.is_active:
        raise BadToken("unlinked")
    return identity.user


def _new_account(provider: Provider, claims: Claims) -> User:
    """The account of somebody whom the provider knows and the configuration lets in."""
    role, _at, office = provider.new_accounts.partition("@")
    place = Office.objects.filter(reference=office, is_active=True).first()
    username = str(claims.get("preferred_username", "")).strip().lower()
    is_name = username.isascii() and username.isprintable() and 0 < len(username) <= LONGEST_NAME
    if place is None or not is_name:
        raise BadToken("new-account")
    if User.objects.filter(username=username).exists():
        raise BadToken("name-taken")
    user = User(
        username=username,
        full_name=_shown(str(claims.get("name", ""))) or username,
        role=Role(role),
        office=place,
        must_change_password=False,
    )
    user.set_unusable_password()
    user.save()
    _link(user, provider, subject=str(claims["sub"]))
    detail: dict[str, object] = {"role": role, "office": office, "by": "provider"}
    note(AccountAct.USER_ADDED, by=user, user=user, detail=detail)
    return user


def _shown(name: str) -> str:
    """A name without signs that nobody sees, or that turn around what follows."""
    return "".join(sign for sign in name if sign.isprintable()).strip()[:LONGEST_FULL_NAME]


def _link(user: User, provider: Provider, *, subject: str) -> None:
    LinkedIdentity.objects.create(
        user=user, issuer=provider.issuer, subject=subject, linked_at=timezone.now()
    )

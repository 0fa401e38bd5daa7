"""What is checked of a token before it opens anything, over plain values."""

import hmac
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

ALGORITHMS = ["RS256", "PS256", "ES256", "ES384", "EdDSA", "Ed25519"]
"""Those with public keys; never ``none``, never a shared secret."""
KIND = "JWT"
"""A token for signing in; one for an interface or for signing out says another."""
LAST_SECOND = 253_402_300_799
"""That of the year 9999."""
SKEW = 60
OLDEST = 15 * 60
LONGEST_TOKEN, LONGEST_SUBJECT = 32_000, 255
MALFORMED = (JoseError, ValueError, TypeError, KeyError, AttributeError, RecursionError)


class BadToken(Exception):
    """A token that opens nothing.

    Attributes:
        code: Which check it failed, for the log.
    """

    def __init__(self, code: str) -> None:
        """Remember the check."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a token must say.

    Attributes:
        issuer: Who gave it.
        client: For whom.
        nonce: In answer to which of our questions.
        acr: How they knew the person, one of these; empty if all the same.
        at: This moment, in seconds.
    """

    issuer: str
    client: str
    nonce: str
    acr: tuple[str, ...]
    at: float


Claims = Mapping[str, Any]


def signed_claims(token: str, keys: Mapping[str, Any]) -> Claims:
    """What a token says, if one of these keys signed it.

    Args:
        token: As it came.
        keys: The provider's public keys (a JWK set).

    Raises:
        BadToken: Nobody we know signed it, or not with a public key.
    """
    if len(token) > LONGEST_TOKEN:
        raise BadToken("size")
    try:
        known = KeySet.import_key_set({"keys": [one for one in keys["keys"] if _is_public(one)]})
        found = jwt.decode(token, known, algorithms=ALGORITHMS)
    except MALFORMED as problem:
        raise BadToken("signature") from problem
    if str(found.header.get("typ", KIND)).upper() != KIND:
        raise BadToken("type")
    return found.claims


def subject_of(claims: Claims, expected: Expected) -> str:
    """Whom a signed token is about.

    Raises:
        BadToken: Another issuer, audience or question, too old, of the future, or about nobody.
    """
    for code, holds in _checks(claims, expected):
        if not holds:
            raise BadToken(code)
    return str(claims["sub"])


def _checks(claims: Claims, expected: Expected) -> list[tuple[str, bool]]:
    subject, nonce = claims.get("sub"), claims.get("nonce")
    return [
        ("issuer", claims.get("iss") == expected.issuer),
        ("audience", _is_for(claims, expected.client)),
        ("expired", _number(claims, "exp") > expected.at - SKEW),
        ("issued", expected.at - OLDEST < _number(claims, "iat") <= expected.at + SKEW),
        ("not-yet", _number(claims, "nbf") <= expected.at + SKEW),
        (
            "nonce",
            isinstance(nonce, str)
            and hmac.compare_digest(nonce.encode(errors="replace"), expected.nonce.encode()),
        ),
        ("subject", _is_subject(subject)),
        ("acr", not expected.acr or claims.get("acr") in expected.acr),
    ]


def _is_for(claims: Claims, client: str) -> bool:
    audience = claims.get("aud")
    if audience == client:
        return bool(claims.get("azp", client) == client)
    return isinstance(audience, list) and client in audience and claims.get("azp") == client


def _is_subject(said: object) -> bool:
    return isinstance(said, str) and said.isprintable() and 0 < len(said) <= LONGEST_SUBJECT


def _number(claims: Claims, name: str) -> float:
    """A moment in seconds; what can be none is none that any check lets pass."""
    found = claims.get(name, 0)
    is_number = isinstance(found, int | float) and not isinstance(found, bool)
    return float(found) if is_number and 0 <= found <= LAST_SECOND else math.nan


def _is_public(key: Any) -> bool:  # noqa: ANN401 -- whatever the provider lists
    return isinstance(key, dict) and key.get("kty") != "oct" and key.get("use", "sig") == "sig"

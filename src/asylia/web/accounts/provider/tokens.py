"""What is checked of a token before it opens anything, over plain values."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

ALGORITHMS = ["RS256", "PS256", "ES256", "ES384", "EdDSA", "Ed25519"]
"""Those with public keys; never ``none``, never a shared secret."""
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
        return jwt.decode(token, known, algorithms=ALGORITHMS).claims
    except MALFORMED as problem:
        raise BadToken("signature") from problem


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
            isinstance(nonce, str) and hmac.compare_digest(nonce.encode(), expected.nonce.encode()),
        ),
        ("subject", isinstance(subject, str) and 0 < len(subject) <= LONGEST_SUBJECT),
        ("acr", not expected.acr or claims.get("acr") in expected.acr),
    ]


def _is_for(claims: Claims, client: str) -> bool:
    audience = claims.get("aud")
    if audience == client:
        return bool(claims.get("azp", client) == client)
    return isinstance(audience, list) and client in audience and claims.get("azp") == client


def _number(claims: Claims, name: str) -> float:
    found = claims.get(name, 0)
    return float(found) if isinstance(found, int | float) and not isinstance(found, bool) else -1.0


def _is_public(key: Any) -> bool:  # noqa: ANN401 -- whatever the provider lists
    return isinstance(key, dict) and key.get("kty") != "oct" and key.get("use", "sig") == "sig"

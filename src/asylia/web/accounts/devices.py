"""The cookie by which a browser is known again to the accounts that have signed in with it.

It opens nothing: it only gives the browser a counter of its own (``tries.py``). It holds a random
number and keyed digests of names, and is signed.
"""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from asylia.web.accounts.addresses import keyed

SALT = "asylia.device"
HALF_A_YEAR = 180 * 24 * 3600
MOST_ACCOUNTS = 20
"""People who share a computer; who signed in longest ago is forgotten first."""


def device_of(request: HttpRequest, username: str) -> str:
    """The browser's number, if this account has signed in with it; else empty.

    Args:
        request: The browser.
        username: The account, in small letters.
    """
    number, accounts = _read(request)
    return number if _digest(username) in accounts else ""


def know_device(response: HttpResponse, request: HttpRequest, *, username: str) -> None:
    """Let the browser be known again to this account.

    Args:
        response: What is sent after a sign-in.
        request: The browser.
        username: The account, in small letters.
    """
    number, accounts = _read(request)
    mine = _digest(username)
    kept = [mine, *(one for one in accounts if one != mine)][:MOST_ACCOUNTS]
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        signing.dumps({"n": number or secrets.token_hex(16), "a": kept}, salt=SALT),
        max_age=HALF_A_YEAR,
        httponly=True,
        samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _digest(username: str) -> str:
    return keyed("known to", username)[:16]


def _read(request: HttpRequest) -> tuple[str, list[str]]:
    """Number and accounts; nothing if the cookie is missing, old or not ours."""
    try:
        held = signing.loads(
            request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""), salt=SALT, max_age=HALF_A_YEAR
        )
    except signing.BadSignature:
        return "", []
    return held["n"], held["a"]

"""Where a request comes from, and keyed digests that tell nobody who it was."""

import hmac

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The address of the browser, as far as our own proxies vouch for it.

    Each trusted proxy appends the address it saw; what stands before those is the sender's word.
    """
    direct = str(request.META.get("REMOTE_ADDR", ""))
    if not settings.TRUSTED_PROXIES:
        return direct
    seen = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",")]
    return seen[-settings.TRUSTED_PROXIES :][0] or direct


def keyed(kind: str, value: str) -> str:
    """A digest that only this installation can make."""
    return hmac.digest(settings.SECRET_KEY.encode(), f"{kind}|{value}".encode(), "sha256").hex()

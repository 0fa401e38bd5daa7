"""Calls to the provider: allowed hosts alone, no redirect, little patience, small answers."""

import io
import json
from base64 import b64encode
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPMessage, HTTPResponse, HTTPSConnection
from socket import socket
from time import monotonic
from typing import IO, Any
from urllib.parse import quote_plus, urlencode
from urllib.request import (
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    ProxyHandler,
    Request,
    build_opener,
)

from asylia.web.accounts.provider.configured import Provider

SECONDS, LARGEST = 5, 256_000
SHORTEST = 0.001
"""Seconds; a wait of none would be one without an end."""


class Unreachable(Exception):
    """The provider did not give a usable answer.

    Attributes:
        code: What went wrong, for the log.
    """

    def __init__(self, code: str) -> None:
        """Remember what went wrong."""
        super().__init__(code)
        self.code = code


class NoRedirect(HTTPRedirectHandler):
    """Follows nobody to another address."""

    def redirect_request(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> None:
        """There is none."""


class InTime(io.RawIOBase):
    """What comes through a socket until a moment: who sends a letter a second is not waited for."""

    def __init__(self, came: io.BufferedReader, through: socket, *, until: float) -> None:
        """Read what came; the socket is told how long it may still wait."""
        self._raw, self._socket, self._until = came.detach(), through, until

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, into: Any) -> int | None:  # noqa: ANN401 -- any buffer
        """The next part.

        Raises:
            TimeoutError: The moment has come.
        """
        self._socket.settimeout(max(self._until - monotonic(), SHORTEST))
        return self._raw.readinto(into)

    def close(self) -> None:
        """Let go of the socket."""
        self._raw.close()
        super().close()


class WholeInTime(HTTPResponse):
    """An answer that has to be whole within our patience, its head too."""

    def __init__(self, sock: socket, *told: Any, **more: Any) -> None:
        """Begin to wait."""
        super().__init__(sock, *told, **more)
        self.fp = io.BufferedReader(InTime(self.fp, sock, until=monotonic() + SECONDS))


class Clear(HTTPConnection):
    """A connection to this machine."""

    response_class = WholeInTime


class Sealed(HTTPSConnection):
    """A connection under TLS."""

    response_class = WholeInTime


class ClearHandler(HTTPHandler):
    """Opens what begins with ``http``."""

    def http_open(self, req: Request) -> HTTPResponse:
        """Open it."""
        return self.do_open(Clear, req)


class SealedHandler(HTTPSHandler):
    """Opens what begins with ``https``."""

    def https_open(self, req: Request) -> HTTPResponse:
        """Open it."""
        return self.do_open(Sealed, req)


HANDLERS = (NoRedirect, ProxyHandler({}), ClearHandler, SealedHandler)


def asked_of(
    provider: Provider,
    address: str,
    *,
    form: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """What an address of the provider answers, which is always an object.

    Args:
        provider: Whom we may call.
        address: One of theirs.
        form: What to send; None to ask only.
        headers: To send with it.

    Raises:
        Unreachable: Another host, no answer, or none that can be read.
    """
    if not provider.may_call(address):
        raise Unreachable("host")
    sent = None if form is None else urlencode(form).encode()
    told = {"Accept": "application/json", **(headers or {})}
    request = Request(address, data=sent, headers=told)  # noqa: S310 -- may_call knows the scheme
    try:
        with build_opener(*HANDLERS).open(request, timeout=SECONDS) as answer:
            found = json.loads(answer.read(LARGEST))
    except (OSError, HTTPException, ValueError, RecursionError) as problem:
        raise Unreachable("answer") from problem
    if not isinstance(found, dict):
        raise Unreachable("answer")
    return found


def discovered(provider: Provider) -> dict[str, Any]:
    """What the provider says of itself.

    Raises:
        Unreachable: It says it is somebody else, or leaves out what we need.
    """
    told = asked_of(provider, f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration")
    needed = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    if told.get("issuer") != provider.issuer:
        raise Unreachable("issuer")
    if not all(isinstance(told.get(name), str) for name in needed):
        raise Unreachable("discovery")
    if not provider.may_call(told["authorization_endpoint"]):
        raise Unreachable("host")
    return told


def token_for(
    provider: Provider, told: Mapping[str, Any], *, code: str, verifier: str, back: str
) -> str:
    """The token that the provider gives for a code.

    Args:
        provider: Whom we ask.
        told: What it says of itself.
        code: What the browser brought.
        verifier: The secret half of what we sent with the browser.
        back: The address that the browser came back to.

    Raises:
        Unreachable: There is none.
    """
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "code_verifier": verifier,
    }
    headers, secret = {}, provider.secret()
    if secret and "client_secret_basic" in _methods(told):
        pair = f"{quote_plus(provider.client)}:{quote_plus(secret)}"
        headers["Authorization"] = f"Basic {b64encode(pair.encode()).decode()}"
    else:
        form |= {"client_id": provider.client} | ({"client_secret": secret} if secret else {})
    given = asked_of(provider, told["token_endpoint"], form=form, headers=headers)
    token = given.get("id_token")
    if not isinstance(token, str):
        raise Unreachable("token")
    return token


def _methods(told: Mapping[str, Any]) -> list[str]:
    said = told.get("token_endpoint_auth_methods_supported")
    return said if isinstance(said, list) else ["client_secret_basic"]

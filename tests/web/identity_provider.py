"""A small identity provider: enough of OpenID Connect to be signed in by, and to be forged by."""

import json
import threading
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote_plus, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey, OctKey

from asylia.web.accounts.provider import actions

CLIENT, SECRET = "asylia", "an invented secret"
SUBJECT = "subject-17"


@dataclass(slots=True)
class IdentityProvider:
    """The provider; each field is what it answers, and may be forged.

    Attributes:
        told: Changes of what it says of itself.
        claims: Changes of what its tokens say; None leaves a claim out.
        header: What the head of its tokens says besides.
        signer: What it signs with; its public keys stay those of ``key``.
        subject: Who is signed in there.
    """

    issuer: str = ""
    told: dict[str, Any] = field(default_factory=dict)
    claims: dict[str, Any] = field(default_factory=dict)
    header: dict[str, Any] = field(default_factory=dict)
    key: ECKey = field(default_factory=lambda: ECKey.generate_key("P-256", {"kid": "one"}))
    signer: ECKey | OctKey | None = None
    algorithm: str = "ES256"
    subject: str = SUBJECT
    at: int = 0
    asked: list[str] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    raw_token: str = ""

    def approve(self, address: str) -> dict[str, str]:
        """What the browser brings back after somebody signed in at that address."""
        query = dict(parse_qsl(urlsplit(address).query))
        code = f"code-{len(self.codes)}"
        self.codes[code] = query
        return {"code": code, "state": query["state"], "iss": self.issuer}

    def answer(
        self, path: str, *, form: dict[str, str], authorization: str
    ) -> tuple[object, int, str]:
        """What an address answers, its status, and where it leads."""
        self.asked.append(path)
        to = f"{self.issuer}/keys"
        if path.endswith("openid-configuration"):
            return self.discovery(), 200, to
        if path.startswith("/authorize"):
            return {}, 302, self.way_back(path)
        if path == "/token":
            status, told = self.token(form, authorization)
            return told, status, to
        return (self.keys(), 200, to) if path == "/keys" else (None, 302, to)

    def way_back(self, address: str) -> str:
        """Where the browser is sent after somebody signed in at that address."""
        query = dict(parse_qsl(urlsplit(address).query))
        return f"{query['redirect_uri']}?{urlencode(self.approve(address))}"

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            **self.told,
        }

    def keys(self) -> dict[str, Any]:
        return {"keys": [{**self.key.as_dict(private=False), "use": "sig"}]}

    def token(self, form: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        """A token for a code; each code works once, and only with its verifier."""
        asked = self.codes.pop(form.get("code", ""), None)
        digest = sha256(form.get("code_verifier", "").encode()).digest()
        challenge = urlsafe_b64encode(digest).decode().rstrip("=")
        if asked is None or asked["code_challenge"] != challenge:
            return 400, {"error": "invalid_grant"}
        if asked["redirect_uri"] != form["redirect_uri"] or not self._knows(form, authorization):
            return 401, {"error": "invalid_client"}
        if self.raw_token:
            return 200, {"id_token": self.raw_token}
        return 200, {"id_token": self.signed(asked["nonce"]), "token_type": "Bearer"}

    def signed(self, nonce: str) -> str:
        said = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": self.subject,
            "nonce": nonce,
            "iat": self.at,
            "exp": self.at + 300,
            **self.claims,
        }
        told = {name: value for name, value in said.items() if value is not None}
        header = {"alg": self.algorithm, "kid": "one", **self.header}
        return jwt.encode(header, told, self.signer or self.key, algorithms=[self.algorithm])

    def _knows(self, form: dict[str, str], authorization: str) -> bool:
        if authorization:
            name, _colon, secret = b64decode(authorization.split()[1]).decode().partition(":")
            return (unquote_plus(name), unquote_plus(secret)) == (CLIENT, SECRET)
        return (form.get("client_id"), form.get("client_secret")) == (CLIENT, SECRET)


@contextmanager
def serving(provider: IdentityProvider) -> Iterator[IdentityProvider]:
    """The provider behind a port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.answer()

        def do_POST(self) -> None:
            self.answer()

        def answer(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            form = dict(parse_qsl(self.rfile.read(length).decode()))
            told, status, to = provider.answer(
                self.path, form=form, authorization=self.headers.get("Authorization", "")
            )
            body = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Location", to)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- its name there
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=[0.01], daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def set_up(settings: Any, folder: Path, *, at: int) -> Iterator[IdentityProvider]:
    """The provider, and the settings that name it.

    Args:
        settings: The settings of the test.
        folder: Where our secret there is kept.
        at: This moment, in seconds.
    """
    secret = folder / "secret"
    secret.write_text(f"{SECRET}\n")
    actions._known.clear()
    with serving(IdentityProvider(at=at)) as found:
        settings.PROVIDER = {
            **dict.fromkeys(settings.PROVIDER, ""),
            "ISSUER": found.issuer,
            "CLIENT_ID": CLIENT,
            "CLIENT_SECRET_FILE": str(secret),
            "NAME": "Ministry sign-in",
        }
        yield found
    actions._known.clear()

"""A small identity provider: enough of OpenID Connect to be signed in by, and to be forged by."""

import json
import threading
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote_plus, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey, OctKey

CLIENT, SECRET = "asylia", "an invented secret"
SUBJECT = "subject-17"


@dataclass(slots=True)
class IdentityProvider:
    """The provider; each field is what it answers, and may be forged.

    Attributes:
        told: Changes of what it says of itself.
        claims: Changes of what its tokens say; None leaves a claim out.
        signer: What it signs with; its public keys stay those of ``key``.
        subject: Who is signed in there.
    """

    issuer: str = ""
    told: dict[str, Any] = field(default_factory=dict)
    claims: dict[str, Any] = field(default_factory=dict)
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
        header = {"alg": self.algorithm, "kid": "one"}
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
            provider.asked.append(self.path)
            length = int(self.headers.get("Content-Length", 0))
            form = dict(parse_qsl(self.rfile.read(length).decode()))
            status, told = 200, {"keys": provider.keys()}.get(self.path[1:])
            if self.path.endswith("openid-configuration"):
                told = provider.discovery()
            elif self.path == "/token":
                status, told = provider.token(form, self.headers.get("Authorization", ""))
            elif self.path == "/elsewhere":
                status, told = 302, {}
            body = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Location", f"{provider.issuer}/keys")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- its name there
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

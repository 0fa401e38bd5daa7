"""A passkey in software: what a phone or a security key does, and what a forger would do."""

import json
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40
ORIGIN = "http://testserver"


@dataclass(slots=True)
class Authenticator:
    """One device with one key; each field is what it claims.

    Attributes:
        origin: The site that it believes to be on.
        flags: What it did: somebody touched it, and it knew them.
        uses: Its counter, which grows with each sign.
    """

    origin: str = ORIGIN
    host: str = "testserver"
    flags: int = PRESENT | VERIFIED
    uses: int = 0
    key_id: bytes = b"an invented key id, 32 bytes ok."
    handle: bytes = b""
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def make(self, question: dict[str, Any], **told: Any) -> str:
        """Answer the question for a new key; ``public`` and ``client`` may be forged."""
        asked = question["publicKey"]
        self.handle = websafe_decode(asked["user"]["id"])
        own = dict(ES256.from_cryptography_key(self.key.public_key()))  # type: ignore[no-untyped-call]
        public = cbor.encode(told.get("public", own))
        client = self._client("webauthn.create", asked["challenge"], **told.get("client", {}))
        key = bytes(16) + len(self.key_id).to_bytes(2, "big") + self.key_id + public
        data = self._data(self.flags | ATTESTED) + key
        made = {"fmt": "none", "attStmt": {}, "authData": data}
        return self._answer(
            clientDataJSON=client,
            attestationObject=cbor.encode(made),
        )

    def sign(self, question: dict[str, Any], **told: Any) -> str:
        """Answer the question for a sign; ``challenge``, ``kind``, ``client`` may be forged."""
        self.uses += 1
        challenge = told.get("challenge", question["publicKey"]["challenge"])
        kind = told.get("kind", "webauthn.get")
        client = self._client(kind, challenge, **told.get("client", {}))
        data = self._data(self.flags)
        sign = self.key.sign(data + sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._answer(
            clientDataJSON=client,
            authenticatorData=data,
            signature=sign,
            userHandle=told.get("handle", self.handle),
        )

    def _client(self, kind: str, challenge: str, **more: Any) -> bytes:
        told = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps({**told, **more}).encode()

    def _data(self, flags: int) -> bytes:
        return sha256(self.host.encode()).digest() + bytes([flags]) + self.uses.to_bytes(4, "big")

    def _answer(self, **response: bytes) -> str:
        key_id = websafe_encode(self.key_id)
        given = {name: websafe_encode(value) for name, value in response.items()}
        return json.dumps({"id": key_id, "rawId": key_id, "type": "public-key", "response": given})

"""Codes of a code app (TOTP, RFC 6238) and codes on paper, over plain values."""

import hmac
import secrets
from base64 import b32encode
from collections.abc import Iterator
from urllib.parse import quote, urlencode

import segno
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.conf import settings

from asylia.web.base.references import random_reference

STEP, DIGITS = 30, 6
SECRET_BYTES = 20
NONCE_BYTES = 12
RECOVERY_CODES, GROUPS = 10, 3


def new_secret() -> bytes:
    """A secret for a code app: 160 bits, as RFC 4226 asks."""
    return secrets.token_bytes(SECRET_BYTES)


def step_of(seconds: float) -> int:
    """The half minute in which a moment lies."""
    return int(seconds) // STEP


def fitting_step(secret: bytes, code: str, *, step: int) -> int | None:
    """The half minute of a code, now or one before or after; None if it is none of theirs.

    Args:
        secret: The shared secret.
        code: What was typed, digits only.
        step: The half minute now.
    """
    counter = TOTP(secret, DIGITS, SHA1(), STEP)  # noqa: S303 -- what code apps speak
    found = None
    for one in (step - 1, step, step + 1):  # all three, so that each costs the same
        if hmac.compare_digest(counter.generate(one * STEP), code.encode()):
            found = one
    return found


def in_letters(secret: bytes) -> str:
    """The secret for whoever types it: groups of four letters."""
    letters = b32encode(secret).decode()
    return " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def address_of_app(secret: bytes, username: str) -> str:
    """What the picture says to a code app."""
    label = quote(f"Asylia:{username}", safe="")
    told = {"secret": b32encode(secret).decode(), "issuer": "Asylia", "digits": DIGITS}
    return f"otpauth://totp/{label}?{urlencode(told)}"


def picture_of(words: str) -> tuple[int, str]:
    """A QR code: the length of its side and the path that draws its dark squares."""
    code = segno.make(words, error="m", micro=False)
    rows = [list(row) for row in code.matrix_iter(border=4)]
    return len(rows), "".join(_runs(rows))


def _runs(rows: list[list[int]]) -> Iterator[str]:
    for y, row in enumerate(rows):
        start = None
        for x, dark in enumerate([*row, 0]):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                yield f"M{start} {y}h{x - start}v1h-{x - start}z"
                start = None


def new_recovery_codes() -> list[str]:
    """Ten codes of some 59 bits, readable on paper."""
    return [random_reference("", groups=GROUPS).removeprefix("-") for _ in range(RECOVERY_CODES)]


def plain(code: str) -> str:
    """A code as somebody typed it, without spaces and hyphens, in capitals."""
    return "".join(one for one in code.upper() if one.isalnum())


def seal(secret: bytes, *, owner: str) -> bytes:
    """The secret as it is stored: bound to its owner, under a key outside the database."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCMSIV(_key()).encrypt(nonce, secret, owner.encode())


def unseal(sealed: bytes, *, owner: str) -> bytes | None:
    """The secret; None if it was sealed for somebody else or under another key."""
    try:
        return AESGCMSIV(_key()).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], owner.encode())
    except InvalidTag:
        return None


def _key() -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"asylia code app")
    return derived.derive(settings.SECRET_KEY.encode())

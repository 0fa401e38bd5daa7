"""Keys: one for each case, which a key store seals; contents are sealed with the case's key.

The store of this release is a file. A device or a service takes its place by the same two methods.
"""

import base64
import os
import tempfile
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from django.conf import settings

KEY_BYTES = 32
NONCE_BYTES = 12
SEALED_BY = b"\x01"
"""The first byte of everything sealed: 1 is AES-256-GCM-SIV with a random nonce after it."""


class KeyStoreError(Exception):
    """No key, or not the right one. The message says what to do and holds nothing secret."""


class KeyStore(Protocol):
    """What seals the keys of cases, and opens them again."""

    @property
    def name(self) -> str:
        """Which key of the store seals now."""
        ...

    def seal(self, key: bytes, *, bound_to: str) -> bytes:
        """The key of a case, sealed; only good for the case that it is bound to."""
        ...

    def open(self, sealed: bytes, *, bound_to: str) -> bytes:
        """The key of a case, opened."""
        ...


class FileKeys:
    """A key store whose one key lies in a file that only its owner may read."""

    def __init__(self, path: Path) -> None:
        try:
            if path.stat().st_mode & 0o077:
                raise KeyStoreError(f"Others may read the key file. Close it: chmod 600 {path}")
            self._key = base64.b64decode(path.read_bytes(), validate=True)
        except (OSError, ValueError) as problem:
            raise KeyStoreError(
                "The key file cannot be read. Set ASYLIA_KEY_FILE to the file that was kept with "
                "the backup of this database."
            ) from problem
        if len(self._key) != KEY_BYTES:
            raise KeyStoreError("The key file holds no key of 32 bytes. Restore it from its copy.")

    @property
    def name(self) -> str:
        return f"file-{sha256(b'asylia-key-name' + self._key).hexdigest()[:16]}"

    def seal(self, key: bytes, *, bound_to: str) -> bytes:
        return seal(key, key=self._key, bound_to=bound_to)

    def open(self, sealed: bytes, *, bound_to: str) -> bytes:
        return unseal(sealed, key=self._key, bound_to=bound_to)


def make_key_file(path: Path) -> None:
    """Make a key file if there is none; two who try at once end up with the same one."""
    if path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, mine = tempfile.mkstemp(dir=path.parent)  # for its owner alone
    with os.fdopen(descriptor, "wb") as file:
        file.write(base64.b64encode(os.urandom(KEY_BYTES)))
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(mine)  # unlike a rename, fails if somebody was quicker
    except FileExistsError:
        pass
    finally:
        Path(mine).unlink()


@lru_cache(maxsize=4)
def file_keys(path: str) -> FileKeys:
    """The key store of this file, read once."""
    return FileKeys(Path(path))


def key_store() -> KeyStore:
    """The key store that the settings name.

    Raises:
        KeyStoreError: Its file is missing or cannot be used.
    """
    return file_keys(settings.KEY_FILE)


def key_store_for_new() -> KeyStore:
    """The key store for a new case; outside production it is made when it is first needed."""
    if not settings.IN_PRODUCTION:
        make_key_file(Path(settings.KEY_FILE))
    return key_store()


def new_case_key() -> bytes:
    """A key for a new case."""
    return AESGCMSIV.generate_key(bit_length=KEY_BYTES * 8)


def seal(plain: bytes, *, key: bytes, bound_to: str) -> bytes:
    """Seal bytes so that they open with this key and in this place only."""
    nonce = os.urandom(NONCE_BYTES)
    return SEALED_BY + nonce + AESGCMSIV(key).encrypt(nonce, plain, bound_to.encode() + SEALED_BY)


def unseal(sealed: bytes, *, key: bytes, bound_to: str) -> bytes:
    """Open what was sealed.

    Raises:
        KeyStoreError: The key is another one, or the bytes or their place were changed.
    """
    nonce, ciphertext = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    try:
        opened = AESGCMSIV(key).decrypt(nonce, ciphertext, bound_to.encode() + sealed[:1])
    except (InvalidTag, ValueError):
        raise KeyStoreError(
            "What is stored does not open with this key: the key is of another database, or "
            "somebody changed what is stored. Run asylia verify."
        ) from None
    return opened

"""Keys: a key store seals those that are kept, and each case's key seals its contents.

The store of this release is a file. A device or a service takes its place by the same methods
(docs/how-to/keep-the-keys.md); the tests hold both to one contract.
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
from django.db import connection

KEY_BYTES = 32
NONCE_BYTES = 12
IS_USED = "select exists (select from cases_keyholder)"
SEALED_BY = b"\x01"
"""The first byte of everything sealed: 1 is AES-256-GCM-SIV with a random nonce after it."""


class KeyStoreError(Exception):
    """No key, or not the right one. The message says what to do and holds nothing secret."""


class KeyStore(Protocol):
    """What seals keys, and opens them again. Its own keys never leave it.

    A rotation begins, what was sealed is sealed anew, and it ends; in between, the store seals
    with the newest key and opens with those before it too.
    """

    @property
    def name(self) -> str:
        """Which key of the store seals now."""
        ...

    @property
    def older(self) -> tuple[str, ...]:
        """Which keys still open and seal no more: those that a rotation takes out of use."""
        ...

    def seal(self, key: bytes, *, bound_to: str) -> bytes:
        """A key, sealed; only good for the place that it is bound to."""
        ...

    def open(self, sealed: bytes, *, bound_to: str) -> bytes:
        """A key, opened; ``KeyStoreError`` if none of the store's keys does it."""
        ...

    def begin_rotation(self) -> str:
        """Make a new key that seals from now on, for every process; its name."""
        ...

    def end_rotation(self) -> None:
        """Open with the newest key alone from now on."""
        ...

    def __hash__(self) -> int:
        """Stores are told apart: what one has opened another opens anew."""
        ...


class FileKeys:
    """A key store in a file that only its owner may read: a key on each line, the newest first."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._keys = _keys_in(path)

    @property
    def name(self) -> str:
        return _named(self._keys[0])

    @property
    def older(self) -> tuple[str, ...]:
        return tuple(_named(key) for key in self._keys[1:])

    def seal(self, key: bytes, *, bound_to: str) -> bytes:
        return seal(key, key=self._keys[0], bound_to=bound_to)

    def open(self, sealed: bytes, *, bound_to: str) -> bytes:
        for older in reversed(self._keys[1:]):
            try:
                return unseal(sealed, key=older, bound_to=bound_to)
            except KeyStoreError:
                continue
        return unseal(sealed, key=self._keys[0], bound_to=bound_to)

    def begin_rotation(self) -> str:
        self._write((os.urandom(KEY_BYTES), *self._keys))
        return self.name

    def end_rotation(self) -> None:
        """Keep the older keys beside, for the backups that they seal, and open with none of them.

        Whoever destroys that file makes those backups unreadable, and every erasure final.
        """
        for key in self._keys[1:]:
            beside = self._path.with_name(f"{self._path.name}.{_named(key)}")
            _write_key_file(beside, (key,))
        self._write(self._keys[:1])

    def _write(self, some: tuple[bytes, ...]) -> None:
        _write_key_file(self._path, some)
        self._keys = some


def _keys_in(path: Path) -> tuple[bytes, ...]:
    try:
        if path.stat().st_mode & 0o077:
            raise KeyStoreError(f"Others may read the key file. Close it: chmod 600 {path}")
        content = path.read_bytes()
    except FileNotFoundError as problem:
        raise KeyStoreError(
            f"There is no key file at {path}. Set ASYLIA_KEY_FILE to the file that was kept with "
            "the backup of this database, or put its copy back."
        ) from problem
    except OSError as problem:
        raise KeyStoreError(
            f"The key file {path} cannot be read ({problem.strerror}). It belongs to the user who "
            "runs Asylia: chown it to them. ASYLIA_KEY_FILE names it."
        ) from problem
    try:
        found = tuple(base64.b64decode(line, validate=True) for line in content.split())
    except ValueError:
        found = ()
    if not found or any(len(key) != KEY_BYTES for key in found):
        raise KeyStoreError(
            f"The key file {path} is cut short or damaged: it holds no key of {KEY_BYTES} bytes. "
            "Put its copy back."
        )
    return found


def _named(key: bytes) -> str:
    return f"file-{sha256(b'asylia-key-name' + key).hexdigest()[:16]}"


def make_key_file(path: Path) -> None:
    """Make a key file if there is none; two who try at once end up with the same one."""
    if path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    mine = _unfinished(path, (os.urandom(KEY_BYTES),))
    try:
        path.hardlink_to(mine)  # unlike a rename, fails if somebody was quicker
    except FileExistsError:
        pass
    finally:
        mine.unlink()


def _write_key_file(path: Path, some: tuple[bytes, ...]) -> None:
    """Put these keys into a file at once: whoever reads it finds the old ones or the new ones."""
    try:
        _unfinished(path, some).replace(path)
        descriptor = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as problem:
        raise KeyStoreError(
            f"The key file {path} cannot be written ({problem.strerror}): nothing was changed. "
            "Run this as the user whom it belongs to, with room in its folder."
        ) from problem


def _unfinished(path: Path, some: tuple[bytes, ...]) -> Path:
    descriptor, mine = tempfile.mkstemp(dir=path.parent)  # for its owner alone
    with os.fdopen(descriptor, "wb") as file:
        file.write(b"\n".join(base64.b64encode(key) for key in some))
        file.flush()
        os.fsync(file.fileno())
    return Path(mine)


@lru_cache(maxsize=4)
def _file_keys(path: str, as_of: tuple[int, int, int]) -> FileKeys:
    del as_of
    return FileKeys(Path(path))


def file_keys(path: str) -> FileKeys:
    """The key store of this file, read anew whenever the file was written."""
    try:
        found = os.stat(path)  # noqa: PTH116 -- asked for each key that is opened
    except OSError:
        return FileKeys(Path(path))  # which says what is wrong with it
    return _file_keys(path, (found.st_ino, found.st_mtime_ns, found.st_mode))


def key_store() -> KeyStore:
    """The key store that the settings name.

    Raises:
        KeyStoreError: It is missing or cannot be used.
    """
    if settings.KEY_STORE:
        from asylia.web.cases.foreign import ForeignStore

        return ForeignStore(settings.KEY_STORE)
    return file_keys(settings.KEY_FILE)


def key_store_for_new() -> KeyStore:
    """The key store for a new case; outside production it is made when it is first needed.

    Never a second time: what was sealed with a file that is gone would open with no other.
    """
    path = Path(settings.KEY_FILE)
    if not settings.IN_PRODUCTION and not settings.KEY_STORE and not path.exists():
        with connection.cursor() as cursor:
            cursor.execute(IS_USED)
            if cursor.fetchone() == (False,):
                make_key_file(path)
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

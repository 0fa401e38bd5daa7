"""The keys of the register: one for tokens, one for persons, one for the digests of searches.

All three come from the register's key, which the key store seals. Whoever reads the database finds
digests and sealed bytes; whoever has a case's key opens nothing here.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from django.db import connection

from asylia.likeness.stated import Stated, packed, unpacked
from asylia.web.cases import keys

PLACE = "register_registerkey|sealed|1"
READ = "select sealed from register_registerkey where id = 1"
MAKE = (
    "insert into register_registerkey (id, store, sealed) values (1, %s, %s) on conflict do nothing"
)
TOKEN_BYTES = 8


@dataclass(frozen=True, slots=True, repr=False)
class RegisterKeys:
    """The three keys, opened."""

    for_tokens: bytes
    for_persons: bytes
    for_searches: bytes

    def tokens(self, words: Iterable[str]) -> list[int]:
        """The keyed digests of tokens, as the database compares them: numbers of eight bytes."""
        key = self.for_tokens
        return [
            int.from_bytes(
                hmac.digest(key, word.encode(), "sha256")[:TOKEN_BYTES], "big", signed=True
            )
            for word in words
        ]

    def seal(self, stated: Stated, *, reference: str) -> bytes:
        """Who somebody is, sealed for this case alone."""
        return keys.seal(packed(stated), key=self.for_persons, bound_to=_place(reference))

    def open(self, sealed: bytes | memoryview, *, reference: str) -> Stated:
        """Who somebody is."""
        return unpacked(
            keys.unseal(bytes(sealed), key=self.for_persons, bound_to=_place(reference))
        )

    def digest(self, words: str) -> bytes:
        """The keyed digest of what was sought."""
        return hmac.digest(self.for_searches, words.encode(), "sha256")


def open_keys() -> RegisterKeys:
    """The register's keys, made if there are none yet.

    Raises:
        KeyStoreError: The key store is missing, or is not the one that sealed them.
    """
    with connection.cursor() as cursor:
        cursor.execute(READ)
        if (row := cursor.fetchone()) is None:
            store = keys.key_store_for_new()
            new = keys.new_case_key()
            cursor.execute(MAKE, [store.name, store.seal(new, bound_to=PLACE)])
            cursor.execute(READ)
            row = cursor.fetchone()
    key = keys.key_store().open(bytes(row[0]), bound_to=PLACE)
    return RegisterKeys(*(_derived(key, use) for use in ("tokens", "persons", "searches")))


def _derived(key: bytes, use: str) -> bytes:
    info = f"asylia register {use}".encode()
    return HKDFExpand(algorithm=SHA256(), length=keys.KEY_BYTES, info=info).derive(key)


def _place(reference: str) -> str:
    return f"register_person|sealed|{reference}"

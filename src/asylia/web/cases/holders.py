"""Who holds keys: offices, their leads and users, each with a key pair of X25519.

A share is sealed with HPKE (RFC 9180, base mode) to a holder's public key. Whoever works in an
office needs no key at hand: the private key is sealed by the key store, and the database gives
it out to transactions of that user or office only.
"""

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from django.db import connection

from asylia.web.cases import keys
from asylia.web.cases.keys import KeyStore, KeyStoreError
from asylia.web.cases.need import Holder, HolderKind

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
SEALED_BY = b"\x02"
"""The first byte of a share: 2 is HPKE with X25519, HKDF-SHA256 and AES-256-GCM."""
FIND = """
select id, kind, coalesce(office_id, user_id), public_key, vouched
from cases_keyholder
where retired_at is null and (
  (kind = 'user' and user_id = any(%s)) or (kind <> 'user' and office_id = any(%s)))
"""
NEWEST = """
select kind, coalesce(office_id, user_id), public_key, vouched
from cases_keyholder order by id desc limit 1
"""
# Until its transaction ends: two who make pairs in different orders would wait for each other.
ONE_MAKES = "select pg_advisory_xact_lock(hashtext('cases_keyholder'))"
# Two who make the same pair at once end up with one: the second waits, and makes nothing.
MAKE = """
with holder as (
  insert into cases_keyholder
    (kind, office_id, user_id, version, public_key, store, vouched, made_at)
  values (%s, %s, %s, %s, %s, %s, %s, now())
  on conflict do nothing
  returning id
)
insert into cases_holderkey (holder_id, store, sealed) select id, %s, %s from holder
"""


class Known(NamedTuple):
    """A holder as it is stored.

    Attributes:
        number: The number of the holder's row.
        public: The public key, for which the key store vouched.
    """

    number: int
    public: X25519PublicKey


class Vouched(NamedTuple):
    """A public key as the key store vouches for it: what tells whether it is the right store.

    Attributes:
        public: The public key.
        vouched: The same, sealed by the key store.
        bound_to: What it is bound to.
    """

    public: bytes
    vouched: bytes
    bound_to: str


def seal_to(public: X25519PublicKey, key: bytes, *, bound_to: str) -> bytes:
    """Seal a key so that only this holder opens it, and in this place only."""
    return SEALED_BY + SUITE.encrypt(key, public, bound_to.encode() + SEALED_BY)


def open_with(private: X25519PrivateKey, sealed: bytes, *, bound_to: str) -> bytes:
    """Open what was sealed to a holder.

    Raises:
        KeyStoreError: It was sealed to another, or the bytes or their place were changed.
    """
    try:
        return SUITE.decrypt(sealed[1:], private, bound_to.encode() + sealed[:1])
    except (InvalidTag, ValueError):
        raise KeyStoreError(
            "A share of a case's key does not open: it was sealed to somebody else, or somebody "
            "changed what is stored. Run asylia keys check."
        ) from None


def private_key(sealed: bytes, *, public: bytes, store: KeyStore) -> X25519PrivateKey:
    """The private key of a holder, from its row.

    Only the opening is spared where the same store opened the same row before: whoever asks has
    the row from the database, and another or a missing key file is another store.
    """
    return _opened(sealed, public, store=store)


@lru_cache(maxsize=1_000)
def _opened(sealed: bytes, public: bytes, *, store: KeyStore) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(store.open(sealed, bound_to=private_place(public)))


def private_place(public: bytes) -> str:
    """What a sealed private key is bound to."""
    return f"cases_holderkey|sealed|{public.hex()}"


def public_place(holder: Holder) -> str:
    """What a public key is bound to where the key store vouches for it."""
    return f"cases_keyholder|vouched|{holder.kind}|{holder.of}"


def known(wanted: Collection[Holder]) -> dict[Holder, Known]:
    """These holders with their public keys; who has none yet is given a pair.

    Args:
        wanted: The holders.

    Raises:
        KeyStoreError: A public key is not the one that the key store vouched for.
    """
    found = dict(_found(wanted))
    if missing := [holder for holder in wanted if holder not in found]:
        with connection.cursor() as cursor:
            cursor.execute(ONE_MAKES)
        found.update(_found(missing))
        store = keys.key_store_for_new()
        for holder in missing:
            if holder not in found:
                make_pair(holder, store=store)
        found.update(_found(missing))
    return {holder: found[holder] for holder in wanted}


def newest_vouched() -> Vouched | None:
    """The public key that was vouched for last; None if nobody holds keys yet."""
    with connection.cursor() as cursor:
        cursor.execute(NEWEST)
        found = cursor.fetchone()
    if found is None:
        return None
    kind, of, public, vouched = found
    bound_to = public_place(Holder(HolderKind(kind), of))
    return Vouched(bytes(public), bytes(vouched), bound_to)


def make_pair(holder: Holder, *, store: KeyStore, version: int = 1) -> None:
    """Make a key pair for a holder, unless somebody else just did.

    Args:
        holder: The holder.
        store: What seals the private key.
        version: The number of the pair, counted for each holder from 1.
    """
    pair = X25519PrivateKey.generate()
    public = pair.public_key().public_bytes_raw()
    is_user = holder.kind == HolderKind.USER
    vouched = store.seal(public, bound_to=public_place(holder))
    sealed = store.seal(pair.private_bytes_raw(), bound_to=private_place(public))
    row = (
        holder.kind.value,
        None if is_user else holder.of,
        holder.of if is_user else None,
        version,
    )
    with connection.cursor() as cursor:
        cursor.execute(MAKE, [*row, public, store.name, vouched, store.name, sealed])


def _found(wanted: Iterable[Holder]) -> Iterator[tuple[Holder, Known]]:
    users = [holder.of for holder in wanted if holder.kind == HolderKind.USER]
    offices = [holder.of for holder in wanted if holder.kind != HolderKind.USER]
    with connection.cursor() as cursor:
        cursor.execute(FIND, [users, offices])
        for number, kind, of, public, vouched in cursor.fetchall():
            holder = Holder(HolderKind(kind), of)
            yield holder, Known(number, _vouched(holder, bytes(public), vouched=bytes(vouched)))


@lru_cache(maxsize=10_000)
def _vouched(holder: Holder, public: bytes, *, vouched: bytes) -> X25519PublicKey:
    """The public key, if it is the one that the key store sealed for this holder."""
    if keys.key_store().open(vouched, bound_to=public_place(holder)) != public:
        raise KeyStoreError(
            "Somebody put another public key in the place of a holder's. No share is sealed to "
            "it. Run asylia keys check."
        )
    return X25519PublicKey.from_public_bytes(public)

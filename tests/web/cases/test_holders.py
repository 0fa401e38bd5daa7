"""Shares are sealed with HPKE as RFC 9180 has it, open for one holder in one place, and no other.

``opened_by_the_rfc`` is written from the text of the RFC and shares nothing with the package.
"""

import hashlib
import hmac
from typing import Any

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from asylia.web.accounts.models import Role
from asylia.web.accounts.session import act_as
from asylia.web.cases import holders
from asylia.web.cases.holders import open_with, seal_to
from asylia.web.cases.key_models import HolderKey, KeyHolder
from asylia.web.cases.keys import KeyStoreError
from asylia.web.cases.need import Holder, HolderKind
from asylia.web.cases.shares import cipher_for
from tests.web.factories import make_case, make_office, make_user

KEM, KDF, AES_128, AES_256 = 0x0020, 0x0001, 0x0001, 0x0002
KEY_LENGTH = {AES_128: 16, AES_256: 32}
# RFC 9180, appendix A.1.1 and A.1.1.1, sequence number 0.
INFO = bytes.fromhex("4f6465206f6e2061204772656369616e2055726e")
RECIPIENT = bytes.fromhex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8")
ENCAPSULATED = bytes.fromhex("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431")
CIPHERTEXT = bytes.fromhex(
    "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a"
)
PLAIN = b"Beauty is truth, truth beauty"


def extract(salt: bytes, keying: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), keying, hashlib.sha256)


def expand(secret: bytes, info: bytes, length: int) -> bytes:
    block, out = b"", b""
    while len(out) < length:
        block = hmac.digest(secret, block + info + bytes([len(out) // 32 + 1]), hashlib.sha256)
        out += block
    return out[:length]


def opened_by_the_rfc(
    private: bytes, sealed: bytes, info: bytes, *, aead: int, aad: bytes = b""
) -> bytes:
    """Base mode, one message: sections 4.1, 5.1 and 5.2 of RFC 9180."""
    key = X25519PrivateKey.from_private_bytes(private)
    enc, ciphertext = sealed[:32], sealed[32:]
    kem_suite = b"KEM" + KEM.to_bytes(2, "big")
    suite = b"HPKE" + b"".join(one.to_bytes(2, "big") for one in (KEM, KDF, aead))

    def labeled_extract(suite: bytes, label: bytes, keying: bytes, salt: bytes = b"") -> bytes:
        return extract(salt, b"HPKE-v1" + suite + label + keying)

    def labeled_expand(suite: bytes, secret: bytes, label: bytes, told: bytes, size: int) -> bytes:
        return expand(secret, size.to_bytes(2, "big") + b"HPKE-v1" + suite + label + told, size)

    shared = key.exchange(X25519PublicKey.from_public_bytes(enc))
    context = enc + key.public_key().public_bytes_raw()
    prk = labeled_extract(kem_suite, b"eae_prk", shared)
    secret = labeled_expand(kem_suite, prk, b"shared_secret", context, 32)
    said = (
        b"\0"
        + labeled_extract(suite, b"psk_id_hash", b"")
        + labeled_extract(suite, b"info_hash", info)
    )
    prk = labeled_extract(suite, b"secret", b"", secret)
    aes = labeled_expand(suite, prk, b"key", said, KEY_LENGTH[aead])
    nonce = labeled_expand(suite, prk, b"base_nonce", said, 12)
    return AESGCM(aes).decrypt(nonce, ciphertext, aad)


def test_our_reading_of_the_rfc_opens_its_vector() -> None:
    sealed = ENCAPSULATED + CIPHERTEXT

    opened = opened_by_the_rfc(RECIPIENT, sealed, INFO, aead=AES_128, aad=b"Count-0")

    assert opened == PLAIN


def test_share_is_what_the_rfc_says() -> None:
    pair = X25519PrivateKey.generate()
    key = bytes(range(32))

    sealed = seal_to(pair.public_key(), key, bound_to="a case|7")

    bound_to = b"a case|7" + sealed[:1]
    assert sealed[:1] == b"\x02"
    assert opened_by_the_rfc(pair.private_bytes_raw(), sealed[1:], bound_to, aead=AES_256) == key


def test_share_opens_for_its_holder_in_its_place_only() -> None:
    mine, other = X25519PrivateKey.generate(), X25519PrivateKey.generate()
    sealed = seal_to(mine.public_key(), b"k" * 32, bound_to="a case|7")

    assert open_with(mine, sealed, bound_to="a case|7") == b"k" * 32
    for opener, place in ((other, "a case|7"), (mine, "a case|8"), (mine, "another case|7")):
        with pytest.raises(KeyStoreError, match="asylia keys check"):
            open_with(opener, sealed, bound_to=place)


@given(bit=st.integers(min_value=0))
def test_any_changed_bit_of_a_share_is_noticed(bit: int) -> None:
    pair = X25519PrivateKey.generate()
    sealed = bytearray(seal_to(pair.public_key(), b"k" * 32, bound_to="here"))

    sealed[bit // 8 % len(sealed)] ^= 1 << bit % 8

    with pytest.raises(KeyStoreError):
        open_with(pair, bytes(sealed), bound_to="here")


@pytest.mark.parametrize("sealed", [b"", b"\x02", b"\x02" + bytes(32), b"\x02" + bytes(47)])
def test_what_is_too_short_to_be_a_share_does_not_open(sealed: bytes) -> None:
    with pytest.raises(KeyStoreError):
        open_with(X25519PrivateKey.generate(), sealed, bound_to="here")


@pytest.mark.django_db
def test_holder_is_given_a_pair_once() -> None:
    office, user = make_office(), make_user()
    wanted = [
        Holder(HolderKind.OFFICE, office.pk),
        Holder(HolderKind.LEAD, office.pk),
        Holder(HolderKind.USER, user.pk),
    ]

    first, again = holders.known(wanted), holders.known(wanted)

    numbers = {one.number for one in first.values()}
    assert {one.number for one in again.values()} == numbers
    assert (len(numbers), KeyHolder.objects.count()) == (3, 3)


def test_public_key_that_nobody_vouched_for_gets_no_share(
    as_server: psycopg.Connection[Any],
) -> None:
    with transaction.atomic():
        holder = Holder(HolderKind.OFFICE, make_office().pk)
        holders.known([holder])
    intruder = X25519PrivateKey.generate().public_key().public_bytes_raw()

    as_server.execute("update cases_keyholder set public_key = %s", [intruder])

    with pytest.raises(KeyStoreError, match="another public key"):
        holders.known([holder])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "reads"), [(Role.CASEWORKER, 2), (Role.AUDITOR, 3), (Role.ADMINISTRATOR, 0)]
)
def test_private_keys_are_read_by_their_holders_alone(role: Role, reads: int) -> None:
    mine, other = make_user(role), make_user(role)
    for user in (mine, other):
        kinds = (HolderKind.OFFICE, HolderKind.LEAD)
        some = [Holder(kind, user.office_id) for kind in kinds]
        holders.known([*some, Holder(HolderKind.USER, user.pk)])
    assert KeyHolder.objects.count() == 6

    act_as(mine)

    assert HolderKey.objects.count() == reads


def test_intruder_in_the_database_finds_no_key_in_clear(
    as_server: psycopg.Connection[Any],
) -> None:
    with transaction.atomic():
        key = cipher_for(make_case(make_user())).key

    for table in ("cases_casekey", "cases_keyshare", "cases_holderkey", "cases_keyholder"):
        rows = as_server.execute(f"select t::text from {table} t".encode()).fetchall()  # noqa: S608
        assert rows
        assert not [row for (row,) in rows if key.hex() in row]

"""The two ceremonies of WebAuthn over plain values; the protocol itself is Yubico's ``fido2``."""

import json
import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from fido2.cose import CoseKey
from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestationConveyancePreference,
    AttestedCredentialData,
    AuthenticatorData,
    PublicKeyCredentialDescriptor,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialType,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

T = TypeVar("T")
MALFORMED = (
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    IndexError,
    OverflowError,
    RecursionError,
    NotImplementedError,
    AssertionError,
    struct.error,
    InvalidSignature,
    UnsupportedAlgorithm,
)
"""What reading an answer can end in when somebody made it up."""
LONGEST_ANSWER = 20_000
LONGEST_KEY_ID = 1023
RSA, MODULUS, EXPONENT = 3, -1, -2
"""How a public key is written (COSE): its family, and the two numbers of that one."""
MODULUS_BYTES = range(256, 1025)
USUAL_EXPONENT = b"\x01\x00\x01"
REQUIRED = UserVerificationRequirement.REQUIRED
SECONDS_TO_ANSWER = 5 * 60


class BadAnswer(Exception):
    """An answer that proves nothing.

    Attributes:
        code: Which check it failed, for the log.
    """

    def __init__(self, code: str) -> None:
        """Remember the check."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where a passkey works.

    Attributes:
        host: The name of the host, without its port.
        origin: Scheme, host and port, as the browser says them.
    """

    host: str
    origin: str

    def server(self) -> Fido2Server:
        """The protocol for this site; we ask no maker to vouch for the device."""
        server = Fido2Server(
            PublicKeyCredentialRpEntity(id=self.host, name="Asylia"),
            attestation=AttestationConveyancePreference.NONE,
            verify_origin=lambda origin: origin == self.origin,
        )
        server.timeout = SECONDS_TO_ANSWER * 1000  # type: ignore[assignment]
        return server


@dataclass(frozen=True, slots=True, kw_only=True)
class NewKey:
    """What a device made.

    Attributes:
        key_id: Its id.
        credential: Id, make and public key, as the device wrote them.
        uses: The device's counter.
    """

    key_id: bytes
    credential: bytes
    uses: int


Question = Mapping[str, Any]
"""What the browser is asked, and what must be kept until it answers."""


def ask_for_new_key(
    site: Site, *, handle: bytes, name: str, known: Sequence[bytes]
) -> tuple[Question, Question]:
    """Ask a device to make a key pair that it can find by itself, after knowing its owner.

    Args:
        site: Where the key will work.
        handle: Whose it is: nothing personal.
        name: What the device shows its owner.
        known: The ids of the keys there are.

    Returns:
        The question for the browser and the state to keep.
    """
    question, state = site.server().register_begin(
        PublicKeyCredentialUserEntity(id=handle, name=name, display_name=name),
        _described(known),
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=REQUIRED,
    )
    return dict(question), state


def read_new_key(site: Site, state: Question, *, answer: str) -> NewKey:
    """The key that a device made.

    Raises:
        BadAnswer: The answer is not one to this question.
    """
    found = _checked(lambda: site.server().register_complete(state, _json(answer)))
    _checked(lambda: _require_honest(_json(answer), found))
    made = found.credential_data
    offered = {one.alg for one in site.server().allowed_algorithms}
    if made is None or made.public_key.get(3) not in offered:
        raise BadAnswer("algorithm")
    is_key_id = 0 < len(made.credential_id) <= LONGEST_KEY_ID
    if not is_key_id or not _checked(lambda: _can_prove(made.public_key)):
        raise BadAnswer("key")
    return NewKey(key_id=made.credential_id, credential=bytes(made), uses=found.counter)


def ask_for_key(site: Site, *, known: Sequence[bytes] | None) -> tuple[Question, Question]:
    """Ask for a sign by a key, after the device knew its owner.

    Args:
        site: Where the key works.
        known: The ids of the keys that will do; None for any that the device finds.

    Returns:
        The question for the browser and the state to keep.
    """
    question, state = site.server().authenticate_begin(
        None if known is None else _described(known), user_verification=REQUIRED
    )
    return dict(question), state


def key_id_of(answer: str) -> bytes:
    """Which key an answer says it is by; nothing is proved yet.

    Raises:
        BadAnswer: It cannot be read.
    """
    return _checked(lambda: websafe_decode(_json(answer)["rawId"]))


def check_key(
    site: Site,
    state: Question,
    *,
    answer: str,
    credential: bytes,
    handle: bytes,
    must_name: bool,
) -> int:
    """Prove an answer against the key that it names.

    Args:
        site: Where the key works.
        state: What was kept of the question.
        answer: The browser's words.
        credential: The key, as it was stored.
        handle: Whose it is.
        must_name: Whether the answer has to say whose the key is: nobody's keys were named.

    Returns:
        The device's counter.

    Raises:
        BadAnswer: Another question, another site, a forged sign, or nobody was asked who they are.
    """
    _checked(
        lambda: site.server().authenticate_complete(
            state, [AttestedCredentialData(credential)], _json(answer)
        )
    )
    said = _json(answer)
    data = AuthenticatorData(websafe_decode(said["response"]["authenticatorData"]))
    _checked(lambda: _require_honest(said, data))
    named = said["response"].get("userHandle")
    if named != websafe_encode(handle) and (named or must_name):
        raise BadAnswer("handle")
    return data.counter


def _require_honest(said: Mapping[str, Any], data: AuthenticatorData) -> None:
    """Go on if the browser was on our own page, and the device does not contradict itself.

    Raises:
        BadAnswer: Another page held ours, or it is no passkey of which the flags can be.
    """
    if said.get("type") != PublicKeyCredentialType.PUBLIC_KEY.value:
        raise BadAnswer("type")
    client = json.loads(websafe_decode(said["response"]["clientDataJSON"]))
    if client.get("crossOrigin") or "topOrigin" in client:
        raise BadAnswer("frame")
    if data.is_backed_up() and not data.is_backup_eligible():
        raise BadAnswer("flags")


def _can_prove(key: CoseKey) -> bool:
    """Whether signs of this key can be told from any other words."""
    if key.get(1) == RSA and key[EXPONENT] != USUAL_EXPONENT:
        return False
    if key.get(1) == RSA and len(key[MODULUS].lstrip(bytes(1))) not in MODULUS_BYTES:
        return False
    try:
        key.verify(b"words", b"no sign of them")
    except InvalidSignature:
        return True
    return False


def _json(answer: str) -> Any:  # noqa: ANN401 -- whatever somebody sent
    return json.loads(answer[: LONGEST_ANSWER + 1])


def _described(known: Sequence[bytes]) -> list[PublicKeyCredentialDescriptor]:
    kind = PublicKeyCredentialType.PUBLIC_KEY
    return [PublicKeyCredentialDescriptor(type=kind, id=one) for one in known]


def _checked(read: Callable[[], T]) -> T:
    try:
        return read()
    except MALFORMED as problem:
        raise BadAnswer("answer") from problem

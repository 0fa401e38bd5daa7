"""How one knows that nobody altered a file: each entry's hash covers the one before.

An entry's hash is taken of three things, in this order: the hash before it, a commitment to its
content, and the canonical bytes of its header. The commitment is a hash over a random salt and the
content. So the content, or its key, can be destroyed, and the chain still proves the rest; and
without the salt nobody can try out what a destroyed content may have said.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

FIRST = bytes(32)
"""What stands for the hash before the first entry of a case."""
EMPTY = bytes(32)
"""The commitment of an entry without content."""
SALT_BYTES = 32
_ENTRY = b"asylia-entry/1\n"
_CONTENT = b"asylia-content/1\n"


def commitment(salt: bytes, content: bytes) -> bytes:
    """What an entry's hash covers in place of its content.

    Args:
        salt: 32 random bytes, used once and kept with the content.
        content: The content's canonical bytes.
    """
    if len(salt) != SALT_BYTES:
        raise ValueError("A salt has 32 bytes.")
    return sha256(_CONTENT + salt + content).digest()


def entry_hash(header: bytes, *, committed: bytes, previous: bytes) -> bytes:
    """The hash of an entry.

    Args:
        header: The header's canonical bytes.
        committed: The commitment to the content; ``EMPTY`` if there is none.
        previous: The hash of the entry before; ``FIRST`` if there is none.
    """
    return sha256(b"".join((_ENTRY, previous, committed, header))).digest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An entry as it is stored.

    Attributes:
        number: Its place in the case, from 1.
        header: The header's canonical bytes.
        committed: The commitment to the content.
        hash: The hash that was stored with it.
    """

    number: int
    header: bytes
    committed: bytes
    hash: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """The first entry of a case that is not as it was written.

    Attributes:
        case: The case's reference.
        number: The entry's number.
        why: What does not agree.
    """

    case: str
    number: int
    why: str


def first_broken(case: str, links: Iterable[Link], *, head: tuple[int, bytes]) -> Broken | None:
    """The first entry of a case that is not as it was written; None if all are.

    Args:
        case: The case's reference.
        links: Every stored entry of the case, by number.
        head: The number and the hash of the last entry, as the case's head row has them.
    """
    previous, number = FIRST, 0
    for number, link in enumerate(links, start=1):
        found = sha256(b"".join((_ENTRY, previous, link.committed, link.header))).digest()
        if link.number != number:
            return Broken(case=case, number=number, why="the entry is missing")
        if found != link.hash:
            return Broken(case=case, number=number, why="the entry was altered")
        previous = found
    if head[0] > number:
        return Broken(case=case, number=number + 1, why="the entry is missing")
    if head != (number, previous):
        return Broken(case=case, number=number, why="the head of the chain is of another entry")
    return None

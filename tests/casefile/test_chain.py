import json
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asylia.casefile.chain import (
    EMPTY,
    FIRST,
    Broken,
    Link,
    commitment,
    entry_hash,
    first_broken,
)
from asylia.casefile.entries import header_bytes
from tests.casefile.samples import header

CASE = "LT-7Q4K-2M9X"
WHOLE = st.integers(min_value=1, max_value=12)


def chain_of(length: int) -> list[Link]:
    links: list[Link] = []
    previous = FIRST
    for number in range(1, length + 1):
        spelled = header_bytes(header(number))
        committed = commitment(number.to_bytes(32), b"content")
        previous = entry_hash(spelled, committed=committed, previous=previous)
        links.append(Link(number=number, header=spelled, committed=committed, hash=previous))
    return links


def head_of(links: list[Link]) -> tuple[int, bytes]:
    return (links[-1].number, links[-1].hash) if links else (0, FIRST)


@given(st.integers(min_value=0, max_value=12))
def test_chain_as_written_is_whole(length: int) -> None:
    links = chain_of(length)

    assert first_broken(CASE, links, head=head_of(links)) is None


@given(
    length=WHOLE,
    where=st.data(),
    part=st.sampled_from(["header", "committed", "hash"]),
    bit=st.integers(min_value=0),
)
def test_any_edit_breaks_the_chain_and_the_first_broken_entry_is_named(
    length: int, where: st.DataObject, part: str, bit: int
) -> None:
    links = chain_of(length)
    position = where.draw(st.integers(min_value=0, max_value=length - 1))
    edited = bytearray(getattr(links[position], part))
    edited[bit // 8 % len(edited)] ^= 1 << bit % 8
    head = head_of(links)

    links[position] = replace(links[position], **{part: bytes(edited)})  # type: ignore[arg-type]

    assert first_broken(CASE, links, head=head) == Broken(
        case=CASE, number=position + 1, why="the entry was altered"
    )


@given(length=WHOLE, where=st.data())
def test_any_removal_breaks_the_chain_and_the_first_missing_entry_is_named(
    length: int, where: st.DataObject
) -> None:
    links = chain_of(length)
    position = where.draw(st.integers(min_value=0, max_value=length - 1))
    head = head_of(links)

    del links[position]

    assert first_broken(CASE, links, head=head) == Broken(
        case=CASE, number=position + 1, why="the entry is missing"
    )


@given(length=st.integers(min_value=2, max_value=12), where=st.data())
def test_any_exchange_of_two_entries_breaks_the_chain(length: int, where: st.DataObject) -> None:
    links = chain_of(length)
    one = where.draw(st.integers(min_value=0, max_value=length - 2))
    head = head_of(links)

    links[one], links[one + 1] = (
        replace(links[one + 1], number=one + 1),
        replace(links[one], number=one + 2),
    )

    broken = first_broken(CASE, links, head=head)
    assert broken == Broken(case=CASE, number=one + 1, why="the entry was altered")


@given(WHOLE)
def test_entry_added_behind_the_head_is_named(length: int) -> None:
    links = chain_of(length + 1)

    broken = first_broken(CASE, links, head=head_of(links[:-1]))

    assert broken == Broken(
        case=CASE, number=length + 1, why="the head of the chain is of another entry"
    )


def test_head_of_another_hash_is_named() -> None:
    links = chain_of(2)

    broken = first_broken(CASE, links, head=(2, bytes(32)))

    assert broken == Broken(case=CASE, number=2, why="the head of the chain is of another entry")


def test_hash_covers_previous_commitment_and_header_in_this_order() -> None:
    spelled = header_bytes(header())

    found = entry_hash(spelled, committed=EMPTY, previous=FIRST)

    assert found == sha256(b"asylia-entry/1\n" + FIRST + EMPTY + spelled).digest()
    assert json.loads(spelled)["v"] == 1


def test_same_content_is_committed_to_differently_each_time() -> None:
    assert commitment(b"a" * 32, b"x") != commitment(b"b" * 32, b"x")


def test_short_salt_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        commitment(b"short", b"x")

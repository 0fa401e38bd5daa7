"""The scanner of ``prove canaries`` finds a word however it is spelled or packed."""

import base64
import gzip
import json
import zlib

import pytest
from django.core import signing

from tests.web.canaries.scanning import hits, hits_within, spellings

MARK = "Zqabcdefgh"
SAID = f"She said {MARK}x00001 there."
SPELLED = {
    "plain": SAID.encode(),
    "capitals": SAID.upper().encode(),
    "utf-16": SAID.encode("utf-16"),
    "hexadecimal": SAID.encode().hex().encode(),
    "bytea of a dump": b"\\x" + SAID.encode().hex().encode(),
    "percent": "".join(f"%{byte:02X}" for byte in SAID.encode()).encode(),
    "json": "".join(f"\\u{ord(sign):04x}" for sign in SAID).encode(),
    **{
        f"base64 {shift}": base64.b64encode(b"." * shift + SAID.encode() + b"!")
        for shift in range(3)
    },
}
PACKED = {
    "gzip": gzip.compress(SAID.encode()),
    "zlib in the middle": b"some bytes before " + zlib.compress(SAID.encode()) + b" and after",
    "zlib in base64": b"key:" + base64.urlsafe_b64encode(zlib.compress(SAID.encode() * 3)),
    "gzip in a bytea": b"\\x" + gzip.compress(SAID.encode() * 3).hex().encode(),
    "a session": signing.dumps({"words": SAID * 9}, compress=True).encode(),
    "base64 in json in gzip": gzip.compress(
        json.dumps({"file": base64.b64encode(SAID.encode()).decode()}).encode()
    ),
}


@pytest.mark.parametrize("kind", SPELLED)
def test_word_is_found_however_it_is_spelled(kind: str) -> None:
    assert hits(SPELLED[kind], MARK) != []


@pytest.mark.parametrize("kind", PACKED)
def test_word_is_found_however_it_is_packed(kind: str) -> None:
    assert hits(PACKED[kind], MARK) == []
    assert hits_within(PACKED[kind], MARK) != []


def test_bytes_without_the_word_have_no_hit() -> None:
    content = b"".join(SPELLED.values()) + b"".join(PACKED.values())

    assert hits_within(content, "Zqhgfedcba") == []


def test_spellings_are_long_enough_to_be_no_accident() -> None:
    assert min(len(spelled) for spelled in spellings(MARK).values()) >= 10

"""Looking for canaries in bytes of any kind: in clear, spelled otherwise, or packed."""

import base64
import gzip
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

DEEPEST = 4
"""So many wrappings are taken off: a session is JSON, packed, in base64, in a line of a dump."""
LONGEST = 64_000_000
HEXED = re.compile(rb"(?:\\\\?x|X')?((?:[0-9a-fA-F]{2}){16,})")
BASED = re.compile(rb"[A-Za-z0-9+/_-]{24,}={0,2}")
PACKED = (b"\x1f\x8b\x08", b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")


def spellings(mark: str) -> dict[str, bytes]:
    """Every way in which a mark of letters may be spelled, under its name.

    Args:
        mark: The mark.
    """
    plain = mark.encode()
    in_base64 = {f"base64, {shift} bytes on": _middle(plain, shift=shift) for shift in range(3)}
    return {
        "in clear": plain,
        "in small letters": plain.lower(),
        "in capitals": plain.upper(),
        "utf-16, little end first": mark.encode("utf-16-le"),
        "utf-16, big end first": mark.encode("utf-16-be"),
        "hexadecimal": plain.hex().encode(),
        "hexadecimal in capitals": plain.hex().upper().encode(),
        "percent": "".join(f"%{byte:02X}" for byte in plain).encode(),
        "percent in small letters": "".join(f"%{byte:02x}" for byte in plain).encode(),
        "JSON": "".join(f"\\u{byte:04x}" for byte in plain).encode(),
        "HTML": "".join(f"&#{byte};" for byte in plain).encode(),
        "an address": quote(mark).encode(),
        "backwards": plain[::-1],
        **in_base64,
    }


def _middle(plain: bytes, *, shift: int) -> bytes:
    """What of its base64 is the same whatever stands before and after it."""
    whole = base64.b64encode(b"\0" * shift + plain)
    first = (8 * shift + 5) // 6
    last = (8 * (shift + len(plain))) // 6
    return whole[first:last]


def hits(content: bytes, mark: str) -> list[str]:
    """In which spellings a mark stands in these bytes, as they are.

    Args:
        content: The bytes.
        mark: The mark.
    """
    return [name for name, spelled in spellings(mark).items() if spelled in content]


def hits_within(content: bytes, mark: str, *, depth: int = DEEPEST) -> list[str]:
    """The same, and in whatever is packed into them.

    Args:
        content: The bytes.
        mark: The mark.
        depth: How many wrappings are taken off.
    """
    found = hits(content, mark)
    if depth and not found:
        for how, inner in unwrapped(content):
            found += [f"{how}: {name}" for name in hits_within(inner, mark, depth=depth - 1)]
    return found


def unwrapped(content: bytes) -> Iterator[tuple[str, bytes]]:
    """What is packed into these bytes, with how: pressed, or spelled in letters."""
    for start in PACKED:
        place = content.find(start)
        while place != -1:
            if inner := _unpacked(content[place:]):
                yield "packed", inner
            place = content.find(start, place + 1)
    for found in HEXED.finditer(content):
        yield "hexadecimal", bytes.fromhex(found[1].decode())
    for found in BASED.finditer(content):
        if not _is_hex(found[0]):
            yield "base64", _based(found[0])


def _unpacked(content: bytes) -> bytes:
    try:
        if content.startswith(b"\x1f\x8b"):
            return zlib.decompressobj(wbits=31).decompress(content, LONGEST)
        return zlib.decompressobj().decompress(content, LONGEST)
    except (zlib.error, gzip.BadGzipFile):
        return b""


def _is_hex(content: bytes) -> bool:
    return HEXED.fullmatch(content) is not None


def _based(content: bytes) -> bytes:
    letters = content.rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    return base64.b64decode(letters + b"=" * (-len(letters) % 4))


def files_below(*places: Path) -> Iterator[Path]:
    """Every file in these folders, and these files themselves."""
    for place in places:
        found = sorted(place.rglob("*")) if place.is_dir() else [place]
        yield from (one for one in found if one.is_file())

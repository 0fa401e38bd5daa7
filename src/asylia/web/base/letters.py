"""Which letters the fonts of our documents have; one that they lack is shown as such.

Of the tables of a font only the one is read that leads from a letter to its drawing (``cmap``, in
the form in which each of our fonts has it: segments of the letters up to U+FFFF).
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from struct import unpack_from

LACKING = "\ufffd"
"""Stands in the place of a letter that no font of ours can draw."""
TABLES, TABLE_SIZE = 12, 16
SEGMENTS, END = 14, 0xFFFF
WEIGHTS = ("Regular", "Bold")


def drawn(text: str, *, folder: Path) -> str:
    """The text with what our fonts cannot draw replaced.

    Args:
        text: Any text.
        folder: Where the fonts stand, each in every weight.
    """
    lacking = {ord(letter) for letter in set(text) if letter > "\x7f"} - letters_in(folder)
    return text.translate(dict.fromkeys(lacking, LACKING)) if lacking else text


@cache
def letters_in(folder: Path) -> frozenset[int]:
    """The letters that some family has in each of its weights, by their numbers."""
    families = [path.name.partition("-")[0] for path in folder.glob(f"*-{WEIGHTS[0]}.ttf")]
    return frozenset().union(
        *(
            frozenset.intersection(
                *(_letters_of((folder / f"{one}-{weight}.ttf").read_bytes()) for weight in WEIGHTS)
            )
            for one in families
        )
    )


def _letters_of(font: bytes) -> frozenset[int]:
    return frozenset(_mapped(font, start=_cmap(font)))


def _cmap(font: bytes) -> int:
    """Where the table of letters begins that is for the letters up to U+FFFF."""
    (tables,) = unpack_from(">H", font, 4)
    places = [TABLES + TABLE_SIZE * number for number in range(tables)]
    (start,) = (
        unpack_from(">L", font, place + 8)[0]
        for place in places
        if font[place : place + 4] == b"cmap"
    )
    (first,) = unpack_from(">L", font, start + 8)
    return int(start + first)


def _mapped(font: bytes, *, start: int) -> Iterator[int]:
    """The letters of each segment that lead to a drawing, either by sum or through a list."""
    (twice,) = unpack_from(">H", font, start + 6)
    rows = start + SEGMENTS
    begins = [rows, *(rows + 2 + number * twice for number in (1, 2, 3))]
    segments = zip(*(unpack_from(f">{twice // 2}H", font, one) for one in begins), strict=True)
    for number, (last, first, delta, offset) in enumerate(segments):
        listed = begins[-1] + 2 * number + offset
        for letter in range(first, min(last + 1, END)):
            glyph = letter
            if offset:
                (glyph,) = unpack_from(">H", font, listed + 2 * (letter - first))
            if glyph and (glyph + delta) % (END + 1):
                yield letter

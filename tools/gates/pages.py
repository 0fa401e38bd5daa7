"""Pages (STYLE sections 8 and 9): no inline code, logical sides, numbers in tokens only."""

import re
from collections.abc import Iterator
from pathlib import Path

from tools.gates.trees import texts

INLINE = re.compile(
    r"""<script(?![^>]*\bsrc=)|<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*["']|javascript:""",
    re.IGNORECASE,
)
UNESCAPED = re.compile(r"\|\s*safe\b|{%-?\s*autoescape\s+false|\bmark_safe\(")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
PRINTED_PAGE = re.compile(r"@page[^{]*\{[^}]*\}")
SIDES = re.compile(
    r"^\s*(?:(?:margin|padding|border)-(?:left|right|top|bottom)[\w-]*|left|right|top|bottom"
    r"|(?:min-|max-)?(?:width|height)|border-(?:top|bottom)-(?:left|right)-radius)\s*:"
    r"|\b(?:text-align|float|clear)\s*:\s*(?:left|right)\b",
    re.MULTILINE,
)
VALUE = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab|lab|lch|color-mix)\("
    r"|(?<![\w.-])\d*\.?\d+(?:px|rem|em|pt|cm|mm|ms|s|deg|vh|vw)\b",
    re.IGNORECASE,
)
QUERY = re.compile(r"^\s*@(?:media|container|page|supports)\b")


def inline_code(root: Path) -> list[str]:
    """Strict CSP: no inline script or style in a template."""
    return [
        f"{path}: {match.strip()!r} is inline code"
        for path, text in texts(root, "src", ".html")
        for match in INLINE.findall(text)
    ]


def unescaped_output(root: Path) -> list[str]:
    """Autoescape stays on."""
    return [
        f"{path}: {match!r} lets text through unescaped"
        for path, text in texts(root, "src", ".html", ".py")
        for match in UNESCAPED.findall(text)
    ]


def physical_sides(root: Path) -> list[str]:
    """Logical properties only: many applicants read from right to left."""
    return [
        f"{path}: {line.strip()!r} is a physical side"
        for path, text in texts(root, "src", ".css")
        for line in COMMENT.sub("", text).splitlines()
        if SIDES.search(line)
    ]


def numbers_and_colours(root: Path) -> list[str]:
    """Every colour, length and duration is a custom property of ``tokens.css``.

    A media query and a printed page cannot read a custom property, so theirs may stand there.
    """
    return [
        f"{path}: {line.strip()!r} holds a number or a colour"
        for path, text in texts(root, "src", ".css")
        if not path.endswith("/tokens.css")
        for line in _lines(text)
        if VALUE.search(line)
    ]


def _lines(text: str) -> Iterator[str]:
    own = PRINTED_PAGE.sub("", COMMENT.sub("", text))
    return (line for line in own.splitlines() if not QUERY.match(line))

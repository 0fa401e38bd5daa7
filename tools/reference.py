"""Generate the reference pages: ``python -m tools.reference``; ``--check`` fails on a stale one."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"


def limits_page() -> Iterator[str]:
    """Every time limit of the acts, in the order of their articles."""
    yield "# Time limits"
    yield ""


PAGES: dict[str, Callable[[], Iterator[str]]] = {}


def main(words: list[str]) -> int:
    stale = []
    for name, lines in PAGES.items():
        page, text = REFERENCE / name, "\n".join(lines()) + "\n"
        if "--check" not in words:
            page.write_text(text, encoding="utf-8")
        elif not page.exists() or page.read_text(encoding="utf-8") != text:
            stale.append(name)
    if stale:
        print(f"Stale: {', '.join(stale)}. Renew with: python -m tools.reference")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

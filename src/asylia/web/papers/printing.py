"""A letter as PDF/UA; the same layout for every kind and language."""

from collections.abc import Iterable
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from asylia.web.base.documents import pdf_of
from asylia.web.papers.setting import Letter, Run, Side

LAYOUT = Path(__file__).parent / "layout" / "letter.typ"


def paper_of(letter: Letter) -> bytes:
    """The PDF of a letter.

    Args:
        letter: The letter, filled in.
    """
    return pdf_of(
        LAYOUT,
        {
            "title": letter.title,
            "reference": letter.reference,
            "sides": [_side(side) for side in letter.sides],
        },
    )


def digest_of(paper: bytes) -> str:
    """The SHA-256 of a paper, as its entry names it.

    Args:
        paper: The PDF.
    """
    return sha256(paper).hexdigest()


def _side(side: Side) -> dict[str, object]:
    return {
        **asdict(side),
        "head": [_runs(one) for one in side.head],
        "blocks": [
            {
                "kind": block.kind,
                "direction": block.direction or side.direction,
                "lines": [_runs(line) for line in block.lines],
            }
            for block in side.blocks
        ],
    }


def _runs(runs: Iterable[Run]) -> list[dict[str, object]]:
    return [{"text": run.text, "direction": run.direction, "whole": run.is_whole} for run in runs]

"""Documents as PDF/UA: a Typst template and plain values go in, bytes come out.

A value never becomes markup: templates read it as text out of JSON. Nothing is loaded from
elsewhere: fonts stand beside this file, and a template includes only what lies in its own folder.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import typst

from asylia.web.base.letters import drawn

FONTS = Path(__file__).parent / "paper" / "fonts"
STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1: tagged, titled, in a named language; what cannot be made so is an error, not a file."""


def pdf_of(template: Path, values: Mapping[str, object]) -> bytes:
    """A document.

    Args:
        template: The Typst file.
        values: What it reads as ``values``: text, numbers, lists and objects. A letter that no
            font here has becomes a sign that says so.

    Raises:
        typst.TypstError: The template is wrong, or would make a document that not all can read.
    """
    made = typst.compile(
        template,
        root=template.parent,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"values": drawn(json.dumps(values, ensure_ascii=False), folder=FONTS)},
        format="pdf",
        pdf_standards=[STANDARD],
    )
    if not isinstance(made, bytes):
        raise TypeError("A document is one file.")
    return made

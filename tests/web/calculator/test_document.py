"""The PDF: tagged, titled, its fonts inside, each date also in ISO digits."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
import typst
from django.test import Client
from pypdf import PdfReader

from asylia.web.base import documents, letters, translations
from asylia.web.base.documents import pdf_of
from tests.web.calculator.conftest import FORM


def taken(visitor: Client, language: str = "en", **told: str) -> PdfReader:
    answer = visitor.post(f"/{language}/", {**FORM, **told, "do": "document"})
    assert answer["Content-Type"] == "application/pdf"
    return PdfReader(io.BytesIO(answer.content), strict=True)


def fonts_of(page: Any) -> Any:
    return page["/Resources"]["/Font"]


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_document_says_the_dates_as_words_and_as_digits(visitor: Client) -> None:
    text = text_of(taken(visitor))

    assert "Lodge the application" in text
    assert "Tue 1 Sep 2026 2026-09-01" in text
    assert "This is no legal advice." in text
    assert "What could not be decided" in text


def test_document_is_tagged_and_knows_its_title_and_language(visitor: Client) -> None:
    reader = taken(visitor, language="lt")

    root: Any = reader.trailer["/Root"]
    metadata = reader.xmp_metadata
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "lt"
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert metadata is not None
    assert b"<pdfuaid:part>1</pdfuaid:part>" in metadata.stream.get_data()


def test_every_font_stands_inside(visitor: Client) -> None:
    reader = taken(visitor)

    fonts = {
        font.get_object()["/BaseFont"]: font.get_object()["/DescendantFonts"][0].get_object()
        for page in reader.pages
        for font in fonts_of(page).values()
    }
    assert fonts
    assert all("+NotoSans" in name for name in fonts)
    for font in fonts.values():
        assert {"/FontFile2", "/FontFile3"} & set(font["/FontDescriptor"].get_object())


def test_reference_is_text_and_never_markup(visitor: Client) -> None:
    reader = taken(visitor, reference="A 1.-/2")

    assert "Time limits of the case A 1.-/2" in text_of(reader)


def test_case_of_a_pasted_history_is_text_and_never_markup(visitor: Client) -> None:
    marked = '#read("/etc/hostname") $x$ *b* <c>'
    history = {"format": "asylia-history/1", "case": marked, "member_state": "LT", "events": []}

    answer = visitor.post("/en/history", {"history": json.dumps(history), "do": "document"})

    assert marked in text_of(PdfReader(io.BytesIO(answer.content), strict=True))


def test_document_without_a_title_is_an_error_and_not_a_file(tmp_path: Path) -> None:
    template = tmp_path / "bare.typ"
    template.write_text("Hello", encoding="utf-8")

    with pytest.raises(typst.TypstError, match="title"):
        pdf_of(template, {})


def test_template_reads_nothing_beyond_its_folder(tmp_path: Path) -> None:
    template = tmp_path / "inner" / "curious.typ"
    template.parent.mkdir()
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    template.write_text('#set document(title: "x")\n#read("../secret.txt")', encoding="utf-8")

    with pytest.raises(typst.TypstError):
        pdf_of(template, {})


DIGITS = """#set page(width: 40mm, height: 10mm, margin: 2mm)
#set text(font: "Noto Sans Arabic", lang: sys.inputs.lang, dir: rtl, fallback: false)
#sys.inputs.digits"""


def drawn(folder: Path, digits: str, language: str) -> object:
    """A picture of digits as documents draw them."""
    template = folder / "digits.typ"
    template.write_text(DIGITS, encoding="utf-8")
    return typst.compile(
        template,
        font_paths=[documents.FONTS],
        ignore_system_fonts=True,
        sys_inputs={"digits": digits, "lang": language},
        format="png",
    )


@pytest.mark.parametrize("language", ["prs", "ps"])
def test_dari_and_pashto_have_the_digits_of_persian(tmp_path: Path, language: str) -> None:
    digits = "۴۶۷"

    assert drawn(tmp_path, digits, language) == drawn(tmp_path, digits, "fa")
    assert drawn(tmp_path, digits, "ur") != drawn(tmp_path, digits, "fa")
    assert drawn(tmp_path, "٤٦٧", "ar") != drawn(tmp_path, digits, "fa")


@pytest.mark.parametrize(
    ("case", "shown"),
    [("中文-17", "\ufffd\ufffd-17"), ("𝕏 1", "\ufffd 1"), ("Ω≈ą", "Ω\ufffdą")],
)
def test_letters_that_no_font_has_are_shown_as_such(visitor: Client, case: str, shown: str) -> None:
    history = {"format": "asylia-history/1", "case": case, "member_state": "LT", "events": []}

    answer = visitor.post("/en/history", {"history": json.dumps(history), "do": "document"})

    assert shown in text_of(PdfReader(io.BytesIO(answer.content), strict=True))


def test_every_letter_of_our_own_words_can_be_drawn() -> None:
    words = " ".join(f"{one.id} {one.string}" for one in translations.read("lt"))

    assert letters.drawn(words, folder=documents.FONTS) == words
    assert len(words) > 10_000

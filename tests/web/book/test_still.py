"""The law book as files: complete, linked inside itself, nothing from outside, never half."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from asylia.law.book import law_book
from asylia.web.book import leaves, still
from asylia.web.book.still import MARK, NotWritten, write_book
from asylia.web.cli import law_site

NOW = datetime(2026, 8, 20, 9, tzinfo=UTC)
LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
FROM_OUTSIDE = re.compile(r'<(?:script|link|img|iframe|use)[^>]*(?:href|src)="(?:https?:)?//')


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("still") / "book"
    write_book(folder, language="en", now=NOW)
    return folder


def test_every_rule_event_and_act_has_a_file(book: Path) -> None:
    assert {path.stem for path in (book / "rules").iterdir()} == set(law_book().by_id)
    assert {path.stem for path in (book / "events").iterdir()} == {*law_book().by_event}
    assert {path.stem for path in (book / "acts").glob("*.html")} == set(law_book().acts)


def test_every_link_leads_to_a_file_or_to_an_official_text(book: Path) -> None:
    broken = set()
    for page in book.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        ids = set(re.findall(r'\sid="([^"]*)"', text))
        for link in LINK.findall(text):
            target, _hash, anchor = link.partition("#")
            if target.startswith(("https://eur-lex.europa.eu/", "https://e-tar.lt/")):
                continue
            if not target:
                broken |= {link} if anchor not in ids else set()
            elif not (page.parent / target).is_file():
                broken.add(f"{page.name}: {link}")
    assert broken == set()


def test_no_page_fetches_anything_from_outside_or_holds_a_form(book: Path) -> None:
    for page in book.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert not FROM_OUTSIDE.search(text)
        assert "<form" not in text


def test_the_style_sheet_finds_its_fonts(book: Path) -> None:
    (sheet,) = (book / "static").glob("asylia.*.css")
    fonts = re.findall(r'url\("([^"#]+)"\)', sheet.read_text(encoding="utf-8"))

    assert fonts
    assert all((sheet.parent / font).is_file() for font in fonts)


def test_an_older_book_is_replaced_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(still, "_pages", _few)
    write_book(tmp_path / "book", language="en", now=NOW)
    (tmp_path / "book" / "old.html").write_text("old")

    write_book(tmp_path / "book", language="lt", now=NOW)

    assert not (tmp_path / "book" / "old.html").exists()
    assert '<html lang="lt"' in (tmp_path / "book" / "index.html").read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["book"]


def test_a_book_that_fails_half_way_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(still, "_pages", _few)
    write_book(tmp_path / "book", language="en", now=NOW)
    before = (tmp_path / "book" / "index.html").read_bytes()
    monkeypatch.setattr(still, "_pages", _broken)

    with pytest.raises(NotWritten, match="No space left"):
        write_book(tmp_path / "book", language="en", now=NOW)

    assert (tmp_path / "book" / "index.html").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["book"]


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")

    with pytest.raises(NotWritten, match="holds something else"):
        write_book(tmp_path, language="en", now=NOW)

    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_the_command_writes_the_book_and_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(still, "_pages", _few)

    code = law_site.main([str(tmp_path / "book")])

    assert (code, capsys.readouterr().out) == (0, f"1 pages: {tmp_path / 'book' / 'index.html'}\n")
    assert (tmp_path / "book" / MARK).is_file()


def test_the_command_refuses_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "thesis.txt").write_text("mine")

    code = law_site.main([str(tmp_path)])

    assert (code, capsys.readouterr().err) == (
        2,
        f"asylia law site: {tmp_path} holds something else; name an empty or a new folder.\n",
    )


def _few(now: datetime) -> object:
    yield "/law", leaves.index


def _broken(now: datetime) -> object:
    yield "/law", leaves.index
    raise OSError(28, "No space left on device")

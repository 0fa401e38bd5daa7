"""The law book as files: every page with links that work from a folder, and nothing from outside.

The pages are those of the desk, without forms. They are written beside their place and moved there
whole, so that nobody ever finds half a book.
"""

import os
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.http import QueryDict
from django.template.loader import render_to_string
from django.urls import reverse

from asylia import __version__
from asylia.law.book import law_book
from asylia.law.book.graph import phases_of
from asylia.web.base.assets import SHEET, every_asset
from asylia.web.base.languages import speaking
from asylia.web.base.pages import RIGHT_TO_LEFT
from asylia.web.book import leaves, shelves, words
from asylia.web.book.leaves import Leaf

MARK = ".asylia-law-book"
"""The file by which a folder is known as a book that may be replaced."""
ICONS = "base/icons.svg"
NEEDED = (ICONS, "base/mark.svg", "book/js/find.js", SHEET)
LINK = re.compile(r'(?<=[\s])(href|src)="(/[^"#]*)(#[^"]*)?"')


class NotWritten(Exception):
    """The book could not be written there; the message says why."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a still page knows of the language it is in."""

    language: str
    direction: str
    version: str = __version__


def write_book(folder: Path, *, language: str, now: datetime) -> int:
    """Write the whole book.

    Args:
        folder: Where it shall stand; a book that stands there is replaced.
        language: The code of the language.
        now: This moment.

    Returns:
        How many pages it has.

    Raises:
        NotWritten: Something else stands there, or the place cannot be written.
    """
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir()) and not _is_book(folder)):
        raise NotWritten(f"{folder} holds something else; name an empty or a new folder")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".law-book-", dir=folder.parent) as beside:
            new = Path(beside) / "new"
            count = _write(new, language, now=now)
            _replace(folder, new, old=Path(beside) / "old")
    except OSError as problem:
        raise NotWritten(f"{folder} cannot be written: {problem.strerror}") from problem
    return count


def _is_book(folder: Path) -> bool:
    return (folder / MARK).is_file()


def _replace(folder: Path, new: Path, *, old: Path) -> None:
    new.chmod(0o755)
    if folder.exists():
        folder.rename(old)
    new.rename(folder)


def _write(folder: Path, language: str, *, now: datetime) -> int:
    direction = "rtl" if language.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT else "ltr"
    frame = Frame(language, direction)
    sprite = _write_assets(folder)
    count = 0
    with speaking(language):
        for address, leaf in _pages(now):
            place = _place(address)
            told = {"frame": frame, "say": words, "layout": "book/still.html", "is_still": True}
            page = render_to_string(leaf().template, {**told, **leaf().context})
            path = folder / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_standing_alone(page, place, sprite=sprite), encoding="utf-8")
            count += 1
    (folder / MARK).write_text(f"{__version__}\n", encoding="utf-8")
    return count


# Which pages there are --------------------------------------------------------------------


def _pages(now: datetime) -> Iterator[tuple[str, Callable[[], Leaf]]]:
    """Every page with its address."""
    book = law_book()
    yield reverse("book:index"), leaves.index
    yield reverse("book:find"), _everything
    yield reverse("book:events"), leaves.events
    yield reverse("book:parties"), leaves.parties
    yield reverse("book:days"), lambda: leaves.days(now)
    yield reverse("book:outside"), leaves.outside
    for act in book.acts:
        yield reverse("book:act", args=[act]), partial(leaves.act, act)
        for one in phases_of(book, act):
            address = reverse("book:phase", args=[act, one.number])
            yield address, partial(leaves.phase, act, one.number)
    for key in book.by_id:
        yield reverse("book:rule", args=[key]), partial(leaves.rule, key)
    for event in book.by_event:
        yield reverse("book:event", args=[event]), partial(leaves.event, event)
    for party in book.by_party:
        slug = shelves.slug_of(party)
        yield reverse("book:party", args=[slug]), partial(leaves.party, slug)
    for day in book.days:
        said = day.isoformat()
        yield reverse("book:day", args=[said]), partial(leaves.day, said, now=now)


def _everything() -> Leaf:
    """The page of the search: without a server it lists every limit, and a script filters them."""
    leaf = leaves.find(QueryDict())
    found = shelves.by_act(law_book().entries)
    return Leaf(leaf.template, {**leaf.context, "found": found})


def _place(address: str) -> PurePosixPath:
    """The file of an address: ``/law/acts/APR`` stands in ``acts/APR.html``."""
    inside = address.removeprefix(reverse("book:index")).strip("/")
    return PurePosixPath(f"{inside or 'index'}.html")


# Links that work from a folder ------------------------------------------------------------


def _standing_alone(page: str, place: PurePosixPath, *, sprite: str) -> str:
    """The page with its icons inside it and every link relative."""

    def relative(found: re.Match[str]) -> str:
        kind, address, anchor = found[1], found[2], found[3] or ""
        if address.startswith(f"{settings.STATIC_URL}base/icons."):
            return f'{kind}="#icon-{anchor.lstrip("#")}"'
        if address.startswith(settings.STATIC_URL):
            target = PurePosixPath("static", address.removeprefix(settings.STATIC_URL))
        else:
            target = _place(address)
        return f'{kind}="{os.path.relpath(target, place.parent)}{anchor}"'

    return LINK.sub(relative, page).replace("<body>", f"<body>\n  {sprite}", 1)


def _write_assets(folder: Path) -> str:
    """Write style sheet, fonts and script; the icons come back, to stand in each page."""
    for name, one in every_asset().items():
        if name in NEEDED or name.endswith(".woff2"):
            path = folder / "static" / one.url.removeprefix(settings.STATIC_URL)
            path.parent.mkdir(parents=True, exist_ok=True)
            body = one.body
            if name == SHEET:
                body = body.replace(f'url("{settings.STATIC_URL}'.encode(), b'url("')
            path.write_bytes(body)
    icons = every_asset()[ICONS].body.decode().replace('id="', 'id="icon-')
    return f"<div hidden>{icons.strip()}</div>"

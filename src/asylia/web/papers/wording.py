"""Templates: files in TOML, ours or those of the authority, checked before a word of them is used.

A template says which fields it needs and which it may do without. It names no others, and none
that there is not.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings

from asylia.web.accounts.refusal import Refused
from asylia.web.base.languages import gettext as _
from asylia.web.papers.fields import FIELDS
from asylia.web.papers.kinds import KINDS, Kind

OURS = Path(__file__).parent / "wordings"
LANGUAGES = ("lt", "en", "ru", "uk", "ar", "fa", "fr")
"""The languages that we have templates in; an authority adds others by adding files."""
NAMED = re.compile(r"\{([^{}]*)\}")
CODE = re.compile(r"[a-z]{2,3}")
HEAD = {
    "version": str,
    "checked": str,
    "title": str,
    "signed": bool,
    "needs": list,
    "may": list,
    "part": list,
}
PART = {"heading": str, "text": str, "rows": list, "items": list, "only_with": str}
LARGEST = 200_000
"""A template of so many bytes is none."""


class BadTemplate(Refused):
    """A template cannot be used; the message names its file and what is wrong in it."""

    code = "template"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a letter, as its template has it.

    Attributes:
        heading: Its heading; empty for none.
        text: Its paragraphs.
        rows: Its table: what is told, and what is told of it.
        items: Its list.
        only_with: The field without which the part is left out; empty for none.
    """

    heading: str = ""
    text: tuple[str, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()
    items: tuple[str, ...] = ()
    only_with: str = ""

    def texts(self) -> Iterator[str]:
        """Everything in it that may name fields."""
        yield self.heading
        yield from self.text
        yield from (text for row in self.rows for text in row)
        yield from self.items


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A template.

    Attributes:
        kind: The kind of paper.
        language: In which language.
        version: Its version, as its author counts them.
        checked: Who cleared its words and when; empty while nobody has.
        title: The title of the paper.
        is_signed: Whether it ends with a line for a signature.
        needs: The fields without which there is no paper.
        may: The fields that it can do without.
        parts: Its parts.
        digest: The beginning of the SHA-256 of the file.
        is_ours: Whether it came with the house, and not from the authority.
    """

    kind: str
    language: str
    version: str
    checked: str
    title: str
    is_signed: bool
    needs: tuple[str, ...]
    may: tuple[str, ...]
    parts: tuple[Part, ...]
    digest: str
    is_ours: bool

    @property
    def name(self) -> str:
        """How an entry names it: language, version and digest."""
        return f"{self.language} {self.version} {self.digest}"


def languages_of(kind: Kind) -> tuple[str, ...]:
    """The languages in which there is a template of this kind, ours first."""
    found = {path.stem for folder in _folders() for path in (folder / kind.code).glob("*.toml")}
    named = [code for code in LANGUAGES if code in found]
    return (*named, *sorted(code for code in found - {*named} if CODE.fullmatch(code)))


def wording_of(kind: Kind, language: str) -> Wording:
    """The template of a kind of paper in a language: the authority's, else ours.

    Args:
        kind: The kind.
        language: The code of the language.

    Raises:
        BadTemplate: There is none, or it is not one that can be used.
    """
    path, is_ours = _found(f"{kind.code}/{language}.toml")
    content, told = _read(path)
    wording = Wording(
        kind=kind.code,
        language=language,
        version=told.get("version", ""),
        checked=told.get("checked", "").strip(),
        title=told.get("title", ""),
        is_signed=told.get("signed", True),
        needs=_names(path, told, which="needs"),
        may=_names(path, told, which="may"),
        parts=tuple(_part(path, part) for part in told.get("part", ())),
        digest=sha256(content).hexdigest()[:16],
        is_ours=is_ours,
    )
    _check(path, wording, kind=kind)
    return wording


def frame_of(language: str) -> Mapping[str, Any]:
    """The words around every letter of a language: labels of its head, marks, names of codes.

    Args:
        language: The code of the language.

    Raises:
        BadTemplate: There is no such file, or a word of it is missing.
    """
    path, is_ours = _found(f"frame/{language}.toml")
    told = _read(path, of_a_letter=False)[1]
    ours = told if is_ours else _read(OURS / "frame" / "en.toml", of_a_letter=False)[1]
    _require_whole(path, told, words=ours)
    _require_whole(path, told["outcomes"], words=ours["outcomes"])
    return told


def _require_whole(path: Path, told: Mapping[str, Any], *, words: Mapping[str, Any]) -> None:
    for name, ours in words.items():
        if type(told.get(name)) is not type(ours):
            raise _bad(path, _("“%(name)s” is missing."), name=name)


def _folders() -> tuple[Path, ...]:
    """The authority's folder, if there is one, and ours."""
    return (Path(settings.PAPERS), OURS) if settings.PAPERS else (OURS,)


def _found(name: str) -> tuple[Path, bool]:
    for folder in _folders():
        if (folder / name).is_file():
            return folder / name, folder == OURS
    raise BadTemplate(_("There is no template %(name)s.") % {"name": name})


def _read(path: Path, *, of_a_letter: bool = True) -> tuple[bytes, dict[str, Any]]:
    content = path.read_bytes()
    if len(content) > LARGEST:
        raise _bad(path, _("It is too large."))
    try:
        told = tomllib.loads(content.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise _bad(path, _("It is not TOML: %(problem)s."), problem=problem) from problem
    if of_a_letter:
        _require_known(path, told, known=HEAD)
    return content, told


def _require_known(path: Path, told: Mapping[str, Any], *, known: Mapping[str, type]) -> None:
    for name, value in told.items():
        if name not in known:
            raise _bad(path, _("“%(name)s” means nothing there."), name=name)
        if not isinstance(value, known[name]):
            raise _bad(path, _("“%(name)s” is not of the kind that it has to be."), name=name)


def _names(path: Path, told: Mapping[str, Any], *, which: str) -> tuple[str, ...]:
    names = told.get(which, [])
    for name in names:
        if name not in FIELDS:
            raise _bad(path, _("There is no field “%(name)s”."), name=name)
    return tuple(names)


def _part(path: Path, told: object) -> Part:
    if not isinstance(told, dict):
        raise _bad(path, _("“%(name)s” is not of the kind that it has to be."), name="part")
    _require_known(path, told, known=PART)
    rows, items = told.get("rows", []), told.get("items", [])
    pairs = [row for row in rows if isinstance(row, list) and len(row) == len(("told", "of it"))]
    texts = [*items, *(text for row in pairs for text in row)]
    if len(pairs) != len(rows) or not all(isinstance(text, str) for text in texts):
        raise _bad(path, _("A row is two texts, and an item is one."))
    paragraphs = (" ".join(one.split()) for one in told.get("text", "").split("\n\n"))
    return Part(
        heading=told.get("heading", ""),
        text=tuple(one for one in paragraphs if one),
        rows=tuple((row[0], row[1]) for row in pairs),
        items=tuple(items),
        only_with=told.get("only_with", ""),
    )


def _check(path: Path, wording: Wording, *, kind: Kind) -> None:
    """Refuse what would leave a hole in a letter, or say less than it has to."""
    if not (wording.title and wording.version and wording.parts):
        raise _bad(path, _("A template has a version, a title and parts."))
    used = set(named_in(wording.title))
    for part in wording.parts:
        used |= {name for text in part.texts() for name in named_in(text)}
        used |= {part.only_with} - {""}
    for name in sorted(used - set(FIELDS)):
        raise _bad(path, _("There is no field “%(name)s”."), name=name)
    for name in sorted(used - {*wording.needs, *wording.may}):
        raise _bad(path, _("It uses the field “%(name)s” and does not name it."), name=name)
    for name in sorted(kind.must - used):
        raise _bad(path, _("It has to tell the field “%(name)s”."), name=name)


def named_in(text: str) -> list[str]:
    """The fields that a text names.

    Args:
        text: A text of a template.
    """
    return NAMED.findall(text)


def _bad(path: Path, words: str, **told: object) -> BadTemplate:
    where = f"{path.parent.name}/{path.name}"
    return BadTemplate(
        _("The template %(where)s cannot be used. %(problem)s")
        % {"where": where, "problem": words % told}
    )


def all_kinds() -> tuple[Kind, ...]:
    """Every kind of paper, in the order in which they are offered."""
    return tuple(KINDS.values())

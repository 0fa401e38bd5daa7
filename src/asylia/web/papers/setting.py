"""A letter as plain pieces: templates filled in, each value set as its language writes it.

The page that shows a letter and the PDF are made from the same pieces; no value becomes markup.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from django.utils.timezone import localtime

from asylia.web.accounts.refusal import Refused
from asylia.web.base.languages import gettext as _
from asylia.web.base.pages import RIGHT_TO_LEFT
from asylia.web.papers.fields import FIELDS, Sort
from asylia.web.papers.found import Facts, Open
from asylia.web.papers.kinds import KINDS
from asylia.web.papers.wording import NAMED, Part, Wording

LOCALES = {"en": "en_GB", "prs": "fa_AF"}
"""Where another form than the language's own is meant."""
ISO = frozenset("0123456789-: ")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
OWN_DIGITS = {"fa": PERSIAN, "prs": PERSIAN}
"""Languages whose dates in words have digits of their own; ISO digits stand beside them."""


class Missing(Refused):
    """A field that the letter needs is not there; the letter is not made."""

    code = "missing"

    def __init__(self, name: str, *, why: str) -> None:
        """Name the field in words, and why it is missing."""
        label = FIELDS[name].label
        words = _("The paper is not made: “%(field)s” is missing. %(why)s")
        super().__init__(words % {"field": label, "why": why})
        self.name = name


class Run(NamedTuple):
    """A piece of a line that is read in one direction.

    Attributes:
        text: What it says.
        direction: ``ltr`` or ``rtl``; empty if it is that of what stands around it.
    """

    text: str
    direction: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it stays on one line: a day or a moment in ISO digits."""
        return self.direction == "ltr" and ISO.issuperset(self.text)


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, a paragraph, a table or a list.

    Attributes:
        kind: ``heading``, ``text``, ``rows`` or ``items``.
        lines: Its texts; of a table, label and value in turns.
        direction: In which direction it is read; empty for that of its side.
    """

    kind: str
    lines: tuple[Runs, ...]
    direction: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The letter in one language.

    Attributes:
        language: The code of the language.
        direction: ``ltr`` or ``rtl``.
        title: Its title.
        mark: That nobody has checked its words yet; empty if somebody has.
        note: That it is a translation, and of what; empty if it is not.
        head: Labels and values in turns: to whom, from whom, which case, which day.
        blocks: What it says.
        foot: Where it is signed; empty if it is not.
    """

    language: str
    direction: str
    title: str
    mark: str
    note: str
    head: tuple[Runs, ...]
    blocks: tuple[Block, ...]
    foot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A whole letter.

    Attributes:
        title: Its title, which names nobody.
        reference: The case.
        sides: The letter in the State's language, and in that of the person.
    """

    title: str
    reference: str
    sides: tuple[Side, ...]


class Tongue(NamedTuple):
    """A language of a letter: its template and the words around every letter."""

    wording: Wording
    frame: Mapping[str, Any]

    @property
    def language(self) -> str:
        """The code of the language."""
        return self.wording.language

    @property
    def direction(self) -> str:
        """In which direction it is read."""
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"


def letter_of(
    tongues: Sequence[Tongue], facts: Facts, *, to: Sequence[str], name_of: Mapping[str, str]
) -> Letter:
    """Fill in a letter.

    Args:
        tongues: Its languages, the State's first.
        facts: What each field holds.
        to: To whom it goes, line by line.
        name_of: What each language of the letter is called in the others, by ``in:called``.

    Raises:
        Missing: A field that a template needs is not there.
    """
    first = tongues[0]
    for tongue in tongues:
        _require(tongue.wording, facts, with_appeal=KINDS[tongue.wording.kind].with_appeal)
    return Letter(
        title=first.wording.title,
        reference=str(facts["case"]),
        sides=tuple(
            _side(
                tongue,
                facts,
                to=to,
                original="" if tongue is first else name_of[f"{tongue.language}:{first.language}"],
            )
            for tongue in tongues
        ),
    )


def _require(wording: Wording, facts: Facts, *, with_appeal: tuple[str, ...]) -> None:
    has_appeal = not isinstance(facts["appeal_until"], Open)
    for name in (*wording.needs, *(with_appeal if has_appeal else ())):
        if isinstance(value := facts[name], Open):
            raise Missing(name, why=value.why)
    for name in wording.may:
        if isinstance(value := facts[name], Open) and value.stops:
            raise Missing(name, why=value.why)


def _side(tongue: Tongue, facts: Facts, *, to: Sequence[str], original: str) -> Side:
    wording, frame = tongue.wording, tongue.frame
    if original:
        facts = _translated(facts, frame)
    shown = (part for part in wording.parts if _is_shown(part, facts))
    return Side(
        language=tongue.language,
        direction=tongue.direction,
        title="".join(run.text for run in _filled(wording.title, facts, tongue=tongue)),
        mark="" if wording.checked else str(frame["to_be_checked"]),
        note=str(frame["translation"]).replace("{language}", original) if original else "",
        head=tuple(_head(tongue, facts, to=to)),
        blocks=tuple(block for part in shown for block in _blocks(part, facts, tongue=tongue)),
        foot=str(frame["signature"]) if wording.is_signed else "",
    )


def _translated(facts: Facts, frame: Mapping[str, Any]) -> Facts:
    """The fields of a translation: its own reasons, or a word on where the reasons stand."""
    own = facts["reasons_translated"]
    return {**facts, "reasons": frame["reasons_elsewhere"] if isinstance(own, Open) else own}


def _is_shown(part: Part, facts: Facts) -> bool:
    name = part.only_with
    return not name or not isinstance(facts[name], Open)


def _head(tongue: Tongue, facts: Facts, *, to: Sequence[str]) -> Iterator[Runs]:
    told: dict[str, Runs] = {
        "from": (_own(str(facts["office"])),),
        "to": tuple(run for line in to for run in (_own(line), Run("\n")))[:-1],
        "case": tuple(said("case", facts["case"], tongue=tongue)),
        "date": tuple(said("issued_on", facts["issued_on"], tongue=tongue)),
    }
    for name, value in told.items():
        if value:
            yield (Run(str(tongue.frame[name])),)
            yield value


def _blocks(part: Part, facts: Facts, *, tongue: Tongue) -> Iterator[Block]:
    def filled(text: str) -> Runs:
        return tuple(_filled(text, facts, tongue=tongue))

    if part.heading:
        yield Block(kind="heading", lines=(filled(part.heading),))
    for text in part.text:
        yield from _paragraphs(text, facts, tongue=tongue)
    rows = tuple(row for row in part.rows if _is_whole(row[1], facts))
    if rows:
        yield Block(kind="rows", lines=tuple(filled(text) for row in rows for text in row))
    items = tuple(item for item in part.items if _is_whole(item, facts))
    if items:
        yield Block(kind="items", lines=tuple(map(filled, items)))


def _is_whole(text: str, facts: Facts) -> bool:
    """Whether every field that a row or an item names is there; without it, it is left out."""
    return not any(isinstance(facts[name], Open) for name in NAMED.findall(text))


def _paragraphs(text: str, facts: Facts, *, tongue: Tongue) -> Iterator[Block]:
    """A paragraph; one that is nothing but what staff wrote keeps its own lines and direction."""
    for name in NAMED.findall(text):
        if isinstance(value := facts[name], Open):
            raise Missing(name, why=value.why)
    alone = NAMED.fullmatch(text)
    if alone and FIELDS[alone[1]].sort is Sort.WORDS:
        for line in filter(None, map(str.strip, str(facts[alone[1]]).splitlines())):
            yield Block(kind="text", lines=((Run(line),),), direction=direction_of(line))
    else:
        yield Block(kind="text", lines=(tuple(_filled(text, facts, tongue=tongue)),))


def _filled(text: str, facts: Facts, *, tongue: Tongue) -> Iterator[Run]:
    for number, piece in enumerate(NAMED.split(text)):
        if number % 2:
            yield from said(piece, facts[piece], tongue=tongue)
        elif piece:
            yield Run(piece)


def said(name: str, value: object, *, tongue: Tongue) -> Iterator[Run]:
    """A field as a language writes it; a day with its ISO digits beside it.

    Args:
        name: The field.
        value: What it holds.
        tongue: The language.
    """
    sort = FIELDS[name].sort
    if isinstance(value, date):
        yield from _day(value, name, language=tongue.language)
    elif sort is Sort.SIGNS or (sort is Sort.DAY and isinstance(value, str)):
        yield Run(str(value), "ltr")
    elif sort is Sort.COUNTRIES and isinstance(value, tuple):
        yield Run(_separator(tongue.language).join(country(c, tongue.language) for c in value))
    elif sort is Sort.LANGUAGE:
        yield Run(language(str(value), tongue.language))
    elif sort is Sort.CODE:
        if value not in tongue.frame["outcomes"]:
            raise Missing(name, why=_("No template has words for “%(code)s”.") % {"code": value})
        yield Run(str(tongue.frame["outcomes"][value]))
    else:
        yield _own(str(value))


def _own(text: str) -> Run:
    """A name or a line that somebody wrote, in its own direction."""
    return Run(text, direction_of(text))


def _separator(language: str) -> str:
    return "، " if language in RIGHT_TO_LEFT else ", "


def _day(value: date, name: str, *, language: str) -> Iterator[Run]:
    moment = localtime(value) if isinstance(value, datetime) else None
    day = moment.date() if moment else value
    words = format_date(day, "long" if name == "born" else "full", locale_of(language))
    iso = day.isoformat()
    if moment:
        words, iso = f"{words}, {moment:%H:%M}", f"{iso} {moment:%H:%M}"
    if moment and language in RIGHT_TO_LEFT:
        words = words.replace(", ", "، ")
    yield Run(words.translate(OWN_DIGITS.get(language, {})))
    yield Run(" (")
    yield Run(iso, "ltr")
    yield Run(")")


def direction_of(text: str) -> str:
    """In which direction a text is read: that of its first letter; empty if it has none.

    Args:
        text: Any text.
    """
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind == "L":
            return "ltr"
        if kind in {"R", "AL"}:
            return "rtl"
    return ""


def locale_of(language: str) -> Locale:
    """How a language writes days and names; English if we do not know it.

    Args:
        language: Its code.
    """
    try:
        return Locale.parse(LOCALES.get(language, language))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_GB")


def country(code: str, language: str) -> str:
    """The name of a country in a language; a code that it does not know stays a code."""
    return str(locale_of(language).territories.get(code, code))


def language(code: str, spoken: str) -> str:
    """The name of a language in a language; a code that it does not know stays a code."""
    return str(locale_of(spoken).languages.get(code, code))


def text_of(runs: Iterable[Run]) -> str:
    """What pieces say, one after the other."""
    return "".join(run.text for run in runs)

"""Gather every string that people read, renew the catalogues, compile them.

``python -m asylia.web.base.translations`` does all three; with ``--check`` it only tells whether
the catalogues are those of today's strings. Babel alone, no GNU gettext.
"""

import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from asylia import law
from asylia.law.book.telling import value_words
from asylia.law.citation import ACTS, Citation
from asylia.law.clock.book import every_rule
from asylia.law.clock.doubts import OPEN_ATTRIBUTES, READINGS_OF_EVENTS
from asylia.law.clock.left_open import left_open_in
from asylia.law.clock.points import key_words
from asylia.law.holidays import ASSOCIATED, STATES, calendar_of
from asylia.law.limits import Happens, TimeLimit
from asylia.law.next_act import NOBODY_HAS_TO, OVER
from asylia.law.next_act.steps import STEPS, TO_SETTLE
from asylia.law.sentences import MONTHS, WEEKDAYS
from asylia.law.states.tables.lt import NAMES as HOLIDAYS
from asylia.law.terms import Event, Party, Status

LAW = Path(law.__file__).parent
WEB = Path(__file__).resolve().parents[1]
LOCALE = Path(__file__).resolve().parent / "locale"
LANGUAGES = ("en", "lt")
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2.ext:babel_extract")]
KEYWORDS = {**DEFAULT_KEYWORDS, "gettext_lazy": None, "ngettext_lazy": (1, 2)}
OPTIONS = {"**/templates/**.html": {"silent": "false", "trimmed": "true"}}
PATTERNS = [("**.py", "python")]
SAYING = {"sentence": None}
NO_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""Catalogues carry no time of their own: the same strings give the same file."""


def gather() -> Catalog:
    """Every string of the pages, with the file it stands in."""
    found = Catalog(project="Asylia", charset="utf-8", creation_date=NO_DAY)
    for name, _line, message, comments, context in sorted(
        extract_from_dir(WEB, METHODS, OPTIONS, KEYWORDS), key=lambda one: (one[0], one[1])
    ):
        found.add(message, locations=[(name, 0)], auto_comments=comments, context=context)
    for name, message in of_the_law():
        found.add(message, locations=[(name, 0)])
    return found


def of_the_law() -> Iterator[tuple[str, str]]:
    """Every sentence of the law that pages show, with the act or the file it belongs to."""
    for rule in (*every_rule(), *STEPS):
        yield from ((f"law/{rule.cites.instrument}", message) for message in said_in(rule))
        yield f"law/{rule.cites.instrument}", rule.counted_by.name
        yield from ((f"law/{rule.cites.instrument}", word) for word in values_in(rule))
        yield from (("law/clock/points.py", word) for word in keys_in(rule))
    for doubt in (OPEN_ATTRIBUTES, tuple(READINGS_OF_EVENTS.values())):
        yield from (("law/clock/doubts.py", message) for message in said_in(doubt))
    yield from (("law/next_act", word) for word in of_the_course())
    for word in (*(event.words for event in Event), *Party, *(status.value for status in Status)):
        yield "law/terms.py", str(word)
    for act in ACTS.values():
        yield "law/citation.py", act.title
    for word in (*WEEKDAYS, *MONTHS):
        yield "law/sentences.py", word
    for word in (*of_the_calendars(), "no name given"):
        yield "law/holidays.py", word
    for name, _line, message, _comments, _context in extract_from_dir(LAW, PATTERNS, None, SAYING):
        yield f"law/{name}", str(message)


def of_the_course() -> Iterator[str]:
    """What ends a case, and what has to be said of events whose legal kind is open."""
    yield from (*OVER.values(), NOBODY_HAS_TO)
    for settled in TO_SETTLE.values():
        yield from (settled.title, settled.says)


def of_the_calendars() -> Iterator[str]:
    """The States, the holidays of the one whose pages these are, and what the tables rest on."""
    yield from (*STATES.values(), *ASSOCIATED.values(), *HOLIDAYS.values())
    yield from (calendar_of(state).source for state in STATES)


SAID = frozenset({"title", "says", "at_once", "question", "chosen_by", "why", "unverified"})
"""The fields of a rule that hold a sentence."""


def said_in(part: object) -> Iterator[str]:
    """The sentences of a rule and of all that it is made of, and the words of its citations."""
    if isinstance(part, Citation):
        yield from filter(None, [part.article.partition(" ")[2]])
    elif isinstance(part, tuple) and not hasattr(part, "_fields"):
        for one in part:
            yield from said_in(one)
    else:
        for name in names_of(part):
            value = getattr(part, name)
            if isinstance(value, str) and name in SAID and value:
                yield getattr(value, "pattern", value)
            else:
                yield from said_in(value)


def names_of(part: object) -> tuple[str, ...]:
    """The names of what a value of the law is made of; of anything else, none."""
    if isinstance(part, tuple):
        return tuple(getattr(part, "_fields", ()))
    if is_dataclass(part) and not isinstance(part, type):
        return tuple(field.name for field in fields(part))
    return ()


def values_in(part: object) -> Iterator[str]:
    """What an event has to carry, as the law book says it; of a yes the name of the attribute."""
    if isinstance(part, Happens):
        for key, values in part.where:
            yield from (value_words(key, value) for value in values)
    elif isinstance(part, tuple):
        for one in part:
            yield from values_in(one)
    elif is_dataclass(part) and not isinstance(part, type):
        for field in fields(part):
            yield from values_in(getattr(part, field.name))


def keys_in(rule: TimeLimit) -> Iterator[str]:
    """The readings of what an act leaves open itself: they have no words but their keys."""
    for point in left_open_in(rule):
        yield from (key_words(point.yes), key_words(point.no))


def catalogue_path(language: str) -> Path:
    """Where the translator writes."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """The catalogue of one language; an empty one if there is none yet."""
    path = catalogue_path(language)
    if not path.exists():
        return Catalog(locale=language, project="Asylia", creation_date=NO_DAY)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def renewed(language: str, template: Catalog) -> Catalog:
    """The catalogue with the strings of today; what is gone is dropped, nothing is guessed."""
    catalogue = read(language)
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.revision_date = NO_DAY
    return catalogue


def as_po(catalogue: Catalog) -> bytes:
    """The catalogue as a translator reads it."""
    out = BytesIO()
    write_po(out, catalogue, width=100, include_lineno=False, sort_output=True)
    return out.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """The catalogue as Django reads it."""
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def renew() -> dict[str, tuple[int, int]]:
    """Write every catalogue anew.

    Returns:
        For each language, how many strings are translated and how many there are.
    """
    template = gather()
    counts = {}
    for language in LANGUAGES:
        catalogue = renewed(language, template)
        path = catalogue_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_po(catalogue))
        path.with_suffix(".mo").write_bytes(as_mo(read(language)))
        done = sum(1 for message in catalogue if message.id and is_translated(message.string))
        counts[language] = (done, len(catalogue))
    return counts


def stale() -> list[str]:
    """The files of the catalogues that are not those of today's strings."""
    template, found = gather(), []
    for language in LANGUAGES:
        path = catalogue_path(language)
        if path.read_bytes() != as_po(renewed(language, template)):
            found.append(f"{language}/{path.name}")
        if path.with_suffix(".mo").read_bytes() != as_mo(read(language)):
            found.append(f"{language}/{path.stem}.mo")
    return found


def missing(language: str) -> list[str]:
    """The strings of today that have no words in a language."""
    return [
        message.id if isinstance(message.id, str) else message.id[0]
        for message in renewed(language, gather())
        if message.id and not is_translated(message.string)
    ]


def is_translated(string: str | tuple[str, ...] | list[str] | None) -> bool:
    """Whether a message, or each of its plural forms, has words."""
    forms = [string] if isinstance(string, str) else list(string or [""])
    return all(forms)


def main(words: list[str]) -> int:
    """Renew the catalogues, or tell whether they are stale."""
    if words == ["--check"]:
        for name in (found := stale()):
            sys.stdout.write(f"{name} is stale: run python -m asylia.web.base.translations\n")
        return 1 if found else 0
    for language, (done, total) in renew().items():
        sys.stdout.write(f"{language}: {done} of {total} translated\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

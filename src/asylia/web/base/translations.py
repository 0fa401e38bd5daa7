"""Gather every string that people read, renew the catalogues, compile them.

``python -m asylia.web.base.translations`` does all three; Babel alone, no GNU gettext.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from asylia.law.acts import RULES

WEB = Path(__file__).resolve().parents[1]
LOCALE = Path(__file__).resolve().parent / "locale"
LANGUAGES = ("en", "lt")
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2.ext:babel_extract")]
KEYWORDS = {**DEFAULT_KEYWORDS, "gettext_lazy": None, "ngettext_lazy": (1, 2)}
OPTIONS = {"**/templates/**.html": {"silent": "false", "trimmed": "true"}}
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
    """The sentences of each rule that pages show, with the act they belong to."""
    for rule in RULES:
        missed = rule.if_missed.says if rule.if_missed else ""
        for message in filter(None, (rule.title, rule.says, rule.at_once, missed)):
            yield f"law/{rule.cites.instrument}", message


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


def is_translated(string: str | tuple[str, ...] | list[str] | None) -> bool:
    """Whether a message, or each of its plural forms, has words."""
    forms = [string] if isinstance(string, str) else list(string or [""])
    return all(forms)


if __name__ == "__main__":
    for language, (done, total) in renew().items():
        sys.stdout.write(f"{language}: {done} of {total} translated\n")

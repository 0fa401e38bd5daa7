"""Two languages that nobody speaks: marked English, and the same written from right to left.

Every string of the catalogue stands between marks, its letters with accents. What a page shows
outside the marks was never given to the translators. Days and names of countries are those of a
language that Babel knows, so that they are not English either.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from babel.messages.catalog import Catalog
from pytest_django import Settings

from asylia.web.base.translations import as_mo, gather

MARKED, TURNED = "eo", "ar"
BEGIN, END = "⟦", "⟧"
FROM_THE_RIGHT, AS_BEFORE = "\u202e", "\u202c"
"""Show what stands between them from right to left, whatever letters they are."""

PLACE = re.compile(r"(%\(\w+\)[sd]|%%|<[^>]+>)")
ACCENTS = str.maketrans("aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ")


def marked(text: str) -> str:
    """The string between marks, with accents; values that it will hold stay outside."""
    return _between(text, lambda words: f"{BEGIN}{words.translate(ACCENTS)}{END}")


def turned(text: str) -> str:
    """The string from right to left."""
    return _between(text, lambda words: f"{FROM_THE_RIGHT}{words}{AS_BEFORE}")


def _between(text: str, say: Callable[[str], str]) -> str:
    parts = PLACE.split(text)
    return "".join(
        part if number % 2 or not re.search(r"\w", part) else say(part)
        for number, part in enumerate(parts)
    )


WAYS = {MARKED: marked, TURNED: turned}


def write_catalogue(language: str, folder: Path) -> None:
    """Write the compiled catalogue of one of the two languages."""
    catalogue, say = Catalog(locale=language), WAYS[language]
    forms = catalogue.num_plurals
    for message in gather():
        if not message.id:
            continue
        if isinstance(message.id, str):
            words: str | tuple[str, ...] = say(message.id)
        else:
            one, many = message.id
            words = (say(one), *(say(many) for _ in range(forms - 1)))
        catalogue.add(message.id, words, context=message.context)
    path = folder / language / "LC_MESSAGES" / "django.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(as_mo(catalogue))


@contextmanager
def speaking(language: str, folder: Path, settings: Settings) -> Iterator[None]:
    """Add the language to those that a browser may ask for.

    Args:
        language: ``MARKED`` or ``TURNED``.
        folder: Where its catalogue is written.
        settings: The settings, which are put back after the test.
    """
    write_catalogue(language, folder)
    settings.LOCALE_PATHS = [str(folder)]
    settings.LANGUAGES = [*settings.LANGUAGES, (language, "Marked English")]
    yield

"""The guard of the country of origin: no paper about an applicant goes to whoever they fled from.

Its first form looks at the country of the address, at its lines and at the name of the addressee.
It knows no exception; what it refuses is refused.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale

from asylia.casefile.entries import Entry, FileAct
from asylia.web.base.languages import gettext as _
from asylia.web.base.names import NO_COUNTRY
from asylia.web.papers.wording import LANGUAGES

STATELESS = "XXA"
SHORT, WHOLE = 3, 4
"""Names of up to three letters are sought whole; longer than four, without their last vowel."""
EMBASSIES = (
    *("embass", "ambassad", "ambasad", "consul", "konsul", "botschaft"),
    *("посольств", "консул", "سفار", "قنصل", "کنسول"),
)
"""How words for an embassy or a consulate begin."""
VOWELS = "aeiouyаяьіїеė"
ALIASES: Mapping[str, tuple[str, ...]] = {
    "AF": ("Islamic Emirate of Afghanistan",),
    "BY": ("Belorussia", "Byelorussia", "White Russia", "Беларусь", "Белоруссия"),
    "CD": ("DR Congo", "DRC", "Zaire"),
    "CN": ("PRC", "People's Republic of China"),
    "IR": ("Persia", "Islamic Republic of Iran"),
    "KP": ("DPRK",),
    "MM": ("Burma",),
    "RU": (
        "Russian Federation",
        "Российская Федерация",
        "РФ",
        "USSR",
        "СССР",
        "Rusijos Federacija",
    ),
    "SY": ("Syrian Arab Republic",),
    "TR": ("Turkey", "Türkiye"),
    "VE": ("Bolivarian Republic of Venezuela",),
}
"""Other names of countries than those that Babel knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """To whom a paper goes.

    Attributes:
        is_the_person: Whether that is the person of the case.
        name: The name, as it stands on the paper.
        address: The lines of the address; empty if the paper is handed over.
        country: The code of the country of the address.
    """

    is_the_person: bool
    name: str
    address: tuple[str, ...] = ()
    country: str

    @property
    def lines(self) -> tuple[str, ...]:
        """Name and address."""
        return (self.name, *self.address)


def fled_from(file: Iterable[Entry]) -> frozenset[str]:
    """Every country that anybody ever said the person is of; what was corrected counts too.

    Args:
        file: The entries of the file.
    """
    stated = (entry for entry in file if entry.header.event == FileAct.IDENTITY_STATED)
    found = {code for entry in stated for code in _countries(entry)}
    return frozenset(found - {STATELESS})


def _countries(entry: Entry) -> Iterator[str]:
    content = entry.content or {}
    for name in ("nationality", "country_of_danger"):
        told = content.get(name)
        codes = told if isinstance(told, list | tuple) else (told,)
        yield from (str(code) for code in codes if code)


def why_not_send(to: Addressee, *, fled: frozenset[str], partners: frozenset[str]) -> str | None:
    """Why nothing about the person may go to this addressee; None if it may.

    Args:
        to: The addressee.
        fled: The countries that the person is of.
        partners: The States that take part in the common system.
    """
    if to.country in fled:
        return _(
            "The address lies in the country that the person is of. Nothing about an applicant goes"
            " there: neither to an authority nor to anybody else. Hand the paper over here."
        )
    if not fled and to.country not in partners:
        return _(
            "The file does not say which country the person is of, so nothing about them is sent"
            " out of the States that take part. First state who the person is."
        )
    for code in sorted(fled):
        if any(_is_country(line, code) for line in to.address):
            return _(
                "A line of the address names the country that the person is of. Nothing about an"
                " applicant goes there."
            )
        looks = not to.is_the_person or any(map(_is_of_a_state, to.lines))
        if looks and any(_names(line, code) for line in to.lines):
            return _(
                "The addressee or the address names the country that the person is of. Nothing"
                " about an applicant goes to its authorities, its embassies or its people."
            )
    return None


def _is_of_a_state(line: str) -> bool:
    """Whether a line speaks of an embassy or a consulate."""
    folded = _folded(line)
    return any(stem in folded for stem in EMBASSIES)


def _is_country(line: str, code: str) -> bool:
    """Whether a line, or the part of it after its last comma, is the name of a country."""
    last = re.split("[,،]", line)[-1]
    return not names_of(code).union({code.casefold()}).isdisjoint({_folded(line), _folded(last)})


def _names(line: str, code: str) -> bool:
    """Whether a line has a word of a country, in whatever form it stands."""
    folded = _folded(line)
    return any(re.search(rf"(?<!\w){re.escape(stem)}", folded) for stem in _stems(code)) or any(
        re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded) for name in names_of(code)
    )


@lru_cache(maxsize=512)
def names_of(code: str) -> frozenset[str]:
    """Every name of a country that we know, folded.

    Args:
        code: Its code.
    """
    if code in NO_COUNTRY:
        return frozenset()
    told = (Locale.parse(locale).territories.get(code) for locale in (*LANGUAGES, "de", "pl", "tr"))
    return frozenset(_folded(name) for name in (*told, *ALIASES.get(code, ())) if name)


@lru_cache(maxsize=512)
def _stems(code: str) -> frozenset[str]:
    """The names without their ending, which changes with case and kind of word."""
    return frozenset(
        name[:-1] if len(name) > WHOLE and name[-1] in VOWELS else name
        for name in names_of(code)
        if len(name) > SHORT
    )


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).split())

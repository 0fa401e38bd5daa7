"""The articles of an act as the book lists them: those with limits, without, and still to come."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from asylia.law.acts import articles, articles_2013, articles_protection
from asylia.law.book import Book, Entry
from asylia.law.citation import Citation

NO_LIMIT: Mapping[str, Mapping[int, str]] = (
    articles.NO_LIMIT | articles_2013.NO_LIMIT | articles_protection.NO_LIMIT
)
LATER: Mapping[str, frozenset[int]] = (
    articles.LATER | articles_2013.LATER | articles_protection.LATER
)

NUMBER = re.compile(r"\d+(?:-\d+)?")


@dataclass(frozen=True, eq=False)
class Article:
    """One article of an act.

    Attributes:
        instrument: The short code of the act.
        number: Its number, ``27`` or ``140-8``.
        entries: Its limits, in their order.
        about: What it is about, if it sets none.
        is_later: Whether limits of it are still to be written.
    """

    instrument: str
    number: str
    entries: tuple[Entry, ...]
    about: str = ""
    is_later: bool = False


def number_of(provision: Citation) -> str:
    """The number of the article in which a provision stands."""
    found = NUMBER.match(provision.article)
    return found[0] if found else provision.article


def articles_of(book: Book, instrument: str) -> tuple[Article, ...]:
    """Every article of an act, in order.

    Of an act whose articles are not listed one by one (a State's own law), those with limits.
    """
    written: dict[str, tuple[Entry, ...]] = {}
    for entry in book.of_act(instrument):
        number = number_of(entry.rule.cites)
        written[number] = (*written.get(number, ()), entry)
    later = {str(number) for number in LATER.get(instrument, ())}
    about = {str(number): words for number, words in NO_LIMIT.get(instrument, {}).items()}
    return tuple(
        Article(instrument, number, written.get(number, ()), about.get(number, ""), number in later)
        for number in sorted({*written, *later, *about}, key=_order)
    )


def _order(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", number))

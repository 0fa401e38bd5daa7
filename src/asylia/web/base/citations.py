"""How a page writes a provision and a reference."""

from functools import lru_cache
from typing import NamedTuple, Protocol

from markupsafe import Markup

from asylia.law import citation as acts
from asylia.law.citation import Act
from asylia.web.base.languages import gettext, locale_now

OFFICIAL_TEXT = "https://eur-lex.europa.eu/legal-content/{language}/TXT/?uri=CELEX:{celex}"
ACTS = {act.instrument: act for act in vars(acts).values() if isinstance(act, Act)}


class Provision(Protocol):
    """Anything that says which act and which article: a citation, a due date, a row of a list."""

    @property
    def instrument(self) -> str:
        """The short code of the act."""

    @property
    def article(self) -> str:
        """The article with its paragraph and point."""


def cite(provision: Provision) -> Markup:
    """A provision as a link to the official text: ``APR Art. 27(1)``.

    The act's full title is the link's title; an act that we do not know is written without a link.
    """
    return _cite(provision.instrument, provision.article, language=locale_now())


@lru_cache(maxsize=8192)
def _cite(instrument: str, article: str, *, language: str) -> Markup:
    words = _cite_words(instrument, article, language=language)
    act = ACTS.get(instrument)
    if act is None:
        return Markup('<span class="cite">{}</span>').format(words)
    href = act.address or OFFICIAL_TEXT.format(language="EN", celex=act.celex)
    return Markup('<a class="cite" href="{}" title="{}" rel="noreferrer external">{}</a>').format(
        href, gettext(act.title), words
    )


def cite_words(provision: Provision) -> str:
    """A provision as text: ``APR Art. 27(1)``."""
    return _cite_words(provision.instrument, provision.article, language=locale_now())


@lru_cache(maxsize=8192)
def _cite_words(instrument: str, whole: str, *, language: str) -> str:
    """The same, once for each provision and language; pages name the same few hundred."""
    del language
    article, _, part = whole.partition(" ")
    words = {"act": instrument, "article": article.rstrip(",")}
    if not part:
        return gettext("%(act)s Art. %(article)s") % words
    return gettext("%(act)s Art. %(article)s, %(part)s") % {**words, "part": gettext(part)}


class Place(NamedTuple):
    """Where a rule stands."""

    instrument: str
    article: str


def provision(text: str) -> str:
    """What the law names as text, as pages write it: ``APR Art. 73(a)``.

    What names no act stays as it is.
    """
    place = place_of(text)
    return cite_words(place) if place else text


def place_of(text: str) -> Place | None:
    """The act and the article that a text such as ``APR 73(a)`` names."""
    instrument, _, article = text.partition(" ")
    return Place(instrument, article) if instrument in ACTS and article else None


def ref(reference: str) -> Markup:
    """A public reference, set so that it is read letter by letter."""
    return Markup('<bdi class="ref">{}</bdi>').format(reference)

"""The language of a page: the one chosen, else the authority's own; and what is said in it.

A page says some thousands of things. Django asks for each of them which language is spoken, so
while a page is answered the words of our catalogues lie ready in that language. Other words, and
whoever speaks outside an answer, take Django's way.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from babel.messages.mofile import read_mo
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import lazy


class Speech(NamedTuple):
    """A language that is spoken here.

    Attributes:
        locale: As Babel names it.
        words: What each of our sentences is in it.
    """

    locale: str
    words: Mapping[str, str]


_spoken: ContextVar[Speech | None] = ContextVar("spoken", default=None)


def gettext(message: str) -> str:
    """The message in the language of the page.

    Args:
        message: What stands in our catalogues, or in Django's; anything else stays as it is.
    """
    spoken = _spoken.get()
    said = None if spoken is None else spoken.words.get(message)
    return translation.gettext(message) if said is None else said


gettext_lazy = lazy(gettext, str)
"""The same for what is named before anybody asks for a page."""


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak this language while it lasts, in place of ``translation.override``.

    Args:
        code: The language, as the settings name it.
    """
    with translation.override(code):
        before = _spoken.set(_speech(code))
        try:
            yield
        finally:
            _spoken.reset(before)


def locale_now() -> str:
    """The language of this page, as Babel names it."""
    spoken = _spoken.get()
    if spoken is not None:
        return spoken.locale
    return (translation.get_language() or "en").replace("-", "_")


def known_language(code: str) -> str:
    """The code itself if we have that language, else the authority's own."""
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def chosen_language(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Speak the language that the browser was told to remember."""

    def respond(request: HttpRequest) -> HttpResponse:
        code = known_language(request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""))
        with speaking(code):
            response = get_response(request)
        response.headers.setdefault("Content-Language", code)
        return response

    return respond


@lru_cache(maxsize=32)
def _speech(code: str) -> Speech:
    """A language with our sentences, each looked up as Django looks it up."""
    with translation.override(code):
        words = {message: translation.gettext(message) for message in _messages()}
    return Speech(locale=code.replace("-", "_"), words=words)


@lru_cache(maxsize=1)
def _messages() -> frozenset[str]:
    """The sentences in our catalogues; what has a plural is asked for in another way."""
    found: set[str] = set()
    for place in settings.LOCALE_PATHS:
        for path in Path(place).rglob("*.mo"):
            with path.open("rb") as file:
                found |= {one.id for one in read_mo(file) if isinstance(one.id, str) and one.id}
    return frozenset(found)

"""The language of a page: the one chosen, else the authority's own."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation


def locale_now() -> str:
    """The language of this page, as Babel names it."""
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
        with translation.override(code):
            response = get_response(request)
        response.headers.setdefault("Content-Language", code)
        return response

    return respond

"""The language of a page stands in its address; without one, the browser's wish decides."""

from collections.abc import Callable, Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from asylia.web.base.languages import speaking

QUALITY = "q="


def in_its_language(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Answer in the language that the address begins with; no cookie remembers one."""

    def respond(request: HttpRequest) -> HttpResponse:
        code = language_of(request)
        with speaking(code):
            response = get_response(request)
        response.headers.setdefault("Content-Language", code)
        return response

    return respond


def language_of(request: HttpRequest) -> str:
    """The language that the address names, else the one that the browser likes best."""
    first = request.path.strip("/").partition("/")[0]
    return first if first in dict(settings.LANGUAGES) else liked(request)


def liked(request: HttpRequest) -> str:
    """The language of ours that the browser likes best."""
    known = dict(settings.LANGUAGES)
    for code, weight in sorted(_wishes(request), key=lambda one: -one[1]):
        short = code.partition("-")[0].lower()
        if short in known and weight > 0:
            return short
    return str(settings.LANGUAGE_CODE)


def _wishes(request: HttpRequest) -> Iterator[tuple[str, float]]:
    for part in request.headers.get("Accept-Language", "")[:200].split(","):
        code, _, weight = part.strip().partition(";")
        yield code.strip(), _weight(weight.strip())


def _weight(text: str) -> float:
    if not text.startswith(QUALITY):
        return 1.0
    digits = text.removeprefix(QUALITY)
    is_number = digits.replace(".", "", 1).isdecimal() and digits.isascii()
    return min(float(digits), 1.0) if is_number else 0.0

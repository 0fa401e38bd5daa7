"""The frame of the calculator's pages, and the language they are in: it stands in the address."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from asylia.web.base.pages import RIGHT_TO_LEFT

QUALITY = "q="


class Frame:
    """What every page knows."""

    def __init__(self, request: HttpRequest) -> None:
        """Look at the request.

        Args:
            request: What was asked.
        """
        self.path = request.path
        self.language = translation.get_language() or settings.LANGUAGE_CODE
        self.direction = "rtl" if self.language.split("-")[0] in RIGHT_TO_LEFT else "ltr"
        self.is_demonstration = settings.MODE == "demo"

    @property
    def languages(self) -> list[tuple[str, str, str]]:
        """Each language with its own name and the address of this page in it."""
        rest = self.path.split("/", 2)[2] if self.path.count("/") > 1 else ""
        return [(code, name, f"/{code}/{rest}") for code, name in settings.LANGUAGES]

    @property
    def places(self) -> list[tuple[str, str, bool]]:
        """The pages of the calculator: name of the address, address, whether it is this one."""
        names = ("calculator:page", "calculator:history", "calculator:about")
        found = [(name, reverse(name, args=[self.language])) for name in names]
        return [(name, href, href == self.path) for name, href in found]


def render(
    request: HttpRequest,
    template: str,
    context: Mapping[str, object],
    *,
    status: int = 200,
) -> HttpResponse:
    """Send a page.

    Args:
        request: What was asked.
        template: The file.
        context: What the page is given; ``frame`` is added here.
        status: The answer's status.
    """
    text = render_to_string(template, {"frame": Frame(request), **context})
    response = HttpResponse(text, status=status)
    response.headers["Content-Language"] = translation.get_language() or settings.LANGUAGE_CODE
    return response


@contextmanager
def spoken_in(code: str) -> Iterator[None]:
    """Speak a language while this lasts."""
    with translation.override(code):
        yield


def language_of(request: HttpRequest) -> str:
    """The language that the address names, else the one that the browser likes best."""
    first = request.path.strip("/").partition("/")[0]
    return first if first in dict(settings.LANGUAGES) else liked(request)


def liked(request: HttpRequest) -> str:
    """The language of ours that the browser likes best."""
    known = dict(settings.LANGUAGES)
    for code in sorted(_wishes(request), key=lambda one: -one[1]):
        short = code[0].partition("-")[0].lower()
        if short in known and code[1] > 0:
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

"""Language, keys, and the style guide of demonstrations."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from asylia.web.base.fields import form_page
from asylia.web.base.languages import known_language
from asylia.web.base.navigation import is_ours
from asylia.web.base.pages import render
from asylia.web.base.rules import allow_anyone
from asylia.web.base.style_guide import examples

ONE_YEAR = 365 * 24 * 3600


@allow_anyone
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember a language and go back."""
    response = redirect(_back(request))
    code = known_language(request.POST.get("language", ""))
    return _remember(response, settings.LANGUAGE_COOKIE_NAME, code)


@allow_anyone
@form_page
def keys(request: HttpRequest) -> HttpResponse:
    """Which keys do what; switch them off and on."""
    if request.method != "POST":
        return render(request, "base/keys.html")
    response = redirect("base:keys")
    value = "off" if request.POST.get("keys") == "off" else "on"
    return _remember(response, settings.KEYS_COOKIE_NAME, value)


@allow_anyone
@require_safe
def style_guide(request: HttpRequest) -> HttpResponse:
    """Every component in every state, to be looked at."""
    return render(request, "base/style_guide.html", examples(request.GET.get("direction", "")))


def _back(request: HttpRequest) -> str:
    target = request.POST.get("back", "")
    return target if is_ours(target) else "/"


def _remember(response: HttpResponse, name: str, value: str) -> HttpResponse:
    response.set_cookie(
        name,
        value,
        max_age=ONE_YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response

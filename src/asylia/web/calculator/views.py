"""The calculator's pages and its interface for other programs."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from asylia.web.base import actions
from asylia.web.base.pages import render
from asylia.web.base.rules import allow_anyone
from asylia.web.calculator import bounds, interface
from asylia.web.calculator.asked import fresh, sent
from asylia.web.calculator.asking import PastedForm
from asylia.web.calculator.openapi import described
from asylia.web.calculator.showing import Page, show_asked, show_pasted

form_page = require_http_methods(["GET", "HEAD", "POST"])


@allow_anyone
@require_safe
def first(request: HttpRequest) -> HttpResponse:
    """Go to the page in the language that the browser likes best."""
    del request
    headers = {"Location": reverse("calculator:page"), "Vary": "Accept-Language"}
    return HttpResponse(status=302, headers=headers)


@allow_anyone
@form_page
def page(request: HttpRequest) -> HttpResponse:
    """The form, and below it nothing; or what was sent, with its answer."""
    now = actions.now()
    if request.method == "POST":
        return show_asked(request, sent(request.POST, now=now), now=now)
    return Page(
        request=request, template="calculator/page.html", context={"asked": fresh(now=now)}
    ).send()


@allow_anyone
@form_page
def history(request: HttpRequest) -> HttpResponse:
    """A box for a history file, and its answer."""
    now = actions.now()
    if request.method == "POST":
        return show_pasted(request, PastedForm(request.POST, now=now), now=now)
    return Page(
        request=request, template="calculator/history.html", context={"form": PastedForm(now=now)}
    ).send()


@allow_anyone
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the calculator does and does not, and how other programs ask it."""
    return render(request, "calculator/about.html", {"most": bounds})


@allow_anyone
@require_http_methods(["POST", "OPTIONS"])
def clock(request: HttpRequest) -> HttpResponse:
    """The law's clock as JSON."""
    if request.method == "OPTIONS":
        return interface.allowed()
    return interface.answer(request, now=actions.now())


@allow_anyone
@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """What the interface takes and gives."""
    del request
    return HttpResponse(described(), content_type="application/json")

"""Pages for what the calculator refuses: what happened, why, and how to mend it."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from asylia.web.base.pages import render
from asylia.web.calculator import bounds
from asylia.web.calculator.headers import OF_THE_INTERFACE
from asylia.web.calculator.problems import problem

LARGE, FAILED = 413, 500


def too_large(request: HttpRequest) -> HttpResponse:
    """More bytes than fit; they were not read."""
    kilobytes = bounds.MOST_BYTES // 1000
    if request.path.startswith(OF_THE_INTERFACE):
        return problem(
            LARGE,
            what=f"the request is larger than {kilobytes} kB",
            mend="Send one case a request, and leave out what no limit looks at.",
        )
    text = _(
        "What was sent is larger than %(n)d kB, so it was not read. Go back: your browser still"
        " has it. Send one case at a time, and leave out what no limit looks at."
    ) % {"n": kilobytes}
    return _page(request, LARGE, title=_("That is too much at once"), text=text)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The browser sent something that makes no request."""
    del exception
    if request.path.startswith(OF_THE_INTERFACE):
        return problem(400, what="this is no request", mend="See openapi.json.")
    text = _("The browser sent something that cannot be read. Begin again at the first page.")
    return _page(request, 400, title=_("That could not be read"), text=text)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is nothing at this address."""
    del exception
    if request.path.startswith(OF_THE_INTERFACE):
        return problem(404, what="there is nothing at this address", mend="See openapi.json.")
    text = _("There is no such page. Begin again at the first page.")
    return _page(request, 404, title=_("Nothing here"), text=text)


def failed(request: HttpRequest) -> HttpResponse:
    """The fault is ours; nothing of what was sent was kept."""
    if request.path.startswith(OF_THE_INTERFACE):
        return problem(FAILED, what="the fault is ours", mend="Send it again later.")
    text = _(
        "The calculator failed. Nothing of what you sent was kept. Go back: your browser still"
        " has it. If it fails again, leave out the last event and try once more."
    )
    return _page(request, FAILED, title=_("The fault is ours"), text=text)


def _page(request: HttpRequest, status: int, *, title: str, text: str) -> HttpResponse:
    words = {"title": title, "text": text, "status": status}
    return render(request, "calculator/refused.html", words, status=status)

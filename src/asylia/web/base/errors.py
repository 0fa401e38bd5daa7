"""Plain pages for what went wrong: what happened, why, and what to do next."""

import sys
from collections.abc import Iterator, Sequence
from typing import TypedDict, Unpack

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from asylia.web.base.navigation import address_of_case
from asylia.web.base.pages import Frame, render
from asylia.web.base.rules import NotYourRole

WRITTEN = ("words", "rendering", "unlike", "how", "rests_on", "reason", "remark", "care")
"""The boxes for free words; what somebody wrote there is given back when it is not recorded."""
REFUSED, FORBIDDEN = 409, 403
OF_A_CASE = "cases/<ref:reference>/"
SAYS_BACK = frozenset({404, 405, 409, 500, 503})


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The browser sent something that makes no request."""
    del exception
    return _page(
        request,
        400,
        title=_("That could not be read"),
        text=_(
            "The browser sent something that is not a request of this system. Nothing was changed."
        ),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The role does not open this page; the page may know what the role does instead."""
    instead = str(exception.instead) if isinstance(exception, NotYourRole) else ""
    usual = _(
        "This page is not open to your role. Nothing was changed. If your work needs it,"
        " ask the administrator of your office."
    )
    return _page(
        request, 403, title=_("Not with your role"), text=instead or usual, back=bool(instead)
    )


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form is older than the session that sends it."""
    del reason
    # Only a page of our own can have its words given back: a browser says whose page sent them.
    is_ours = request.headers.get("Sec-Fetch-Site") == "same-origin"
    return _page(
        request,
        403,
        title=_("This form is too old"),
        text=_(
            "It was opened before you signed in, or cookies are switched off. Nothing was changed."
            " Go back, load the page again, and send the form once more."
        ),
        written=list(_written(request)) if is_ours else (),
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is nothing at this address, or nothing that this user may know of."""
    del exception
    return _page(
        request,
        404,
        title=_("Nothing here for you"),
        text=_(
            "There is no such page, or it belongs to another office. Check the reference,"
            " letter by letter."
        ),
    )


def not_so(request: HttpRequest) -> HttpResponse:
    """The page takes no form, or takes nothing else."""
    return _page(
        request,
        405,
        title=_("That does not work this way"),
        text=_(
            "This address takes only what a form sends, or only shows a page. Nothing was changed."
            " Go back and begin again from the page before."
        ),
    )


def session_over(request: HttpRequest, address: str) -> HttpResponse:
    """The session ended before a form was sent, and whose it was is not known any more."""
    words = {
        "title": _("Your session has ended"),
        "text": _("Nothing was recorded. Copy what you wrote, then sign in again."),
        "status": FORBIDDEN,
        "written": list(_written(request)),
        "case_address": "",
        "mend": "",
        "sign_in": address,
    }
    return render(request, "base/error.html", words, status=FORBIDDEN)


def refused(request: HttpRequest, reason: str, *, written: Sequence[str] = ()) -> HttpResponse:
    """The act is not possible, and why.

    Args:
        request: What was asked.
        reason: Why not.
        written: What was written for it earlier, to be given back.
    """
    return _page(
        request, REFUSED, title=_("That is not possible now"), text=reason, written=written
    )


def failed(request: HttpRequest) -> HttpResponse:
    """The fault is ours, unless it is the database that went away."""
    if isinstance(sys.exc_info()[1], InterfaceError | OperationalError):
        return database_gone(request)
    return _page(
        request,
        500,
        title=_("The fault is ours"),
        text=_(
            "The system failed and undid what it had begun: nothing was half written. Try again;"
            " if it fails again, tell your administrator the time and what you were doing."
        ),
    )


def database_gone(request: HttpRequest) -> HttpResponse:
    """The database does not answer; this page needs none."""
    response = _page(
        request,
        503,
        title=_("The records cannot be reached"),
        text=_(
            "The database does not answer. What you sent was not recorded, not even in part."
            " Keep your notes, wait a minute and send it again. The law's time limits go on."
        ),
    )
    response["Retry-After"] = "60"
    return response


def closed(request: HttpRequest, *, says: str, mend: str) -> HttpResponse:
    """Something is missing without which nothing may be shown; this page needs none of it.

    Args:
        request: What was asked.
        says: What is missing.
        mend: What whoever runs Asylia does.
    """
    rest = _(
        "Nothing is shown, and what you sent was not recorded, not even in part. Keep your notes"
        " and try again in some minutes. The law's time limits go on."
    )
    response = _page(
        request,
        503,
        title=_("Asylia is closed for the moment"),
        text=f"{says} {rest}",
        mend=_("For whoever runs Asylia: %(mend)s") % {"mend": mend},
    )
    response["Retry-After"] = "60"
    return response


def unopened(request: HttpRequest, reason: str) -> HttpResponse:
    """One case does not open, and why; all others do."""
    return _page(request, REFUSED, title=_("This case cannot be opened now"), text=reason)


class _More(TypedDict, total=False):
    """What a page may say beside: for whoever runs Asylia, the way back, what was written."""

    mend: str
    back: bool
    written: Sequence[str]


def _page(
    request: HttpRequest, status: int, *, title: str, text: str, **more: Unpack[_More]
) -> HttpResponse:
    """Send the page; above 499 it asks the database nothing, not even who is signed in."""
    written, back = more.get("written", ()), more.get("back", False)
    words = {
        "title": title,
        "text": text,
        "mend": more.get("mend", ""),
        "status": status,
        "written": [*written, *_written(request)] if status in SAYS_BACK else [*written],
        "case_address": _case_behind(request) if back or status == REFUSED else "",
        "sign_in": "",
    }
    if status < 500:  # noqa: PLR2004 -- the line HTTP draws
        return render(request, "base/error.html", words, status=status)
    frame = Frame(request, knows_user=False)
    return HttpResponse(
        render_to_string("base/error.html", {"frame": frame, **words}), status=status
    )


def _case_behind(request: HttpRequest) -> str:
    """The address of the case on which an act was refused; empty if it was about none."""
    found = request.resolver_match
    if found is None or not found.route.startswith(OF_A_CASE):
        return ""
    return address_of_case(str(found.kwargs["reference"]))


def has_words(request: HttpRequest) -> bool:
    """Whether somebody sent words that would be lost with the page."""
    return any(_written(request))


def _written(request: HttpRequest) -> Iterator[str]:
    """The free words of a form whose page is gone: the browser stores nothing of it."""
    if request.method == "POST":
        yield from filter(None, (request.POST.get(name, "").strip() for name in WRITTEN))

"""What follows when a case is asked for that does not open: counted, told, or asked for a reason.

A view that refuses is undone to where it began; what is written here is kept. Where another site
led to a case, nothing is looked up before somebody has said that they mean it: else that site
could use up the hour of whoever looks at it.
"""

from collections.abc import Callable
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from asylia.web.accounts.access import StaffRequest
from asylia.web.accounts.models import Away
from asylia.web.accounts.watch.marks import turned_away
from asylia.web.base.pages import render
from asylia.web.cases.opening import Closed, NoSuchCase, TooMany
from asylia.web.need import actions

READING = {"GET", "HEAD"}
OF_CASES = "cases/"


class Doors:
    """Stand before the cases."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Callable[..., Any], *_args: object
    ) -> HttpResponse | None:
        found = request.resolver_match
        if found is None or not found.route.startswith(OF_CASES):
            return None
        if request.headers.get("Sec-Fetch-Site") != "cross-site" or request.method not in READING:
            return None
        if not request.user.is_authenticated:
            return None
        turned_away(request, Away.REQUEST, check="other site")
        return render(request, "need/elsewhere.html", {"address": request.get_full_path()})

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        staff = cast("StaffRequest", request)
        if isinstance(problem, NoSuchCase):
            actions.note_miss(by=staff.user)
        if isinstance(problem, TooMany):
            actions.note_stopped(by=staff.user)
        if isinstance(problem, Closed) and request.method in READING and not staff.htmx:
            return redirect("need:reason", problem.case.reference)
        return None

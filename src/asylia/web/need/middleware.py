"""What follows when a case is asked for that does not open: counted, told, or asked for a reason.

A view that refuses is undone to where it began; what is written here is kept.
"""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from asylia.web.accounts.access import StaffRequest
from asylia.web.cases.opening import Closed, NoSuchCase, TooMany
from asylia.web.need import actions

READING = {"GET", "HEAD"}


class Doors:
    """Stand before the cases."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        staff = cast("StaffRequest", request)
        if isinstance(problem, NoSuchCase):
            actions.note_miss(by=staff.user)
        if isinstance(problem, TooMany):
            actions.note_stopped(by=staff.user)
        if isinstance(problem, Closed) and request.method in READING and not staff.htmx:
            return redirect("need:reason", problem.case.reference)
        return None

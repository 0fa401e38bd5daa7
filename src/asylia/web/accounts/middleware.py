"""Tells the database who acts, and opens no page that has no rule."""

from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from asylia.web.accounts import actions
from asylia.web.accounts.access import StaffRequest, rule_of
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as, act_as_nobody
from asylia.web.base import errors


def _goes_on(request: HttpRequest) -> bool:
    is_used = request.path_info != reverse(settings.SESSION_URL)
    return actions.continue_session(request.session, is_used=is_used)


def _end(request: HttpRequest) -> None:
    """End the session; what was sent may still be kept for whoever was signed in."""
    was = request.user
    logout(request)
    request.was = was  # type: ignore[attr-defined]


class WhoActs:
    """Who acts in this request: a user whose session is young enough, or nobody."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        staff = cast("StaffRequest", request)
        staff.htmx = request.headers.get("HX-Request") == "true"
        if request.user.is_authenticated and not _goes_on(request):
            _end(request)
        if request.user.is_authenticated:
            act_as(request.user)
            staff.ends_in = actions.seconds_left(request.session)
        else:
            act_as_nobody()
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], *_args: object
    ) -> HttpResponse | None:
        rule = rule_of(view)
        if rule is None:
            raise PermissionDenied
        user = request.user
        if not user.is_authenticated:
            return None
        if user.must_change_password:
            return None if rule.is_early else redirect("accounts:password")
        staff = cast("StaffRequest", request)
        staff.must_enrol = actions.owes_second_factor(request, user)
        return redirect("accounts:own") if staff.must_enrol and not rule.enrols else None

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        return errors.refused(request, problem.reason) if isinstance(problem, Refused) else None

"""What is sent after the session has ended is kept for whoever sent it, and recorded by nobody."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import ResolverMatch, reverse
from django.utils.http import urlencode

from asylia.web.accounts.actions import whose_session_ended
from asylia.web.accounts.models import User
from asylia.web.accounts.session import act_as, act_as_nobody
from asylia.web.cases import typed
from asylia.web.cases.models import Case
from asylia.web.cases.typed import FOR, Place


class KeptWords:
    """Stands behind the sign-in: nobody is signed in, and a form was sent all the same."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Callable[..., Any], *_args: object
    ) -> HttpResponse | None:
        if request.method != "POST" or request.user.is_authenticated:
            return None
        address = _form_of(request)
        match = typed.match_of(address)
        if match is None or not set(request.POST) - typed.LEFT_OUT:
            return None
        user = whose_session_ended(request)
        if user is None or not _is_kept(request, user, match=match):
            return None
        told = urlencode({"next": address, "ended": "1", "kept": "1"})
        return redirect(f"{reverse('accounts:sign-in')}?{told}")


def _form_of(request: HttpRequest) -> str:
    """The form that was sent, or whose words were about to be kept."""
    is_kept = request.path == reverse("cases:keep")
    return request.POST.get(FOR, "") if is_kept else request.path


def _is_kept(request: HttpRequest, user: User, *, match: ResolverMatch) -> bool:
    """Keep the words as their user, who may do nothing else: their session is over."""
    act_as(user)
    try:
        reference = typed.reference_in(match)
        case = _case_of(user, reference) if reference else None
        if not typed.opens_to(user, match) or (reference and case is None):
            return False
        typed.keep(user, Place(address=_form_of(request), case=case), data=request.POST)
    finally:
        act_as_nobody()
    return True


def _case_of(user: User, reference: str) -> Case | None:
    cases = Case.objects.visible_to(user).filter(erasure__isnull=True)
    return cases.filter(reference=reference.upper()).first()

"""Before an act that does harm in the wrong hands: who sits there, asked once more.

The page stands at the act's own address and carries along what was sent, so that nothing has to be
written twice and the act goes on as soon as the proof is there.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from asylia.web.accounts import access
from asylia.web.accounts.access import StaffRequest
from asylia.web.accounts.actions import is_confirmed
from asylia.web.accounts.factors.actions import Proof, confirm
from asylia.web.accounts.factors.forms import ConfirmForm
from asylia.web.accounts.tries import TooMany
from asylia.web.base.fields import status_of
from asylia.web.base.pages import render

P = ParamSpec("P")
StaffView = Callable[Concatenate[StaffRequest, P], HttpResponseBase]
PREFIX, TOKEN, MARK = "confirm-", "csrfmiddlewaretoken", "confirm-of"
SAFE = {"GET", "HEAD", "OPTIONS"}
TOO_MANY = 429


def confirmed(*, reading: bool = False) -> Callable[[StaffView[P]], StaffView[P]]:
    """Ask for a proof of who sits there, unless one was given in the last minutes.

    Stands below the rule of the page: ``@administrators`` first, then ``@confirmed()``.

    Args:
        reading: Whether the page may not even be looked at without one.
    """

    def decorate(view: StaffView[P]) -> StaffView[P]:
        @wraps(view)
        @sensitive_post_parameters("confirm-password", "confirm-code", "confirm-answer")
        def guarded(
            request: StaffRequest, /, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponseBase:
            if (request.method in SAFE and not reading) or is_confirmed(request):
                return view(request, *args, **kwargs)
            asked = request.POST.get(MARK, "")
            page = ask(request)
            if page is not None:
                return page
            again = asked == "reading"
            return redirect(request.get_full_path()) if again else view(request, *args, **kwargs)

        return guarded

    return decorate


def ask(request: StaffRequest) -> HttpResponse | None:
    """The page that asks; None if its answer is here and proves it."""
    has_passkey, has_app = access.factors_of(request.user)
    is_answer = MARK in request.POST
    form = ConfirmForm(
        request.POST if is_answer else None,
        user=request.user,
        has_passkey=has_passkey,
        has_app=has_app,
    )
    status = status_of(form)
    if form.is_valid():
        try:
            if confirm(request, by=request.user, proof=Proof(**form.cleaned_data)):
                return None
            form.add_error(None, _("That does not prove who you are. Try again."))
        except TooMany as refusal:
            form.add_error(None, refusal.reason)
            status = TOO_MANY
    context = {"form": form, "carried": _carried(request), "mark": _mark(request)}
    return render(request, "accounts/confirm.html", context, status=status)


def _mark(request: StaffRequest) -> str:
    """Whether an act waits behind the page, or only another page."""
    return request.POST.get(MARK, "act" if request.method == "POST" else "reading")


def _carried(request: StaffRequest) -> list[tuple[str, str]]:
    """What was sent, to be sent again with the proof."""
    return [
        (name, str(value))
        for name, values in request.POST.lists()
        if not name.startswith(PREFIX) and name != TOKEN
        for value in values
    ]

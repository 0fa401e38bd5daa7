"""Sees each answer that turns somebody away, and has it written down.

It stands last, nearest to the pages: it hears of every refusal before anybody answers it. What it
writes is kept with the answer, outside the page's own part of the transaction.
"""

import secrets
from collections.abc import Callable, Mapping

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from asylia.web.accounts.models import Away
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.watch import actions
from asylia.web.accounts.watch.marks import marks_of, turned_away

BY_CODE: Mapping[str, Away] = {
    "refused": Away.ACT,
    "closed": Away.CLOSED,
    "erased": Away.CLOSED,
    "too_many": Away.WAIT,
    "too-many": Away.WAIT,
}
BY_STATUS: Mapping[int, Away] = {
    400: Away.REQUEST,
    403: Away.FORM,
    405: Away.VERB,
    429: Away.WAIT,
}
"""What an answer comes to that no page gave: a request that could not be read, a stale form."""
ROUND_THE_FORM = frozenset(
    {"invalid_choice", "invalid_pk_value", "max_length", "null_characters_not_allowed", "no_words"}
)
"""Errors of a form that its own page does not let anybody make."""
FAULT = 500


class OnRecord:
    """Stand before the pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Remember what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and write down what was turned away."""
        number = secrets.token_hex(8)
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.session.is_empty():
            turned_away(request, Away.SESSION)
        response = self.get_response(request)
        response["X-Request-Id"] = number
        if response.status_code < FAULT:
            _note_answer(request, response)
            for mark in marks_of(request):
                actions.keep(request, mark, number=number)
        return response

    def process_exception(self, request: HttpRequest, problem: Exception) -> None:
        """Hear of a refusal; who answers it comes after."""
        kind = _kind_of(problem)
        if kind is not None:
            turned_away(request, kind)


def _kind_of(problem: Exception) -> Away | None:
    if isinstance(problem, PermissionDenied):
        return Away.ROLE
    if isinstance(problem, Http404):
        return Away.CASE if getattr(problem, "code", "") == "unknown" else Away.THING
    return BY_CODE.get(problem.code) if isinstance(problem, Refused) else None


def _note_answer(request: HttpRequest, response: HttpResponse) -> None:
    kinds = {mark.kind for mark in marks_of(request)} - {Away.SESSION}
    if not kinds and (kind := BY_STATUS.get(response.status_code)):
        turned_away(request, kind)
    codes: set[str] = getattr(response, "refused_codes", set())
    if found := sorted(codes & ROUND_THE_FORM):
        turned_away(request, Away.INPUT, check=found[0])

"""Nothing passes while something is not sane; what fails on the way says which."""

from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from asylia.web.base.onrecord import NotOnRecord
from asylia.web.base.postgresql.base import impatient
from asylia.web.cases.keys import KeyStoreError
from asylia.web.closing import actions, pages


class Gate:
    """Look before each page, and explain afterwards why one was not shown."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with impatient():
            if why := actions.why_closed():
                return pages.closed(request, why)
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        if not isinstance(problem, NotOnRecord | KeyStoreError | DatabaseError):
            return None
        actions.doubt()
        return pages.explained(request, problem)

"""One request, one transaction: everything it wrote is kept, or nothing."""

from collections.abc import Callable

from django.db import InterfaceError, OperationalError, transaction
from django.http import HttpRequest, HttpResponse

from asylia.web.base import errors


class OneTransaction:
    """Open the transaction in which the database knows who acts; say plainly if it is gone.

    A view that fails is undone to where it began, for the setting ATOMIC_REQUESTS marks that place;
    what stands outside the view (the session) is kept unless the whole answer is a failure.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Remember what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer inside one transaction."""
        try:
            with transaction.atomic():
                response = self.get_response(request)
                if response.status_code >= 500:  # noqa: PLR2004 -- the line HTTP draws
                    transaction.set_rollback(True)
        except (InterfaceError, OperationalError):
            return errors.database_gone(request)
        return response

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """A view lost its database: the same plain page."""
        if isinstance(problem, InterfaceError | OperationalError):
            return errors.database_gone(request)
        return None

"""The pages that say why nothing is shown: of everything, or of one case."""

import logging
import sys

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from asylia.web.base import errors
from asylia.web.base.onrecord import NotOnRecord
from asylia.web.cases.foreign import Unanswered
from asylia.web.cases.keys import KeyStoreError
from asylia.web.cases.shares import Erased, NoKey
from asylia.web.closing import actions
from asylia.web.closing.reasons import WORDS, Why

log = logging.getLogger("asylia.closing")


def closed(request: HttpRequest, why: Why) -> HttpResponse:
    """Nothing is shown to anybody."""
    if why == Why.DATABASE:
        return errors.database_gone(request)
    says, mend = WORDS[why]
    return errors.closed(request, says=str(says), mend=str(mend))


def explained(request: HttpRequest, problem: BaseException) -> HttpResponse | None:
    """Say why a page failed, if that is known by now; None for any other fault."""
    if isinstance(problem, NotOnRecord):
        log.error("closed, %s: %s", Why.RECORD, problem)
        return closed(request, Why.RECORD)
    if isinstance(problem, Unanswered):
        log.error("closed, %s: %s", Why.KEYS, problem)
        return closed(request, Why.KEYS)
    if isinstance(problem, KeyStoreError):
        if not actions.keys_are_sane() or not _is_of_a_case(request):
            return closed(request, Why.KEYS)
        log.error("a key does not open: %s", problem)
        return errors.unopened(request, _said_of(problem))
    why = None if connection.needs_rollback else actions.why_closed()
    return None if why is None else closed(request, why)


def failed(request: HttpRequest) -> HttpResponse:
    """The fault is ours, unless what failed is known: then say that."""
    problem = sys.exc_info()[1]
    if isinstance(problem, NotOnRecord):
        return closed(request, Why.RECORD)
    if isinstance(problem, KeyStoreError):
        return closed(request, Why.KEYS)
    return errors.failed(request)


def _is_of_a_case(request: HttpRequest) -> bool:
    found = request.resolver_match
    return found is not None and found.route.startswith("cases/<ref:reference>")


def _said_of(problem: KeyStoreError) -> str:
    if isinstance(problem, Erased):
        return _("This case was erased. Nothing can be recorded in it any more.")
    if isinstance(problem, NoKey):
        return _(
            "You may open this case, but its key was never given to you, or was lost. Nothing of it"
            " was shown or recorded. Whoever runs Asylia gives out keys with “asylia keys share”."
        )
    return _(
        "The key of this case, or what it seals, does not open: it was damaged or changed. Nothing"
        " of it was shown or recorded. Whoever runs Asylia looks with “asylia keys check” and"
        " “asylia verify”. Other cases are not touched by it."
    )

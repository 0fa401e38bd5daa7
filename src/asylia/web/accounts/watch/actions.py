"""Keeping on record what was turned away: nobody changes it, and after a year it is forgotten."""

import logging
from collections import deque
from datetime import datetime

from django.db import connection, transaction
from django.http import HttpRequest

from asylia.web.accounts.addresses import address_of, keyed
from asylia.web.accounts.models import Away
from asylia.web.accounts.watch.marks import Mark
from asylia.web.base.actions import now
from asylia.web.base.onrecord import on_record

KEEP = """
insert into accounts_turnedaway
  (at, kind, by_id, office_id, name_key, address_key, route, request, failed)
values (%s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
FORGET = "delete from accounts_turnedaway where at < now() - interval '1 year'"
OF_STRANGERS = frozenset({Away.SESSION, Away.FORM, Away.REQUEST, Away.VERB})
"""What anybody can bring about as often as they like, without any account."""
MOST_OF_STRANGERS, WINDOW_SECONDS = 300, 60
_strangers: deque[float] = deque(maxlen=MOST_OF_STRANGERS)
log = logging.getLogger("asylia.accounts")


@transaction.atomic
def keep(request: HttpRequest, mark: Mark, *, number: str) -> None:
    """Write down that a request was turned away: what, whose, where; never what was typed.

    A flood by strangers is written down up to a measure; beyond it a line of the log says so.

    Args:
        request: The request.
        mark: What was noted on it.
        number: The number of the request.

    Raises:
        NotOnRecord: The database refuses it; then there is no answer either.
    """
    user = mark.by or (request.user if request.user.is_authenticated else None)
    at = now()
    if user is None and mark.kind in OF_STRANGERS and _is_flooded(at.timestamp()):
        log.warning("accounts.turned_away kind=%s kept=no request=%s", mark.kind, number)
        return
    route = request.resolver_match.route if request.resolver_match else ""
    told: list[str | int | datetime | None] = [
        at,
        mark.kind.value,
        user.pk if user else None,
        user.office_id if user else None,
        keyed("account", mark.name.strip().lower()) if mark.name else "",
        keyed("address", address_of(request)),
        route[:120],
        number,
        mark.check[:20],
    ]
    with on_record(), connection.cursor() as cursor:
        cursor.execute(KEEP, told)


@transaction.atomic
def forget_old_ones() -> None:
    """Remove what is older than a year; a daily job of the worker."""
    with connection.cursor() as cursor:
        cursor.execute(FORGET)


def _is_flooded(at: float) -> bool:
    if len(_strangers) == MOST_OF_STRANGERS and at - _strangers[0] < WINDOW_SECONDS:
        return True
    _strangers.append(at)
    return False

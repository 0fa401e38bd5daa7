"""The one door through which a read of a case is written down, with the read itself."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import connection

from asylia.web.accounts.models import User
from asylia.web.base.actions import now
from asylia.web.base.onrecord import on_record
from asylia.web.cases.grants import Grant, NoticeKind
from asylia.web.cases.models import Case, ReadAct
from asylia.web.cases.need import OF_A_GRANT, Ground, Who, ground_by_work, ground_of, whose
from asylia.web.cases.notices import tell, watching

NOTE = """
insert into cases_read (at, by_id, office_id, what, known_on, case_id, ground, grant_id)
select %s, %s, %s, %s, %s, read.*
from unnest(%s::bigint[], %s::text[], %s::bigint[]) as read (case_id, ground, grant_id)
"""
LISTED = frozenset({ReadAct.CASES_LISTED, ReadAct.CASE_SOUGHT})
"""Reads that show a reference and dates, and no file."""


class NotInTransaction(RuntimeError):
    """A read was to be noted where it could be kept while the read fails, or the other way."""


class NoGround(RuntimeError):
    """A file was about to be shown to somebody who may not open it: a page forgot to ask."""


def note_read(
    user: User, cases: Iterable[Case], *, what: ReadAct, known_on: date | None = None
) -> None:
    """Write down that this user reads these cases, and why they may, in the same transaction.

    Whatever shows, lists, counts or prints a person is a read. A look at a locked case is told
    to whoever watches over it.

    Args:
        user: Who reads.
        cases: The cases that are shown.
        what: How they are shown.
        known_on: The past day as of which they are shown; None for how they stand.

    Raises:
        NoGround: The user may not open one of them, and more than its dates would be shown.
        NotOnRecord: It cannot be written down, so nothing is shown.
    """
    if not connection.in_atomic_block:
        raise NotInTransaction("Note a read inside the transaction that reads.")
    at, shown = now(), list(cases)
    if not shown:
        return
    listed = what in LISTED
    why = [_listed(user, case) if listed else _opened(user, case) for case in shown]
    grounds, grants = [one.ground.value for one in why], [one.grant for one in why]
    numbers = [case.pk for case in shown]
    told: tuple[Any, ...] = (at, user.pk, user.office_id, what.value, known_on)
    with on_record():
        with connection.cursor() as cursor:
            cursor.execute(NOTE, (*told, numbers, grounds, grants))
        if not listed:
            _alert(user, shown, at=at)


class Why(NamedTuple):
    """Why somebody reads a case: on which ground, and the number of the grant if it is one."""

    ground: Ground
    grant: int | None = None


def _listed(user: User, case: Case) -> Why:
    who = Who(user=user.pk, office=user.office_id, role=user.role)
    return Why(ground_by_work(who, whose(case)) or Ground.LIST)


def _opened(user: User, case: Case) -> Why:
    ground = ground_of(user, case)
    if ground is None:
        raise NoGround(f"{user} has no ground to read {case}.")
    if ground not in OF_A_GRANT.values():
        return Why(ground)
    grants = Grant.objects.in_force().filter(user=user, case=case, kind=ground.value)
    return Why(ground, grants.order_by("-pk").values_list("pk", flat=True).first())


def _alert(user: User, cases: Iterable[Case], *, at: datetime) -> None:
    for case in cases:
        if case.lock_id is not None:
            tell(watching(case), NoticeKind.LOOKED, by=user, at=at, case=case)

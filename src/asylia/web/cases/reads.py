"""The one door through which a read of a case is written down, with the read itself."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import connection

from asylia.web.accounts.models import User
from asylia.web.base.actions import now
from asylia.web.base.onrecord import on_record
from asylia.web.cases.grants import Grant, GrantKind, NoticeKind
from asylia.web.cases.models import Case, Read, ReadAct
from asylia.web.cases.need import Ground, Who, ground_by_work, ground_of, whose
from asylia.web.cases.notices import tell, watching

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
    reads = [
        Read(
            at=at, by=user, office_id=user.office_id, case=case, what=what, known_on=known_on, **why
        )
        for case in shown
        for why in [_listed(user, case) if what in LISTED else _opened(user, case)]
    ]
    with on_record():
        Read.objects.bulk_create(reads)
        if what not in LISTED:
            _alert(user, shown, at=at)


def _listed(user: User, case: Case) -> dict[str, object]:
    who = Who(user=user.pk, office=user.office_id, role=user.role)
    return {"ground": ground_by_work(who, whose(case)) or Ground.LIST}


def _opened(user: User, case: Case) -> dict[str, object]:
    ground = ground_of(user, case)
    if ground is None:
        raise NoGround(f"{user} has no ground to read {case}.")
    if ground not in set(GrantKind.values):
        return {"ground": ground}
    grants = Grant.objects.in_force().filter(user=user, case=case, kind=ground.value)
    return {"ground": ground, "grant": grants.order_by("-pk").first()}


def _alert(user: User, cases: Iterable[Case], *, at: datetime) -> None:
    for case in cases:
        if case.lock_id is not None:
            tell(watching(case), NoticeKind.LOOKED, by=user, at=at, case=case)

"""The one door through which a read of a case is written down, with the read itself."""

from collections.abc import Iterable
from datetime import date

from django.db import connection

from asylia.web.accounts.models import User
from asylia.web.base.actions import now
from asylia.web.cases.models import Case, Read, ReadAct


class NotInTransaction(RuntimeError):
    """A read was to be noted where it could be kept while the read fails, or the other way."""


def note_read(
    user: User, cases: Iterable[Case], *, what: ReadAct, known_on: date | None = None
) -> None:
    """Write down that this user reads these cases, in the transaction that reads them.

    Whatever shows, lists, counts or prints a person is a read.

    Args:
        user: Who reads.
        cases: The cases that are shown.
        what: How they are shown.
        known_on: The past day as of which they are shown; None for how they stand.
    """
    if not connection.in_atomic_block:
        raise NotInTransaction("Note a read inside the transaction that reads.")
    at = now()
    Read.objects.bulk_create(
        Read(at=at, by=user, office_id=user.office_id, case=case, what=what, known_on=known_on)
        for case in cases
    )

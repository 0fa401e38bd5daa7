"""A case file while it is written to: its head row is locked, so that nobody else writes."""

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from django.db import connection
from django.utils.translation import gettext as _

from asylia.casefile import entries as casefile
from asylia.casefile.entries import FileAct
from asylia.web.accounts.refusal import Refused
from asylia.web.cases import shares
from asylia.web.cases.contents import CaseCipher
from asylia.web.cases.models import Case, Entry
from asylia.web.cases.refusals import MovedOn

Row: TypeAlias = tuple[Any, ...]
MOVES = (FileAct.CASE_ASSIGNED, FileAct.CASE_HANDED_OVER)
LOCK = "select 1 from cases_casehead where case_id = %s for update"
# Asked after the lock was given: who waited for it sees what was written meanwhile.
OPEN = f"""
select head.number, head.hash, c.recompute_on,
  (select max(r.id) from cases_chosenreading r where r.office_id = c.office_id),
  exists (select 1 from cases_erasure e where e.case_id = c.id), {shares.SHARE_COLUMNS}
from cases_case c join cases_casehead head on head.case_id = c.id
  {shares.MY_SHARE}
where c.id = %s
"""  # noqa: S608 -- columns and tables are named in this house


@dataclass(slots=True)
class OpenFile:
    """A case file while it is written to: the head row is locked until the transaction ends."""

    case: Case
    number: int
    hash: bytes
    opener: CaseCipher | Row
    newest_choice: int | None = None
    entries: list[casefile.Entry] = field(default_factory=list)

    @property
    def cipher(self) -> CaseCipher:
        """What seals and opens its contents; whoever only locks the file needs no key."""
        if not isinstance(self.opener, CaseCipher):
            self.opener = shares.opened(self.case, self.opener)
        return self.opener


def locked(case: Case) -> OpenFile:
    """Lock the file and find the end of its chain.

    Args:
        case: The case.

    Raises:
        Refused: The case is not, or no longer, open to whoever acts; or it was erased.
    """
    with connection.cursor() as cursor:
        cursor.execute(LOCK, [case.pk])
        cursor.execute(OPEN, [case.pk])
        row = cursor.fetchone()
    if row is None:
        raise Refused(_("This case is not, or no longer, with your office."))
    number, last, case.recompute_on, choice, is_erased, *share = row
    if is_erased:
        raise Refused(_("This case was erased. Nothing can be recorded in it any more."))
    return OpenFile(case, number, bytes(last), tuple(share), choice)


def require_in_place(case: Case, *, seen: int | None) -> None:
    """Go on, with the file locked, if nobody assigned or moved the case since it was looked at.

    Args:
        case: The case.
        seen: The number of the last entry that was seen; None if nobody asks.

    Raises:
        MovedOn: Somebody did.
    """
    moved = Entry.objects.filter(case=case, event__in=MOVES).order_by("-number")
    last = moved.values_list("number", flat=True).first()
    if seen is not None and last is not None and last > seen:
        raise MovedOn(last=last)

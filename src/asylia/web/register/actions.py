"""Searching by name: on record before anything is looked up, each hit noted as a read."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Count

from asylia.likeness.scoring import WEAK_FROM, Strength, strength_of
from asylia.likeness.stated import stated_from
from asylia.likeness.tokens import FOLDED_AS
from asylia.web.accounts.models import Office, User
from asylia.web.accounts.refusal import require
from asylia.web.base.actions import now
from asylia.web.base.onrecord import on_record
from asylia.web.cases.models import Case, Read, ReadAct
from asylia.web.cases.reads import note_read
from asylia.web.register import access, keeping
from asylia.web.register.finding import Likely, likely, tell_search
from asylia.web.register.identities import identities_of
from asylia.web.register.models import Search
from asylia.web.register.sealing import RegisterKeys, open_keys

SHOWN = 10
TOLD_AT_MOST, TOLD_WITHIN = 3, timedelta(days=1)
"""How often somebody is told how alike one person is."""
AT_ONCE = 250
"""Cases in one transaction of a rebuild; their files are held in memory."""
BLOCK = 5_000
"""Neighbouring cases that one of several processes takes."""
WAITING = """
select c.id from cases_case c left join register_person p on p.case_id = c.id
where (%s or p.folded_as is distinct from %s) and mod(c.id / %s, %s) = %s
order by c.id
"""
LOCK = "select 1 from cases_casehead where case_id = any(%s) order by case_id for update"
ONE_AFTER_ANOTHER = "select pg_advisory_xact_lock(hashtextextended('asylia.search', %s))"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Sought:
    """What is said of the person who is sought.

    Attributes:
        name: The name, in any script and order.
        other_name: The same name in another script or spelling; empty for none.
        born: The day or the year of birth, as a file writes it; empty if it is not known.
        nationality: The code of a country; empty if it is not known.
    """

    name: str
    other_name: str = ""
    born: str = ""
    nationality: str = ""

    @property
    def words(self) -> str:
        """Everything in one line, for the digest."""
        parts = (self.name, self.other_name, self.born, self.nationality)
        return "|".join(" ".join(part.split()).casefold() for part in parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Somebody who may be sought, without their name.

    Attributes:
        reference: The reference of their case.
        office: The office that has it.
        strength: How alike they are; None where that was told often enough today.
    """

    reference: str
    office: str
    strength: Strength | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search gave.

    Attributes:
        hits: The most alike first; at most ten.
        more: Whether somebody who is not shown is as alike as the first.
        refused: Why nothing was looked up; empty if it was.
    """

    hits: tuple[Hit, ...] = ()
    more: bool = False
    refused: str = ""


@transaction.atomic
def find_person(sought: Sought, *, by: User, purpose: str) -> Found:
    """Search by name among the cases of the user's State.

    The search is on record, by a keyed digest of its words, before anything is looked up; so is
    one that is refused because there were too many. Each hit is noted as a read of its case.

    Args:
        sought: What is said of the person.
        by: Who searches.
        purpose: Why; see ``Purpose``.

    Raises:
        Refused: The user may not search.
    """
    require(access.why_not_search(by))
    with connection.cursor() as cursor:  # searches sent side by side cannot outrun the count
        cursor.execute(ONE_AFTER_ANOTHER, [by.pk])
    at, under = now(), open_keys()
    refused = access.why_not_search_now(by, at)
    with on_record():
        search = Search.objects.create(
            at=at,
            by=by,
            office=by.office,
            purpose=purpose,
            digest=under.digest(sought.words),
            refused=refused is not None,
        )
    return Found(refused=refused) if refused else _found(sought, search, under=under)


def _found(sought: Sought, search: Search, *, under: RegisterKeys) -> Found:
    offices = _offices(search.by)
    stated = stated_from(
        [sought.name, sought.other_name],
        [sought.born],
        countries=[sought.nationality] if sought.nationality else [],
    )
    people = likely(stated, search=search.pk, offices=list(offices), under=under)
    alike = [one for one in people if one.likeness >= WEAK_FROM]
    shown = alike[:SHOWN]
    often = _told_often(search, shown)
    _note(search, shown)
    new_first = sorted(shown, key=lambda one: one.reference if one.case in often else "")
    return Found(
        more=_more(alike, often),
        hits=tuple(
            Hit(
                reference=one.reference,
                office=offices[one.office],
                strength=None if one.case in often else strength_of(one.likeness),
            )
            for one in new_first
        ),
    )


def _told_often(search: Search, shown: list[Likely]) -> set[int]:
    """Cases of which this user was told often enough today how alike somebody is.

    Asked again and again with another year or nationality, the answer would tell which is right.
    """
    reads = Read.objects.filter(
        by=search.by,
        what=ReadAct.CASE_SOUGHT,
        at__gt=search.at - TOLD_WITHIN,
        case__in=[one.case for one in shown],
    )
    counted = reads.order_by().values_list("case").annotate(times=Count("pk"))
    return {case for case, times in counted if times >= TOLD_AT_MOST}


def _more(alike: list[Likely], often: set[int]) -> bool:
    """Whether somebody who is not shown is as alike as the first: then nobody stands out.

    Where it is not told again how alike somebody is, this does not tell it either.
    """
    if len(alike) <= SHOWN or often:
        return len(alike) > SHOWN
    return strength_of(alike[0].likeness) is strength_of(alike[SHOWN].likeness)


def _offices(by: User) -> dict[int, str]:
    """The offices of the user's State, whose cases a search names."""
    own = Office.objects.filter(member_state=by.office.member_state)
    return dict(own.values_list("pk", "name"))


def _note(search: Search, shown: list[Likely]) -> None:
    """A hit is a read, though its case is another office's: the search on record lets it be."""
    tell_search(search.pk)
    cases = [Case(pk=one.case, reference=one.reference) for one in shown]
    note_read(search.by, cases, what=ReadAct.CASE_SOUGHT)
    tell_search(None)


def rebuild(
    *, everything: bool = False, part: tuple[int, int] = (0, 1)
) -> Iterator[tuple[int, int]]:
    """Write down anew who people are, from the files, as the worker.

    Some hundreds of cases are one transaction. Broken off and begun again, it goes on; a case
    whose file tells no name is looked at each time.

    Args:
        everything: Whether to write every case anew, as after a restore.
        part: Which part of how many, where several processes share the work.

    Yields:
        How many cases were read, and how many people were found in them.
    """
    first, of = part
    with connection.cursor() as cursor:
        cursor.execute(WAITING, [everything, FOLDED_AS, BLOCK, of, first])
        waiting = array("q", (row[0] for row in cursor.fetchall()))
    for start in range(0, len(waiting), AT_ONCE):
        cases = list(waiting[start : start + AT_ONCE])
        yield len(cases), _put_in_place(cases)


@transaction.atomic
def _put_in_place(cases: list[int]) -> int:
    with connection.cursor() as cursor:  # nobody writes into a file while it is read here
        cursor.execute(LOCK, [cases])
    return keeping.put_in_place(identities_of(cases))

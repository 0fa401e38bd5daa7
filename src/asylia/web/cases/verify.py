"""Check stored files against their chains, and name the first entry that is not as written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection

from asylia.casefile import chain
from asylia.casefile.chain import Broken, Link, first_broken
from asylia.web.cases.contents import CaseCipher
from asylia.web.cases.keys import KeyStoreError, key_store
from asylia.web.cases.shares import by_escrow

AT_ONCE = 5_000

NAMED = re.compile(rb'"case":"([A-Z0-9-]{1,20})"')
LINKS = """
select c.reference, h.number, h.hash, e.number, e.header, e.committed, e.hash
from cases_case c
left join cases_casehead h on h.case_id = c.id
left join cases_entry e on e.case_id = c.id
where %(case)s::text is null or c.reference = %(case)s
order by c.id, e.number
"""
COLUMNS = """
select c.reference, min(e.number)
from cases_entry e join cases_case c on c.id = e.case_id
  left join accounts_user u on u.id = e.recorded_by_id
  left join accounts_office o on o.id = e.office_id
  cross join lateral (select convert_from(e.header, 'UTF8')::jsonb as said) as header
where c.reference = any(%(cases)s) and (
  said->>'case' is distinct from c.reference
  or (said->>'number')::int is distinct from e.number
  or said->>'event' is distinct from e.event
  or (said->>'recorded_at')::timestamptz is distinct from e.recorded_at
  or (said->>'happened_at')::timestamptz is distinct from e.happened_at
  or (said->>'happened_on')::date is distinct from e.happened_on
  or (said->>'corrects')::int is distinct from e.corrects
  or coalesce(said->>'source', '') is distinct from e.source
  or said->>'recorded_by' is distinct from u.reference
  or said->>'office' is distinct from o.reference)
group by c.reference
"""
# Where a case lies and with whom is said by the newest entries that moved it.
PLACES = """
select c.reference, coalesce(moved.number, 1)
from cases_case c
  join accounts_office o on o.id = c.office_id
  left join accounts_user u on u.id = c.caseworker_id
  join cases_entry begun on begun.case_id = c.id and begun.number = 1
  join accounts_office b on b.id = begun.office_id
  left join lateral (
    select e.number, convert_from(e.header, 'UTF8')::jsonb->'attributes'->>'to' as office
    from cases_entry e where e.case_id = c.id and e.event = 'case_handed_over'
    order by e.number desc limit 1
  ) as moved on true
  left join lateral (
    select convert_from(e.header, 'UTF8')::jsonb->'attributes'->>'to' as staff
    from cases_entry e where e.case_id = c.id and e.event = 'case_assigned'
      and e.number > coalesce(moved.number, 0)
    order by e.number desc limit 1
  ) as given on true
where c.reference = any(%(cases)s) and (
  o.reference is distinct from coalesce(moved.office, b.reference)
  or u.reference is distinct from given.staff
  or c.member_state is distinct from left(c.reference, 2))
"""
LEFT_BEHIND = """
select distinct on (e.case_id) e.case_id, e.number, e.header
from cases_entry e left join cases_case c on c.id = e.case_id
where c.id is null order by e.case_id, e.number
"""
CONTENTS = """
select c.reference, k.store, k.sealed, e.number, e.committed, t.sealed,
  t.case_id = c.id and t.key_id = c.id
from cases_entry e join cases_case c on c.id = e.case_id
  left join cases_casekey k on k.case_id = c.id
  left join cases_entrycontent t on t.entry_id = e.id
where c.reference = any(%(cases)s)
order by c.id, e.number
"""
ERASED = """
select c.reference, exists (
  select 1 from cases_entry e where e.case_id = c.id and e.event = 'case_erased')
from cases_erasure x join cases_case c on c.id = x.case_id
where c.reference = any(%(cases)s)
"""


@dataclass(slots=True)
class Findings:
    """What a check has found so far.

    Attributes:
        cases: How many cases were checked.
        entries: How many entries were checked.
        sealed: How many contents could not be checked, for want of the key that seals them.
        erased: How many cases a person had erased: their chains stay, their contents are gone.
        broken: The first broken entry of each case that has one.
    """

    cases: int = 0
    entries: int = 0
    sealed: int = 0
    erased: int = 0
    broken: list[Broken] = field(default_factory=list)


def check(case: str | None = None) -> Iterator[Findings]:
    """Check one case or the whole store; yields the same findings as they grow.

    The chain first; then whether the columns that lists are made from repeat what the chained
    bytes say, and the case lies where its file says; then whether each content is the one that was
    committed to. Last, for the whole store, whether entries were left behind by a removed case.

    Args:
        case: The case's reference; None for the whole store.
    """
    findings = Findings()
    whole: list[str] = []
    for reference, broken, entries in _chains(case):
        findings.cases += 1
        findings.entries += entries
        if broken:
            findings.broken.append(broken)
        else:
            whole.append(reference)
        if len(whole) >= AT_ONCE:
            _check_rest(whole, findings)
            whole.clear()
            yield findings
    _check_rest(whole, findings)
    if case is None:
        findings.broken.extend(_left_behind())
    yield findings


def _left_behind() -> Iterator[Broken]:
    """The first entry of each case that is not there any more."""
    with connection.cursor() as cursor:
        cursor.execute(LEFT_BEHIND)
        for number_of_case, number, header in cursor.fetchall():
            found = NAMED.search(bytes(header))
            name = found[1].decode() if found else f"number {number_of_case}"
            yield Broken(case=name, number=number, why="its case was removed")


def _chains(case: str | None) -> Iterator[tuple[str, Broken | None, int]]:
    """Each case with its first broken link and its number of entries."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(LINKS, {"case": case})
        for reference, group in groupby(_rows(cursor), key=itemgetter(0)):
            rows = list(group)
            links = [
                Link(number=row[3], header=row[4], committed=row[5], hash=row[6])
                for row in rows
                if row[3] is not None
            ]
            _, number, head_hash, *_ = rows[0]
            if number is None:
                yield reference, Broken(case=reference, number=1, why="the chain has no head"), 0
            elif not links:
                yield reference, Broken(case=reference, number=1, why="the entry is missing"), 0
            else:
                yield (
                    reference,
                    first_broken(reference, links, head=(number, head_hash)),
                    len(links),
                )


def _rows(cursor: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    return iter(cursor)


def _check_rest(cases: list[str], findings: Findings) -> None:
    columns = dict(_found(COLUMNS, cases))
    places = dict(_found(PLACES, cases))
    contents = _first_wrong_contents(cases, findings)
    for reference in sorted(columns.keys() | places.keys() | contents.keys()):
        number, why = min(
            (columns.get(reference, _NEVER), "its columns say something else"),
            (places.get(reference, _NEVER), "its case is said to lie elsewhere, or with others"),
            contents.get(reference, (_NEVER, "")),
        )
        findings.broken.append(Broken(case=reference, number=number, why=why))


_NEVER = 1 << 60


def _found(query: str, cases: list[str]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, {"cases": cases})
        return list(cursor.fetchall())


def _first_wrong_contents(cases: list[str], findings: Findings) -> dict[str, tuple[int, str]]:
    wrong: dict[str, tuple[int, str]] = {}
    erased, stores = dict(_found(ERASED, cases)), _our_stores()
    for reference, group in groupby(_found(CONTENTS, cases), key=itemgetter(0)):
        rows = list(group)
        key = rows[0][2]
        is_erased = reference in erased
        findings.erased += is_erased
        if is_erased and not erased[reference]:
            wrong[reference] = (1, "it was erased, and no entry says so")
            continue
        if not key and not is_erased:
            wrong[reference] = (1, "the key of its contents is missing")
            continue
        has_key = bool(key) and rows[0][1] in stores
        if not has_key and not is_erased:
            findings.sealed += sum(row[5] is not None for row in rows)
        first = _first_wrong(rows, _opened(reference, key) if has_key else _Unopened())
        if first:
            wrong[reference] = first
    return wrong


class _Unopened:
    """Stands for a cipher whose key is not at hand: believes every content."""


def _our_stores() -> set[str]:
    try:
        store = key_store()
    except KeyStoreError:
        return set()
    return {store.name, *store.older}


def _opened(case: str, key: bytes) -> CaseCipher | None:
    try:
        return by_escrow(case, key)
    except KeyStoreError:
        return None


def _first_wrong(
    rows: Iterable[tuple[Any, ...]], cipher: CaseCipher | _Unopened | None
) -> tuple[int, str] | None:
    found = (
        (number, why)
        for *_, number, committed, sealed, in_place in rows
        if (
            why := _why_wrong(
                cipher, number, committed=bytes(committed), sealed=sealed, in_place=in_place
            )
        )
    )
    return next(found, None)


def _why_wrong(
    cipher: CaseCipher | _Unopened | None,
    number: int,
    *,
    committed: bytes,
    sealed: bytes | None,
    in_place: bool | None,
) -> str | None:
    if sealed is None:
        return None if committed == chain.EMPTY else "its content is missing"
    if not in_place:
        return "its content lies in another case"
    if committed == chain.EMPTY:
        return "it has a content that it was not written with"
    if isinstance(cipher, _Unopened):
        return None
    try:
        is_the_one = cipher is not None and cipher.committed(sealed, number=number) == committed
    except KeyStoreError:
        is_the_one = False
    return None if is_the_one else "its content was altered"

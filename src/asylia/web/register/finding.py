"""People found by tokens, and compared: rare tokens first, so that frequent names stay quick."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from typing import NamedTuple

from django.db import connection

from asylia.likeness.scoring import Likeness
from asylia.likeness.stated import Stated
from asylia.likeness.tokens import tokens_of
from asylia.web.register.sealing import RegisterKeys

SEARCHING = "select set_config('asylia.search', %s, true)"
# Each token is looked up by itself and gives at most so many people: the index does the rest.
CANDIDATES = """
select asked.place, found.person_id
from unnest(%s::bigint[]) with ordinality as asked (token, place)
  cross join lateral (
    select t.person_id from register_token t where t.token = asked.token limit %s
  ) found
"""
PERSONS = """
select case_id, reference, office_id, sealed from register_person
where case_id = any(%s) and office_id = any(%s)
"""
OF_EACH = 1_000
"""People that one token may bring; a token of more says little about each of them."""
COMPARED = 400
"""People who are opened and compared: those with the rarest tokens in common."""
LARGE = 2_000_000
OF_MANY = 0.3


class Likely(NamedTuple):
    """Somebody who may be sought: the case's number, reference and office, and how alike."""

    likeness: float
    case: int
    reference: str
    office: int


def likely(sought: Stated, *, search: int, offices: list[int], under: RegisterKeys) -> list[Likely]:
    """Who may be sought, everybody compared, the most alike first.

    Args:
        sought: What is said of them.
        search: The number of the search as it is on record in this transaction.
        offices: The numbers of the offices whose cases may be named.
        under: The register's keys.
    """
    tokens = under.tokens(tokens_of(sought, asked=True))
    tell_search(search)
    with connection.cursor() as cursor:
        cursor.execute(CANDIDATES, [tokens, OF_EACH])
        cases = most_telling(cursor.fetchall())
        cursor.execute(PERSONS, [cases, offices])
        rows = cursor.fetchall()
    tell_search(None)
    compared = Likeness(sought)
    found = (
        Likely(compared.to(under.open(sealed, reference=reference)), case, reference, office)
        for case, reference, office, sealed in rows
    )
    return sorted(found, reverse=True)


def most_telling(rows: list[tuple[int, int]]) -> list[int]:
    """The people with the most evidence in common, where a rare token is more of it."""
    by_token: defaultdict[int, list[int]] = defaultdict(list)
    for place, person in rows:
        by_token[place].append(person)
    evidence: defaultdict[int, float] = defaultdict(float)
    for people in by_token.values():
        weight = math.log(LARGE / len(people)) if len(people) < OF_EACH else OF_MANY
        for person in people:
            evidence[person] += weight
    return heapq.nlargest(COMPARED, evidence, key=evidence.__getitem__)


def tell_search(search: int | None) -> None:
    """Tell the database which search on record looks into the register; none ends it."""
    with connection.cursor() as cursor:
        cursor.execute(SEARCHING, ["" if search is None else str(search)])

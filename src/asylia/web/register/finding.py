"""People found by tokens, and compared: rare tokens first, so that frequent names stay quick."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.db import connection

from asylia.likeness.scoring import Likeness
from asylia.likeness.stated import Stated
from asylia.likeness.tokens import is_name_alone, tokens_of
from asylia.web.register.sealing import RegisterKeys

SEARCHING = "select set_config('asylia.search', %s, true)"
# Each token is looked up by itself and gives at most so many people, those of the newest cases:
# the index does the rest.
# One row for each token, for a row for each person would take longer to hand over than to find.
CANDIDATES = """
select asked.most, found.people
from unnest(%s::bigint[], %s::integer[]) as asked (token, most)
  cross join lateral (
    select array_agg(few.person_id) from (
      select t.person_id from register_token t where t.token = asked.token
      order by t.person_id desc limit asked.most
    ) few
  ) found (people)
where found.people is not null
"""
PERSONS = """
select case_id, reference, office_id, sealed from register_person
where case_id = any(%s) and office_id = any(%s)
"""
OF_EACH = 3_000
"""People that a token of two facts may bring, as two parts of a name, or one and a year."""
OF_A_NAME = 1_000
"""People that one part of a name may bring; one that more people have says little."""
COMPARED = 1_000
"""People who are opened and compared: those with the rarest tokens in common."""
LARGE = 2_000_000
OF_MANY = 0.3
"""The weight of a part of a name that more people have than it may bring."""


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
    words = tokens_of(sought, asked=True)
    tell_search(search)
    with connection.cursor() as cursor:
        cursor.execute(CANDIDATES, [under.tokens(words), [most_of(word) for word in words]])
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


def most_of(token: str) -> int:
    """How many people a token may bring at the most."""
    return OF_A_NAME if is_name_alone(token) else OF_EACH


def most_telling(found: Iterable[tuple[int, list[int]]]) -> list[int]:
    """The people with the most evidence in common, where a rare token is more of it.

    Args:
        found: For each token how many people it may bring, and whom it brought.
    """
    evidence: defaultdict[int, float] = defaultdict(float)
    for most, people in found:
        weight = math.log(LARGE / len(people))
        if most == OF_A_NAME == len(people):
            weight = OF_MANY
        for person in people:
            evidence[person] += weight
    return heapq.nlargest(COMPARED, evidence, key=evidence.__getitem__)


def tell_search(search: int | None) -> None:
    """Tell the database which search on record looks into the register; none ends it."""
    with connection.cursor() as cursor:
        cursor.execute(SEARCHING, ["" if search is None else str(search)])

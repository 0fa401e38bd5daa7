"""What files say of who people are, read for many cases at once, as the worker."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from django.db import connection

from asylia.casefile.entries import Entry, FileAct, header_from
from asylia.web.cases.models import Case
from asylia.web.cases.shares import ciphers_of

READ = """
select c.id, c.reference, c.office_id, e.number, e.header, t.sealed
from cases_case c
  left join cases_entry e on e.case_id = c.id and e.event = %s
  left join cases_entrycontent t on t.entry_id = e.id
where c.id = any(%s)
order by c.id, e.number
"""


def identities_of(cases: Sequence[int]) -> Iterator[tuple[Case, list[Entry]]]:
    """Cases with those entries of their files that say who the person is; none that was erased.

    A case whose key was destroyed is left out: what its file said is gone.

    Args:
        cases: The numbers of the cases.
    """
    ciphers = ciphers_of(cases)
    with connection.cursor() as cursor:
        cursor.execute(READ, [FileAct.IDENTITY_STATED, list(ciphers)])
        for number, group in groupby(cursor.fetchall(), key=itemgetter(0)):
            rows = list(group)
            _, reference, office, *_ = rows[0]
            cipher = ciphers[number]
            yield (
                Case(pk=number, reference=reference, office_id=office),
                [
                    Entry(
                        header=header_from(bytes(header)),
                        content=cipher.open(sealed, number=place) if sealed else {},
                    )
                    for *_, place, header, sealed in rows
                    if header is not None
                ],
            )

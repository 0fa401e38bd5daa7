"""Destroying the keys of cases that a person had erased; work of the role ``asylia_keys``.

It destroys nothing of its own accord: without the decision of a person, which stands in the chain
of the case and in a table that this role cannot write to, the database refuses.
"""

import json
from collections.abc import Iterator
from typing import Any

from django.db import connection, transaction

from asylia.web.cases.key_models import KeyAct

WAITING = """
select c.id, c.reference from cases_erasure e join cases_case c on c.id = e.case_id
  join cases_casekey k on k.case_id = c.id
where k.sealed <> '' order by e.at
"""
LOCK = "select 1 from cases_casehead where case_id = %s for update"
DESTROY = (
    "update cases_casekey set sealed = '', store = '' where case_id = %s",
    "delete from cases_keyshare where case_id = %s",
    "delete from register_token where person_id = %s",
    "delete from register_person where case_id = %s",
)
NOTE = "insert into cases_keyentry (at, act, detail) values (now(), %s, %s::jsonb)"


def destroy_keys() -> Iterator[str]:
    """Destroy every copy of the keys of the cases that were erased.

    Each case is a transaction; broken off, it goes on with the next.

    Yields:
        The reference of each case.
    """
    for number, reference in _do(WAITING):
        with transaction.atomic():
            _do(LOCK, number)
            for statement in DESTROY:
                _do(statement, number)
            _do(NOTE, KeyAct.CASE_ERASED.value, json.dumps({"case": reference}))
        yield reference


def _do(query: str, *told: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, told)
        return list(cursor.fetchall()) if cursor.description else []

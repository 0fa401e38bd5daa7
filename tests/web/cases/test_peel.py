"""Three layers between a user and a case, peeled one at a time: rules, rows, keys.

Each stands alone. With the rules of ``access.py`` off the database returns no foreign row; with
row security off as well, the keys give no plaintext. ``./asylia prove peel`` asks of many more.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction

from asylia.web.accounts.models import Office, Role, User
from asylia.web.accounts.session import act_as
from asylia.web.cases import access, keeping, need, record
from asylia.web.cases.file import file_of
from asylia.web.cases.keys import KeyStoreError
from asylia.web.cases.models import Case
from asylia.web.cases.shares import NoKey, cipher_for
from asylia.web.embedded.places import Place
from tests.web.conftest import use_database
from tests.web.factories import make_case, make_office, make_user

LONG = os.environ.get("ASYLIA_EXAMPLES") == "long"
ROLES = tuple(Role) if LONG else (Role.CASEWORKER, Role.SUPERVISOR, Role.ADMINISTRATOR)
LET_IN = ("", "assignment", "reason", "break_glass", "named", "over", "ended")
CONTENT = ("cases_casehead", "cases_entry", "cases_entrycontent", "cases_keyshare")
GRANT = """
insert into cases_grant (case_id, office_id, user_id, kind, why, words, at, by_id, ends_at,
  ended_at, ended_by_id)
values (%s, %s, %s, %s, 'together', 'A stated reason.', now(), %s, {ends}, {ended}, {by})
"""
NAME = "insert into cases_named (lock_id, user_id) select id, %s from cases_lock where case_id = %s"
ROW_SECURITY = """
select relname from pg_class where relname like 'cases\\_%%' and relkind = 'r' and relrowsecurity
"""


@dataclass(slots=True)
class Peeled:
    """What was found with each layer off."""

    pairs: int = 0
    closed: int = 0
    let_through: list[str] = field(default_factory=list)
    locked_out: list[str] = field(default_factory=list)

    def note(self, layer: str, user: User, case: Case, *, opens: bool, may: bool) -> None:
        """Remember where a layer says something else than the rule."""
        if opens != may:
            where = self.let_through if opens else self.locked_out
            where.append(f"{layer}: {user.role} {user.pk} and case {case.pk}")


@dataclass(slots=True)
class World:
    """Users and cases, and which of the users may open which of the cases."""

    users: list[User]
    cases: list[Case]
    may: dict[tuple[int, int], bool] = field(default_factory=dict)

    def pairs(self) -> Iterator[tuple[User, Case, bool]]:
        for user, case in product(self.users, self.cases):
            yield user, case, self.may[user.pk, case.pk]


@pytest.fixture
def world(server: Place, committed_db: str, as_server: psycopg.Connection[Any]) -> World:
    """Offices of two States, every role in each, let in on every ground and on none."""
    with transaction.atomic():
        offices = [make_office(), make_office(), make_office(member_state="PL")]
        made = list(_cases(offices[0]))
        users = [
            *{case.caseworker.pk: case.caseworker for case in made if case.caseworker}.values(),
            *(
                make_user(role, office=office)
                for role, office, _ in product(ROLES, offices, LET_IN)
            ),
        ]
    for user, ground in zip(users[1:], LET_IN * len(users), strict=False):
        for case in made:
            _let_in(as_server, user, case, ground=ground)
    use_database(server, committed_db, role="asylia_keys")
    *_, found = keeping.check(mend=True)
    assert found.count == 0
    use_database(server, committed_db)
    peopled = World(users=users, cases=made)
    with transaction.atomic():
        for user, case in product(users, made):
            act_as(user)
            peopled.may[user.pk, case.pk] = need.ground_of(user, case) is not None
    return peopled


def _cases(office: Office) -> Iterator[Case]:
    """Nobody's, somebody's, and each of them locked."""
    worker, lead = make_user(office=office), make_user(Role.SUPERVISOR, office=office)
    for to, is_locked in product((None, worker), (False, True)):
        case = make_case(lead, content={"words": "said"})
        if to:
            record.assign(case, to)
        if is_locked:
            with connection.cursor() as cursor:
                cursor.execute(
                    "insert into cases_lock (case_id, words, at, by_id)"
                    " values (%s, 'In the news.', now(), %s) returning id",
                    [case.pk, lead.pk],
                )
                (number,) = cursor.fetchone()
                cursor.execute(
                    "update cases_case set lock_id = %s where id = %s", [number, case.pk]
                )
            case.refresh_from_db()
        yield case


def _let_in(superuser: psycopg.Connection[Any], user: User, case: Case, *, ground: str) -> None:
    if ground == "named":
        superuser.execute(NAME, [user.pk, case.pk])
    if ground in {"", "named"}:
        return
    kind = {"over": "reason", "ended": "assignment"}.get(ground, ground)
    ends = {"assignment": "null", "ended": "null", "over": "now() - interval '1 minute'"}
    is_ended = ground == "ended"
    query = GRANT.format(
        ends=ends.get(ground, "now() + interval '1 hour'"),
        ended="now()" if is_ended else "null",
        by=user.pk if is_ended else "null",
    )
    told = [case.pk, case.office_id, user.pk, kind, user.pk]
    superuser.execute(query.encode(), told)


def rows_of(case: Case) -> list[int]:
    """How many rows of the file the database returns to whoever acts."""
    counts = []
    with connection.cursor() as cursor:
        for table in CONTENT:
            cursor.execute(f"select count(*) from {table} where case_id = %s", [case.pk])  # noqa: S608
            counts.append(cursor.fetchone()[0])
    return counts


def reads(case: Case) -> bool:
    """Whether the keys give whoever acts the words of the file."""
    try:
        cipher_for(case)
    except NoKey:
        return False
    except KeyStoreError:
        return True
    return file_of(case)[0].content == {"words": "said"}


def switch_off(superuser: psycopg.Connection[Any]) -> None:
    """Take the second layer away: no table of cases has row security any more."""
    for (table,) in superuser.execute(ROW_SECURITY.replace("%%", "%").encode()).fetchall():
        for change in ("no force row level security", "disable row level security"):
            superuser.execute(f"alter table {table} {change}".encode())


def test_three_layers_hold_alone(world: World, as_server: psycopg.Connection[Any]) -> None:
    found = Peeled(pairs=len(world.may), closed=sum(not may for may in world.may.values()))
    with transaction.atomic():
        for user, case, may in world.pairs():
            act_as(user)
            by_rule = access.why_not_open(user, case) is None
            by_query = Case.objects.visible_to(user).filter(pk=case.pk).exists()
            found.note("rule", user, case, opens=by_rule, may=may)
            found.note("query", user, case, opens=by_query, may=may)
            found.note("rows", user, case, opens=rows_of(case) != [0] * 4, may=may)
    switch_off(as_server)
    with transaction.atomic():
        for user, case, may in world.pairs():
            act_as(user)
            assert 0 not in rows_of(case)[:3]
            found.note("keys", user, case, opens=reads(case), may=may)

    says = (
        f"{found.pairs} pairs of a user and a case, {found.closed} of them closed: with the rules "
        "off the database returned 0 foreign rows, with row security off too the keys gave 0 words."
    )
    if path := os.environ.get("ASYLIA_FIGURE"):
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 -- told by the proof
            file.write(says + "\n")
    assert (found.let_through, found.locked_out) == ([], [])
    assert 0 < found.closed < found.pairs

"""Every migration has a reverse, and the models have no change without a migration."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import Model

from asylia.web.cases.key_models import (
    CaseKey,
    Erasure,
    HolderKey,
    KeyAct,
    KeyEntry,
    KeyHolder,
    KeyShare,
)
from asylia.web.cases.models import (
    Case,
    CaseHead,
    DueDate,
    Entry,
    EntryContent,
    NextAct,
    Read,
    ReadAct,
    Renewal,
)
from asylia.web.embedded.places import Place
from tests.web.conftest import use_database
from tests.web.factories import make_case, make_user


def leftovers() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select 'table', relname from pg_class where relname ~ '^(cases|accounts)_'"
            " and relkind = 'r' union all"
            " select 'function', proname from pg_proc p join pg_namespace n"
            " on n.oid = p.pronamespace where nspname = 'public' union all"
            " select 'grant', table_name from information_schema.role_table_grants"
            " where grantee like 'asylia%' and grantee <> 'asylia_owner'"
            " and table_name ~ '^(cases|accounts)_'"
        )
        return list(cursor.fetchall())


def test_every_migration_goes_back_and_forth_again(server: Place, committed_db: str) -> None:
    use_database(server, committed_db, role="asylia_owner")

    call_command("migrate", "cases", "zero", verbosity=0)
    call_command("migrate", "accounts", "zero", verbosity=0)
    left = leftovers()
    call_command("migrate", verbosity=0)

    assert left == []
    use_database(server, committed_db)
    connection.set_autocommit(False)
    assert make_case(make_user()).entries.count() == 1
    connection.rollback()


def who_reads(column: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select role from unnest(array['asylia_app', 'asylia_loader', 'asylia_worker']) role"
            " where has_column_privilege(role, 'accounts_user', %s, 'select') order by role",
            [column],
        )
        return [role for (role,) in cursor.fetchall()]


def test_hashes_of_passwords_are_read_by_the_pages_alone(server: Place, committed_db: str) -> None:
    use_database(server, committed_db, role="asylia_owner")
    everybody = ["asylia_app", "asylia_loader", "asylia_worker"]

    call_command("migrate", "cases", "0008", verbosity=0)
    before = who_reads("password")
    with connection.cursor() as cursor:  # what an earlier wording of 0006 gave
        cursor.execute("grant select on accounts_user to asylia_loader")
    call_command("migrate", verbosity=0)

    assert before == ["asylia_app", "asylia_worker"]
    assert (who_reads("password"), who_reads("full_name")) == (["asylia_app"], everybody)


def test_models_have_no_change_without_a_migration(server: Place, committed_db: str) -> None:
    use_database(server, committed_db, role="asylia_owner")

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (Case(reference="LT-7Q4K-2M9X"), "LT-7Q4K-2M9X"),
        (CaseHead(case_id=7, number=3), "7 up to 3"),
        (CaseKey(case_id=7, sealed=b"secret"), "key of case 7"),
        (KeyHolder(pk=3, kind="lead", public_key=b"public"), "lead holder 3"),
        (HolderKey(holder_id=3, sealed=b"secret"), "key of holder 3"),
        (KeyShare(case_id=7, holder_id=3, sealed=b"secret"), "share of case 7 for holder 3"),
        (Erasure(case_id=7, reason="said"), "erasure of case 7"),
        (KeyEntry(pk=2, act=KeyAct.STORE_ROTATED), "store_rotated 2"),
        (Entry(case_id=7, number=3), "entry 3 of case 7"),
        (EntryContent(entry_id=9, sealed=b"secret"), "content of entry 9"),
        (DueDate(case_id=7, limit_id="apr-lodge-21d"), "apr-lodge-21d in case 7"),
        (NextAct(case_id=7, name="apr-lodge-21d"), "apr-lodge-21d in case 7"),
        (Read(pk=5, what=ReadAct.CASE_OPENED), "case_opened 5"),
        (Renewal(pk=5, kind="all", act="began", why="secret"), "all began 5"),
    ],
)
def test_row_prints_references_and_numbers_only(row: Model, words: str) -> None:
    assert str(row) == words

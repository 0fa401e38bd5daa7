"""What the database refuses by itself, whoever asks."""

from typing import Any

import psycopg
import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from asylia.web.accounts.session import act_as, act_as_nobody
from asylia.web.cases.grants import Grant, Lock, Missed, Named, Notice, Review
from asylia.web.cases.key_models import (
    CaseKey,
    Erasure,
    HolderKey,
    KeyEntry,
    KeyHolder,
    KeyShare,
    ReasonKey,
)
from asylia.web.cases.models import (
    Case,
    CaseHead,
    ChosenReading,
    DueDate,
    Entry,
    EntryContent,
    NextAct,
    Read,
    ReadAct,
    Renewal,
    Unsent,
)
from asylia.web.cases.reads import note_read
from asylia.web.embedded import cluster
from asylia.web.embedded.places import Place
from tests.web.factories import NOON, make_case, make_user

KEPT = ("cases_entry", "cases_entrycontent", "cases_read", "cases_chosenreading")
CHANGES = ("update {0} set {1} = {1}", "delete from {0}", "truncate {0} cascade")
COLUMN = {
    "cases_entry": "number",
    "cases_entrycontent": "sealed",
    "cases_read": "at",
    "cases_chosenreading": "key",
}
OF_A_CASE = (Case, CaseHead, KeyShare, Entry, EntryContent, DueDate, NextAct, Read)
OF_KEYS = (CaseKey, KeyHolder, HolderKey, KeyEntry, ReasonKey, Erasure)
OF_NEED = (Grant, Lock, Missed, Named, Notice, Review)


def fill() -> Case:
    user = make_user()
    case = make_case(user, content={"words": "said"})
    note_read(user, [case], what=ReadAct.CASE_OPENED)
    ChosenReading.objects.create(
        office=user.office, point="a", key="b", chosen_on=NOON.date(), reason="c", at=NOON, by=user
    )
    return case


@pytest.mark.django_db
@pytest.mark.parametrize("table", KEPT)
@pytest.mark.parametrize("change", CHANGES)
def test_application_may_not_change_what_was_written(table: str, change: str) -> None:
    fill()

    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change.format(table, COLUMN[table]))


@pytest.mark.parametrize("table", KEPT)
@pytest.mark.parametrize("change", CHANGES)
def test_even_the_superuser_is_refused_a_change(
    as_server: psycopg.Connection[Any], table: str, change: str
) -> None:
    with transaction.atomic():
        fill()
    as_server.execute("set session_replication_role = replica")

    with pytest.raises(psycopg.IntegrityError, match="never changed or removed"):
        as_server.execute(change.format(table, COLUMN[table]).encode())

    assert as_server.execute(f"select count(*) from {table}".encode()).fetchone() == (1,)  # noqa: S608


@pytest.mark.django_db
@pytest.mark.parametrize("number", [0, 1, 3])
def test_head_of_a_chain_goes_on_to_the_next_entry_and_nowhere_else(number: int) -> None:
    heads = CaseHead.objects.filter(case=fill(), number=1)

    with pytest.raises(IntegrityError, match="only goes on"), transaction.atomic():
        heads.update(number=number, hash=bytes(32))

    assert heads.count() == 1


@pytest.mark.parametrize("change", ["delete from {0}", "truncate {0} cascade"])
def test_even_the_superuser_removes_no_head(
    as_server: psycopg.Connection[Any], change: str
) -> None:
    with transaction.atomic():
        fill()
    as_server.execute("set session_replication_role = replica")

    with pytest.raises(psycopg.IntegrityError):
        as_server.execute(change.format("cases_casehead").encode())


@pytest.mark.django_db
@pytest.mark.parametrize("model", OF_A_CASE)
def test_rows_of_another_office_do_not_exist(model: Any) -> None:
    fill()
    assert model.objects.count() >= 1

    act_as(make_user())

    assert model.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("model", OF_A_CASE)
def test_nothing_exists_if_nobody_acts(model: Any) -> None:
    fill()
    assert model.objects.count() >= 1

    act_as_nobody()

    assert model.objects.count() == 0


@pytest.mark.usefixtures("committed_db")
def test_nobody_acts_after_the_transaction() -> None:
    with transaction.atomic():
        fill()
        assert Case.objects.count() == 1

    assert Case.objects.count() == 0


def test_row_security_holds_for_the_owner_of_the_tables(server: Place, committed_db: str) -> None:
    with transaction.atomic():
        fill()

    with cluster.connect(server, role="asylia_owner", database=committed_db) as owner:
        found = owner.execute("select count(*) from cases_entry").fetchone()

    assert found == (0,)


@pytest.mark.django_db
def test_every_table_of_cases_has_row_security_on_and_forced() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname, relrowsecurity and relforcerowsecurity from pg_class"
            " where relname like 'cases\\_%%' and relkind = 'r' order by relname"
        )
        found = cursor.fetchall()

    assert found == [(model._meta.db_table, True) for model in sorted_by_table()]


def sorted_by_table() -> list[Any]:
    tables = (*OF_A_CASE, *OF_KEYS, *OF_NEED, ChosenReading, Renewal, Unsent)
    return sorted(tables, key=lambda model: model._meta.db_table)


@pytest.mark.django_db
def test_application_role_owns_nothing_and_bypasses_nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_user, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole,"
            " (select count(*) from pg_class c where c.relowner = r.oid)"
            " from pg_roles r where rolname = current_user"
        )
        found = cursor.fetchone()

    assert found == ("asylia_app", False, False, False, False, 0)


@pytest.mark.django_db
def test_entry_in_the_name_of_another_is_refused() -> None:
    user = make_user()
    colleague = make_user(office=user.office)
    case = make_case(user)

    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Entry.objects.create(**row_of(case), recorded_by=colleague, office=user.office)

    Entry.objects.create(**row_of(case), recorded_by=user, office=user.office)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"number": 1},
        {"number": 0},
        {"event": "not a term"},
        {"source": "rumour"},
        {"corrects": 2},
        {"happened_on": "2026-08-10"},
        {"happened_at": None},
    ],
)
def test_malformed_entry_is_refused_by_the_database(wrong: dict[str, Any]) -> None:
    user = make_user()
    case = make_case(user)
    row = {**row_of(case), "recorded_by": user, "office": user.office, **wrong}

    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(**row)


def row_of(case: Case) -> dict[str, Any]:
    return {
        "case": case,
        "number": 2,
        "event": "application_registered",
        "happened_at": case.opened_at,
        "recorded_at": case.opened_at,
        "header": b"{}",
        "committed": bytes(32),
        "hash": bytes(32),
    }


def test_worker_sees_every_office_and_changes_no_head(server: Place, committed_db: str) -> None:
    with transaction.atomic():
        fill()
        fill()

    with cluster.connect(server, role="asylia_worker", database=committed_db) as worker:
        assert worker.execute("select count(*) from cases_entry").fetchone() == (2,)
        assert len(worker.execute("select 1 from cases_casehead for update").fetchall()) == 2
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            worker.execute("update cases_casehead set number = number + 1")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            worker.execute("insert into cases_entry (case_id) values (1)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            worker.execute("select 1 from cases_read")


def test_backup_role_reads_all_and_writes_nothing(server: Place, committed_db: str) -> None:
    with transaction.atomic():
        fill()

    with cluster.connect(server, role="asylia_backup", database=committed_db) as backup:
        assert backup.execute("select count(*) from cases_entry").fetchone() == (1,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            backup.execute("update cases_case set office_id = office_id")

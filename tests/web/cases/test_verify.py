"""An intruder with every right on the database changes something, and verify names it."""

from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import transaction

from asylia.casefile import chain
from asylia.web.accounts.models import Role
from asylia.web.accounts.session import act_as
from asylia.web.cases import actions, verify
from asylia.web.cases.models import Case
from asylia.web.embedded.places import Place
from tests.web.conftest import use_database
from tests.web.factories import add_entry, make_case, make_user

TABLES = ("cases_entry", "cases_entrycontent", "cases_casehead")


@pytest.fixture
def store(server: Place, committed_db: str) -> list[Case]:
    """Two cases of three entries, seen by the worker."""
    with transaction.atomic():
        user = make_user()
        cases = [make_case(user, content={"words": "said"}) for _ in range(2)]
        for case in cases:
            add_entry(case, "note_added", by=user, content={"words": "noted"})
            add_entry(case, "application_registered", by=user)
    use_database(server, committed_db, role="asylia_worker")
    return cases


def alter(superuser: psycopg.Connection[Any], change: str, **values: object) -> None:
    for table in TABLES:
        superuser.execute(f"alter table {table} disable trigger all".encode())
    superuser.execute(change.encode(), values)


def found(case: str | None = None) -> list[tuple[str, int, str]]:
    *_, findings = verify.check(case)
    return [(one.case, one.number, one.why) for one in findings.broken]


def test_store_as_written_is_whole(store: list[Case]) -> None:
    *_, findings = verify.check()

    assert (findings.cases, findings.entries, findings.sealed) == (2, 6, 0)
    assert findings.broken == []


def test_one_case_alone_is_checked(store: list[Case]) -> None:
    *_, findings = verify.check(store[1].reference)

    assert (findings.cases, findings.entries) == (1, 3)


def test_case_that_does_not_exist_has_nothing_to_check(store: list[Case]) -> None:
    *_, findings = verify.check("LT-2222-2222")

    assert (findings.cases, findings.entries, findings.broken) == (0, 0, [])


@pytest.mark.parametrize(
    ("change", "number", "why"),
    [
        (
            (
                "update cases_entry set header = convert_to(replace(convert_from(header, 'UTF8'),"
                " 'note_added', 'note_addex'), 'UTF8') where case_id = %(case)s"
            ),
            2,
            "the entry was altered",
        ),
        (
            (
                "update cases_entry set committed = sha256('x') where case_id = %(case)s"
                " and number = 3"
            ),
            3,
            "the entry was altered",
        ),
        (
            "update cases_entry set hash = sha256('x') where case_id = %(case)s and number = 1",
            1,
            "the entry was altered",
        ),
        (
            "delete from cases_entry where case_id = %(case)s and number = 3",
            3,
            "the entry is missing",
        ),
        (
            "update cases_entry set number = 9 where case_id = %(case)s and number = 2",
            2,
            "the entry is missing",
        ),
        (
            "update cases_casehead set number = 2 where case_id = %(case)s",
            3,
            "the head of the chain is of another entry",
        ),
        ("delete from cases_casehead where case_id = %(case)s", 1, "the chain has no head"),
        (
            (
                "update cases_entry set happened_at = happened_at - interval '1 day'"
                " where case_id = %(case)s and number = 3"
            ),
            3,
            "its columns say something else",
        ),
        (
            (
                "update cases_entry set event = 'application_lodged'"
                " where case_id = %(case)s and number = 1"
            ),
            1,
            "its columns say something else",
        ),
        (
            "update cases_entrycontent set sealed = sealed || 'x'::bytea where case_id = %(case)s",
            1,
            "its content was altered",
        ),
        (
            (
                "update cases_entrycontent t set sealed = o.sealed from cases_entrycontent o"
                " where t.case_id = %(case)s and o.case_id = %(case)s and o.entry_id < t.entry_id"
            ),
            2,
            "its content was altered",
        ),
        (
            "delete from cases_entrycontent where case_id = %(case)s",
            1,
            "its content is missing",
        ),
        (
            (
                "update cases_entrycontent t set entry_id = e.id from cases_entry e"
                " where e.case_id = %(case)s and t.case_id = e.case_id and e.number = 3"
                " and t.entry_id = e.id - 1"
            ),
            2,
            "its content is missing",
        ),
    ],
)
def test_every_manipulation_is_found_and_its_first_entry_named(
    store: list[Case], as_server: psycopg.Connection[Any], change: str, number: int, why: str
) -> None:
    alter(as_server, change, case=store[0].pk)

    assert found() == [(store[0].reference, number, why)]
    assert found(store[1].reference) == []


def test_content_added_to_an_entry_without_one_is_found(
    store: list[Case], as_server: psycopg.Connection[Any]
) -> None:
    alter(
        as_server,
        "insert into cases_entrycontent (entry_id, case_id, key_id, sealed)"
        " select id, case_id, case_id, 'x' from cases_entry"
        " where case_id = %(case)s and number = 3",
        case=store[0].pk,
    )

    assert found() == [(store[0].reference, 3, "it has a content that it was not written with")]


def test_missing_key_of_a_case_is_found(
    store: list[Case], as_server: psycopg.Connection[Any]
) -> None:
    alter(as_server, "alter table cases_entrycontent disable trigger all")
    as_server.execute("set session_replication_role = replica")
    as_server.execute("delete from cases_casekey where case_id = %s", [store[0].pk])

    assert found() == [(store[0].reference, 1, "the key of its contents is missing")]


def test_two_whole_files_that_were_exchanged_are_found(
    store: list[Case], as_server: psycopg.Connection[Any]
) -> None:
    one, other = store
    alter(
        as_server,
        "update cases_case set reference = case reference when %(one)s then %(spare)s else"
        " %(one)s end where reference in (%(one)s, %(other)s)",
        one=one.reference,
        other=other.reference,
        spare="LT-2222-2222",
    )

    assert [(number, why) for _, number, why in found()] == [
        (1, "its columns say something else"),
        (1, "its columns say something else"),
    ]


@pytest.mark.parametrize(
    "change",
    [
        "update cases_case set office_id = %(office)s where id = %(case)s",
        "update cases_case set caseworker_id = %(user)s where id = %(case)s",
        "update cases_case set member_state = 'LV' where id = %(case)s",
    ],
)
def test_case_that_was_moved_behind_its_file_is_found(
    store: list[Case], as_server: psycopg.Connection[Any], server: Place, change: str
) -> None:
    use_database(server, as_server.info.dbname)
    with transaction.atomic():
        other = make_user()
    use_database(server, as_server.info.dbname, role="asylia_worker")

    alter(as_server, change, case=store[0].pk, user=other.pk, office=other.office_id)

    why = "its case is said to lie elsewhere, or with others"
    assert found() == [(store[0].reference, 1, why)]


def test_case_that_was_moved_by_its_file_is_whole(server: Place, committed_db: str) -> None:
    with transaction.atomic():
        user = make_user(Role.SUPERVISOR)
        case = make_case(user)
        colleague, other = make_user(office=user.office), make_user(Role.SUPERVISOR)
        actions.assign_case(case, by=user, to=colleague)
        actions.hand_over_case(case, by=user, to=other.office)
        act_as(other)
        actions.assign_case(case, by=other, to=other)
    use_database(server, committed_db, role="asylia_worker")

    assert found() == []


def test_content_that_lies_in_another_case_is_found(
    store: list[Case], as_server: psycopg.Connection[Any]
) -> None:
    alter(
        as_server,
        "update cases_entrycontent t set case_id = %(other)s from cases_entry e"
        " where e.id = t.entry_id and e.case_id = %(case)s and e.number = 2",
        case=store[0].pk,
        other=store[1].pk,
    )

    assert found() == [(store[0].reference, 2, "its content lies in another case")]


def test_file_that_was_emptied_is_found(
    store: list[Case], as_server: psycopg.Connection[Any]
) -> None:
    for change in (
        "delete from cases_entrycontent where case_id = %(case)s",
        "delete from cases_entry where case_id = %(case)s",
        (
            "update cases_casehead set number = 0, hash = decode(repeat('00', 32), 'hex')"
            " where case_id = %(case)s"
        ),
    ):
        alter(as_server, change, case=store[0].pk)

    assert found() == [(store[0].reference, 1, "the entry is missing")]


@pytest.mark.parametrize("is_readable", [True, False])
def test_entries_whose_case_was_removed_are_found(
    store: list[Case], as_server: psycopg.Connection[Any], *, is_readable: bool
) -> None:
    case = store[0]
    alter(as_server, "set session_replication_role = replica")
    if not is_readable:
        as_server.execute("update cases_entry set header = 'x' where case_id = %s", [case.pk])
    as_server.execute("delete from cases_case where id = %s", [case.pk])

    name = case.reference if is_readable else f"number {case.pk}"
    assert found() == [(name, 1, "its case was removed")]


def test_without_the_key_the_chains_are_checked_and_the_contents_counted(
    store: list[Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "KEY_FILE", "/nowhere/file.key")

    *_, findings = verify.check()

    assert (findings.entries, findings.sealed, findings.broken) == (6, 4, [])


def test_large_store_is_checked_in_parts(
    store: list[Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify, "AT_ONCE", 1)

    grown = [findings.cases for findings in verify.check()]

    assert grown == [1, 2, 2]
    assert bytes(32) == chain.FIRST

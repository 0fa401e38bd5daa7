"""Erasing a case: proposed by the law's clock, confirmed by a supervisor, final for everybody."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import IntegrityError, ProgrammingError, connection, transaction

from asylia.casefile.entries import FileAct
from asylia.law.terms import Event
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as
from asylia.web.cases import actions as cases
from asylia.web.cases import erasing, keeping, projection, rotation, verify
from asylia.web.cases.key_models import Erasure, KeyShare
from asylia.web.cases.models import Case, DueDate, Entry
from asylia.web.cases.shares import Erased, cipher_for
from asylia.web.embedded.places import Place
from asylia.web.retention.actions import erase_case
from asylia.web.retention.proposals import proposal_of, proposed_for
from tests.web.conftest import use_database
from tests.web.factories import add_entry, make_case, make_user

WHY = "The ten years of Article 72 are over."
DAY = date(2036, 9, 1)


def decided(by: User, *, event: str = Event.FINAL_DECISION) -> Case:
    case = make_case(by, content={"words": "said"})
    add_entry(case, event, by=by)
    return case


def erased(by: User) -> Case:
    case = decided(by)
    act_as(by)
    erase_case(case, by=by, typed=case.reference, words=WHY)
    return case


@pytest.fixture
def lead() -> User:
    return make_user(Role.SUPERVISOR)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "count"), [(date(2036, 8, 10), 0), (date(2036, 8, 11), 1), (date(2050, 1, 1), 1)]
)
def test_case_is_proposed_after_the_last_day_of_ten_years(
    lead: User, day: date, count: int
) -> None:
    case = decided(lead)

    found = proposed_for(lead, today=day)

    assert [one.case for one in found] == [case] * count
    assert (proposal_of(case, today=day) is None) == (count == 0)


@pytest.mark.django_db
def test_case_without_a_final_decision_is_never_proposed(lead: User) -> None:
    case = make_case(lead)

    assert proposed_for(lead, today=date(2060, 1, 1)) == []
    assert proposal_of(case, today=date(2060, 1, 1)) is None


@pytest.mark.django_db
def test_case_of_a_citizen_of_the_union_is_proposed_at_once(lead: User) -> None:
    case = decided(lead, event=Event.CITIZENSHIP_KNOWN)

    (found,) = proposed_for(lead, today=date(2026, 8, 11))

    assert (found.case, found.kept_until_on) == (case, None)


@pytest.mark.django_db
def test_longer_duty_to_keep_goes_before(lead: User) -> None:
    case = decided(lead)
    row = DueDate.objects.get(case=case, limit_id="apr-data-retention-10y")
    row.pk, row.limit_id, row.due_on = None, "eurodac-le-extracts-1m", DAY
    row.save()

    assert proposed_for(lead, today=DAY) == []


@pytest.mark.django_db
def test_cases_of_another_office_are_not_proposed(lead: User) -> None:
    decided(make_user(Role.SUPERVISOR))
    act_as(lead)

    assert proposed_for(lead, today=DAY) == []


@pytest.mark.django_db
def test_erased_case_opens_to_nobody_and_keeps_its_chain(lead: User) -> None:
    case = erased(lead)

    with pytest.raises(Erased):
        cipher_for(case)

    erasure = Erasure.objects.get(case=case)
    assert (erasure.by, erasure.limit_id, erasure.reason) == (lead, "apr-data-retention-10y", WHY)
    assert erasure.kept_until_on == date(2036, 8, 10)
    assert [one.event for one in Entry.objects.filter(case=case).order_by("number")][-1] == (
        FileAct.CASE_ERASED
    )
    assert not KeyShare.objects.filter(case=case).exists()
    assert not DueDate.objects.filter(case=case).exists()
    case.refresh_from_db()
    assert case.recompute_on is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    "role", [Role.CASEWORKER, Role.BORDER_GUARD, Role.AUDITOR, Role.ADMINISTRATOR]
)
def test_only_a_supervisor_erases(lead: User, role: Role) -> None:
    case, other = decided(lead), make_user(role, office=lead.office)
    act_as(other)

    with pytest.raises(Refused):
        erase_case(case, by=other, typed=case.reference, words=WHY)

    act_as(lead)
    assert not Erasure.objects.exists()
    assert cipher_for(case).key


@pytest.mark.django_db
def test_supervisor_of_another_office_does_not_erase(lead: User) -> None:
    case, other = decided(lead), make_user(Role.SUPERVISOR)
    act_as(other)

    with pytest.raises(Refused):
        erase_case(case, by=other, typed=case.reference, words=WHY)


@pytest.mark.django_db
def test_case_that_the_law_keeps_is_not_erased(lead: User, monkeypatch: pytest.MonkeyPatch) -> None:
    case = decided(lead)
    monkeypatch.setenv("ASYLIA_TODAY", "2036-08-10")

    with pytest.raises(Refused, match="keeps this case still"):
        erase_case(case, by=lead, typed=case.reference, words=WHY)

    assert Entry.objects.filter(case=case).count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "words", "says"),
    [
        ("", WHY, "Type the reference"),
        ("LT-2222-2222", WHY, "Type the reference"),
        (None, "short", "at least"),
        (None, "a word\x00 with a sign that nobody sees", "plain text"),
        (None, "x" * 1001, "at most"),
    ],
)
def test_what_is_not_confirmed_is_not_erased(
    lead: User, typed: str | None, words: str, says: str
) -> None:
    case = decided(lead)

    with pytest.raises(Refused, match=says):
        erase_case(case, by=lead, typed=case.reference if typed is None else typed, words=words)

    assert cipher_for(case).key


@pytest.mark.django_db
@pytest.mark.parametrize(
    "act",
    [
        lambda case, lead: cases.add_note(case, by=lead, words="a note"),
        lambda case, lead: cases.assign_case(case, by=lead, to=make_user(office=lead.office)),
        lambda case, lead: erase_case(case, by=lead, typed=case.reference, words=WHY),
    ],
)
def test_nothing_is_recorded_in_an_erased_case(
    lead: User, act: Callable[[Case, User], object]
) -> None:
    case = erased(lead)

    with pytest.raises(Refused, match="was erased"):
        act(case, lead)


@pytest.mark.django_db
def test_erasure_is_never_changed_or_removed(lead: User) -> None:
    erased(lead)

    for change in ("update cases_erasure set reason = 'x'", "delete from cases_erasure"):
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(change)


@pytest.fixture
def two_cases(
    committed_db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Case, Case]:
    """An erased case and one that stays, committed, under a key file of their own."""
    monkeypatch.setattr(settings, "KEY_FILE", str(tmp_path / "file.key"))
    with transaction.atomic():
        lead = make_user(Role.SUPERVISOR)
        gone, stays = decided(lead), make_case(lead, content={"words": "said"})
        act_as(lead)
        erase_case(gone, by=lead, typed=gone.reference, words=WHY)
    return gone, stays


def test_copy_in_escrow_is_destroyed_and_the_chain_verifies(
    server: Place,
    committed_db: str,
    as_server: psycopg.Connection[Any],
    two_cases: tuple[Case, Case],
) -> None:
    gone, _ = two_cases
    use_database(server, committed_db, role="asylia_keys")

    destroyed = list(erasing.destroy_keys())
    *_, found = keeping.check()

    assert (destroyed, list(erasing.destroy_keys())) == ([gone.reference], [])
    assert (found.erased, found.count) == (1, 0)
    rows = as_server.execute(
        "select sealed from cases_casekey where case_id = %s", [gone.pk]
    ).fetchall()
    assert rows == [(b"",)]
    use_database(server, committed_db, role="asylia_worker")
    with transaction.atomic():
        *_, checked = verify.check()
    assert (checked.erased, checked.broken, checked.sealed) == (1, [], 0)


def test_rotation_leaves_an_erased_case_alone(
    server: Place, committed_db: str, two_cases: tuple[Case, Case]
) -> None:
    use_database(server, committed_db, role="asylia_keys")
    list(erasing.destroy_keys())

    list(rotation.rotate_store())

    *_, found = keeping.check(mend=True)
    assert (found.erased, found.mended, found.count) == (1, 0, 0)


def test_worker_renews_the_dates_of_an_erased_case_no_more(
    server: Place, committed_db: str, two_cases: tuple[Case, Case]
) -> None:
    gone, stays = two_cases
    use_database(server, committed_db, role="asylia_worker")

    projection.ask_anew(today=DAY)
    renewed = list(projection.recompute(today=DAY))

    assert renewed == [stays.reference]
    assert not DueDate.objects.filter(case=gone).exists()


def test_key_that_nobody_had_erased_is_not_destroyed(
    server: Place, committed_db: str, two_cases: tuple[Case, Case]
) -> None:
    use_database(server, committed_db, role="asylia_keys")

    for change in (
        "update cases_casekey set sealed = '' where case_id = %s",
        "insert into cases_erasure values (%s, now(), 'a rule', null, 'a reason', 1)",
    ):
        with (
            pytest.raises((IntegrityError, ProgrammingError)),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(change, [two_cases[1].pk])


def test_erasure_without_an_entry_is_found(
    server: Place,
    committed_db: str,
    as_server: psycopg.Connection[Any],
    two_cases: tuple[Case, Case],
) -> None:
    _, stays = two_cases
    as_server.execute(
        "insert into cases_erasure (case_id, at, by_id, limit_id, reason)"
        " select %s, now(), by_id, limit_id, reason from cases_erasure",
        [stays.pk],
    )
    as_server.execute("update cases_casekey set sealed = '' where case_id = %s", [stays.pk])
    use_database(server, committed_db, role="asylia_worker")

    with transaction.atomic():
        *_, found = verify.check(stays.reference)

    assert [(one.number, one.why) for one in found.broken] == [
        (1, "it was erased, and no entry says so")
    ]

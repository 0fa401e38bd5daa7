"""Who gets the key of a case: by a share of their own, by a grant while it lasts, or not at all."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction

from asylia.casefile.entries import FileAct
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.session import act_as, act_as_nobody
from asylia.web.cases import actions as moves
from asylia.web.cases import record
from asylia.web.cases.file import file_of
from asylia.web.cases.grants import Grant, Purpose, Reason
from asylia.web.cases.key_models import KeyHolder, KeyShare
from asylia.web.cases.keys import KeyStoreError
from asylia.web.cases.models import Case
from asylia.web.cases.need import HolderKind, holders_of
from asylia.web.cases.opening import found_by
from asylia.web.cases.shares import NoKey, cipher_for
from asylia.web.need import actions as need
from tests.web.factories import NOON, make_case, make_office, make_user

pytestmark = pytest.mark.django_db
WHY = "A hearing tomorrow, she asked for it."


@pytest.fixture
def lead() -> User:
    return make_user(Role.SUPERVISOR)


@pytest.fixture
def case(lead: User) -> Case:
    return make_case(lead, content={"words": "said"})


def opens(user: User, case: Case) -> bool:
    """Whether this user gets the key of the case, and with it the words."""
    act_as(user)
    try:
        cipher_for(case)
    except NoKey:
        return False
    assert file_of(case)[0].content == {"words": "said"}
    return True


def held(case: Case) -> set[tuple[str, int]]:
    """Who holds a share of the case, as the lead of its office sees it."""
    rows = KeyHolder.objects.filter(shares__case=case).values_list("kind", "office_id", "user_id")
    return {(kind, office or user) for kind, office, user in rows}


def test_case_that_nobody_has_opens_to_the_office_and_its_lead(lead: User, case: Case) -> None:
    colleague, stranger = make_user(office=lead.office), make_user()

    assert held(case) == {("office", lead.office_id), ("lead", lead.office_id)}
    assert [opens(user, case) for user in (lead, colleague, stranger)] == [True, True, False]


def test_nobody_who_acts_gets_no_key(case: Case) -> None:
    act_as_nobody()

    with pytest.raises(NoKey):
        cipher_for(case)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.INTERPRETER])
def test_role_that_opens_no_cases_gets_no_key(lead: User, case: Case, role: Role) -> None:
    assert not opens(make_user(role, office=lead.office), case)


def test_assigned_case_opens_to_its_caseworker_and_the_lead(lead: User, case: Case) -> None:
    worker, colleague = make_user(office=lead.office), make_user(office=lead.office)
    auditor = make_user(Role.AUDITOR, office=lead.office)
    act_as(lead)

    moves.assign_case(case, by=lead, to=worker)

    people = (worker, lead, auditor, colleague)
    assert [opens(user, case) for user in people] == [True, True, True, False]


def test_case_goes_with_the_office_that_it_is_handed_to(lead: User, case: Case) -> None:
    office = make_office()
    there = make_user(office=office)

    moves.hand_over_case(case, by=lead, to=office)

    assert [opens(user, case) for user in (there, lead)] == [True, False]


def test_colleague_who_is_called_in_holds_a_share_until_released(lead: User, case: Case) -> None:
    colleague = make_user()

    grant = need.call_in(case, by=lead, to=colleague, purpose=next(iter(Purpose)))
    during = opens(colleague, case)
    act_as(lead)
    need.release(grant, by=lead)

    assert (during, opens(colleague, case)) == (True, False)


def test_who_releases_themselves_keeps_no_share(lead: User, case: Case) -> None:
    colleague = make_user()
    grant = need.call_in(case, by=lead, to=colleague, purpose=next(iter(Purpose)))

    act_as(colleague)
    need.release(grant, by=colleague)

    act_as(lead)
    assert held(case) == {("office", lead.office_id), ("lead", lead.office_id)}


def test_caseworker_who_was_called_in_before_keeps_the_share(lead: User, case: Case) -> None:
    worker, before = make_user(office=lead.office), make_user(office=lead.office)
    moves.assign_case(case, by=lead, to=before)
    grant = need.call_in(case, by=lead, to=worker, purpose=next(iter(Purpose)))
    moves.assign_case(case, by=lead, to=worker)

    need.release(grant, by=lead)

    assert opens(worker, case)


def test_locked_case_opens_to_its_list_alone(lead: User, case: Case) -> None:
    named, colleague = make_user(office=lead.office), make_user(office=lead.office)
    other = make_user(Role.SUPERVISOR, office=lead.office)

    need.lock_case(case, by=lead, words=WHY, named=[named])
    locked = [opens(user, case) for user in (named, lead, colleague, other)]
    act_as(lead)
    need.unlock_case(case, by=lead)

    assert locked == [True, True, False, False]
    assert [opens(user, case) for user in (colleague, other)] == [True, True]


def test_reason_opens_the_copy_in_escrow_while_it_lasts(lead: User, case: Case) -> None:
    stranger = make_user()
    act_as(stranger)
    found_by(stranger, case.reference)

    grant = need.state_reason(case, by=stranger, why=next(iter(Reason)), words=WHY)
    during = opens(stranger, case)
    Grant.objects.filter(pk=grant.pk).update(ended_at=grant.at, ended_by=stranger)

    assert (during, opens(stranger, case)) == (True, False)
    assert not KeyHolder.objects.filter(kind=HolderKind.USER).exists()


def test_reason_opens_no_locked_case_and_broken_glass_does(lead: User, case: Case) -> None:
    stranger = make_user()
    act_as(stranger)
    found_by(stranger, case.reference)
    need.state_reason(case, by=stranger, why=next(iter(Reason)), words=WHY)
    act_as(lead)
    need.lock_case(case, by=lead, words=WHY, named=[])
    by_reason = opens(stranger, case)
    found_by(stranger, case.reference)

    need.break_glass(case, by=stranger, why=next(iter(Reason)), words=WHY, is_confirmed=True)

    assert (by_reason, opens(stranger, case)) == (False, True)


def test_application_selects_no_copy_in_escrow(case: Case) -> None:
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("select sealed from cases_casekey")


def test_function_for_grants_gives_nothing_without_one(lead: User, case: Case) -> None:
    for user in (lead, make_user()):
        act_as(user)
        with connection.cursor() as cursor:
            cursor.execute("select asylia_escrow(%s)", [case.pk])
            assert cursor.fetchone() == (None,)


def test_shares_follow_who_may_hold_them(lead: User, case: Case) -> None:
    worker = make_user(office=lead.office)
    act_as(lead)

    moves.assign_case(case, by=lead, to=worker)

    assert held(case) == {(str(holder.kind), holder.of) for holder in holders_of(case)}


def test_share_of_another_case_does_not_open_in_its_place(lead: User, case: Case) -> None:
    other = make_case(lead)
    rows = {row.case_id: row for row in KeyShare.objects.filter(holder__kind="lead")}
    KeyShare.objects.filter(case=case).delete()
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into cases_keyshare (case_id, holder_id, sealed) values (%s, %s, %s)",
            [case.pk, rows[other.pk].holder_id, bytes(rows[other.pk].sealed)],
        )

    with pytest.raises(KeyStoreError, match="somebody else"):
        cipher_for(case)


def test_entry_without_words_needs_no_key_and_one_with_words_does(lead: User, case: Case) -> None:
    KeyShare.objects.filter(case=case).delete()

    record.append(case, FileAct.CASE_ASSIGNED, by=lead, at=NOON, attributes={"to": lead.reference})

    with pytest.raises(NoKey):
        record.append(
            case, FileAct.NOTE_ADDED, by=lead, at=NOON + timedelta(hours=1), content={"words": "x"}
        )


def test_rows_of_shares_need_the_right_to_open_the_case(lead: User, case: Case) -> None:
    act_as(make_user())

    assert KeyShare.objects.count() == 0

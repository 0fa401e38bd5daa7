"""A reason of one's own, and emergency access."""

from datetime import timedelta

import pytest
from django.db import connection

from asylia.web.accounts.models import OfficeKind, Role, User
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as
from asylia.web.cases import need
from asylia.web.cases.file import entries_of
from asylia.web.cases.grants import Grant, GrantKind, Notice, NoticeKind, Outcome, Reason
from asylia.web.cases.models import Case
from asylia.web.cases.opening import found_by
from asylia.web.need import actions
from tests.web.factories import make_case, make_office, make_user
from tests.web.need.conftest import Unit

pytestmark = pytest.mark.django_db

WORDS = "The caseworker is away and the court asks."


def state(case: Case, by: User, words: str = WORDS) -> Grant:
    act_as(by)
    found_by(by, case.reference)
    return actions.state_reason(case, by=by, why=Reason.ABSENCE, words=words)


def break_glass(case: Case, by: User, *, is_confirmed: bool = True) -> Grant:
    act_as(by)
    found_by(by, case.reference)
    return actions.break_glass(case, by=by, why=Reason.CARE, words=WORDS, is_confirmed=is_confirmed)


def told(kind: NoticeKind, *everybody: User) -> set[User]:
    """Which of these people have such a notice."""
    found = set()
    for user in everybody:
        act_as(user)
        if Notice.objects.filter(to=user, kind=kind).exists():
            found.add(user)
    return found


def test_reason_opens_the_case_and_its_caseworker_is_told(unit: Unit) -> None:
    for user in (unit.colleague, unit.stranger):
        state(unit.case, user)

        assert need.ground_of(user, unit.case) == need.Ground.REASON
        assert Case.objects.visible_to(user).get() == unit.case
        assert len(entries_of(unit.case)) == 1

    act_as(unit.worker)
    assert Notice.objects.filter(to=unit.worker, kind=NoticeKind.STATED_REASON).count() == 2


def test_reason_is_no_entry_of_the_file(unit: Unit) -> None:
    state(unit.case, unit.colleague)

    assert [entry.event for entry in unit.case.entries.all()] == ["application_made"]


def test_reason_ends_after_twelve_hours_and_an_emergency_after_four(unit: Unit) -> None:
    grants = [state(unit.case, unit.colleague), break_glass(unit.case, unit.stranger)]

    found = []
    for grant in grants:
        act_as(grant.user)
        with connection.cursor() as cursor:
            cursor.execute("select ends_at - now() from cases_grant where id = %s", [grant.pk])
            found += cursor.fetchone()
    assert found == [timedelta(hours=12), timedelta(hours=4)]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", "at least 10"),
        ("   a b    \n ", "at least 10"),
        ("\u200b" * 12, "at least 10"),
        ("\u3164" * 12, "at least 10"),
        ("x" * 1001, "at most 1000"),
        ("x" * 1_000_000, "at most 1000"),
        ("A reason\x00 with a sign", "plain text"),
        ("A reason\x1b[31m in red", "plain text"),
    ],
)
def test_words_that_are_no_reason_are_refused(unit: Unit, words: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        state(unit.case, unit.colleague, words)

    assert not Grant.objects.exists()


def test_reason_may_have_several_lines(unit: Unit) -> None:
    grant = state(unit.case, unit.colleague, "The court asks.\r\nToday.")

    assert grant.words == "The court asks.\r\nToday."


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.INTERPRETER])
def test_role_that_opens_no_case_states_no_reason_and_breaks_no_glass(
    unit: Unit, role: Role
) -> None:
    user = make_user(role, office=unit.case.office)

    for ask in (state, break_glass):
        with pytest.raises(Refused, match="does not open cases"):
            ask(unit.case, user)


def test_closed_account_states_no_reason(unit: Unit) -> None:
    user = make_user(office=unit.case.office, is_active=False)

    with pytest.raises(Refused, match="does not open cases"):
        state(unit.case, user)
    assert found_by(user, unit.case.reference) is None


def test_case_of_another_state_opens_with_no_reason(unit: Unit) -> None:
    abroad = make_user(office=make_office(member_state="LV"))

    for ask in (state, break_glass):
        with pytest.raises(Refused, match="of another State"):
            ask(unit.case, abroad)


def test_who_may_open_a_case_needs_no_reason(unit: Unit) -> None:
    for user in (unit.worker, unit.supervisor, unit.auditor):
        with pytest.raises(Refused, match="already"):
            state(unit.case, user)


def test_emergency_is_told_at_once_to_who_answers_for_the_office(unit: Unit) -> None:
    break_glass(unit.case, unit.stranger)

    everybody = (unit.worker, unit.colleague, unit.supervisor, unit.auditor, unit.stranger)
    assert told(NoticeKind.BROKE_GLASS, *everybody) == {
        unit.worker,
        unit.supervisor,
        unit.auditor,
    }


def test_emergency_in_an_office_without_them_is_told_to_the_oversight() -> None:
    oversight = make_office(kind=OfficeKind.OVERSIGHT)
    auditor = make_user(Role.AUDITOR, office=oversight)
    abroad = make_office(kind=OfficeKind.OVERSIGHT, member_state="LV")
    other = make_user(Role.AUDITOR, office=abroad)
    guard, user = make_user(Role.BORDER_GUARD), make_user()

    break_glass(make_case(guard), user)

    assert told(NoticeKind.BROKE_GLASS, auditor, other, guard) == {auditor}


def test_emergency_of_the_only_one_who_answers_is_told_to_somebody_else() -> None:
    overseer = make_user(Role.AUDITOR, office=make_office(kind=OfficeKind.OVERSIGHT))
    lead = make_user(Role.SUPERVISOR)
    locked = make_case(lead)
    act_as(lead)
    actions.lock_case(locked, by=lead, words=WORDS, named=[])
    other = make_user(Role.SUPERVISOR, office=lead.office)
    lead.is_active = False
    lead.save()

    break_glass(locked, other)
    break_glass(make_case(make_user(Role.BORDER_GUARD)), overseer)

    assert told(NoticeKind.BROKE_GLASS, overseer, other) == {overseer, other}


def test_same_act_sent_twice_at_once_waits_for_the_first(unit: Unit) -> None:
    before = waited_for()
    glass = break_glass(unit.case, unit.stranger)
    state(unit.case, unit.colleague)
    act_as(unit.auditor)
    actions.review(glass, by=unit.auditor, outcome=Outcome.JUSTIFIED, words=WORDS)

    assert waited_for() - before == 3


def waited_for() -> int:
    """How many locks of acts this transaction holds: whoever does the same waits for its end."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()"
        )
        (count,) = cursor.fetchone()
    return int(count)


def test_emergency_without_a_fresh_proof_of_who_asks_is_refused(unit: Unit) -> None:
    with pytest.raises(Refused, match="Confirm first"):
        break_glass(unit.case, unit.stranger, is_confirmed=False)

    assert not Grant.objects.filter(kind=GrantKind.BREAK_GLASS).exists()

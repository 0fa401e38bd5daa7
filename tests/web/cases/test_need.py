"""Need to know: the rule, the query and the rows of the database say the same of everybody."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product

import pytest
from django.db import ProgrammingError, connection, transaction
from django.db.models.functions import Now

from asylia.web.accounts.models import Role, User
from asylia.web.accounts.session import act_as
from asylia.web.cases import access, need, record
from asylia.web.cases.grants import Grant, GrantKind, Lock, Named
from asylia.web.cases.models import Case, CaseHead, Entry, EntryContent
from asylia.web.cases.need import Ground, Holder, HolderKind, Who, Whose
from tests.web.factories import NOON, call_in, let_in, make_case, make_office, make_user

RELATIONS = ("caseworker", "colleague", "of nobody's case", "elsewhere")
LET_IN = ("", *GrantKind.values, "named")
ME, OTHER, HERE, THERE = 1, 2, 10, 20


def who(role: str = Role.CASEWORKER, *, office: int = HERE) -> Who:
    return Who(user=ME, office=office, role=role)


def whose(caseworker: int | None = OTHER, *, is_locked: bool = False) -> Whose:
    return Whose(office=HERE, caseworker=caseworker, is_locked=is_locked)


# The rule ----------------------------------------------------------------------------------


def test_work_opens_ones_own_case_and_nobodys_case_of_the_office() -> None:
    assert need.ground_by_work(who(), whose(ME)) == Ground.CASEWORKER
    assert need.ground_by_work(who(), whose(None)) == Ground.UNIT
    assert need.ground_by_work(who(), whose(OTHER)) is None


@pytest.mark.parametrize("role", sorted(need.LEADS))
def test_who_leads_or_audits_the_office_opens_its_cases(role: Role) -> None:
    assert need.ground_by_work(who(role), whose(OTHER)) == Ground.LEAD
    assert need.ground_by_work(who(role, office=THERE), whose(OTHER)) is None


def test_work_opens_no_case_of_another_office() -> None:
    for caseworker in (ME, OTHER, None):
        assert need.ground_by_work(who(office=THERE), whose(caseworker)) is None


@pytest.mark.parametrize("role", sorted(set(Role) - need.READERS))
def test_role_that_opens_no_case_has_no_ground_at_all(role: Role) -> None:
    every = set(GrantKind.values)

    assert need.ground_by_work(who(role), whose(ME)) is None
    assert need.ground_by_grant(who(role), whose(), granted=every, is_named=True) is None


def test_lock_stands_before_work_and_before_every_grant_but_the_emergency() -> None:
    locked = whose(ME, is_locked=True)

    assert need.ground_by_work(who(Role.SUPERVISOR), locked) is None
    for kind in (GrantKind.ASSIGNMENT, GrantKind.REASON):
        assert need.ground_by_grant(who(), locked, granted={kind}, is_named=False) is None
    broken = need.ground_by_grant(who(), locked, granted={"break_glass"}, is_named=False)
    assert broken == Ground.BREAK_GLASS
    assert need.ground_by_grant(who(), locked, granted=(), is_named=True) == Ground.NAMED


def test_key_is_held_by_whoever_works_on_the_case_and_those_who_lead() -> None:
    lead, mine = Holder(HolderKind.LEAD, HERE), Holder(HolderKind.USER, ME)

    assert need.holders(whose(ME), assigned=(), named=()) == {mine, lead}
    assert need.holders(whose(OTHER), assigned=[ME], named=()) == {
        mine,
        lead,
        Holder(HolderKind.USER, OTHER),
    }
    assert need.holders(whose(None), assigned=(), named=()) == {
        Holder(HolderKind.OFFICE, HERE),
        lead,
    }


def test_key_of_a_locked_case_is_held_by_its_list_alone() -> None:
    locked = whose(OTHER, is_locked=True)

    assert need.holders(locked, assigned=[OTHER], named=[ME]) == {Holder(HolderKind.USER, ME)}


# Three times the same ----------------------------------------------------------------------


def lock(case: Case, *names: User, by: User) -> Lock:
    """Lock the case to these; whoever locks it acts from then on."""
    act_as(by)
    made = Lock.objects.create(case=case, words="In the news.", at=NOON, by=by)
    for one in {by, *names}:
        Named.objects.create(lock=made, user=one)
    record.set_lock(case, made)
    return made


def relation(name: str, role: str) -> tuple[Case, User, User]:
    """A case, its supervisor, and somebody who stands to it as the name says."""
    supervisor = make_user(Role.SUPERVISOR)
    office = make_office() if name == "elsewhere" else supervisor.office
    user = make_user(role, office=office)
    case = make_case(supervisor, content={"words": "Said in confidence."})
    if name != "of nobody's case":
        record.assign(case, user if name == "caseworker" else make_user(office=supervisor.office))
    return case, supervisor, user


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", RELATIONS)
@pytest.mark.parametrize("is_locked", [False, True])
@pytest.mark.parametrize("way", LET_IN)
def test_rule_query_and_rows_agree(name: str, role: Role, *, is_locked: bool, way: str) -> None:
    case, supervisor, user = relation(name, role)
    if way == GrantKind.ASSIGNMENT:
        call_in(case, user, by=supervisor)
    elif way in GrantKind.values and role in need.READERS:
        let_in(case, user, way)
    if is_locked:
        lock(case, *([user] if way == "named" else []), by=supervisor)
    act_as(user)

    opens = need.ground_of(user, case) is not None

    assert Case.objects.visible_to(user).filter(pk=case.pk).exists() == opens
    assert (access.why_not_open(user, case) is None) == opens
    known = Case.objects.known_to(user).filter(pk=case.pk).exists()
    assert access.is_known(user, case) == known
    assert list(rows_of(case)) == ([1, 1, 1] if opens else [0, 0, 0])


def rows_of(case: Case) -> Iterator[int]:
    """How much of the file the database shows to whoever acts, asked past every rule of ours."""
    for model in (CaseHead, Entry, EntryContent):
        yield model.objects.filter(case=case.pk).count()


@pytest.mark.django_db
def test_link_between_cases_opens_nothing() -> None:
    case, _supervisor, user = relation("colleague", Role.CASEWORKER)
    own = make_case(user, event="case_linked", attributes={"case": case.reference})
    act_as(user)

    assert need.ground_of(user, own) == Ground.UNIT
    assert need.ground_of(user, case) is None
    assert list(rows_of(case)) == [0, 0, 0]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [GrantKind.REASON, GrantKind.BREAK_GLASS])
def test_grant_that_has_run_out_opens_nothing(kind: GrantKind) -> None:
    case, _supervisor, user = relation("elsewhere", Role.CASEWORKER)
    let_in(case, user, kind, ends_at=Now() - timedelta(seconds=1))

    assert need.ground_of(user, case) is None
    assert not Case.objects.visible_to(user).exists()
    assert list(rows_of(case)) == [0, 0, 0]


@pytest.mark.django_db
def test_grant_that_somebody_ended_opens_nothing() -> None:
    case, supervisor, user = relation("elsewhere", Role.CASEWORKER)
    grant = call_in(case, user, by=supervisor)
    Grant.objects.filter(pk=grant.pk).update(ended_at=NOON, ended_by=supervisor)
    act_as(user)

    assert need.ground_of(user, case) is None
    assert list(rows_of(case)) == [0, 0, 0]


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "hours"), [("reason", 12), ("break_glass", 4)])
def test_database_cuts_a_grant_to_its_longest(kind: str, hours: int) -> None:
    case, _supervisor, user = relation("elsewhere", Role.CASEWORKER)
    grant = let_in(case, user, kind, ends_at=Now() + timedelta(days=400))

    with connection.cursor() as cursor:
        cursor.execute(
            "select ends_at = now() + %s::interval from cases_grant where id = %s",
            [f"{hours} hours", grant.pk],
        )
        assert cursor.fetchone() == (True,)


@pytest.mark.django_db
def test_holders_follow_what_is_stored() -> None:
    case, supervisor, user = relation("elsewhere", Role.CASEWORKER)
    worker = case.caseworker
    assert worker is not None
    let_in(case, make_user(office=user.office))
    call_in(case, user, by=supervisor)
    office = Holder(HolderKind.LEAD, supervisor.office_id)
    named = {Holder(HolderKind.USER, number) for number in (user.pk, worker.pk)}

    assert need.holders_of(case) == named | {office}

    lock(case, worker, by=supervisor)
    assert need.holders_of(case) == {
        Holder(HolderKind.USER, supervisor.pk),
        Holder(HolderKind.USER, worker.pk),
    }


# Past the rules of the application -----------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("role", sorted(need.READERS))
def test_nobody_gives_a_grant_in_anothers_name(role: Role) -> None:
    case, supervisor, user = relation("elsewhere", role)
    told = {"case": case, "office": case.office, "why": "absence", "at": NOON}
    act_as(user)

    for by, kind in product((user, supervisor), GrantKind.values):
        ends_at = None if kind == GrantKind.ASSIGNMENT else Now() + timedelta(hours=1)
        if by == user and kind != GrantKind.ASSIGNMENT:
            continue
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Grant.objects.create(
                user=by if kind != GrantKind.ASSIGNMENT else user,
                kind=kind,
                by=by,
                ends_at=ends_at,
                words="A stated reason.",
                **told,
            )


@pytest.mark.django_db
def test_reason_opens_no_locked_case_past_the_application() -> None:
    case, supervisor, user = relation("elsewhere", Role.CASEWORKER)
    lock(case, by=supervisor)

    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        let_in(case, user, GrantKind.REASON)

    let_in(case, user, GrantKind.BREAK_GLASS)
    assert list(rows_of(case)) == [1, 1, 1]

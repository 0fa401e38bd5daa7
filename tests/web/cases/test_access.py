"""Who may do what with a case: every role, every reason."""

from collections.abc import Callable

import pytest

from asylia.web.accounts.models import OfficeKind, Role, User
from asylia.web.cases import access
from asylia.web.cases.grants import GrantKind
from asylia.web.cases.models import Case
from tests.web.factories import add_entry, call_in, let_in, make_case, make_office, make_user

pytestmark = pytest.mark.django_db

READERS = frozenset(Role) - {Role.INTERPRETER, Role.ADMINISTRATOR}
RULES: dict[str, tuple[Callable[[User, Case], str | None], frozenset[Role]]] = {
    "open": (access.why_not_open, READERS),
    "write": (access.why_not_write, READERS - {Role.AUDITOR}),
    "note": (access.why_not_add_note, READERS - {Role.AUDITOR}),
    "identity": (access.why_not_state_identity, READERS - {Role.AUDITOR}),
    "assign": (access.why_not_assign_any, frozenset({Role.CASEWORKER, Role.SUPERVISOR})),
    "hand over": (access.why_not_hand_over_any, READERS - {Role.AUDITOR}),
    "start": (
        lambda user, _case: access.why_not_start(user),
        frozenset({Role.BORDER_GUARD, Role.CASEWORKER}),
    ),
    "load": (
        lambda user, _case: access.why_not_load_caseload(user),
        frozenset({Role.BORDER_GUARD, Role.CASEWORKER}),
    ),
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("rule", RULES)
def test_rule_lets_its_roles_and_no_others(rule: str, role: Role) -> None:
    case = make_case()
    user = make_user(role, office=case.office)
    why_not, roles = RULES[rule]

    assert (why_not(user, case) is None) == (role in roles)


@pytest.mark.parametrize("rule", [name for name in RULES if name not in {"start", "load"}])
def test_case_of_another_office_is_closed_to_every_rule(rule: str) -> None:
    case = make_case()
    why_not, roles = RULES[rule]

    for role in roles:
        assert why_not(make_user(role), case) == (
            "This case is not, or no longer, with your office."
        )


@pytest.mark.parametrize("rule", RULES)
def test_closed_account_may_do_nothing(rule: str) -> None:
    case = make_case()
    user = make_user(office=case.office, is_active=False)

    assert RULES[rule][0](user, case) is not None


@pytest.mark.parametrize("role", Role)
def test_visible_cases_are_those_that_may_be_opened(role: Role) -> None:
    mine = make_case()
    user = make_user(role, office=mine.office)

    found = list(Case.objects.visible_to(user))

    assert found == ([mine] if access.why_not_open(user, mine) is None else [])


def test_closed_account_sees_no_case() -> None:
    case = make_case()
    user = make_user(office=case.office, is_active=False)

    assert not Case.objects.visible_to(user).exists()


def test_entry_of_another_case_is_not_corrected_here() -> None:
    user = make_user()
    other = add_entry(make_case(user), "note_added", by=user)

    assert (
        access.why_not_correct(user, make_case(user), entry=other)
        == "This entry is of another case."
    )


def test_auditor_corrects_nothing() -> None:
    user = make_user()
    case = make_case(user)
    auditor = make_user(Role.AUDITOR, office=user.office)

    found = access.why_not_correct(auditor, case, entry=case.entries.get())

    assert found == "Your role reads files and does not write into them."


def test_border_guard_corrects_what_border_guards_wrote_alone() -> None:
    caseworker = make_user()
    guard = make_user(Role.BORDER_GUARD, office=caseworker.office)
    case = make_case(caseworker)
    own = add_entry(case, "note_added", by=guard)

    found = access.why_not_correct(guard, case, entry=case.entries.get(number=1))

    assert "A caseworker wrote this entry." in str(found)
    assert access.why_not_correct(guard, case, entry=own) is None
    assert access.why_not_correct(caseworker, case, entry=own) is None


def test_whose_case_it_was_is_not_corrected() -> None:
    user = make_user()
    case = make_case(user)
    moved = add_entry(case, "case_assigned", by=user)

    assert "stays as it was written" in str(access.why_not_correct(user, case, entry=moved))


def test_corrected_entry_is_not_corrected_again() -> None:
    user = make_user()
    case = make_case(user)
    first = case.entries.get()
    assert access.why_not_correct(user, case, entry=first) is None

    add_entry(case, "application_made", by=user, corrects=1)

    assert "corrected already" in str(access.why_not_correct(user, case, entry=first))


def test_case_is_assigned_to_a_caseworker_of_its_office_only() -> None:
    supervisor = make_user(Role.SUPERVISOR)
    case = make_case(supervisor)
    office = supervisor.office
    reason = "Choose a caseworker of your office."

    assert access.why_not_assign(supervisor, case, to=make_user(office=office)) is None
    assert access.why_not_assign(supervisor, case, to=supervisor) is None
    assert access.why_not_assign(supervisor, case, to=make_user()) == reason
    guard = make_user(Role.BORDER_GUARD, office=office)
    assert access.why_not_assign(supervisor, case, to=guard) == reason
    gone = make_user(office=office, is_active=False)
    assert access.why_not_assign(supervisor, case, to=gone) == reason


def test_border_guard_assigns_nothing() -> None:
    guard = make_user(Role.BORDER_GUARD)
    case = make_case(guard)
    colleague = make_user(office=guard.office)

    assert access.why_not_assign(guard, case, to=colleague) == (
        "Cases are assigned by caseworkers and supervisors."
    )


def test_case_is_not_assigned_to_whom_it_is_with() -> None:
    user = make_user()
    case = make_case(user)
    case.caseworker = user

    assert "already" in str(access.why_not_assign(user, case, to=user))


def test_caseworker_takes_a_case_or_passes_on_their_own() -> None:
    user = make_user()
    colleague = make_user(office=user.office)
    third = make_user(office=user.office)
    case = make_case(user)
    assert access.why_not_assign(user, case, to=user) is None
    assert "Ask your supervisor" in str(access.why_not_assign(user, case, to=colleague))

    case.caseworker = user
    assert access.why_not_assign(user, case, to=colleague) is None

    case.caseworker = third
    assert "Say why you need it" in str(access.why_not_assign(user, case, to=user))
    call_in(case, user, by=third)
    assert access.why_not_assign(user, case, to=user) is None
    assert "Ask your supervisor" in str(access.why_not_assign(user, case, to=colleague))


@pytest.mark.parametrize("kind", [GrantKind.REASON, GrantKind.BREAK_GLASS])
def test_who_let_themselves_in_makes_no_colleagues_case_their_own_and_sends_it_nowhere(
    kind: GrantKind,
) -> None:
    user = make_user()
    lead = make_user(Role.SUPERVISOR, office=user.office)
    case = make_case(user)
    case.caseworker = make_user(office=user.office)

    let_in(case, user, kind)

    for why_not in (
        access.why_not_assign(user, case, to=user),
        access.why_not_hand_over(user, case, to=make_office()),
    ):
        assert "for some hours only" in str(why_not)
    assert access.why_not_assign(lead, case, to=user) is None


def test_case_is_handed_over_to_another_open_office_of_the_state() -> None:
    user = make_user()
    case = make_case(user)

    assert access.why_not_hand_over(user, case, to=make_office()) is None
    assert "with this office already" in str(access.why_not_hand_over(user, case, to=user.office))
    for wrong in ({"is_active": False}, {"kind": OfficeKind.OVERSIGHT}):
        found = access.why_not_hand_over(user, case, to=make_office(**wrong))
        assert found == "This office takes no cases. Choose another."
    abroad = make_office(member_state="LV")
    assert "inside the State" in str(access.why_not_hand_over(user, case, to=abroad))


def test_auditor_hands_nothing_over() -> None:
    auditor = make_user(Role.AUDITOR)
    case = make_case(make_user(office=auditor.office))

    assert access.why_not_hand_over(auditor, case, to=make_office()) is not None


def test_case_is_offered_to_the_colleagues_to_whom_it_may_be_given() -> None:
    supervisor = make_user(Role.SUPERVISOR, full_name="A")
    office = supervisor.office
    one, other = (make_user(office=office, full_name=name) for name in "BC")
    make_user(Role.BORDER_GUARD, office=office)
    make_user(office=office, is_active=False)
    make_user()
    case = make_case(supervisor)

    assert list(access.colleagues_for(supervisor, case)) == [supervisor, one, other]
    assert list(access.colleagues_for(one, case)) == [one]

    case.caseworker = one
    assert list(access.colleagues_for(one, case)) == [supervisor, other]
    assert list(access.colleagues_for(supervisor, case)) == [supervisor, other]
    call_in(case, other, by=one)
    for user in (supervisor, one, other):
        for colleague in access.colleagues_for(user, case):
            assert access.why_not_assign(user, case, to=colleague) is None


def test_case_is_offered_to_the_offices_that_may_take_it() -> None:
    user = make_user()
    case = make_case(user)
    asylum = make_office(name="Asylum division")
    reception = make_office(name="Reception centre", kind=OfficeKind.RECEPTION)
    make_office(is_active=False)
    make_office(kind=OfficeKind.OVERSIGHT)
    make_office(member_state="LV")

    found = list(access.offices_for(user, case))

    assert found == [asylum, reception]
    assert all(access.why_not_hand_over(user, case, to=office) is None for office in found)

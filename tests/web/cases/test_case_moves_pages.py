"""The forms that assign a case and hand it over."""

import pytest
from django.test import Client

from asylia.web.accounts.models import OfficeKind, Role, User
from asylia.web.accounts.session import act_as
from asylia.web.cases.file import file_of
from asylia.web.cases.models import Case
from tests.web.clients import sign_in
from tests.web.factories import make_case, make_office, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> User:
    return make_user()


@pytest.fixture
def desk(client: Client, clerk: User) -> Client:
    return sign_in(client, clerk)


def assign_page(case: Case) -> str:
    return f"/cases/{case.reference}/assign"


def hand_over_page(case: Case) -> str:
    return f"/cases/{case.reference}/hand-over"


def test_caseworker_takes_a_case(desk: Client, clerk: User) -> None:
    case = make_case(clerk)

    answer = desk.post(assign_page(case), {"to": clerk.reference})

    act_as(clerk)
    case.refresh_from_db()
    entry = file_of(case)[-1]
    assert answer["Location"] == f"/cases/{case.reference}"
    assert (case.caseworker, entry.header.event) == (clerk, "case_assigned")
    assert dict(entry.header.attributes) == {"to": clerk.reference}


def test_supervisor_chooses_among_the_caseworkers_of_the_office(client: Client) -> None:
    supervisor = make_user(Role.SUPERVISOR)
    colleague = make_user(office=supervisor.office, full_name="Near Colleague")
    make_user(full_name="Far Stranger")
    make_user(Role.BORDER_GUARD, office=supervisor.office, full_name="Some Guard")
    case = make_case(supervisor)
    desk = sign_in(client, supervisor)

    page = desk.get(assign_page(case)).text
    desk.post(assign_page(case), {"to": colleague.reference})

    act_as(supervisor)
    case.refresh_from_db()
    assert ("Near Colleague" in page, "Far Stranger" in page, "Some Guard" in page) == (
        True,
        False,
        False,
    )
    assert case.caseworker == colleague


def test_caseworker_cannot_assign_a_case_of_nobody_to_somebody_else(
    desk: Client, clerk: User
) -> None:
    other = make_user(office=clerk.office)
    case = make_case(clerk)

    page = desk.post(assign_page(case), {"to": other.reference})

    assert page.status_code == 422
    act_as(clerk)
    case.refresh_from_db()
    assert case.caseworker is None


def test_caseworker_passes_on_their_own_case(desk: Client, clerk: User) -> None:
    other = make_user(office=clerk.office, full_name="Next Colleague")
    case = make_case(clerk)
    desk.post(assign_page(case), {"to": clerk.reference})

    page = desk.get(assign_page(case)).text
    desk.post(assign_page(case), {"to": other.reference})

    act_as(clerk)
    case.refresh_from_db()
    assert ("Next Colleague" in page, clerk.reference in page.partition("<main")[2]) == (
        True,
        False,
    )
    assert case.caseworker == other


def test_hand_over_moves_the_case_with_its_reason(desk: Client, clerk: User) -> None:
    office = make_office(name="Responsibility unit")
    receiver = make_user(office=office)
    case = make_case(clerk)

    desk.post(hand_over_page(case), {"to": office.reference, "reason": "A hit from Latvia."})

    shown = desk.get("/", follow=True).text
    assert desk.get(f"/cases/{case.reference}").status_code == 404
    assert "has left your lists" in shown
    act_as(receiver)
    moved = Case.objects.visible_to(receiver).get()
    entry = file_of(moved)[-1]
    assert (entry.header.event, entry.content) == (
        "case_handed_over",
        {"words": "A hit from Latvia."},
    )


@pytest.mark.parametrize("told", [{"to": ""}, {"reason": ""}])
def test_hand_over_wants_an_office_and_a_reason(
    desk: Client, clerk: User, told: dict[str, str]
) -> None:
    office = make_office()
    case = make_case(clerk)
    full = {"to": office.reference, "reason": "A hit."}

    page = desk.post(hand_over_page(case), {**full, **told})

    assert page.status_code == 422
    act_as(clerk)
    case.refresh_from_db()
    assert case.office == clerk.office


def test_offices_that_take_no_cases_are_not_offered(desk: Client, clerk: User) -> None:
    make_office(name="Oversight", kind=OfficeKind.OVERSIGHT)
    make_office(name="Closed division", is_active=False)
    make_office(name="Division in Riga", member_state="LV")
    make_office(name="Second division")
    case = make_case(clerk)

    page = desk.get(hand_over_page(case)).text

    offered = [name for name in ("Oversight", "Closed", "Riga", "Second") if name in page]
    assert offered == ["Second"]


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
def test_roles_that_do_not_write_are_not_let_in(client: Client, clerk: User, role: Role) -> None:
    case = make_case(clerk)
    other = sign_in(client, make_user(role, office=clerk.office))

    assert other.get(assign_page(case)).status_code == 403
    assert other.get(hand_over_page(case)).status_code == 403


def test_border_guard_assigns_nobody(client: Client) -> None:
    guard = make_user(Role.BORDER_GUARD)
    case = make_case(guard)

    assert sign_in(client, guard).get(assign_page(case)).status_code == 403


def test_another_office_finds_nothing(client: Client, clerk: User) -> None:
    case = make_case(clerk)
    stranger = sign_in(client, make_user())

    assert stranger.get(assign_page(case)).status_code == 404
    assert stranger.post(hand_over_page(case), {"to": "x"}).status_code == 404

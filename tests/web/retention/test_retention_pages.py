"""The pages of retention, and how other pages cope with a case that was erased."""

import pytest
from django.test import Client
from django.urls import reverse

from asylia.web.accounts.models import Role, User
from asylia.web.accounts.session import act_as
from asylia.web.cases.key_models import Erasure
from asylia.web.cases.models import Case, Read, ReadAct, Unsent
from asylia.web.cases.shares import cipher_for
from tests.web.clients import sign_in
from tests.web.factories import make_user
from tests.web.retention.test_erase_case import WHY, decided, erased

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead() -> User:
    return make_user(Role.SUPERVISOR)


@pytest.fixture
def desk(client: Client, lead: User) -> Client:
    return sign_in(client, lead)


@pytest.fixture
def case(lead: User) -> Case:
    return decided(lead)


def test_page_lists_what_may_be_erased_and_what_was(desk: Client, lead: User, case: Case) -> None:
    gone = erased(lead)

    page = desk.get("/retention").content.decode()

    assert f'href="/cases/{case.reference}/erase"' in page
    assert gone.reference in page.replace("<wbr>", "")
    assert f"/cases/{gone.reference}/erase" not in page
    assert WHY in page


def test_page_is_a_read_of_every_case_on_it(desk: Client, lead: User, case: Case) -> None:
    gone = erased(lead)

    desk.get("/retention")

    act_as(lead)
    found = Read.objects.filter(by=lead, what=ReadAct.CASES_LISTED).values_list("case", flat=True)
    assert {case.pk, gone.pk} <= set(found)


def test_page_is_empty_for_an_office_whose_cases_the_law_keeps(desk: Client) -> None:
    page = desk.get("/retention")

    assert (page.status_code, "keeps every case" in page.content.decode()) == (200, True)


def test_auditor_sees_the_list_and_erases_nothing(client: Client, lead: User, case: Case) -> None:
    sign_in(client, make_user(Role.AUDITOR, office=lead.office))

    page = client.get("/retention").content.decode()

    assert "decided by a supervisor" in page
    assert client.get(f"/cases/{case.reference}/erase").status_code == 403


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.BORDER_GUARD, Role.ADMINISTRATOR])
def test_page_is_not_open_to_other_roles(client: Client, lead: User, role: Role) -> None:
    sign_in(client, make_user(role, office=lead.office))

    assert client.get("/retention").status_code == 403


def test_case_of_another_office_is_not_there(client: Client, case: Case) -> None:
    sign_in(client, make_user(Role.SUPERVISOR))

    assert client.get(f"/cases/{case.reference}/erase").status_code == 404


def test_case_is_erased_by_its_form(desk: Client, lead: User, case: Case) -> None:
    asked = desk.get(f"/cases/{case.reference}/erase")

    answer = desk.post(
        f"/cases/{case.reference}/erase", {"words": WHY, "typed": case.reference.lower()}
    )

    assert (asked.status_code, "cannot be undone" in asked.content.decode()) == (200, True)
    assert (answer.status_code, answer["Location"]) == (302, "/retention")
    act_as(lead)
    assert Erasure.objects.get(case=case).by == lead


@pytest.mark.parametrize("told", [{}, {"words": WHY}, {"words": WHY, "typed": "LT-2222-2222"}])
def test_form_that_does_not_confirm_erases_nothing(
    desk: Client, lead: User, case: Case, told: dict[str, str]
) -> None:
    answer = desk.post(f"/cases/{case.reference}/erase", told)

    act_as(lead)
    assert (answer.status_code, Erasure.objects.exists()) == (422, False)
    assert cipher_for(case).key


@pytest.mark.parametrize("page", ["", "/note", "/erase", "/acts", "/identity", "/people"])
def test_pages_of_an_erased_case_say_so(desk: Client, lead: User, page: str) -> None:
    gone = erased(lead)

    answer = desk.get(f"/cases/{gone.reference}{page}")

    if answer.status_code not in {404, 405}:
        assert answer.status_code == 409
        assert "was erased on" in answer.content.decode()


def test_erased_case_leaves_today_and_is_found_by_its_reference(desk: Client, lead: User) -> None:
    gone = erased(lead)

    today = desk.get("/").content.decode()
    found = desk.get(reverse("desk:find"), {"reference": gone.reference}, follow=True)

    assert gone.reference not in today
    assert "was erased on" in found.content.decode()


def test_reason_for_erasing_is_kept_and_what_confirms_it_is_not(
    desk: Client, lead: User, case: Case
) -> None:
    address = f"/cases/{case.reference}/erase"

    desk.post(address, {"words": WHY, "typed": f"{case.reference}x"})

    page = desk.get(address).content.decode()
    assert WHY in page
    assert f'value="{case.reference}' not in page
    desk.post(address, {"words": WHY, "typed": case.reference})
    act_as(lead)
    assert Unsent.objects.count() == 0

"""The form that writes down what is newly said of who the person is."""

import pytest
from django.test import Client

from asylia.casefile.entries import identity_of
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.session import act_as
from asylia.web.cases import actions
from asylia.web.cases.file import file_of
from asylia.web.cases.models import Case
from tests.web.clients import sign_in
from tests.web.factories import make_case, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> User:
    return make_user()


@pytest.fixture
def case(clerk: User) -> Case:
    case = make_case(clerk)
    actions.state_identity(case, by=clerk, identity={"language": "ru", "family_name": "Dubmir"})
    return case


@pytest.fixture
def desk(client: Client, clerk: User) -> Client:
    return sign_in(client, clerk)


def page_of(case: Case) -> str:
    return f"/cases/{case.reference}/identity"


def test_what_is_newly_said_stands_beside_what_was_said_before(
    desk: Client, case: Case, clerk: User
) -> None:
    told = {"given_names": "Yarsen", "born": "1994", "source": "document", "seen": "2"}

    answer = desk.post(page_of(case), told)

    act_as(clerk)
    file = file_of(case)
    assert answer["Location"] == f"/cases/{case.reference}"
    assert file[-1].content == {"given_names": "Yarsen", "year_of_birth": 1994}
    assert file[-1].header.source == "document"
    assert identity_of(file) == {
        "language": "ru",
        "family_name": "Dubmir",
        "given_names": "Yarsen",
        "year_of_birth": 1994,
    }


def test_name_is_kept_as_the_person_writes_it(desk: Client, case: Case, clerk: User) -> None:
    desk.post(
        page_of(case), {"name_in_own_script": "Ярсен Дубмир", "source": "stated", "seen": "2"}
    )

    act_as(clerk)
    assert file_of(case)[-1].content == {"name_in_own_script": "Ярсен Дубмир"}


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"source": "stated"}, "Write down at least one thing about the person."),
        ({"family_name": "Dubmir"}, "Say what it rests on."),
        ({"source": "stated", "born": "31 2 1994"}, "write the year alone"),
    ],
)
def test_empty_and_wrong_statements_are_refused(
    desk: Client, case: Case, clerk: User, wrong: dict[str, str], says: str
) -> None:
    page = desk.post(page_of(case), {"seen": "2", **wrong})

    act_as(clerk)
    assert (page.status_code, says in page.text, len(file_of(case))) == (422, True, 2)


def test_what_a_colleague_said_meanwhile_is_shown_before_anything_replaces_it(
    desk: Client, case: Case, clerk: User
) -> None:
    actions.state_identity(case, by=clerk, identity={"family_name": "Dubmirov"})
    told = {"family_name": "Dubmirenko", "source": "stated", "seen": "2"}

    page = desk.post(page_of(case), told)

    assert (page.status_code, "The file has moved on" in page.text) == (422, True)
    assert "One entry was added since you opened this form." in page.text
    assert 'value="Dubmirenko"' in page.text
    assert '<input type="hidden" name="seen" value="3">' in page.text
    assert desk.post(page_of(case), {**told, "seen": "3"}).status_code == 302
    act_as(clerk)
    assert identity_of(file_of(case))["family_name"] == "Dubmirenko"


def test_form_that_is_sent_twice_says_it_once(desk: Client, case: Case, clerk: User) -> None:
    told = {"family_name": "Dubmirenko", "source": "stated", "seen": "2"}

    answers = [desk.post(page_of(case), told).status_code for _ in range(2)]

    act_as(clerk)
    assert (answers, len(file_of(case))) == ([302, 302], 3)


def test_another_office_and_other_roles_are_not_let_in(
    client: Client, case: Case, clerk: User
) -> None:
    assert client.get(page_of(case)).status_code == 302
    assert sign_in(client, make_user()).get(page_of(case)).status_code == 404
    auditor = make_user(Role.AUDITOR, office=clerk.office)
    assert sign_in(client, auditor).get(page_of(case)).status_code == 403

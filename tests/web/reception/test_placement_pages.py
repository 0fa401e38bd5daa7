"""The pages of a placement: what they ask, what they warn of, whom they let in."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from asylia.casefile.entries import FileAct
from asylia.law.terms import Event
from asylia.web.accounts.models import OfficeKind, Role, User
from asylia.web.accounts.session import act_as
from asylia.web.cases.file import file_of
from asylia.web.cases.models import Case
from tests.web.clients import sign_in
from tests.web.factories import add_entry, make_case, make_office, make_user

pytestmark = pytest.mark.django_db

MADE = datetime(2026, 8, 10, 9, tzinfo=UTC)


@pytest.fixture
def clerk() -> User:
    return make_user()


@pytest.fixture
def desk(client: Client, clerk: User) -> Client:
    return sign_in(client, clerk)


@pytest.fixture
def case(clerk: User) -> Case:
    return make_case(clerk, event=Event.APPLICATION_MADE, at=MADE)


def page_of(case: Case, what: str = "start") -> str:
    return f"/cases/{case.reference}/placement/{what}"


def form(**told: Any) -> dict[str, Any]:
    usual = {
        "at": "11 8 2026",
        "place_kind": "reception_centre",
        "centre": "Vilkaičiai",
        "seen": 1,
    }
    return {**usual, **told}


def placed(case: Case, by: User) -> None:
    add_entry(
        case, FileAct.PLACEMENT_STARTED, by=by, at=MADE,
        attributes={"place_kind": "private_address"}, content={"centre": "with an uncle"},
    )  # fmt: skip


def test_placement_is_recorded_by_its_form(desk: Client, case: Case, clerk: User) -> None:
    answer = desk.post(page_of(case), form())

    act_as(clerk)
    assert answer["Location"] == f"/cases/{case.reference}"
    assert file_of(case)[-1].content == {"centre": "Vilkaičiai"}


def test_names_of_centres_are_offered(desk: Client, case: Case) -> None:
    make_office(kind=OfficeKind.RECEPTION, name="Alksniai centre")

    assert '<option value="Alksniai centre"></option>' in desk.get(page_of(case)).text


def test_placement_that_lasts_may_end_with_the_new_one(
    desk: Client, case: Case, clerk: User
) -> None:
    placed(case, clerk)

    shown = desk.get(page_of(case)).text
    desk.post(page_of(case), form(seen=2, ends="2"))

    act_as(clerk)
    assert "with an uncle, since Mon 10 Aug 2026, 12:00 (entry 2)" in shown
    assert [entry.header.event for entry in file_of(case)[-2:]] == [
        FileAct.PLACEMENT_ENDED, FileAct.PLACEMENT_STARTED,
    ]  # fmt: skip


def test_placement_of_somebody_detained_is_warned_of_and_recorded(
    desk: Client, case: Case, clerk: User
) -> None:
    warning = "A placement does not end that"
    before = desk.get(page_of(case)).text
    add_entry(case, Event.DETENTION_STARTED, by=clerk, at=MADE)

    after = desk.get(page_of(case)).text
    answer = desk.post(page_of(case), form(seen=2))

    assert warning not in before
    assert warning in after
    assert answer.status_code == 302
    assert "A placement ends no detention" in desk.get(f"/cases/{case.reference}").text


def test_end_is_recorded_of_the_placement_that_lasts(desk: Client, case: Case, clerk: User) -> None:
    placed(case, clerk)

    shown = desk.get(page_of(case, "end")).text
    desk.post(page_of(case, "end"), {"at": "12 8 2026", "placement": "2", "seen": 2})

    act_as(clerk)
    assert "checked" in shown
    assert file_of(case)[-1].header.event == FileAct.PLACEMENT_ENDED


def test_end_without_a_placement_is_refused_with_its_reason(desk: Client, case: Case) -> None:
    page = desk.get(page_of(case, "end"))

    assert page.status_code == 409
    assert "The file holds no placement that lasts." in page.text


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"place_kind": ""}, "Say what kind of place it is"),
        ({"centre": ""}, "Write down which place it is"),
        ({"at": ""}, "Say when it happened"),
    ],
)
def test_wrong_answer_is_refused_at_its_box(
    desk: Client, case: Case, wrong: dict[str, str], says: str
) -> None:
    page = desk.post(page_of(case), form(**wrong))

    assert (page.status_code, page.text.count(says)) == (422, 2)


@pytest.mark.parametrize("what", ["start", "end"])
def test_another_office_and_other_roles_are_not_let_in(
    client: Client, case: Case, clerk: User, what: str
) -> None:
    assert client.get(page_of(case, what)).status_code == 302
    assert sign_in(client, make_user()).get(page_of(case, what)).status_code == 404
    auditor = make_user(Role.AUDITOR, office=clerk.office)
    assert sign_in(client, auditor).get(page_of(case, what)).status_code == 403

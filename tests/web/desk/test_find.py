"""A case is found by its reference and by nothing else."""

from django.test import Client

from asylia.law.terms import Event
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.session import act_as
from asylia.web.cases.models import Read, ReadAct
from tests.web.desk.conftest import signed_in
from tests.web.desk.pages import text_of
from tests.web.factories import make_case, make_office, make_user


def test_whole_reference_leads_to_the_case(desk: Client, caseworker: User) -> None:
    case = make_case(caseworker, event=Event.APPLICATION_MADE)

    answer = desk.get("/cases/find", {"reference": f" {case.reference.lower()} "})

    assert answer["Location"] == f"/cases/{case.reference}"
    act_as(caseworker)
    assert Read.objects.get(case=case).what == ReadAct.CASE_SOUGHT


def test_reference_needs_neither_hyphens_nor_capitals(desk: Client, caseworker: User) -> None:
    case = make_case(caseworker, event=Event.APPLICATION_MADE)
    bare = case.reference.lower().replace("-", "")

    for said in (bare, bare[2:]):
        answer = desk.get("/cases/find", {"reference": said})
        assert answer["Location"] == f"/cases/{case.reference}"


def test_part_of_a_reference_leads_to_those_that_hold_it(desk: Client, caseworker: User) -> None:
    cases = [make_case(caseworker, event=Event.APPLICATION_MADE) for _ in range(2)]

    words = text_of(desk.get("/cases/find", {"reference": "lt-"}))

    assert all(case.reference in words for case in cases)
    assert "2 cases" in words


def test_part_of_a_reference_finds_no_case_of_another_office(
    desk: Client, caseworker: User
) -> None:
    other = make_case(make_user(), event=Event.APPLICATION_MADE)

    answer = desk.get("/cases/find", {"reference": other.reference[:7]})

    assert "No case has this reference" in text_of(answer)


def test_whole_reference_of_another_office_leads_to_the_question_why(
    desk: Client, caseworker: User
) -> None:
    other = make_case(make_user(), event=Event.APPLICATION_MADE)

    answer = desk.get("/cases/find", {"reference": other.reference})

    assert answer.headers["Location"] == f"/cases/{other.reference}/need"


def test_whole_reference_of_another_state_is_not_found(desk: Client, caseworker: User) -> None:
    abroad = make_user(office=make_office(member_state="LV"))
    other = make_case(abroad, event=Event.APPLICATION_MADE)

    answer = desk.get("/cases/find", {"reference": other.reference})

    assert "No case has this reference" in text_of(answer)


def test_name_finds_nothing(desk: Client, caseworker: User) -> None:
    case = make_case(
        caseworker, event="identity_stated", content={"family_name": "Velgorin"}, source="stated"
    )

    for asked in ("Velgorin", "Vel gorin", "Вельгорин"):
        words = text_of(desk.get("/cases/find", {"reference": asked}))
        assert case.reference not in words
        assert "No case has this reference" in words


def test_empty_search_asks_for_a_reference(desk: Client) -> None:
    words = text_of(desk.get("/cases/find"))

    assert "Reference of the case, or a part of it" in words
    assert "No case of your office" not in words


def test_administrator_is_refused(client: Client, today: object, db: None) -> None:
    signed_in(client, make_user(Role.ADMINISTRATOR))

    assert client.get("/cases/find").status_code == 403

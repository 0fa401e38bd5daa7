"""Walking through cases and references is counted, stopped and told."""

import pytest
from django.test import Client
from pytest_django import Settings

from asylia.web.accounts.models import OfficeKind, Role, User
from asylia.web.accounts.session import act_as
from asylia.web.cases.grants import Missed, Notice, NoticeKind
from asylia.web.cases.models import Case
from tests.web.clients import sign_in
from tests.web.desk.pages import text_of
from tests.web.factories import make_case, make_office, make_user
from tests.web.need.conftest import Unit

NONE = "LT-2222-2222"
STOPPED = "unusually many cases"


@pytest.fixture
def desk(client: Client, unit: Unit, settings: Settings) -> Client:
    settings.LOOKS_PER_WINDOW, settings.MISSES_PER_WINDOW = 3, 2
    return sign_in(client, unit.colleague)


def cases_of(user: User, count: int) -> list[Case]:
    return [make_case(user) for _ in range(count)]


def notices_to(user: User) -> int:
    act_as(user)
    return Notice.objects.filter(to=user, kind=NoticeKind.TOO_MANY).count()


def test_many_cases_are_stopped_and_the_supervisor_is_told_once(desk: Client, unit: Unit) -> None:
    opened = [f"/cases/{case.reference}" for case in cases_of(unit.colleague, 5)]

    found = [desk.get(page).status_code for page in opened]

    assert found == [200, 200, 200, 409, 409]
    assert STOPPED in text_of(desk.get(opened[4]))
    assert desk.get(opened[0]).status_code == 200
    assert notices_to(unit.supervisor) == 1


def test_references_that_are_none_are_counted_and_stopped(desk: Client, unit: Unit) -> None:
    mine = make_case(unit.colleague)
    asked = [f"/cases/{NONE}", "/cases/find?reference=" + NONE, f"/cases/{NONE}/need"]

    found = [desk.get(page).status_code for page in asked]

    assert found == [404, 200, 409]
    assert desk.get(f"/cases/{mine.reference}").status_code == 409
    act_as(unit.colleague)
    assert Missed.objects.filter(by=unit.colleague).count() == 2
    assert notices_to(unit.supervisor) == 1


def test_search_is_stopped_too(desk: Client, unit: Unit) -> None:
    for _ in range(2):
        desk.get("/cases/find", {"reference": NONE})

    assert STOPPED in text_of(desk.get("/cases/find", {"reference": "LT"}))


def test_other_people_are_not_held_back(desk: Client, client: Client, unit: Unit) -> None:
    for _ in range(3):
        desk.get(f"/cases/{NONE}")

    other = sign_in(Client(), unit.worker)

    assert other.get(f"/cases/{unit.case.reference}").status_code == 200


def test_misses_of_others_are_not_seen(desk: Client, unit: Unit) -> None:
    desk.get(f"/cases/{NONE}")
    act_as(make_user(office=unit.case.office))

    assert not Missed.objects.exists()


@pytest.mark.django_db
def test_where_nobody_leads_the_oversight_is_told(client: Client, settings: Settings) -> None:
    settings.MISSES_PER_WINDOW = 1
    overseer = make_user(Role.AUDITOR, office=make_office(kind=OfficeKind.OVERSIGHT))
    desk = sign_in(client, make_user(Role.BORDER_GUARD))

    found = [desk.get(f"/cases/{NONE}").status_code for _ in range(2)]

    assert (found, notices_to(overseer)) == ([404, 409], 1)

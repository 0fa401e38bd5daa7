"""A link on another site leads to a case: nothing is looked up before somebody means it."""

import pytest
from django.test import Client

from asylia.web.accounts.models import Away, Role, TurnedAway
from asylia.web.accounts.session import act_as
from asylia.web.cases.grants import Missed
from asylia.web.cases.models import Read, ReadAct
from tests.web.clients import sign_in
from tests.web.desk.pages import text_of
from tests.web.factories import make_case, make_user
from tests.web.need.conftest import Unit

NONE = "LT-2222-2222"
pytestmark = pytest.mark.django_db
FROM_ELSEWHERE = {"Sec-Fetch-Site": "cross-site"}


@pytest.fixture
def desk(client: Client, unit: Unit) -> Client:
    return sign_in(client, unit.colleague)


@pytest.mark.parametrize(
    "address",
    [f"/cases/{NONE}", f"/cases/find?reference={NONE}", f"/cases/{NONE}/need", f"/cases/{NONE}/x"],
)
def test_references_that_another_site_asks_for_are_not_counted(
    desk: Client, unit: Unit, address: str
) -> None:
    page = desk.get(address, headers=FROM_ELSEWHERE)

    act_as(unit.colleague)
    assert not Missed.objects.exists()
    assert page.status_code in {200, 404}


def test_a_case_that_another_site_leads_to_is_shown_after_a_click(desk: Client, unit: Unit) -> None:
    case = make_case(unit.colleague)
    address = f"/cases/{case.reference}?at=1"

    page = desk.get(address, headers=FROM_ELSEWHERE)

    assert "A link on another site led here." in text_of(page)
    assert f'href="{address}"' in page.content.decode()
    act_as(unit.colleague)
    assert not Read.objects.filter(what=ReadAct.CASE_OPENED).exists()
    act_as(make_user(Role.ADMINISTRATOR))
    assert [one.failed for one in TurnedAway.objects.filter(kind=Away.REQUEST)] == ["other site"]


def test_a_known_and_an_unknown_case_are_told_alike(desk: Client, unit: Unit) -> None:
    case = make_case(unit.colleague)

    known, unknown = (
        text_of(desk.get(f"/cases/{one}", headers=FROM_ELSEWHERE)) for one in (case.reference, NONE)
    )

    assert known == unknown


@pytest.mark.parametrize("said", ["same-origin", "same-site", "none"])
def test_links_of_our_own_lead_to_the_case(desk: Client, unit: Unit, said: str) -> None:
    case = make_case(unit.colleague)

    page = desk.get(f"/cases/{case.reference}", headers={"Sec-Fetch-Site": said})

    assert "another site" not in text_of(page)


def test_a_stranger_is_led_to_the_sign_in(client: Client) -> None:
    answer = client.get(f"/cases/{NONE}", headers=FROM_ELSEWHERE)

    assert answer["Location"].startswith("/sign-in")


def test_other_pages_open_from_anywhere(desk: Client) -> None:
    assert "another site" not in text_of(desk.get("/today", headers=FROM_ELSEWHERE))

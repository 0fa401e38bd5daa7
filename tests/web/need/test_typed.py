"""What is typed into the forms of need-to-know is kept as in every other form."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from asylia.web.accounts.models import Session, User
from asylia.web.accounts.session import act_as
from asylia.web.cases.grants import Grant, GrantKind
from asylia.web.cases.models import Unsent
from tests.web.clients import sign_in
from tests.web.factories import let_in
from tests.web.need.conftest import Unit

WORDS = "The court asks for it by noon"


def keep(desk: Client, address: str, **told: str) -> int:
    return desk.post("/unsent", {"words": WORDS, **told, "unsent-for": address}).status_code


def rows_of(user: User) -> list[Unsent]:
    act_as(user)
    return list(Unsent.objects.all())


@pytest.mark.parametrize("name", ["need", "emergency"])
def test_reason_for_a_case_that_is_not_open_is_kept_under_a_key_of_its_own(
    unit: Unit, name: str
) -> None:
    address = f"/cases/{unit.case.reference}/{name}"
    desk = sign_in(Client(), unit.colleague)

    status = keep(desk, address, why="absence")

    (row,) = rows_of(unit.colleague)
    assert (status, row.case, bool(row.key)) == (200, None, True)
    page = desk.get(address).content.decode()
    assert WORDS in page
    assert "what you typed then and did not record" in page
    desk.post(address, {"why": "absence", "words": WORDS})
    assert rows_of(unit.colleague) == []


def test_reason_sent_after_the_session_ended_is_kept_and_opens_nothing(unit: Unit) -> None:
    address = f"/cases/{unit.case.reference}/need"
    desk = sign_in(Client(), unit.colleague)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

    answer = desk.post(address, {"why": "absence", "words": WORDS})

    assert "kept=1" in answer["Location"]
    assert len(rows_of(unit.colleague)) == 1
    assert not Grant.objects.filter(user=unit.colleague).exists()


def test_keeping_a_reason_tells_nothing_of_whether_there_is_such_a_case(unit: Unit) -> None:
    desk = sign_in(Client(), unit.colleague)

    there = keep(desk, f"/cases/{unit.case.reference}/need")
    not_there = keep(desk, "/cases/LT-2222-2222/need")

    assert (there, not_there) == (200, 200)


def test_reason_of_a_lock_is_kept_under_the_key_of_its_case(unit: Unit) -> None:
    address = f"/cases/{unit.case.reference}/lock"
    desk = sign_in(Client(), unit.supervisor)

    refused = desk.post(address, {"words": "Too few", "named": unit.colleague.reference})

    (row,) = rows_of(unit.supervisor)
    assert (refused.status_code, row.case) == (422, unit.case)
    page = desk.get(address).content.decode()
    assert "Too few" in page
    assert page.count(" checked") == 1
    desk.post(address, {"words": WORDS})
    assert rows_of(unit.supervisor) == []


def test_finding_of_a_review_is_kept(unit: Unit) -> None:
    grant = let_in(unit.case, unit.stranger, GrantKind.BREAK_GLASS)
    address = f"/reviews/{grant.pk}"
    desk = sign_in(Client(), unit.supervisor)

    status = keep(desk, address, outcome="justified", words="Looked into it with the head")

    assert status == 200
    assert "Looked into it with the head" in desk.get(address).content.decode()
    desk.post(address, {"outcome": "justified", "words": "Looked into it with the head"})
    assert rows_of(unit.supervisor) == []

"""Whoever is told of a case by a notice or a reason has read of it, and that is on record."""

import pytest
from django.db import transaction
from django.test import Client

from asylia.web.accounts.models import OfficeKind, Role, User
from asylia.web.accounts.session import act_as
from asylia.web.base.onrecord import NotOnRecord
from asylia.web.cases.grants import Reason
from asylia.web.cases.models import Case, Read, ReadAct
from asylia.web.cases.need import Ground
from asylia.web.cases.opening import found_by
from asylia.web.cases.reads import note_read
from asylia.web.need import actions
from tests.web.clients import sign_in
from tests.web.factories import make_office, make_user
from tests.web.need.conftest import Unit

pytestmark = pytest.mark.django_db

WORDS = "The person was in danger."


@pytest.fixture
def overseer() -> User:
    """An auditor of the oversight, in whose lists no case stands."""
    return make_user(Role.AUDITOR, office=make_office(kind=OfficeKind.OVERSIGHT))


def break_glass(unit: Unit) -> int:
    act_as(unit.stranger)
    found_by(unit.stranger, unit.case.reference)
    grant = actions.break_glass(
        unit.case, by=unit.stranger, why=Reason.CARE, words=WORDS, is_confirmed=True
    )
    return int(grant.pk)


def reads_by(user: User) -> list[tuple[int, str, str]]:
    act_as(user)
    return list(Read.objects.filter(by=user).values_list("case", "what", "ground"))


def listed(case: Case) -> list[tuple[int, str, str]]:
    return [(case.pk, ReadAct.CASES_LISTED, Ground.LIST)]


@pytest.mark.parametrize("who", ["worker", "supervisor"])
def test_page_of_notices_is_a_read_of_the_cases_in_it(unit: Unit, client: Client, who: str) -> None:
    user: User = getattr(unit, who)
    break_glass(unit)

    page = sign_in(client, user).get("/notices")

    assert WORDS in page.text
    assert reads_by(user) == listed(unit.case)


def test_notices_of_nothing_are_no_read(unit: Unit, client: Client) -> None:
    sign_in(client, unit.colleague).get("/notices")

    assert reads_by(unit.colleague) == []


def test_reason_is_read_on_record_by_who_has_the_case_in_no_list(
    unit: Unit, client: Client, overseer: User
) -> None:
    grant = break_glass(unit)

    page = sign_in(client, overseer).get(f"/reviews/{grant}")

    assert WORDS in page.text
    assert unit.case.reference not in page.text
    assert reads_by(overseer) == listed(unit.case)


def test_read_of_a_case_of_which_nobody_told_is_refused(unit: Unit, overseer: User) -> None:
    act_as(overseer)

    with pytest.raises(NotOnRecord, match="takes no row"), transaction.atomic():
        note_read(overseer, [Case(pk=unit.case.pk)], what=ReadAct.CASES_LISTED)

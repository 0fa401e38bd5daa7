"""A key that is missing or damaged closes one case, in words; lists and other cases go on."""

from dataclasses import dataclass
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

from asylia.web.accounts.models import Role
from asylia.web.cases.models import Case
from tests.web.clients import sign_in
from tests.web.desk.pages import text_of
from tests.web.factories import make_user
from tests.web.register.people import ARSEN, make_person

TITLE = "This case cannot be opened now"
LOST = "delete from cases_keyshare where case_id = %s"
DAMAGED = "update cases_keyshare set sealed = set_byte(sealed, 40, 0) where case_id = %s"
CHANGED = "update cases_entrycontent set sealed = set_byte(sealed, 40, 0) where case_id = %s"
WAYS = [
    (LOST, "asylia keys share"),
    (DAMAGED, "asylia keys check"),
    (CHANGED, "asylia keys check"),
]


@dataclass(frozen=True, slots=True)
class Desk:
    """A case that is harmed, and another."""

    client: Client
    case: Case
    other: Case
    superuser: psycopg.Connection[Any]

    def harm(self, how: str) -> None:
        self.superuser.execute("alter table cases_entrycontent disable trigger stays")
        self.superuser.execute(how.encode(), [self.case.pk])
        self.superuser.execute("alter table cases_entrycontent enable always trigger stays")

    def entries(self) -> int:
        row = self.superuser.execute("select count(*) from cases_entry").fetchone()
        assert row is not None
        return int(row[0])


@pytest.fixture
def desk(
    committed_db: str, as_server: psycopg.Connection[Any], monkeypatch: pytest.MonkeyPatch
) -> Desk:
    monkeypatch.setattr(settings, "SANE_FOR_SECONDS", 0.0)
    with transaction.atomic():
        user = make_user(Role.SUPERVISOR)
        case, other = make_person(user), make_person(user)
    return Desk(sign_in(Client(), user), case, other, as_server)


@pytest.mark.parametrize(("how", "says"), WAYS)
def test_case_whose_key_does_not_open_says_so_and_shows_nothing(
    desk: Desk, how: str, says: str
) -> None:
    desk.harm(how)
    before = desk.entries()

    answers = [
        desk.client.get(f"/cases/{desk.case.reference}"),
        desk.client.get(f"/cases/{desk.case.reference}/paper"),
        desk.client.get(f"/cases/{desk.case.reference}/acts"),
        desk.client.get(f"/cases/{desk.case.reference}/entries/1/correct"),
    ]

    for answer in answers:
        words = text_of(answer)
        path = answer.request["PATH_INFO"]
        assert (path, answer.status_code, TITLE in words) == (path, 409, True)
        assert says in words
        assert str(ARSEN["family_name"]) not in words
    assert desk.entries() == before


def test_what_is_written_into_a_case_without_its_key_is_not_recorded(desk: Desk) -> None:
    desk.harm(LOST)
    before = desk.entries()

    answer = desk.client.post(f"/cases/{desk.case.reference}/note", {"words": "The lawyer rang."})

    assert (answer.status_code, TITLE in text_of(answer)) == (409, True)
    assert "The lawyer rang." in answer.content.decode()
    assert desk.entries() == before


@pytest.mark.parametrize(("how", "says"), WAYS)
def test_lists_and_other_cases_go_on(desk: Desk, how: str, says: str) -> None:
    desk.harm(how)

    lists = [
        desk.client.get(path)
        for path in ("/today", "/notices", "/retention", f"/cases/find?reference={said(desk)}")
    ]
    other = desk.client.get(f"/cases/{desk.other.reference}")
    sought = desk.client.post("/people", {"name": "Velgorin", "purpose": "is_here"})

    assert says
    assert [answer.status_code for answer in lists] == [200, 200, 200, 302]
    assert (other.status_code, str(ARSEN["family_name"]) in text_of(other)) == (200, True)
    assert (sought.status_code, desk.other.reference in text_of(sought)) == (200, True)


def said(desk: Desk) -> str:
    return desk.other.reference

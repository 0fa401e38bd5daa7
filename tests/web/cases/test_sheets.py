"""Acts that a sheet describes: asked, previewed, refused with the reason, recorded."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from asylia.law.terms import Event
from asylia.web.accounts.models import User
from asylia.web.accounts.session import act_as
from asylia.web.cases.file import file_of
from asylia.web.cases.models import Case
from tests.web.clients import sign_in
from tests.web.factories import make_case, make_user

pytestmark = pytest.mark.django_db

REGISTERED = datetime(2026, 8, 11, 8, 20, tzinfo=UTC)
ASKED = datetime(2026, 8, 12, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _on_a_day_in_august(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASYLIA_TODAY", "2026-08-20")


@pytest.fixture
def clerk() -> User:
    return make_user()


@pytest.fixture
def desk(client: Client, clerk: User) -> Client:
    return sign_in(client, clerk)


@pytest.fixture
def case(clerk: User) -> Case:
    return make_case(clerk, event=Event.APPLICATION_REGISTERED, at=REGISTERED)


def page_of(case: Case, act: str) -> str:
    return f"/cases/{case.reference}/responsibility/{act}"


def request(**told: Any) -> dict[str, Any]:
    usual = {"at": "12 8 2026 11:00", "state": "LV", "basis": "eurodac", "seen": 1}
    return {**usual, **told}


def newest(case: Case, by: User) -> Any:
    act_as(by)
    return file_of(case)[-1]


def test_sheet_records_codes_in_the_open_and_words_sealed(
    desk: Client, case: Case, clerk: User
) -> None:
    told = request(urgent="yes", words="Sent with the hit", source="document")

    answer = desk.post(page_of(case, "take-charge-request-sent"), told)

    entry = newest(case, clerk)
    assert answer["Location"] == f"/cases/{case.reference}"
    assert dict(entry.header.attributes) == {"state": "LV", "basis": "eurodac", "urgent": True}
    assert (entry.header.event, entry.content) == (
        "take_charge_request_sent",
        {"words": "Sent with the hit"},
    )
    assert (entry.header.happened, entry.header.source) == (ASKED, "document")

"""What is seldom and matters is not crowded out by what is frequent and does not."""

import re

import pytest
from django.test import Client

from asylia.web.accounts.models import User
from asylia.web.accounts.session import act_as
from asylia.web.cases.grants import Notice, NoticeKind
from asylia.web.cases.models import Case, ReadAct
from asylia.web.cases.reads import note_read
from asylia.web.need import looks
from tests.web.clients import sign_in
from tests.web.factories import NOON
from tests.web.need.conftest import Unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looks, "PAGE", 2)


def read(case: Case, by: User, *ways: ReadAct) -> None:
    act_as(by)
    for way in ways:
        note_read(by, [case], what=way)


def test_looks_are_not_crowded_out_by_lists(unit: Unit, client: Client) -> None:
    read(unit.case, unit.auditor, ReadAct.CASE_PRINTED)
    read(unit.case, unit.supervisor, *[ReadAct.CASES_LISTED] * 5)

    page = sign_in(client, unit.worker).get(f"/cases/{unit.case.reference}/looks").text

    assert "printed it" in page
    assert page.count("saw it in a list") == 2
    assert "Older looks" not in page


def test_looks_are_not_crowded_out_by_others_for_there_are_older_pages(
    unit: Unit, client: Client
) -> None:
    read(unit.case, unit.auditor, ReadAct.CASES_LISTED, ReadAct.CASE_PRINTED)
    read(unit.case, unit.supervisor, *[ReadAct.CASE_OPENED] * 2)
    desk, address = sign_in(client, unit.worker), f"/cases/{unit.case.reference}/looks"

    first = desk.get(address).text
    (older,) = re.findall(r'href="(\?before=\d+)">Older looks', first)
    pages = [first, desk.get(address + older).text, desk.get(f"{address}?before=nothing").text]

    assert ["printed it" in page for page in pages] == [False, True, False]
    assert "saw it in a list" in pages[1]


def test_notices_are_not_crowded_out_by_looks(unit: Unit, client: Client) -> None:
    act_as(unit.stranger)
    for kind in (NoticeKind.BROKE_GLASS, *[NoticeKind.LOOKED] * 3):
        Notice.objects.create(to=unit.worker, kind=kind, at=NOON, by=unit.stranger)

    page = sign_in(client, unit.worker).get("/notices").text

    assert "used emergency access" in page
    assert page.count("looked at a locked case") == 2

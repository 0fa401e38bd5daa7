"""The pages of papers: what is offered, how a paper looks before it is made, taking it out."""

from hashlib import sha256

import pytest
from django.test import Client

from asylia.web.accounts.models import Role, User
from asylia.web.cases.file import entries_of
from asylia.web.cases.models import Case, Read, ReadAct
from asylia.web.cases.telling import standing_of
from tests.web.clients import sign_in
from tests.web.factories import make_user


@pytest.fixture
def desk(worker: User) -> Client:
    return sign_in(Client(), worker)


def sent(case: Case, **told: object) -> dict[str, object]:
    usual = {"language": "en", "to": "person", "to_country": "LT", "do": "make"}
    return {**usual, "seen": standing_of(case).last, **told}


def test_case_page_leads_to_the_papers_and_from_there_to_a_stored_pdf(
    case: Case, worker: User, desk: Client
) -> None:
    listed = desk.get(f"/cases/{case.reference}/acts").content.decode()
    assert f"/cases/{case.reference}/papers" in listed
    address = f"/cases/{case.reference}/papers/write/registration-certificate"

    answer = desk.post(address, sent(case))

    assert answer.status_code == 302
    entry = entries_of(case)[0]
    page = desk.get(answer["Location"]).content.decode()
    assert "Certificate of registration" in page
    taken = desk.get(f"/cases/{case.reference}/papers/{entry.number}")
    assert taken["Content-Type"] == "application/pdf"
    name = f"{case.reference}-{entry.number}.pdf"
    assert taken["Content-Disposition"] == f'attachment; filename="{name}"'
    assert sha256(taken.content).hexdigest() == entry.content["sha256"]
    assert Read.objects.filter(case=case, by=worker, what=ReadAct.PAPER_TAKEN).count() == 1


def test_preview_shows_both_languages_and_stores_nothing(case: Case, desk: Client) -> None:
    address = f"/cases/{case.reference}/papers/write/registration-certificate"

    page = desk.post(address, sent(case, do="preview"))

    text = page.content.decode()
    assert page.status_code == 200
    assert '<article class="letter" lang="lt" dir="ltr">' in text
    assert '<article class="letter" lang="en" dir="ltr">' in text
    assert "To be checked" in text
    assert all(line.event != "paper_written" for line in entries_of(case))


def test_auditor_reads_papers_and_writes_none(case: Case, worker: User) -> None:
    auditor = sign_in(Client(), make_user(role=Role.AUDITOR, office=worker.office))
    address = f"/cases/{case.reference}/papers"

    listed = auditor.get(address)
    refused = auditor.get(f"{address}/write/registration-certificate")

    assert listed.status_code == 200
    assert "Write a paper" not in listed.content.decode()
    assert refused.status_code == 403

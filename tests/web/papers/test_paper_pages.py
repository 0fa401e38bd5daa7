"""The pages of papers: what is offered, how a paper looks before it is made, taking it out."""

import io
from hashlib import sha256
from pathlib import Path

import pytest
from django.test import Client
from pypdf import PdfReader
from pytest_django import Settings as Overridden

from asylia.web.accounts.models import Role, User
from asylia.web.cases.file import entries_of
from asylia.web.cases.models import Case, Read, ReadAct
from asylia.web.cases.telling import standing_of
from asylia.web.papers.models import Paper
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


def test_missing_field_is_named_on_the_page_and_nothing_is_stored(case: Case, desk: Client) -> None:
    address = f"/cases/{case.reference}/papers/write/invitation"

    page = desk.post(address, sent(case, place="Street 1", interpreter_language="ru"))

    assert page.status_code == 422
    assert "“When the interview begins” is missing." in page.content.decode()
    assert not Paper.objects.exists()


def test_addressee_in_the_country_of_origin_is_refused_in_words(case: Case, desk: Client) -> None:
    address = f"/cases/{case.reference}/papers/write/information-sheet"

    page = desk.post(
        address, sent(case, to="other", to_name="Ministry", to_country="RU", do="preview")
    )

    assert page.status_code == 422
    assert "The address lies in the country that the person is of." in page.content.decode()


def test_addressee_who_is_not_the_person_has_a_name(case: Case, desk: Client) -> None:
    address = f"/cases/{case.reference}/papers/write/information-sheet"

    page = desk.post(address, sent(case, to="other"))

    assert page.status_code == 422
    assert "Write down to whom it goes." in page.content.decode()


def test_form_opens_in_the_language_of_the_person(case: Case, desk: Client) -> None:
    page = desk.get(f"/cases/{case.reference}/papers/write/invitation").content.decode()

    assert '<option value="ru" selected>' in page
    assert "When the interview begins" in page
    assert "Reasons" not in page


def test_paper_is_replaced_by_one_that_begins_with_what_it_said(case: Case, desk: Client) -> None:
    listed = f"/cases/{case.reference}/papers"
    told = {"to": "other", "to_name": "A. Counsel", "to_address": "Street 1\nTown"}
    told |= {"handed_in": "Passport, 48 pages", "handed_in_on": "13 8 2026"}
    desk.post(f"{listed}/write/receipt", sent(case, **told))

    page = desk.get(f"{listed}/4/replace").content.decode()

    assert "Passport, 48 pages" in page
    assert 'value="A. Counsel"' in page
    assert "13 8 2026" in page
    assert "Street 1\nTown" in page
    answer = desk.post(f"{listed}/4/replace", sent(case, **told, kept="Passport"))
    assert answer.status_code == 302
    assert entries_of(case)[0].corrects == 4
    assert "replaced by entry 5" in desk.get(listed).content.decode()
    assert desk.get(f"{listed}/4").status_code == 200
    assert desk.get(f"{listed}/4/replace").status_code == 409


@pytest.mark.parametrize("place", ["write/menu", "1", "99", "1/replace"])
def test_what_there_is_not_is_not_found(place: str, case: Case, desk: Client) -> None:
    assert desk.get(f"/cases/{case.reference}/papers/{place}").status_code == 404


def test_nothing_of_the_person_stands_in_addresses_names_or_titles(
    case: Case, desk: Client
) -> None:
    listed = f"/cases/{case.reference}/papers"
    made = desk.post(f"{listed}/write/registration-certificate", sent(case))

    taken = desk.get(f"{listed}/4")
    page = desk.get(listed).content.decode()

    reader = PdfReader(io.BytesIO(taken.content), strict=True)
    told = [made["Location"], taken["Content-Disposition"], page.partition("</title>")[0]]
    told += [str(value) for value in (reader.metadata or {}).values()]
    for name in ("Velgorin", "Arsen", "1994", "Russia", "Вельгорин"):
        assert all(name not in one for one in told)


def test_template_with_a_fault_is_told_on_the_page(
    case: Case, desk: Client, tmp_path: Path, settings: Overridden
) -> None:
    settings.PAPERS = str(tmp_path)
    (tmp_path / "receipt").mkdir()
    (tmp_path / "receipt" / "lt.toml").write_text('title = "{birthday}"')

    page = desk.get(f"/cases/{case.reference}/papers/write/receipt")

    assert page.status_code == 409
    assert "receipt/lt.toml" in page.content.decode()

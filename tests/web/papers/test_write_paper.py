"""Writing a paper: stored sealed, its digest in the file; corrected by another one alone."""

import io
from hashlib import sha256

import pytest
from django.db import DatabaseError, connection, transaction
from pypdf import PdfReader

from asylia.web.accounts.models import Role, User
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as
from asylia.web.cases import actions as cases
from asylia.web.cases.file import entries_of
from asylia.web.cases.keys import KeyStoreError
from asylia.web.cases.models import Case, Entry
from asylia.web.cases.refusals import MovedOn
from asylia.web.cases.telling import standing_of
from asylia.web.papers import access
from asylia.web.papers.actions import write_paper
from asylia.web.papers.composing import Asked
from asylia.web.papers.kinds import KINDS
from asylia.web.papers.models import Paper
from asylia.web.papers.sealing import opened
from tests.web.factories import add_entry, make_user
from tests.web.papers.conftest import asked

CERTIFICATE = KINDS["registration_certificate"]


def paper_in(case: Case, number: int) -> bytes:
    stored = Paper.objects.get(case=case, entry__number=number)
    return opened(case, stored.sealed, number=number)


def written(case: Case, by: User, code: str = "registration_certificate") -> Entry:
    return write_paper(case, by=by, asked=asked(code), seen=standing_of(case).last)


def test_digest_in_the_file_is_that_of_what_is_stored(case: Case, worker: User) -> None:
    entry = written(case, worker)

    paper = paper_in(case, entry.number)
    told = entries_of(case)[0].content
    assert told["sha256"] == sha256(paper).hexdigest()
    assert told["size"] == len(paper)
    assert told["language"] == "en"
    assert [str(one)[:5] for one in told["templates"]] == ["lt 1 ", "en 1 "]  # type: ignore[attr-defined]
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(paper)).pages)
    assert "Arsen Velgorin" in text
    assert "Tarptautinės apsaugos prašymo registravimo pažyma" in text
    assert "2026-08-11" in text


def test_header_of_the_entry_tells_the_kind_and_nothing_of_the_person(
    case: Case, worker: User
) -> None:
    entry = written(case, worker)

    header = bytes(Entry.objects.get(pk=entry.pk).header).decode()
    assert '"attributes":{"paper":"registration_certificate"}' in header
    assert "Velgorin" not in header
    stored = Paper.objects.get(entry=entry)
    assert b"%PDF" not in bytes(stored.sealed)
    assert str(stored) == f"paper of entry {entry.pk}"


def test_paper_opens_in_the_place_of_its_entry_alone(case: Case, worker: User) -> None:
    entry = written(case, worker)
    stored = Paper.objects.get(entry=entry)

    with pytest.raises(KeyStoreError):
        opened(case, stored.sealed, number=entry.number + 1)


@pytest.mark.parametrize(
    "change", ["update papers_paper set sealed = ''", "delete from papers_paper"]
)
def test_database_keeps_a_paper_as_it_is(change: str, case: Case, worker: User) -> None:
    written(case, worker)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def test_another_paper_takes_its_place_and_the_earlier_one_stays(case: Case, worker: User) -> None:
    first = written(case, worker)
    before = paper_in(case, first.number)

    second = write_paper(
        case,
        by=worker,
        asked=Asked(kind=CERTIFICATE, language="ru"),
        seen=first.number,
        replaces=first.number,
    )

    assert second.corrects == first.number
    assert paper_in(case, first.number) == before
    assert paper_in(case, second.number) != before
    numbers = [one.number for one in standing_of(case).of("paper_written")]
    assert numbers == [second.number]


@pytest.mark.parametrize(
    ("number", "why"),
    [(1, "There is no such paper"), (4, "was replaced already"), (5, "of the same kind")],
)
def test_paper_that_cannot_be_replaced_says_why(
    number: int, why: str, case: Case, worker: User
) -> None:
    first = written(case, worker)
    write_paper(case, by=worker, asked=asked("information_sheet"), seen=4, replaces=None)
    write_paper(
        case,
        by=worker,
        asked=asked("registration_certificate"),
        seen=5,
        replaces=first.number,
    )

    with pytest.raises(Refused, match=why):
        write_paper(
            case, by=worker, asked=asked("registration_certificate"), seen=6, replaces=number
        )


def test_paper_is_not_corrected_like_another_entry(case: Case, worker: User) -> None:
    entry = written(case, worker)

    with pytest.raises(Refused, match="Write another one in its place"):
        cases.correct_entry(case, entry, by=worker, content={"sha256": "0"})


def test_file_that_moved_on_stops_the_paper(case: Case, worker: User) -> None:
    seen = standing_of(case).last
    add_entry(case, "note_added", by=worker, content={"words": "A note."})

    with pytest.raises(MovedOn):
        write_paper(case, by=worker, asked=asked("receipt"), seen=seen)

    assert not Paper.objects.exists()


@pytest.mark.parametrize(
    ("role", "kind", "why"),
    [
        (Role.AUDITOR, "information_sheet", "reads files and does not write"),
        (Role.BORDER_GUARD, "invitation", "Caseworkers and supervisors write this paper."),
        (Role.BORDER_GUARD, "decision", "Caseworkers and supervisors write this paper."),
        (Role.CASEWORKER, "decision", "It follows on what the file does not hold yet."),
        (Role.CASEWORKER, "transfer_notice", "It follows on what the file does not hold yet."),
    ],
)
def test_who_may_not_write_it_is_told_why(
    role: Role, kind: str, why: str, case: Case, worker: User
) -> None:
    by = make_user(role=role, office=worker.office)
    act_as(by)

    with pytest.raises(Refused, match=why):
        written(case, by, kind)

    assert not Paper.objects.exists()


def test_border_guard_writes_the_certificate(case: Case, worker: User) -> None:
    guard = make_user(role=Role.BORDER_GUARD, office=worker.office)
    act_as(guard)

    assert access.why_not_write(guard, case, kind=CERTIFICATE) is None
    assert written(case, guard).recorded_by == guard

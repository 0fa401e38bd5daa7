"""Writing a paper: stored sealed, its digest in the file; what is missing stops it by its name."""

import io
from hashlib import sha256

from pypdf import PdfReader

from asylia.web.accounts.models import User
from asylia.web.cases.file import entries_of
from asylia.web.cases.models import Case
from asylia.web.cases.telling import standing_of
from asylia.web.papers.actions import write_paper
from asylia.web.papers.composing import Asked
from asylia.web.papers.kinds import KINDS
from asylia.web.papers.models import Paper
from asylia.web.papers.sealing import opened

CERTIFICATE = KINDS["registration_certificate"]


def paper_in(case: Case, number: int) -> bytes:
    stored = Paper.objects.get(case=case, entry__number=number)
    return opened(case, stored.sealed, number=number)


def test_digest_in_the_file_is_that_of_what_is_stored(case: Case, worker: User) -> None:
    asked = Asked(kind=CERTIFICATE, language="en")

    entry = write_paper(case, by=worker, asked=asked, seen=standing_of(case).last)

    paper = paper_in(case, entry.number)
    told = entries_of(case)[0].content
    assert told["sha256"] == sha256(paper).hexdigest()
    assert told["size"] == len(paper)
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(paper)).pages)
    assert "Arsen Velgorin" in text
    assert "Tarptautinės apsaugos prašymo registravimo pažyma" in text
    assert "2026-08-11" in text

"""Whether every paper is there, opens, and is the one whose digest stands in its entry."""

from collections.abc import Iterator

from asylia.casefile.chain import Broken
from asylia.casefile.entries import FileAct
from asylia.web.cases.contents import CaseCipher
from asylia.web.cases.keys import KeyStoreError
from asylia.web.cases.models import Case, Entry
from asylia.web.cases.shares import ciphers_of
from asylia.web.papers.models import Paper
from asylia.web.papers.printing import digest_of
from asylia.web.papers.sealing import opened_with

MISSING, ALTERED = "its paper is missing", "its paper was altered"


def wrong_papers(case: str | None = None) -> Iterator[Broken]:
    """Each paper that is not as it was made; asked by the worker, who sees all offices.

    A case whose key is not at hand, or was destroyed, is left out: nothing of it opens.

    Args:
        case: The reference of one case; None for the whole store.
    """
    written = Entry.objects.filter(event=FileAct.PAPER_WRITTEN, content__isnull=False)
    written = written.select_related("case", "content")
    if case is not None:
        written = written.filter(case__reference=case)
    for entry in written.order_by("case_id", "number").iterator(chunk_size=200):
        if why := _why_wrong(entry):
            yield Broken(case=entry.case.reference, number=entry.number, why=why)


def _cipher_of(case: Case) -> CaseCipher | None:
    try:
        return ciphers_of([case.pk]).get(case.pk)
    except KeyStoreError:
        return None


def _why_wrong(entry: Entry) -> str | None:
    stored = Paper.objects.filter(entry=entry).first()
    cipher = _cipher_of(entry.case)
    if cipher is None:
        return None
    if stored is None:
        return MISSING
    try:
        told = cipher.open(entry.content.sealed, number=entry.number)
        paper = opened_with(cipher, stored.sealed, number=entry.number)
    except KeyStoreError:
        return ALTERED
    return None if digest_of(paper) == told["sha256"] else ALTERED

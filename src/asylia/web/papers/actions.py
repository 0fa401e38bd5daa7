"""Writing a paper: composed, made, stored sealed and told in the file, in one transaction."""

from django.db import transaction

from asylia.casefile.entries import FileAct
from asylia.web.accounts.models import User
from asylia.web.accounts.refusal import require
from asylia.web.base.actions import now, today
from asylia.web.cases import record
from asylia.web.cases.models import Case, Entry
from asylia.web.papers import access
from asylia.web.papers.composing import Asked, Composed, compose
from asylia.web.papers.models import Paper
from asylia.web.papers.printing import digest_of, paper_of
from asylia.web.papers.sealing import sealed
from asylia.web.papers.told import spelled


@transaction.atomic
def write_paper(
    case: Case, *, by: User, asked: Asked, seen: int, replaces: int | None = None
) -> Entry:
    """Write a paper: the PDF is stored under the case's key, its digest stands in an entry.

    Args:
        case: The case.
        by: Who writes.
        asked: Which kind, in which language, to whom, and what staff wrote in it.
        seen: The number of the last entry that the writer had seen.
        replaces: The number of an earlier paper in whose place it comes; that one stays.

    Returns:
        The entry.

    Raises:
        Refused: The user may not, a field is missing, a template cannot be used, the paper must not
            go to this addressee, or the earlier one was replaced already.
        MovedOn: The file has entries that the writer has not seen.
    """
    require(access.why_not_write(by, case, kind=asked.kind))
    record.require_unmoved(case, seen=seen)
    if replaces is not None:
        require(access.why_not_replace(case, number=replaces, kind=asked.kind))
    composed = compose(case, asked, today=today())
    paper = paper_of(composed.letter)
    entry = record.append(
        case,
        FileAct.PAPER_WRITTEN,
        by=by,
        at=now(),
        attributes={"paper": asked.kind.code},
        content=_content(asked, composed, paper=paper),
        corrects=replaces,
    )
    Paper.objects.create(entry=entry, case=case, sealed=sealed(case, paper, number=entry.number))
    return entry


def _content(asked: Asked, composed: Composed, *, paper: bytes) -> dict[str, object]:
    """What the entry says of the paper; sealed with the other words of the file."""
    to = composed.to
    return {
        "language": asked.language,
        "templates": [one.name for one in composed.wordings],
        "sha256": digest_of(paper),
        "size": len(paper),
        "addressee": {
            "is_the_person": to.is_the_person,
            "name": to.name,
            "address": list(to.address),
            "country": to.country,
        },
        "told": spelled(asked.told),
    }

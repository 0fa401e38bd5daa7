"""What is recorded of hits."""

from dataclasses import dataclass

from django.db import transaction

from asylia.casefile.entries import Attribute, Source
from asylia.law.terms import Event
from asylia.web.accounts.models import User
from asylia.web.accounts.refusal import require
from asylia.web.base.actions import now
from asylia.web.cases import record
from asylia.web.cases.models import Case, Entry
from asylia.web.cases.telling import Telling
from asylia.web.responsibility import access


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A hit in Eurodac.

    Attributes:
        state: Code of the State whose data matched.
        category: Of which category the data are; empty if the answer does not say.
        source: What the entry rests on: the answer itself, or another authority's word.
        remark: Free words.
        settles: The number of an earlier entry of the same hit that this answer completes.
    """

    state: str
    category: str
    source: Source
    remark: str = ""
    settles: int | None = None


@transaction.atomic
def record_hit(case: Case, *, by: User, telling: Telling, hit: Hit) -> Entry:
    """Record that a hit was received (Eurodac Regulation Art. 27; AMMR Art. 39, 41).

    Args:
        case: The case.
        by: Who writes.
        telling: When, and what the writer had seen of the file.
        hit: What matched.

    Raises:
        Refused: The user may not, or the entry that it completes does not stand any more.
        MovedOn: The file has entries that the writer has not seen.
    """
    require(access.why_not_record_hit(by, case))
    attributes: dict[str, Attribute] = {"state": hit.state}
    if hit.category:
        attributes["category"] = hit.category
    return record.append_as_told(
        case,
        Event.EURODAC_HIT_RECEIVED,
        by=by,
        at=now(),
        telling=telling,
        attributes=attributes,
        content={"words": hit.remark} if hit.remark else {},
        source=hit.source,
        corrects=hit.settles,
    )

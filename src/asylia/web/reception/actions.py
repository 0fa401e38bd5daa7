"""What is recorded of placements. Nothing here begins or ends a detention."""

from dataclasses import dataclass, replace

from django.db import transaction
from django.utils.translation import gettext as _

from asylia.casefile.entries import FileAct, Source
from asylia.web.accounts.models import User
from asylia.web.accounts.refusal import require
from asylia.web.base.actions import now, today
from asylia.web.cases import record
from asylia.web.cases.drafts import Draft
from asylia.web.cases.models import Case, Entry
from asylia.web.cases.telling import Telling, standing_of
from asylia.web.reception import access


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where somebody is placed.

    Attributes:
        kind: ``reception_centre``, ``private_address`` or ``other_authority``.
        centre: Which one, in words.
        remark: Free words.
        ends: The entries that began the placements which end with it.
    """

    kind: str
    centre: str
    remark: str = ""
    ends: frozenset[int] = frozenset()


@transaction.atomic
def start_placement(case: Case, *, by: User, telling: Telling, placement: Placement) -> Entry:
    """Record where somebody is placed from a day on (RCD Art. 7, 19 and 20).

    Args:
        case: The case.
        by: Who writes.
        telling: Since when, and what the writer had seen of the file.
        placement: Where; and which placements end at the same moment.

    Raises:
        Refused: The user may not, no place is named, or a placement to be ended does not last
            or began later.
        MovedOn: The file has entries that the writer has not seen.
    """
    require(access.why_not_start_placement(by, case))
    require(None if placement.centre.strip() else _("Write down which place it is."))
    file = standing_of(case)
    require(access.why_not_end_these(case, file, numbers=placement.ends, at=telling.at))
    content: dict[str, object] = {"centre": placement.centre.strip()}
    if placement.remark.strip():
        content["words"] = placement.remark.strip()
    started = Draft(
        event=FileAct.PLACEMENT_STARTED,
        by=by,
        at=now(),
        attributes={"place_kind": placement.kind},
        content=content,
        source=Source.OBSERVED,
    )
    ended = [
        replace(started, event=FileAct.PLACEMENT_ENDED, attributes={"of": number}, content=None)
        for number in sorted(placement.ends)
    ]
    return record.append_all_as_told(case, [*ended, started], telling=telling, today=today())[-1]


@transaction.atomic
def end_placement(case: Case, *, by: User, telling: Telling, number: int) -> Entry:
    """Record that a placement ended; where the person is now has to be said by itself.

    Args:
        case: The case.
        by: Who writes.
        telling: When, and what the writer had seen of the file.
        number: The entry that began the placement.

    Raises:
        Refused: The user may not, or the placement does not last or began later.
        MovedOn: The file has entries that the writer has not seen.
    """
    file = standing_of(case)
    require(access.why_not_end_placement(by, case, file=file))
    numbers = frozenset({number})
    require(access.why_not_end_these(case, file, numbers=numbers, at=telling.at))
    return record.append_as_told(
        case,
        FileAct.PLACEMENT_ENDED,
        by=by,
        at=now(),
        telling=telling,
        attributes={"of": number},
        source=Source.OBSERVED,
    )

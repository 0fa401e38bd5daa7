"""Having a case erased: confirmed by a person, one act, one transaction, one last entry."""

from django.db import transaction

from asylia.casefile.entries import FileAct
from asylia.web.accounts.models import User
from asylia.web.accounts.refusal import require
from asylia.web.base.actions import now, today
from asylia.web.cases import record
from asylia.web.cases.key_models import Erasure
from asylia.web.cases.models import Case
from asylia.web.retention import access
from asylia.web.retention.proposals import proposal_of


@transaction.atomic
def erase_case(case: Case, *, by: User, typed: str, words: str) -> Erasure:
    """Erase a case that the law no longer keeps; from then on it opens to nobody.

    The shares of its key and its dates go at once. The copy in escrow is destroyed by the next
    ``asylia erase``; the chain of its entries stays, with a last one that says so.

    Args:
        case: The case.
        by: Who decides.
        typed: The reference, typed once more to confirm.
        words: Why; without names, for it stays.

    Raises:
        Refused: The user may not, the law keeps the case, or it is not confirmed.
    """
    record.lock(case)
    proposal = proposal_of(case, today=today())
    require(access.why_not_erase(by, case, proposal=proposal))
    require(access.why_not_so(case, typed=typed, words=words))
    assert proposal is not None  # noqa: S101 -- or it would have been refused
    at = now()
    record.append(case, FileAct.CASE_ERASED, by=by, at=at, attributes={"limit": proposal.rule.id})
    erasure = Erasure.objects.create(
        case=case,
        at=at,
        by=by,
        limit_id=proposal.rule.id,
        kept_until_on=proposal.kept_until_on,
        reason=words.strip(),
    )
    record.forget(case)
    return erasure

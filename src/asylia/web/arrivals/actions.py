"""What is done at an arrival, and where somebody is held or restricted."""

from datetime import datetime

from django.db import transaction

from asylia.casefile.entries import FileAct, Source
from asylia.web.accounts.addresses import keyed
from asylia.web.accounts.models import User
from asylia.web.accounts.refusal import require
from asylia.web.arrivals import access
from asylia.web.arrivals.contact import FirstContact, Line, lines_of
from asylia.web.base.actions import now, today
from asylia.web.base.references import derived_reference
from asylia.web.cases import record
from asylia.web.cases.actions import Answers, record_act
from asylia.web.cases.drafts import Draft
from asylia.web.cases.models import Case, Entry
from asylia.web.cases.sheets import Sheet
from asylia.web.cases.telling import Telling, standing_of


@transaction.atomic
def record_first_contact(contact: FirstContact, *, by: User, form: str = "") -> Case:
    """Open a case with everything that is known at the first contact.

    Args:
        contact: What was found out.
        by: Who writes.
        form: The form as it was sent, with what makes it one of a kind: sent twice, by a double
            click or on a weak line, it opens one case. Empty if it is nothing of that kind.

    Returns:
        The case; the one that the same form has opened already.

    Raises:
        Refused: The user may not open cases, or something would lie in the future.
        Contradicts: The dates contradict each other.
    """
    require(access.why_not_record_first_contact(by))
    at, state = now(), by.office.member_state
    reference = _reference(form, by=by) if form else None
    if reference and (opened := record.case_opened_as(reference)):
        return opened
    case = record.open_case(office=by.office, member_state=state, at=at, reference=reference)
    drafts = [_draft(line, by=by, at=at) for line in lines_of(contact)]
    record.append_all(case, drafts, today=today())
    return case


def _reference(form: str, *, by: User) -> str:
    digest = keyed("first contact", f"{by.reference}|{form}")
    return derived_reference(by.office.member_state, digest=digest, groups=2)


def _draft(line: Line, *, by: User, at: datetime) -> Draft:
    is_moment = isinstance(line.at, datetime)
    return Draft(
        event=line.event,
        by=by,
        at=at,
        happened_at=line.at if isinstance(line.at, datetime) else None,
        happened_on=None if is_moment else line.at,
        attributes=line.attributes,
        content=line.content,
        source=line.source,
    )


@transaction.atomic
def record_titled(
    case: Case, sheet: Sheet, *, by: User, telling: Telling, answers: Answers
) -> Entry:
    """Record a detention or a restriction of movement with its legal titles (RCD Art. 8 to 10).

    Args:
        case: The case.
        sheet: The act.
        by: Who writes.
        telling: When, and what the writer had seen of the file.
        answers: What was answered beside the moment.

    Raises:
        Refused: The user may not, or the titles do not fit what it is for, or the day.
        MovedOn: The file has entries that the writer has not seen.
        Contradicts: The time contradicts another entry, and the writer did not know.
    """
    require(access.why_not_titled(answers.codes, at=telling.at))
    return record_act(case, sheet, by=by, telling=telling, answers=answers)


@transaction.atomic
def end_restriction(case: Case, *, by: User, telling: Telling) -> Entry:
    """Record that the restrictions of movement ended (RCD Art. 9).

    Args:
        case: The case.
        by: Who writes.
        telling: When, and what the writer had seen of the file.

    Raises:
        Refused: The user may not, or no restriction lasts, or one began later.
        MovedOn: The file has entries that the writer has not seen.
    """
    file = standing_of(case)
    require(access.why_not_end_restriction(by, case, file=file))
    require(access.why_not_end_restriction_at(case, file=file, at=telling.at))
    return record.append_as_told(
        case, FileAct.RESTRICTION_ENDED, by=by, at=now(), telling=telling, source=Source.OBSERVED
    )

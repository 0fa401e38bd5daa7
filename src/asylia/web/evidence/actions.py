"""What is written when somebody said something, and when something is found out about it."""

from django.db import transaction
from django.utils.translation import gettext as _

from asylia.casefile.entries import FileAct, Source
from asylia.casefile.saying import Asking, Check, Likeness, Saying
from asylia.casefile.statements import SourceKind, Verified
from asylia.web.accounts.models import User
from asylia.web.accounts.refusal import require
from asylia.web.base.actions import now
from asylia.web.cases import record
from asylia.web.cases.models import Case, Entry
from asylia.web.cases.telling import Telling
from asylia.web.evidence import access

RESTS_ON = {
    SourceKind.PERSON: Source.STATED,
    SourceKind.DOCUMENT: Source.DOCUMENT,
    SourceKind.OFFICER: Source.OTHER_AUTHORITY,
    SourceKind.OTHER_STATE: Source.OTHER_AUTHORITY,
}
"""What the entry rests on; for every other source the chain of tellers says it better."""
FOUND_SOMETHING = frozenset(
    {Verified.PARTLY_CORROBORATED, Verified.CORROBORATED, Verified.CONTRADICTED}
)
"""Results that nobody has without something that they rest on."""


@transaction.atomic
def record_statement(case: Case, *, by: User, telling: Telling, saying: Saying) -> Entry:
    """Write down what somebody said, as it was said, and through whom it came here.

    Args:
        case: The case.
        by: Who writes.
        telling: When it was said, and what the writer had seen of the file.
        saying: Who said what to whom, and how.

    Raises:
        Refused: The user may not, there are no words, or it lies in the future.
        MovedOn: The file has entries that the writer has not seen.
    """
    require(access.why_not_record_statement(by, case))
    require(_why_not_without_words(saying))
    return record.append_as_told(
        case,
        FileAct.STATEMENT_RECORDED,
        by=by,
        at=now(),
        telling=telling,
        attributes=saying.attributes(),
        content=saying.content(),
        source=RESTS_ON.get(saying.source.kind, ""),
    )


@transaction.atomic
def correct_statement(
    case: Case, *, by: User, telling: Telling, of: int, saying: Saying, reason: str
) -> Entry:
    """Put what was really said in the place of a statement; the earlier words stay in the file.

    Args:
        case: The case.
        by: Who writes.
        telling: When it was said, and what the writer had seen of the file.
        of: The number of the statement's entry that stands.
        saying: What is right.
        reason: What was wrong; not empty.

    Raises:
        Refused: The user may not, the entry does not stand, or words or reason are missing.
        MovedOn: The file has entries that the writer has not seen.
    """
    require(access.why_not_correct_statement(by, case, of=of))
    require(_why_not_without_words(saying))
    require(None if reason.strip() else _("Say what was wrong: others will ask."))
    return record.append_as_told(
        case,
        FileAct.STATEMENT_RECORDED,
        by=by,
        at=now(),
        telling=telling,
        attributes=saying.attributes(),
        content={**saying.content(), "reason": reason.strip()},
        source=RESTS_ON.get(saying.source.kind, ""),
        corrects=of,
    )


@transaction.atomic
def confirm_statement(case: Case, *, by: User, telling: Telling, asking: Asking) -> Entry:
    """Write down what the person said when the words were put to them (APR Art. 14(3), (4)).

    Args:
        case: The case.
        by: Who writes.
        telling: When they were asked, and what the writer had seen of the file.
        asking: Of which statement, and what they answered.

    Raises:
        Refused: The user may not, the statement does not stand, or a refusal has no reason.
        MovedOn: The file has entries that the writer has not seen.
    """
    require(access.why_not_confirm(by, case, of=asking.of))
    is_explained = asking.confirmed or asking.reason.strip()
    require(None if is_explained else _("Say why the person does not confirm the words."))
    return record.append_as_told(
        case,
        FileAct.STATEMENT_CONFIRMED,
        by=by,
        at=now(),
        telling=telling,
        attributes=asking.attributes(),
        content=asking.content(),
        source=Source.STATED,
    )


@transaction.atomic
def record_verification(case: Case, *, by: User, telling: Telling, check: Check) -> Entry:
    """Write down what was found out about a statement; the earlier findings stay in the file.

    Args:
        case: The case.
        by: Who writes.
        telling: When it was examined, and what the writer had seen of the file.
        check: Of which statement, what was found, how, and what it rests on.

    Raises:
        Refused: The user may not, the statement does not stand, or the finding is not explained.
        MovedOn: The file has entries that the writer has not seen.
    """
    require(access.why_not_verify(by, case, of=check.of))
    require(_why_not_found(check))
    return record.append_as_told(
        case,
        FileAct.VERIFICATION_RECORDED,
        by=by,
        at=now(),
        telling=telling,
        attributes=check.attributes(),
        content=check.content(),
    )


@transaction.atomic
def link_case(
    case: Case, *, by: User, seen: int, other: Case | None, alike: str, unlike: str = ""
) -> Entry:
    """Write down that this case recalls another, and what is alike, in words: no score.

    Args:
        case: The case.
        by: Who writes.
        seen: The number of the last entry that the writer had seen.
        other: The other case; None if there is none that they may open.
        alike: What is alike; not empty.
        unlike: What is not alike.

    Raises:
        Refused: The user may not, may not open the other case, or the likeness is not said.
        MovedOn: The file has entries that the writer has not seen.
    """
    require(access.why_not_link(by, case, other=other))
    assert other is not None  # noqa: S101 -- why_not_link has seen to it
    require(None if alike.strip() else _("Say in words what is alike."))
    record.require_unmoved(case, seen=seen)
    likeness = Likeness(case=other.reference, alike=alike.strip(), unlike=unlike.strip())
    return record.append(
        case,
        FileAct.CASE_LINKED,
        by=by,
        at=now(),
        attributes=likeness.attributes(),
        content=likeness.content(),
    )


def _why_not_without_words(saying: Saying) -> str | None:
    return None if saying.words.strip() else _("Write the words before you record them.")


def _why_not_found(check: Check) -> str | None:
    if check.result is Verified.NOT_EXAMINED:
        return _(
            "What nobody examined needs no entry. To undo a finding, take back the entry that"
            " holds it."
        )
    if not check.how.strip():
        return _("Say how it was examined, or why it cannot be.")
    if check.result in FOUND_SOMETHING and not check.rests_on.strip():
        return _("Say what the finding rests on: a document, a person, a passage.")
    return None

"""What becomes of an application. Each act is one entry; none is derived from another."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from asylia.casefile.entries import Attribute, Source
from asylia.law.terms import Event
from asylia.web.accounts.models import User
from asylia.web.accounts.refusal import require
from asylia.web.applications import access
from asylia.web.base.actions import now
from asylia.web.cases import record
from asylia.web.cases.models import Case, Entry
from asylia.web.cases.telling import Telling, standing_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """How an application was made.

    Attributes:
        authority: To which authority.
        competent_to_register: Whether that authority registers applications; None: as the law of
            the State says.
        words: The words with which it was made; empty if nobody wrote them down.
        language: In which language; empty if that is not known.
    """

    authority: str
    competent_to_register: bool | None = None
    words: str = ""
    language: str = ""


@transaction.atomic
def make_application(case: Case, *, by: User, telling: Telling, making: Making) -> Entry:
    """Record that an application was made: the person said so (APR Art. 3(13), 26).

    Args:
        case: The case.
        by: Who writes.
        telling: When, and what the writer had seen of the file.
        making: To whom and with which words.

    Raises:
        Refused: The user may not, or an application was made already.
        MovedOn: The file has entries that the writer has not seen.
        Contradicts: The time contradicts another entry, and the writer did not know.
    """
    require(access.why_not_make(by, case))
    attributes: dict[str, Attribute] = {"authority": making.authority}
    if making.competent_to_register is not None:
        attributes["competent_to_register"] = making.competent_to_register
    content = {"words": making.words, "words_language": making.language}
    act = _Act(Event.APPLICATION_MADE, attributes, content)
    return _write(case, act, by=by, telling=telling)


@transaction.atomic
def register_application(case: Case, *, by: User, telling: Telling, remark: str = "") -> Entry:
    """Record that an application that was made was registered (APR Art. 27).

    Args:
        case: The case.
        by: Who writes.
        telling: When, and what the writer had seen of the file.
        remark: Free words.

    Raises:
        Refused: The user may not, or there is nothing to register.
        MovedOn: The file has entries that the writer has not seen.
        Contradicts: The time contradicts another entry, and the writer did not know.
    """
    require(access.why_not_register(by, case))
    attributes = _coincidence(case, Event.APPLICATION_MADE, telling=telling)
    act = _Act(Event.APPLICATION_REGISTERED, attributes, {"words": remark})
    return _write(case, act, by=by, telling=telling)


@transaction.atomic
def lodge_application(case: Case, *, by: User, telling: Telling, remark: str = "") -> Entry:
    """Record that an application was lodged: in person and complete (APR Art. 28).

    Args:
        case: The case.
        by: Who writes.
        telling: When, and what the writer had seen of the file.
        remark: Free words.

    Raises:
        Refused: The user may not, or the application is not registered.
        MovedOn: The file has entries that the writer has not seen.
        Contradicts: The time contradicts another entry, and the writer did not know.
    """
    require(access.why_not_lodge(by, case))
    attributes = _coincidence(case, Event.APPLICATION_REGISTERED, telling=telling)
    act = _Act(Event.APPLICATION_LODGED, attributes, {"words": remark})
    return _write(case, act, by=by, telling=telling)


@transaction.atomic
def assign_procedure(
    case: Case, *, by: User, telling: Telling, procedure: str, ground: str = ""
) -> Entry:
    """Record in which procedure an application is examined (APR Art. 35, 38, 42, 43).

    Args:
        case: The case.
        by: Who writes.
        telling: When, and what the writer had seen of the file.
        procedure: ``regular``, ``accelerated``, ``border`` or ``admissibility``.
        ground: The provision that opens it, such as ``42(1)(j)``.

    Raises:
        Refused: The user may not, or it is too early or too late for it.
        MovedOn: The file has entries that the writer has not seen.
        Contradicts: The time contradicts another entry, and the writer did not know.
    """
    require(access.why_not_assign_procedure(by, case))
    attributes: dict[str, Attribute] = {"procedure": procedure}
    if ground:
        attributes["ground"] = ground
    act = _Act(Event.PROCEDURE_ASSIGNED, attributes, {}, source=Source.OBSERVED)
    return _write(case, act, by=by, telling=telling)


@transaction.atomic
def withdraw_application(case: Case, *, by: User, telling: Telling, remark: str = "") -> Entry:
    """Record that the applicant withdrew the application (APR Art. 40).

    Args:
        case: The case.
        by: Who writes.
        telling: When, and what the writer had seen of the file.
        remark: Free words.

    Raises:
        Refused: The user may not, or there is nothing to withdraw.
        MovedOn: The file has entries that the writer has not seen.
        Contradicts: The time contradicts another entry, and the writer did not know.
    """
    require(access.why_not_withdraw(by, case))
    act = _Act(Event.APPLICATION_WITHDRAWN, {"how": "explicit"}, {"words": remark})
    return _write(case, act, by=by, telling=telling)


@dataclass(frozen=True, slots=True)
class _Act:
    event: Event
    attributes: Mapping[str, Attribute]
    content: Mapping[str, str]
    source: Source = Source.STATED


def _coincidence(case: Case, event: Event, *, telling: Telling) -> dict[str, Attribute]:
    """Where two acts fall together, the later entry says so: the moment is stored with each."""
    header = standing_of(case).newest[event]
    return {"coincides_with": header.number} if header.happened == telling.at else {}


def _write(case: Case, act: _Act, *, by: User, telling: Telling) -> Entry:
    return record.append_as_told(
        case,
        act.event,
        by=by,
        at=now(),
        telling=telling,
        attributes=act.attributes,
        content={name: words for name, words in act.content.items() if words},
        source=act.source,
    )

"""Several applications in one file: what belongs to which, and what to show of each.

A subsequent application is one made after a final decision on the one before (APR 3(19)). Its
procedure has its own limits; who is responsible was determined once, from the first.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from asylia.law.clock.answer import DueDate
from asylia.law.clock.book import Book
from asylia.law.clock.reckoning import Found
from asylia.law.clock.timeline import Occurrence
from asylia.law.sentences import sentence
from asylia.law.terms import Event

BEGINS = frozenset(
    {
        Event.APPLICATION_MADE,
        Event.SUBSEQUENT_APPLICATION_MADE,
        Event.APPLICATION_SUBMITTED,
        Event.APPLICATION_SUBMITTED_AT_BORDER,
        Event.APPLICATION_REGISTERED,
        Event.APPLICATION_LODGED,
        Event.APPLICATION_LODGED_AT_BORDER,
    }
)
"""What may be the first that the file has of an application."""

OF_ONE_FOR_ALL = frozenset({"AMMR", "AMMR-IR", "DUBLIN3", "REG-1560", "SCREEN"})
"""Responsibility is determined once, and a person is screened once: from the first application."""

NAMED_SO = (
    "application_",
    "appeal_",
    "biometrics_",
    "fingerprints_",
    "accelerated_",
    "interview_",
    "remain_",
    "admission_",
    "registered_in_",
    "decision_",
    "withdrawal_",
    "interim_",
    "suspensive_",
)
BESIDES = frozenset(
    {
        Event.APPLICANT_DOCUMENT_ISSUED,
        Event.CERTIFICATE_ISSUED,
        Event.COMPLAINT_RECEIVED,
        Event.COURT_REMITTAL_FINAL,
        Event.FINAL_DECISION,
        Event.FIRST_INSTANCE_DECISION_TAKEN,
        Event.INFORMATION_PROVIDED,
        Event.JUDGMENT_ANNOUNCED,
        Event.POSTPONEMENT_DECIDED,
        Event.PROCEDURE_ASSIGNED,
        Event.REGISTRATION_AUTHORITY_INFORMED,
        Event.RIGHT_TO_REMAIN_ENDED,
        Event.SIX_MONTHS_WILL_BE_MISSED,
        Event.SPECIAL_NEEDS_ASSESSED,
        Event.SUBSEQUENT_APPLICATION_MADE,
        Event.TIME_LIMIT_EXTENDED,
    }
)
"""Events of one procedure; the others, such as an apprehension, are the person's."""

WITHDRAWN = ("withdrawn_explicit", "withdrawn_implicit")


def applications_in(occurrences: Sequence[Occurrence]) -> list[list[Occurrence]]:
    """What each application of the file has happened to it, the person's own events included.

    Args:
        occurrences: The events in order of time.

    Returns:
        One list for each application; the same single list for a file with one.
    """
    bounds = [0, *list(_starts(occurrences))[1:], len(occurrences)]
    return [_of_one(occurrences, first, last=last) for first, last in pairwise(bounds)]


def _of_one(occurrences: Sequence[Occurrence], first: int, *, last: int) -> list[Occurrence]:
    before = (one for one in occurrences[:first] if not _is_of_an_application(one.event))
    own = occurrences[first:last]
    return [*before, *(_subsequent(own) if first else own)]


def _is_of_an_application(event: Event) -> bool:
    return event in BESIDES or event.value.startswith(NAMED_SO)


def _subsequent(own: Sequence[Occurrence]) -> Iterator[Occurrence]:
    """Its events; its making is that of a subsequent application, unless the entry says not."""
    for one in own:
        if one.event is Event.APPLICATION_MADE and "subsequent" not in one.attributes:
            yield replace(one, attributes={**one.attributes, "subsequent": True})
        else:
            yield one


def _starts(occurrences: Sequence[Occurrence]) -> Iterator[int]:
    """Where each application begins."""
    none_under_way = True
    for place, one in enumerate(occurrences):
        if one.event in BEGINS and (none_under_way or is_subsequent(one)):
            yield place
            none_under_way = False
        elif _is_final(one):
            none_under_way = True


def is_subsequent(one: Occurrence) -> bool:
    """Whether an entry says that a further application is made."""
    return one.event is Event.SUBSEQUENT_APPLICATION_MADE or (
        one.event is Event.APPLICATION_MADE and one.attributes.get("subsequent") is True
    )


def _is_final(one: Occurrence) -> bool:
    """Whether an entry ends the application before for good."""
    if one.event is Event.APPEAL_FINAL_DECISION:
        outcome, against = one.attributes.get("outcome"), one.attributes.get("against")
        return outcome != "remitted" and against != "transfer_decision"
    if one.event is Event.DECISION_NOTIFIED:
        return one.attributes.get("outcome") in WITHDRAWN
    return one.event is Event.FINAL_DECISION


def not_told_apart(occurrences: Iterable[Occurrence]) -> Iterator[str]:
    """A second making after a decision that no entry says to be final."""
    decided: Occurrence | None = None
    made = False
    for one in occurrences:
        if _is_final(one):
            decided, made = None, False
        elif one.event is Event.DECISION_NOTIFIED:
            decided = one
        elif one.event is Event.APPLICATION_MADE:
            if made and decided is not None and not is_subsequent(one):
                yield sentence(
                    "entry %(id)s (application made) follows a decision (entry %(other)s) that no "
                    "entry says to be final: if it is a subsequent application, record the final "
                    "decision or subsequent = true",
                    id=one.id,
                    other=decided.id,
                )
            made = True


def of_each(
    book: Book, newest_first: Sequence[Sequence[Found]], *, whole: Sequence[Found]
) -> list[Found]:
    """One answer of several: of each limit that of the newest application in which it runs.

    Args:
        book: The rules.
        newest_first: What was found for each application, the newest first.
        whole: What was found for the whole file.
    """
    by_rule = [_grouped(found) for found in newest_first]
    in_whole = _grouped(whole)
    return [
        each
        for rule in book.rules
        for each in (
            in_whole[rule.id]
            if rule.cites.instrument in OF_ONE_FOR_ALL
            else _newest([found[rule.id] for found in by_rule])
        )
    ]


def _grouped(found: Iterable[Found]) -> dict[str, list[Found]]:
    grouped: dict[str, list[Found]] = {}
    for each in found:
        grouped.setdefault(each.id, []).append(each)
    return grouped


def _newest(found: Sequence[list[Found]]) -> list[Found]:
    runs = (each for each in found if any(isinstance(one, DueDate) for one in each))
    return next(runs, found[0])

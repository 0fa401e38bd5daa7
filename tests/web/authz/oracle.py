"""Who may do what, said once more in other words: from the documents, without the house's rules.

Nothing here imports ``access.py`` or ``need.py``; what it knows of a user and of a case are the
plain values that the world was built with.
"""

from dataclasses import dataclass
from enum import StrEnum

from asylia.web.accounts.models import Role
from tests.web.authz.declared import Page

READERS = {Role.BORDER_GUARD, Role.CASEWORKER, Role.SUPERVISOR, Role.AUDITOR}
LEADS = {Role.SUPERVISOR, Role.AUDITOR}
WRITERS = {Role.BORDER_GUARD, Role.CASEWORKER, Role.SUPERVISOR}
WORKERS = {Role.CASEWORKER, Role.SUPERVISOR}


class Relation(StrEnum):
    """How somebody stands to the cases beyond their office."""

    NONE = "none"
    OWN = "their own"
    CALLED = "called in"
    RELEASED = "called in, ended"
    REASON = "reason"
    REASON_OVER = "reason, over"
    GLASS = "emergency"
    GLASS_OVER = "emergency, over"
    NAMED = "on the list"


class Session(StrEnum):
    """As whom a browser comes."""

    PROVED = "signed in, proved just now"
    UNPROVED = "signed in, proved long ago"
    FIRST = "with a first password"
    NO_FACTOR = "without the second factor that the role needs"
    NOBODY = "nobody"
    CLOSED = "with a closed account"
    ENDED = "with a session that ended"
    FORGED = "with a forged session"


STRANGERS = {Session.NOBODY, Session.CLOSED, Session.ENDED, Session.FORGED}


class Answer(StrEnum):
    """What comes back."""

    OPEN = "open"
    DONE = "done"
    NOT_TAKEN = "a choice that the form does not offer"
    SIGN_IN = "to the sign-in"
    PASSWORD = "to the first password"
    ENROL = "to the second factor"
    CONFIRM = "asked who sits there"
    ROLE = "not with this role"
    VERB = "not with this verb"
    UNKNOWN = "no such thing"
    REASON = "asked for a reason"
    CLOSED = "closed"
    ERASED = "erased"
    REFUSED = "refused in words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Somebody."""

    number: int
    role: str
    office: str
    state: str
    relation: Relation = Relation.NONE
    oversees: bool = False

    def __str__(self) -> str:
        return f"{self.role} of {self.office}, {self.relation}"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A case."""

    key: str
    number: int
    reference: str
    office: str
    state: str
    caseworker: int | None = None
    is_locked: bool = False
    is_erased: bool = False


def by_work(who: Who, file: File) -> bool:
    """Whether it is their work: their own case, nobody's of their office, or their office's."""
    if who.role not in READERS or file.is_locked or who.office != file.office:
        return False
    return file.caseworker in {None, who.number} or who.role in LEADS


def opens(who: Who, file: File) -> bool:
    """Whether somebody may open a case."""
    if who.role not in READERS:
        return False
    if file.is_locked:
        return who.relation in {Relation.NAMED, Relation.GLASS}
    let_in = who.relation in {Relation.CALLED, Relation.REASON, Relation.GLASS}
    return by_work(who, file) or let_in


def answers_for(who: Who, file: File) -> bool:
    """Whether they work on it or watch over it, and were not only let in."""
    return by_work(who, file) or (file.is_locked and who.relation == Relation.NAMED)


def decides(who: Who, file: File) -> bool:
    """Whether they say whose case it is and who is let in, once they may open it."""
    return stays(who, file) and who.role in WORKERS


def stays(who: Who, file: File) -> bool:
    """Whether they are of its office, and not let in for some hours by a reason of their own."""
    lent = who.relation in {Relation.REASON, Relation.GLASS} and not by_work(who, file)
    return who.office == file.office and (who.role == Role.SUPERVISOR or not lent)


def expected(
    page: Page, verb: str, who: Who | None, *, session: Session, file: File | None = None
) -> Answer:
    """What an address answers.

    Args:
        page: The address as it is declared.
        verb: How it is asked.
        who: Who asks; None for a stranger.
        session: As whom they come.
        file: The case that is asked for; None for none.
    """
    if verb not in {"GET", "HEAD", "POST"}:
        return Answer.VERB
    if not page.roles:
        return Answer.OPEN if verb in page.verbs else Answer.VERB
    if who is None or session in STRANGERS:
        return Answer.SIGN_IN
    if held := _before_work(page, session):
        return held
    if who.role not in page.roles:
        return Answer.ROLE
    if verb not in page.verbs:
        return Answer.VERB
    if verb in page.asks and session == Session.UNPROVED:
        return Answer.CONFIRM
    return _of_its_own(page, who) if file is None else _of_a_case(page, verb, who, file=file)


def _before_work(page: Page, session: Session) -> Answer | None:
    if session == Session.FIRST and page.about != "first":
        return Answer.PASSWORD
    if session == Session.NO_FACTOR and page.about not in {"first", "enrol", "another's"}:
        return Answer.ENROL
    return None


def _of_its_own(page: Page, who: Who) -> Answer:
    if page.about == "another's":
        return Answer.UNKNOWN
    if page.about == "review" and not (who.office == "A" or who.oversees):
        return Answer.UNKNOWN
    return Answer.OPEN


def _of_a_case(page: Page, verb: str, who: Who, *, file: File) -> Answer:
    if page.about == "seek":
        return Answer.OPEN if who.state == file.state else Answer.UNKNOWN
    if not opens(who, file):
        if who.office != file.office:
            return Answer.UNKNOWN
        return Answer.REASON if verb in {"GET", "HEAD"} else Answer.CLOSED
    if file.is_erased:
        return Answer.ERASED
    return _within(page, verb, who, file=file)


def _within(page: Page, verb: str, who: Who, *, file: File) -> Answer:
    """What somebody may do with a case that they may open."""
    if page.about == "end":
        return _ends(who, file)
    refused = {
        "looks": not answers_for(who, file),
        "write": who.role not in WRITERS,
        "lead": not decides(who, file),
        "hand over": not stays(who, file) or file.is_locked,
        "correct": verb != "POST" and who.role not in WORKERS,
    }
    return Answer.REFUSED if refused.get(page.about) else Answer.OPEN


def _ends(who: Who, file: File) -> Answer:
    """Ending what a colleague was let in by: seen by who answers for the case, or leads."""
    leads = who.role in LEADS and who.office == file.office
    if not leads and not answers_for(who, file):
        return Answer.UNKNOWN
    its = who.role == Role.SUPERVISOR or file.caseworker == who.number
    return Answer.OPEN if decides(who, file) and its else Answer.REFUSED

"""Who may be let into a case, lock it, look into who looked; and why not."""

import unicodedata
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from asylia.web.accounts.models import OfficeKind, Role, User
from asylia.web.cases import access
from asylia.web.cases.grants import Grant, GrantKind, Review
from asylia.web.cases.models import Case
from asylia.web.cases.need import LEADS, READERS, Ground, Who, ground_by_work, ground_of, whose

SHORTEST, LONGEST = 10, 1000
TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""Signs that turn the direction of a text: what is read is then not what was written."""
BLANK = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and patterns that are drawn as nothing."""
BOOKERS = access.WORKERS_ON_CASES
REVIEWERS = LEADS
OURS = frozenset({Ground.CASEWORKER, Ground.UNIT, Ground.LEAD, Ground.NAMED})
"""Who answers for a case or watches over it sees who looked at it."""


def why_not_words(words: str) -> str | None:
    """Why these words are no reason: too short, too long, or not plain text."""
    if any(_is_unseen(sign) for sign in words):
        return _("Write plain text: there are signs in it that cannot be shown.")
    shown = "".join(sign for sign in words if not _shows_nothing(sign))
    if len(" ".join(shown.split())) < SHORTEST:
        return _("Say it in at least %(n)d characters, for whoever reads it later.") % {
            "n": SHORTEST
        }
    if len(words) > LONGEST:
        return _("Say it in at most %(n)d characters.") % {"n": LONGEST}
    return None


def _is_unseen(sign: str) -> bool:
    """Whether a sign is none that a reader sees, or turns the signs around it."""
    return sign in TURNING or (unicodedata.category(sign) == "Cc" and sign not in "\r\n")


def _shows_nothing(sign: str) -> bool:
    """Whether a sign takes part in other words, but alone is no reason that anybody reads."""
    return sign in BLANK or unicodedata.category(sign) == "Cf"


def _why_not_ask(user: User, case: Case) -> str | None:
    if not user.is_active or user.role not in READERS:
        return _("Your role does not open cases.")
    if user.office.member_state != case.member_state:
        return _("This case is of another State.")
    if ground_of(user, case) is not None:
        return _("You may open this case already.")
    if access.is_erased(case):
        return _("This case was erased. It opens to nobody any more.")
    return None


def why_not_state_reason(user: User, case: Case) -> str | None:
    """Why this user may not open this case with a reason of their own."""
    if reason := _why_not_ask(user, case):
        return reason
    if case.lock_id is not None:
        return _("This case is locked. It opens to the people on its list, and in an emergency.")
    return None


def why_not_another_reason(user: User, *, now: datetime) -> str | None:
    """Why this user may not state another reason now: they stated unusually many.

    Args:
        user: Who states it.
        now: This moment.
    """
    since = now - timedelta(minutes=settings.LOOKS_WINDOW_MINUTES)
    stated = Grant.objects.filter(user=user, kind=GrantKind.REASON, at__gt=since)
    if stated.count() < settings.REASONS_PER_WINDOW:
        return None
    return _(
        "You stated unusually many reasons within an hour. Your supervisor is told. Wait before"
        " you state another; in an emergency there is emergency access."
    )


def why_not_break_glass(user: User, case: Case) -> str | None:
    """Why this user may not open this case in an emergency, whatever stands before it."""
    return _why_not_ask(user, case)


def why_not_call_in_any(user: User, case: Case) -> str | None:
    """Why this user may not call anybody in to this case."""
    if reason := access.why_not_assign_any(user, case):
        return reason
    if case.lock_id is not None:
        return _("This case is locked. Change its list instead.")
    if user.role != Role.SUPERVISOR and case.caseworker_id != user.pk:
        return _("Colleagues are called in by the caseworker or a supervisor.")
    return None


def why_not_call_in(user: User, case: Case, *, to: User) -> str | None:
    """Why this user may not call that colleague in to this case."""
    if reason := why_not_call_in_any(user, case):
        return reason
    if not to.is_active or to.role not in READERS:
        return _("Their role does not open cases.")
    if to.office.member_state != case.member_state:
        return _("Choose somebody of this State.")
    in_force = Grant.objects.in_force().filter(case=case, user=to, kind=GrantKind.ASSIGNMENT)
    who = Who(user=to.pk, office=to.office_id, role=to.role)
    if ground_by_work(who, whose(case)) or in_force.exists():
        return _("They may open this case already.")
    return None


def why_not_release(user: User, grant: Grant) -> str | None:
    """Why this user may not end what somebody was let in by."""
    if grant.ended_at is not None:
        return _("It has ended already.")
    if grant.user_id == user.pk:
        return None
    if reason := access.why_not_assign_any(user, grant.case):
        return reason
    if user.role != Role.SUPERVISOR and grant.case.caseworker_id != user.pk:
        return _("This is ended by the caseworker, a supervisor, or whoever was let in.")
    return None


def why_not_lock(user: User, case: Case) -> str | None:
    """Why this user may not lock this case, or change the list of its lock."""
    if reason := access.why_not_assign_any(user, case):
        return reason
    if user.role != Role.SUPERVISOR:
        return _("Cases are locked and unlocked by a supervisor.")
    return None


def why_not_unlock(user: User, case: Case) -> str | None:
    """Why this user may not end the lock of this case."""
    if reason := why_not_lock(user, case):
        return reason
    if case.lock_id is None:
        return _("This case is not locked.")
    return None


def why_not_name(case: Case, *, named: User) -> str | None:
    """Why somebody cannot stand on the list of this case's lock."""
    if not named.is_active or named.role not in READERS:
        return _("Their role does not open cases.")
    if named.office.member_state != case.member_state:
        return _("Choose somebody of this State.")
    return None


def why_not_see_looks(user: User, case: Case) -> str | None:
    """Why this user may not see who looked at this case."""
    if reason := access.why_not_open(user, case):
        return reason
    if ground_of(user, case) not in OURS:
        return _("Who looked is shown to those who answer for the case, and to its auditors.")
    return None


def why_not_review(user: User, grant: Grant) -> str | None:
    """Why this user may not review this emergency access."""
    if not user.is_active or user.role not in REVIEWERS:
        return _("Emergency access is reviewed by supervisors and auditors.")
    if grant.kind != GrantKind.BREAK_GLASS:
        return _("Only emergency access is reviewed.")
    if grant.user_id == user.pk:
        return _("Nobody reviews their own emergency access.")
    if grant.office_id != user.office_id and not oversees(user):
        return _("It is reviewed in the office of the case.")
    if Review.objects.filter(grant=grant).exists():
        return _("It was reviewed already.")
    return None


def oversees(user: User) -> bool:
    """Whether this is an auditor of the oversight, who looks after offices without one."""
    return user.role == Role.AUDITOR and user.office.kind == OfficeKind.OVERSIGHT


def why_not_book_any(user: User, case: Case) -> str | None:
    """Why this user may not book an interpreter for this case."""
    if reason := access.why_not_write(user, case):
        return reason
    if user.role not in BOOKERS:
        return _("Interpreters are booked by caseworkers and supervisors.")
    return None


def why_not_book(
    user: User, case: Case, *, interpreter: User, starts_at: datetime, now: datetime
) -> str | None:
    """Why this interpreter cannot be booked for this case then.

    Args:
        user: Who books.
        case: The case.
        interpreter: Who would interpret.
        starts_at: From when.
        now: This moment.
    """
    if reason := why_not_book_any(user, case):
        return reason
    if not interpreter.is_active or interpreter.role != Role.INTERPRETER:
        return _("Choose an interpreter.")
    if interpreter.office.member_state != case.member_state:
        return _("Choose somebody of this State.")
    if starts_at <= now:
        return _("This lies in the past. Book a time that is to come.")
    return None

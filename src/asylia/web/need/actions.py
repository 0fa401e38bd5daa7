"""What can be done about need-to-know: every function here is one act and one transaction.

A reason is kept apart from the file of the person; who is called in, and a lock, stand in it.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from asylia.casefile.entries import Attribute, FileAct
from asylia.web.accounts.models import User
from asylia.web.accounts.refusal import require
from asylia.web.base.actions import now
from asylia.web.cases import record, shares
from asylia.web.cases.grants import (
    Grant,
    GrantKind,
    Lock,
    Missed,
    Named,
    Notice,
    NoticeKind,
    Outcome,
    Purpose,
    Reason,
    Review,
)
from asylia.web.cases.models import Case
from asylia.web.cases.need import BREAK_GLASS_LASTS, REASON_LASTS
from asylia.web.cases.notices import answerable_for, leading, leads_of, tell, watching
from asylia.web.cases.opening import TooMany
from asylia.web.need import access
from asylia.web.need.models import Booking

TOLD_AGAIN_AFTER = timedelta(hours=1)
ONE_AFTER_ANOTHER = "select pg_advisory_xact_lock(hashtextextended(%s, 0))"
"""Sent twice at once, the second finds what the first did, and is refused in words."""


@transaction.atomic
def state_reason(case: Case, *, by: User, why: Reason, words: str) -> Grant:
    """Let oneself into a case for twelve hours, with a reason that its caseworker sees.

    Where nobody works on it, whoever leads its office is told.

    Args:
        case: The case.
        by: Who needs it.
        why: The reason from the short list.
        words: The reason in words.

    Raises:
        Refused: The user may not, or the words are no reason.
        TooMany: They stated unusually many within the hour.
    """
    _after_others(f"asylia.reason {by.pk}")
    require(access.why_not_state_reason(by, case))
    require(access.why_not_words(words))
    if reason := access.why_not_another_reason(by, now=now()):
        raise TooMany(reason)
    grant = _let_in(case, by=by, kind=GrantKind.REASON, why=why, words=words)
    to = _owners(case) or leading(case, but=by)
    tell(to, NoticeKind.STATED_REASON, by=by, at=grant.at, case=case, grant=grant)
    return grant


@transaction.atomic
def break_glass(case: Case, *, by: User, why: Reason, words: str, is_confirmed: bool) -> Grant:
    """Open any case of the State in an emergency, for four hours; it is told at once and reviewed.

    Args:
        case: The case.
        by: Who needs it.
        why: The reason from the short list.
        words: The reason in words.
        is_confirmed: Whether they have just confirmed who they are.

    Raises:
        Refused: The user may not, did not confirm who they are, or the words are no reason.
    """
    _after_others(f"asylia.reason {by.pk}")
    require(access.why_not_break_glass(by, case))
    require(None if is_confirmed else _("Confirm first that it is you."))
    require(access.why_not_words(words))
    grant = _let_in(case, by=by, kind=GrantKind.BREAK_GLASS, why=why, words=words)
    to = [*answerable_for(case, but=by), *watching(case), *_owners(case)]
    tell(to, NoticeKind.BROKE_GLASS, by=by, at=grant.at, case=case, grant=grant)
    return grant


@transaction.atomic
def call_in(case: Case, *, by: User, to: User, purpose: Purpose) -> Grant:
    """Call a colleague of any office in to a case for a purpose, until that is ended.

    Args:
        case: The case.
        by: Who decides.
        to: The colleague.
        purpose: For what.

    Raises:
        Refused: The user may not, or the colleague cannot be called in.
    """
    record.lock(case)
    require(access.why_not_call_in(by, case, to=to))
    at = now()
    grant = Grant.objects.create(
        case=case,
        office_id=case.office_id,
        user=to,
        kind=GrantKind.ASSIGNMENT,
        why=purpose,
        at=at,
        by=by,
    )
    told: dict[str, Attribute] = {"to": to.reference, "purpose": purpose.value}
    record.append(case, FileAct.COLLEAGUE_CALLED_IN, by=by, at=at, attributes=told)
    shares.give_out(case)
    tell([to], NoticeKind.CALLED_IN, by=by, at=at, case=case, grant=grant)
    return grant


@transaction.atomic
def release(grant: Grant, *, by: User) -> None:
    """End what somebody was let into a case by; they may not open it any more.

    Args:
        grant: By what.
        by: Who ends it.

    Raises:
        Refused: The user may not, or it has ended.
    """
    case = grant.case
    record.lock(case)
    as_it_is = Grant.objects.filter(pk=grant.pk).select_related("case").first()
    require(access.why_not_release(by, as_it_is or grant))
    at = now()
    if grant.kind == GrantKind.ASSIGNMENT:
        told: dict[str, Attribute] = {"to": grant.user.reference}
        record.append(case, FileAct.COLLEAGUE_RELEASED, by=by, at=at, attributes=told)
        shares.take(case, grant.user)
    Grant.objects.filter(pk=grant.pk).update(ended_at=at, ended_by=by)


@transaction.atomic
def lock_case(case: Case, *, by: User, words: str, named: Collection[User]) -> Lock:
    """Open a case to a named list alone, or to another list than before.

    Whoever locks it is on the list, so that somebody can end it.

    Args:
        case: The case.
        by: Who decides.
        words: Why.
        named: The people on the list.

    Raises:
        Refused: The user may not, somebody cannot be named, or the words are no reason.
    """
    record.lock(case)
    require(access.why_not_lock(by, case))
    require(access.why_not_words(words))
    for one in named:
        require(access.why_not_name(case, named=one))
    at = now()
    Lock.objects.filter(case=case, ended_at__isnull=True).update(ended_at=at, ended_by=by)
    lock = Lock.objects.create(case=case, words=words.strip(), at=at, by=by)
    Named.objects.bulk_create(
        Named(lock=lock, user_id=number) for number in sorted({by.pk, *(one.pk for one in named)})
    )
    record.append(case, FileAct.CASE_LOCKED, by=by, at=at)
    record.set_lock(case, lock)
    return lock


@transaction.atomic
def unlock_case(case: Case, *, by: User) -> None:
    """End the lock of a case: it opens again to whoever works on it.

    Args:
        case: The case.
        by: Who decides.

    Raises:
        Refused: The user may not, or it is not locked.
    """
    record.lock(case)
    require(access.why_not_unlock(by, case))
    at = now()
    record.append(case, FileAct.CASE_UNLOCKED, by=by, at=at)
    Lock.objects.filter(case=case, ended_at__isnull=True).update(ended_at=at, ended_by=by)
    record.set_lock(case, None)


@transaction.atomic
def review(grant: Grant, *, by: User, outcome: Outcome, words: str) -> Review:
    """Say what came of looking into an emergency access; whoever used it is told.

    Args:
        grant: The emergency access.
        by: Who looked into it.
        outcome: What was found.
        words: Why.

    Raises:
        Refused: The user may not, it was reviewed, or the words are too few.
    """
    _after_others(f"asylia.review {grant.pk}")
    require(access.why_not_review(by, grant))
    require(access.why_not_words(words))
    at = now()
    made = Review.objects.create(grant=grant, outcome=outcome, words=words.strip(), at=at, by=by)
    tell([grant.user], NoticeKind.REVIEWED, by=by, at=at, grant=grant)
    return made


@transaction.atomic
def mark_seen(*, by: User) -> int:
    """Note that somebody has seen their notices.

    Returns:
        How many they had not seen before.
    """
    return Notice.objects.filter(to=by, seen_at__isnull=True).update(seen_at=now())


@transaction.atomic
def note_miss(*, by: User) -> None:
    """Count a reference that is no case of whoever asked for it."""
    Missed.objects.create(by=by, at=now())


@transaction.atomic
def note_stopped(*, by: User) -> None:
    """Tell who leads somebody that opens or seeks unusually many cases; once an hour."""
    at = now()
    told = Notice.objects.filter(by=by, kind=NoticeKind.TOO_MANY, at__gt=at - TOLD_AGAIN_AFTER)
    if not told.exists():
        tell(leads_of(by), NoticeKind.TOO_MANY, by=by, at=at)


@transaction.atomic
def book(
    case: Case, *, by: User, interpreter: User, starts_at: datetime, slot: tuple[int, str, str]
) -> Booking:
    """Book an interpreter for a case; they see the slot and nothing of the case.

    Args:
        case: The case.
        by: Who books.
        interpreter: Who interprets.
        starts_at: From when.
        slot: For how many minutes, in which language, in which room.

    Raises:
        Refused: The user may not, or the interpreter cannot be booked then.
    """
    at = now()
    why_not = access.why_not_book(by, case, interpreter=interpreter, starts_at=starts_at, now=at)
    require(why_not)
    minutes, language, room = slot
    return Booking.objects.create(
        case=case,
        interpreter=interpreter,
        starts_at=starts_at,
        minutes=minutes,
        language=language,
        room=room,
        at=at,
        by=by,
    )


@transaction.atomic
def cancel(booking: Booking, *, by: User) -> None:
    """Take a booking back; it leaves the interpreter's list.

    Args:
        booking: The booking.
        by: Who takes it back.

    Raises:
        Refused: The user may not, or it was taken back already.
    """
    require(access.why_not_book_any(by, booking.case))
    require(None if booking.ended_at is None else _("It was taken back already."))
    Booking.objects.filter(pk=booking.pk).update(ended_at=now(), ended_by=by)


def _let_in(case: Case, *, by: User, kind: GrantKind, why: Reason, words: str) -> Grant:
    lasts = REASON_LASTS if kind == GrantKind.REASON else BREAK_GLASS_LASTS
    return Grant.objects.create(
        case=case,
        office_id=case.office_id,
        user=by,
        kind=kind,
        why=why,
        words=words.strip(),
        at=now(),
        by=by,
        ends_at=Now() + lasts,
    )


def _after_others(act: str) -> None:
    """Wait until whoever does the same act just now is done."""
    with connection.cursor() as cursor:
        cursor.execute(ONE_AFTER_ANOTHER, [act])


def _owners(case: Case) -> list[User]:
    return [case.caseworker] if case.caseworker else []

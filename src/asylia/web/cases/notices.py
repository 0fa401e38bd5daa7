"""Who is told what somebody did with a case, in the transaction in which they did it."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from asylia.web.accounts.models import OfficeKind, Role, User
from asylia.web.cases.grants import Grant, Lock, Notice, NoticeKind
from asylia.web.cases.models import Case
from asylia.web.cases.need import LEADS


def tell(
    to: Iterable[User],
    kind: NoticeKind,
    *,
    by: User,
    at: datetime,
    case: Case | None = None,
    grant: Grant | None = None,
) -> None:
    """Tell these people; nobody is told what they did themselves.

    Args:
        to: Who is told; each once.
        kind: Of what.
        by: Who did it, and acts in this transaction.
        at: When.
        case: With which case; None for none.
        grant: By which grant; None for none.
    """
    told = {user.pk for user in to} - {by.pk}
    Notice.objects.bulk_create(
        Notice(to_id=number, kind=kind, case=case, grant=grant, at=at, by=by)
        for number in sorted(told)
    )


def answerable_for(case: Case, *, but: User) -> list[User]:
    """Who answers for a case: the supervisors and auditors of its office.

    Args:
        case: The case.
        but: Who did it; they do not answer for it.
    """
    there = _others(but).filter(role__in=LEADS, office_id=case.office_id)
    return list(there) or _elsewhere(case.member_state, but=but)


def leading(case: Case, *, but: User) -> list[User]:
    """Who leads the office of a case: its supervisors, or who is told in their place.

    Args:
        case: The case.
        but: Who did it.
    """
    there = _others(but).filter(role=Role.SUPERVISOR, office_id=case.office_id)
    return list(there) or _elsewhere(case.member_state, but=but)


def watching(case: Case) -> list[User]:
    """Who is told of each look at a locked case: whoever locked it, and the office's auditors."""
    lock = Q(pk__in=Lock.objects.filter(case=case, ended_at__isnull=True).values("by"))
    auditors = Q(role=Role.AUDITOR, office_id=case.office_id)
    return list(User.objects.filter(lock | auditors, is_active=True))


def leads_of(user: User) -> list[User]:
    """Who leads somebody: the other supervisors of their office."""
    there = _others(user).filter(role=Role.SUPERVISOR, office_id=user.office_id)
    return list(there) or _elsewhere(user.office.member_state, but=user)


def _elsewhere(state: str, *, but: User) -> list[User]:
    """Who is told where nobody else leads: the oversight's auditors, or else whoever leads at all.

    Where the only one who answers for an office did it, somebody hears of it all the same.
    """
    found = _others(but).filter(role__in=LEADS, office__member_state=state)
    overseers = found.filter(role=Role.AUDITOR, office__kind=OfficeKind.OVERSIGHT)
    return list(overseers) or list(found)


def _others(but: User) -> QuerySet[User]:
    return User.objects.filter(is_active=True).exclude(pk=but.pk)

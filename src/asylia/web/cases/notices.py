"""Who is told what somebody did with a case, in the transaction in which they did it."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from asylia.web.accounts.models import Office, OfficeKind, Role, User
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


def answerable_for(case: Case) -> list[User]:
    """Who answers for a case: the supervisors and auditors of its office.

    An office that has none is looked after by the auditors of its State's oversight.
    """
    staff = User.objects.filter(is_active=True)
    return list(staff.filter(role__in=LEADS, office_id=case.office_id)) or list(
        staff.filter(
            role=Role.AUDITOR,
            office__kind=OfficeKind.OVERSIGHT,
            office__member_state=case.member_state,
        )
    )


def watching(case: Case) -> list[User]:
    """Who is told of each look at a locked case: whoever locked it, and the office's auditors."""
    lock = Q(pk__in=Lock.objects.filter(case=case, ended_at__isnull=True).values("by"))
    auditors = Q(role=Role.AUDITOR, office_id=case.office_id)
    return list(User.objects.filter(lock | auditors, is_active=True))


def leads_of(office: Office) -> list[User]:
    """The supervisors of an office."""
    return list(User.objects.filter(role=Role.SUPERVISOR, office=office, is_active=True))

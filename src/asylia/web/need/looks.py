"""Who looked at a case and why, who was let in, and of what somebody is told: read for pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from asylia.web.accounts.models import User
from asylia.web.base.navigation import address_of_case
from asylia.web.base.rows import row
from asylia.web.cases.grants import (
    Grant,
    GrantKind,
    Named,
    Notice,
    NoticeKind,
    Purpose,
    Reason,
    Review,
)
from asylia.web.cases.models import Case, Read, ReadAct
from asylia.web.cases.need import REVIEW_WITHIN, Ground, ground_of
from asylia.web.need import access

PAGE = 100
UNSEEN = "select count(*) from cases_notice where to_id = %s and seen_at is null"
WAYS: Mapping[str, object] = {
    ReadAct.CASE_OPENED: _("opened the case"),
    ReadAct.CASES_LISTED: _("saw it in a list"),
    ReadAct.CASE_SOUGHT: _("found it by its reference"),
    ReadAct.HISTORY_EXPORTED: _("took its history"),
    ReadAct.CASE_PRINTED: _("printed it"),
    ReadAct.PAPER_TAKEN: _("took a paper out of it"),
}
GROUNDS: Mapping[str, object] = {
    Ground.CASEWORKER: _("works on it"),
    Ground.UNIT: _("the case is with the unit and with nobody yet"),
    Ground.LEAD: _("supervises or audits the office"),
    Ground.NAMED: _("is on the list of its lock"),
    Ground.ASSIGNMENT: _("was called in"),
    Ground.REASON: _("gave a reason"),
    Ground.BREAK_GLASS: _("used emergency access"),
    Ground.LIST: _("saw the reference and the dates, not the file"),
}
WHYS: Mapping[str, object] = {**dict(Purpose.choices), **dict(Reason.choices)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Somebody read a case.

    Attributes:
        by: Who, with their office.
        at: When.
        way: What they read.
        ground: Why they might.
        why: The purpose or the reason that stands behind it; empty if none does.
        words: That reason in their words.
    """

    by: User
    at: datetime
    way: str
    ground: str
    why: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetIn:
    """Somebody was let into a case.

    Attributes:
        grant: By what.
        kind: What that is called.
        why: For what.
        in_force: Whether it holds now.
        why_not_end: Why the reader may not end it; None if they may.
    """

    grant: Grant
    kind: str
    why: str
    in_force: bool
    why_not_end: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A notice as its page shows it.

    Attributes:
        notice: The notice.
        case: The reference of its case; empty if the reader may not know of it.
        words: Of what it tells.
        why: The reason that stands behind it; empty if none does.
    """

    notice: Notice
    case: str
    words: str
    why: str

    @property
    def address(self) -> str:
        """The address of the case."""
        return address_of_case(self.case)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A review of an emergency access.

    Attributes:
        grant: The emergency access.
        case: The reference of its case; empty if the reader may not know of it.
        why: The reason from the list.
        owed_at: Until when the review is owed.
        is_late: Whether that has passed.
        why_not: Why the reader may not review it; None if they may.
    """

    grant: Grant
    case: str
    why: str
    owed_at: datetime
    is_late: bool
    why_not: str | None

    @property
    def address(self) -> str:
        """The address of the case."""
        return address_of_case(self.case)


def of_case(case: Case) -> dict[str, object]:
    """What each page about a case is given of it."""
    return {"case": case, "case_address": address_of_case(case.reference)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """A page of who looked at a case.

    Attributes:
        shown: The looks, newest first.
        before: What asks for the older ones; None if there are none.
    """

    shown: list[Look]
    before: int | None


def looks_at(case: Case, *, before: int | None = None) -> Looks:
    """The newest reads of a case; row security decides whose.

    Lists in which it stood are many, and crowd out nobody who opened or sought it.

    Args:
        case: The case.
        before: Only what was read before this read; None for the newest.
    """
    reads = Read.objects.filter(case=case).select_related("by__office", "grant")
    if before is not None:
        reads = reads.filter(pk__lt=before)
    newest = reads.order_by("-pk")
    opened = list(newest.exclude(what=ReadAct.CASES_LISTED)[: PAGE + 1])
    last = opened[PAGE - 1].pk if len(opened) > PAGE else None
    listed = newest.filter(what=ReadAct.CASES_LISTED, pk__gt=last or 0)[:PAGE]
    shown = sorted([*opened[:PAGE], *listed], key=lambda read: read.pk, reverse=True)
    return Looks(shown=[_look(read) for read in shown], before=last)


def _look(read: Read) -> Look:
    return Look(
        by=read.by,
        at=read.at,
        way=str(WAYS.get(read.what, read.what)),
        ground=str(GROUNDS.get(read.ground, "")),
        why=str(WHYS.get(read.grant.why, "")) if read.grant else "",
        words=read.grant.words if read.grant else "",
    )


def grants_of(case: Case, *, by: User) -> list[LetIn]:
    """Who was let into a case, newest first; row security decides who sees whom."""
    grants = Grant.objects.filter(case=case).select_related("user__office", "by", "case")
    in_force = set(Grant.objects.in_force().filter(case=case).values_list("pk", flat=True))
    return [
        LetIn(
            grant=grant,
            kind=str(GrantKind(grant.kind).label),
            why=str(WHYS[grant.why]),
            in_force=grant.pk in in_force,
            why_not_end=access.why_not_release(by, grant) if grant.pk in in_force else "",
        )
        for grant in grants.order_by("-pk")[:PAGE]
    ]


def open_until(case: Case, *, by: User) -> datetime | None:
    """Until when a case is open to somebody whom their own reason let in; None for all others.

    Args:
        case: The case.
        by: Who reads it.
    """
    if ground_of(by, case) not in {Ground.REASON, Ground.BREAK_GLASS}:
        return None
    own = Grant.objects.in_force().filter(user=by, case=case, ends_at__isnull=False)
    if case.lock_id is not None:
        own = own.filter(kind=GrantKind.BREAK_GLASS)
    return own.order_by("-ends_at").values_list("ends_at", flat=True).first()


def named_on(case: Case) -> list[User]:
    """Who is on the list of the case's lock; nobody if it has none."""
    if case.lock_id is None:
        return []
    names = Named.objects.filter(lock=case.lock_id).select_related("user__office")
    return [one.user for one in names.order_by("user__full_name", "pk")]


def notices_of(user: User) -> list[Told]:
    """The newest notices of a user; looks are many, and crowd out nothing else."""
    found = Notice.objects.filter(to=user).select_related("by__office", "grant").order_by("-pk")
    of_looks = models.Q(kind=NoticeKind.LOOKED)
    both = [*found.filter(of_looks)[:PAGE], *found.exclude(of_looks)[:PAGE]]
    notices = sorted(both, key=lambda notice: notice.pk, reverse=True)
    numbers = {notice.case_id for notice in notices if notice.case_id is not None}
    references = dict(Case.objects.filter(pk__in=numbers).values_list("pk", "reference"))
    return [
        Told(
            notice=notice,
            case=references.get(notice.case_id or 0, ""),
            words=str(NoticeKind(notice.kind).label),
            why=str(WHYS.get(notice.grant.why, "")) if notice.grant else "",
        )
        for notice in notices
    ]


def unseen_by(user: User) -> int:
    """How many notices a user has not seen."""
    (count,) = row(UNSEEN, user.pk)
    return int(count)


def cases_told_of(told: Iterable[Told], owed: Iterable[Owed]) -> list[Case]:
    """The cases of which notices and reviews tell, each once: by a reference or by a reason.

    Args:
        told: The notices.
        owed: The reviews.
    """
    by_notice = [(one.notice.case_id, one.case, one.notice.grant) for one in told]
    shown = [*by_notice, *((None, one.case, one.grant) for one in owed)]
    numbers = {
        grant.case_id if grant else case for case, reference, grant in shown if reference or grant
    }
    return [Case(pk=number) for number in sorted(number for number in numbers if number)]


def reviews_owed(user: User, *, now: datetime) -> list[Owed]:
    """The emergency accesses that nobody has reviewed, oldest first.

    Args:
        user: Who reads.
        now: This moment.
    """
    grants = Grant.objects.filter(kind=GrantKind.BREAK_GLASS)
    if not access.oversees(user):
        grants = grants.filter(office_id=user.office_id)
    open_ones = grants.exclude(pk__in=Review.objects.values("grant"))
    shown = list(open_ones.select_related("user__office", "office").order_by("at")[:PAGE])
    return [owed_of(grant, user, now=now) for grant in shown]


def owed_of(grant: Grant, user: User, *, now: datetime) -> Owed:
    """An emergency access with what its review asks.

    Args:
        grant: The emergency access.
        user: Who reads.
        now: This moment.
    """
    owed_at: datetime = grant.at + REVIEW_WITHIN
    reference = Case.objects.filter(pk=grant.case_id).values_list("reference", flat=True).first()
    return Owed(
        grant=grant,
        case=reference or "",
        why=str(WHYS[grant.why]),
        owed_at=owed_at,
        is_late=now > owed_at,
        why_not=access.why_not_review(user, grant),
    )

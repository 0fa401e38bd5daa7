"""Need to know: on which ground somebody may open a case, and who may hold its key.

The rule stands here once, over plain values. ``CaseQuerySet.visible_to`` and the row security of
the database say the same again, each in its own words, and a test compares the three. It is asked
for one person's case at a time: a link between cases opens nothing.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from asylia.web.accounts.models import Role, User
from asylia.web.cases.grants import Grant, GrantKind, Named

if TYPE_CHECKING:
    from asylia.web.cases.models import Case

READERS = frozenset({Role.BORDER_GUARD, Role.CASEWORKER, Role.SUPERVISOR, Role.AUDITOR})
"""Who opens cases at all."""
LEADS = frozenset({Role.SUPERVISOR, Role.AUDITOR})
"""Who answers for an office, or looks into how it works: they open its cases without a lock."""
REASON_LASTS = timedelta(hours=12)
BREAK_GLASS_LASTS = timedelta(hours=4)
REVIEW_WITHIN = timedelta(hours=72)


class Ground(StrEnum):
    """Why somebody sees a case."""

    CASEWORKER = "caseworker"
    UNIT = "unit"
    LEAD = "lead"
    NAMED = "named"
    ASSIGNMENT = "assignment"
    REASON = "reason"
    BREAK_GLASS = "break_glass"
    LIST = "list"
    """It stands in a list of their office or was found by its reference; it was not opened."""


OF_A_GRANT = {
    GrantKind.ASSIGNMENT: Ground.ASSIGNMENT,
    GrantKind.REASON: Ground.REASON,
    GrantKind.BREAK_GLASS: Ground.BREAK_GLASS,
}


class HolderKind(StrEnum):
    """What may hold the key of a case."""

    OFFICE = "office"
    LEAD = "lead"
    USER = "user"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who may hold the key of a case.

    Attributes:
        kind: A whole office, those who lead or audit it, or one user.
        of: The number of the office, or of the user.
    """

    kind: HolderKind
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """A user as the rule sees them."""

    user: int
    office: int
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """A case as the rule sees it."""

    office: int
    caseworker: int | None
    is_locked: bool = False


def ground_by_work(who: Who, whose: Whose) -> Ground | None:
    """The ground that somebody's own work gives, if no lock stands before it.

    Args:
        who: Who asks.
        whose: The case.
    """
    if who.role not in READERS or whose.is_locked or who.office != whose.office:
        return None
    if whose.caseworker == who.user:
        return Ground.CASEWORKER
    if whose.caseworker is None:
        return Ground.UNIT
    return Ground.LEAD if who.role in LEADS else None


def ground_by_grant(
    who: Who, whose: Whose, *, granted: Collection[str], is_named: bool
) -> Ground | None:
    """The ground that being let in gives.

    Args:
        who: Who asks.
        whose: The case.
        granted: The kinds of the grants in force.
        is_named: Whether they are on the list of the case's lock.
    """
    if who.role not in READERS:
        return None
    if whose.is_locked:
        if is_named:
            return Ground.NAMED
        granted = {GrantKind.BREAK_GLASS} & set(granted)
    return next((ground for kind, ground in OF_A_GRANT.items() if kind in granted), None)


def holders(
    whose: Whose, *, assigned: Collection[int], named: Collection[int]
) -> frozenset[Holder]:
    """Who may hold the key of a case.

    Args:
        whose: The case.
        assigned: The users who are called in to it.
        named: The users on the list of its lock.
    """
    if whose.is_locked:
        return _users(named)
    worker = (
        Holder(HolderKind.OFFICE, whose.office)
        if whose.caseworker is None
        else Holder(HolderKind.USER, whose.caseworker)
    )
    return _users(assigned) | {worker, Holder(HolderKind.LEAD, whose.office)}


def _users(numbers: Collection[int]) -> frozenset[Holder]:
    return frozenset(Holder(HolderKind.USER, number) for number in numbers)


def whose(case: "Case") -> Whose:
    """A stored case as the rule sees it."""
    return Whose(
        office=case.office_id, caseworker=case.caseworker_id, is_locked=case.lock_id is not None
    )


def ground_of(user: User, case: "Case") -> Ground | None:
    """On which ground this user may open this case now; none if they may not."""
    if not user.is_active:
        return None
    who, of = Who(user=user.pk, office=user.office_id, role=user.role), whose(case)
    if (found := ground_by_work(who, of)) or case.pk is None:
        return found
    grants = Grant.objects.in_force().filter(user=user, case=case)
    granted = set(grants.values_list("kind", flat=True))
    is_named = of.is_locked and Named.objects.filter(lock=case.lock_id, user=user).exists()
    return ground_by_grant(who, of, granted=granted, is_named=is_named)


def holders_of(case: "Case") -> frozenset[Holder]:
    """Who may hold the key of this case now.

    Whoever stated a reason or broke the glass holds none: they are given it for their time.
    """
    if case.lock_id is not None:
        named = Named.objects.filter(lock=case.lock_id).values_list("user", flat=True)
        return holders(whose(case), assigned=(), named=list(named))
    assigned = Grant.objects.in_force().filter(case=case, kind=GrantKind.ASSIGNMENT)
    return holders(whose(case), assigned=list(assigned.values_list("user", flat=True)), named=())

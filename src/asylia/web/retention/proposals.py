"""Which cases the law no longer keeps: read from the stored dates of the rules on retention."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from asylia.law.acts.apr_data import ERASE_CITIZEN, KEEP_DATA
from asylia.law.clock.book import every_rule
from asylia.law.limits import TimeLimit
from asylia.law.terms import Kind, Party
from asylia.web.accounts.models import User
from asylia.web.cases.key_models import Erasure
from asylia.web.cases.models import Case, DueDate

SHOWN = 50
ENDING: Mapping[str, TimeLimit] = {rule.id: rule for rule in (KEEP_DATA, ERASE_CITIZEN)}
"""The rules after which nothing keeps the file of a case, by their ids."""
KEEPING = tuple(
    rule.id
    for rule in every_rule()
    if rule.kind is Kind.RETENTION and rule.owed_by is not Party.EU_LISA and rule.id not in ENDING
)
"""Rules for data of the authority's own that may run longer in the same case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A case that may be erased.

    Attributes:
        case: The case.
        rule: The rule that no longer keeps it.
        kept_until_on: The day until which it did; None if it has it erased at once.
    """

    case: Case
    rule: TimeLimit
    kept_until_on: date | None


def proposed_for(user: User, *, today: date) -> list[Proposal]:
    """The first cases of this user's office that may be erased, those kept longest first.

    Args:
        user: Who asks.
        today: This day.
    """
    dates = _ended(DueDate.objects.listed_for(user), today=today).select_related("case")
    return [_proposal(one) for one in dates.order_by("due_on", "pk")[:SHOWN]]


def proposal_of(case: Case, *, today: date) -> Proposal | None:
    """Why this case may be erased; None if the law keeps it.

    Args:
        case: The case.
        today: This day.
    """
    dates = DueDate.objects.filter(case=case).select_related("case")
    found = _ended(dates, today=today).order_by("due_on", "pk").first()
    return None if found is None else _proposal(found)


def erased_for(user: User) -> QuerySet[Erasure]:
    """The cases of this user's office that were erased last."""
    of_mine = Erasure.objects.filter(case__in=Case.objects.listed_for(user))
    return of_mine.select_related("case", "by").order_by("-at")[:SHOWN]


def _ended(dates: QuerySet[DueDate], *, today: date) -> QuerySet[DueDate]:
    at_once = Q(limit_id=ERASE_CITIZEN.id, met_on__isnull=True)
    of_case = DueDate.objects.filter(case=OuterRef("case"))
    longer = of_case.filter(limit_id__in=KEEPING, due_on__gte=today)
    return dates.filter(
        Q(limit_id=KEEP_DATA.id, due_on__lt=today) | at_once, ~Exists(longer), limit_id__in=ENDING
    )


def _proposal(found: DueDate) -> Proposal:
    rule = ENDING[found.limit_id]
    kept_until_on = found.due_on if rule is KEEP_DATA else None
    return Proposal(case=found.case, rule=rule, kept_until_on=kept_until_on)

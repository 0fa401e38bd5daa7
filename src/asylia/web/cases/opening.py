"""Finding the one case that somebody asks for: theirs, closed to them, too many, or none."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.http import Http404
from django.utils.timezone import localtime

from asylia.web.accounts.models import User
from asylia.web.accounts.refusal import Refused
from asylia.web.base.days import day_words
from asylia.web.base.languages import gettext as _
from asylia.web.base.rows import row
from asylia.web.cases import access
from asylia.web.cases.key_models import Erasure
from asylia.web.cases.models import Case, ReadAct
from asylia.web.cases.need import READERS, Who, ground_by_work, whose

LOOKED = f"""
with opened as (
  select distinct case_id from cases_read
  where by_id = %s and at > %s and what <> '{ReadAct.CASES_LISTED.value}' limit %s
), missed as (
  select 1 from cases_missed where by_id = %s and at > %s limit %s
)
select (select count(*) from opened), (select count(*) from missed),
  exists (select 1 from opened where case_id = %s)
"""  # noqa: S608 -- one of our own words, so that the database takes the index of what is opened
"""How many cases somebody opened and sought in vain, up to what counts; whether one was this."""


class NoSuchCase(Http404):
    """There is no such case, or none that this user may know of. It is counted."""

    code = "unknown"


class Closed(Refused):
    """The case stands in lists of the user; opening it takes a reason."""

    code = "closed"

    def __init__(self, reason: str, *, case: Case) -> None:
        """Remember the case, for the page that asks for the reason."""
        super().__init__(reason)
        self.case = case


class WasErased(Refused):
    """Nobody opens the case any more: its key was destroyed."""

    code = "erased"


class TooMany(Refused):
    """Somebody opens or seeks unusually many cases; their supervisor is told."""

    code = "too_many"


def opened_by(user: User, reference: str, *, at: datetime) -> Case:
    """The case of this reference, which this user may open.

    Args:
        user: Who asks.
        reference: The reference, however it was typed.
        at: This moment.

    Raises:
        NoSuchCase: There is none for this user.
        TooMany: They opened or sought unusually many.
        Closed: It stands in their lists and they need a reason to open it.
    """
    case = _known(user, reference.upper())
    require_few(user, case, at=at)
    if case is None:
        raise NoSuchCase
    if reason := access.why_not_open(user, case):
        raise Closed(reason, case=case)
    if erasure := getattr(case, "erasure", None):
        raise WasErased(_words_of(erasure))
    return case


def _known(user: User, reference: str) -> Case | None:
    """The case of this reference, if the user may know of it: the rule of ``need``, asked of it."""
    found = Case.objects.filter(reference=reference)
    case = found.select_related("office", "caseworker", "erasure").first()
    return case if case is not None and access.is_known(user, case) else None


def _words_of(erasure: Erasure) -> str:
    return _(
        "Case %(case)s was erased on %(day)s: every name and word of its file is destroyed. What"
        " stays is which acts were recorded, and when."
    ) % {"case": erasure.case.reference, "day": day_words(localtime(erasure.at).date())}


def open_to(user: User, cases: Iterable[Case]) -> set[int]:
    """The numbers of those of these cases that the user may open, asked for at once.

    Args:
        user: Who asks.
        cases: Cases of a list.
    """
    who = Who(user=user.pk, office=user.office_id, role=user.role)
    listed = list(cases)
    by_work = {case.pk for case in listed if ground_by_work(who, whose(case))}
    others = {case.pk for case in listed} - by_work
    let_in = Case.objects.visible_to(user).filter(pk__in=others) if others else ()
    return by_work | {case.pk for case in let_in}


def found_by(user: User, reference: str) -> Case | None:
    """The case of exactly this reference in the user's State, to state a reason; not its file.

    Args:
        user: Who asks.
        reference: The whole reference.
    """
    if user.role not in READERS or not user.is_active:
        return None
    with connection.cursor() as cursor:
        cursor.execute("select set_config('asylia.asked_for', %s, true)", [reference.upper()])
    cases = Case.objects.filter(reference=reference.upper())
    of_state = cases.filter(member_state=user.office.member_state)
    return of_state.select_related("office", "caseworker", "erasure").first()


def require_few(user: User, case: Case | None, *, at: datetime) -> None:
    """Go on if this user has not opened or sought unusually many cases within the window.

    A case that they opened within it stays open to them, so that no work is cut off.

    Args:
        user: Who asks.
        case: The case that was found; None for none.
        at: This moment.

    Raises:
        TooMany: They have.
    """
    since = at - timedelta(minutes=settings.LOOKS_WINDOW_MINUTES)
    most, misses = settings.LOOKS_PER_WINDOW, settings.MISSES_PER_WINDOW
    opened, missed, again = row(
        LOOKED, user.pk, since, most, user.pk, since, misses, case.pk if case else None
    )
    if again or (opened < most and missed < misses):
        return
    raise TooMany(
        _(
            "You opened or looked for unusually many cases within an hour. Your supervisor is told."
            " Cases that you opened within the hour stay open to you; wait before you open others."
        )
    )

"""The smallest valid office, user and case, for every test of the web.

What a test is about it writes itself: ``make_case(at=..., event=...)``. A factory that writes acts
as the user it is given, as a request would; the last one stays in force until the next.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models.functions import Now

from asylia.web.accounts.models import User
from asylia.web.accounts.session import act_as
from asylia.web.cases import record, shares
from asylia.web.cases.grants import Grant, GrantKind
from asylia.web.cases.models import Case, Entry
from asylia.web.cases.opening import found_by
from tests.web.people import make_office, make_user

__all__ = [
    "NOON",
    "PASSWORD",
    "add_entry",
    "call_in",
    "let_in",
    "make_case",
    "make_office",
    "make_user",
]

PASSWORD = "a password for tests alone"
NOON = datetime(2026, 8, 10, 9, 0, tzinfo=UTC)
"""Noon in Lithuania on the day of the founding case."""


def make_case(
    by: User | None = None,
    *,
    event: str = "application_made",
    at: datetime = NOON,
    **told: Any,
) -> Case:
    """A case of this user's office with one entry, written at that moment."""
    user = by or make_user()
    act_as(user)
    case = record.open_case(office=user.office, member_state=user.office.member_state, at=at)
    record.append(case, event, by=user, at=at, **told)
    return case


def add_entry(case: Case, event: str, *, by: User, at: datetime = NOON, **told: Any) -> Entry:
    """One more entry in the file."""
    act_as(by)
    return record.append(case, event, by=by, at=at, **told)


def let_in(case: Case, user: User, kind: str = GrantKind.REASON, **told: Any) -> Grant:
    """A grant that this user took themselves; they act from then on."""
    act_as(user)
    found_by(user, case.reference)
    usual = {"why": "absence", "words": "A stated reason.", "at": NOON, "by": user}
    usual |= {"ends_at": Now() + timedelta(hours=1), "office": case.office, **told}
    return Grant.objects.create(case=case, user=user, kind=kind, **usual)


def call_in(case: Case, user: User, *, by: User, **told: Any) -> Grant:
    """A grant that somebody else gave this user; the giver acts from then on."""
    act_as(by)
    usual = {"why": "together", "at": NOON, "office": case.office, **told}
    grant = Grant.objects.create(case=case, user=user, kind=GrantKind.ASSIGNMENT, by=by, **usual)
    shares.give_out(case)
    return grant

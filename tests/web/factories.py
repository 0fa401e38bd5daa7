"""The smallest valid office, user and case, for every test of the web.

What a test is about it writes itself: ``make_case(at=..., event=...)``. A factory that writes acts
as the user it is given, as a request would; the last one stays in force until the next.
"""

from datetime import UTC, datetime
from typing import Any

from asylia.web.accounts.models import User
from asylia.web.accounts.session import act_as
from asylia.web.cases import record
from asylia.web.cases.models import Case, Entry
from tests.web.people import make_office, make_user

__all__ = ["NOON", "PASSWORD", "add_entry", "make_case", "make_office", "make_user"]

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

"""Who may search by name, and how often."""

from datetime import datetime, timedelta

from asylia.web.accounts.models import User
from asylia.web.base.languages import gettext as _
from asylia.web.cases.access import READERS
from asylia.web.register.models import Search

TRIES = ((timedelta(minutes=10), 30), (timedelta(hours=24), 200))
"""So many searches of one user in so long; more is walking the register."""


def why_not_search(user: User) -> str | None:
    """Why this user may not search by name at all."""
    if not user.is_active or user.role not in READERS:
        return _("Your role does not search for people.")
    return None


def why_not_search_now(user: User, at: datetime) -> str | None:
    """Why this user has to wait before searching again."""
    for window, most in TRIES:
        made = Search.objects.filter(by=user, refused=False, at__gt=at - window)
        if made.count() >= most:
            return _(
                "These were many searches in a short time, more than daily work asks for. Nothing"
                " was looked up, and this is on record. Wait, or open cases by their reference."
            )
    return None

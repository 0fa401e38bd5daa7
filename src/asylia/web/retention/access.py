"""Who may have a case erased; and why not."""

from django.utils.translation import gettext as _

from asylia.web.accounts.models import Role, User
from asylia.web.cases import access
from asylia.web.cases.models import Case
from asylia.web.need.access import why_not_words
from asylia.web.retention.proposals import Proposal

ERASERS = frozenset({Role.SUPERVISOR})
"""Who answers for an office has what the law no longer keeps erased."""


def why_not_erase_any(user: User) -> str | None:
    """Why this user may not have any case erased."""
    if not user.is_active or user.role not in ERASERS:
        return _("Which cases are erased is decided by a supervisor of their office.")
    return None


def why_not_erase(user: User, case: Case, *, proposal: Proposal | None) -> str | None:
    """Why this user may not have this case erased.

    Args:
        user: Who would.
        case: The case.
        proposal: Why the law keeps it no longer; None if it does.
    """
    if reason := why_not_erase_any(user) or access.why_not_write(user, case):
        return reason
    if case.office_id != user.office_id:
        return _("Which cases are erased is decided by a supervisor of their office.")
    if proposal is None:
        return _("The law keeps this case still, or no final decision stands in its file.")
    return None


def why_not_so(case: Case, *, typed: str, words: str) -> str | None:
    """Why what was said is not enough to erase a case.

    Args:
        case: The case.
        typed: The reference as it was typed to confirm.
        words: The reason.
    """
    if typed.strip().upper() != case.reference:
        return _("Type the reference of this case to confirm that it is the one.")
    return why_not_words(words)

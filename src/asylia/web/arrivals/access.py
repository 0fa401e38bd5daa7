"""Who may record a first contact."""

from asylia.web.accounts.models import User
from asylia.web.cases import access


def why_not_record_first_contact(user: User) -> str | None:
    """Why this user may not record a first contact, which opens a case."""
    return access.why_not_start(user)

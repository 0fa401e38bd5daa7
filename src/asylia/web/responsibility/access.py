"""Who may record what decides which State is responsible."""

from asylia.law.terms import Event
from asylia.web.accounts.models import User
from asylia.web.cases.access import why_not_write
from asylia.web.cases.models import Case
from asylia.web.cases.telling import Standing


def why_not_record_hit(user: User, case: Case) -> str | None:
    """Why this user may not record a hit in Eurodac."""
    return why_not_write(user, case)


def open_hit(file: Standing) -> int:
    """The number of a hit of which the file does not say to which data it belongs; 0 if none."""
    hit = file.newest.get(Event.EURODAC_HIT_RECEIVED)
    return hit.number if hit and "category" not in hit.attributes else 0

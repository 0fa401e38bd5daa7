"""Who may record a first contact and what follows it, and what has to come first."""

from django.utils.translation import gettext as _

from asylia.law.terms import Event
from asylia.web.accounts.models import User
from asylia.web.arrivals.contact import FOUND
from asylia.web.cases import access
from asylia.web.cases.models import Case
from asylia.web.cases.telling import standing_of


def why_not_record_first_contact(user: User) -> str | None:
    """Why this user may not record a first contact, which opens a case."""
    return access.why_not_start(user)


def why_not_complete_screening(user: User, case: Case) -> str | None:
    """Why this user may not record that the screening was completed."""
    if reason := access.why_not_write(user, case):
        return reason
    file = standing_of(case)
    if not file.has(*FOUND, Event.DISEMBARKATION, Event.SCREENING_STARTED):
        return _("No first contact is in the file, so no screening runs.")
    if file.has(Event.SCREENING_COMPLETED):
        return _("The screening was completed already (entry %(number)d).") % {
            "number": file.number_of(Event.SCREENING_COMPLETED)
        }
    return None


def why_not_transmit_biometrics(user: User, case: Case) -> str | None:
    """Why this user may not record that data were sent to Eurodac."""
    return access.why_not_write(user, case)

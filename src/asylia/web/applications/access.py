"""Who may record what becomes of an application, and what has to come first."""

from django.utils.translation import gettext as _

from asylia.law.terms import Event
from asylia.web.accounts.models import Role, User
from asylia.web.cases.access import why_not_write
from asylia.web.cases.models import Case
from asylia.web.cases.telling import Standing, standing_of

TAKES_LODGINGS = frozenset({Role.CASEWORKER, Role.SUPERVISOR})


def why_not_make(user: User, case: Case) -> str | None:
    """Why this user may not record that an application was made."""
    if reason := why_not_write(user, case):
        return reason
    file = standing_of(case)
    if file.has(Event.APPLICATION_MADE):
        return _(
            "The application was made already (entry %(number)d). If its time is wrong, correct"
            " that entry."
        ) % {"number": file.number_of(Event.APPLICATION_MADE)}
    return None


def why_not_register(user: User, case: Case) -> str | None:
    """Why this user may not record that the application was registered."""
    if reason := why_not_write(user, case):
        return reason
    file = standing_of(case)
    if not file.has(Event.APPLICATION_MADE):
        return _("No application was made yet. First: record that it was made.")
    return _why_not_twice(file, Event.APPLICATION_REGISTERED) or _why_not_after_withdrawal(file)


def why_not_lodge(user: User, case: Case) -> str | None:
    """Why this user may not record that the application was lodged."""
    if reason := why_not_write(user, case):
        return reason
    if user.role not in TAKES_LODGINGS:
        return _(
            "A caseworker of the determining authority takes the lodging. Hand the case over to"
            " their office."
        )
    file = standing_of(case)
    if not file.has(Event.APPLICATION_REGISTERED):
        return _("The application is not registered yet. First: register it.")
    return _why_not_twice(file, Event.APPLICATION_LODGED) or _why_not_after_withdrawal(file)


def why_not_assign_procedure(user: User, case: Case) -> str | None:
    """Why this user may not record in which procedure the application is examined."""
    if reason := why_not_write(user, case):
        return reason
    file = standing_of(case)
    if not file.has(Event.APPLICATION_REGISTERED):
        return _("The application is not registered yet. First: register it.")
    if file.has(Event.FIRST_INSTANCE_DECISION_TAKEN, Event.DECISION_NOTIFIED):
        return _("The decision is taken; the procedure changes no more.")
    return _why_not_after_withdrawal(file)


def why_not_withdraw(user: User, case: Case) -> str | None:
    """Why this user may not record that the application was withdrawn."""
    if reason := why_not_write(user, case):
        return reason
    file = standing_of(case)
    if not file.has(Event.APPLICATION_MADE):
        return _("No application was made, so none can be withdrawn.")
    return _why_not_after_withdrawal(file)


def _why_not_twice(file: Standing, event: Event) -> str | None:
    if not file.has(event):
        return None
    words = {
        Event.APPLICATION_REGISTERED: _("The application was registered already (entry %(n)d)."),
        Event.APPLICATION_LODGED: _("The application was lodged already (entry %(n)d)."),
    }[event]
    mend = _("If its time is wrong, correct that entry.")
    return f"{words % {'n': file.number_of(event)}} {mend}"


def _why_not_after_withdrawal(file: Standing) -> str | None:
    if not file.has(Event.APPLICATION_WITHDRAWN):
        return None
    return _("The application was withdrawn (entry %(n)d).") % {
        "n": file.number_of(Event.APPLICATION_WITHDRAWN)
    }

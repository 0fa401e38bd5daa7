"""Who may see and do what with a case. Deny by default; the page shows what the action enforces."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from asylia.casefile.entries import FileAct
from asylia.web.accounts.models import Office, OfficeKind, Role, User
from asylia.web.cases.models import Case, Entry

READERS = frozenset({Role.BORDER_GUARD, Role.CASEWORKER, Role.SUPERVISOR, Role.AUDITOR})
WRITERS = frozenset({Role.BORDER_GUARD, Role.CASEWORKER, Role.SUPERVISOR})
OPENERS = frozenset({Role.BORDER_GUARD, Role.CASEWORKER})
WORKERS_ON_CASES = frozenset({Role.CASEWORKER, Role.SUPERVISOR})
MOVES = frozenset({FileAct.CASE_ASSIGNED, FileAct.CASE_HANDED_OVER})
KEEPS_NO_CASES = frozenset({OfficeKind.OVERSIGHT})


def why_not_open(user: User, case: Case) -> str | None:
    """Why this user may not open this case and read its file."""
    if not user.is_active or user.role not in READERS:
        return _("Your role does not open cases.")
    if case.office_id != user.office_id:
        return _("This case is not, or no longer, with your office.")
    return None


def why_not_write(user: User, case: Case) -> str | None:
    """Why this user may not write into this case's file at all."""
    if reason := why_not_open(user, case):
        return reason
    if user.role not in WRITERS:
        return _("Your role reads files and does not write into them.")
    return None


def why_not_start(user: User) -> str | None:
    """Why this user may not open a new case."""
    if not user.is_active or user.role not in OPENERS:
        return _("New cases are opened by border guards and caseworkers.")
    return None


def why_not_add_note(user: User, case: Case) -> str | None:
    """Why this user may not add a note to this case's file."""
    return why_not_write(user, case)


def why_not_state_identity(user: User, case: Case) -> str | None:
    """Why this user may not write down what the person says of who they are."""
    return why_not_write(user, case)


def why_not_correct(user: User, case: Case, *, entry: Entry) -> str | None:
    """Why this user may not correct this entry or take it back."""
    if reason := why_not_write(user, case):
        return reason
    if entry.case_id != case.pk:
        return _("This entry is of another case.")
    if entry.event in MOVES:
        return _("Whose case it was stays as it was written. Assign it or hand it over anew.")
    if Entry.objects.filter(case=case, corrects=entry.number).exists():
        return _("This entry was corrected already. Correct the entry that stands.")
    return None


def why_not_assign_any(user: User, case: Case) -> str | None:
    """Why this user may not give this case to anybody."""
    if reason := why_not_write(user, case):
        return reason
    if user.role not in WORKERS_ON_CASES:
        return _("Cases are assigned by caseworkers and supervisors.")
    return None


def why_not_assign(user: User, case: Case, *, to: User) -> str | None:
    """Why this user may not give this case to that caseworker."""
    if reason := why_not_assign_any(user, case):
        return reason
    if not to.is_active or to.role not in WORKERS_ON_CASES or to.office_id != case.office_id:
        return _("Choose a caseworker of your office.")
    if case.caseworker_id == to.pk:
        return _("The case is with this caseworker already.")
    if user.role == Role.CASEWORKER and user.pk not in {to.pk, case.caseworker_id}:
        return _("A caseworker takes a case or passes on their own. Ask your supervisor.")
    return None


def why_not_hand_over_any(user: User, case: Case) -> str | None:
    """Why this user may not hand this case over to any office."""
    return why_not_write(user, case)


def why_not_hand_over(user: User, case: Case, *, to: Office) -> str | None:
    """Why this user may not hand this case over to that office."""
    if reason := why_not_hand_over_any(user, case):
        return reason
    if to.pk == case.office_id:
        return _("The case is with this office already.")
    if not to.is_active or to.kind in KEEPS_NO_CASES:
        return _("This office takes no cases. Choose another.")
    if to.member_state != case.member_state:
        return _("A case is handed over inside the State. Another State is asked to take charge.")
    return None


def why_not_load_caseload(user: User) -> str | None:
    """Why this user may not load many cases at once."""
    return why_not_start(user)


def colleagues_for(user: User, case: Case) -> QuerySet[User]:
    """To whom this user may give this case, by name."""
    staff = User.objects.filter(office_id=case.office_id, is_active=True, role__in=WORKERS_ON_CASES)
    if case.caseworker_id is not None:
        staff = staff.exclude(pk=case.caseworker_id)
    is_own = user.role == Role.SUPERVISOR or case.caseworker_id == user.pk
    return (staff if is_own else staff.filter(pk=user.pk)).order_by("full_name", "pk")


def offices_for(user: User, case: Case) -> QuerySet[Office]:
    """To which offices this user may hand this case over, by name."""
    offices = Office.objects.filter(is_active=True, member_state=case.member_state)
    others = offices.exclude(pk=user.office_id).exclude(kind__in=KEEPS_NO_CASES)
    return others.order_by("name", "pk")

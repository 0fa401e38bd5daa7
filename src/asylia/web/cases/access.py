"""Who may see and do what with a case. Deny by default; the page shows what the action enforces."""

from collections.abc import Collection, Container, Mapping, Sequence

from django.db.models import QuerySet

from asylia.casefile.entries import Attribute, FileAct, header_from
from asylia.law.clock.points import point_of
from asylia.web.accounts.models import Office, OfficeKind, Role, User
from asylia.web.base.languages import gettext as _
from asylia.web.base.languages import gettext_lazy
from asylia.web.base.names import countries_now
from asylia.web.cases import need, sheets
from asylia.web.cases.events import event_words
from asylia.web.cases.models import Case, Entry
from asylia.web.cases.sheets import Sheet
from asylia.web.cases.telling import Standing, standing_of

READERS = need.READERS
WRITERS = sheets.WRITERS
CHOOSERS = frozenset({Role.SUPERVISOR})
"""Who answers for an office: they choose how it reads what is disputed."""
LAW_READERS = frozenset({Role.CASEWORKER, Role.SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR})
"""Who sees what national law sets; it tells of no case."""
OPENERS = frozenset({Role.BORDER_GUARD, Role.CASEWORKER})
WORKERS_ON_CASES = sheets.WORKERS
MOVES = frozenset(
    {
        FileAct.CASE_ASSIGNED,
        FileAct.CASE_HANDED_OVER,
        FileAct.COLLEAGUE_CALLED_IN,
        FileAct.COLLEAGUE_RELEASED,
        FileAct.CASE_LOCKED,
        FileAct.CASE_UNLOCKED,
        FileAct.CASE_ERASED,
    }
)
HAND_OVER: Mapping[Role, object] = {
    Role.BORDER_GUARD: gettext_lazy(
        "Caseworkers and supervisors record this, border guards do not. Nothing was changed. If it"
        " is due, hand the case over to their office: the page of the case offers it."
    )
}
"""What a role does instead of an act that is not open to it."""
NAMED = 2
KEEPS_NO_CASES = frozenset({OfficeKind.OVERSIGHT})
FOR_SOME_HOURS = frozenset({need.Ground.REASON, need.Ground.BREAK_GLASS})
"""Grounds that somebody gave themselves: they end by themselves, and nobody makes them last."""


def is_known(user: User, case: Case) -> bool:
    """Whether a case stands in a list of this user, or they may open it.

    ``CaseQuerySet.known_to`` says the same in words of the database, and a test compares them.
    """
    if not user.is_active or user.role not in READERS:
        return False
    return case.office_id == user.office_id or need.ground_of(user, case) is not None


def why_not_open(user: User, case: Case) -> str | None:
    """Why this user may not open this case and read its file."""
    if not user.is_active or user.role not in READERS:
        return _("Your role does not open cases.")
    if need.ground_of(user, case) is not None:
        return None
    if case.lock_id is not None:
        return _("This case is locked. It opens to the people on its list, and in an emergency.")
    if case.office_id != user.office_id:
        return _("This case is not, or no longer, with your office.")
    return _("A colleague works on this case. Say why you need it before you open it.")


def why_not_write(user: User, case: Case) -> str | None:
    """Why this user may not write into this case's file at all."""
    if reason := why_not_open(user, case):
        return reason
    if user.role not in WRITERS:
        return _("Your role reads files and does not write into them.")
    if is_erased(case):
        return _("This case was erased. Nothing can be recorded in it any more.")
    return None


def is_erased(case: Case) -> bool:
    """Whether somebody had the case erased; asked of the database once for a case that was read."""
    return hasattr(case, "erasure")


def why_not_start(user: User) -> str | None:
    """Why this user may not open a new case."""
    if not user.is_active or user.role not in OPENERS:
        return _("New cases are opened by border guards and caseworkers.")
    return None


def why_not_add_note(user: User, case: Case) -> str | None:
    """Why this user may not add a note to this case's file."""
    return why_not_write(user, case)


def why_not_record(
    user: User,
    case: Case,
    *,
    sheet: Sheet,
    file: Standing | None = None,
    extensible: Collection[str] | None = None,
) -> str | None:
    """Why this user may not record what this sheet is about, whatever they would answer.

    Args:
        user: Who would write.
        case: The case.
        sheet: The act.
        file: What stands in the file, if it was read already.
        extensible: The ids of the limits that run or ran, if the clock was asked already.
    """
    return why_not_write(user, case) or why_not_by_sheet(
        user, case, sheet=sheet, file=file, extensible=extensible
    )


def why_not_by_sheet(
    user: User,
    case: Case,
    *,
    sheet: Sheet,
    file: Standing | None = None,
    extensible: Collection[str] | None = None,
) -> str | None:
    """Why this user, who may write into the file, may not record what this sheet is about.

    A page asks it of two hundred sheets, and asks once whether its reader may write at all.

    Args:
        user: Who would write.
        case: The case.
        sheet: The act.
        file: What stands in the file, if it was read already.
        extensible: The ids of the limits that run or ran, if the clock was asked already.
    """
    if user.role not in sheet.roles:
        names = sorted(str(role.label) for role in sheet.roles)
        says = _("This is recorded by: %(roles)s. Hand the case over to their office.")
        return says % {"roles": ", ".join(names)}
    if sheet.extends and extensible is not None and not extensible:
        return _("No limit that the law lets anybody extend runs or ran in this case.")
    known = standing_of(case) if file is None else file
    return _why_not_yet(sheet, known) or _why_not_any_more(sheet, known)


def _why_not_yet(sheet: Sheet, file: Standing) -> str | None:
    if sheet.after and not file.has(*sheet.after):
        return _("It follows on what the file does not hold yet. First record: %(events)s.") % {
            "events": _either(sheet.after)
        }
    is_open = file.are_open(sheet.ends, [sheet.event])
    if sheet.ends and not is_open and not file.is_newest(sheet.ends_newest, [sheet.event]):
        return _("There is nothing that it could end. First record: %(events)s.") % {
            "events": _either(sheet.ends)
        }
    return None


def _why_not_any_more(sheet: Sheet, file: Standing) -> str | None:
    concluded = file.concluded() if sheet.while_undecided else None
    if found := file.of(*sheet.unless) or ((concluded,) if concluded else ()):
        return _("The file holds “%(event)s” (entry %(n)d); after that it is not recorded.") % {
            "event": event_words(found[-1].event),
            "n": found[-1].number,
        }
    if sheet.ended_by and file.are_open([sheet.event], sheet.ended_by):
        return _("It goes on since entry %(n)d. First record: %(events)s.") % {
            "n": file.number_of(sheet.event),
            "events": _either(sheet.ended_by),
        }
    if sheet.once and file.has(sheet.event):
        return _("It is recorded already (entry %(n)d). If that is wrong, correct that entry.") % {
            "n": file.number_of(sheet.event)
        }
    return None


def why_not_answered(sheet: Sheet, told: Mapping[str, object]) -> str | None:
    """Why what was answered is not enough: a box that has to be filled is empty.

    Args:
        sheet: The act.
        told: Every answer by the name of its box.
    """
    return next((str(box.missing) for box in sheet.boxes if box.is_missing(told)), None)


def why_not_so(
    sheet: Sheet,
    file: Standing,
    *,
    codes: Mapping[str, Attribute],
    own_state: str,
    running: Container[str],
) -> str | None:
    """Why the answers to a sheet do not go together with the file.

    Args:
        sheet: The act.
        file: What stands in the file.
        codes: The answers that the clock may read.
        own_state: Code of the State that holds the file.
        running: The ids of the limits that run on the day of the act.
    """
    state = codes.get("state")
    if state is not None and state == own_state:
        return _("This is the State of the case itself. Choose the other State.")
    if sheet.extends and codes.get("limit") not in running:
        return _(
            "This limit does not run in the case, or has ended. What has ended cannot be extended."
        )
    if sheet.per_state and state is not None and not file.of(*sheet.after, state=state):
        return _("Nothing in the file with %(state)s goes before it. First record: %(events)s.") % {
            "state": dict(countries_now()).get(str(state), str(state)),
            "events": _either(sheet.after),
        }
    return None


def _either(events: Sequence[str]) -> str:
    """Up to two of these events, and whether there are more of their kind."""
    named = (_("“%(words)s”") % {"words": event_words(event)} for event in events[:NAMED])
    said = _(" or ").join(named)
    return (
        said if len(events) <= NAMED else _("%(events)s, or another of its kind") % {"events": said}
    )


def why_not_state_identity(user: User, case: Case) -> str | None:
    """Why this user may not write down what the person says of who they are."""
    return why_not_write(user, case)


def why_not_correct(user: User, case: Case, *, entry: Entry) -> str | None:
    """Why this user may not correct this entry or take it back."""
    if reason := why_not_write(user, case):
        return reason
    if entry.case_id != case.pk:
        return _("This entry is of another case.")
    if entry.event == FileAct.PAPER_WRITTEN:
        return _("A paper that was made stays as it is. Write another one in its place.")
    if entry.event in MOVES:
        return _("Who worked on the case stays as it was written. Change it anew instead.")
    if user.role not in WORKERS_ON_CASES and entry.recorded_by.role in WORKERS_ON_CASES:
        return _("A caseworker wrote this entry. Say in a note what is wrong with it.")
    if entry.event == FileAct.CASE_LINKED and not _may_open_linked(user, entry):
        return _("This entry links a case that you may not open. Leave it to those who may.")
    if Entry.objects.filter(case=case, corrects=entry.number).exists():
        return _("This entry was corrected already. Correct the entry that stands.")
    return None


def _may_open_linked(user: User, entry: Entry) -> bool:
    other = header_from(bytes(entry.header)).attributes.get("case")
    return Case.objects.visible_to(user).filter(reference=other).exists()


def why_not_assign_any(user: User, case: Case) -> str | None:
    """Why this user may not give this case to anybody."""
    if reason := why_not_write(user, case) or _why_not_ours(user, case):
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
    if case.lock_id is not None and need.ground_of(to, case) != need.Ground.NAMED:
        return _("The case is locked. Put this caseworker on its list first.")
    if user.role == Role.CASEWORKER and user.pk not in {to.pk, case.caseworker_id}:
        return _("A caseworker takes a case or passes on their own. Ask your supervisor.")
    return None


def why_not_hand_over_any(user: User, case: Case) -> str | None:
    """Why this user may not hand this case over to any office."""
    if reason := why_not_write(user, case) or _why_not_ours(user, case):
        return reason
    if case.lock_id is not None:
        return _("The case is locked. Unlock it before another office takes it over.")
    return None


def _why_not_ours(user: User, case: Case) -> str | None:
    """Why this user may not decide who works on it: another office's, or let in for some hours."""
    if case.office_id != user.office_id:
        return _("Who works on a case is decided in its office.")
    if user.role != Role.SUPERVISOR and need.ground_of(user, case) in FOR_SOME_HOURS:
        return _(
            "The case is open to you for some hours only. Who works on it is decided by the"
            " caseworker or a supervisor."
        )
    return None


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


def why_not_choose_reading(user: User, *, point: str, key: str) -> str | None:
    """Why this user may not choose this reading of a disputed point for their office.

    Args:
        user: Who would choose.
        point: The id of the point.
        key: The key of the reading; empty to leave it to the settings file and the book again.
    """
    if not user.is_active or user.role not in CHOOSERS:
        return _("Which reading an office follows is chosen by its supervisor.")
    found = point_of(point)
    if found is None:
        return _("The law book has no such disputed point.")
    if key and key not in found.keys:
        return _("The point has no such reading. Choose one that is listed.")
    return None


def why_not_renew_dates(user: User) -> str | None:
    """Why this user may not have the dates of their office's cases reckoned anew."""
    if not user.is_active or user.role not in CHOOSERS:
        return _("The dates of an office are reckoned anew at the word of its supervisor.")
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

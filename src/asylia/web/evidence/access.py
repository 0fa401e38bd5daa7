"""Who may write down what was said and what is known of it, and what stands in the way."""

from asylia.casefile.entries import FileAct, header_from
from asylia.web.accounts.models import User
from asylia.web.base.languages import gettext as _
from asylia.web.cases.access import why_not_open, why_not_write
from asylia.web.cases.models import Case, Entry


def why_not_record_statement(user: User, case: Case) -> str | None:
    """Why this user may not write down what somebody said."""
    return why_not_write(user, case)


def why_not_correct_statement(user: User, case: Case, *, of: int) -> str | None:
    """Why this user may not put other words in the place of this statement."""
    return why_not_write(user, case) or why_not_speak_of(case, of)


def why_not_confirm(user: User, case: Case, *, of: int) -> str | None:
    """Why this user may not write down what the person says to these words."""
    return why_not_write(user, case) or why_not_speak_of(case, of)


def why_not_verify(user: User, case: Case, *, of: int) -> str | None:
    """Why this user may not write down what was found out about this statement."""
    return why_not_write(user, case) or why_not_speak_of(case, of)


def why_not_speak_of(case: Case, number: int) -> str | None:
    """Why nothing can be said of the statement in this entry."""
    entries = Entry.objects.filter(case=case)
    said = entries.filter(number=number, event=FileAct.STATEMENT_RECORDED).first()
    if said is None:
        return _("Entry %(n)d is no statement. Choose a statement of this file.") % {"n": number}
    if _takes_back(said):
        return _taken_back(said.number)
    later = entries.filter(corrects=number).first()
    if later is None:
        return None
    if _takes_back(later):
        return _taken_back(later.number)
    return _(
        "The statement was corrected already (entry %(n)d). Open the words that stand now."
    ) % {"n": later.number}


def _takes_back(entry: Entry) -> bool:
    return header_from(bytes(entry.header)).withdrawn


def _taken_back(number: int) -> str:
    return _("The statement was taken back (entry %(n)d). Nothing more is found out about it.") % {
        "n": number
    }


def why_not_link_any(user: User, case: Case) -> str | None:
    """Why this user may not link this case to any other."""
    return why_not_write(user, case)


def why_not_link(user: User, case: Case, *, other: Case | None) -> str | None:
    """Why this user may not link this case to that one.

    A case that they may not open and one that does not exist are answered alike.
    """
    if reason := why_not_link_any(user, case):
        return reason
    if other is None or why_not_open(user, other):
        return _(
            "There is no case of that reference that you may open. Check it, letter by letter."
        )
    if other.pk == case.pk:
        return _("This is the case itself. Give the reference of the other case.")
    if other.reference in _linked_in(case):
        return _("The two cases are linked already. Correct the likeness in that entry.")
    return None


def _linked_in(case: Case) -> set[object]:
    """The references of the cases to which a link stands in this file."""
    entries = Entry.objects.filter(case=case, event=FileAct.CASE_LINKED).order_by("number")
    headers = [header_from(bytes(row)) for row in entries.values_list("header", flat=True)]
    replaced = {header.corrects for header in headers}
    return {
        header.attributes.get("case")
        for header in headers
        if header.number not in replaced and not header.withdrawn
    }

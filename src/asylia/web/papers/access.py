"""Who may write a paper of a kind, who may take one out of a file, and why not."""

from asylia.casefile.entries import FileAct
from asylia.web.accounts.models import User
from asylia.web.base.languages import gettext as _
from asylia.web.cases import access
from asylia.web.cases.events import event_words
from asylia.web.cases.models import Case, Entry
from asylia.web.cases.telling import Standing, standing_of
from asylia.web.papers.kinds import Kind


def why_not_write_any(user: User, case: Case) -> str | None:
    """Why this user may write no paper at all in this case."""
    return access.why_not_write(user, case)


def why_not_write(
    user: User, case: Case, *, kind: Kind, file: Standing | None = None
) -> str | None:
    """Why this user may not write a paper of this kind.

    Args:
        user: Who would write.
        case: The case.
        kind: The kind of paper.
        file: What stands in the file, if it was read already.
    """
    if reason := why_not_write_any(user, case):
        return reason
    if user.role not in kind.roles:
        return _("Caseworkers and supervisors write this paper.")
    known = standing_of(case) if file is None else file
    if kind.after and not known.has(*kind.after):
        return _("It follows on what the file does not hold yet. First record: %(events)s.") % {
            "events": _("“%(words)s”") % {"words": event_words(kind.after[0])}
        }
    return None


def why_not_replace(case: Case, *, number: int, kind: Kind) -> str | None:
    """Why a new paper of this kind may not take the place of that one.

    Args:
        case: The case.
        number: The number of the entry of the earlier paper.
        kind: The kind of the new one.
    """
    entry = Entry.objects.filter(case=case, number=number, event=FileAct.PAPER_WRITTEN).first()
    if entry is None:
        return _("There is no such paper in this file.")
    if Entry.objects.filter(case=case, corrects=number).exists():
        return _("This paper was replaced already. Replace the one that stands.")
    stands = standing_of(case).headers
    same = (one for one in stands if one.number == number)
    if next(same).attributes.get("paper") != kind.code:
        return _("A paper is replaced by one of the same kind.")
    return None

"""Who may record where somebody is placed."""

from datetime import date

from django.utils.translation import gettext as _

from asylia.casefile.spans import PLACES, Span
from asylia.web.accounts.models import Office, OfficeKind, User
from asylia.web.cases.access import why_not_write
from asylia.web.cases.models import Case
from asylia.web.cases.spans import lasting_in, why_not_end
from asylia.web.cases.telling import Standing


def why_not_start_placement(user: User, case: Case) -> str | None:
    """Why this user may not record a placement; a detention is no reason."""
    return why_not_write(user, case)


def why_not_end_placement(user: User, case: Case, *, file: Standing) -> str | None:
    """Why this user may not record the end of a placement."""
    if reason := why_not_write(user, case):
        return reason
    if not placements_in(file, case):
        return _("The file holds no placement that lasts.")
    return None


def why_not_end_these(
    case: Case, file: Standing, *, numbers: frozenset[int], at: date
) -> str | None:
    """Why these placements cannot end then: each has to last, and to have begun before.

    Args:
        case: The case.
        file: What stands in the file.
        numbers: The entries that began them.
        at: When they are said to have ended.
    """
    lasting = {span.entry: span for span in placements_in(file, case)}
    if gone := sorted(numbers - lasting.keys()):
        return _("The placement of entry %(number)d does not last any more.") % {"number": gone[0]}
    return why_not_end([lasting[number] for number in sorted(numbers)], case, at=at)


def placements_in(file: Standing, case: Case) -> tuple[Span, ...]:
    """The placements that last."""
    return lasting_in(file, PLACES, case=case)


def known_centres(user: User) -> list[str]:
    """The reception centres among the offices of the user's State, by name."""
    offices = Office.objects.filter(
        is_active=True, kind=OfficeKind.RECEPTION, member_state=user.office.member_state
    )
    return list(offices.order_by("name").values_list("name", flat=True))

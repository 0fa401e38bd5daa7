"""What lasts in a stored file: the detention, the restriction, the placement of now."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from asylia.casefile.entries import Entry
from asylia.casefile.spans import Form, Span, is_before
from asylia.casefile.whereabouts import whereabouts_of
from asylia.law.holidays import calendar_of
from asylia.web.base.days import moment_words
from asylia.web.cases.file import file_of
from asylia.web.cases.models import Case
from asylia.web.cases.telling import Standing


def lasting(case: Case, forms: frozenset[Form]) -> tuple[Span, ...]:
    """The spans of these forms that have not ended in the case's file, with their places.

    Args:
        case: The case.
        forms: What is asked for.
    """
    return _lasting(file_of(case), forms, state=case.member_state)


def lasting_in(file: Standing, forms: frozenset[Form], *, case: Case) -> tuple[Span, ...]:
    """The same out of the headers alone, without the words of places.

    Args:
        file: What stands in the file.
        forms: What is asked for.
        case: The case.
    """
    entries = [Entry(header=header, content=None) for header in file.headers]
    return _lasting(entries, forms, state=case.member_state)


def why_not_end(spans: Iterable[Span], case: Case, *, at: date) -> str | None:
    """Why these spans cannot end then: what begins later would last on, unnoticed.

    Args:
        spans: The spans.
        case: The case.
        at: When they are said to have ended.
    """
    local_day = calendar_of(case.member_state).local_day
    later = next((one for one in spans if is_before(at, one.since, local_day=local_day)), None)
    if later is None:
        return None
    says = _("It began only on %(moment)s (entry %(number)d). Correct that entry, or the day here.")
    return says % {"moment": moment_words(later.since), "number": later.entry}


def _lasting(file: Iterable[Entry], forms: frozenset[Form], *, state: str) -> tuple[Span, ...]:
    entries = tuple(file)
    if not entries:
        return ()
    as_of = calendar_of(state).local_day(entries[-1].header.recorded_at)
    timeline = whereabouts_of(entries, member_state=state, as_of=as_of)
    return tuple(span for span in timeline.spans if span.form in forms and span.lasts)

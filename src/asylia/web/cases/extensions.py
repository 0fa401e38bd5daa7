"""Which limits the law lets somebody extend, and which of them run in a case."""

from datetime import date

from django.utils.translation import gettext as _

from asylia.law.clock.answer import Answer
from asylia.law.clock.book import every_rule
from asylia.law.clock.extensible import extensible
from asylia.law.terms import Status
from asylia.web.base.citations import cite_words
from asylia.web.cases.clock import clock_of
from asylia.web.cases.models import Case

RUNS = frozenset({Status.RUNNING, Status.UNDECIDED, Status.PAUSED})
"""A limit that is overdue has ended, and what has ended cannot be extended."""
OFFERED = RUNS | {Status.OVERDUE, Status.LAPSED}
"""What has ended may have been extended while it ran, and that be written down late."""


def offered_in(answer: Answer) -> dict[str, str]:
    """The limits of an answer of which an extension may be recorded, with titles and articles."""
    return _extensible_in(answer, OFFERED)


def offered_now(case: Case, *, today: date) -> dict[str, str]:
    """The limits of a case of which an extension may be recorded today, with their titles."""
    return offered_in(clock_of(case, today=today, explain=False))


def running_on(case: Case, day: date, *, today: date) -> frozenset[str]:
    """The ids of the limits that ran on a day, as the file knows today.

    Args:
        case: The case.
        day: The day of the extension.
        today: The day on which it is recorded.
    """
    answer = clock_of(case, today=day, known_on=today, explain=False)
    return frozenset(_extensible_in(answer, RUNS))


def _extensible_in(answer: Answer, statuses: frozenset[Status]) -> dict[str, str]:
    return {
        limit.id: f"{_(limit.title)} ({cite_words(limit)})"
        for limit in answer.limits
        if limit.status in statuses and limit.id in extensible(every_rule())
    }

"""Which limits the law lets somebody extend, and which of them run in a case."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache

from django.utils.translation import gettext as _

from asylia.law.clock.answer import Answer
from asylia.law.clock.book import every_rule
from asylia.law.limits import Attribute, Extended
from asylia.law.terms import Event, Status
from asylia.web.base.citations import cite_words
from asylia.web.cases.clock import clock_of
from asylia.web.cases.models import Case

RUNS = frozenset({Status.RUNNING, Status.UNDECIDED, Status.PAUSED})
"""A limit that is overdue has ended, and what has ended cannot be extended."""
OFFERED = RUNS | {Status.OVERDUE, Status.LAPSED}
"""What has ended may have been extended while it ran, and that be written down late."""


@cache
def extensible() -> frozenset[str]:
    """The ids of the limits that a rule lets somebody extend."""
    return frozenset(found for rule in every_rule() for found in _extended(rule))


def _extended(part: object) -> Iterator[str]:
    if isinstance(part, Extended):
        yield part.limit
    elif isinstance(part, Attribute) and part.event is Event.TIME_LIMIT_EXTENDED:
        yield from map(str, part.values if part.key == "limit" else ())
    elif isinstance(part, tuple):
        yield from (found for one in part for found in _extended(one))
    elif is_dataclass(part):
        yield from (found for one in fields(part) for found in _extended(getattr(part, one.name)))


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
        if limit.status in statuses and limit.id in extensible()
    }

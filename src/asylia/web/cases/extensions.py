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


def running_in(answer: Answer) -> dict[str, str]:
    """The limits of an answer that may be extended now, with their titles and articles."""
    return {
        limit.id: f"{_(limit.title)} ({cite_words(limit)})"
        for limit in answer.limits
        if limit.status in RUNS and limit.id in extensible()
    }


def running_on(case: Case, day: date) -> dict[str, str]:
    """The limits that may be extended on a day, with their titles.

    Args:
        case: The case.
        day: The day of the extension.
    """
    return running_in(clock_of(case, today=day, known_on=None, explain=False))

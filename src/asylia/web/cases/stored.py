"""What is stored of an answer: each limit that is due on a day, or on none by the law's words."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from typing import NamedTuple

from asylia.law.clock.answer import Answer
from asylia.law.clock.answer import DueDate as Answered
from asylia.law.clock.book import every_rule
from asylia.law.holidays import calendar_of
from asylia.law.terms import Status

SHOWN_NOWHERE = frozenset({Status.STOPPED, Status.LAPSED})
"""What was overtaken or has lapsed is explained on the case page and due on no day."""
OF_A_LIMIT = ("limit_id", "instrument", "article", "title", "kind", "owed_by")


class Stored(NamedTuple):
    """The dates of a limit in a case.

    Attributes:
        limit_id: The limit, with the other State where it runs for one.
        starts_on: The day on which it starts.
        nominal_end: The day on which it ends before any shift.
        due_on: Its last day.
        due_at: Its last moment, in UTC, where it is counted in hours.
        other_due_on: The earliest day of another reading.
        met_on: When it was met.
        sort_on: The local day of the due date, or of another reading where it has none.
    """

    limit_id: str
    starts_on: date | None
    nominal_end: date | None
    due_on: date | None
    due_at: datetime | None
    other_due_on: date | None
    met_on: date | None
    sort_on: date | None


OF_A_DATE = Stored._fields[1:]


def stored_of(answer: Answer, state: str) -> Iterator[Stored]:
    """What is stored of an answer, in the order of the law book.

    Args:
        answer: What the clock answered.
        state: The State that holds the file.
    """
    return (_stored(limit, state) for limit in answer.limits if limit.status not in SHOWN_NOWHERE)


def _stored(limit: Answered, state: str) -> Stored:
    local_day = calendar_of(state).local_day
    due = limit.due and local_day(limit.due)
    days = {local_day(candidate.due) for candidate in limit.candidates} - {due}
    other = min(days, default=None)
    return Stored(
        limit_id=limit.id if limit.state is None else f"{limit.id}:{limit.state}",
        starts_on=limit.starts_on,
        nominal_end=limit.nominal_end and local_day(limit.nominal_end),
        due_on=limit.due_on,
        due_at=limit.due_at and limit.due_at.astimezone(UTC),
        other_due_on=other,
        met_on=limit.met_on,
        sort_on=due or other,
    )


def of_limit(limit_id: str) -> tuple[str, ...]:
    """What is stored with each date of a limit, in the order of ``OF_A_LIMIT``.

    Args:
        limit_id: The limit, with the other State where it runs for one.
    """
    return (limit_id, *_of_rules()[limit_id.partition(":")[0]])


@cache
def _of_rules() -> dict[str, tuple[str, ...]]:
    return {
        rule.id: (
            str(rule.cites.instrument),
            rule.cites.article,
            str(rule.title),
            str(rule.kind),
            str(rule.owed_by),
        )
        for rule in every_rule()
    }

"""What is stored of an answer: each limit that is due on a day, or on none by the law's words."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from typing import NamedTuple

from asylia.law.clock.answer import Answer
from asylia.law.clock.answer import DueDate as Answered
from asylia.law.clock.book import every_rule
from asylia.law.holidays import calendar_of
from asylia.law.limits import TimeLimit
from asylia.law.next_act import NO_NEXT_ACT, NOBODY_HAS_TO, Course, Turn
from asylia.law.next_act.steps import STEPS, TO_SETTLE, Settled
from asylia.law.terms import Status

OF_AN_ACT = ("name", "instrument", "article", "title", "owed_by")
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


class StoredAct(NamedTuple):
    """Something that has to be done in a case.

    Attributes:
        name: The limit or step that asks for it, with the other State where it is done with one.
        turn: Whose turn it is.
        limit_id: The limit whose time it has; empty if none does.
        starts_on: The day since which it is asked for.
        nominal_end: The day on which its time ends before any shift.
        due_on: The last day.
        due_at: The last moment, in UTC, where it is counted in hours.
        other_due_on: The earliest day of another reading.
        sort_on: The local day of the due date, or of another reading where it has none.
        stage: The event that says how far the case is; empty before any of those.
    """

    name: str
    turn: str
    limit_id: str
    starts_on: date | None
    nominal_end: date | None
    due_on: date | None
    due_at: datetime | None
    other_due_on: date | None
    sort_on: date | None
    stage: str


def acts_of(course: Course, state: str, *, stage: str) -> Iterator[StoredAct]:
    """What is stored of a course: its acts, or that nobody has to do anything.

    Args:
        course: What has to be done next.
        state: The State that holds the file.
        stage: The event that says how far the case is.
    """
    if course.is_alarm:
        yield StoredAct(NO_NEXT_ACT, Turn.NOBODYS.value, "", *(None,) * 6, stage)
    for act in course.acts:
        asks = act.because[0].id
        name = asks if act.state is None else f"{asks}:{act.state}"
        if act.limit is None:
            yield StoredAct(name, act.turn.value, "", act.since, *(None,) * 5, stage)
            continue
        limit = _stored(act.limit, state)
        yield StoredAct(
            name=name,
            turn=act.turn.value,
            limit_id=limit.limit_id,
            starts_on=limit.starts_on,
            nominal_end=limit.nominal_end,
            due_on=limit.due_on,
            due_at=limit.due_at,
            other_due_on=limit.other_due_on,
            sort_on=limit.sort_on,
            stage=stage,
        )


OF_A_ROW = StoredAct._fields[1:]


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


def of_act(name: str) -> tuple[str, ...]:
    """What is stored with each act that a limit or step asks for, in the order of ``OF_AN_ACT``.

    Args:
        name: What asks for it, with the other State where it is done with one.
    """
    return (name, *_of_acts()[name.partition(":")[0]])


@cache
def _of_rules() -> dict[str, tuple[str, ...]]:
    return {rule.id: (*_cited(rule), str(rule.kind), str(rule.owed_by)) for rule in every_rule()}


@cache
def _of_acts() -> dict[str, tuple[str, ...]]:
    asking: list[TimeLimit | Settled] = [*every_rule(), *STEPS, *TO_SETTLE.values()]
    of_all = {one.id: (*_cited(one), str(one.owed_by)) for one in asking}
    return {**of_all, NO_NEXT_ACT: ("", "", NOBODY_HAS_TO, "")}


def _cited(one: TimeLimit | Settled) -> tuple[str, str, str]:
    return str(one.cites.instrument), one.cites.article, str(one.title)

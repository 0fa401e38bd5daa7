"""What the law would start if the answers so far were recorded now."""

from dataclasses import dataclass
from datetime import date, datetime

from asylia.law import clock
from asylia.law.clock.answer import Answer, DueDate
from asylia.law.facts import Happening, History, Person
from asylia.law.holidays import calendar_of
from asylia.law.terms import Event, Kind, Status
from asylia.web.accounts.models import Office
from asylia.web.cases.national import law_settings

SHOWN = frozenset({Status.RUNNING, Status.OVERDUE, Status.UNDECIDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a form has been told so far; None for what it has not.

    Attributes:
        found: How the person was found.
        found_at: When.
        made_at: When they asked for protection.
        authority: Which authority found the person and heard them.
        unaccompanied_minor: Whether they are a child without an adult.
    """

    found: Event | None = None
    found_at: date | datetime | None = None
    made_at: date | datetime | None = None
    authority: str = ""
    unaccompanied_minor: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Starts:
    """What starts.

    Attributes:
        dated: Duties with a last day, the nearest first.
        at_once: Duties without a number.
        found_at: The first contact as it was understood; None if it was not.
        made_at: The making as it was understood; None if there is none.
    """

    dated: tuple[DueDate, ...]
    at_once: tuple[DueDate, ...]
    found_at: date | datetime | None
    made_at: date | datetime | None


def starts_from(answers: Answers, *, office: Office, now: datetime) -> Starts:
    """The limits that these answers would start.

    Args:
        answers: What the form has been told so far.
        office: The office that would have the case.
        now: The moment of the question.
    """
    day = calendar_of(office.member_state).local_day(now)
    history, settings = _history(answers, office.member_state), law_settings(office.pk)
    answer = clock.answer(history, as_of=day, moment=now, settings=settings, explain=False)
    duties = [limit for limit in answer.limits if _is_duty(limit)]
    dated = [limit for limit in duties if limit.due is not None]
    return Starts(
        dated=tuple(sorted(dated, key=_last_day)),
        at_once=tuple(limit for limit in duties if limit.due is None),
        found_at=answers.found_at,
        made_at=answers.made_at,
    )


def started(answer: Answer) -> tuple[DueDate, ...]:
    """The duties with a last day that run in a case, the nearest first."""
    dated = (limit for limit in answer.limits if _is_duty(limit) and limit.due is not None)
    return tuple(sorted(dated, key=_last_day))


def _history(answers: Answers, member_state: str) -> History:
    attributes = {"authority": answers.authority} if answers.authority else {}
    events = []
    if answers.found and answers.found_at:
        events.append(Happening(event=answers.found, at=answers.found_at, id="1"))
    if answers.made_at:
        made = Happening(
            event=Event.APPLICATION_MADE, at=answers.made_at, id="2", attributes=attributes
        )
        events.append(made)
    return History(
        case="",
        member_state=member_state,
        person=Person(unaccompanied_minor=answers.unaccompanied_minor),
        events=tuple(events),
    )


def _is_duty(limit: DueDate) -> bool:
    return limit.rule.kind == Kind.MAXIMUM and limit.status in SHOWN


def _last_day(limit: DueDate) -> tuple[date, str]:
    due = limit.due
    assert due is not None  # noqa: S101 -- only dated limits come here
    return (due.date() if isinstance(due, datetime) else due), limit.id

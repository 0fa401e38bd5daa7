"""The law's clock over a stored file."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from asylia.casefile.entries import Entry
from asylia.casefile.history import history_of
from asylia.law import clock
from asylia.law.clock.answer import Answer
from asylia.law.clock.timeline import Question
from asylia.law.facts import History, Settings
from asylia.law.holidays import calendar_of
from asylia.law.next_act import Course, clock_and_course
from asylia.web.cases.file import file_of
from asylia.web.cases.models import Case
from asylia.web.cases.national import law_settings
from asylia.web.cases.stages import stage_in
from asylia.web.cases.stored import StoredAct, acts_of


def clock_of(
    case: Case,
    *,
    today: date,
    known_on: date | None = None,
    moment: datetime | None = None,
    explain: bool = True,
    file: Iterable[Entry] | None = None,
) -> Answer:
    """What the law's clock answers for this case.

    Args:
        case: The case.
        today: The day of the question.
        known_on: The day of knowledge; None for the same day.
        moment: The moment of that day, for limits in hours; None for its end.
        explain: Whether each date explains itself.
        file: The case's entries, if they were read already.
    """
    known_at = None if known_on is None else _end_of(known_on, case.member_state)
    history = history_in(case, file_of(case) if file is None else file, known_at=known_at)
    return clock.answer(
        history,
        as_of=today,
        known_on=known_on,
        moment=moment,
        settings=law_settings(case.office_id, until=known_at),
        explain=explain,
    )


def course_of_case(
    case: Case,
    file: Iterable[Entry],
    *,
    today: date,
    known_on: date | None,
    moment: datetime | None,
) -> tuple[Answer, Course]:
    """What the law's clock answers for this case, explained, and what has to be done next in it.

    Args:
        case: The case.
        file: The case's entries.
        today: The day of the question.
        known_on: The day of knowledge; None for the same day.
        moment: The moment of that day, for limits in hours; None for its end.
    """
    known_at = None if known_on is None else _end_of(known_on, case.member_state)
    return clock_and_course(
        history_in(case, file, known_at=known_at),
        Question(as_of=today, known_on=known_on or today, moment=moment),
        settings=law_settings(case.office_id, until=known_at),
        explain=True,
    )


def answer_to_store(
    history: History, *, today: date, settings: Settings
) -> tuple[Answer, list[StoredAct]]:
    """The same without explanations, the course as it is stored.

    Args:
        history: What happened.
        today: The day of the question.
        settings: What is set for the office of the case.

    Raises:
        OutsideSpan: A day must be judged for which the State's holidays are not known.
    """
    question = Question(as_of=today, known_on=today)
    answer, course = clock_and_course(history, question, settings=settings, explain=False)
    return answer, list(acts_of(course, history.member_state, stage=stage_in(history)))


def history_in(case: Case, file: Iterable[Entry], *, known_at: datetime | None = None) -> History:
    """What the clock reads of a file.

    Args:
        case: The case.
        file: Its entries.
        known_at: What was recorded later does not count; None for everything.
    """
    return history_of(file, case=case.reference, member_state=case.member_state, known_at=known_at)


def _end_of(day: date, state: str) -> datetime:
    zone = calendar_of(state).zone
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), zone).astimezone(UTC)

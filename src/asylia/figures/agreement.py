"""Whether the two engines give one answer: the clock of single cases, and that over columns."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from asylia.figures.frames import frame_of
from asylia.law.clock import reckoned
from asylia.law.clock.answer import DueDate, Moment
from asylia.law.clock.timeline import Question
from asylia.law.columns import due_dates
from asylia.law.facts import History, Settings
from asylia.law.holidays import OutsideSpan, calendar_of

Line = tuple[
    str,
    str | None,
    str,
    Moment | None,
    Moment | None,
    tuple[Moment, ...],
    date | None,
    date | None,
]
"""A limit, the other State, its status, its end, when it was met, and the dates of its readings;
the day on which it starts, and that on which it ends before any shift."""
REFUSED: list[Line] = [("no answer", None, "", None, None, (), None, None)]
CHANGES = "the day on which time alone changes the answer"


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A case of which the two engines do not say the same.

    Attributes:
        history: The case.
        only_clock: What only the clock of single cases says.
        only_columns: What only the clock over columns says.
    """

    history: History
    only_clock: tuple[Line, ...]
    only_columns: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """What a comparison found.

    Attributes:
        cases: How many cases were compared.
        dates: How many limits they have.
        fallen: How many of the cases the columns left to the clock of single cases.
        differences: The cases that differ.
    """

    cases: int
    dates: int
    fallen: int
    differences: tuple[Difference, ...]


def compare(
    histories: Iterable[History], *, as_of: date, settings: Settings | None = None
) -> Agreement:
    """Ask both engines about the same cases.

    Args:
        histories: The cases.
        as_of: The day of the question and of knowledge.
        settings: What national law sets and which readings were chosen.
    """
    cases = tuple(histories)
    settings = settings or Settings()
    frame = frame_of(cases, known_on=as_of)
    found = due_dates(frame, as_of=as_of, settings=settings, to_store=True)
    by_row: list[list[Line]] = [[] for _ in cases]
    for row, *line in found.dates.iter_rows():
        by_row[row].append(_of_columns(line))
    for row, day in found.changes.iter_rows():
        by_row[row].append(_changing(day))
    for row in found.refused["row"]:
        by_row[row] = REFUSED
    question = Question(as_of=as_of, known_on=as_of)
    expected = [_by_the_clock(one, question, settings=settings) for one in cases]
    return Agreement(
        cases=len(cases),
        dates=sum(line[0] != CHANGES for lines in expected for line in lines),
        fallen=found.fallen.height,
        differences=tuple(differences(cases, expected, found=by_row)),
    )


def differences(
    cases: Sequence[History], expected: Sequence[list[Line]], *, found: Sequence[list[Line]]
) -> Iterator[Difference]:
    """The cases of which two answers do not say the same, whatever the order of the limits.

    Args:
        cases: The cases.
        expected: What the clock of single cases says of each.
        found: What the clock over columns says of each.
    """
    for history, clock, columns in zip(cases, expected, found, strict=True):
        if sorted(clock, key=repr) != sorted(columns, key=repr):
            yield Difference(
                history=history,
                only_clock=tuple(line for line in clock if line not in columns),
                only_columns=tuple(line for line in columns if line not in clock),
            )


def _by_the_clock(history: History, question: Question, *, settings: Settings) -> list[Line]:
    try:
        answer = reckoned(history, question, settings=settings, explain=False)
    except OutsideSpan:
        return REFUSED
    local_day = calendar_of(history.member_state).local_day
    lines = [_of_clock(one, local_day) for one in answer.limits]
    again = answer.recompute_on
    return lines if again is None else [*lines, _changing(again)]


def _changing(day: date) -> Line:
    """When time alone changes the answer, told as a line."""
    return CHANGES, None, "", day, None, (), None, None


def _of_clock(one: DueDate, local_day: Callable[[Moment], date]) -> Line:
    met = one.met if isinstance(one.met, datetime) else one.met_on
    dates: set[Moment] = {_at_utc(candidate.due) for candidate in one.candidates}
    ends = _utc(one.due), _utc(met), _sorted(dates)
    nominal = one.nominal_end and local_day(one.nominal_end)
    return one.id, one.state, one.status.value, *ends, one.starts_on, nominal


def _of_columns(line: Sequence[Any]) -> Line:
    limit, state, status, due_on, due_at, met_on, met_at, on, at, starts, nominal = line
    dates = _sorted((*(on or ()), *(at or ())))
    return limit, state, status, due_at or due_on, met_at or met_on, dates, starts, nominal


def _sorted(dates: Iterable[Moment]) -> tuple[Moment, ...]:
    return tuple(sorted(dates, key=str))


def _utc(moment: Moment | None) -> Moment | None:
    return None if moment is None else _at_utc(moment)


def _at_utc(moment: Moment) -> Moment:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment

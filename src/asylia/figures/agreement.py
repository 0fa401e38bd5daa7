"""Whether the two engines give one answer: the clock of single cases, and that over columns."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from asylia.figures.frames import frame_of
from asylia.law.clock import reckoned
from asylia.law.clock.answer import DueDate, Moment
from asylia.law.clock.timeline import Question
from asylia.law.columns import due_dates
from asylia.law.facts import History, Settings
from asylia.law.holidays import OutsideSpan

Line = tuple[str, str | None, str, Moment | None, Moment | None, tuple[Moment, ...]]
"""A limit, the other State, its status, its end, when it was met, and the dates of its readings."""
REFUSED: list[Line] = [("no answer", None, "", None, None, ())]


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
    found = due_dates(frame_of(cases, known_on=as_of), as_of=as_of, settings=settings)
    by_row: list[list[Line]] = [[] for _ in cases]
    for row, *line in found.dates.iter_rows():
        by_row[row].append(_of_columns(line))
    for row in found.refused["row"]:
        by_row[row] = REFUSED
    question = Question(as_of=as_of, known_on=as_of)
    expected = [_by_the_clock(one, question, settings=settings) for one in cases]
    return Agreement(
        cases=len(cases),
        dates=sum(map(len, expected)),
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
    return [_of_clock(one) for one in answer.limits]


def _of_clock(one: DueDate) -> Line:
    met = one.met if isinstance(one.met, datetime) else one.met_on
    dates: set[Moment] = {_at_utc(candidate.due) for candidate in one.candidates}
    return one.id, one.state, one.status.value, _utc(one.due), _utc(met), _sorted(dates)


def _of_columns(line: Sequence[Any]) -> Line:
    limit, state, status, due_on, due_at, met_on, met_at, on, at = line
    dates = _sorted((*(on or ()), *(at or ())))
    return limit, state, status, due_at or due_on, met_at or met_on, dates


def _sorted(dates: Iterable[Moment]) -> tuple[Moment, ...]:
    return tuple(sorted(dates, key=str))


def _utc(moment: Moment | None) -> Moment | None:
    return None if moment is None else _at_utc(moment)


def _at_utc(moment: Moment) -> Moment:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment

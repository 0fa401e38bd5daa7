"""From histories to a frame of cases: one row for each case, as ``asylia.law.columns`` reads it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from itertools import islice

import polars as pl

from asylia.law.clock.timeline import Occurrence, Question, known
from asylia.law.facts import History
from asylia.law.holidays import calendar_of
from asylia.law.terms import Event

AT_ONCE = 20_000
"""Histories that become one part of a frame; their columns are held in memory."""
MOMENT = pl.Datetime("us", "UTC")
KINDS = {date: pl.Date(), datetime: MOMENT, bool: pl.Boolean(), int: pl.Int64()}
MOST = 99
"""So many events of one kind may a row hold."""
USUAL_COURSE = (
    *(Event.BORDER_CROSSING, Event.APPREHENSION, Event.BORDER_APPREHENSION),
    *(Event.TERRITORY_APPREHENSION, Event.PRESENTATION_AT_CROSSING_POINT),
    *(Event.SCREENING_STARTED, Event.SUBSEQUENT_APPLICATION_MADE, Event.APPLICATION_MADE),
    *(Event.SCREENING_COMPLETED, Event.APPLICATION_REGISTERED, Event.PROCEDURE_ASSIGNED),
    Event.APPLICATION_LODGED,
)
"""Of what happens on one day without an hour, the usual order: other orders cost columns."""
_RANK = {event: rank for rank, event in enumerate(dict.fromkeys((*USUAL_COURSE, *Event)))}


class TooMany(ValueError):
    """A history holds more events of one kind than a row has columns for."""


def frame_of(histories: Iterable[History], *, known_on: date = date.max) -> pl.DataFrame:
    """The frame of some histories.

    Args:
        histories: One for each row.
        known_on: The day of knowledge: corrections and withdrawals that the file knew by then are
            carried out, and what was recorded later is left out.

    Returns:
        Their rows in the same order.

    Raises:
        TooMany: A history holds more than 99 events of one kind.
    """
    parts = list(frames_of(histories, known_on=known_on))
    if not parts:
        return pl.DataFrame(schema={"case": pl.String, "member_state": pl.String})
    return in_order(pl.concat(parts, how="diagonal_relaxed"))


def frames_of(
    histories: Iterable[History], *, known_on: date = date.max, at_once: int = AT_ONCE
) -> Iterator[pl.DataFrame]:
    """The same in parts, each with the columns that its own rows need.

    Args:
        histories: One for each row.
        known_on: The day of knowledge.
        at_once: How many rows a part has.

    Yields:
        Parts whose rows follow one another.
    """
    rest = iter(histories)
    while some := list(islice(rest, at_once)):
        columns = _Columns()
        for history in some:
            columns.add(history, known_on=known_on)
        yield columns.frame()


def in_order(frame: pl.DataFrame) -> pl.DataFrame:
    """The same frame with its columns as they have to stand; joining parts disturbs them.

    Args:
        frame: Rows with columns in any order.
    """
    return frame.select(in_place(frame.columns))


def in_place(columns: Iterable[str]) -> list[str]:
    """The names of columns in the order in which they have to stand.

    Args:
        columns: The names.
    """
    return sorted(columns, key=place_of)


def place_of(column: str) -> tuple[int, int, str]:
    """Where a column stands: the case, the person, then what happened, by number and by course.

    Of two events at the same time the one whose column stands first is the first.

    Args:
        column: Its name.
    """
    name, _, part = column.partition(".")
    if name in {"case", "member_state", "person"}:
        return 0, 0, column
    event, _, number = name.partition("#")
    return int(number or 1), _RANK[Event(event)], part


class _Columns:
    """The columns of a part while rows are added to it."""

    def __init__(self) -> None:
        self._height = 0
        self._values: defaultdict[str, list[object]] = defaultdict(list)

    def add(self, history: History, *, known_on: date) -> None:
        person = history.person
        self._put("case", history.case)
        self._put("member_state", history.member_state)
        self._put("person.date_of_birth", person.date_of_birth)
        self._put("person.unaccompanied_minor", person.unaccompanied_minor)
        codes = person.nationality
        self._put("person.nationality", None if codes is None else list(codes))
        for column, one in _slots(history, known_on=known_on):
            if isinstance(one.at, datetime):
                self._put(f"{column}.at", one.at.astimezone(UTC))
            else:
                self._put(column, one.at)
            for key, value in one.attributes.items():
                if isinstance(value, str | bool | int) and key != "at":
                    self._put(f"{column}.{key}", value)
        self._height += 1

    def _put(self, column: str, value: object) -> None:
        if value is not None:
            values = self._values[column]
            values.extend([None] * (self._height - len(values)))
            values.append(value)

    def frame(self) -> pl.DataFrame:
        columns = [
            _series(column, [*values, *[None] * (self._height - len(values))])
            for column, values in self._values.items()
        ]
        return in_order(pl.DataFrame(columns))


def _series(column: str, values: list[object]) -> pl.Series:
    """A column; an attribute that is text in one row and a number in another is text."""
    if column == "person.nationality":
        return pl.Series(column, values, dtype=pl.List(pl.String))
    found = {type(value) for value in values if value is not None}
    kind = KINDS.get(found.pop(), pl.String()) if len(found) == 1 else pl.String()
    if isinstance(kind, pl.String):
        values = [value if value is None else str(value) for value in values]
    return pl.Series(column, values, dtype=kind)


def _slots(history: History, *, known_on: date) -> Iterator[tuple[str, Occurrence]]:
    """What happened, each with the column that it gets.

    An event gets the first free number of its kind; of several at the same time, a number with
    which its column stands behind that of the one before.
    """
    calendar = calendar_of(history.member_state)
    question = Question(as_of=date.max, known_on=known_on)
    taken: set[tuple[Event, int]] = set()
    before: tuple[date, time] | None = None
    last = (0, 0)
    for one in known(history, question, calendar=calendar):
        at = one.at.astimezone(calendar.zone) if isinstance(one.at, datetime) else None
        now = (one.day, at.time().replace(microsecond=0) if at else time.min)
        last = last if now == before else (0, 0)
        number, rank = 1, _RANK[one.event]
        while (one.event, number) in taken or (number, rank) <= last:
            number += 1
        if number > MOST:
            raise TooMany(f"case {history.case} holds more than {MOST} entries of {one.event}")
        taken.add((one.event, number))
        before, last = now, (number, rank)
        yield one.event.value if number == 1 else f"{one.event.value}#{number}", one

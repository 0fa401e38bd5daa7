"""Rows that columns cannot tell: each becomes a history and is answered by the clock."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import polars as pl

from asylia.law.clock import Answer, DueDate, reckoned
from asylia.law.clock.timeline import Question
from asylia.law.columns.answers import CHANGES, DATES, REFUSED, STORED, Rules, rules_for
from asylia.law.columns.shape import CASE, STATE, Shape, Slot
from asylia.law.facts import Happening, History, Person, Settings
from asylia.law.holidays import OutsideSpan, UnknownState, calendar_of
from asylia.law.terms import Event

Row = Mapping[str, object]


def history_of(row: Row, shape: Shape) -> History:
    """The history that a row tells, its entries in the order of the columns."""
    happenings = (_happening(row, slot) for slot in shape.slots)
    return History(
        case=str(row.get(CASE, "")),
        member_state=str(row[STATE]),
        person=_person(row, shape),
        events=tuple(one for one in happenings if one is not None),
    )


def _person(row: Row, shape: Shape) -> Person:
    born, alone, nationality = (
        row[f"person.{fact}"] if fact in shape.person else None
        for fact in ("date_of_birth", "unaccompanied_minor", "nationality")
    )
    return Person(
        date_of_birth=born if isinstance(born, date) else None,
        unaccompanied_minor=alone if isinstance(alone, bool) else None,
        nationality=tuple(map(str, nationality)) if isinstance(nationality, list) else None,
    )


def _happening(row: Row, slot: Slot) -> Happening | None:
    at = row[slot.at] if slot.at else None
    if at is None and slot.day:
        at = row[slot.day]
    if not isinstance(at, date):
        return None
    return Happening(
        event=slot.event,
        at=at,
        id=_name(slot.event, slot.number),
        attributes={
            key: row[column] for key, column in slot.attributes.items() if row[column] is not None
        },
    )


def _name(event: Event, number: int) -> str:
    return event.value if number == 1 else f"{event.value}#{number}"


@dataclass(frozen=True, eq=False, repr=False)
class ByTheClock:
    """Answers rows one by one.

    Attributes:
        question: The day of the question and of knowledge.
        settings: What national law sets and which readings were chosen.
        rules: The limits, as ``due_dates`` is told them.
        to_store: Whether the lines have what is stored of them.
    """

    question: Question
    settings: Settings
    rules: Rules = None
    to_store: bool = False

    def answer(self, cases: pl.DataFrame, rows: Sequence[int], *, shape: Shape) -> "Answered":
        """The dates of some rows, and the rows that have no answer, with the reason."""
        lines: list[tuple[object, ...]] = []
        refused: list[tuple[int, str]] = []
        changes: list[tuple[int, date]] = []
        for number, row in zip(rows, cases[rows].iter_rows(named=True), strict=True):
            history = history_of(row, shape)
            try:
                answer = self._asked(history)
            except (OutsideSpan, UnknownState) as error:
                refused.append((number, str(error)))
                continue
            lines.extend(self._lines(number, history, answer=answer))
            if answer.recompute_on is not None:
                changes.append((number, answer.recompute_on))
        schema = STORED if self.to_store else DATES
        return Answered(
            pl.DataFrame(lines, schema=schema, orient="row"),
            pl.DataFrame(refused, schema=REFUSED, orient="row"),
            pl.DataFrame(changes if self.to_store else (), schema=CHANGES, orient="row"),
        )

    def _asked(self, history: History) -> Answer:
        return reckoned(
            history,
            self.question,
            settings=self.settings,
            explain=False,
            rules=rules_for(history.member_state, self.rules),
        )

    def _lines(
        self, number: int, history: History, *, answer: Answer
    ) -> Iterator[tuple[object, ...]]:
        local_day = calendar_of(history.member_state).local_day
        for one in answer.limits:
            nominal = one.nominal_end and local_day(one.nominal_end)
            stored = (one.starts_on, nominal) if self.to_store else ()
            yield (*_line(number, one), *stored)


@dataclass(frozen=True, eq=False, repr=False)
class Answered:
    """What the clock said of some rows: dates, what has none, and when time changes the answer."""

    dates: pl.DataFrame
    refused: pl.DataFrame
    changes: pl.DataFrame


def _line(number: int, one: DueDate) -> tuple[object, ...]:
    due_on, due_at = _split(one.due)
    dates = [_split(candidate.due) for candidate in one.candidates]
    return (
        number,
        one.id,
        one.state,
        one.status.value,
        due_on,
        due_at,
        one.met_on,
        _split(one.met)[1],
        sorted(_distinct(on for on, _ in dates)) or None,
        sorted(_distinct(at for _, at in dates)) or None,
    )


def _split(moment: date | datetime | None) -> tuple[date | None, datetime | None]:
    """A day as a day, a moment as a moment of UTC."""
    if isinstance(moment, datetime):
        return None, moment.astimezone(UTC)
    return moment, None


def _distinct(found: Iterable[date | None]) -> Iterator[date]:
    yield from {one for one in found if one is not None}

"""Asks both engines about the same cases: that of single cases, and that over columns."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import polars as pl

from asylia.figures.frames import frame_of
from asylia.law.clock import reckoned
from asylia.law.clock.answer import Answer, DueDate, Moment
from asylia.law.clock.timeline import Question
from asylia.law.columns import DATES, Columns, due_dates
from asylia.law.facts import History, Settings, read_history
from asylia.law.holidays import calendar_of
from asylia.law.limits import TimeLimit

Line = tuple[Any, ...]
"""A limit, the other State, its status, its end, when it was met, the candidates, its start and its
end before any shift; and one more line for the day on which time alone changes the answer."""
ORDER = pl.struct("row", pl.col("limit", "state").cast(pl.String))
NOBODY = {"unaccompanied_minor": False}


def case(
    *events: tuple[Any, ...], state: str = "LT", person: Mapping[str, object] = NOBODY
) -> History:
    """A history of some events: a name, a day or moment, and perhaps attributes."""
    entries = [
        {"event": row[0], "at": row[1], "attributes": row[2] if len(row) > 2 else {}}
        for row in events
    ]
    content = {
        "format": "asylia-history/1",
        "case": "LT-TEST-0001",
        "member_state": state,
        "person": dict(person),
        "events": entries,
    }
    return read_history(json.dumps(content), file="test")


def both(
    histories: Sequence[History],
    as_of: str | date,
    *,
    known_on: date | None = None,
    settings: Settings | None = None,
    rules: Sequence[TimeLimit] | None = None,
) -> tuple[list[list[Line]], list[list[Line]], Columns]:
    """What the clock says of each case, what the columns say, and their whole answer."""
    day = date.fromisoformat(as_of) if isinstance(as_of, str) else as_of
    question = Question(as_of=day, known_on=known_on or day)
    settings = settings or Settings()
    answers = [
        reckoned(history, question, settings=settings, explain=False, rules=rules)
        for history in histories
    ]
    clock = [
        [*(_of_clock(one, history.member_state) for one in answer.limits), *_change_in(answer)]
        for history, answer in zip(histories, answers, strict=True)
    ]
    frame = frame_of(histories, known_on=question.known_on)
    ask = partial(
        due_dates, frame, as_of=day, known_on=question.known_on, settings=settings, rules=rules
    )
    found = ask(to_store=True)
    without = ask()
    assert without.dates.sort(ORDER).equals(found.dates.select(DATES.names()).sort(ORDER))
    assert without.changes.height == 0
    return clock, lines_of(found, len(histories)), found


def _change_in(answer: Answer) -> list[Line]:
    return [] if answer.recompute_on is None else [("", answer.recompute_on)]


def lines_of(found: Columns, rows: int) -> list[list[Line]]:
    """The lines of each case, in order."""
    lines: list[list[Line]] = [[] for _ in range(rows)]
    for (
        row,
        limit,
        state,
        status,
        due_on,
        due_at,
        met_on,
        met_at,
        on,
        at,
        starts,
        nominal,
    ) in found.dates.iter_rows():
        dates = (*(on or ()), *(at or ()))
        ends = due_at or due_on, met_at or met_on
        lines[row].append((limit, state, status, *ends, dates, starts, nominal))
    for row, day in found.changes.iter_rows():
        lines[row].append(("", day))
    return [sorted(each, key=repr) for each in lines]


def agree(
    histories: Sequence[History],
    as_of: str | date,
    *,
    known_on: date | None = None,
    settings: Settings | None = None,
    rules: Sequence[TimeLimit] | None = None,
) -> Columns:
    """Both engines say the same of each case; the answer over columns."""
    clock, columns, found = both(
        histories, as_of, known_on=known_on, settings=settings, rules=rules
    )
    assert columns == [sorted(each, key=repr) for each in clock]
    return found


def agree_in_columns(*histories: History, as_of: str, **more: Any) -> pl.DataFrame:
    """The same, and no case was left to the clock; the dates."""
    found = agree(histories, as_of, **more)
    assert found.reasons() == {}
    return found.dates


def _of_clock(one: DueDate, state: str) -> Line:
    dates = {_utc(candidate.due) for candidate in one.candidates}
    days = sorted(day for day in dates if not isinstance(day, datetime))
    moments = sorted(at for at in dates if isinstance(at, datetime))
    met = one.met if isinstance(one.met, datetime) else one.met_on
    return (
        one.id,
        one.state,
        one.status.value,
        one.due if one.due is None else _utc(one.due),
        met if met is None else _utc(met),
        (*days, *moments),
        one.starts_on,
        one.nominal_end and calendar_of(state).local_day(one.nominal_end),
    )


def _utc(moment: Moment) -> Moment:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment

"""The law's clock over columns: every limit of many cases at once, by the same rules.

A frame of cases has one row for each case:

============================  ===================================================================
column                        holds
============================  ===================================================================
``member_state``              code of the State that holds the file; needed in every row
``case``                      a reference; not read
``application_made``          day (``Date``) or moment (``Datetime`` with time zone) of an event
                              of the vocabulary; null if it has not happened
``application_made.at``       the moment, where ``application_made`` holds days and the hour of
                              some is known; in a row that has both, the moment counts
``detention_started#2``       the second event of a kind, and so on; the order of time is found
                              by the dates, the numbers only tell the columns apart
``detention_started.ground``  an attribute of the event (``detention_started#2.ground`` of the
                              second): text, true or false, or a whole number; null if not said
``person.date_of_birth``      ``Date``; ``person.unaccompanied_minor`` Boolean;
                              ``person.nationality`` list of text; null if not known
============================  ===================================================================

What was corrected, withdrawn or not known yet on the day of knowledge is settled before: the
frame holds what counts. Of two different events at the same time the one whose column stands
first is the first.

A row in which a fact is open is reckoned once for each way to settle it, as the clock does. What
columns do not tell, as several applications or several other States, is left to the clock and
counted.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cache

import numpy as np
import polars as pl

from asylia.law.clock.timeline import Question
from asylia.law.columns.answering import Answering
from asylia.law.columns.answers import CHANGES, DATES, FALLEN, REFUSED, STORED, Columns, Rules
from asylia.law.columns.arrays import Rows
from asylia.law.columns.calendars import calendars_under
from asylia.law.columns.fallback import ByTheClock
from asylia.law.columns.shape import STATE, BadFrame, shape_of
from asylia.law.facts import Settings

__all__ = [
    "CHANGES",
    "DATES",
    "FALLEN",
    "REFUSED",
    "STORED",
    "BadFrame",
    "Columns",
    "due_dates",
]


def due_dates(
    cases: pl.DataFrame,
    *,
    as_of: date,
    known_on: date | None = None,
    settings: Settings | None = None,
    rules: Rules = None,
    to_store: bool = False,
) -> Columns:
    """Every limit of many cases on a day.

    Args:
        cases: One row for each case, as this module says.
        as_of: The day of the question; the answer is for its end.
        known_on: The day of knowledge, for what could be known of the law; None: ``as_of``.
        settings: What national law sets and which readings were chosen.
        rules: The limits, each after those that its conditions name, or what says them for a
            State; None: the law book of the State of each row.
        to_store: Whether the dates also have ``starts_on`` and ``nominal_end``, and the answer
            the day on which time alone changes it; takes a little longer.

    Returns:
        The same limits, statuses and dates as ``asylia.law.clock.answer`` gives case by case.

    Raises:
        BadFrame: A column names no event, has a type that does not fit, or ``member_state`` is
            missing.
        BadLength: A national setting is no length.
    """
    shape = shape_of(cases.schema)
    _check_states(cases)
    question = Question(as_of=as_of, known_on=known_on or as_of)
    settings = settings or Settings()
    answering = Answering(question, settings, rules, calendars_under(settings), to_store)
    parts = list(_parts(cases))
    pool = _threads(os.getpid())
    answers = list(pool.map(lambda part: answering.answer(cases, part, shape=shape), parts))
    fallen = pl.concat([one.fallen for one in answers]) if answers else pl.DataFrame(schema=FALLEN)
    clock = ByTheClock(question, settings, rules, to_store)
    answered = clock.answer(cases, fallen["row"].to_list(), shape=shape)
    dates = pl.concat([*(one.dates for one in answers), answered.dates])
    changes = pl.concat([*(one.changes for one in answers), answered.changes])
    return Columns(dates, fallen, answered.refused, cases.height, changes)


PROCESSORS = 2
AT_ONCE = 50_000
"""So many cases are reckoned at once: enough to be quick, few enough to stay in memory."""
ALONE = 20_000
"""So few cases are no quicker in several parts, as each rule costs a little in each part."""


@cache
def _threads(_process: int) -> ThreadPoolExecutor:
    """The threads of a process: new ones for each question would each keep memory of their own."""
    return ThreadPoolExecutor(PROCESSORS)


def _parts(cases: pl.DataFrame) -> Iterator[tuple[str, Rows]]:
    """The rows of each State, so many at once."""
    states = cases.select(pl.col(STATE).cast(pl.String).alias(STATE)).with_row_index("row")
    for (state,), rows in states.group_by(STATE, maintain_order=True):
        numbers = rows["row"].to_numpy().astype("int64")
        for part in np.array_split(numbers, _how_many(numbers.size)):
            yield str(state), part


def _how_many(cases: int) -> int:
    """Into how many parts cases are divided, so that no processor waits for another at the end."""
    turns = -(-cases // (AT_ONCE * PROCESSORS))
    return 1 if cases <= ALONE else turns * PROCESSORS


def _check_states(cases: pl.DataFrame) -> None:
    if cases[STATE].null_count():
        row = cases[STATE].is_null().arg_max()
        raise BadFrame(STATE, "the State that holds the file is missing", row=row)

"""From a frame to arrays: events in order of time, attributes as codes, and what stays outside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from asylia.law.clock.timeline import Question
from asylia.law.columns.arrays import (
    NEVER,
    NO_HOUR,
    UNKNOWN,
    Codes,
    Days,
    Flags,
    Truths,
    flags,
    number_of,
    where,
)
from asylia.law.columns.calendars import FIRST_DAY, LAST_DAY
from asylia.law.columns.categories import with_categories
from asylia.law.columns.lines import STATE_KEY, Line, happenings_of
from asylia.law.columns.shape import Shape, Slot
from asylia.law.columns.store import NOT_SAID, Cases
from asylia.law.columns.zones import local_days
from asylia.law.terms import FORESEEN, Event

COMPETENT = "competent_to_register"


@dataclass(frozen=True, eq=False, repr=False)
class Loaded:
    """The cases of a part of a frame.

    Attributes:
        cases: As arrays.
        lines: The columns as they stood, in their order.
        outside: Cases with a day for which no tables are kept.
        several: Cases that are about more than one other State.
    """

    cases: Cases
    lines: tuple[Line, ...]
    outside: Flags
    several: Flags


def load(
    part: pl.DataFrame,
    shape: Shape,
    *,
    question: Question,
    state: str,
    zone: str,
    competent: Mapping[str, bool],
) -> Loaded:
    """The cases of one State as arrays.

    Args:
        part: Rows that one State holds.
        shape: What the columns mean.
        question: The day of the question and of knowledge.
        state: The State.
        zone: Its time zone.
        competent: Which of its authorities may register applications.
    """
    size = part.height
    outside = flags(size)
    lines = []
    for slot in shape.slots:
        line = _line(part, slot, zone=zone)
        has = line.day != NEVER
        outside |= has & ((line.day < FIRST_DAY) | (line.day >= LAST_DAY))
        line = _with_competence(_happened(line, question), competent)
        if (line.day != NEVER).any():
            lines.append(line)
    lines = with_categories(lines, zone)
    other, others, several = _other_states(lines, size)
    born, alone = _person(part, shape)
    cases = Cases(
        size=size,
        state=state,
        as_of=number_of(question.as_of),
        known_on=number_of(question.known_on),
        events=happenings_of(lines, zone),
        born=born,
        alone=alone,
        other=other,
        others=others,
    )
    return Loaded(cases, tuple(lines), outside, several)


# Columns ----------------------------------------------------------------------------------


def _line(part: pl.DataFrame, slot: Slot, *, zone: str) -> Line:
    day = np.full(part.height, NEVER, dtype=np.int32)
    at = None
    if slot.day:
        day = part[slot.day].to_physical().fill_null(int(NEVER)).to_numpy().copy()
    if slot.at and part[slot.at].null_count() < part.height:
        moments = part[slot.at].cast(pl.Datetime("us", "UTC")).to_physical()
        at = moments.fill_null(int(NO_HOUR)).to_numpy().copy()
        known = at != NO_HOUR
        day[known] = local_days(at[known], zone)
    said, values = {}, {}
    for key, column in slot.attributes.items():
        if part[column].null_count() < part.height:
            said[key], values[key] = _coded(part[column])
    return Line(slot, day, at, said, values)


def _coded(column: pl.Series) -> tuple[Codes, tuple[object, ...]]:
    """The values of an attribute as codes from 1."""
    if column.dtype == pl.Boolean:
        codes = column.cast(pl.Int16) + 1
        values: tuple[object, ...] = (False, True)
    else:
        plain = column.cast(pl.String) if not column.dtype.is_integer() else column
        distinct = plain.drop_nulls().unique().sort()
        values = tuple(distinct.to_list())
        codes = plain.replace_strict(
            distinct, pl.int_range(1, len(values) + 1, eager=True), return_dtype=pl.Int16
        )
    return codes.cast(pl.Int16).fill_null(NOT_SAID).to_numpy().copy(), values


def _happened(line: Line, question: Question) -> Line:
    """Without what lies after the day of the question, unless it is a day set beforehand."""
    if line.slot.event in FORESEEN:
        return line
    ahead = (line.day != NEVER) & (line.day > number_of(question.as_of))
    if not ahead.any():
        return line
    line.day[ahead] = NEVER
    if line.at is not None:
        line.at[ahead] = NO_HOUR
    return line


def _with_competence(line: Line, competent: Mapping[str, bool]) -> Line:
    """An application made to an authority of which it is known whether it may register."""
    authority = line.said.get("authority")
    if line.slot.event is not Event.APPLICATION_MADE or authority is None:
        return line
    meant = [competent.get(str(value)) for value in line.values["authority"]]
    codes = np.array(
        [NOT_SAID, *(NOT_SAID if one is None else 1 + one for one in meant)], dtype=np.int16
    )[authority]
    said, values = line.said.get(COMPETENT), line.values.get(COMPETENT, ())
    if said is not None:
        codes = where(
            said != NOT_SAID, said, other=where(codes != NOT_SAID, codes + len(values), other=0)
        )
    return replace(
        line,
        said={**line.said, COMPETENT: codes.astype(np.int16)},
        values={**line.values, COMPETENT: (*values, False, True)},
    )


def _person(part: pl.DataFrame, shape: Shape) -> tuple[Days, Truths]:
    born = np.full(part.height, NEVER, dtype=np.int32)
    alone = np.full(part.height, UNKNOWN, dtype=np.int8)
    if "date_of_birth" in shape.person:
        days = part["person.date_of_birth"].to_physical()
        born = days.fill_null(int(NEVER)).to_numpy()
    if "unaccompanied_minor" in shape.person:
        said = part["person.unaccompanied_minor"].cast(pl.Int8)
        alone = said.fill_null(int(UNKNOWN)).to_numpy()
    return born, alone


# Other States -----------------------------------------------------------------------------


def _other_states(lines: Sequence[Line], size: int) -> tuple[Codes, tuple[str, ...], Flags]:
    """The other State of each case as a code, what the codes mean, and who is about several."""
    others = sorted({str(value) for line in lines for value in line.values.get(STATE_KEY, ())})
    number = {state: code for code, state in enumerate(others, start=1)}
    found, several = np.zeros(size, dtype=np.int16), flags(size)
    for line in lines:
        if STATE_KEY in line.said:
            meant = [0, *(number[str(value)] for value in line.values[STATE_KEY])]
            named = np.array(meant, dtype=np.int16)[line.said[STATE_KEY]]
            named[line.day == NEVER] = 0
            several |= (found != 0) & (named != 0) & (found != named)
            found = where(found == 0, named, other=found)
    return found, tuple(others), several

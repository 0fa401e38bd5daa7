"""From a frame to arrays: events in order of time, attributes as codes, and what stays outside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from asylia.law.clock.timeline import ALSO_IS, Question
from asylia.law.columns.arrays import (
    NEVER,
    NO_HOUR,
    UNKNOWN,
    Codes,
    Days,
    Flags,
    Moments,
    Truths,
    flags,
    number_of,
)
from asylia.law.columns.calendars import FIRST_DAY, LAST_DAY
from asylia.law.columns.shape import Shape, Slot
from asylia.law.columns.store import NOT_SAID, Cases, Happenings
from asylia.law.columns.zones import local_days, local_seconds
from asylia.law.terms import FORESEEN, Event

STATE_KEY, COMPETENT = "state", "competent_to_register"
SECONDS_A_DAY = 86_400


@dataclass(frozen=True, eq=False, repr=False)
class Line:
    """One happening of each case, as a column told it."""

    slot: Slot
    day: Days
    at: Moments | None
    said: Mapping[str, Codes]
    values: Mapping[str, tuple[object, ...]]


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
    other, others, several = _other_states(lines, size)
    born, alone = _person(part, shape)
    cases = Cases(
        size=size,
        state=state,
        as_of=number_of(question.as_of),
        known_on=number_of(question.known_on),
        events=_events(lines, zone),
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
        codes = np.where(
            said != NOT_SAID, said, np.where(codes != NOT_SAID, codes + len(values), 0)
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
            found = np.where(found == 0, named, found)
    return found, tuple(others), several


# Events in order --------------------------------------------------------------------------


def _events(lines: Sequence[Line], zone: str) -> dict[Event, Happenings]:
    """Each event with its lines in order of time, and what is another event besides."""
    by_event: dict[Event, list[Line]] = {}
    for line in lines:
        by_event.setdefault(line.slot.event, []).append(line)
        if line.slot.event in ALSO_IS:
            by_event.setdefault(ALSO_IS[line.slot.event], []).append(line)
    return {event: _in_order(of_one, zone) for event, of_one in by_event.items()}


def _in_order(lines: Sequence[Line], zone: str) -> Happenings:
    found = _stacked(lines)
    if len(lines) == 1:
        return found
    key = found.day.astype(np.int64) * SECONDS_A_DAY
    if found.at is not None:
        key += local_seconds(found.at, zone)
    return found.in_order(np.argsort(key, axis=0, kind="stable"))


def _stacked(lines: Sequence[Line]) -> Happenings:
    size = lines[0].day.size
    day = np.vstack([line.day for line in lines])
    keys = dict.fromkeys(key for line in lines for key in line.said)
    said, values = {}, {}
    for key in keys:
        said[key], values[key] = _together(lines, key)
    hours = None
    if any(line.at is not None for line in lines):
        nothing = np.full(size, NO_HOUR, dtype=np.int64)
        hours = np.vstack([nothing if line.at is None else line.at for line in lines])
    state = said.get(STATE_KEY)
    named = np.zeros(day.shape, dtype=np.bool_) if state is None else state != NOT_SAID
    return Happenings(
        day=day, at=hours, by_law=None, named=named & (day != NEVER), said=said, values=values
    )


def _together(lines: Sequence[Line], key: str) -> tuple[Codes, tuple[object, ...]]:
    """The codes of an attribute in several columns, the values of one after those of another."""
    found: list[Codes] = []
    values: list[object] = []
    for line in lines:
        codes = line.said.get(key, np.full(line.day.size, NOT_SAID, dtype=np.int16))
        found.append(np.where(codes == NOT_SAID, NOT_SAID, codes + len(values)).astype(np.int16))
        values.extend(line.values.get(key, ()))
    return np.vstack(found), tuple(values)

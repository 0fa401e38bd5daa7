"""Cases that columns do not tell: several applications, several other States."""

from collections.abc import Sequence

import numpy as np

from asylia.law.clock.applications import BEGINS, WITHDRAWN
from asylia.law.columns.arrays import BEFORE_ALL, NEVER, Flags, flags, where
from asylia.law.columns.governing import NOT_GIVEN
from asylia.law.columns.lines import Line
from asylia.law.columns.loading import Loaded
from asylia.law.terms import Event

SEVERAL = "several applications"
STATES = "several other States"
NEW_DAY = "a day that decides which law governs, and that columns do not give"


def doubts(loaded: Loaded) -> dict[str, Flags]:
    """Why cases are left to the clock, by reason."""
    lines, size = loaded.lines, loaded.cases.size
    found = {
        STATES: loaded.several,
        SEVERAL: _several_applications(lines, size),
        NEW_DAY: flags(size, value=bool(NOT_GIVEN)),
    }
    return {why: rows for why, rows in found.items() if rows.any()}


# Several applications ---------------------------------------------------------------------


def _several_applications(lines: Sequence[Line], size: int) -> Flags:
    """Cases in which another application may begin after a final decision on the one before."""
    last_begun = np.full(size, BEFORE_ALL, dtype=np.int32)
    ended = np.full(size, NEVER, dtype=np.int32)
    found = flags(size)
    for line in lines:
        has = line.day != NEVER
        if line.slot.event in BEGINS:
            last_begun = where(has, np.maximum(last_begun, line.day), other=last_begun)
            found |= has & _is_subsequent(line)
        ended = np.minimum(ended, where(has & _is_final(line), line.day, other=NEVER))
    found |= (last_begun >= ended) & (ended != NEVER)
    return found


def _is_subsequent(line: Line) -> Flags:
    if line.slot.event is Event.SUBSEQUENT_APPLICATION_MADE:
        return flags(line.day.size, value=True)
    if line.slot.event is not Event.APPLICATION_MADE:
        return flags(line.day.size)
    return _says(line, "subsequent", values=(True,))


def _is_final(line: Line) -> Flags:
    if line.slot.event is Event.APPEAL_FINAL_DECISION:
        return ~_says(line, "outcome", values=("remitted",)) & ~_says(
            line, "against", values=("transfer_decision",)
        )
    if line.slot.event is Event.DECISION_NOTIFIED:
        return _says(line, "outcome", values=WITHDRAWN)
    return flags(line.day.size, value=line.slot.event is Event.FINAL_DECISION)


def _says(line: Line, key: str, *, values: Sequence[object]) -> Flags:
    if key not in line.said:
        return flags(line.day.size)
    means = [value in values for value in line.values[key]]
    return np.array([False, *means], dtype=np.bool_)[line.said[key]]

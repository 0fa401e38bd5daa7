"""Cases that columns do not tell: open facts, several applications, several other States."""

from collections.abc import Sequence

import numpy as np

from asylia.law.clock.applications import BEGINS, WITHDRAWN
from asylia.law.clock.doubts import OPEN_ATTRIBUTES, SUBMISSIONS
from asylia.law.columns.arrays import BEFORE_ALL, NEVER, Flags, flags
from asylia.law.columns.governing import NOT_GIVEN
from asylia.law.columns.loading import Line, Loaded
from asylia.law.columns.store import NOT_SAID
from asylia.law.terms import UNCERTAIN, Event

OPEN_FACT = "an open fact that decides which rule runs"
OPEN_EVENT = "an event whose kind is open"
SEVERAL = "several applications"
STATES = "several other States"
NEW_DAY = "a day that decides which law governs, and that columns do not give"


def doubts(loaded: Loaded) -> dict[str, Flags]:
    """Why cases are left to the clock, by reason."""
    lines, size = loaded.lines, loaded.cases.size
    found = {
        STATES: loaded.several,
        OPEN_EVENT: _open_events(lines, size),
        OPEN_FACT: _open_facts(lines, size),
        SEVERAL: _several_applications(lines, size),
        NEW_DAY: flags(size, value=bool(NOT_GIVEN)),
    }
    return {why: rows for why, rows in found.items() if rows.any()}


def _open_events(lines: Sequence[Line], size: int) -> Flags:
    found = flags(size)
    for line in lines:
        if line.slot.event in (*UNCERTAIN, *SUBMISSIONS, Event.REGISTERED_IN_MIGRIS):
            found |= line.day != NEVER
    return found | _two_apprehensions(lines, size)


def _two_apprehensions(lines: Sequence[Line], size: int) -> Flags:
    """Cases with both kinds of apprehension on one day."""
    found = flags(size)
    for line in lines:
        for other in lines:
            kinds = (line.slot.event, other.slot.event)
            if kinds == (Event.BORDER_APPREHENSION, Event.TERRITORY_APPREHENSION):
                found |= (line.day != NEVER) & (line.day == other.day)
    return found


def _open_facts(lines: Sequence[Line], size: int) -> Flags:
    found = flags(size)
    for opened in OPEN_ATTRIBUTES:
        for line in lines:
            if line.slot.event is opened.event:
                silent = line.day != NEVER
                if opened.key in line.said:
                    silent &= line.said[opened.key] == NOT_SAID
                found |= silent
    return found


# Several applications ---------------------------------------------------------------------


def _several_applications(lines: Sequence[Line], size: int) -> Flags:
    """Cases in which another application may begin after a final decision on the one before."""
    last_begun = np.full(size, BEFORE_ALL, dtype=np.int32)
    ended = np.full(size, NEVER, dtype=np.int32)
    found = flags(size)
    for line in lines:
        has = line.day != NEVER
        if line.slot.event in BEGINS:
            last_begun = np.where(has, np.maximum(last_begun, line.day), last_begun)
            found |= has & _is_subsequent(line)
        ended = np.minimum(ended, np.where(has & _is_final(line), line.day, NEVER))
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

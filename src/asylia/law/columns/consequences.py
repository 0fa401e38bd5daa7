"""What the law produces in each case when a limit passes, and when time changes the answer."""

from collections.abc import Sequence

import numpy as np

from asylia.law.clock.world import RESPONSIBILITY
from asylia.law.columns.arrays import NEVER, UNKNOWN, Days, Flags, Rows, never, where
from asylia.law.columns.governing import Governing
from asylia.law.columns.judging import CODE, SETTLED, Judgement, is_past
from asylia.law.columns.spans import Span
from asylia.law.columns.views import View
from asylia.law.limits import TimeLimit
from asylia.law.terms import Kind, Status

ONE_DAY = np.int32(1)


def watch(
    rule: TimeLimit,
    view: View,
    *,
    span: Span,
    judgement: Judgement,
    on: tuple[Flags, Flags],
    governing: Governing,
) -> None:
    """Note what the law produces at the end of a limit, and what it will produce.

    Args:
        rule: The limit.
        view: The cases, seen from it.
        span: The period to work to.
        judgement: How it stands, doubts about facts and about the law left aside.
        on: Where it runs, and where there is no such doubt.
        governing: Which law governs.
    """
    if rule.if_missed is None or rule.if_missed.derives is None:
        return
    status, (runs, sure) = judgement.status, on
    late = status == CODE[Status.MET_LATE]
    in_time = judgement.met.has & ~late
    matters = runs & (span.day != NEVER) & ~in_time & (status != CODE[Status.STOPPED])
    past = is_past(span, view)
    coming = matters & ~past
    if coming.any():
        view.world.expect(rule.if_missed.derives, view.rows[coming], last=span.day[coming])
    unmet = (status == CODE[Status.LAPSED]) | (status == CODE[Status.OVERDUE])
    over = matters & past & (late | unmet)
    place = view.world.place[rule.id]
    produced = over & sure
    view.world.derive(place, view.rows[produced], at=span.day[produced], named=view.named[produced])
    unsure = np.flatnonzero(over & ~sure)
    if unsure.size and rule.cites.instrument in RESPONSIBILITY:
        _note_open_law(rule, view, span=span, unsure=unsure, governing=governing)


def _note_open_law(
    rule: TimeLimit, view: View, *, span: Span, unsure: Rows, governing: Governing
) -> None:
    rows = view.rows[unsure]
    verdicts = governing.verdicts(rule, rows, starts_on=span.start.day[unsure])
    view.world.law_is_open[rows[verdicts.applies == UNKNOWN]] = True


# When time alone changes the answer ---------------------------------------------------------


def note_changes(
    rule: TimeLimit,
    view: View,
    *,
    spans: Sequence[Span],
    span: Span,
    judgement: Judgement,
    runs: Flags,
) -> None:
    """Note when time alone changes the answer, by the period to work to or under another reading.

    Args:
        rule: The limit.
        view: The cases, seen from it.
        spans: Its period under each reading.
        span: The one to work to.
        judgement: How it stands, doubts about facts and about the law left aside.
        runs: Where it runs.
    """  # fmt: skip
    changes = never(view.size)
    several = sum(each.on.astype(np.int8) for each in spans) > 1
    is_open = runs & several & ~SETTLED[judgement.status]
    if is_open.any():
        for each in spans:
            _note(changes, is_open & each.on, span=each, view=view)
    missed = rule.if_missed
    if rule.kind is not Kind.MAXIMUM or (missed and (missed.derives or missed.lapses)):
        in_time = judgement.met.has & (judgement.status != CODE[Status.MET_LATE])
        stopped = judgement.status == CODE[Status.STOPPED]
        _note(changes, runs & ~in_time & ~stopped, span=span, view=view)
    view.world.note_changes(view.world.place[rule.id], view.rows, on=changes)


def _note(changes: Days, which: Flags, *, span: Span, view: View) -> None:
    """The day after the last one, where that is still to come."""
    coming = which & (span.day != NEVER) & ~is_past(span, view)
    np.minimum(changes, where(coming, span.day + ONE_DAY, other=NEVER), out=changes)

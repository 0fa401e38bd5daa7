"""What the law produces in each case when a limit passes."""

import numpy as np

from asylia.law.clock.world import RESPONSIBILITY
from asylia.law.columns.arrays import NEVER, UNKNOWN, Flags, Rows
from asylia.law.columns.governing import Governing
from asylia.law.columns.judging import CODE, Judgement, is_past
from asylia.law.columns.spans import Span
from asylia.law.columns.views import View
from asylia.law.limits import TimeLimit
from asylia.law.terms import Status


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
    unmet = np.isin(status, (CODE[Status.LAPSED], CODE[Status.OVERDUE]))
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

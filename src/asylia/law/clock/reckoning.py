"""One limit in one world: does it run, from when to when, under which readings."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache

from asylia.law.applicable import OVER_BEFORE, Verdict, is_of_the_old_law
from asylia.law.clock.answer import Candidate, DueDate, Moment, NotRunning
from asylia.law.clock.book import not_begun
from asylia.law.clock.conditions import open_point, truth
from asylia.law.clock.consequences import watch
from asylia.law.clock.judging import SETTLED, Judgement, judge
from asylia.law.clock.latest import is_over
from asylia.law.clock.national import national_length, stated_length
from asylia.law.clock.readings import Span
from asylia.law.clock.spans import HourUnknown, longest, spans_of, start_of
from asylia.law.clock.supposing import is_away
from asylia.law.clock.timeline import Occurrence
from asylia.law.clock.words import (
    HOUR_UNKNOWN,
    left_open,
    not_configured,
    not_stated,
    only_where,
    stands_step,
    start_step,
    unverified_step,
)
from asylia.law.clock.world import View, World
from asylia.law.limits import EARLIER, Condition, TimeLimit
from asylia.law.periods import Step
from asylia.law.sentences import joined, sentence
from asylia.law.terms import Kind, Reason, Status
from asylia.law.unchanging import unchanging

Found = DueDate | NotRunning

EXPECTED = sentence("counted from the last day that the law allows for it")


def reckon(rule: TimeLimit, world: World) -> list[Found]:
    """A limit in a world: once, or once for each other State."""
    states: list[str | None] = world.timeline.states(rule.runs_from) if rule.per_state else [None]
    return [_reckon(rule, View(world, None, state)) for state in states or [None]]


def _reckon(rule: TimeLimit, view: View) -> Found:
    start = start_of(rule.runs_from, view, projected=rule.kind is Kind.RIGHT_FROM)
    if start is None:
        return not_begun(rule, view.world, state=view.state)
    view = View(view.world, start, view.state)
    verdict = view.world.governs(rule, start.day)
    if verdict.changes_on is not None:
        view.world.changes_on.add(verdict.changes_on)
    if verdict.applies is False:
        return _without(rule, view, kind=Reason.NOT_GOVERNING, why=verdict.why)
    doubts = []
    for condition in rule.applies_if:
        holds = truth(condition, view)
        if holds is False:
            return _without(rule, view, kind=Reason.CONDITION_NOT_MET, why=_not_met(condition))
        if holds is None:
            doubts.append(_doubt(condition, view))
    if verdict.applies is None:
        return _straddling(rule, view, verdict=verdict, start=start, doubts=doubts)
    standing = _standing(rule, view, start=start)
    found = _told(rule, view, standing=standing, doubts=doubts)
    return _flagged(found, verdict) if verdict.flag else found


@lru_cache(maxsize=4096)
def _not_met(condition: Condition) -> str:
    """The same for the many cases in which it is not met, so it is made once."""
    return only_where(condition.says, known=True)


def _doubt(condition: Condition, view: View) -> str:
    point = open_point(condition, view)
    return only_where(condition.says, known=False) if point is None else left_open(point)


def _straddling(
    rule: TimeLimit, view: View, *, verdict: Verdict, start: Occurrence, doubts: list[str]
) -> Found:
    """A limit of which the texts leave open whether this law governs it.

    What was over before the new law began was governed by the old one; of the rest nothing is said.
    """
    standing = _standing(rule, view, start=start)
    was_over = _was_over(rule, view, standing=standing, by=verdict.pending_on, doubts=doubts)
    governs = is_of_the_old_law(rule) if was_over else _is_chosen(rule, view, verdict=verdict)
    if governs is None and is_away(rule, view.world.supposed):
        governs = False
    if governs is False:
        view.world.ends.pop((rule.id, view.state), None)
        why = OVER_BEFORE if was_over else verdict.why
        return _without(rule, view, kind=Reason.NOT_GOVERNING, why=why)
    of_law = verdict.why if governs is None else ""
    return _told(rule, view, standing=standing, doubts=doubts, of_law=of_law)


def _is_chosen(rule: TimeLimit, view: View, *, verdict: Verdict) -> bool | None:
    """Whether an authority chose the law of this rule; None if it chose none."""
    if not view.world.settings.readings:
        return None
    from asylia.law.clock.transition import OLD_LAW, law_chosen  # noqa: PLC0415 - only a choice

    law = law_chosen(view.world.settings, verdict)
    return None if law is None else (law == OLD_LAW) is is_of_the_old_law(rule)


def _was_over(
    rule: TimeLimit,
    view: View,
    *,
    standing: "_Standing | NotRunning",
    by: date | None,
    doubts: list[str],
) -> bool:
    """Whether a limit was met or past before a day, if there is one that decides.

    A right of the new law is not: who has waited long enough may have it at once.
    """
    if by is None or isinstance(standing, NotRunning):
        return False
    judgement, due = standing.judgement, standing.span.due
    if judgement.status is Status.STOPPED or (doubts and due is None):
        return False
    if rule.kind is Kind.RIGHT_FROM and not is_of_the_old_law(rule):
        return False
    over = judgement.met.at if judgement.met else due
    return over is not None and view.world.day(over) < by


@unchanging()
class _Standing:
    """How a limit stands that runs, before it is told: its spans, the one to work to, and how."""

    spans: list[Span]
    span: Span
    judgement: Judgement


def _standing(rule: TimeLimit, view: View, *, start: Occurrence) -> _Standing | NotRunning:
    """How a limit stands, or why it cannot be counted."""
    if rule.national and national_length(view.world.settings, rule.id) is None:
        return _without(rule, view, kind=Reason.NOT_CONFIGURED, why=not_configured(rule))
    if rule.stated and stated_length(rule, start.attributes) is None:
        return _without(rule, view, kind=Reason.UNKNOWN_FACT, why=not_stated(rule, start))
    try:
        spans = spans_of(rule, view, start=start)
    except HourUnknown:
        return _without(rule, view, kind=Reason.UNKNOWN_FACT, why=HOUR_UNKNOWN)
    span = _chosen(rule, view, spans=spans)
    judgement = judge(rule, view, span=span)
    if judgement.status not in SETTLED:
        judgement = _doubted(rule, view, judgement=judgement, spans=spans)
    return _Standing(spans, span, judgement)


def _told(
    rule: TimeLimit,
    view: View,
    *,
    standing: _Standing | NotRunning,
    doubts: list[str],
    of_law: str = "",
) -> Found:
    """A limit that runs, though perhaps with doubts about facts, and one about the law."""
    if isinstance(standing, NotRunning):
        return standing
    found = _due_date(rule, view, standing=standing, doubts=doubts, of_law=of_law)
    if (of_law or doubts) and found.due is None:
        return _without(rule, view, kind=Reason.UNKNOWN_FACT, why=joined(of_law, *doubts))
    return found


def _flagged(found: Found, verdict: Verdict) -> Found:
    """A limit of which it is doubtful whether this law governs, though it is taken to."""
    if isinstance(found, NotRunning):
        return found
    cites = str(verdict.cites or found.rule.cites)
    own: tuple[Candidate, ...] = ()
    if found.due is not None and found.status not in SETTLED:
        reading = sentence("under %(act)s", act=found.instrument)
        own = (_candidate(found.due, reading, cites=cites, why=verdict.flag),)
    steps = (*found.steps, Step(text=verdict.flag, cites=cites)) if found.steps else ()
    return replace(found, candidates=found.candidates or own, steps=steps)


def _without(rule: TimeLimit, view: View, *, kind: Reason, why: str) -> NotRunning:
    return NotRunning(rule=rule, why=why, kind=kind, state=view.state)


def _due_date(
    rule: TimeLimit, view: View, *, standing: _Standing, doubts: list[str], of_law: str
) -> DueDate:
    spans, span, judgement = standing.spans, standing.span, standing.judgement
    readings = _candidates(rule, view, spans=spans)
    sure = not doubts and (not of_law or bool(view.world.supposed))
    watch(rule, view, spans=spans, span=span, judgement=judgement, sure=sure)
    if of_law:
        doubts = [of_law, *doubts]
    if doubts and judgement.status not in SETTLED:
        judgement = replace(judgement, status=Status.UNDECIDED, reason=joined(*doubts))
    met = judgement.met
    due = span.due
    return DueDate(
        rule=rule,
        status=judgement.status,
        starts=view.world.local(span.start.at),
        started_by=span.start.id or None,
        due=due,
        nominal_end=span.nominal,
        met=view.world.local(met.at) if met else None,
        met_by=met.id if met else None,
        candidates=_shown(rule, span, judgement=judgement, readings=readings, doubts=doubts),
        steps=_steps(rule, span, view=view, judgement=judgement) if view.world.explain else (),
        reason=judgement.reason,
        longest=longest(rule, view, start=span.start)
        if judgement.status is Status.RUNNING
        else None,
        state=view.state,
        days_left=_days_left(view, due, status=judgement.status),
    )


_COUNTED_DOWN = (Status.RUNNING, Status.OVERDUE, Status.RIGHT_NOT_YET, Status.UNDECIDED)


def _shown(
    rule: TimeLimit,
    span: Span,
    *,
    judgement: Judgement,
    readings: tuple[Candidate, ...],
    doubts: list[str],
) -> tuple[Candidate, ...]:
    """The dates to show beside the one to work to; a doubtful limit has at least its own."""
    if judgement.status in SETTLED:
        return ()
    if readings or not doubts or span.due is None:
        return readings
    why = joined(*doubts)
    return (
        _candidate(
            span.due,
            sentence("if it applies: %(says)s", says=rule.says),
            cites=str(rule.cites),
            why=why,
        ),
    )


def _chosen(rule: TimeLimit, view: View, *, spans: list[Span]) -> Span:
    doubt = rule.reading
    if doubt is None:
        return spans[0]
    wanted = view.world.settings.readings.get(doubt.id, doubt.default)
    named = [span for span in spans if span.reading and span.reading.key == wanted]
    if named:
        return named[0]
    dated = [span for span in spans if span.due is not None] or spans
    return min(dated, key=lambda span: view.world.day(span.due) if span.due else span.start.day)


def _doubted(rule: TimeLimit, view: View, *, judgement: Judgement, spans: list[Span]) -> Judgement:
    doubt = rule.reading
    if doubt is None or view.world.settings.readings.get(doubt.id, doubt.default) != EARLIER:
        return judgement
    past = {is_over(rule, view, due=span.due) for span in spans if span.due is not None}
    if len(past) < len((True, False)):
        return judgement
    return replace(judgement, status=Status.UNDECIDED, reason=doubt.question)


def _candidates(rule: TimeLimit, view: View, *, spans: list[Span]) -> tuple[Candidate, ...]:
    if len(spans) == 1 and not spans[0].others:
        return ()
    found: dict[Moment, Candidate] = {}
    for span in spans:
        for candidate in _readings_of(rule, span, alone=len(spans) == 1):
            found.setdefault(candidate.due, candidate)
    if len(found) == 1:
        return ()
    return tuple(sorted(found.values(), key=lambda each: view.world.day(each.due)))


def _readings_of(rule: TimeLimit, span: Span, *, alone: bool) -> Iterator[Candidate]:
    if span.due is None:
        return
    reading = None if alone and rule.reading is None else span.reading
    if reading is not None:
        questions = (rule.reading.question if rule.reading else "", *span.questions)
        why = joined(*questions, EXPECTED if span.start.expected else "")
        yield Candidate(due=span.due, reading=reading.says, cites=str(reading.cites), why=why)
    for due, says, cites, why in span.others:
        if reading is None:
            kept = span.kept or sentence("the end stays on %(day)s", day=span.due)
            yield Candidate(due=span.due, reading=kept, cites=cites, why=why)
        yield Candidate(due=due, reading=says, cites=cites, why=why)


def _candidate(due: Moment, reading: str, *, cites: str, why: str) -> Candidate:
    return Candidate(due=due, reading=reading, cites=cites, why=why)


def _steps(rule: TimeLimit, span: Span, *, view: View, judgement: Judgement) -> tuple[Step, ...]:
    first = Step(text=rule.says, cites=str(rule.cites))
    last = stands_step(rule, judgement.status, met=judgement.met, reason=judgement.reason)
    reading = span.reading
    chosen = (Step(text=reading.says, cites=str(reading.cites)),) if reading else ()
    counted = span.steps or (start_step(rule, span.start),)
    set_by = _set_by(rule, view)
    return (first, *unverified_step(rule), *set_by, *chosen, *counted, *last)


def _set_by(rule: TimeLimit, view: View) -> tuple[Step, ...]:
    """What national law sets for a limit, with its own provision."""
    world = view.world
    if not world.settings.provisions:
        return ()
    from asylia.law.clock.stated import set_steps  # noqa: PLC0415 - only a setting needs it

    return tuple(set_steps(rule, world.settings, state=world.calendar.state))


def _days_left(view: View, due: Moment | None, *, status: Status) -> int | None:
    if due is None or isinstance(due, datetime) or status not in _COUNTED_DOWN:
        return None
    return (due - view.world.question.as_of).days

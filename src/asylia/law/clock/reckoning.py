"""One limit in one world: does it run, from when to when, and how does it stand."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from asylia.law.applicable import Dates, Verdict, governs
from asylia.law.clock.answer import Candidate, DerivedEvent, DueDate, Moment, NotRunning
from asylia.law.clock.conditions import true_since, truth
from asylia.law.clock.national import national_length
from asylia.law.clock.spans import (
    DAY_AFTER_SILENCE,
    LAST_DAY_OF_SILENCE,
    SILENCE_ID,
    SILENCE_QUESTION,
    HourUnknown,
    Span,
    longest,
    spans_of,
    start_of,
)
from asylia.law.clock.timeline import Occurrence
from asylia.law.clock.words import (
    join_start,
    not_configured,
    not_recorded,
    only_where,
    short,
    stands_step,
)
from asylia.law.clock.world import View, World
from asylia.law.limits import EARLIER, Condition, Happens, Overtaken, TimeLimit
from asylia.law.periods import Step
from asylia.law.terms import Event, Kind, Status

Found = DueDate | NotRunning


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a limit stands, with the reason if there is one."""

    status: Status
    reason: str | None = None
    met: Occurrence | None = None


def reckon(rule: TimeLimit, world: World) -> list[Found]:
    """A limit in a world: once, or once for each other State."""
    states: list[str | None] = world.timeline.states(rule.runs_from) if rule.per_state else [None]
    return [_reckon(rule, View(world, None, state)) for state in states or [None]]


def _reckon(rule: TimeLimit, view: View) -> Found:
    start = start_of(rule.runs_from, view, projected=rule.kind is Kind.RIGHT_FROM)
    if start is None:
        return _without(rule, view, not_recorded(rule.runs_from))
    view = View(view.world, start, view.state)
    verdict = _governs(rule, view, start)
    if verdict.applies is False:
        return _without(rule, view, verdict.why)
    doubts = [verdict.why] if verdict.applies is None else []
    for condition in rule.applies_if:
        holds = truth(condition, view)
        if holds is False:
            return _without(rule, view, only_where(condition.says, known=True))
        if holds is None:
            doubts.append(only_where(condition.says, known=False))
    if rule.national and rule.lasts is None and national_length(view.world.settings, rule.id) is None:
        return _without(rule, view, not_configured(rule))
    try:
        spans = spans_of(rule, view, start)
    except HourUnknown:
        return _without(rule, view, "the hour is unknown")
    found = _due_date(rule, view, spans, doubts)
    if doubts and found.status is Status.UNDECIDED and found.due is None:
        return _without(rule, view, "; ".join(doubts))
    return found


def _without(rule: TimeLimit, view: View, why: str) -> NotRunning:
    return NotRunning(rule=rule, why=why, state=view.state)


def _governs(rule: TimeLimit, view: View, start: Occurrence) -> Verdict:
    timeline = view.world.timeline
    registered = timeline.first(Event.APPLICATION_REGISTERED)
    lodged = timeline.first(Event.APPLICATION_LODGED)
    dates = Dates(
        starts_on=start.day,
        registered_on=registered.day if registered else None,
        lodged_on=lodged.day if lodged else None,
        as_of=view.world.question.as_of,
    )
    return governs(rule, dates)


def _due_date(rule: TimeLimit, view: View, spans: list[Span], doubts: list[str]) -> DueDate:
    span = _chosen(rule, view, spans)
    judgement = _judge(rule, view, span)
    readings = tuple(_candidates(rule, view, spans))
    if judgement.status not in _SETTLED:
        judgement = _doubted(rule, view, judgement, doubts, spans)
    _watch(rule, view, span, judgement)
    _watch_readings(rule, view, spans, judgement)
    met = judgement.met
    due = span.due
    return DueDate(
        rule=rule,
        status=judgement.status,
        starts=span.start.at,
        started_by=span.start.id or None,
        due=due,
        nominal_end=span.nominal,
        met=met.at if met else None,
        met_by=met.id if met else None,
        candidates=_shown(rule, span, judgement, readings, doubts),
        steps=_steps(rule, view, span, judgement) if view.world.explain else (),
        reason=judgement.reason,
        longest=longest(rule, view, span.start) if judgement.status is Status.RUNNING else None,
        state=view.state,
        days_left=_days_left(view, due, judgement.status),
    )


_SETTLED = (Status.MET, Status.MET_LATE, Status.STOPPED)
_COUNTED_DOWN = (Status.RUNNING, Status.OVERDUE, Status.RIGHT_NOT_YET, Status.UNDECIDED)


def _shown(
    rule: TimeLimit,
    span: Span,
    judgement: Judgement,
    readings: tuple[Candidate, ...],
    doubts: list[str],
) -> tuple[Candidate, ...]:
    """The dates to show beside the one to work to; a doubtful limit has at least its own."""
    if judgement.status in _SETTLED:
        return ()
    if readings or not doubts or span.due is None:
        return readings
    why = "; ".join(doubts)
    return (_candidate(span.due, f"if it applies: {rule.says}", str(rule.cites), why),)


def _chosen(rule: TimeLimit, view: View, spans: list[Span]) -> Span:
    doubt = rule.reading
    if doubt is None:
        later = view.world.settings.readings.get(SILENCE_ID) == DAY_AFTER_SILENCE.key
        return spans[-1] if later else spans[0]
    wanted = view.world.settings.readings.get(doubt.id, doubt.default)
    named = [span for span in spans if span.reading and span.reading.key == wanted]
    if named:
        return named[0]
    dated = [span for span in spans if span.due is not None] or spans
    return min(dated, key=lambda span: view.world.day(span.due) if span.due else span.start.day)


def _judge(rule: TimeLimit, view: View, span: Span) -> Judgement:
    met = _met(rule, view, span)
    stopped = _stopped(rule, view, met)
    if stopped is not None:
        return stopped
    if met is not None and rule.kind is not Kind.RIGHT_FROM:
        return _judge_met(rule, view, span, met)
    if span.paused is not None:
        return Judgement(Status.PAUSED, span.paused)
    if span.hour_unknown:
        return Judgement(Status.UNDECIDED, "the hour is not recorded")
    return Judgement(_by_time(rule, view, span))


def _met(rule: TimeLimit, view: View, span: Span) -> Occurrence | None:
    found = []
    for want in rule.met_by:
        for one in view.world.timeline.of(want, view.state):
            counts = one.by is None and (rule.early or _not_before(one, span.start))
            if counts and _may_claim(rule, view, want, one):
                found.append(one)
                break
    return min(found, key=lambda one: one.day, default=None)


def _not_before(one: Occurrence, start: Occurrence) -> bool:
    if isinstance(one.at, datetime) and isinstance(start.at, datetime):
        return one.at >= start.at
    return one.day >= start.day


def _may_claim(rule: TimeLimit, view: View, want: Event | Happens, one: Occurrence) -> bool:
    """An entry that does not say which of two duties it meets can meet only one of them."""
    if not isinstance(want, Happens) or all(key in one.attributes for key, _ in want.where):
        return True
    return view.world.claimed.setdefault(one.id, rule.id) == rule.id


def _stopped(rule: TimeLimit, view: View, met: Occurrence | None) -> Judgement | None:
    unsure = None
    for overtaken in rule.overtaken_by:
        holds = truth(overtaken.by, view)
        if holds and _still(overtaken, view) and not _met_first(overtaken.by, view, met):
            return Judgement(Status.STOPPED, overtaken.says)
        if holds is None and met is None:
            unsure = Judgement(Status.UNDECIDED, f"{overtaken.says}: the file does not say")
    return unsure


def _still(overtaken: Overtaken, view: View) -> bool:
    if overtaken.until is None:
        return True
    since = true_since(overtaken.by, view)
    again = view.world.timeline.newest(overtaken.until, state=view.state)
    return again is None or since is None or again.day < since


def _met_first(condition: Condition, view: View, met: Occurrence | None) -> bool:
    since = true_since(condition, view)
    return met is not None and since is not None and met.day < since


def _judge_met(rule: TimeLimit, view: View, span: Span, met: Occurrence) -> Judgement:
    if span.due is None or _in_time(view, met, span.due):
        return Judgement(Status.MET, None, met)
    if rule.kind is Kind.LAPSE:
        return Judgement(Status.LAPSED, f"{met.event.words} only on {short(met.day)}")
    return Judgement(Status.MET_LATE, None, met)


def _in_time(view: View, met: Occurrence, due: Moment) -> bool:
    if isinstance(due, datetime) and isinstance(met.at, datetime):
        return met.at <= due
    return met.day <= view.world.day(due)


def _by_time(rule: TimeLimit, view: View, span: Span) -> Status:
    if rule.kind is Kind.RIGHT_FROM:
        return _right(rule, view, span)
    if span.due is None or not view.world.is_past(span.due):
        return Status.RUNNING
    ends_by_itself = rule.if_missed and (rule.if_missed.lapses or rule.if_missed.derives)
    return Status.LAPSED if ends_by_itself or rule.kind is not Kind.MAXIMUM else Status.OVERDUE


def _right(rule: TimeLimit, view: View, span: Span) -> Status:
    if span.start.expected or span.due is None:
        return Status.RIGHT_NOT_YET
    if rule.lasts is None and not rule.national:
        return Status.RIGHT_OPEN
    return Status.RIGHT_OPEN if view.world.is_past(span.due) else Status.RIGHT_NOT_YET


def _doubted(
    rule: TimeLimit, view: View, judgement: Judgement, doubts: list[str], spans: list[Span]
) -> Judgement:
    if doubts:
        return replace(judgement, status=Status.UNDECIDED, reason="; ".join(doubts))
    doubt = rule.reading
    if doubt is None or view.world.settings.readings.get(doubt.id, doubt.default) != EARLIER:
        return judgement
    past = {view.world.is_past(span.due) for span in spans if span.due is not None}
    if len(past) < len((True, False)):
        return judgement
    return replace(judgement, status=Status.UNDECIDED, reason=doubt.question)


def _candidates(rule: TimeLimit, view: View, spans: list[Span]) -> Iterator[Candidate]:
    found: dict[Moment, Candidate] = {}
    for span in spans:
        for candidate in _readings_of(rule, span, alone=len(spans) == 1):
            found.setdefault(candidate.due, candidate)
    if len(found) > 1:
        yield from sorted(found.values(), key=lambda each: view.world.day(each.due))


def _readings_of(rule: TimeLimit, span: Span, *, alone: bool) -> Iterator[Candidate]:
    if span.due is None:
        return
    reading = span.reading or (None if alone else LAST_DAY_OF_SILENCE)
    if reading is not None:
        why = rule.reading.question if rule.reading else SILENCE_QUESTION
        if span.start.expected:
            why += "; counted from the last day that the law allows for it"
        yield Candidate(due=span.due, reading=reading.says, cites=str(reading.cites), why=why)
    for due, says, cites, why in span.others:
        if reading is None:
            kept = f"the end stays on {short(span.due)}"
            yield Candidate(due=span.due, reading=kept, cites=cites, why=why)
        yield Candidate(due=due, reading=says, cites=cites, why=why)


def _candidate(due: Moment, reading: str, cites: str, why: str) -> Candidate:
    return Candidate(due=due, reading=reading, cites=cites, why=why)


def _watch(rule: TimeLimit, view: View, span: Span, judgement: Judgement) -> None:
    """Note what the law produces at the end of the limit, and when time changes the answer."""
    in_time = judgement.met is not None and judgement.status is not Status.MET_LATE
    if span.due is None or in_time or judgement.status is Status.STOPPED:
        return
    missed = rule.if_missed
    if not view.world.is_past(span.due):
        _watch_running(rule, view, span)
    elif missed and missed.derives and judgement.status in (Status.LAPSED, Status.MET_LATE):
        view.world.derived.setdefault(
            (missed.derives, view.state),
            DerivedEvent(
                event=missed.derives,
                at=view.world.day(span.due),
                by=rule.id,
                cites=str(missed.cites or rule.cites),
                attributes={"state": view.state} if view.state else {},
            ),
        )


def _watch_readings(
    rule: TimeLimit, view: View, spans: list[Span], judgement: Judgement
) -> None:
    """Under another reading time may change the answer on another day."""
    if judgement.status in _SETTLED or len(spans) == 1:
        return
    for span in spans:
        if span.due is not None and not view.world.is_past(span.due):
            view.world.changes_on.add(view.world.day(span.due) + timedelta(days=1))


def _watch_running(rule: TimeLimit, view: View, span: Span) -> None:
    missed = rule.if_missed
    if span.due is None:
        return
    if (missed and (missed.derives or missed.lapses)) or rule.kind is not Kind.MAXIMUM:
        view.world.changes_on.add(view.world.day(span.due) + timedelta(days=1))
    if missed and missed.derives:
        _expect(missed.derives, rule, view, span)


def _expect(event: Event, rule: TimeLimit, view: View, span: Span) -> None:
    if span.due is None:
        return
    last = view.world.day(span.due)
    soonest = view.world.expected.get(event)
    if soonest is None or last < soonest.day:
        view.world.expected[event] = Occurrence(
            event, last, last, "", {}, by=rule.id, expected=True
        )


def _steps(rule: TimeLimit, view: View, span: Span, judgement: Judgement) -> tuple[Step, ...]:
    first = Step(text=rule.says, cites=str(rule.cites))
    last = stands_step(rule, judgement.status, judgement.met, judgement.reason)
    reading = span.reading
    chosen = (Step(text=reading.says, cites=str(reading.cites)),) if reading else ()
    return (first, *chosen, *join_start(span.steps, rule, span.start), *last)


def _days_left(view: View, due: Moment | None, status: Status) -> int | None:
    if due is None or isinstance(due, datetime) or status not in _COUNTED_DOWN:
        return None
    return (due - view.world.question.as_of).days

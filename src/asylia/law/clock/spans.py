"""From the event that starts a limit to its end, under each reading of the provision."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from asylia.law.clock.answer import Moment
from asylia.law.clock.conditions import truth
from asylia.law.clock.latest import latest
from asylia.law.clock.national import allowed_length, stated_length
from asylia.law.clock.readings import Span, otherwise
from asylia.law.clock.timeline import Occurrence, starting
from asylia.law.clock.words import named
from asylia.law.clock.world import View
from asylia.law.limits import Extension, Happens, Limb, Pause, Reading, Start, TimeLimit
from asylia.law.periods import (
    FROM_THE_MOMENT,
    Counting,
    End,
    Length,
    OtherEnd,
    Step,
    Unit,
    days,
    end_of,
)
from asylia.law.sentences import sentence
from asylia.law.terms import Kind


class HourUnknown(ValueError):
    """A limit in hours starts from an entry that holds only a day."""


def spans_of(rule: TimeLimit, view: View, *, start: Occurrence) -> list[Span]:
    """The period of a limit under each reading that can be computed; the first is the rule's own.

    Raises:
        HourUnknown: The limit counts hours and the entry holds only a day, under every reading.
    """
    found = []
    for reading in _readings(rule, view):
        own = reading.runs_from if reading else None
        began = start_of(own, view, projected=True) if own else start
        if began is not None:
            found.append(_span(rule, view, start=began, reading=reading))
    if found and all(span.hour_unknown for span in found):
        raise HourUnknown(rule.id)
    return [each for span in found for each in otherwise(rule, view, span=span, again=_span)]


def _readings(rule: TimeLimit, view: View) -> tuple[Reading | None, ...]:
    doubt = rule.reading
    if doubt is None or (doubt.only_if is not None and truth(doubt.only_if, view) is False):
        return (None,)
    return tuple(
        each
        for each in doubt.readings
        if each.only_if is None or truth(each.only_if, view) is not False
    )


def start_of(runs_from: Start, view: View, *, projected: bool = False) -> Occurrence | None:
    """The event that starts a period; with ``projected``, also one that the law will produce."""
    found = view.world.timeline.start(runs_from, view.state)
    if found is not None or not projected:
        return found
    for want in starting(runs_from):
        event = want.event if isinstance(want, Happens) else want
        if event in view.world.expected:
            return view.world.expected[event]
    return None


def _span(rule: TimeLimit, view: View, *, start: Occurrence, reading: Reading | None) -> Span:
    lasts = (
        (reading.lasts if reading else None)
        or rule.lasts
        or _national(rule, view)
        or stated_length(rule, start.attributes)
    )
    if lasts is None:
        return _without_length(rule, view, start=start, reading=reading)
    plain = _count(rule, view, start=start, lasts=lasts, reading=reading)
    if (rule.id, view.state) not in view.world.ends:
        _note_end(rule, view, due=plain.due)
    span = _extend(rule, view, span=plain)
    span = _pause(rule, view, span=span, lasts=lasts)
    if rule.pauses:
        _note_end(rule, view, due=span.due)
    for limb in (*rule.limbs, *_own_limb(reading)):
        span = _limit(rule, view, span=span, limb=limb)
    return span


def _note_end(rule: TimeLimit, view: View, *, due: Moment | None) -> None:
    """Keep the end for the conditions of other limits; a paused limit keeps the one it had."""
    if due is not None:
        view.world.ends[rule.id, view.state] = due


def _national(rule: TimeLimit, view: View) -> Length | None:
    return allowed_length(view.world.settings, rule) if rule.national else None


def _without_length(
    rule: TimeLimit, view: View, *, start: Occurrence, reading: Reading | None
) -> Span:
    """A duty without a number ends with an event, if with anything; a right begins on its day."""
    due: Moment | None = start.day if rule.kind is Kind.RIGHT_FROM else None
    steps: list[Step] = []
    if rule.no_later_than or rule.before_end_of:
        due, steps = latest(rule, view, start=start)
    return Span(reading=reading, start=start, due=due, nominal=None, steps=tuple(steps))


def _own_limb(reading: Reading | None) -> tuple[Limb, ...]:
    return (reading.limb,) if reading and reading.limb else ()


def _count(
    rule: TimeLimit, view: View, *, start: Occurrence, lasts: Length, reading: Reading | None
) -> Span:
    counting = (reading.counted_by if reading else None) or rule.counted_by
    if lasts.unit is Unit.HOURS:
        return _count_hours(rule, view, start=start, lasts=lasts, reading=reading)
    end = end_of(
        start.at,
        lasts,
        counting=counting,
        state=view.world.calendar,
        explain=view.world.explain,
        liberty=rule.liberty,
    )
    span = Span(
        reading=reading,
        start=start,
        due=end.due,
        nominal=end.nominal,
        steps=named(end.steps, start),
        others=tuple((other.due, other.reading, other.cites, other.why) for other in end.other),
    )
    chosen = _counted_otherwise(view, end)
    return span if chosen is None else _by_choice(span, chosen, explain=view.world.explain)


def _counted_otherwise(view: View, end: End) -> OtherEnd | None:
    """The other end of a count, if an authority chose to count so."""
    readings = view.world.settings.readings
    if not end.other or not readings:
        return None
    return next(
        (other for other in end.other if readings.get(other.point.id) == other.point.other), None
    )


def _by_choice(span: Span, chosen: OtherEnd, *, explain: bool) -> Span:
    """The span with the chosen end; the one it would have had is the other reading."""
    point, due = chosen.point, span.due or span.start.day
    step = Step(text=point.other_says, cites=chosen.cites)
    return replace(
        span,
        due=chosen.due,
        steps=(*span.steps, step) if explain else (),
        others=((due, point.kept_says, chosen.cites, chosen.why),),
        kept=chosen.reading,
    )


def _count_hours(
    rule: TimeLimit, view: View, *, start: Occurrence, lasts: Length, reading: Reading | None
) -> Span:
    if reading is not None and reading.whole_day:
        return _from_the_end_of_the_day(view, start=start, lasts=lasts, reading=reading)
    at, unknown = start.at, False
    if not isinstance(at, datetime):
        if reading is None:
            raise HourUnknown(rule.id)
        at, unknown = _midnight(view, start.day), True
        reading = replace(
            reading,
            says=sentence(
                "%(reading)s, if that was the first hour of the day", reading=reading.says
            ),
        )
    end = end_of(
        at, lasts, counting=rule.counted_by, state=view.world.calendar, explain=view.world.explain
    )
    return Span(
        reading=reading,
        start=start,
        due=end.due,
        nominal=end.nominal,
        steps=named(end.steps, start),
        hour_unknown=unknown,
    )


def _from_the_end_of_the_day(
    view: View, *, start: Occurrence, lasts: Length, reading: Reading
) -> Span:
    """Hours after a date, the date itself not counted."""
    at = _midnight(view, start.day + timedelta(days=1))
    end = end_of(
        at, lasts, counting=FROM_THE_MOMENT, state=view.world.calendar, explain=view.world.explain
    )
    begins = (
        Step(
            text=sentence("the day itself is not counted"), cites=str(reading.cites), on=start.day
        ),
        *end.steps[1:],
    )
    steps = named(begins, start) if view.world.explain else ()
    return Span(reading=reading, start=start, due=end.due, nominal=end.nominal, steps=steps)


def _midnight(view: View, day: date) -> datetime:
    local = datetime.combine(day, time(), tzinfo=view.world.calendar.zone)
    return local.astimezone(UTC).astimezone(view.world.calendar.zone)


def _extend(rule: TimeLimit, view: View, *, span: Span) -> Span:
    for extension in rule.extended_by:
        if truth(extension.when, view):
            longer = _count(
                rule, view, start=span.start, lasts=extension.lasts, reading=span.reading
            )
            return replace(longer, steps=(*_said(view, extension), *longer.steps))
    return span


def _said(view: View, rule: Extension | Limb | Pause) -> tuple[Step, ...]:
    return (Step(text=rule.says, cites=str(rule.cites)),) if view.world.explain else ()


def longest(rule: TimeLimit, view: View, *, start: Occurrence) -> Moment | None:
    """The end if every extension that the law allows were used; none if it allows none."""
    lengths = [each.lasts for each in rule.extended_by]
    lengths += [each.lasts for each in rule.longer]
    ends = [_count(rule, view, start=start, lasts=length, reading=None).due for length in lengths]
    return max((end for end in ends if end is not None), key=view.world.day, default=None)


def _pause(rule: TimeLimit, view: View, *, span: Span, lasts: Length) -> Span:
    for pause, began, ended in _pauses(rule, view, span=span):
        if ended is None and pause.once_ended:
            continue
        if ended is None:
            return replace(
                span, due=None, nominal=None, paused=pause.says,
                steps=(*span.steps, *_said(view, pause)),
            )  # fmt: skip
        if pause.restarts:
            again = _count(rule, view, start=ended, lasts=lasts, reading=span.reading)
            span = replace(again, steps=(*_said(view, pause), *again.steps))
        elif span.nominal is not None and ended.day > began.day:
            stood = ended.day - began.day
            later = end_of(
                view.world.day(span.nominal),
                days(stood.days),
                counting=rule.counted_by,
                state=view.world.calendar,
                explain=False,
            )
            length = days(stood.days)
            text = sentence(
                "%(why)s for %(length)s, which are added", why=pause.says, length=length
            )
            step = Step(text=text, cites=str(pause.cites))
            span = replace(
                span, due=later.due, nominal=later.nominal,
                steps=(*span.steps, step) if view.world.explain else (),
            )  # fmt: skip
    return span


def _pauses(
    rule: TimeLimit, view: View, *, span: Span
) -> Iterator[tuple[Pause, Occurrence, Occurrence | None]]:
    for pause in rule.pauses:
        for began in view.world.timeline.of(pause.begins, view.state):
            if began.day < span.start.day or _after(view, began, span=span):
                continue
            about = began.attributes.get("state") if pause.once_ended else None
            ends = view.world.timeline.of(
                pause.ends, view.state or (about if isinstance(about, str) else None)
            )
            yield pause, began, next((one for one in ends if one.day >= began.day), None)


def _after(view: View, one: Occurrence, *, span: Span) -> bool:
    return span.due is not None and one.day > view.world.day(span.due)


def _limit(rule: TimeLimit, view: View, *, span: Span, limb: Limb) -> Span:
    start = start_of(limb.runs_from, view)
    if start is None or span.due is None:
        return span
    counting: Counting = rule.counted_by
    end = end_of(
        start.at, limb.lasts, counting=counting, state=view.world.calendar,
        explain=view.world.explain,
    )  # fmt: skip
    chosen = _counted_otherwise(view, end)
    other = replace(
        span,
        start=start,
        due=chosen.due if chosen else end.due,
        nominal=end.nominal,
        steps=(*_said(view, limb), *named(end.steps, start)),
    )
    if any(pause.once_ended for pause in rule.pauses):
        other = _pause(rule, view, span=other, lasts=limb.lasts)
    if other.due is None or view.world.day(other.due) >= view.world.day(span.due):
        return span
    return replace(other, start=span.start)

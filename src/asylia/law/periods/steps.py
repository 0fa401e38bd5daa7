"""How an end was found, step by step, each with the provision that demands it."""

from datetime import UTC, date, datetime, timedelta
from typing import cast

from asylia.law.periods import words
from asylia.law.periods.counting import End, Moment, Period, Rolling, Step, Unit
from asylia.law.sentences import sentence


def steps_in_days(period: Period, end: End) -> tuple[Step, ...]:
    """The steps to the end of a period in days, working days, weeks, months or years."""
    first = Step(text=words.EVENT_DAY, cites=period.counting.event_day, on=period.event)
    if period.counting.backward:
        return first, _back_step(period, end.due)
    if period.length.unit is Unit.WORKING_DAYS:
        return first, _working_days_step(period, end.due)
    return first, _nominal_step(period, end.nominal), *_shift_steps(period, end)


def steps_in_hours(moment: Moment, end: End) -> tuple[Step, ...]:
    """The steps to the end of a period in hours."""
    due = cast("datetime", end.due)
    event = moment.event.astimezone(due.tzinfo)
    begin = due.astimezone(UTC) - timedelta(hours=moment.length.amount)
    exact = begin == moment.event
    first = (
        words.minute_of_event(event)
        if exact
        else words.hour_of_event(event, begin.astimezone(due.tzinfo))
    )
    cites = moment.counting.hours_begin
    steps = [
        Step(text=first, cites=cites, on=event.date()),
        Step(
            text=words.hours_end(moment.length, due),
            cites="REG-1182-71 3(2)(a)",
            on=due.date(),
        ),
    ]
    change = (due.utcoffset() or timedelta()) - (event.utcoffset() or timedelta())
    if change:
        steps.append(Step(text=words.clocks_changed(change), cites="REG-1182-71 3(2)(a)"))
    why_off = moment.calendar.why_not_working(due.date().toordinal())
    if why_off:
        text = words.hours_do_not_move(why_off)
        steps.append(Step(text=text, cites="REG-1182-71 3(4)", on=due.date()))
    return tuple(steps)


def _nominal_step(period: Period, nominal: date) -> Step:
    counting, length = period.counting, period.length
    if length.unit is Unit.DAYS:
        return Step(text=words.days_end(length), cites=counting.days_inside, on=nominal)
    if length.unit is Unit.WEEKS:
        return Step(text=words.weeks_end(length, nominal), cites=counting.same_day, on=nominal)
    text = words.months_end(length, period.event, end=nominal)
    same_day_of_month = nominal.day == period.event.day
    cites = counting.same_day if same_day_of_month else counting.short_month
    return Step(text=text, cites=cites, on=nominal)


def _shift_steps(period: Period, end: End) -> list[Step]:
    counting, nominal = period.counting, end.nominal
    why_off = period.calendar.why_not_working(nominal.toordinal())
    if period.liberty or counting.rolling is not Rolling.YES:
        return [_kept_step(period, nominal, why_off=why_off)] if why_off else []
    moved = date.fromordinal(period.calendar.next_working_day(nominal.toordinal()))
    steps = []
    if why_off:
        steps.append(Step(text=words.moved(why_off, moved), cites=counting.rolls, on=nominal))
    if moved != end.due and counting.two_working_days:
        text = words.stretched(end.due)
        steps.append(Step(text=text, cites=counting.two_working_days, on=moved))
    return steps


def _kept_step(period: Period, nominal: date, *, why_off: str) -> Step:
    if period.liberty:
        text = words.kept(why_off, sentence("a limit on liberty does not move"))
        return Step(text=text, cites=period.counting.rolls, on=nominal)
    text = words.kept(why_off, period.counting.why_not_rolled)
    return Step(text=text, cites=period.counting.keeps, on=nominal)


def _working_days_step(period: Period, due: date) -> Step:
    skipped = _holidays_between(period, period.event, before=due)
    text = words.working_days_end(period.length, skipped)
    return Step(text=text, cites="REG-1182-71 2(2)", on=due)


def _back_step(period: Period, due: date) -> Step:
    text = words.back_end(period.length, due + timedelta(days=1))
    if period.length.unit is Unit.WORKING_DAYS:
        skipped = _holidays_between(period, due, before=period.event)
        text = words.left_out(text, skipped)
    return Step(text=text, cites=period.counting.keeps, on=due)


def _holidays_between(period: Period, after: date, *, before: date) -> list[tuple[date, str]]:
    """The public holidays on weekdays between two days, each with its name."""
    calendar = period.calendar
    return [
        (date.fromordinal(day), calendar.names.get(day, "no name given"))
        for day in range(after.toordinal() + 1, before.toordinal())
        if day in calendar.days_off and not calendar.is_weekend(day)
    ]

"""From the event that starts a limit to its end in each case, under each reading."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from asylia.law.clock.national import allowed_length
from asylia.law.columns.arrays import (
    NEVER,
    NO,
    NO_HOUR,
    YES,
    Days,
    Flags,
    Moments,
    Rows,
    flags,
    never,
    no_hours,
    rows_of,
    where,
)
from asylia.law.columns.calendars import By, Ends, in_hours
from asylia.law.columns.conditions import truth
from asylia.law.columns.latest import latest
from asylia.law.columns.occurrences import Occurrences, chosen, nobody
from asylia.law.columns.views import View, picked
from asylia.law.columns.world import OUTSIDE, Until
from asylia.law.columns.zones import local_days, midnights
from asylia.law.limits import Happens, Limb, Pause, Reading, TimeLimit
from asylia.law.periods import FROM_THE_MOMENT, Length, days
from asylia.law.terms import Kind


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Span:
    """A limit's period in each case under one reading.

    Attributes:
        on: In which cases there is such a period.
        start: The event that starts it.
        day: Its last day in the zone of the State that holds the file; ``NEVER`` for none.
        at: Its last moment; ``NO_HOUR`` where it is counted in days.
        paused: Where it stands still.
        hour_unknown: Where the end is only an outer bound, the hour being unknown.
        no_hour: Where it cannot be counted at all, for want of the hour.
        nominal: The day before any shift, where a pause may add to it or it is to be stored.
        other: Another end of the same period, ``NEVER`` where there is none; None if nowhere.
        reading: The provision's reading, if it is to be counted by; none otherwise.
        key: What the reading is called in the settings.
        labelled: Whether it stands for one of several readings.
    """

    on: Flags
    start: Occurrences
    day: Days
    at: Moments
    paused: Flags
    hour_unknown: Flags
    no_hour: Flags
    nominal: Days | None
    other: Days | None
    reading: Reading | None
    key: str
    labelled: bool

    def of(self, which: Flags | Rows) -> "Span":
        """The same in some of the cases."""
        some = rows_of(which)
        return replace(
            self,
            on=self.on.take(some),
            start=self.start.of(some),
            day=self.day.take(some),
            at=self.at.take(some),
            paused=self.paused.take(some),
            hour_unknown=self.hour_unknown.take(some),
            no_hour=self.no_hour.take(some),
            nominal=None if self.nominal is None else self.nominal.take(some),
            other=None if self.other is None else self.other.take(some),
        )


def either(first: Flags, one: Span, *, other: Span) -> Span:
    """In each case one of two periods: the first where the flag says so."""
    return Span(
        on=where(first, one.on, other=other.on),
        start=chosen(first, one.start, other=other.start),
        day=where(first, one.day, other=other.day),
        at=where(first, one.at, other=other.at),
        paused=where(first, one.paused, other=other.paused),
        hour_unknown=where(first, one.hour_unknown, other=other.hour_unknown),
        no_hour=where(first, one.no_hour, other=other.no_hour),
        nominal=_either_day(first, one.nominal, other=other.nominal),
        other=_either_day(first, one.other, other=other.other),
        reading=one.reading,
        key=one.key,
        labelled=one.labelled,
    )


def _either_day(first: Flags, one: Days | None, *, other: Days | None) -> Days | None:
    if one is None and other is None:
        return None
    return where(first, NEVER if one is None else one, other=NEVER if other is None else other)


def spans_of(rule: TimeLimit, view: View) -> list[Span]:
    """The periods of a limit by the provision itself, one for each of its readings."""
    found = []
    for reading, belongs in list(_readings(rule, view)):
        own = reading.runs_from if reading else None
        start = view.start_of(own, projected=True) if own else view.start
        on = belongs & start.has
        if on.all():
            found.append(span(rule, view, start=start, reading=reading))
        elif on.any():
            some = rows_of(on)
            part = span(rule, view.only(some), start=start.of(some), reading=reading)
            found.append(spread(part, on))
    return found


def _readings(rule: TimeLimit, view: View) -> Iterator[tuple[Reading | None, Flags]]:
    """The readings, each with the cases to which it belongs; none: there is no doubt."""
    doubt = rule.reading
    if doubt is None:
        yield None, flags(view.size, value=True)
        return
    arises = flags(view.size, value=True)
    if doubt.only_if is not None:
        arises = truth(doubt.only_if, view) != NO
        if not arises.all():
            yield None, ~arises
    for each in doubt.readings:
        belongs = arises if each.only_if is None else arises & (truth(each.only_if, view) != NO)
        yield each, belongs


def span(
    rule: TimeLimit,
    view: View,
    *,
    start: Occurrences,
    reading: Reading | None,
    leaves_trace: bool = True,
) -> Span:
    """The period in each case under one reading.

    Args:
        rule: The limit.
        view: The cases, seen from the event that starts the limit.
        start: What the period runs from; each case has it.
        reading: The reading of the provision.
        leaves_trace: Whether its end is kept for the conditions of other limits.
    """
    lasts = (reading.lasts if reading else None) or rule.lasts or _national(rule, view)
    if lasts is None:
        return _without_length(rule, view, start=start, reading=reading)
    plain = _counted(rule, view, start=start, lasts=lasts, reading=reading)
    if leaves_trace:
        _note_end(rule, view, span=plain)
    found = _paused(rule, view, span=_extended(rule, view, span=plain), lasts=lasts)
    if rule.pauses and leaves_trace:
        _note_end(rule, view, span=found, anew=True)
    for limb in (*rule.limbs, *_own_limb(reading)):
        found = _limited(rule, view, span=found, limb=limb)
    return found


def _note_end(rule: TimeLimit, view: View, *, span: Span, anew: bool = False) -> None:
    """Keep the end for the conditions of limits that ask for it.

    The first reading's counts; of a limit that can stand still, the last one's, as it then stands.
    """
    place = view.world.place[rule.id]
    if place in view.world.asked:
        kept = view.world.ends.get(place)
        free = span.day != NEVER
        if kept is not None and not anew:
            free &= kept.day.take(view.rows) == NEVER
        some = rows_of(free)
        until = Until(day=span.day.take(some), at=span.at.take(some), named=view.named.take(some))
        view.world.note_end(place, view.rows.take(some), until=until)


def _national(rule: TimeLimit, view: View) -> Length | None:
    return allowed_length(view.world.settings, rule) if rule.national else None


def _own_limb(reading: Reading | None) -> tuple[Limb, ...]:
    return (reading.limb,) if reading and reading.limb else ()


def _without_length(
    rule: TimeLimit, view: View, *, start: Occurrences, reading: Reading | None
) -> Span:
    """A duty without a number ends with an event, if with anything; a right begins on its day."""
    day = start.day if rule.kind is Kind.RIGHT_FROM else never(view.size)
    at = no_hours(view.size)
    if rule.no_later_than or rule.before_end_of:
        day, at = latest(rule, view, start=start)
    return _plain(start, day, at=at, reading=reading)


def _plain(
    start: Occurrences,
    day: Days,
    *,
    at: Moments,
    reading: Reading | None,
    other: Days | None = None,
) -> Span:
    size = day.size
    return Span(
        on=flags(size, value=True),
        start=start,
        day=day,
        at=at,
        paused=flags(size),
        hour_unknown=flags(size),
        no_hour=flags(size),
        nominal=None,
        other=other,
        reading=reading,
        key=reading.key if reading else "",
        labelled=reading is not None,
    )


# Counting ---------------------------------------------------------------------------------


def _counted(
    rule: TimeLimit, view: View, *, start: Occurrences, lasts: Length, reading: Reading | None
) -> Span:
    if in_hours(lasts):
        return _counted_in_hours(rule, view, start=start, lasts=lasts, reading=reading)
    counting = (reading.counted_by if reading else None) or rule.counted_by
    ends = view.world.calendars.ends(
        _day_there(view, start),
        lasts,
        by=By(counting, liberty=rule.liberty),
        state=view.state,
    )
    _leave_failed(view, ends)
    found = _plain(start, ends.day, at=no_hours(view.size), reading=reading, other=ends.other)
    if all(pause.restarts for pause in rule.pauses) and not view.world.to_store:
        return found
    nominal = view.world.calendars.nominal(
        _day_there(view, start), lasts, counting=counting, state=view.state
    )
    return replace(found, nominal=nominal)


def _day_there(view: View, start: Occurrences) -> Days:
    """The day of an event in the zone of the State by whose calendar is counted."""
    if start.at is None or view.state == view.world.cases.state:
        return start.day
    zone = view.world.calendars.of(view.state).zone_name
    return where(start.at == NO_HOUR, start.day, other=local_days(start.at, zone))


def _leave_failed(view: View, ends: Ends) -> None:
    if ends.failed is not None and ends.failed.any():
        view.world.fall(view.rows[ends.failed], OUTSIDE)


def _counted_in_hours(
    rule: TimeLimit, view: View, *, start: Occurrences, lasts: Length, reading: Reading | None
) -> Span:
    calendar = view.world.calendars.of(view.state)
    whole_day = reading is not None and reading.whole_day
    hours = start.hours()
    unknown = hours == NO_HOUR
    counting, moments = rule.counted_by, hours
    if whole_day:
        counting, moments = FROM_THE_MOMENT, midnights(start.day + np.int32(1), calendar.zone_name)
    elif unknown.any() and reading is not None:
        moments = where(unknown, midnights(start.day, calendar.zone_name), other=hours)
    moments = where(moments == NO_HOUR, 0, other=moments)
    day, at = view.world.calendars.ends_in_hours(
        moments, lasts, counting=counting, state=view.state
    )
    found = replace(_plain(start, day, at=at, reading=reading), nominal=day)
    if whole_day:
        return found
    if reading is None:
        day = where(unknown, NEVER, other=found.day).astype(np.int32)
        return replace(found, day=day, nominal=day, no_hour=unknown)
    return replace(found, hour_unknown=unknown)


def _extended(rule: TimeLimit, view: View, *, span: Span) -> Span:
    open_ones = flags(view.size, value=True)
    found = span
    for extension in rule.extended_by:
        now = open_ones & (truth(extension.when, view) == YES)
        if now.any():
            longer = _counted(
                rule,
                view.only(now),
                start=span.start.of(now),
                lasts=extension.lasts,
                reading=span.reading,
            )
            found = either(now, spread(longer, now), other=found)
            open_ones &= ~now
    return found


# Pauses -----------------------------------------------------------------------------------


def _paused(rule: TimeLimit, view: View, *, span: Span, lasts: Length) -> Span:
    """The period after everything that made it stand still."""
    found = span
    for pause in rule.pauses:
        begins = view.days(pause.begins)
        for began in () if begins is None else begins:
            matters = (began != NEVER) & (began >= span.start.day) & ~found.paused
            matters &= (span.day == NEVER) | (began <= span.day)
            if matters.any():
                found = _stood_still(
                    rule, view, span=found, lasts=lasts, pause=(pause, began, matters)
                )
    return found


def _stood_still(
    rule: TimeLimit,
    view: View,
    *,
    span: Span,
    lasts: Length,
    pause: tuple[Pause, Days, Flags],
) -> Span:
    which, began, matters = pause
    ended = _end_after(which, view, began=began)
    stands = matters & ~ended.has & (not which.once_ended)
    span = _without_end(span, stands)
    over = matters & ended.has
    if not over.any():
        return span
    if not which.restarts:
        return _with_days_added(
            rule, view, span=span, stood=where(over, ended.day - began, other=0)
        )
    again = _counted(rule, view.only(over), start=ended.of(over), lasts=lasts, reading=span.reading)
    return either(over, spread(again, over), other=span)


def _without_end(span: Span, stands: Flags) -> Span:
    """The period, which stands still in some cases."""
    return replace(
        span,
        day=where(stands, NEVER, other=span.day).astype(np.int32),
        at=where(stands, NO_HOUR, other=span.at),
        paused=span.paused | stands,
        nominal=None if span.nominal is None else where(stands, NEVER, other=span.nominal),
    )


def _end_after(pause: Pause, view: View, *, began: Days) -> Occurrences:
    """The first event that ends a pause on the day on which it began or later."""
    event = pause.ends.event if isinstance(pause.ends, Happens) else pause.ends
    seen, mask = view.seen(event), view.mask(pause.ends)
    if seen is None or mask is None:
        return nobody(view.size)
    return picked(seen, event, mask=mask & (seen.day >= began))


def _with_days_added(rule: TimeLimit, view: View, *, span: Span, stood: Days) -> Span:
    """The period with the days for which it stood still."""
    before = span.day if span.nominal is None else span.nominal
    day, at, nominal = span.day.copy(), span.at.copy(), before.copy()
    for number in np.unique(stood[stood > 0]).tolist():
        which = (stood == number) & (before != NEVER)
        later = view.world.calendars.ends(
            before[which],
            days(number),
            by=By(rule.counted_by, as_counted=True),
            state=view.state,
        )
        _leave_failed(view.only(which), later)
        day[which], at[which] = later.day, NO_HOUR
        nominal[which] = view.world.calendars.nominal(
            before[which], days(number), counting=rule.counted_by, state=view.state
        )
    return replace(span, day=day, at=at, nominal=nominal)


def _limited(rule: TimeLimit, view: View, *, span: Span, limb: Limb) -> Span:
    start = view.start_of(limb.runs_from)
    both = start.has & (span.day != NEVER)
    if not both.any():
        return span
    other = _of_limb(rule, view.only(both), span=span.of(both), start=start.of(both), limb=limb)
    sooner = other.day < span.day[both]
    which = both.copy()
    which[both] = sooner
    days, moments = span.day.copy(), span.at.copy()
    days[which], moments[which] = other.day[sooner], other.at[sooner]
    if span.nominal is None or other.nominal is None:
        return replace(span, day=days, at=moments)
    nominal = span.nominal.copy()
    nominal[which] = other.nominal[sooner]
    return replace(span, day=days, at=moments, nominal=nominal)


def _of_limb(rule: TimeLimit, view: View, *, span: Span, start: Occurrences, limb: Limb) -> Span:
    """The period that another event sets, longer where a pause that has ended makes it so."""
    day, at = _limb_ends(rule, view, start=start, limb=limb)
    lengthened = any(pause.once_ended for pause in rule.pauses)
    nominal = None
    if lengthened or view.world.to_store:
        nominal = _limb_nominal(rule, view, start=start, limb=limb)
    other = replace(span, start=start, day=day, at=at, nominal=nominal)
    return _paused(rule, view, span=other, lasts=limb.lasts) if lengthened else other


def _limb_ends(
    rule: TimeLimit, view: View, *, start: Occurrences, limb: Limb
) -> tuple[Days, Moments]:
    if in_hours(limb.lasts):
        return view.world.calendars.ends_in_hours(
            start.hours(), limb.lasts, counting=rule.counted_by, state=view.state
        )
    ends = view.world.calendars.ends(
        _day_there(view, start), limb.lasts, by=By(rule.counted_by), state=view.state
    )
    _leave_failed(view, ends)
    return ends.day, no_hours(view.size)


def _limb_nominal(rule: TimeLimit, view: View, *, start: Occurrences, limb: Limb) -> Days:
    if in_hours(limb.lasts):
        return _limb_ends(rule, view, start=start, limb=limb)[0]
    return view.world.calendars.nominal(
        _day_there(view, start), limb.lasts, counting=rule.counted_by, state=view.state
    )


def spread(part: Span, on: Flags) -> Span:
    """A period of some cases among all of them."""
    size = on.size
    place = np.zeros(size, dtype=np.int64)
    place[on] = np.arange(part.day.size)
    found = part.of(place)
    return replace(found, on=on & found.on, day=where(on, found.day, other=NEVER).astype(np.int32))

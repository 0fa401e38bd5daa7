"""Where a period ends: the arithmetic behind every due date."""

from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, timedelta

from asylia.law.holidays import Calendar, OutsideSpan, calendar_of
from asylia.law.periods.counting import (
    END_OF_LIBERTY_LIMIT,
    TWO_WORKING_DAYS,
    Counting,
    End,
    Length,
    Moment,
    OtherEnd,
    Period,
    Rolling,
    Unit,
)
from asylia.law.periods.steps import steps_in_days, steps_in_hours
from asylia.law.sentences import sentence

ONE_DAY, ONE_HOUR = timedelta(days=1), timedelta(hours=1)
SHORTEST_MONTH = 28
MONTHS_A_YEAR = 12
IN_MONTHS = (Unit.MONTHS, Unit.YEARS)


class CannotCount(ValueError):
    """A period and the way of counting it do not fit the moment that starts it."""


def end_of(
    start: date | datetime,
    length: Length,
    *,
    counting: Counting,
    state: str | Calendar,
    explain: bool = True,
    liberty: bool = False,
) -> End:
    """When a period ends.

    Args:
        start: The event: a day, or a date-time with offset. A period in days or longer reduces
            it to the calendar day of the State; a period in hours needs the date-time.
        length: How long the period is.
        counting: The rule by which the act counts.
        state: The State in which the act is to be done (its code), or its calendar with an
            authority's own list of holidays.
        explain: Whether to say each step.
        liberty: The period ends a restriction of liberty: its nominal end is due, and what a
            shift would give is only another reading.

    Returns:
        The end; for hours a date-time in the State's zone, else a date.

    Raises:
        CannotCount: The hour of the event is not known, or the unit does not fit the rule.
        OutsideSpan: A day must be judged that the State's table of holidays does not cover.
        UnknownState: No Member State has this code.
    """
    calendar = calendar_of(state) if isinstance(state, str) else state
    try:
        if length.unit is Unit.HOURS:
            moment = Moment(_known_hour(start, length), length, counting, calendar, liberty)
            end = _end_in_hours(moment)
            return end._replace(steps=steps_in_hours(moment, end)) if explain else end
        period = Period(_known_day(start, calendar), length, counting, calendar, liberty)
        end = _end_in_days(period)
        return end._replace(steps=steps_in_days(period, end)) if explain else end
    except OverflowError as error:
        raise OutsideSpan(f"{length} from {start} lie outside every calendar") from error


def _known_hour(start: date | datetime, length: Length) -> datetime:
    if not isinstance(start, datetime):
        raise CannotCount(f"{length} run from an hour; {start} names only the day")
    if start.tzinfo is None:
        raise CannotCount(f"{length} run from a moment; {start} has no offset")
    return start


def _known_day(start: date | datetime, calendar: Calendar) -> date:
    if isinstance(start, datetime) and start.tzinfo is None:
        raise CannotCount(f"{start} has no offset, so its day in {calendar.name} is not known")
    return calendar.local_day(start)


# Hours


def _end_in_hours(moment: Moment) -> End:
    length, counting = moment.length, moment.counting
    if counting.backward:
        raise CannotCount(f"{length} are not counted backwards: no act asks for it")
    start = moment.event.astimezone(UTC)
    exact = start + length.amount * ONE_HOUR
    next_hour = start.replace(minute=0, second=0, microsecond=0) + ONE_HOUR
    rounded = next_hour + length.amount * ONE_HOUR
    zone = moment.calendar.zone
    if counting.from_the_moment:
        due = exact.astimezone(zone)
        return End(due=due, nominal=due)
    if not moment.liberty:
        due = rounded.astimezone(zone)
        return End(due=due, nominal=due)
    due = exact.astimezone(zone)
    other = OtherEnd(
        due=rounded.astimezone(zone),
        reading=sentence("without the hour of the event"),
        cites=counting.hours_begin,
        why=sentence("the rule of counting makes no exception for a restriction of liberty"),
        point=END_OF_LIBERTY_LIMIT,
    )
    return End(due=due, nominal=due, other=(other,))


# Days, working days, weeks, months and years


def _end_in_days(period: Period) -> End:
    if period.counting.from_the_moment:
        raise CannotCount(f"only hours are counted from the minute, not {period.length}")
    if period.counting.backward:
        start = _counted_back(period)
        return End(due=start, nominal=start)
    if period.length.unit is Unit.WORKING_DAYS:
        end = _nth_working_day(period)
        return End(due=end, nominal=end)
    nominal = _same_day_later(period.event, period.length)
    if period.counting.rolling is Rolling.NO:
        return End(due=nominal, nominal=nominal)
    rolled = period.calendar.next_working_day(nominal.toordinal())
    moved = date.fromordinal(_stretched(period, rolled))
    if period.counting.rolling is not Rolling.YES or period.liberty:
        other = () if moved == nominal else (_moved_reading(period, moved),)
        return End(due=nominal, nominal=nominal, other=other)
    if moved.toordinal() == rolled:
        return End(due=moved, nominal=nominal)
    unstretched = _unstretched_reading(date.fromordinal(rolled))
    return End(due=moved, nominal=nominal, other=(unstretched,))


def _same_day_later(event: date, length: Length) -> date:
    """The same weekday or date so much later, or the last day of a month that has no such date."""
    if length.unit is Unit.DAYS:
        return event + length.amount * ONE_DAY
    if length.unit is Unit.WEEKS:
        return event + timedelta(weeks=length.amount)
    return _months_away(event, _in_months(length))


def _in_months(length: Length) -> int:
    return length.amount * (MONTHS_A_YEAR if length.unit is Unit.YEARS else 1)


def _months_away(event: date, amount: int) -> date:
    year, month = divmod(event.year * MONTHS_A_YEAR + event.month - 1 + amount, MONTHS_A_YEAR)
    if not MINYEAR <= year < MAXYEAR:
        raise OverflowError(f"year {year}")
    if event.day <= SHORTEST_MONTH:
        return date(year, month + 1, event.day)
    next_year, next_month = divmod(year * MONTHS_A_YEAR + month + 1, MONTHS_A_YEAR)
    last = date(next_year, next_month + 1, 1) - ONE_DAY
    return last if event.day > last.day else last.replace(day=event.day)


def _stretched(period: Period, end: int) -> int:
    """The end, or a later one if the rule demands two working days and fewer lie inside."""
    if period.counting.two_working_days and period.length != ONE_CALENDAR_DAY:
        for _ in range(2 - _working_days_held(period, end)):
            end = period.calendar.next_working_day(end + 1)
    return end


ONE_CALENDAR_DAY = Length(1, Unit.DAYS)


def _working_days_held(period: Period, end: int) -> int:
    """How many working days lie after the event and up to the end; two are enough to know."""
    found, event = 0, period.event.toordinal()
    while end > event and found < 2:  # noqa: PLR2004 - Article 3(5) says two
        found += period.calendar.is_working_day(end)
        end -= 1
    return found


def _nth_working_day(period: Period) -> date:
    day = period.event.toordinal()
    for _ in range(period.length.amount):
        day = period.calendar.next_working_day(day + 1)
    return date.fromordinal(day)


def _counted_back(period: Period) -> date:
    """The last day on which the act is in time: the one before the first whole day."""
    length = period.length
    if length.unit is Unit.WORKING_DAYS:
        day = period.event.toordinal()
        for _ in range(length.amount):
            day = period.calendar.last_working_day(day - 1)
        return date.fromordinal(day - 1)
    if length.unit in IN_MONTHS:
        return _months_away(period.event, -_in_months(length)) - ONE_DAY
    back = timedelta(weeks=length.amount) if length.unit is Unit.WEEKS else length.amount * ONE_DAY
    return period.event - back - ONE_DAY


def _unstretched_reading(rolled: date) -> OtherEnd:
    return OtherEnd(
        due=rolled,
        reading=sentence("without the second working day of Article 3(5)"),
        cites="REG-1182-71 5",
        why=sentence(
            "whether Article 3(5) reaches an act to be done within a few days of an event is open"
        ),
        point=TWO_WORKING_DAYS,
    )


def _moved_reading(period: Period, moved: date) -> OtherEnd:
    if period.liberty:
        return OtherEnd(
            due=moved,
            reading=sentence("moved to the next working day"),
            cites=period.counting.rolls,
            why=sentence("the rule of counting makes no exception for a restriction of liberty"),
            point=END_OF_LIBERTY_LIMIT,
        )
    return OtherEnd(
        due=moved,
        reading=sentence("arguable latest: moved to the next working day"),
        cites=period.counting.rolls,
        why=sentence(
            "disputed: %(why)s, but the general rule may fill the gap",
            why=period.counting.why_not_rolled,
        ),
        point=period.counting.disputed,
    )

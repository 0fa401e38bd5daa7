"""How a computed day is put into words: plain English, without the citation."""

from datetime import date, datetime, timedelta

from asylia.law.periods.counting import Length

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

EVENT_DAY = "that day is not counted"


def short_day(day: date) -> str:
    """A day as "Mon 17 Aug 2026"."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def days_end(length: Length) -> str:
    """Why a period in days ends where it does."""
    return f"{length} end here; Saturdays, Sundays and holidays inside are counted"


def weeks_end(length: Length, end: date) -> str:
    """Why a period in weeks ends where it does."""
    return f"{length} later, the weekday of the event: {WEEKDAYS[end.weekday()]}"


def months_end(length: Length, event: date, *, end: date) -> str:
    """Why a period in months or years ends where it does."""
    if event.day == end.day:
        return f"{length} later, the date of the event"
    missing = f"{event.day} {MONTHS[end.month - 1]} {end.year}"
    return f"{length} later; there is no {missing}, so the last day of the month"


def moved(why_off: str, to: date) -> str:
    """Why an end on a day off moved on."""
    return f"{why_off}; next working day, {short_day(to)}"


def kept(why_off: str, why_kept: str) -> str:
    """Why an end on a day off did not move."""
    return f"{why_off}, and yet the last day: {why_kept}"


def stretched(to: date) -> str:
    """Why a period of two days or more was made longer."""
    return f"a period of two days or more holds two working days, so {short_day(to)}"


def working_days_end(length: Length, skipped: list[tuple[date, str]]) -> str:
    """Why a period in working days ends where it does, naming the holidays left out."""
    return f"{length} end here, without Saturdays and Sundays{left_out(skipped)}"


def left_out(skipped: list[tuple[date, str]]) -> str:
    """The public holidays that were passed over; empty if there was none."""
    return "".join(f", without {short_day(day)} ({name})" for day, name in skipped)


def back_end(length: Length, first: date) -> str:
    """Where a period counted back begins."""
    return f"{length} lie whole between this day and the event, from {short_day(first)}"


def hour_of_event(event: datetime, begin: datetime) -> str:
    """Why a period in hours begins with the next full hour."""
    return f"at {event:%H:%M}; that hour is not counted, the first begins at {begin:%H:%M}"


def minute_of_event(event: datetime) -> str:
    """Why a limit on liberty begins at once."""
    return f"at {event:%H:%M}; a limit on liberty runs from that minute"


def hours_end(length: Length, end: datetime) -> str:
    """Where a period in hours ends."""
    return f"{length} end at {end:%H:%M}"


def clocks_changed(change: timedelta) -> str:
    """Why the wall clock shows an hour more or less than was counted."""
    way = "forward" if change > timedelta() else "back"
    return f"the clocks went {way} meanwhile; only hours that passed are counted"


def hours_do_not_move(why_off: str) -> str:
    """Why a period in hours that ends on a day off stays there."""
    return f"{why_off}; a period in hours does not move to a working day"

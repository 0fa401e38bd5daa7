"""How a computed day is put into words: plain English, without the citation."""

from datetime import date, datetime, timedelta

from asylia.law.periods.counting import Length
from asylia.law.sentences import MONTHS, WEEKDAYS, sentence

EVENT_DAY = sentence("that day is not counted")


def days_end(length: Length) -> str:
    """Why a period in days ends where it does."""
    return sentence(
        "%(length)s end here; Saturdays, Sundays and holidays inside are counted", length=length
    )


def weeks_end(length: Length, end: date) -> str:
    """Why a period in weeks ends where it does."""
    return sentence(
        "%(length)s later, the weekday of the event: %(weekday)s",
        length=length,
        weekday=WEEKDAYS[end.weekday()],
    )


def months_end(length: Length, event: date, *, end: date) -> str:
    """Why a period in months or years ends where it does."""
    if event.day == end.day:
        return sentence("%(length)s later, the date of the event", length=length)
    return sentence(
        "%(length)s later; there is no %(day)s %(month)s %(year)s, so the last day of the month",
        length=length,
        day=event.day,
        month=MONTHS[end.month - 1],
        year=end.year,
    )


def moved(why_off: str, to: date) -> str:
    """Why an end on a day off moved on."""
    return sentence("%(why_off)s; next working day, %(day)s", why_off=why_off, day=to)


def kept(why_off: str, why_kept: str) -> str:
    """Why an end on a day off did not move."""
    return sentence(
        "%(why_off)s, and yet the last day: %(why_kept)s", why_off=why_off, why_kept=why_kept
    )


def stretched(to: date) -> str:
    """Why a period of two days or more was made longer."""
    return sentence("a period of two days or more holds two working days, so %(day)s", day=to)


def working_days_end(length: Length, skipped: list[tuple[date, str]]) -> str:
    """Why a period in working days ends where it does, naming the holidays left out."""
    text = sentence("%(length)s end here, without Saturdays and Sundays", length=length)
    return left_out(text, skipped)


def left_out(text: str, skipped: list[tuple[date, str]]) -> str:
    """The sentence with the public holidays that were passed over, if there were some."""
    for day, name in skipped:
        text = sentence("%(said)s, without %(day)s (%(name)s)", said=text, day=day, name=name)
    return text


def back_end(length: Length, first: date) -> str:
    """Where a period counted back begins."""
    return sentence(
        "%(length)s lie whole between this day and the event, from %(day)s",
        length=length,
        day=first,
    )


def hour_of_event(event: datetime, begin: datetime) -> str:
    """Why a period in hours begins with the next full hour."""
    return sentence(
        "at %(hour)s; that hour is not counted, the first begins at %(begin)s",
        hour=f"{event:%H:%M}",
        begin=f"{begin:%H:%M}",
    )


def minute_of_event(event: datetime) -> str:
    """Why a limit on liberty begins at once."""
    return sentence("at %(hour)s; a limit on liberty runs from that minute", hour=f"{event:%H:%M}")


def hours_end(length: Length, end: datetime) -> str:
    """Where a period in hours ends."""
    return sentence("%(length)s end at %(hour)s", length=length, hour=f"{end:%H:%M}")


def clocks_changed(change: timedelta) -> str:
    """Why the wall clock shows an hour more or less than was counted."""
    if change > timedelta():
        return sentence("the clocks went forward meanwhile; only hours that passed are counted")
    return sentence("the clocks went back meanwhile; only hours that passed are counted")


def hours_do_not_move(why_off: str) -> str:
    """Why a period in hours that ends on a day off stays there."""
    return sentence(
        "%(why_off)s; a period in hours does not move to a working day", why_off=why_off
    )

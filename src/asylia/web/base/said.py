"""Days and moments as people say them: ``10 8 2026``, ``today``, ``yesterday 14:10``."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import get_day_names, get_month_names
from django.utils.translation import gettext

from asylia.web.base.languages import locale_now

RELATIVE = {"today": 0, "now": 0, "yesterday": -1, "tomorrow": 1}
NUMBERS = re.compile(r"(\d{1,2})[ ./-]+(\d{1,2})(?:[ ./-]+(\d{4}))?")
YEAR_FIRST = re.compile(r"(\d{4})[ ./-]+(\d{1,2})[ ./-]+(\d{1,2})")
HOUR = re.compile(r"(?:^|[\s,T]+)(?:at\s+)?(\d{1,2})[:.h](\d{2})$", re.IGNORECASE)
LONGEST = 60


class NotSaid(ValueError):
    """The words name no day or hour; the message says what to write instead."""


def said_day(text: str, *, today: date) -> date:
    """The day that the words name.

    Args:
        text: What was written, such as ``10 8 2026``, ``10 8``, ``Mon 10 Aug 2026``, ``today``.
        today: The day that "today" means.

    Raises:
        NotSaid: The words name no day.
    """
    words = " ".join(text.lower().replace(",", " ").split())[:LONGEST]
    offsets = RELATIVE | {gettext(word): days for word, days in RELATIVE.items()}
    if words in offsets:
        return today + timedelta(days=offsets[words])
    year, month, day = _numbers(_without_names(words), today=today)
    try:
        return date(year, month, day)
    except ValueError as problem:
        raise NotSaid(
            gettext("There is no such day in the calendar. Check day and month.")
        ) from problem


def said_moment(text: str, *, now: datetime, zone: ZoneInfo) -> date | datetime:
    """The moment that the words name, or the day if they give no hour.

    Args:
        text: What was written, such as ``today 14:10``, ``14:10``, ``10 8 2026 14:10``.
        now: This moment, aware.
        zone: The zone in which hours are meant.

    Raises:
        NotSaid: The words name no moment.
    """
    local = now.astimezone(zone)
    words = " ".join(text.split())[:LONGEST]
    if words.lower() in {"now", gettext("now")}:
        return local.replace(second=0, microsecond=0)
    hour = HOUR.search(words)
    if hour is None:
        return said_day(words, today=local.date())
    before = words[: hour.start()].strip(" ,")
    day = said_day(before, today=local.date()) if before else local.date()
    return _moment(day, int(hour[1]), minute=int(hour[2]), zone=zone)


def _moment(day: date, hour: int, *, minute: int, zone: ZoneInfo) -> datetime:
    try:
        moment = datetime.combine(day, time(hour, minute), tzinfo=zone)
        there_was = moment.astimezone(ZoneInfo("UTC")).astimezone(zone)
    except ValueError as problem:
        raise NotSaid(
            gettext("There is no such hour. Write hours and minutes, for example 14:10.")
        ) from problem
    except OverflowError as problem:  # the first hours of the year 1 are of no year in UTC
        raise NotSaid(
            gettext("There is no such day in the calendar. Check day and month.")
        ) from problem
    if there_was.time() != moment.time():
        raise NotSaid(gettext("The clocks went forward: that hour did not exist on that day."))
    return moment


def _numbers(words: str, *, today: date) -> tuple[int, int, int]:
    if found := NUMBERS.fullmatch(words):
        return int(found[3] or today.year), int(found[2]), int(found[1])
    if found := YEAR_FIRST.fullmatch(words):
        return int(found[1]), int(found[2]), int(found[3])
    raise NotSaid(
        gettext("Write the day as day, month, year, for example 10 8 2026, or the word today.")
    )


def _without_names(words: str) -> str:
    """The same with months as numbers and without weekdays, so that what we show can be sent."""
    numbers = _month_numbers()
    weekdays = _weekday_names()
    parts = [part for part in words.split() if part.strip(".") not in weekdays]
    return " ".join(str(numbers.get(part.strip("."), part)) for part in parts)


def _month_numbers() -> dict[str, int]:
    return {
        name.lower().strip("."): number
        for locale in _locales()
        for width in ("abbreviated", "wide")
        for number, name in get_month_names(width, locale=locale).items()
    }


def _weekday_names() -> set[str]:
    return {
        name.lower().strip(".")
        for locale in _locales()
        for width in ("abbreviated", "wide")
        for name in get_day_names(width, locale=locale).values()
    }


def _locales() -> tuple[str, str]:
    return "en", locale_now()

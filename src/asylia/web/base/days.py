"""How a page writes a day, a moment and how far off it is."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from babel.dates import format_date
from django.utils import timezone
from django.utils.translation import ngettext
from markupsafe import Markup, escape

from asylia.web.base.languages import gettext, locale_now

ENGLISH = ("EEE d MMM y", "EEE d MMM")
PATTERNS = {"lt": ("EEE y-MM-dd", "EEE MM-dd")}
"""The weekday leads; day, month and year stand in the order of the language; the hour follows."""
DAY, SHORT_DAY = range(2)


def day_words(day: date) -> str:
    """A day with its weekday: ``Mon 17 Aug 2026``; a moment gives its day in our zone."""
    return _format_day(local_day(day), DAY, locale=locale_now())


def short_day_words(day: date) -> str:
    """A day with its weekday and without its year: ``Mon 17 Aug``."""
    return _format_day(local_day(day), SHORT_DAY, locale=locale_now())


def moment_words(moment: date) -> str:
    """A moment in our zone: ``Mon 17 Aug 2026, 14:25``; a bare day stays a day."""
    if not isinstance(moment, datetime):
        return day_words(moment)
    return _format_moment(moment, DAY)


def short_moment_words(moment: datetime) -> str:
    """A moment in our zone and without its year: ``Mon 17 Aug, 14:25``."""
    return _format_moment(moment, SHORT_DAY)


def local_day(value: date) -> date:
    """The day of a moment in our zone; a day is itself."""
    return timezone.localtime(value).date() if isinstance(value, datetime) else value


def day(value: date) -> Markup:
    """The day as a ``time`` element."""
    return _tag(local_day(value).isoformat(), day_words(value))


def short_day(value: date) -> Markup:
    """The day without its year, as a ``time`` element."""
    return _tag(local_day(value).isoformat(), short_day_words(value))


def moment(value: date) -> Markup:
    """The moment as a ``time`` element."""
    if not isinstance(value, datetime):
        return day(value)
    return _tag(value.astimezone(UTC).isoformat(timespec="minutes"), moment_words(value))


def far(due: date, today: date) -> str:
    """How far off a day is: ``in 12 days``, ``tomorrow``, ``today``, ``2 days late``."""
    days = (local_day(due) - today).days
    if days == 0:
        return gettext("today")
    if days == 1:
        return gettext("tomorrow")
    if days > 0:
        return ngettext("in %(n)d day", "in %(n)d days", days) % {"n": days}
    return ngettext("%(n)d day late", "%(n)d days late", -days) % {"n": -days}


def nearness(due: date, today: date) -> str:
    """Which state a running limit is in: ``late``, ``today``, ``soon`` (this week) or ``later``."""
    day_due = local_day(due)
    if day_due <= today:
        return "today" if day_due == today else "late"
    sunday = today + timedelta(days=6 - today.weekday())
    return "soon" if day_due <= sunday else "later"


def hours_far(due: datetime, now: datetime) -> str:
    """How far off a moment is, in hours and minutes: ``6 h 20 min left``, ``3 h late``."""
    minutes = int((due - now).total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    length = gettext("%(h)d h %(m)d min") if rest else gettext("%(h)d h")
    words = gettext("%(length)s late") if minutes < 0 else gettext("%(length)s left")
    return words % {"length": length % {"h": hours, "m": rest}}


@lru_cache(maxsize=4096)
def _format_day(value: date, kind: int, *, locale: str) -> str:
    return str(format_date(value, _pattern(kind, locale), locale))


def _format_moment(moment: datetime, kind: int) -> str:
    local = timezone.localtime(moment)
    words = _format_day(local.date(), kind, locale=locale_now())
    return f"{words}, {local.hour:02}:{local.minute:02}"


def _pattern(kind: int, locale: str) -> str:
    return PATTERNS.get(locale, ENGLISH)[kind]


def _tag(machine: str, words: str) -> Markup:
    return Markup(f'<time datetime="{machine}">{escape(words)}</time>')  # noqa: S704 -- escaped

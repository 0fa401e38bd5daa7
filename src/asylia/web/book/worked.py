"""Worked examples as the law book shows them: the days that are counted, one box each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from babel.dates import format_date
from django.utils.translation import gettext as _

from asylia.law.book import Entry
from asylia.law.holidays import Calendar, calendar_of
from asylia.law.periods import Unit
from asylia.samples.examples import Example, Expected
from asylia.web.base.days import day_words, moment_words
from asylia.web.base.languages import locale_now
from asylia.web.book.words import RESTS, STANDS, event_words

MOST_DAYS = 24
"""A strip of more days is no picture any more."""
IN_DAYS = frozenset({Unit.DAYS, Unit.WORKING_DAYS, Unit.WEEKS})


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the strip.

    Attributes:
        day: The day.
        look: ``zero``, ``in``, ``off``, ``shift`` or ``due``.
        words: What it is.
    """

    day: date
    look: str
    words: str

    @property
    def weekday(self) -> str:
        """The weekday, short."""
        return str(format_date(self.day, "EEE", locale_now()))

    @property
    def number(self) -> int:
        """The day of the month."""
        return self.day.day


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the clock must answer on one day."""

    on: str
    status: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """One example as the page shows it.

    Attributes:
        example: The example.
        happened: Each event with its day.
        asked: What must be answered, day by day.
        strip: The days from the event to the last day; empty if they are too many.
    """

    example: Example
    happened: tuple[tuple[str, str], ...]
    asked: tuple[Asked, ...]
    strip: tuple[Day, ...]


def worked(entry: Entry, examples: Iterable[Example]) -> tuple[Worked, ...]:
    """The worked examples of a rule."""
    return tuple(
        Worked(
            example=example,
            happened=tuple(
                (event_words(one.event), moment_words(one.at)) for one in example.history.events
            ),
            asked=tuple(_asked(one) for one in example.answers),
            strip=_strip(entry, example),
        )
        for example in examples
    )


def _asked(expected: Expected) -> Asked:
    return Asked(
        on=moment_words(expected.on),
        status=_stands(expected),
        says=_said(expected),
    )


def _stands(expected: Expected) -> str:
    if expected.status is not None:
        return str(STANDS[expected.status])
    if expected.not_running is not None:
        return _("does not run: %(why)s") % {"why": RESTS[expected.not_running]}
    return ""


def _said(expected: Expected) -> str:
    if expected.due is not None:
        return _("last day %(day)s") % {"day": moment_words(expected.due)}
    if expected.candidates:
        return _(" or ").join(moment_words(one) for one in expected.candidates)
    if expected.met is not None:
        return _("met on %(day)s") % {"day": day_words(expected.met)}
    return ""


# The days that are counted ----------------------------------------------------------------


def _strip(entry: Entry, example: Example) -> tuple[Day, ...]:
    """The days of the first answer with a last day, if the period is counted in days."""
    rule = entry.rule
    due = next((one.due for one in example.answers if one.due is not None), None)
    if rule.lasts is None or rule.lasts.unit not in IN_DAYS or not due or isinstance(due, datetime):
        return ()
    zero = _start(entry, example, due=due)
    if zero is None or not 0 < (due - zero).days <= MOST_DAYS or rule.counted_by.backward:
        return ()
    calendar = calendar_of(example.history.member_state)
    nominal = next((one.nominal_end for one in example.answers if one.nominal_end), due)
    length = (due - zero).days
    days = [zero + timedelta(days=number) for number in range(length + 1)]
    return tuple(
        _day(day, zero, due=due, nominal=_plain(nominal), calendar=calendar, entry=entry)
        for day in days
    )


def _start(entry: Entry, example: Example, *, due: date) -> date | None:
    """The day of the event from which the period is counted, if the file names one."""
    named = next((one.starts for one in example.answers if one.starts), None)
    if named is not None:
        return named
    starts = {
        event for part, events in entry.events.items() if part == "starts" for event in events
    }
    found = [
        _plain(one.at)
        for one in example.history.events
        if one.event in starts and _plain(one.at) < due
    ]
    return found[0] if len(found) == 1 else None


def _plain(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _day(
    day: date, zero: date, *, due: date, nominal: date, calendar: Calendar, entry: Entry
) -> Day:
    if day == zero:
        return Day(day, "zero", _("event"))
    if day == due:
        return Day(day, "due", _("last day"))
    off = not calendar.is_working_day(day.toordinal())
    if day > nominal or (day == nominal and off):
        return Day(day, "shift", _("moves on"))
    rule = entry.rule
    if rule.lasts and rule.lasts.unit is Unit.WORKING_DAYS:
        if off:
            return Day(day, "off", _("not counted"))
        passed = range(zero.toordinal() + 1, day.toordinal() + 1)
        return Day(day, "in", str(sum(1 for one in passed if calendar.is_working_day(one))))
    return Day(day, "in", str((day - zero).days))

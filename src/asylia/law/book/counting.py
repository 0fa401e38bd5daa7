"""A rule of counting in sentences: what it demands of a period of this length, and where."""

from collections.abc import Iterator

from asylia.law.book.lines import Line, cited
from asylia.law.periods import Counting, Length, Rolling, Unit
from asylia.law.sentences import Sentence, sentence

CALENDAR = frozenset({Unit.WEEKS, Unit.MONTHS, Unit.YEARS})
WORKING_DAYS = "REG-1182-71 2(2)"
"""What a working day is; each act turns to the general rule for it."""


def counted(counting: Counting, length: Length | None) -> tuple[Line, ...]:
    """What the rule of counting says to a period.

    Args:
        counting: The rule.
        length: The period; none for a length that national law sets, or a duty without a number.
    """
    named = Line(sentence("by %(rule)s", rule=counting.name))
    return (named, *(_steps(counting, length) if length else ()))


def _steps(rule: Counting, length: Length) -> Iterator[Line]:
    if length.unit is Unit.HOURS:
        yield from _hours(rule)
        return
    if rule.backward:
        yield _line(sentence("counted back from the event, in whole days"), rule.event_day)
        return
    yield _line(sentence("the day of the event is not counted"), rule.event_day)
    yield from _inside(rule, length)
    yield from _end(rule, length)


def _hours(rule: Counting) -> Iterator[Line]:
    if rule.from_the_moment:
        yield _line(sentence("counted from the minute of the event"), rule.keeps)
        return
    yield _line(sentence("the hour of the event is not counted"), rule.hours_begin)
    yield Line(sentence("hours that pass are counted; the end does not move to a working day"))


def _inside(rule: Counting, length: Length) -> Iterator[Line]:
    if length.unit is Unit.WORKING_DAYS:
        text = sentence("only working days count: no Saturday, Sunday or public holiday")
        yield _line(text, WORKING_DAYS)
    elif length.unit in CALENDAR:
        text = sentence("it ends on the weekday, or the date, of the event")
        yield _line(text, rule.same_day)
        text = sentence("if the last month has no such date, on the month’s last day")
        yield _line(text, rule.short_month)
    else:
        text = sentence("Saturdays, Sundays and public holidays inside it count")
        yield _line(text, rule.days_inside)


def _end(rule: Counting, length: Length) -> Iterator[Line]:
    if length.unit is Unit.WORKING_DAYS:
        return
    if rule.rolling is Rolling.YES:
        text = sentence(
            "an end on a Saturday, Sunday or public holiday moves to the next working day"
        )
        yield _line(text, rule.rolls)
    elif rule.rolling is Rolling.DISPUTED:
        yield _line(
            sentence("disputed whether an end on a day off moves: both days are shown"), rule.rolls
        )
    else:
        yield _line(sentence("the end does not move: %(why)s", why=rule.why_not_rolled), rule.keeps)
    if rule.two_working_days:
        yield _line(
            sentence("a period of two days or more holds at least two working days"),
            rule.two_working_days,
        )


def _line(text: Sentence, cites: str) -> Line:
    return Line(text, cites=cited(cites))

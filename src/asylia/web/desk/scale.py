"""The scale of a clock strip: days on one line, in per cent of its width."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from babel.dates import format_date
from django.utils import timezone

from asylia.web.base.languages import locale_now

FEW_DAYS = 16
SOME_WEEKS = 100
MANY_WEEKS = 190
LABEL_ROOM = 6.0
"""Per cent of the width that the name of a month needs."""

LOOKS_BACK = timedelta(days=120)
LOOKS_AHEAD = timedelta(days=120)
AT_LEAST_AHEAD = timedelta(days=5)
MOST_LABELS = 8
"""So many names of months stand side by side on the narrowest page."""
STEPS = (1, 2, 3, 6, 12)
"""Every how many months a long scale names one; then January is named by its year."""
MONTH = 30.4
YEAR_ROOM = 20.0
"""Per cent of the width that a month with its year needs."""
STORY_SHARE = 3
"""What is over fills at least this part of the scale: a third."""
SHORT_STORY = timedelta(days=14)
"""What was over sooner is drawn as if it had lasted so long."""
ROOM = 24
"""One day in so many is left free at the end, so that the last diamond stands clear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A line on the scale.

    Attributes:
        at: Where, in per cent.
        label: What stands beside it; empty for a line alone.
    """

    at: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """From the start of the first day to the end of the last.

    Attributes:
        first: The first day.
        last: The last day.
    """

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it shows."""
        return (self.last - self.first).days + 1

    def place(self, position: float) -> float:
        """Where a position stands, in per cent; what lies outside stands at the edge."""
        share = 100 * (position - self.first.toordinal()) / self.days
        return min(100.0, max(0.0, share))

    def holds(self, position: float) -> bool:
        """Whether a position lies on the scale."""
        return self.first.toordinal() <= position <= self.last.toordinal() + 1

    def fine(self) -> tuple[Tick, ...]:
        """The fine lines: days, or Mondays; on a very long scale none."""
        if self.days > MANY_WEEKS:
            return ()
        step = 1 if self.days <= FEW_DAYS else 7
        shown = self._each(step)
        named = 1 if self.days <= SOME_WEEKS else 2
        return tuple(
            Tick(at=per_cent(self._left(day)), label=str(day.day) if number % named == 0 else "")
            for number, day in enumerate(shown)
        )

    def months(self) -> tuple[Tick, ...]:
        """The name of each month, where it begins or where the scale begins."""
        step = next((one for one in STEPS if self.days <= one * MONTH * MOST_LABELS), STEPS[-1])
        named = (day for day in self._each(1) if day.day == 1 and (day.month - 1) % step == 0)
        begins = [self.first, *(day for day in named if day > self.first)]
        ends = [*(self._left(day) for day in begins[1:]), 100.0]
        rooms = [end - self._left(day) for day, end in zip(begins, ends, strict=True)]
        return tuple(
            Tick(
                at=per_cent(self._left(day)),
                label=_month(day, self._pattern(day, step=step, room=room)),
            )
            for day, room in zip(begins, rooms, strict=True)
            if room >= LABEL_ROOM or day != self.first
        )

    def _pattern(self, day: date, *, step: int, room: float) -> str:
        if step == 1:
            return "LLL" if self.days > SOME_WEEKS else "LLLL"
        if day == self.first and room >= YEAR_ROOM:
            return "LLL y"
        return "y" if (day.month, day.day) == (1, 1) else "LLL"

    def _left(self, day: date) -> float:
        return self.place(float(day.toordinal()))

    def _each(self, step: int) -> Iterator[date]:
        begin = self.first if step == 1 else self.first + timedelta(-self.first.weekday() % step)
        while begin <= self.last:
            yield begin
            begin += timedelta(days=step)


def scale_of(today: date, *, starts: Iterable[date], ends: Iterable[date]) -> Scale:
    """The scale that shows the work at hand, and today on it.

    What began long ago or ends far ahead does not squeeze the rest: it stands at the edge.

    Args:
        today: The day of the question.
        starts: The days on which the limits began.
        ends: The days on which the running limits end.
    """
    first = min([today, *(day for day in starts if day >= today - LOOKS_BACK)])
    near = [day for day in ends if day <= today + LOOKS_AHEAD]
    last = max([today + AT_LEAST_AHEAD, *near])
    if (last - first).days >= FEW_DAYS:
        first -= timedelta(days=first.weekday())
    return Scale(first=first, last=last + timedelta(days=1 + (last - first).days // ROOM))


def scale_of_story(today: date, *, starts: Iterable[date], ends: Iterable[date]) -> Scale:
    """The scale of a case in which no day is worked to: from the first start to the last end.

    Today stands on it unless that would squeeze what happened; then it lies beyond the end.

    Args:
        today: The day of the question.
        starts: The days on which the limits began.
        ends: The days on which they were met or ended; what lies ahead is left out.
    """
    first = min([today, *starts])
    over = max([first, *(day for day in ends if day <= today)])
    last = over + max(timedelta(days=1), (over - first) // ROOM)
    if today - first <= STORY_SHARE * max(over - first, SHORT_STORY):
        last = max(last, today + AT_LEAST_AHEAD)
    return Scale(first=first, last=last + timedelta(days=1))


def position(moment: date, *, end: bool = False) -> float:
    """A day or a moment as a number of days, in the zone of the Member State.

    Args:
        moment: A day, or a moment with its offset.
        end: Whether a day means its end, as it does for a last day.
    """
    if not isinstance(moment, datetime):
        return float(moment.toordinal() + end)
    local = timezone.localtime(moment)
    passed = timedelta(hours=local.hour, minutes=local.minute)
    return local.date().toordinal() + passed / timedelta(days=1)


def per_cent(share: float) -> str:
    """A share as it is written into the drawing."""
    return f"{share:.2f}%"


def _month(day: date, pattern: str) -> str:
    return str(format_date(day, pattern, locale_now()))

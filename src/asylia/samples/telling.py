"""A story told from its first moment on, line after line, until the present cuts it off.

Where ``course`` lets a story be told in any order and sorts it afterwards, this one only goes
forward: a caseload of a million is told in minutes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from asylia.casefile.entries import Attribute, FileAct, Source
from asylia.law.terms import Event
from asylia.samples.draw import Draw, next_weekday
from asylia.samples.people import Invented
from asylia.samples.values import NO_CODES, NOTHING, EntrySample


class PresentReached(Exception):
    """What comes next has not happened yet."""


@dataclass(slots=True, kw_only=True)
class Telling:
    """The file of one case while it is told.

    Attributes:
        draw: The source of chance.
        person: Who it is about.
        until: The present.
        office: The key of the office that has the case.
        by: The username of who writes.
        at: The moment up to which it is told.
        lines: What has been told.
    """

    draw: Draw
    person: Invented
    until: datetime
    office: str
    by: str
    at: datetime
    lines: list[EntrySample] = field(default_factory=list)

    def write(
        self,
        event: Event | FileAct,
        wait: timedelta,
        *,
        codes: Mapping[str, Attribute] = NO_CODES,
        source: Source = Source.OBSERVED,
        content: Mapping[str, object] = NOTHING,
    ) -> int:
        """Tell what happened after a while, and was written down a little later.

        Args:
            event: What happened.
            wait: How long after the line before.
            codes: What the law's clock reads beside it.
            source: What it rests on.
            content: Names, places and words.

        Returns:
            The number of the line.

        Raises:
            PresentReached: It lies in the future.
        """
        at = self.at + wait
        written = at + self.draw.minutes(2, 25)
        if written > self.until:
            raise PresentReached
        self.lines.append(
            EntrySample(
                event=event,
                at=at,
                recorded_at=written,
                by=self.by,
                source=source,
                attributes=codes,
                content=content,
            )
        )
        self.at = written
        return len(self.lines)

    def after_days(self, low: int, high: int) -> timedelta:
        """How long it is until some hour of office work, so many days later."""
        draw = self.draw
        day = next_weekday(self.at.date() + draw.days(low, high))
        at = datetime.combine(day, _OPENS, tzinfo=UTC) + draw.minutes(0, 510)
        return at - self.at if at > self.at else draw.minutes(5, 50)


_OPENS = time(5, 30)
"""In UTC: the hours of offices need no more exact zone here."""


def moment_on(draw: Draw, day: date) -> datetime:
    """Any moment of a day, in UTC.

    Args:
        draw: The source of chance.
        day: The day.
    """
    return datetime.combine(day, time(0, 1), tzinfo=UTC) + draw.minutes(0, 1400)

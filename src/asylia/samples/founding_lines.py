"""How the lines of the founding case are written, in both of its tellings."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Protocol

from asylia.casefile.entries import Attribute, FileAct, Source
from asylia.casefile.statements import OwnNote, SourceKind, Teller
from asylia.law.terms import Event
from asylia.samples import offices
from asylia.samples.values import EntrySample

SUMMER, WINTER = timezone(timedelta(hours=3)), timezone(timedelta(hours=2))

GUARD = Teller(kind=SourceKind.OFFICER, who="Sgt Darija Melkautė, Alksnupis border station")
BROADCASTER = Teller(
    kind=SourceKind.BROADCASTER, who="Radio Skroblė", words="It says that he says so."
)
OUTLET = Teller(
    kind=SourceKind.PRESS,
    who="the news site Vėjupės žinios",
    own_note=OwnNote.SAYS_UNCONFIRMED,
    words="“We have no confirmation of this from anybody else.”",
)
"""The outlet reports that the broadcaster reports that the person says so; all are invented."""


def at(day: date, hour: str) -> datetime:
    """A moment by the clocks of Lithuania."""
    summer = 4 <= day.month <= 10  # noqa: PLR2004 -- no line of the story lies near the change
    zone = SUMMER if summer else WINTER
    return datetime.combine(day, time.fromisoformat(hour), tzinfo=zone).astimezone(UTC)


def guard(
    event: Event | FileAct,
    happened: datetime,
    *,
    after: int,
    source: Source = Source.OBSERVED,
    attributes: Mapping[str, Attribute] | None = None,
    content: Mapping[str, object] | None = None,
) -> EntrySample:
    """A line of the border station, written so many minutes after it happened."""
    return EntrySample(
        event=event,
        at=happened,
        recorded_at=happened + timedelta(minutes=after),
        by=offices.GUARD,
        source=source,
        attributes=attributes or {},
        content=content or {},
    )


class Spelled(Protocol):
    """What knows how it is spelled in an entry: a statement, a verification, a link."""

    def attributes(self) -> dict[str, Attribute]:
        """The codes."""

    def content(self) -> dict[str, object]:
        """The words."""


def entered(
    event: FileAct,
    spelled: Spelled,
    *,
    happened: datetime,
    on: datetime | None = None,
    source: Source = Source.OBSERVED,
) -> EntrySample:
    """A line of the caseworker about what was said, found out or remembered.

    Args:
        event: What kind of line.
        spelled: What it says.
        happened: When it was said, found out or remembered.
        on: When it was entered; None for the same moment.
        source: What it rests on.
    """
    return EntrySample(
        event=event,
        at=happened,
        recorded_at=on or happened,
        by=offices.CASEWORKER,
        source=source,
        attributes=spelled.attributes(),
        content=spelled.content(),
    )

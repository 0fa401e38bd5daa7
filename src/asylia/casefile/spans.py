"""Where a person is and whether they are held, as plain values: spans, gaps and overlaps.

Liberty and placement are two regimes (Directive (EU) 2024/1346 Art. 2(9) and 7): a span is of the
one or of the other, and no field of a span says both.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from asylia.law.citation import Citation

Moment: TypeAlias = date | datetime
"""A moment; a bare day if the hour is not known."""
LocalDay: TypeAlias = Callable[[Moment], date]
"""The day of a moment in the zone of the State that holds the file."""


class Kind(StrEnum):
    """What a span tells about."""

    LIBERTY = "liberty"
    PLACEMENT = "placement"


class Form(StrEnum):
    """What lasted. The first six tell of liberty, the others of where the person is."""

    HELD = "held"
    SCREENING = "screening"
    DETENTION = "detention"
    IMPRISONMENT = "imprisonment"
    RESTRICTION = "restriction"
    AT_LIBERTY = "at_liberty"
    RECEPTION_CENTRE = "reception_centre"
    PRIVATE_ADDRESS = "private_address"
    OTHER_AUTHORITY = "other_authority"
    PLACE_NOT_SAID = "place_not_said"
    OTHER_STATE = "other_state"
    DEPARTED = "departed"
    ABSENT = "absent"


CUSTODY = frozenset({Form.DETENTION, Form.IMPRISONMENT})
LIBERTY = CUSTODY | {Form.HELD, Form.SCREENING, Form.RESTRICTION, Form.AT_LIBERTY}
PLACES = frozenset(
    {Form.RECEPTION_CENTRE, Form.PRIVATE_ADDRESS, Form.OTHER_AUTHORITY, Form.PLACE_NOT_SAID}
)
OPEN_PLACES = frozenset({Form.RECEPTION_CENTRE, Form.PRIVATE_ADDRESS})
AWAY = frozenset({Form.OTHER_STATE, Form.DEPARTED, Form.ABSENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something that happened in a span without ending it, such as a review of a detention.

    Attributes:
        event: What happened.
        at: When.
        entry: The number of its entry.
        outcome: What came of it, as a code; empty if that was not said.
    """

    event: str
    at: Moment
    entry: int
    outcome: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of time in which one thing held.

    Attributes:
        form: What held.
        since: When it began.
        until: When it ended; None while it lasts.
        entry: The number of the entry that began it.
        ended_by: The number of the entry that ended it; None while it lasts, and where the law or
            nobody ended it.
        is_found: Whether somebody was found then, which is no word on how long they were held.
        is_end_recorded: False where somebody was found and nobody recorded how long they were held.
        titles: The provisions that it rests on; none if they are not recorded.
        ground: What a detention is for, as the clock reads it; empty if that is not said.
        ordered_by: Who ordered a detention, as a code; empty if that is not said.
        place: Where, in words; empty if nobody wrote it down.
        state: Code of the other State, after a transfer.
        marks: What happened meanwhile, in its order.
    """

    form: Form
    since: Moment
    entry: int
    until: Moment | None = None
    ended_by: int | None = None
    is_found: bool = False
    is_end_recorded: bool = True
    titles: tuple[Citation, ...] = ()
    ground: str = ""
    ordered_by: str = ""
    place: str = ""
    state: str = ""
    marks: tuple[Mark, ...] = ()

    @property
    def kind(self) -> Kind:
        """Whether it tells of liberty or of where the person is."""
        return Kind.LIBERTY if self.form in LIBERTY else Kind.PLACEMENT

    @property
    def lasts(self) -> bool:
        """Whether it has not ended."""
        return self.until is None

    @property
    def entries(self) -> tuple[int, ...]:
        """The numbers of the entries that it rests on, in their order in time."""
        ended = () if self.ended_by is None else (self.ended_by,)
        return (self.entry, *(mark.entry for mark in self.marks), *ended)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Days of which nobody recorded where the person was.

    Attributes:
        since: The first of these days.
        until: The last of these days.
        is_open: Whether it lasts up to the day of the question.
        after: The number of the last entry before it that tells where; None if there is none.
    """

    since: date
    until: date
    is_open: bool
    after: int | None


class Clash(StrEnum):
    """Why two spans cannot both be right, or have to be looked at together."""

    TWO_DETENTIONS = "two_detentions"
    TWO_IMPRISONMENTS = "two_imprisonments"
    DETAINED_AND_IMPRISONED = "detained_and_imprisoned"
    TWO_PLACES = "two_places"
    PLACED_WHILE_DETAINED = "placed_while_detained"
    AWAY_WHILE_DETAINED = "away_while_detained"
    PLACED_WHILE_AWAY = "placed_while_away"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Two spans that the file gives for the same time.

    Attributes:
        clash: Why they do not go together.
        first: The span that began first.
        second: The other one.
        since: When both began to hold.
        until: When one of them ended; None while both last.
    """

    clash: Clash
    first: Span
    second: Span
    since: Moment
    until: Moment | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Where the person was and whether they were held, from the first record to a day.

    Attributes:
        as_of: The day of the question.
        spans: What held, by its beginning; liberty and placement side by side.
        gaps: When nobody recorded where the person was.
        overlaps: What does not go together.
    """

    as_of: date
    spans: tuple[Span, ...] = ()
    gaps: tuple[Gap, ...] = ()
    overlaps: tuple[Overlap, ...] = ()

    def now(self, kind: Kind) -> tuple[Span, ...]:
        """The spans of a kind that last on the day of the question.

        Args:
            kind: Liberty or placement.
        """
        return tuple(span for span in self.spans if span.kind is kind and span.lasts)


def is_before(one: Moment, other: Moment, *, local_day: LocalDay) -> bool:
    """Whether one lies before the other; within a day only if both hours are known.

    Args:
        one: A day or a moment.
        other: Another one.
        local_day: The day of a moment in the State's zone.
    """
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one < other
    return local_day(one) < local_day(other)

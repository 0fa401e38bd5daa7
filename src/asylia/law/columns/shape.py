"""What the columns of a frame of cases mean, and why a frame is refused."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

import polars as pl

from asylia.law.terms import ALIASES, DERIVED_ONLY, Event

STATE, CASE = "member_state", "case"
PERSON = {
    "date_of_birth": pl.Date,
    "nationality": pl.List(pl.String),
    "unaccompanied_minor": pl.Boolean,
}
"""The facts about the person that the law asks for, with the type of each column."""
AT = "at"
"""As an attribute: the moment of the event, where the column of the event itself holds days."""
FIRST, LAST = 1, 99


class BadFrame(ValueError):
    """A frame of cases cannot be read.

    Attributes:
        column: The column in which the fault lies.
        row: The first row, counted from 0; None if it is the whole column.
        what: What is wrong.
        mend: What to do about it; empty where the fault says it.
    """

    def __init__(self, column: str, what: str, *, row: int | None = None, mend: str = "") -> None:
        """Say where and what."""
        where = f"column {column!r}" if row is None else f"column {column!r}, row {row}"
        super().__init__(f"{where}: {what}")
        self.column = column
        self.row = row
        self.what = what
        self.mend = mend


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One happening that a row can hold.

    Attributes:
        event: Its name.
        number: 1, or the number after ``#``.
        day: The column of the day; none if only moments are given.
        at: The column of the moment; none if only days are given.
        attributes: The columns of what it says beside that, by key.
    """

    event: Event
    number: int
    day: str | None = None
    at: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Shape:
    """What the columns mean.

    Attributes:
        slots: The happenings, in the order of their columns.
        person: The facts about the person that have a column.
        other: Columns that the law does not read.
    """

    slots: tuple[Slot, ...]
    person: tuple[str, ...]
    other: tuple[str, ...]


def shape_of(schema: Mapping[str, pl.DataType]) -> Shape:
    """What the columns of a frame mean.

    Raises:
        BadFrame: ``member_state`` is missing, a column names no event, or its type does not fit.
    """
    if STATE not in schema:
        raise BadFrame(STATE, "it is missing; the code of the State that holds the file, as LT")
    if schema[STATE] not in (pl.String, pl.Categorical, pl.Enum):
        raise BadFrame(STATE, f"text is needed here, not {schema[STATE]}", mend=_CAST)
    person = tuple(_person(schema))
    happenings: dict[tuple[Event, int], dict[str, str]] = {}
    for column, kind in schema.items():
        if column not in (STATE, CASE) and not column.startswith("person."):
            slot, part = _part(column)
            happenings.setdefault(slot, {})[_checked(part, column, kind=kind)] = column
    return Shape(
        slots=tuple(
            _slot(event, number, parts=parts) for (event, number), parts in happenings.items()
        ),
        person=person,
        other=(CASE,) if CASE in schema else (),
    )


def _person(schema: Mapping[str, pl.DataType]) -> Iterator[str]:
    for column, kind in schema.items():
        if column.startswith("person."):
            fact = column.removeprefix("person.")
            if fact not in PERSON:
                what = f"the law asks for {', '.join(PERSON)} only"
                raise BadFrame(column, what, mend="Leave the column out.")
            if kind != PERSON[fact]:
                raise BadFrame(column, f"{PERSON[fact]} is needed here, not {kind}", mend=_CAST)
            yield fact


def _part(column: str) -> tuple[tuple[Event, int], str]:
    """The happening to which a column belongs, and its part: empty, ``at`` or an attribute."""
    name, _, part = column.partition(".")
    event, hash_, number = name.partition("#")
    if hash_ and not (number.isdecimal() and FIRST < int(number) <= LAST):
        raise BadFrame(column, f"a repeated event is numbered from #2 to #{LAST}")
    return (_event(event, column), int(number) if hash_ else FIRST), part


def _event(name: str, column: str) -> Event:
    if name in ALIASES:
        raise BadFrame(column, f"write the event under its first name, {ALIASES[name].value}")
    try:
        event = Event(name)
    except ValueError:
        what, near = f"{name[:60]!r} is not an event of the vocabulary", _nearest(name)
        mend = f"Did you mean {near!r}?" if near else "Leave the column out."
        raise BadFrame(column, what, mend=mend) from None
    if event in DERIVED_ONLY:
        raise BadFrame(column, "only the law produces this event; the clock derives it")
    return event


def _nearest(name: str) -> str:
    """The event whose name is most like this one; none if none is."""
    return next(iter(get_close_matches(name, [event.value for event in Event], n=1)), "")


def _checked(part: str, column: str, *, kind: pl.DataType) -> str:
    """The part, if the column has the type of such a part; a column of moments is ``at``."""
    if part not in ("", AT):
        if isinstance(kind, pl.String | pl.Boolean | pl.Categorical | pl.Enum) or kind.is_integer():
            return part
        what = f"text, true or false, or a whole number is needed, not {kind}"
        raise BadFrame(column, what, mend=_CAST)
    if isinstance(kind, pl.Datetime):
        if kind.time_zone is None:
            what = "the moments have no time zone, so their day is not known"
            raise BadFrame(column, what, mend="Give them their zone, such as UTC.")
        return AT
    if part == AT or kind != pl.Date:
        wanted = "a Datetime with time zone" if part == AT else "a Date, or a Datetime with zone,"
        raise BadFrame(column, f"{wanted} is needed here, not {kind}", mend=_CAST)
    return part


_CAST = "Convert the column before it is written."


def _slot(event: Event, number: int, *, parts: Mapping[str, str]) -> Slot:
    if "" not in parts and AT not in parts:
        name = event.value if number == FIRST else f"{event.value}#{number}"
        raise BadFrame(next(iter(parts.values())), f"there is no column {name!r} beside it")
    attributes = {key: column for key, column in parts.items() if key not in ("", AT)}
    return Slot(
        event=event,
        number=number,
        day=parts.get(""),
        at=parts.get(AT),
        attributes=attributes,
    )

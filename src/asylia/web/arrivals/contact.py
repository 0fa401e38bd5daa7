"""What was found out at a first contact, as plain values, and the entries it becomes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from asylia.casefile.entries import Attribute, FileAct, Source
from asylia.law.terms import Event

FOUND = (
    Event.PRESENTATION_AT_CROSSING_POINT,
    Event.BORDER_APPREHENSION,
    Event.TERRITORY_APPREHENSION,
    Event.APPREHENSION,
)
"""How somebody can be found; the last is not classified yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """The words with which somebody asks for protection.

    Attributes:
        at: When they were said.
        words: The words themselves; empty if nobody wrote them down.
        language: In which language; empty if that is not known.
    """

    at: date | datetime
    words: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstContact:
    """What was found out at a first contact.

    Attributes:
        found: How the person was found.
        at: When.
        place: Where.
        authority: Which authority found them.
        identity: What they say of who they are; what is missing is unknown.
        asking: How they asked for protection; None if they did not, or not clearly.
        note: What else is to be known: care, an unclear wish.
        goes_to: Where they go from here.
    """

    found: Event
    at: date | datetime
    place: str
    authority: str
    identity: Mapping[str, object]
    asking: Asking | None = None
    note: str = ""
    goes_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An entry that a first contact becomes; None for ``at``: the moment of writing."""

    event: Event | FileAct
    at: date | datetime | None
    source: Source
    attributes: Mapping[str, Attribute]
    content: Mapping[str, object]


def lines_of(contact: FirstContact) -> Iterator[Line]:
    """The entries that a first contact becomes, in the order in which they are written."""
    yield Line(
        event=contact.found,
        at=contact.at,
        source=Source.OBSERVED,
        attributes={"authority": contact.authority},
        content=_said({"place": contact.place, "goes_to": contact.goes_to}),
    )
    if contact.identity:
        yield Line(
            event=FileAct.IDENTITY_STATED,
            at=None,
            source=Source.STATED,
            attributes={},
            content=contact.identity,
        )
    if contact.asking:
        yield _making(contact.asking, contact.authority)
    if contact.note:
        yield Line(
            event=FileAct.NOTE_ADDED,
            at=None,
            source=Source.OBSERVED,
            attributes={},
            content={"words": contact.note},
        )


def _making(asking: Asking, authority: str) -> Line:
    return Line(
        event=Event.APPLICATION_MADE,
        at=asking.at,
        source=Source.STATED,
        attributes={"authority": authority},
        content=_said({"words": asking.words, "words_language": asking.language}),
    )


def _said(parts: dict[str, str]) -> dict[str, object]:
    return {name: words for name, words in parts.items() if words}

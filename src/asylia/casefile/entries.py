"""The lines of a case file, as plain values, and their one spelling in bytes."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

Attribute: TypeAlias = str | int | bool
"""A value in a header or a content: no fractions, whose spelling would be a matter of taste."""

NOTHING: Mapping[str, Attribute] = MappingProxyType({})
VERSION = 1


class FileAct(StrEnum):
    """What is done to a file without anything happening in law. The value is what is stored."""

    IDENTITY_STATED = "identity_stated"
    NOTE_ADDED = "note_added"
    CASE_ASSIGNED = "case_assigned"
    CASE_HANDED_OVER = "case_handed_over"
    COLLEAGUE_CALLED_IN = "colleague_called_in"
    COLLEAGUE_RELEASED = "colleague_released"
    CASE_LOCKED = "case_locked"
    CASE_UNLOCKED = "case_unlocked"
    CASE_ERASED = "case_erased"
    STATEMENT_RECORDED = "statement_recorded"
    STATEMENT_CONFIRMED = "statement_confirmed"
    VERIFICATION_RECORDED = "verification_recorded"
    CASE_LINKED = "case_linked"
    PLACEMENT_STARTED = "placement_started"
    PLACEMENT_ENDED = "placement_ended"
    RESTRICTION_ENDED = "restriction_ended"
    PAPER_WRITTEN = "paper_written"


class Source(StrEnum):
    """What an entry rests on."""

    OBSERVED = "observed"
    STATED = "stated"
    DOCUMENT = "document"
    OTHER_AUTHORITY = "other_authority"


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The part of an entry that is chained and never sealed: codes, times and references.

    Attributes:
        case: The case's reference.
        number: The entry's place in its case, from 1.
        event: A name of the history's vocabulary, or a ``FileAct``.
        happened_on: The day it happened; None if the hour is known.
        happened_at: The moment it happened, in UTC; None if only the day is known.
        recorded_at: The moment it was written into the file, in UTC.
        office: The reference of the office that wrote it.
        recorded_by: The reference of the user who wrote it.
        source: What it rests on; empty if that was not said.
        corrects: The number of the earlier entry that this one replaces.
        withdrawn: Whether it only takes that earlier entry back.
        attributes: What the clock needs beside the time: codes, never words about a person.
    """

    case: str
    number: int
    event: str
    happened_on: date | None = None
    happened_at: datetime | None = None
    recorded_at: datetime
    office: str
    recorded_by: str
    source: str = ""
    corrects: int | None = None
    withdrawn: bool = False
    attributes: Mapping[str, Attribute] = field(default_factory=lambda: NOTHING)

    def __post_init__(self) -> None:
        """Refuse what would have no one meaning."""
        if (self.happened_on is None) == (self.happened_at is None):
            raise ValueError("An entry has either the day or the moment when it happened.")
        if any(at is not None and at.tzinfo is None for at in (self.happened_at, self.recorded_at)):
            raise ValueError("A moment in the file has its offset from UTC.")
        if self.withdrawn and self.corrects is None:
            raise ValueError("A withdrawal names the entry that it takes back.")

    @property
    def happened(self) -> date | datetime:
        """The moment it happened, or the day if the hour is unknown."""
        happened = self.happened_at or self.happened_on
        assert happened is not None  # noqa: S101 -- __post_init__ has seen to it
        return happened


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a case file.

    Attributes:
        header: What is chained.
        content: Names, words, places, free text; None if its key is not, or no longer, at hand.
    """

    header: Header
    content: Mapping[str, object] | None = field(default_factory=dict)


def canonical(value: Mapping[str, object]) -> bytes:
    """The one spelling of a value in bytes, which hashes are taken of.

    UTF-8 JSON, keys sorted by code point, no spaces, nothing escaped that JSON lets stand.

    Raises:
        ValueError: It holds a fraction or something else that JSON has no one spelling for.
    """
    _refuse_fractions(value)
    return _SPELLING.encode(value).encode()


_SPELLING = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
)
_PLAIN = frozenset({str, int, bool, type(None)})


def _refuse_fractions(value: object) -> None:
    if type(value) in _PLAIN:
        return
    if isinstance(value, float):
        raise ValueError("A fraction has no one spelling; write whole numbers or text.")  # noqa: TRY004
    if isinstance(value, Mapping):
        value = tuple(value.values())
    for part in value if isinstance(value, list | tuple) else ():
        _refuse_fractions(part)


def header_bytes(header: Header) -> bytes:
    """The canonical bytes of a header. What is unknown or usual is left out."""
    told: dict[str, object] = {
        "v": VERSION,
        "case": header.case,
        "number": header.number,
        "event": str(header.event),
        "recorded_at": _utc(header.recorded_at),
        "office": header.office,
        "recorded_by": header.recorded_by,
        "happened_on": header.happened_on and header.happened_on.isoformat(),
        "happened_at": header.happened_at and _utc(header.happened_at),
        "source": str(header.source),
        "corrects": header.corrects,
        "withdrawn": header.withdrawn,
        "attributes": dict(header.attributes),
    }
    return canonical({name: value for name, value in told.items() if value})


def header_from(stored: bytes) -> Header:
    """The header that these canonical bytes spell.

    Raises:
        ValueError: They spell none, or a version that this code does not know.
    """
    told = json.loads(stored)
    if told.pop("v", None) != VERSION:
        raise ValueError("The entry is of a version that this Asylia does not read. Update it.")
    day, moment = told.pop("happened_on", None), told.pop("happened_at", None)
    return Header(
        happened_on=day and date.fromisoformat(day),
        happened_at=moment and datetime.fromisoformat(moment),
        recorded_at=datetime.fromisoformat(told.pop("recorded_at")),
        **told,
    )


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def standing(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that stand: neither corrected nor withdrawn by a later one, in their order."""
    file = tuple(entries)
    replaced = {entry.header.corrects for entry in file}
    return tuple(
        entry
        for entry in file
        if entry.header.number not in replaced and not entry.header.withdrawn
    )


def identity_of(entries: Iterable[Entry], *, known_at: datetime | None = None) -> dict[str, object]:
    """What the person has said, last, of each part of their identity.

    Args:
        entries: The file's entries in their order.
        known_at: Statements that were written later are not known yet; None for all.
    """
    known = (e for e in entries if known_at is None or e.header.recorded_at <= known_at)
    told: dict[str, object] = {}
    for entry in standing(known):
        if entry.header.event == FileAct.IDENTITY_STATED:
            told.update({k: v for k, v in (entry.content or {}).items() if v not in _UNSAID})
    return told


_UNSAID: tuple[object, ...] = (None, "", [], ())

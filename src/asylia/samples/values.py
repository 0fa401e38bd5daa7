"""What a sample is made of: offices, staff, and cases as their entries; plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from asylia.casefile.entries import Attribute, Entry, FileAct, Header, Source
from asylia.law.terms import Event

NOTHING: Mapping[str, object] = MappingProxyType({})
NO_CODES: Mapping[str, Attribute] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeSample:
    """An invented office.

    Attributes:
        key: How samples point to it.
        name: Its name.
        kind: What it does, in the word that the accounts store.
        member_state: Code of its State.
    """

    key: str
    name: str
    kind: str
    member_state: str = "LT"


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffSample:
    """An invented member of staff.

    Attributes:
        username: What they sign in with, and how samples point to them.
        full_name: Their name.
        role: What they are in the system.
        office: The key of their office.
        signs_in: Whether the demonstration prints a sign-in for them.
    """

    username: str
    full_name: str
    role: str
    office: str
    signs_in: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySample:
    """One line of an invented file, as somebody wrote it down.

    Attributes:
        event: What happened, or what was done to the file.
        at: When: a day, or an aware moment.
        recorded_at: When it was written down; never before the line above it.
        by: The username of who wrote it.
        source: What it rests on.
        attributes: Codes that the law's clock reads.
        content: Names, places and words.
        corrects: The number of the earlier line that this one replaces.
        withdrawn: Whether it only takes that line back.
    """

    event: Event | FileAct
    at: date | datetime
    recorded_at: datetime
    by: str
    source: Source = Source.OBSERVED
    attributes: Mapping[str, Attribute] = field(default_factory=lambda: NO_CODES)
    content: Mapping[str, object] = field(default_factory=lambda: NOTHING)
    corrects: int | None = None
    withdrawn: bool = False

    @property
    def happened_on(self) -> date | None:
        """The day, if the hour is unknown."""
        return None if isinstance(self.at, datetime) else self.at

    @property
    def happened_at(self) -> datetime | None:
        """The moment, if the hour is known."""
        return self.at if isinstance(self.at, datetime) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSample:
    """One invented case.

    Attributes:
        reference: Its public reference.
        member_state: Code of the State that holds the file.
        office: The key of the office that has it now.
        caseworker: The username of who works on it; None if nobody does yet.
        entries: Its file, in the order in which it was written; at least one line. That it was
            handed over shows in who writes on, and is written down by whoever stores the case.
    """

    reference: str
    member_state: str
    office: str
    caseworker: str | None
    entries: tuple[EntrySample, ...]

    def as_file(self) -> tuple[Entry, ...]:
        """The entries as a case file holds them; usernames stand for references."""
        return tuple(
            Entry(
                header=Header(
                    case=self.reference,
                    number=number,
                    event=entry.event,
                    happened_on=entry.happened_on,
                    happened_at=entry.happened_at,
                    recorded_at=entry.recorded_at,
                    office=self.office,
                    recorded_by=entry.by,
                    source=entry.source,
                    corrects=entry.corrects,
                    withdrawn=entry.withdrawn,
                    attributes=entry.attributes,
                ),
                content=entry.content,
            )
            for number, entry in enumerate(self.entries, start=1)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Caseload:
    """Offices, the people who work in them, and their cases."""

    offices: tuple[OfficeSample, ...]
    staff: tuple[StaffSample, ...]
    cases: tuple[CaseSample, ...]

"""The values: one case, its person, its happenings, and what an authority has set."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from asylia.law.terms import Event

NOTHING: Mapping[str, object] = MappingProxyType({})


def _nothing() -> Mapping[str, object]:
    return NOTHING


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One entry of a history.

    Args:
        event: What happened, under its first-written name.
        at: When: a day, or an aware date-time.
        id: Its name in the file; the position, from 1, if the file gives none.
        recorded_at: When the file learned of it; none means the same moment as `at`.
        corrects: The id of the entry that this one replaces.
        withdrawn: The replaced entry did not happen, and this one puts nothing in its place.
        attributes: What the entry says beside that; unknown keys are kept.
        other: Keys of the entry that the format does not know, kept as they stand.
    """

    event: Event
    at: date | datetime
    id: str
    recorded_at: datetime | None = None
    corrects: str | None = None
    withdrawn: bool = False
    attributes: Mapping[str, object] = field(default_factory=_nothing)
    other: Mapping[str, object] = field(default_factory=_nothing)


@dataclass(frozen=True, kw_only=True)
class Person:
    """Facts about the person that conditions need; none means unknown, never a default.

    Args:
        date_of_birth: The day of birth.
        nationality: Codes of States, in the order of the file.
        unaccompanied_minor: Whether the person is an unaccompanied minor.
        other: Further facts, kept as they stand.
    """

    date_of_birth: date | None = None
    nationality: tuple[str, ...] | None = None
    unaccompanied_minor: bool | None = None
    other: Mapping[str, object] = field(default_factory=_nothing)


@dataclass(frozen=True, kw_only=True)
class History:
    """What happened in one case, in the order of the file; it never holds a due date.

    Args:
        case: A reference without personal data.
        member_state: Code of the State that holds the file.
        person: Facts about the person.
        events: The happenings.
        other: Keys of the file that the format does not know, kept as they stand.
    """

    case: str
    member_state: str
    person: Person = field(default_factory=Person)
    events: tuple[Happening, ...] = ()
    other: Mapping[str, object] = field(default_factory=_nothing)


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Who chose a reading of a disputed point, when and why; the reading stands beside it.

    Args:
        by: The name of whoever chose, or of their office.
        on: The day of the choice.
        reason: Why, on one line.
    """

    by: str
    on: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class Derogation:
    """What a State may do otherwise in a crisis, and does, for a time.

    Args:
        state: Code of the State.
        situation: `mass_arrivals`, `instrumentalisation` or `force_majeure` (CRISIS 1).
        articles: The derogations, such as `10(1)`.
        decided: The day on which the Council adopted the decision.
        first: The first day of its time.
        last: The last day of its time.
        requested: The day of the State's request, for the early use of CRISIS 10(6).
        registered_from: From when applications count for the relief of CRISIS 13(1).
        nationalities: Whom the decision names; empty: everybody.
    """

    state: str
    situation: str
    articles: tuple[str, ...]
    decided: date | None = None
    first: date | None = None
    last: date | None = None
    requested: date | None = None
    registered_from: date | None = None
    nationalities: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a State or an authority has set.

    Args:
        national: Values that an act leaves to national law, by the id of the limit.
        readings: The reading chosen for a doubtful point, by the id of the point.
        choices: Who chose a reading, when and why, by the id of the point. A reading without one
            is tried out: nobody answers for it.
        holidays: An authority's own list of public holidays: by State, then by year.
        transposed: From when national law carries out a directive: by act, then by State.
        competent: Which authorities may register applications: by State, then by authority.
        stated: What national law says where an act leaves it more than a number: by the matter.
        provisions: Where national law sets it: by the key of what is set.
        crisis: What States may do otherwise in a crisis, each for a time.
    """

    national: Mapping[str, object] = field(default_factory=_nothing)
    readings: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, Choice] = field(default_factory=dict)
    holidays: Mapping[str, Mapping[int, tuple[date, ...]]] = field(default_factory=dict)
    transposed: Mapping[str, Mapping[str, date]] = field(default_factory=dict)
    competent: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)
    stated: Mapping[str, str] = field(default_factory=dict)
    provisions: Mapping[str, str] = field(default_factory=dict)
    crisis: tuple[Derogation, ...] = ()

"""From the lines of a file to the history that the law's clock reads."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from asylia.casefile.entries import Entry, Header, identity_of
from asylia.law.facts import Happening, History, Person
from asylia.law.holidays import calendar_of
from asylia.law.terms import Event


def history_of(
    entries: Iterable[Entry], *, case: str, member_state: str, known_at: datetime | None = None
) -> History:
    """The history of a file: what the law's clock reads, its moments in the zone of the State.

    Args:
        entries: The file's entries in their order.
        case: The case's reference.
        member_state: The code of the State that holds the file.
        known_at: Facts about the person that were written later are not known yet; None for all.
            Events carry the moment they were recorded, and the clock judges them itself.
    """
    file, zone = tuple(entries), calendar_of(member_state).zone
    happenings = (_happening(entry.header, zone) for entry in file if entry.header.event in _IN_LAW)
    return History(
        case=case,
        member_state=member_state,
        person=person_of(file, known_at=known_at),
        events=tuple(happenings),
    )


_IN_LAW = frozenset(str(event) for event in Event)


def _happening(header: Header, zone: ZoneInfo) -> Happening:
    at = header.happened
    return Happening(
        event=Event(header.event),
        at=at.astimezone(zone) if isinstance(at, datetime) else at,
        recorded_at=header.recorded_at,
        id=str(header.number),
        corrects=None if header.corrects is None else str(header.corrects),
        withdrawn=header.withdrawn,
        attributes=header.attributes,
    )


def person_of(entries: Iterable[Entry], *, known_at: datetime | None = None) -> Person:
    """The facts about the person that the law's conditions ask for.

    Args:
        entries: The file's entries in their order.
        known_at: Statements that were written later are not known yet; None for all.
    """
    told = identity_of(entries, known_at=known_at)
    born, nationality = told.get("date_of_birth"), told.get("nationality")
    alone = told.get("unaccompanied_minor")
    return Person(
        date_of_birth=date.fromisoformat(born) if isinstance(born, str) else None,
        nationality=tuple(nationality) if isinstance(nationality, list | tuple) else None,
        unaccompanied_minor=alone if isinstance(alone, bool) else None,
        other={},
    )

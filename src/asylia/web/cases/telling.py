"""What every act on a case tells: when it happened, and what its writer had seen of the file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from asylia.casefile.entries import Entry, Header, header_from, standing
from asylia.web.cases.models import Case
from asylia.web.cases.models import Entry as StoredEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """When something happened, as its writer tells it.

    Attributes:
        at: The moment; the day if the hour is not known.
        seen: The number of the last entry that the writer had seen.
        knows: Whether the writer knows that the date contradicts another, and wants it so.
    """

    at: date | datetime
    seen: int
    knows: bool = False

    @property
    def happened_on(self) -> date | None:
        """The day, if the hour is not known."""
        return None if isinstance(self.at, datetime) else self.at

    @property
    def happened_at(self) -> datetime | None:
        """The moment, if the hour is known."""
        return self.at if isinstance(self.at, datetime) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What stands in a file, without its names and words.

    Attributes:
        last: The number of the file's last entry.
        newest: The newest standing entry of each event.
    """

    last: int
    newest: Mapping[str, Header]

    def has(self, *events: str) -> bool:
        """Whether one of these events stands in the file."""
        return any(event in self.newest for event in events)

    def number_of(self, event: str) -> int:
        """The number of the newest entry of this event; 0 if there is none."""
        return self.newest[event].number if event in self.newest else 0


def standing_of(case: Case) -> Standing:
    """What stands in this case's file now."""
    rows = StoredEntry.objects.filter(case=case).order_by("number")
    headers = [header_from(bytes(row)) for row in rows.values_list("header", flat=True)]
    return Standing(last=headers[-1].number if headers else 0, newest=dict(_newest(headers)))


def _newest(headers: Iterable[Header]) -> Iterable[tuple[str, Header]]:
    """Each standing entry by its event, so that the newest of an event is the last of them."""
    file = [Entry(header=header, content=None) for header in headers]
    return ((entry.header.event, entry.header) for entry in standing(file))

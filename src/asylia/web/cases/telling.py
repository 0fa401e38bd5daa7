"""What every act on a case tells: when it happened, and what its writer had seen of the file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from asylia.casefile.entries import Entry, Header, header_from, standing
from asylia.law.terms import Event
from asylia.web.base.days import local_day
from asylia.web.base.rows import tuples
from asylia.web.cases.models import Case

HEADERS = "select header from cases_entry where case_id = %s order by number"
BEGINS_ANEW = frozenset({Event.SUBSEQUENT_APPLICATION_MADE, Event.COURT_REMITTAL_FINAL})


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
    def day(self) -> date:
        """The day of it in our zone."""
        return local_day(self.at)

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
        headers: Every standing entry, in the order in which they were written.
    """

    last: int
    newest: Mapping[str, Header]
    headers: tuple[Header, ...] = ()

    def has(self, *events: str) -> bool:
        """Whether one of these events stands in the file."""
        return any(event in self.newest for event in events)

    def number_of(self, event: str) -> int:
        """The number of the newest entry of this event; 0 if there is none."""
        return self.newest[event].number if event in self.newest else 0

    def of(self, *events: str, state: object = None) -> tuple[Header, ...]:
        """The standing entries of these events; of a State, with those that name none.

        Args:
            *events: The events.
            state: Code of the other State; None for all.
        """
        return tuple(
            header
            for header in self.headers
            if header.event in events
            and (state is None or header.attributes.get("state", state) == state)
        )

    def concluded(self) -> Header | None:
        """The newest entry after which there is no application to decide; None if there is one.

        A final decision concludes, and refugee status, which nobody appeals against who has it;
        a later application or a case that a court sent back begins anew.
        """
        last = next(
            (
                header
                for header in reversed(self.headers)
                if header.event in BEGINS_ANEW
                or header.event == Event.FINAL_DECISION
                or header.attributes.get("outcome") == "refugee_status"
            ),
            None,
        )
        return None if last is None or last.event in BEGINS_ANEW else last

    def is_newest(self, begins: Iterable[str], ends: Iterable[str]) -> bool:
        """Whether something began after whatever last ended it.

        Args:
            begins: What begins it.
            ends: What ends it.
        """

        def newest(events: Iterable[str]) -> tuple[date, int] | None:
            return max(
                ((local_day(one.happened), one.number) for one in self.of(*events)), default=None
            )

        began, ended = newest(begins), newest(ends)
        return began is not None and (ended is None or began > ended)

    def are_open(self, begins: Iterable[str], ends: Iterable[str]) -> bool:
        """Whether something began and has not ended since.

        Args:
            begins: What begins it.
            ends: What ends it.
        """
        return len(self.of(*begins)) > len(self.of(*ends))


def standing_of(case: Case) -> Standing:
    """What stands in this case's file now."""
    rows = tuples(HEADERS, case.pk)
    return standing_in([header_from(bytes(header)) for (header,) in rows])


def standing_in(headers: Iterable[Header]) -> Standing:
    """What stands in a file with these entries.

    Args:
        headers: The headers of its entries, in their order.
    """
    file = [Entry(header=header, content=None) for header in headers]
    kept = tuple(entry.header for entry in standing(file))
    last = file[-1].header.number if file else 0
    return Standing(last=last, newest={header.event: header for header in kept}, headers=kept)

"""What the file knew on a day: the events in order, corrected, and what is still open in them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time

from asylia.law.facts import Happening, History
from asylia.law.holidays import Calendar
from asylia.law.limits import Happens, Latest, Preferred, Start
from asylia.law.terms import FORESEEN, Event
from asylia.law.unchanging import unchanging

BETWEEN_STATES = tuple(
    event for event in Event if event.value.startswith(("take_", "transfer_", "absconding_"))
)
"""Events between the State that holds the file and another, which an entry names."""


ALSO_IS = {
    Event.SCREENING_COMPLETED: Event.SCREENING_COMPLETED_OR_EXPIRED,
    Event.SUBSEQUENT_APPLICATION_MADE: Event.APPLICATION_MADE,
}
"""Events that are another one besides, which rules run from."""


@unchanging()
class Occurrence:
    """An event of the case as the clock sees it.

    Attributes:
        event: What happened.
        at: The day or the moment.
        day: The day in the State's zone.
        id: The id of its entry; empty if the law produced it.
        attributes: What the entry carries.
        by: The limit that produced it, if the law did.
        expected: True if it has not happened yet but will by then.
    """

    event: Event
    at: date | datetime
    day: date
    id: str
    attributes: Mapping[str, object]
    by: str | None = None
    expected: bool = False


@unchanging(kw_only=True)
class Question:
    """The day of the question and the day of knowledge."""

    as_of: date
    known_on: date
    moment: datetime | None = None


def known(history: History, question: Question, *, calendar: Calendar) -> list[Occurrence]:
    """The events that the file held on the day of knowledge, corrections carried out.

    An entry that was recorded later does not count, nor does an event that lies after the day
    of the question. Of several corrections of one entry the last counts.
    """
    last: dict[str, Happening] = {}
    roots: dict[str, str] = {}
    for entry in _in_order_of_knowledge(history.events, question, calendar=calendar):
        root = roots.get(entry.corrects, entry.corrects) if entry.corrects else entry.id
        roots[entry.id] = root
        last[root] = entry
    kept = [
        Occurrence(entry.event, entry.at, calendar.local_day(entry.at), entry.id, entry.attributes)
        for entry in last.values()
        if not entry.withdrawn
    ]
    happened = [one for one in kept if _has_happened(one, question)]
    return sorted(happened, key=lambda one: _order(one, calendar))


def _in_order_of_knowledge(
    events: Iterable[Happening], question: Question, *, calendar: Calendar
) -> list[Happening]:
    known_by_then = [entry for entry in events if _is_known(entry, question, calendar=calendar)]
    return sorted(known_by_then, key=lambda entry: bool(entry.corrects) and _recorded(entry))


def _recorded(entry: Happening) -> float:
    """When an entry was recorded, in seconds; a day without an hour counts from its first."""
    recorded = entry.recorded_at or entry.at
    if isinstance(recorded, datetime):
        return recorded.timestamp()
    return datetime.combine(recorded, time(), tzinfo=UTC).timestamp()


def _is_known(entry: Happening, question: Question, *, calendar: Calendar) -> bool:
    recorded = entry.recorded_at or entry.at
    if question.moment and question.known_on == question.as_of and isinstance(recorded, datetime):
        return recorded <= question.moment
    return calendar.local_day(recorded) <= question.known_on


def _has_happened(one: Occurrence, question: Question) -> bool:
    if one.event in FORESEEN:
        return True
    if question.moment is not None and isinstance(one.at, datetime):
        return one.at <= question.moment
    return one.day <= question.as_of


def _order(one: Occurrence, calendar: Calendar) -> tuple[date, int]:
    if not isinstance(one.at, datetime):
        return one.day, 0
    local = one.at.astimezone(calendar.zone)
    return one.day, local.hour * 3600 + local.minute * 60 + local.second


def not_after(one: Occurrence, other: Occurrence) -> bool:
    """Whether an event came no later than another, by the hour where both hours are known."""
    if isinstance(one.at, datetime) and isinstance(other.at, datetime):
        return one.at <= other.at
    return one.day <= other.day


class Timeline:
    """The events of a case by name, in order of time."""

    __slots__ = ("_by_event", "_sought", "_starts")

    def __init__(self, occurrences: Iterable[Occurrence]) -> None:
        self._by_event: dict[Event, list[Occurrence]] = {}
        self._sought: dict[tuple[Event | Happens, str | None], list[Occurrence]] = {}
        self._starts: dict[tuple[Start, str | None], Occurrence | None] = {}
        for one in occurrences:
            self._by_event.setdefault(one.event, []).append(one)
            if one.event in ALSO_IS:
                besides = replace(one, event=ALSO_IS[one.event])
                self._by_event.setdefault(besides.event, []).append(besides)

    @property
    def events(self) -> Iterable[Event]:
        """The names of what has happened."""
        return self._by_event.keys()

    def add(self, one: Occurrence) -> None:
        """Put in an event that the law produced."""
        found = self._by_event.setdefault(one.event, [])
        found.append(one)
        found.sort(key=lambda each: each.day)
        self._sought.clear()
        self._starts.clear()

    def of(self, want: Event | Happens, state: str | None = None) -> list[Occurrence]:
        """The events of a kind in order of time, for one other State if it is given.

        Many rules ask for the same, so what was sought once is kept until an event is put in.
        """
        key = (want, state)
        found = self._sought.get(key)
        if found is None:
            found = self._sought[key] = self._seek(want, state)
        return found

    def _seek(self, want: Event | Happens, state: str | None) -> list[Occurrence]:
        if isinstance(want, Happens):
            found = [one for one in self._by_event.get(want.event, ()) if _carries(one, want)]
        else:
            found = self._by_event.get(want, [])
        if state is None or not found:
            return found
        return [one for one in found if one.attributes.get("state", state) == state]

    def first(self, *wanted: Event | Happens, state: str | None = None) -> Occurrence | None:
        """The first event of several kinds."""
        first = None
        for want in wanted:
            found = self.of(want, state)
            if found and (first is None or found[0].day < first.day):
                first = found[0]
        return first

    def newest(self, *wanted: Event | Happens, state: str | None = None) -> Occurrence | None:
        """The newest event of several kinds."""
        newest = None
        for want in wanted:
            found = self.of(want, state)
            if found and (newest is None or found[-1].day > newest.day):
                newest = found[-1]
        return newest

    def start(self, runs_from: Start, state: str | None = None) -> Occurrence | None:
        """The event that starts a period; many rules start alike, so it is kept like the rest."""
        key = (runs_from, state)
        if key not in self._starts:
            self._starts[key] = self._start(runs_from, state)
        return self._starts[key]

    def _start(self, runs_from: Start, state: str | None) -> Occurrence | None:
        if isinstance(runs_from, Latest):
            return self.newest(*runs_from.events, state=state)
        if isinstance(runs_from, Preferred):
            return next((one for want in runs_from.events for one in self.of(want, state)), None)
        wanted = runs_from if isinstance(runs_from, tuple) else (runs_from,)
        return self.first(*wanted, state=state)

    def states(self, runs_from: Start) -> list[str | None]:
        """The other States for which a period starts.

        An entry that names none belongs to every other State that the case is about; None
        stands for the only one, if no entry names it.
        """
        named = self._named(one for want in starting(runs_from) for one in self.of(want))
        if None in named:
            about = self._named(one for event in BETWEEN_STATES for one in self.of(event))
            named = {**about, **named}
        return [state for state in named if state is not None] or list(named)

    @staticmethod
    def _named(occurrences: Iterable[Occurrence]) -> dict[str | None, None]:
        found: dict[str | None, None] = {}
        for one in occurrences:
            state = one.attributes.get("state")
            found[state if isinstance(state, str) else None] = None
        return found


def starting(runs_from: Start) -> tuple[Event | Happens, ...]:
    """The kinds of event that can start a period."""
    if isinstance(runs_from, Latest | Preferred):
        return runs_from.events
    return runs_from if isinstance(runs_from, tuple) else (runs_from,)


def _carries(one: Occurrence, want: Happens) -> bool:
    return all(
        one.attributes[key] in values if key in one.attributes else not want.strictly
        for key, values in want.where
    )

"""How the clocks hang together: events start limits, and events meet them.

A graph is small on purpose: one phase of an act, one event, or one limit, so that its picture can
be read at first sight. Nothing here knows how it is drawn.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from asylia.law.book import Book, Entry
from asylia.law.book.articles import number_of
from asylia.law.book.roles import Part, ended_by, event_of, met_by
from asylia.law.clock.timeline import starting
from asylia.law.terms import NOT_BEFORE, Event

Node = Event | Entry
"""What is drawn: something that happens, or a limit."""


@dataclass(frozen=True, eq=False)
class Arrow:
    """What leads to what.

    Attributes:
        tail: Where it begins.
        head: Where it ends.
        part: Whether an event starts or meets a limit, is its latest moment, or follows by law.
    """

    tail: Node
    head: Node
    part: Part


@dataclass(frozen=True, eq=False)
class Graph:
    """Events and limits with the arrows between them.

    Attributes:
        nodes: Each once, in the order of the book.
        arrows: From an event to the limit that it starts, from a limit to what meets it.
    """

    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]

    @property
    def limits(self) -> tuple[Entry, ...]:
        """The limits among the nodes."""
        return tuple(node for node in self.nodes if isinstance(node, Entry))


def graph_of(entries: Iterable[Entry]) -> Graph:
    """The graph of some limits, with every event that starts, meets or follows one of them."""
    arrows = tuple(arrow for entry in entries for arrow in _arrows(entry))
    return Graph(tuple(dict.fromkeys(node for one in arrows for node in _ends(one))), arrows)


def around(book: Book, event: Event, *, instrument: str) -> Graph:
    """What one event starts and meets in one act, and nothing further away."""
    parts = book.by_event.get(event, {})
    started = _of(parts.get(Part.STARTS, ()), instrument)
    met = _of(parts.get(Part.MEETS, ()), instrument)
    kept = {*started, *met}
    return graph_of(entry for entry in book.entries if entry in kept)


def _of(entries: Iterable[Entry], instrument: str) -> list[Entry]:
    return [one for one in entries if one.rule.cites.instrument == instrument]


def _arrows(entry: Entry) -> Iterator[Arrow]:
    met = met_by(entry.rule)
    derived = [event for event in entry.events.get(Part.FOLLOWS, ()) if event not in met]
    yield from (Arrow(event, entry, Part.STARTS) for event in _begun_by(entry))
    yield from (Arrow(entry, event, Part.MEETS) for event in first_of(met))
    yield from (Arrow(entry, event, Part.ENDS) for event in ended_by(entry.rule))
    yield from (Arrow(entry, event, Part.FOLLOWS) for event in derived)


def _begun_by(entry: Entry) -> tuple[Event, ...]:
    """What begins a limit, and what begins a second period within it."""
    begun = first_of(event_of(want) for want in starting(entry.rule.runs_from))
    limbs = (event_of(want) for limb in entry.rule.limbs for want in starting(limb.runs_from))
    return tuple(dict.fromkeys((*begun, *limbs)))


def first_of(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events without those that cannot happen before another of them: they add no way."""
    among = tuple(events)
    return tuple(
        event for event in among if not any((other, event) in NOT_BEFORE for other in among)
    )


def _ends(arrow: Arrow) -> tuple[Node, Node]:
    return (arrow.tail, arrow.head)


# One act, phase by phase ------------------------------------------------------------------

MOST = 11
"""More limits than these are no picture that can be read at first sight."""

PHASES: dict[str, tuple[tuple[int, int], ...]] = {
    "APR": ((8, 25), (26, 34), (35, 42), (43, 54), (55, 69)),
    "AMMR": ((16, 38), (39, 41), (42, 44), (45, 55), (56, 73)),
    "AMMR-IR": ((7, 22), (23, 29)),
    "RCD": ((5, 9), (10, 13), (14, 30)),
    "DUBLIN3": ((5, 19), (20, 25), (26, 28), (29, 34)),
    "APD": ((6, 30), (31, 45), (46, 50)),
    "EURODAC13": ((8, 13), (14, 17), (18, 37)),
}
"""The parts in which an act tells a procedure: first and last article of each."""


@dataclass(frozen=True, eq=False)
class Phase:
    """A part of an act that makes one picture.

    Attributes:
        number: Its place in the act, from 1.
        first: The number of its first article with a limit.
        last: The number of its last one.
        entries: Its limits.
    """

    number: int
    first: str
    last: str
    entries: tuple[Entry, ...]


def phases_of(book: Book, instrument: str) -> tuple[Phase, ...]:
    """The pictures of an act: its parts, and of a part with too many limits several."""
    chunks = [
        chunk
        for part in _parts(book.of_act(instrument), PHASES.get(instrument, ()))
        for chunk in _small(part)
    ]
    return tuple(
        Phase(number, number_of(one[0].rule.cites), number_of(one[-1].rule.cites), tuple(one))
        for number, one in enumerate(chunks, 1)
    )


def _parts(entries: Iterable[Entry], spans: tuple[tuple[int, int], ...]) -> list[list[Entry]]:
    """The entries of each span, then those of none, each in the order of the articles."""
    waiting = sorted(entries, key=_article)
    found: list[list[Entry]] = []
    for first, last in spans:
        found.append([one for one in waiting if first <= _article(one)[0] <= last])
        waiting = [one for one in waiting if one not in found[-1]]
    return [part for part in (*found, waiting) if part]


def _article(entry: Entry) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", number_of(entry.rule.cites)))


def _small(entries: list[Entry]) -> list[list[Entry]]:
    """The entries in as few parts as are small enough, an article in one part if it fits."""
    found: list[list[Entry]] = [[]]
    for _number, article in groupby(entries, key=_article):
        waiting = list(article)
        if found[-1] and len(found[-1]) + len(waiting) > MOST:
            found.append([])
        found[-1] += waiting
    return [part[place : place + MOST] for part in found for place in range(0, len(part), MOST)]


# The line that goes through an act --------------------------------------------------------

FROM_MAKING = (
    Event.APPLICATION_MADE,
    Event.APPLICATION_REGISTERED,
    Event.APPLICATION_LODGED,
    Event.FIRST_INSTANCE_DECISION_TAKEN,
    Event.DECISION_NOTIFIED,
    Event.APPEAL_FILED,
    Event.APPEAL_FINAL_DECISION,
)
TO_ANOTHER_STATE = (
    Event.APPLICATION_REGISTERED,
    Event.TAKE_CHARGE_REQUEST_SENT,
    Event.TAKE_CHARGE_REQUEST_RECEIVED,
    Event.TAKE_CHARGE_ACCEPTED,
    Event.TRANSFER_CARRIED_OUT,
)
MILESTONES: dict[str, tuple[Event, ...]] = {
    "APR": FROM_MAKING,
    "APD": FROM_MAKING,
    "AMMR": TO_ANOTHER_STATE,
    "DUBLIN3": TO_ANOTHER_STATE,
}
"""The ordinary course of the acts that tell a whole procedure."""

ORDINARY = frozenset(
    {
        "apr-exam-regular-6m",
        "apr-appeal-other-ceiling",
        "ammr-reply-1m",
        "ammr-transfer-6m",
        "dub3-22-1-take-charge-reply",
        "dub3-29-1-transfer",
    }
)
"""Where several limits lie between two milestones, the one of a case without any peculiarity."""


@dataclass(frozen=True, eq=False)
class Step:
    """From one milestone to the next.

    Attributes:
        tail: Where it begins.
        limits: What lies between, the ordinary one first; of some steps nothing.
        head: Where it ends.
    """

    tail: Event
    limits: tuple[Entry, ...]
    head: Event


def main_line(book: Book, instrument: str) -> tuple[Step, ...]:
    """The ordinary course of an act from milestone to milestone; empty if it tells none."""
    return tuple(
        Step(tail, _between(book.of_act(instrument), tail, head=head), head)
        for tail, head in pairwise(MILESTONES.get(instrument, ()))
    )


def _between(entries: Iterable[Entry], tail: Event, *, head: Event) -> tuple[Entry, ...]:
    found = (
        one for one in entries if tail in _begun_by(one) and head in first_of(met_by(one.rule))
    )
    return tuple(sorted(found, key=lambda one: (one.id not in ORDINARY, len(one.rule.applies_if))))

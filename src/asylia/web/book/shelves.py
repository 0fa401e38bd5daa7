"""The law book as lists: by act, by event, by party, by day, and what stands outside it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from asylia.law.book import Book, Entry, Part
from asylia.law.book.articles import articles_of, number_of
from asylia.law.book.changes import Change, change_of
from asylia.law.book.graph import around
from asylia.law.citation import ACTS as KNOWN
from asylia.law.citation import Act
from asylia.law.terms import Event, Party
from asylia.samples.researched import Researched
from asylia.web.base.sentences import in_words
from asylia.web.book.drawing import Picture, picture_of
from asylia.web.book.words import PARTS, event_words, title_words
from asylia.web.cases import events as names

ACTS: Mapping[str, Act] = KNOWN
GROUPS = (
    (_("In force from 12 June 2026"), "pact"),
    (_("In force until 11 June 2026"), "before"),
    (_("A State’s own law"), "national"),
)
EVENT_GROUPS = (
    (_("First contact, screening, biometric data"), names.FIRST_CONTACT),
    (_("The application"), names.APPLICATION),
    (_("The State responsible"), names.RESPONSIBILITY),
    (_("Liberty"), names.LIBERTY),
    (_("Examination and decision"), names.EXAMINATION),
    (_("Remedies"), names.APPEALS),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Rows under a heading."""

    heading: object
    rows: tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRow:
    """One act with how many limits it has."""

    act: Act
    limits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event with how many limits it starts, meets and touches otherwise."""

    event: Event
    label: str
    starts: int
    meets: int
    other: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRow:
    """One party with how many limits it has to keep."""

    party: Party
    slug: str
    limits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OfAct:
    """Entries of one act."""

    act: Act
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What an event does to some limits."""

    key: str
    heading: object
    acts: tuple[OfAct, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """The picture of an event in one act."""

    act: Act
    picture: Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """One day on which the law changed."""

    day: date
    change: Change


def acts(book: Book) -> tuple[Shelf, ...]:
    """Every act, in groups by the time in which it governs."""
    found: dict[str, list[object]] = {key: [] for _heading, key in GROUPS}
    for instrument in book.acts:
        entries = book.of_act(instrument)
        row = ActRow(act=ACTS[instrument], limits=len(entries))
        found[_group(ACTS[instrument], entries)].append(row)
    return tuple(
        Shelf(heading=heading, rows=tuple(found[key])) for heading, key in GROUPS if found[key]
    )


def _group(act: Act, entries: Iterable[Entry]) -> str:
    if not act.celex:
        return "national"
    return "before" if all(one.rule.in_force_until for one in entries) else "pact"


def by_act(entries: Iterable[Entry]) -> tuple[OfAct, ...]:
    """Entries under their acts, in the order in which they come."""
    found: dict[str, list[Entry]] = {}
    for one in entries:
        found.setdefault(one.rule.cites.instrument, []).append(one)
    return tuple(OfAct(act=ACTS[act], entries=tuple(each)) for act, each in found.items())


def found(book: Book, words: str) -> tuple[OfAct, ...]:
    """The entries that hold each word, in English or in the language of the page."""
    wanted = words.casefold().split()
    if not wanted:
        return ()
    matching = set(book.search(words))
    for one in book.entries:
        said = f"{title_words(one)}\n{in_words(one.rule.says)}".casefold()
        if all(word in said for word in wanted):
            matching.add(one)
    return by_act(one for one in book.entries if one in matching)


def events(book: Book) -> tuple[Shelf, ...]:
    """Every event that the book knows, in the order of a procedure."""
    shelves = [
        Shelf(heading=heading, rows=tuple(_event_rows(book, known)))
        for heading, known in EVENT_GROUPS
    ]
    named = {event for _heading, known in EVENT_GROUPS for event in known}
    rest = tuple(_event_rows(book, [event for event in Event if event not in named]))
    return (*shelves, *([Shelf(heading=_("Other events"), rows=rest)] if rest else []))


def _event_rows(book: Book, known: Iterable[Event]) -> Iterator[EventRow]:
    for event in known:
        if parts := book.by_event.get(event):
            starts, meets = parts.get(Part.STARTS, ()), parts.get(Part.MEETS, ())
            other = {
                one for part, each in parts.items() for one in each if part not in {*MAIN_PARTS}
            }
            yield EventRow(
                event=event,
                label=event_words(event),
                starts=len(starts),
                meets=len(meets),
                other=len(other),
            )


MOST_IN_PICTURE = 16
MAIN_PARTS = (Part.STARTS, Part.MEETS)


def parts(book: Book, event: Event) -> tuple[Section, ...]:
    """What an event does, part by part."""
    return tuple(
        Section(key=part, heading=PARTS[part], acts=by_act(entries), count=len(entries))
        for part, entries in book.by_event[event].items()
    )


def pictures(book: Book, event: Event, *, from_right: bool) -> tuple[Drawn, ...]:
    """What an event starts and meets, one picture for each act, the fullest first.

    Of an act in which it touches too many limits for one picture there is none.
    """
    graphs = [(act, around(book, event, instrument=act)) for act in book.acts]
    drawn = (
        (act, picture_of(graph, from_right=from_right, title=in_words(ACTS[act].title)))
        for act, graph in graphs
        if len(graph.limits) <= MOST_IN_PICTURE
    )
    found = [Drawn(act=ACTS[act], picture=picture) for act, picture in drawn if picture]
    return tuple(sorted(found, key=lambda one: -len(one.picture.rows)))


def parties(book: Book) -> tuple[PartyRow, ...]:
    """Every party that owes something, who owes most first."""
    rows = (
        PartyRow(party=party, slug=slug_of(party), limits=len(entries))
        for party, entries in book.by_party.items()
    )
    return tuple(sorted(rows, key=lambda row: -row.limits))


def slug_of(party: Party) -> str:
    """The party as its address spells it."""
    return party.name.lower().replace("_", "-")


def party_of(slug: str) -> Party | None:
    """The party of an address; none if there is none."""
    return next((party for party in Party if slug_of(party) == slug), None)


def changes(book: Book) -> tuple[DayRow, ...]:
    """Every day on which the law changed, the newest first."""
    return tuple(
        DayRow(day=day, change=change_of(book, day - timedelta(days=1), last=day))
        for day in reversed(book.days)
    )


def same_article(book: Book, entry: Entry) -> tuple[Entry, ...]:
    """The entries of the same article."""
    number = number_of(entry.rule.cites)
    return tuple(
        one
        for one in book.of_act(entry.rule.cites.instrument)
        if number_of(one.rule.cites) == number
    )


def twins(book: Book, entry: Entry) -> tuple[Entry, ...]:
    """The entries of an earlier or a later law in the same matter."""
    return tuple(book.by_id[id_] for id_ in entry.twins if id_ in book.by_id)


def left_out(entries: Iterable[Researched]) -> tuple[Shelf, ...]:
    """The researched entries without a rule, by act."""
    found: dict[str, list[Researched]] = {}
    for one in entries:
        if one.left_out:
            found.setdefault(one.act, []).append(one)
    return tuple(Shelf(heading=act, rows=tuple(each)) for act, each in found.items())


def later(book: Book) -> tuple[Shelf, ...]:
    """The articles whose limits are still to be written, by act."""
    found = (
        (act, tuple(one for one in articles_of(book, act) if one.is_later)) for act in book.acts
    )
    return tuple(Shelf(heading=act, rows=each) for act, each in found if each)

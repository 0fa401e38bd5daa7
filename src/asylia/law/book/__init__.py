"""The law book: every rule in our words, and the ways to find it.

Generated from the rules alone. What stands outside the law (worked examples, researched duties
that were left out) is put beside an entry by whoever shows it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache, cached_property

from asylia.law.book.lines import Line, Told
from asylia.law.book.roles import Part, met_by, parts_in, started_by
from asylia.law.book.telling import told
from asylia.law.clock.book import every_rule
from asylia.law.limits import TimeLimit
from asylia.law.terms import Event, Party

__all__ = ["Book", "Entry", "Line", "NoSuchLimit", "Part", "Told", "law_book"]

NEAREST = 4


class NoSuchLimit(LookupError):
    """The book has no limit of this id.

    Attributes:
        id: What was asked for.
        nearest: Ids that look like it, the most alike first.
    """

    def __init__(self, id_: str, nearest: tuple[str, ...]) -> None:
        """Say what was asked for, and what it may have meant."""
        meant = f" Did you mean {', '.join(nearest)}?" if nearest else ""
        super().__init__(f"the law book has no limit {id_[:80]!r}.{meant}")
        self.id, self.nearest = id_, nearest


@dataclass(frozen=True, eq=False)
class Entry:
    """One rule as the book shows it.

    Attributes:
        rule: The rule.
        twin_of: The limits of an earlier law that name it as their twin.
    """

    rule: TimeLimit
    twin_of: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the rule."""
        return self.rule.id

    @cached_property
    def parts(self) -> tuple[Told, ...]:
        """What the rule says, under its labels."""
        return told(self.rule, named_by=self.twin_of)

    @cached_property
    def events(self) -> dict[Part, tuple[Event, ...]]:
        """Every event that the rule names, by what it does there."""
        return parts_in(self.rule)

    @property
    def twins(self) -> tuple[str, ...]:
        """Limits of an earlier or a later law in the same matter."""
        return (*self.rule.twins, *self.twin_of)

    def is_in_force(self, day: date) -> bool:
        """Whether the rule is in force on a day."""
        until = self.rule.in_force_until
        return self.rule.in_force_from <= day and (until is None or day <= until)

    def as_json(self) -> dict[str, object]:
        """The entry as plain values."""
        rule = self.rule
        return {
            "id": rule.id,
            "instrument": rule.cites.instrument,
            "article": rule.cites.article,
            "title": rule.title,
            "says": rule.says,
            "owed_by": str(rule.owed_by),
            "kind": str(rule.kind),
            "lasts": str(rule.lasts) if rule.lasts else None,
            "in_force_from": rule.in_force_from.isoformat(),
            "in_force_until": rule.in_force_until.isoformat() if rule.in_force_until else None,
            "unverified": rule.unverified or None,
            "events": {part: [str(one) for one in each] for part, each in self.events.items()},
            "parts": {one.key: [line.as_json() for line in one.lines] for one in self.parts},
        }


@dataclass(frozen=True, eq=False)
class Book:
    """Entries in the order of the acts, and the ways to find them.

    Attributes:
        entries: Every entry.
    """

    entries: tuple[Entry, ...]

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """Each entry by the id of its rule."""
        return {one.id: one for one in self.entries}

    @cached_property
    def acts(self) -> tuple[str, ...]:
        """The short code of each act that has an entry, in the order of the book."""
        return tuple(dict.fromkeys(one.rule.cites.instrument for one in self.entries))

    @cached_property
    def by_event(self) -> dict[Event, dict[Part, tuple[Entry, ...]]]:
        """What each event does, in the order of the vocabulary; an event without part is not in."""
        return {event: found for event in Event if (found := self._touched_by(event))}

    @cached_property
    def by_party(self) -> dict[Party, tuple[Entry, ...]]:
        """What each party owes, in the order of the vocabulary."""
        return {
            party: found
            for party in Party
            if (found := tuple(one for one in self.entries if one.rule.owed_by is party))
        }

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Every day on which a rule begins or no longer holds, in order."""
        return days_of_change(one.rule for one in self.entries)

    def find(self, id_: str) -> Entry:
        """One entry.

        Raises:
            NoSuchLimit: The book has none of this id.
        """
        if found := self.by_id.get(id_):
            return found
        near = get_close_matches(id_.lower(), self.by_id, n=NEAREST, cutoff=0.5)
        raise NoSuchLimit(id_, tuple(near))

    def of_act(self, instrument: str) -> tuple[Entry, ...]:
        """The entries of one act, in the order of its articles."""
        return tuple(one for one in self.entries if one.rule.cites.instrument == instrument)

    def on(self, day: date) -> tuple[Entry, ...]:
        """The entries in force on a day."""
        return tuple(one for one in self.entries if one.is_in_force(day))

    def search(self, words: str) -> tuple[Entry, ...]:
        """The entries that hold every word; with no word, none."""
        wanted = words.casefold().split()
        if not wanted:
            return ()
        return tuple(
            one for one, text in self._texts.items() if all(word in text for word in wanted)
        )

    @cached_property
    def _texts(self) -> dict[Entry, str]:
        return {one: searched_in(one) for one in self.entries}

    def _touched_by(self, event: Event) -> dict[Part, tuple[Entry, ...]]:
        return {
            part: found
            for part in Part
            if (found := tuple(one for one in self.entries if event in one.events.get(part, ())))
        }


def searched_in(entry: Entry) -> str:
    """The words by which an entry is found."""
    rule = entry.rule
    lines = (str(line.says) for part in entry.parts for line in part.lines)
    events = (one.words for one in (*started_by(rule), *met_by(rule)))
    found = (rule.id, str(rule.cites), rule.title, rule.says, *events, *lines)
    return "\n".join(found).casefold()


def days_of_change(rules: Iterable[TimeLimit]) -> tuple[date, ...]:
    """Every day on which a rule begins, or no longer holds."""
    return tuple(sorted(set(_changes(rules))))


def _changes(rules: Iterable[TimeLimit]) -> Iterator[date]:
    for rule in rules:
        yield rule.in_force_from
        if rule.in_force_until is not None:
            yield date.fromordinal(rule.in_force_until.toordinal() + 1)


@cache
def law_book() -> Book:
    """The book of every rule: the acts of the Union, then each State's own law."""
    return book_of(every_rule())


def book_of(rules: tuple[TimeLimit, ...]) -> Book:
    """The book of these rules; within an act in the order in which they stand."""
    earlier: dict[str, tuple[str, ...]] = {}
    for rule in rules:
        for twin in rule.twins:
            earlier[twin] = (*earlier.get(twin, ()), rule.id)
    return Book(tuple(Entry(rule, earlier.get(rule.id, ())) for rule in rules))

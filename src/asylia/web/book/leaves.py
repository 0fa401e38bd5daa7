"""What each page of the law book holds. None asks the database, none knows who reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.http import QueryDict

from asylia.law.acts.articles import UNREAD
from asylia.law.book import NoSuchLimit, law_book
from asylia.law.book.articles import articles_of
from asylia.law.book.changes import change_of
from asylia.law.book.graph import graph_of, main_line, phases_of
from asylia.law.terms import Event, Party
from asylia.samples import examples
from asylia.samples.researched import counts, researched
from asylia.web.base.fields import status_of
from asylia.web.book import shelves
from asylia.web.book.drawing import picture_of
from asylia.web.book.forms import DaysForm, WordsForm
from asylia.web.book.languages import is_from_right
from asylia.web.book.worked import worked


class NotInBook(LookupError):
    """The book has no such page."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page before it is sent or written.

    Attributes:
        template: The file.
        context: What the page is given.
        status: The status of the answer.
    """

    template: str
    context: Mapping[str, object]
    status: int = 200


def index() -> Leaf:
    """The acts, and the other ways into the book."""
    book = law_book()
    context = {"book": book, "shelves": shelves.acts(book), "form": WordsForm(), "counts": counts()}
    return Leaf("book/index.html", context)


def find(query: QueryDict) -> Leaf:
    """The limits that hold some words, in English or in the language of the page."""
    form = WordsForm(query)
    asked = form.cleaned_data["words"] if form.is_valid() else ""
    found = shelves.found(law_book(), asked)
    return Leaf("book/find.html", {"form": form, "asked": asked, "found": found})


def act(act: str) -> Leaf:
    """One act, article by article."""
    book = law_book()
    if act not in book.acts:
        raise NotInBook
    context = {
        "act": shelves.ACTS[act],
        "articles": articles_of(book, act),
        "phases": phases_of(book, act),
        "line": main_line(book, act),
        "left_out": [one for one in researched() if one.left_out and one.act == act],
        "count": counts().get(act),
    }
    return Leaf("book/act.html", context)


def phase(act: str, number: int) -> Leaf:
    """How the clocks of a part of an act hang together."""
    phases = phases_of(law_book(), act)
    found = next((one for one in phases if one.number == number), None)
    if found is None:
        raise NotInBook
    picture = picture_of(graph_of(found.entries), from_right=is_from_right())
    context = {
        "act": shelves.ACTS[act],
        "phases": phases,
        "phase": found,
        "picture": picture,
    }
    return Leaf("book/phase.html", context)


def rule(key: str) -> Leaf:
    """One limit with everything that it says."""
    book = law_book()
    try:
        entry = book.find(key)
    except NoSuchLimit as problem:
        raise NotInBook from problem
    context = {
        "entry": entry,
        "act": shelves.ACTS[entry.rule.cites.instrument],
        "beside": shelves.same_article(book, entry),
        "twins": shelves.twins(book, entry),
        "book": book,
        "examples": worked(entry, examples.of(entry.id)),
        "picture": picture_of(graph_of([entry]), from_right=is_from_right()),
    }
    return Leaf("book/rule.html", context)


def events() -> Leaf:
    """Every event, and how many limits it starts and meets."""
    return Leaf("book/events.html", {"shelves": shelves.events(law_book())})


def event(event: str) -> Leaf:
    """What one event does: what starts then, what it meets, what it ends."""
    book = law_book()
    try:
        found = Event(event)
    except ValueError as problem:
        raise NotInBook from problem
    if found not in book.by_event:
        raise NotInBook
    context = {
        "event": found,
        "sections": shelves.parts(book, found),
        "pictures": shelves.pictures(book, found, from_right=is_from_right()),
    }
    return Leaf("book/event.html", context)


def parties() -> Leaf:
    """Who owes something, and how much."""
    return Leaf("book/parties.html", {"shelves": shelves.parties(law_book())})


def party(party: str) -> Leaf:
    """What one party owes."""
    book = law_book()
    found = shelves.party_of(party)
    if found not in book.by_party:
        raise NotInBook
    context = {"party": Party(found), "shelves": shelves.by_act(book.by_party[found])}
    return Leaf("book/party.html", context)


def days(now: datetime) -> Leaf:
    """The days on which the law changed."""
    book = law_book()
    form = DaysForm(now=now)
    return Leaf("book/days.html", {"changes": shelves.changes(book), "form": form})


def day(day: str, *, now: datetime) -> Leaf:
    """What changed on one day."""
    book = law_book()
    found = next((one for one in book.days if one.isoformat() == day), None)
    if found is None:
        raise NotInBook
    change = change_of(book, found - timedelta(days=1), last=found)
    return _changed(change.first, last=found, form=DaysForm(now=now), on=found)


def compare(query: QueryDict, *, now: datetime) -> Leaf:
    """What changed between two days."""
    form = DaysForm(query or None, now=now)
    if not form.is_valid():
        context = {"changes": shelves.changes(law_book()), "form": form}
        return Leaf("book/days.html", context, status_of(form))
    asked = form.cleaned_data
    return _changed(asked["first"], last=asked["last"], form=form)


def outside() -> Leaf:
    """What the book does not hold, with the reasons; and what nobody could read."""
    book = law_book()
    context = {
        "left_out": shelves.left_out(researched()),
        "counts": counts(),
        "unverified": [one for one in book.entries if one.rule.unverified],
        "unread": UNREAD,
        "later": shelves.later(book),
        "book": book,
    }
    return Leaf("book/outside.html", context)


def _changed(first: date, *, last: date, form: DaysForm, on: date | None = None) -> Leaf:
    change = change_of(law_book(), first, last=last)
    context = {
        "change": change,
        "on": on,
        "form": form,
        "ended": shelves.by_act(change.ended),
        "began": shelves.by_act(change.began),
    }
    return Leaf("book/changes.html", context)

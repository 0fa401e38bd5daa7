"""Every page in a language in which each string of the catalogue is marked.

What stands outside the marks must be data, or one of the words below, each with its reason.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django import Settings

from asylia.casefile.entries import FileAct
from asylia.law.citation import ACTS
from asylia.law.clock.book import every_rule
from asylia.law.clock.left import left_to
from asylia.law.clock.left_open import left_open_in
from asylia.law.facts import Settings as LawSettings
from asylia.law.terms import Event
from asylia.samples.caseload import DEMONSTRATION_DAY, caseload
from asylia.samples.founding import REFERENCE
from asylia.samples.values import Caseload
from asylia.web.accounts.models import Office, User
from asylia.web.accounts.session import act_as
from asylia.web.base.rules import rule_of
from asylia.web.cases.models import Case, Entry
from asylia.web.cli.invented import load_invented
from tests.web.clients import sign_in
from tests.web.pseudo import BEGIN, END, MARKED, speaking

WITH_REASON = {
    "Asylia": "the name of the system",
    "English": "each language names itself",
    "Lietuvių": "each language names itself",
    "Marked English": "the language of this test names itself",
    "CELEX": "the name of the numbers of the Official Journal",
    "Dari": "Babel has no name for it; languages are data",
    "ii": "the point of an article",
    "Enter": "the word on the key",
    "Esc": "the word on the key",
    "Tab": "the word on the key",
    "Art": "an article in a hint shows how to write one",
}
"""What may stand on a page as it is, and why."""

CASES = 40
SIGN_IN_NAMES = ("caseworker", "guard", "administrator", "supervisor", "auditor", "interpreter")
SAID_IN = ("aria-label", "title", "alt", "placeholder")


FOR_DEVELOPERS = {"style"}
"""The style guide shows the components to whoever builds pages; no deployment serves it."""


# What a page says -------------------------------------------------------------------------


class Words(HTMLParser):
    """The texts of a page and the attributes that are read aloud.

    What an element says to be English (``lang="en"``) is quoted: worked examples of the law book,
    and the reasons of what stands outside it.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.within: list[str] = []
        self.box: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.found += [str(told[name]) for name in SAID_IN if told.get(name)]
        if tag == "input" and told.get("type") in {"submit", "button"}:
            self.found.append(str(told.get("value", "")))
        if tag == "a" and str(told.get("class")).startswith("graph__"):
            self.box = []  # its words stand in several lines, and a long text ends with "…"
        if tag in {"script", "style", "kbd"} or told.get("lang") == "en":
            self.within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.within and self.within[-1] == tag:
            self.within.pop()
        if tag == "a" and self.box is not None:
            self.found.append(" ".join(self.box).replace("…", f"…{END}"))
            self.box = None

    def handle_data(self, data: str) -> None:
        if self.box is not None:
            self.box.append(data)
        elif not self.within:
            self.found.append(data)


MARKS = re.compile(f"{BEGIN}[^{BEGIN}{END}]*{END}")
WORD = re.compile(r"[^\W\d_]{2,}")
"""Single letters are keys to press and the points of articles."""


def left_over(page: str, data: re.Pattern[str]) -> Iterator[str]:
    """The texts of a page in which words are left when marks and data are taken away."""
    reader = Words()
    reader.feed(page)
    for text in reader.found:
        rest = MARKS.sub(" ", text)
        if WORD.search(rest) and WORD.search(rest := data.sub(" ", rest)):
            yield " ".join(rest.split())


def pattern_of(data: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds each of these where it stands as a whole, the longest first."""
    known = sorted({one.strip() for one in data if WORD.search(one)}, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, known)) + r")(?!\w)")


# What is data -----------------------------------------------------------------------------


CODES = {"kind", "own_note"}
"""Keys of a content whose values are codes, which pages put into words."""


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        yield value[:1].upper() + value[1:]
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from texts_in(one) if key not in CODES else ()
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts_in(one)


def data_of(invented: Caseload) -> Iterator[str]:
    """Names, places and words of the demonstration, and what Babel says of days and countries."""
    yield from (office.name for office in invented.offices)
    yield from (name for one in invented.staff for name in (one.username, one.full_name))
    yield from (case.reference for case in invented.cases)
    yield from (
        text
        for case in invented.cases
        for entry in case.entries
        for text in texts_in(entry.content)
    )
    yield from (name for act in ACTS.values() for name in (act.instrument, act.number, act.celex))
    yield from (rule.id for rule in every_rule())
    yield from (event.value for event in Event)
    yield from keys_of_settings({office.member_state for office in invented.offices})
    yield from User.objects.values_list("reference", flat=True)
    yield from Office.objects.values_list("reference", flat=True)
    yield from names_of_babel()
    yield from WITH_REASON


def keys_of_settings(states: Iterable[str]) -> Iterator[str]:
    """What a settings file writes: what national law sets, and the readings of a point."""
    for state in states:
        yield from (one.key for one in left_to(state, LawSettings()))
    for rule in every_rule():
        for point in left_open_in(rule):
            yield from (point.yes, point.no)


def names_of_babel() -> Iterator[str]:
    locale = Locale.parse(MARKED)
    yield from map(str, locale.languages.values())
    yield from map(str, locale.territories.values())
    yield from map(str, locale.territories)
    for names in (locale.months, locale.days):
        for context in ("format", "stand-alone"):
            for width in ("abbreviated", "wide"):
                yield from texts_in(list(names[context][width].values()))


# Every page of the address map --------------------------------------------------------------


def patterns(resolver: Any = None, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Every address with its view."""
    for one in (resolver or get_resolver()).url_patterns:
        path = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from patterns(one, path)
        elif isinstance(one, URLPattern):
            yield path, one.callback


IN_THE_BOOK = {
    "act": "APR",
    "event": "application_registered",
    "party": "applicant",
    "day": "2026-06-12",
    "point": "apr-27-7-after-screening",
    "kind": "information-sheet",
}
PLACE = re.compile(r"<(?:(\w+):)?(\w+)>")


class Visitor:
    """Opens pages as somebody who may."""

    def __init__(self, users: Mapping[str, User]) -> None:
        self.by_role = {users[name].role: users[name] for name in SIGN_IN_NAMES}
        self.clients: dict[str, Client] = {}

    def user_for(self, view: Any) -> User | None:
        rule = rule_of(view)
        assert rule is not None
        if rule.is_public:
            return None
        return next(user for role, user in self.by_role.items() if role in rule.roles)

    def client_for(self, user: User | None) -> Client:
        key = user.username if user else ""
        if key not in self.clients:
            client = Client(raise_request_exception=False)
            client.cookies["asylia_language"] = MARKED
            if user is not None:
                sign_in(client, user)
            self.clients[key] = client
        return self.clients[key]

    def address(self, path: str, user: User | None) -> str:
        """The address with something that is there in each place."""
        return "/" + PLACE.sub(lambda found: self._value(found[2], path, user), path)

    def _value(self, name: str, path: str, user: User | None) -> str:
        if name == "reference":
            return self._reference(path, user)
        if name == "number" and "statements/" in path:
            return str(Entry.objects.filter(event=FileAct.STATEMENT_RECORDED).earliest("pk").number)
        return IN_THE_BOOK.get(name) or {"key": "apr-lodge-21d", "number": "1", "grant": "1"}[name]

    def _reference(self, path: str, user: User | None) -> str:
        if path.startswith("users/"):
            return self.by_role["supervisor"].reference
        if path.startswith("offices/"):
            return Office.objects.earliest("pk").reference
        assert user is not None
        act_as(user)
        mine = Case.objects.visible_to(user)
        found = mine.filter(reference=REFERENCE).first() or mine.earliest("pk")
        return str(found.reference)


@pytest.fixture
def visitor(
    db: None, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Visitor]:
    monkeypatch.setenv("ASYLIA_TODAY", DEMONSTRATION_DAY.isoformat())
    load_invented(caseload(cases=CASES), password_file=tmp_path / "password")
    with speaking(MARKED, tmp_path / "locale", settings):
        yield Visitor({user.username: user for user in User.objects.all()})


def test_no_page_shows_a_string_that_nobody_can_translate(visitor: Visitor) -> None:
    data = pattern_of(data_of(caseload(cases=CASES)))

    found: dict[str, list[str]] = {}
    for path, view in sorted(patterns(), key=lambda one: one[0]):
        if path in FOR_DEVELOPERS:
            continue
        user = visitor.user_for(view)
        client, address = visitor.client_for(user), visitor.address(path, user)
        pages = [client.get(address)]
        if pages[0].status_code == 200 and b'method="post"' in pages[0].content:
            pages.append(client.post(address, {}))
        for page in pages:
            left = list(left_over(page.content.decode(), data))
            failed = [] if page.status_code < 500 else ["this page failed"]
            found[path] = found.get(path, []) + failed + left

    assert {path: texts for path, texts in found.items() if texts} == {}


@pytest.mark.parametrize(
    ("page", "left"),
    [
        (f"<p>{BEGIN}Sígn ín{END} Arsen</p>", []),
        (f"<p>{BEGIN}Sígn ín{END} now</p>", ["now"]),
        ('<a aria-label="Arsen, sign in">x</a>', [", sign in"]),
        ("<script>sign in</script><kbd>Esc</kbd>", []),
    ],
)
def test_words_outside_the_marks_are_found(page: str, left: list[str]) -> None:
    assert list(left_over(page, pattern_of(["Arsen"]))) == left

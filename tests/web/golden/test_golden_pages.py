"""Each golden case through the case page: what the page shows is what is written.

The history is loaded as a file, and the page opened as on the day of each question.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from asylia.casefile.entries import FileAct
from asylia.law.facts import Happening, History, read_history
from asylia.law.holidays import calendar_of
from asylia.web.accounts.models import User
from asylia.web.accounts.session import act_as
from asylia.web.cases import record
from asylia.web.cases.drafts import Draft
from asylia.web.cases.models import Case
from tests.golden.questions import (
    FILES,
    moments_as_written,
    named,
    questions_of,
)
from tests.web.clients import sign_in
from tests.web.factories import make_user

NOON = time(9, tzinfo=UTC)
LATER = "2045-01-01"
"""Every day that a golden case asks about lies before it."""

SAYS: dict[str, Callable[[str], bool]] = {
    "met": lambda words: words.startswith("met ") and not words.startswith("met late"),
    "met_late": lambda words: words.startswith("met late"),
    "overdue": lambda words: words.endswith((" late", ", missed")) or " late, or " in words,
    "paused": lambda words: words == "stands still",
    "stopped": lambda words: words == "no longer runs",
    "lapsed": lambda words: words.startswith("lapsed"),
    "right_open": lambda words: words.startswith("right since"),
    "right_not_yet": lambda words: words.startswith("right from"),
}
"""How the page says each status; what it says otherwise runs, or is undecided."""


# From a history to a file -----------------------------------------------------------------


def recorded_at(one: Happening) -> datetime:
    at = one.recorded_at or one.at
    return at if isinstance(at, datetime) else datetime.combine(at, NOON)


def drafts_of(history: History, *, by: User, until: date) -> list[Draft]:
    """The lines of the file: who the person is, then the events as they were learned."""
    learned = sorted(history.events, key=recorded_at)
    learned = [one for one in learned if local_day(history, one) <= until]
    numbers = {one.id: number for number, one in enumerate(learned, start=2)}
    person = {
        "date_of_birth": history.person.date_of_birth and str(history.person.date_of_birth),
        "nationality": history.person.nationality and list(history.person.nationality),
        "unaccompanied_minor": history.person.unaccompanied_minor,
    }
    told = {key: value for key, value in person.items() if value is not None}
    began = recorded_at(learned[0])
    return [
        Draft(event=FileAct.IDENTITY_STATED, by=by, at=began, content=told),
        *(draft_of(one, by=by, numbers=numbers) for one in learned),
    ]


def local_day(history: History, one: Happening) -> date:
    return calendar_of(history.member_state).local_day(recorded_at(one))


def draft_of(one: Happening, *, by: User, numbers: dict[str, int]) -> Draft:
    is_moment = isinstance(one.at, datetime)
    return Draft(
        event=one.event,
        by=by,
        at=recorded_at(one),
        happened_at=one.at if is_moment else None,  # type: ignore[arg-type]
        happened_on=None if is_moment else one.at,
        attributes=one.attributes,  # type: ignore[arg-type]
        corrects=numbers[one.corrects] if one.corrects else None,
        withdrawn=one.withdrawn,
        acknowledged_contradiction=True,
    )


def file_from(path: Path, *, by: User, until: date = date.max) -> Case:
    """The file of a golden case, as it stood at the end of a day."""
    history = read_history(path.read_bytes(), file=path.name)
    drafts = drafts_of(history, by=by, until=until)
    act_as(by)
    opened = record.open_case(office=by.office, member_state=history.member_state, at=drafts[0].at)
    record.append_all(opened, drafts, today=drafts[-1].at.date())
    return opened


# What the page shows ----------------------------------------------------------------------


class Table(HTMLParser):
    """The rows of the table of limits, by the key of each: the cells with their days."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, list[Cell]] = {}
        self.key: str | None = None
        self.is_aside = False
        """Within what could become of the limit, or why: neither its date nor its state."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "tr":
            self.key = told.get("data-limit")
            if self.key:
                self.rows[self.key] = []
        elif self.key and tag in {"th", "td"}:
            self.rows[self.key].append(Cell())
        elif tag == "span":
            self.is_aside = told.get("class") == "quiet"
        elif self.key and tag == "time" and not self.is_aside:
            self.rows[self.key][-1].days.append(str(told["datetime"]))

    def handle_endtag(self, tag: str) -> None:
        if tag == "tr":
            self.key = None
        elif tag == "span":
            self.is_aside = False

    def handle_data(self, data: str) -> None:
        if self.key and self.rows[self.key] and not self.is_aside:
            self.rows[self.key][-1].words += data


class Cell:
    def __init__(self) -> None:
        self.words = ""
        self.days: list[str] = []


DUE, STATE = 4, 5
SHOWN = ("status", "due", "candidates")
"""The keys of a question that the table answers."""


def said(row: list[Cell] | None, wanted: dict[str, Any]) -> dict[str, object] | None:
    """What a row of the table says of what is wanted."""
    if row is None:
        return None
    words = " ".join(row[STATE].words.split())
    shown = [day_of(text) for text in row[DUE].days]
    found: dict[str, object] = {}
    if "status" in wanted:
        found["status"] = status_in(words, wanted["status"])
    if "due" in wanted:
        found["due"] = shown[0] if shown else None
    if "candidates" in wanted:
        found["candidates"] = moments_as_written(sorted(set(shown), key=str))
    return found


def status_in(words: str, wanted: str) -> str:
    found = [status for status, says in SAYS.items() if says(words)]
    if found:
        return found[0]
    is_open = ", or " in words or words.endswith(", if it applies")
    return wanted if wanted == "running" or (wanted == "undecided" and is_open) else words


def day_of(text: str) -> date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


@pytest.fixture
def desk(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> tuple[Client, User]:
    monkeypatch.setenv("ASYLIA_TODAY", LATER)
    user = make_user()
    sign_in(client, user)
    return client, user


@pytest.mark.parametrize("path", [pytest.param(one, id=one.stem) for one in FILES])
def test_page_shows_what_is_written(path: Path, desk: tuple[Client, User]) -> None:
    client, user = desk
    case = file_from(path, by=user)

    shown, written = {}, {}
    for question in questions_of(path):
        table, shown_case, known = Table(), case, "then"
        if question.known_on != question.as_of:
            shown_case, known = file_from(path, by=user, until=question.known_on), "now"
        asked_for = urlencode({"on": question.as_of.isoformat(), "known": known})
        answer = client.get(f"/cases/{shown_case.reference}?{asked_for}")
        table.feed(answer.content.decode())
        for wanted in question.limits:
            kept: dict[str, Any] = {key: wanted[key] for key in SHOWN if key in wanted}
            name = f"{question.name}, {named(wanted)}"
            if "candidates" in kept:
                kept["candidates"] = moments_as_written(list(set(kept["candidates"])))
            shown[name] = said(row_of(table, wanted), kept)
            written[name] = kept
    assert shown == written


def row_of(table: Table, wanted: dict[str, Any]) -> list[Cell] | None:
    if "state" in wanted:
        return table.rows.get(f"{wanted['id']}-{wanted['state'].lower()}")
    keys = [key for key in table.rows if key == wanted["id"] or key.startswith(f"{wanted['id']}-")]
    return table.rows[keys[0]] if keys else None

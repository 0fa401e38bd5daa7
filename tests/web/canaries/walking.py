"""A day of acts and mistakes at the real pages, each box for words filled with a canary."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from django.db import transaction
from django.test import Client

from asylia.web.accounts.session import act_as
from asylia.web.cases.models import CaseHead
from asylia.web.cases.sheets import BoxKind, Sheet
from asylia.web.desk.acts import STAGES
from tests.web.canaries.world import ELSEWHERE, LOCKED, NOBODYS, SAID, World
from tests.web.clients import sign_in
from tests.web.sheets import address, answers, needed, ready_case

WHEN = "12 8 2026 10:40"
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
ADDRESS = re.compile(r'\s(?:href|src|action|hx-\w+|formaction)="([^"]*)"')
OF_SHEETS = (BoxKind.LINE, BoxKind.WORDS)
STATEMENT = {"kind": "person", "setting": "registration", "confirmed": "no", "at": WHEN}


@dataclass(slots=True)
class Walk:
    """Who walks, and what their browsers, and whoever looks at addresses, were shown.

    Attributes:
        world: The world.
        statuses: The status of every answer.
        addresses: Every address that was asked for or led to, title and header.
    """

    world: World
    statuses: list[int] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    _clients: dict[str, Client] = field(default_factory=dict)

    def word(self) -> str:
        """A new canary, for a box."""
        return self.world.canaries.new("walk", "walk")

    def words(self, *names: str) -> dict[str, str]:
        """A new canary for each of these boxes."""
        return {name: self.word() for name in names}

    def get(self, name: str, path: str) -> Any:
        """Somebody asks for a page."""
        return self._heard(self._client(name).get(path), path)

    def post(self, name: str, path: str, told: Mapping[str, object]) -> Any:
        """Somebody sends a form."""
        return self._heard(self._client(name).post(path, told), path)

    def of(self, case: str, rest: str) -> str:
        """An address below a case."""
        return f"/cases/{self.world.cases[case].reference}/{rest}"

    def seen(self, case: str) -> str:
        """Up to where the file of a case goes."""
        with transaction.atomic():
            act_as(self.world.users["supervisor"])
            return str(CaseHead.objects.get(case=self.world.cases[case]).number)

    def _client(self, name: str) -> Client:
        if name not in self._clients:
            client = Client(raise_request_exception=False)
            self._clients[name] = sign_in(client, self.world.users[name])
        return self._clients[name]

    def _heard(self, answer: Any, path: str) -> Any:
        page = answer.content.decode(errors="replace")
        self.statuses.append(answer.status_code)
        self.addresses += [path, *(f"{name}: {value}" for name, value in answer.headers.items())]
        self.addresses += TITLE.findall(page) + [unescape(one) for one in ADDRESS.findall(page)]
        return answer


def whole_day(walk: Walk, *, every_sheet: bool) -> None:
    """Everything that somebody may write, written once; then what goes wrong.

    Args:
        walk: Who walks.
        every_sheet: Whether every act of a sheet is recorded; else one of each stage.
    """
    first_contact(walk)
    into_the_file(walk)
    about_statements(walk)
    about_who_may(walk)
    for sheet in sheets_of(every_sheet=every_sheet):
        act_of_a_sheet(walk, sheet)
    searches(walk)
    mistakes(walk)
    for name in walk.world.users:
        for path in ("/", "/today", "/notices", "/retention", walk.of(SAID, "").rstrip("/")):
            walk.get(name, path)


def first_contact(walk: Walk) -> None:
    names = walk.words("family_name", "given_names", "place", "words", "care")
    told = {"at": WHEN, "found": "border_apprehension", "authority": "border_guard"}
    walk.post("guard", "/first-contact", {**told, **names, "asked": "yes", "made_at": WHEN})


def into_the_file(walk: Walk) -> None:
    case = SAID
    walk.post("caseworker", walk.of(case, "note"), walk.words("words"))
    names = walk.words("family_name", "given_names", "name_in_own_script")
    told = {"source": "stated", "seen": walk.seen(case)}
    walk.post("caseworker", walk.of(case, "identity"), {**told, **names})
    told = {"at": WHEN, "seen": walk.seen(case), "reason": walk.word(), "words": walk.word()}
    walk.post("caseworker", walk.of(case, "entries/8/correct"), told)
    told = {"withdrawn": "on", "reason": walk.word(), "seen": walk.seen(case)}
    walk.post("caseworker", walk.of(case, "entries/8/correct"), told)
    told = {"at": WHEN, "place_kind": "reception_centre", "seen": walk.seen(case)}
    told |= walk.words("centre", "remark")
    walk.post("caseworker", walk.of(case, "placement/start"), told)
    office = walk.world.users["stranger"].office.reference
    told = {"to": office, "reason": walk.word()}
    walk.post("supervisor", walk.of(NOBODYS, "hand-over"), told)


def about_statements(walk: Walk) -> None:
    case = SAID
    boxes: tuple[str, ...] = (
        "words",
        "who",
        "heard_by",
        "place",
        "interpreter",
        "rendering",
        "passage",
    )
    boxes += ("own_words", "not_confirmed_because", "teller_1_who", "teller_1_words")
    told = {**STATEMENT, "teller_1_kind": "press", "seen": walk.seen(case)}
    walk.post("caseworker", walk.of(case, "statements/new"), {**told, **walk.words(*boxes)})
    number = walk.seen(case)
    told |= {**walk.words(*boxes, "reason"), "seen": number}
    walk.post("caseworker", walk.of(case, f"statements/{number}/correct"), told)
    number = walk.seen(case)
    told = {"at": WHEN, "seen": number, "confirmed": "no", "reason": walk.word()}
    walk.post("caseworker", walk.of(case, f"statements/{number}/confirm"), told)
    told = {"at": WHEN, "seen": walk.seen(case), "result": "uncorroborated"}
    told |= walk.words("how", "rests_on", "checked_by")
    walk.post("caseworker", walk.of(case, f"statements/{number}/verify"), told)
    told = {"seen": walk.seen(case), "reference": walk.world.cases[LOCKED].reference}
    told |= walk.words("words", "unlike")
    walk.post("caseworker", walk.of(case, "similar/new"), told)


def about_who_may(walk: Walk) -> None:
    why = {"why": "care", "words": f"Because of {walk.word()}."}
    walk.post("stranger", walk.of(SAID, "need"), why)
    walk.post("called", walk.of(LOCKED, "emergency"), why)
    named = [walk.world.users["caseworker"].reference]
    locked = {"words": f"Because of {walk.word()}.", "named": named}
    walk.post("supervisor", walk.of(LOCKED, "lock"), locked)
    notices = walk.get("auditor", "/notices").content.decode()
    found = {"outcome": "unclear", "words": f"Because of {walk.word()}."}
    for path in re.findall(r'href="(/reviews/\d+)"', notices)[:1]:
        walk.post("auditor", path, found)


def sheets_of(*, every_sheet: bool) -> Iterator[Sheet]:
    """The sheets that ask for words: all, or one of each stage."""
    for stage in STAGES:
        worded = [
            sheet for sheet in stage.sheets if any(box.kind in OF_SHEETS for box in sheet.boxes)
        ]
        yield from worded if every_sheet else worded[:1]


def act_of_a_sheet(walk: Walk, sheet: Sheet) -> None:
    by = walk.world.users["colleague"]
    with transaction.atomic():
        case = ready_case(sheet, by)
    told = answers(sheet) | {box.name: walk.word() for box in sheet.boxes if box.kind in OF_SHEETS}
    assert told["seen"] == 1 + len(needed(sheet))
    walk.post("colleague", address(case, sheet), told)


def searches(walk: Walk) -> None:
    walk.post("caseworker", "/people", {**walk.words("name", "other_name"), "purpose": "mail"})
    walk.post("caseworker", "/people", {**walk.words("name"), "purpose": "of no such kind"})
    walk.post("caseworker", "/seek", {"said": walk.word()})
    walk.post("interpreter", "/people", {**walk.words("name"), "purpose": "mail"})


def mistakes(walk: Walk) -> None:
    """What is refused: not whole, not theirs, not there, of the wrong kind, too long."""
    told = walk.words("words", "reason", "how", "family_name")
    walk.post("caseworker", walk.of(SAID, "statements/new"), {**told, "at": "on the 31st"})
    walk.post("caseworker", walk.of(SAID, "entries/999/correct"), told)
    walk.post("caseworker", walk.of(SAID, "statements/999/verify"), told)
    walk.post("caseworker", walk.of(ELSEWHERE, "note"), told)
    walk.post("foreigner", walk.of(SAID, "note"), told)
    walk.post("interpreter", walk.of(SAID, "note"), told)
    walk.post("caseworker", "/nothing/here", told)
    walk.post("caseworker", walk.of(SAID, "note"), {"words": f"\0{walk.word()}\x1b"})
    walk.post("caseworker", walk.of(SAID, "note"), {"words": walk.word() * 2_000})
    walk.post("stranger", walk.of(SAID, "need"), {"why": "care", "words": f"\x07{walk.word()}"})
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    strict.post("/sign-in", {"username": walk.word(), "password": walk.word()})
    Client().post("/sign-in", {"username": walk.word(), "password": walk.word()})

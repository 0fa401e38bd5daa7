"""Staff at work while things break: threads that sign in, read and write, and what they were told.

The journal holds what reached a client: that a write was accepted, and that something about
somebody was shown. It is compared afterwards with what is stored.
"""

import contextlib
import json
import random
import re
import secrets
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException
from http.cookiejar import CookieJar
from pathlib import Path
from threading import Event, Lock, Thread
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

PATIENCE = 60.0
"""Seconds that a client waits for an answer; a process that dies tells it at once."""
PAUSE = 0.05
CASE = re.compile(r'href="/cases/([A-Z]{2}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4})"')
SEEN = re.compile(r'name="seen"[^>]*value="(\d+)"')
STAFF = ("caseworker", "caseworker2", "supervisor", "unit", "guard", "reception")
NAMES = ("Arsen Velgorin", "Malika", "Yousef", "Ibrahim Halim")
SHOWN, MOVED = 200, 302
ACT = "arrival/illegal-stay-found"


@dataclass
class Journal:
    """What reached clients.

    Attributes:
        written: Words that an accepted entry holds, and of which case.
        tried: Words that were sent, and of which case.
        shown: How often who was shown what: the user, the case and the kind of read.
        searches: How often a search of a user was answered.
        answers: How many answers of each status there were.
    """

    written: dict[str, str] = field(default_factory=dict)
    tried: dict[str, str] = field(default_factory=dict)
    shown: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    searches: Counter[str] = field(default_factory=Counter)
    answers: Counter[int] = field(default_factory=Counter)
    lock: Lock = field(default_factory=Lock)

    def save(self, path: Path) -> None:
        """Write it down for whoever compares."""
        with self.lock:
            told = {
                "written": self.written,
                "tried": self.tried,
                "shown": [[*one, count] for one, count in self.shown.items()],
                "searches": self.searches,
            }
            path.write_text(json.dumps(told), encoding="utf-8")


class _Stays(HTTPRedirectHandler):
    """An answer that leads elsewhere is an answer of its own."""

    def redirect_request(self, *_told: object, **_named: object) -> None:
        """Go nowhere."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a client was told."""

    status: int
    text: str
    leads_to: str


class Client:
    """One member of staff with a browser of their own."""

    def __init__(self, address: str, *, name: str, password: str, journal: Journal) -> None:
        """Begin with an empty browser."""
        self.busy = Lock()
        self._address, self._name, self._password = address, name, password
        self._journal = journal
        self._jar = CookieJar()
        self._browser = build_opener(HTTPCookieProcessor(self._jar), _Stays())
        self._is_in = False
        self._cases: list[str] = []
        self._random = random.Random(secrets.token_bytes(8))  # noqa: S311 -- which page is next

    def work(self, over: Event, *, rest: Event) -> None:
        """Do one thing after the other until told to stop; nothing during a rest."""
        while not over.wait(PAUSE * self._random.random()):
            with self.busy, contextlib.suppress(OSError, HTTPException):
                if not rest.is_set():
                    self._step() if self._is_in else self._sign_in()

    def _sign_in(self) -> None:
        self._jar.clear()
        self._ask("/sign-in")
        told = {"username": self._name, "password": self._password}
        answer = self._ask("/sign-in", told)
        self._is_in = answer.status == MOVED and not answer.leads_to.startswith("/sign-in")

    def _step(self) -> None:
        ways: list[Callable[[], None]] = [self._today, self._case, self._case, self._note]
        ways += [self._note, self._act]
        if self._random.random() < 0.02:  # noqa: PLR2004 -- thirty in ten minutes are a user's
            ways = [self._search]
        self._random.choice(ways)()

    def _today(self) -> None:
        answer = self._ask("/today")
        if answer.status == SHOWN:
            self._cases = sorted(set(CASE.findall(answer.text))) or self._cases
            self._note_shown("cases_listed", *self._cases)

    def _case(self) -> None:
        if case := self._any_case():
            self._opened(case, self._ask(f"/cases/{case}"))

    def _note(self) -> None:
        if case := self._any_case():
            self._write(f"/cases/{case}/note", case=case, name="words")

    def _act(self) -> None:
        if case := self._any_case():
            path = f"/cases/{case}/{ACT}"
            form = self._ask(path)
            self._opened(case, form)
            if found := SEEN.search(form.text):
                more = {"at": "10 8 2026 11:40", "seen": found[1], "authority": "police"}
                self._write(path, case=case, name="words", more=more)

    def _write(
        self, path: str, *, case: str, name: str, more: dict[str, str] | None = None
    ) -> None:
        words = f"kept-{secrets.token_hex(8)}"
        with self._journal.lock:
            self._journal.tried[words] = case
        answer = self._ask(path, {name: words, **(more or {})})
        if answer.status == MOVED and answer.leads_to == f"/cases/{case}":
            with self._journal.lock:
                self._journal.written[words] = case

    def _search(self) -> None:
        told = {"name": self._random.choice(NAMES), "purpose": "is_here"}
        answer = self._ask("/people", told)
        if answer.status == SHOWN:
            with self._journal.lock:
                self._journal.searches[self._name] += 1

    def _opened(self, case: str, answer: Answer) -> None:
        if answer.status == SHOWN:
            self._note_shown("case_opened", case)

    def _note_shown(self, what: str, *cases: str) -> None:
        with self._journal.lock:
            self._journal.shown.update((self._name, case, what) for case in cases)

    def _any_case(self) -> str:
        if not self._cases:
            self._today()
        return self._random.choice(self._cases) if self._cases else ""

    def _ask(self, path: str, sent: dict[str, str] | None = None) -> Answer:
        data = None
        if sent is not None:
            token = next((one.value for one in self._jar if one.name.endswith("asylia_form")), "")
            data = urlencode({**sent, "csrfmiddlewaretoken": token}).encode()
        request = Request(f"{self._address}{path}", data=data)  # noqa: S310 -- our own server
        try:
            with self._browser.open(request, timeout=PATIENCE) as response:
                answer = Answer(response.status, response.read().decode(), "")
        except HTTPError as other:
            with other:
                to = str(other.headers.get("Location", ""))
                answer = Answer(other.code, other.read().decode(), to)
        self._is_in = self._is_in and not answer.leads_to.startswith("/sign-in")
        with self._journal.lock:
            self._journal.answers[answer.status] += 1
        return answer


class Desk:
    """All of them at once; they begin with a rest."""

    def __init__(self, address: str, *, password: str, journal: Journal, clients: int) -> None:
        """Seat them."""
        self._over, self._rest = Event(), Event()
        self._rest.set()
        staff = [STAFF[number % len(STAFF)] for number in range(clients)]
        self._clients = [
            Client(address, name=name, password=password, journal=journal) for name in staff
        ]
        for one in self._clients:
            told = {"over": self._over, "rest": self._rest}
            Thread(target=one.work, kwargs=told, daemon=True).start()

    def work(self) -> None:
        """Everybody works."""
        self._rest.clear()

    def rest(self) -> None:
        """Everybody finishes what they do, and waits."""
        self._rest.set()
        for one in self._clients:
            with one.busy:
                pass

    def close(self) -> None:
        """Everybody goes home."""
        self.rest()
        self._over.set()

"""Nobody but our own server is asked for anything, neither by the browser nor by the server.

Chromium writes down each host that it looks up, asks and connects to; the interpreter in which the
application answers tells of each connection that it opens. ``./asylia prove egress`` walks through
every page, as every role, and before a server of its own that runs under strace.
"""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import LazySettings
from django.db import transaction
from playwright.sync_api import Browser, BrowserContext, Error

from asylia.web.embedded.places import Place
from tests.web.browser.netlog import connections
from tests.web.canaries import crawling
from tests.web.canaries.serving import cookies_of, served
from tests.web.canaries.world import SAID, World, make_world

LONG = os.environ.get("ASYLIA_EXAMPLES") == "long"
ELSEWHERE = "asylia.invalid"
"""A host that cannot exist (RFC 2606): it is asked for, to show that this is seen."""
NOWHERE = "127.0.0.1:9"
QUIET = (
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-extensions",
    "--disable-sync",
    "--disable-features=AutofillServerCommunication,NetworkTimeServiceQuerying,OptimizationHints",
    f"--gaia-url=http://{NOWHERE}",
    f"--component-updater=url-source=http://{NOWHERE}",
)
"""Whatever page it shows, Chromium asks its maker about its own version, the time, its accounts and
the boxes of forms. Here that is off, or goes nowhere, so that what is left was asked by a page."""
EVERY_ROLE = ("caseworker", "supervisor", "auditor", "guard", "administrator", "interpreter")
SHORT_WALK = ("", "/paper", "/picture", "/acts", "/statements/new", "/people", "/looks")
OUTSIDE = ("/today", "/notices", "/law", "/law/rules/apr-register-5d", "/national-law", "/account/")
NO_PAGE = ("ERR_HTTP_RESPONSE_CODE_FAILURE", "ERR_ABORTED", "interrupted by another navigation")
"""What Chromium says of an answer without a page."""
EVENTS = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}
INET = re.compile(r"sa_family=AF_INET6?.*?(?:inet_addr\(|inet_pton\(AF_INET6, )\"([^\"]+)\"")


@dataclass(slots=True)
class Calls:
    """What this interpreter connects to, while it is asked."""

    listens: bool = False
    made: list[str] = field(default_factory=list)

    def hear(self, event: str, told: tuple[object, ...]) -> None:
        """An event of the interpreter; the socket of the database is a file, and leads nowhere."""
        is_local = event == "socket.connect" and isinstance(told[1], str | bytes)
        if self.listens and event in EVENTS and not is_local:
            self.made.append(f"{event} {told[1:] if event == 'socket.connect' else told}")


@pytest.fixture
def calls() -> Iterator[Calls]:
    heard = Calls()
    sys.addaudithook(heard.hear)
    heard.listens = True
    yield heard
    heard.listens = False


@pytest.fixture
def world(committed_db: str, settings: LazySettings) -> World:
    assert committed_db
    settings.MISSES_PER_WINDOW = settings.LOOKS_PER_WINDOW = 100_000
    with transaction.atomic():
        return make_world()


@dataclass(frozen=True, slots=True)
class Traced:
    """A browser whose connections are written down."""

    browser: Browser
    log: Path

    def connections(self) -> set[str]:
        """Close it, and tell."""
        self.browser.close()
        return connections(self.log)


@pytest.fixture
def traced(browser: Browser, tmp_path: Path) -> Iterator[Traced]:
    log = tmp_path / "network.json"
    opened = browser.browser_type.launch(
        executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
        args=[*QUIET, f"--log-net-log={log}"],
    )
    yield Traced(opened, log)
    opened.close()


def context_of(traced: Traced, world: World, name: str, *, at: str) -> BrowserContext:
    """A browser of somebody who is signed in."""
    context = traced.browser.new_context(base_url=at)
    told = cookies_of(world.users[name]).items()
    context.add_cookies([{"name": one, "value": value, "url": at} for one, value in told])
    return context


def walk(traced: Traced, world: World, *, at: str, everybody: bool) -> int:
    """Look at pages; how many."""
    seen = 0
    for name in EVERY_ROLE if everybody else EVERY_ROLE[:1]:
        context = context_of(traced, world, name, at=at)
        whole = everybody and name == EVERY_ROLE[0]
        for path in everything(world) if whole else pages(world):
            seen += goes_to(context, path)
        context.close()
    return seen


def goes_to(context: BrowserContext, path: str) -> bool:
    """Look at a page; not one whose address takes forms alone, for its answer is empty."""
    page = context.new_page()
    try:
        page.goto(path)
    except Error as problem:
        if not any(words in str(problem) for words in NO_PAGE):
            raise
        return False
    finally:
        page.close()
    return True


def pages(world: World) -> Iterator[str]:
    yield from OUTSIDE
    yield from (f"/cases/{world.cases[SAID].reference}{rest}" for rest in SHORT_WALK)


def everything(world: World) -> Iterator[str]:
    sheets = crawling.routes_of_sheets()
    yield from (one for one in crawling.of_nobody({}, numbers=[1]) if "provider" not in one)
    yield from crawling.of_case(world.cases[SAID], numbers=[10], without=sheets)


def test_a_walk_asks_nobody_but_our_own_server(
    world: World, site: str, traced: Traced, calls: Calls
) -> None:
    ours = urlsplit(site).netloc

    seen = walk(traced, world, at=site, everybody=LONG)
    asked = traced.connections()

    says = (
        f"{seen} pages as {len(EVERY_ROLE) if LONG else 1} people: the browser connected to "
        f"{len(asked - {NOWHERE})} host, our own, and the application to {len(calls.made)}."
    )
    if path := os.environ.get("ASYLIA_FIGURE"):
        Path(path).write_text(says + "\n", encoding="utf-8")
    assert asked - {NOWHERE} == {ours}
    assert calls.made == []


def test_page_that_asks_elsewhere_is_seen(traced: Traced) -> None:
    page = traced.browser.new_page()

    page.goto("data:text/html,<img src=http://asylia.invalid/spy.png>")
    page.wait_for_load_state()

    assert any(ELSEWHERE in one for one in traced.connections())


@pytest.mark.skipif(not LONG, reason="./asylia prove egress runs a server of its own")
@pytest.mark.skipif(shutil.which("strace") is None, reason="NOT RUN: there is no strace here")
def test_server_of_its_own_connects_to_nothing_but_its_database(
    world: World, server: Place, committed_db: str, traced: Traced, tmp_path: Path
) -> None:
    trace = tmp_path / "trace"
    watched = ("strace", "-f", "-qq", "-e", "trace=connect,sendto,sendmsg", "-o", str(trace))

    with served(server, committed_db, folder=tmp_path, under=watched) as desk:
        seen = walk(traced, world, at=f"http://localhost:{desk.port}", everybody=False)

    told = trace.read_text(errors="replace")
    assert seen > len(SHORT_WALK)
    assert "AF_UNIX" in told
    assert INET.findall(told) == []

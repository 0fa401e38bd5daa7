"""A real browser before a real server: Debian's Chromium, our pages, the embedded database.

Needs Chromium at ``CHROMIUM`` or on the path; where there is none, these tests are reported as not
run. Each test has a database of its own, for the server commits.
"""

import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connections
from playwright.sync_api import Browser, Page, Response, expect, sync_playwright

HERE = Path(__file__).parent
AXE = HERE / "vendored" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""What is judged anew where the colours alone are others."""
HIDDEN_CELLS = """() => [...document.querySelectorAll(".plain-table--folds")]
  .filter((table) => table.scrollWidth > table.parentElement.clientWidth)
  .map((table) => table.textContent.slice(0, 40))"""
REFUSED = 422
WIDE = {"width": 1280, "height": 900}

PATIENCE = 15_000
"""Milliseconds to wait for a page: a busy machine is no failure."""
expect.set_options(timeout=PATIENCE)

Axe = Callable[[Page], None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


class QuietHandler(WSGIRequestHandler):
    """Says nothing of the requests it answers, and gives the connection back after each."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- its name there
        pass


class Server(ThreadingMixIn, WSGIServer):
    """One thread a request, so that a browser may ask for a page and its files at once.

    Each has begun before the next one is started: Python 3.11 refuses to trace a thread that
    begins while another one does, and its request would never be answered.
    """

    daemon_threads = True

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread of its own, once it has begun."""
        begun = threading.Event()

        def answer() -> None:
            begun.set()
            self.process_request_thread(request, client_address)

        threading.Thread(target=answer, daemon=True).start()
        begun.wait()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps a loop in this thread
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-dev-shm-usage"],
        )
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def site(committed_db: str) -> Iterator[str]:
    """The address of a server that works on this test's own database."""
    assert committed_db
    application = get_wsgi_application()

    def answer(environ: dict[str, Any], start_response: Any) -> Any:
        response = application(environ, start_response)
        connections.close_all()
        return response

    server = make_server("127.0.0.1", 0, answer, server_class=Server, handler_class=QuietHandler)
    thread = threading.Thread(target=server.serve_forever, args=[0.01], daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def page(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """An empty page of a fresh browser profile; a console message or a failed script is a failure.

    ``pytest.mark.parametrize("page", [{"color_scheme": "dark"}], indirect=True)`` changes it, and
    with ``pytest.mark.looks`` it begins in the first look.
    """
    wishes = {"viewport": WIDE, **looks_of(request)[0], **getattr(request, "param", {})}
    context = browser.new_context(base_url=site, locale="en-GB", **wishes)
    context.set_default_timeout(PATIENCE)
    complaints: list[str] = []
    opened = context.new_page()
    opened.on("console", lambda message: complaints.extend(worth_saying(message.text)))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
    assert complaints == []


def worth_saying(message: str) -> list[str]:
    """A refused form and an emptied browser are ours; Chromium tells of them all the same."""
    ours = (f"status of {REFUSED}", "Clear-Site-Data header")
    return [] if any(words in message for words in ours) else [message]


@pytest.fixture
def axe(request: pytest.FixtureRequest) -> Axe:
    """Judge the page as it stands: it must have been answered and have no violation in any look."""
    first, *others = looks_of(request)

    def judge_all(page: Page) -> None:
        judge(page)
        for look in others:
            put_on(page, look)
            same_size = look.get("viewport") == first.get("viewport")
            judge(page, OF_COLOURS if same_size else RULES)
        if others:
            put_on(page, first)

    return judge_all


def looks_of(request: pytest.FixtureRequest) -> tuple[dict[str, Any], ...]:
    """In which looks a test wants its pages judged: a size, a colour scheme, forced colours."""
    mark = request.node.get_closest_marker("looks")
    return mark.args if mark else ({},)


def put_on(page: Page, look: dict[str, Any]) -> None:
    page.set_viewport_size(look.get("viewport", WIDE))
    page.emulate_media(
        color_scheme=look.get("color_scheme", "light"),
        forced_colors=look.get("forced_colors", "none"),
    )


def arrive(page: Page, heading: str | re.Pattern[str]) -> None:
    """Wait for the page with this heading, its scripts too: before them no key would be heard."""
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    page.wait_for_load_state("load")


def judge(page: Page, rules: Sequence[str] = RULES) -> None:
    status = page.evaluate("performance.getEntriesByType('navigation')[0].responseStatus")
    assert status in {200, REFUSED}, f"{page.url} was answered with {status}"
    keep_picture(page)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", rules
    )
    said = [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]
    assert said == []
    overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert overflow <= 0, f"{page.url} scrolls sideways by {overflow} px"
    assert page.evaluate(HIDDEN_CELLS) == [], f"{page.url} has tables that scroll sideways"


def keep_picture(page: Page) -> None:
    """Keep what was judged, to be looked at, in the folder that ASYLIA_PICTURES names."""
    if folder := os.environ.get("ASYLIA_PICTURES"):
        test = os.environ["PYTEST_CURRENT_TEST"].split("::")[-1].split(" ")[0]
        name = f"{test}{page.url.split('/', 3)[3]}".replace("/", "-").replace("?", "-")
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def answered(response: Response | None) -> Response:
    """The answer to a navigation, which is never missing for an http address."""
    assert response is not None
    return response

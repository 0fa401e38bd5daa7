"""The law book in a browser: every kind of page, in every look, with a server and as files."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from asylia.samples.caseload import DEMONSTRATION_DAY, caseload
from asylia.samples.founding import REFERENCE
from asylia.web.book.still import write_book
from asylia.web.cli.invented import load_invented
from tests.web.browser.conftest import AXE, RULES, arrive

Axe = Any
PAGES = (
    "/law",
    "/law/acts/APR",
    "/law/acts/APR/picture/3",
    "/law/rules/apr-register-5d",
    "/law/events",
    "/law/events/application_registered",
    "/law/parties",
    "/law/parties/applicant",
    "/law/days",
    "/law/days/2026-06-12",
    "/law/compare?first=2026-06-11&last=nonsense",
    "/law/find?words=register",
    "/law/find?words=qqqq",
    "/law/outside",
    f"/cases/{REFERENCE}/picture",
)
LOOKS = [
    {},
    {"color_scheme": "dark"},
    {"viewport": {"width": 320, "height": 720}},
    {"forced_colors": "active"},
]


@pytest.fixture
def desk(committed_db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: Page) -> Page:
    """A page on which the caseworker of the founding case is signed in."""
    monkeypatch.setenv("ASYLIA_TODAY", DEMONSTRATION_DAY.isoformat())
    load_invented(caseload(cases=1), password_file=tmp_path / "password")
    page.goto("/sign-in")
    page.get_by_label("Your sign-in name").fill("caseworker")
    page.get_by_label("Password").fill((tmp_path / "password").read_text())
    page.keyboard.press("Enter")
    arrive(page, "Today")
    return page


@pytest.mark.looks(*LOOKS)
def test_every_page_of_the_book_passes_axe(desk: Page, axe: Axe) -> None:
    for address in PAGES:
        desk.goto(address)

        axe(desk)


def test_pages_pass_axe_from_right_to_left_and_in_print(desk: Page, axe: Axe) -> None:
    for address in ("/law/acts/APR/picture/3", "/law/rules/apr-register-5d"):
        desk.goto(address)
        desk.evaluate("document.documentElement.dir = 'rtl'")
        axe(desk)
        desk.emulate_media(media="print")
        axe(desk)
        desk.emulate_media(media="screen")


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_the_book_is_searched_without_a_script(desk: Page) -> None:
    desk.goto("/law")
    desk.get_by_label("Words, an article or an id").fill("apr-register-5d")
    desk.get_by_role("button", name="Search").click()

    desk.get_by_role("link", name="Register the application", exact=True).first.click()

    arrive(desk, "Register the application")


def test_a_due_date_leads_to_its_rule_and_the_case_to_its_picture(desk: Page) -> None:
    desk.goto(f"/cases/{REFERENCE}")
    desk.locator("summary", has_text="Lodge the application").first.click()
    desk.locator("#why-apr-lodge-21d").get_by_role("link", name="The rule in the law book").click()
    arrive(desk, "Lodge the application")

    desk.goto(f"/cases/{REFERENCE}")
    desk.get_by_role("link", name="How its clocks hang together").click()
    expect(desk.locator(".graph__drawing").first).to_be_visible()


def test_the_still_book_works_from_a_folder(tmp_path: Path, browser: Any) -> None:
    write_book(tmp_path / "book", language="en", now=datetime(2026, 8, 20, tzinfo=UTC))
    context = browser.new_context()
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))

    page.goto((tmp_path / "book" / "index.html").as_uri())
    page.get_by_role("link", name="Asylum Procedures Regulation").click()
    page.get_by_role("link", name="Register the application", exact=True).first.click()
    arrive(page, "Register the application")
    _judge(page)
    page.goto((tmp_path / "book" / "find.html").as_uri())
    page.locator("#find-rules").fill("21 days lodge")
    expect(page.locator("[data-rule='apr-lodge-21d']")).to_be_visible()
    expect(page.locator("[data-rule='apr-register-5d']")).to_be_hidden()
    _judge(page)
    page.locator("#find-rules").fill("qqqq")
    expect(page.get_by_text("No time limit holds all of these words")).to_be_visible()

    assert {url.partition(":")[0] for url in asked} == {"file"}
    context.close()


def _judge(page: Page) -> None:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES
    )
    assert [one["id"] for one in found["violations"]] == []

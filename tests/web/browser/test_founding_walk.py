"""The founding case, both tellings, by keyboard alone: from Today to the statement and an act.

Judged on each page, wide, dark and narrow; ``ASYLIA_PICTURES=folder`` keeps what was judged.
"""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from asylia.samples.caseload import DEMONSTRATION_DAY, caseload
from asylia.samples.founding import REFERENCE
from asylia.samples.founding_2025 import REFERENCE as EARLIER
from asylia.web.cli.invented import load_invented
from tests.web.browser.conftest import arrive
from tests.web.browser.test_walk import (
    WAYS,
    box,
    sign_in,
    tab_to,
    walk_down_to,
)

CASES = 6


@pytest.fixture
def password(committed_db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The password of everybody in an office that has both tellings."""
    monkeypatch.setenv("ASYLIA_TODAY", DEMONSTRATION_DAY.isoformat())
    load_invented(caseload(cases=CASES), password_file=tmp_path / "password")
    return (tmp_path / "password").read_text()


def see_the_file_as_of(page: Page, day: str, *, way: str = "Tab") -> None:
    tab_to(page, page.locator(".as-of summary"), key=way)
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("The file as of"))
    page.keyboard.type(day)
    page.keyboard.press("Enter")
    page.wait_for_url("**on=*")


def follow(page: Page, link: Locator) -> None:
    try:
        tab_to(page, link)
    except AssertionError:
        tab_to(page, link, key="Shift+Tab")
    page.keyboard.press("Enter")


def open_line(page: Page, title: str) -> None:
    walk_down_to(page, title)
    page.keyboard.press("e")
    expect(page.locator(".why:visible", has_text=title).first).to_be_visible()


@pytest.mark.looks(*WAYS)
def test_founding_case_under_the_new_law(password: str, page: Page, axe: Any) -> None:
    sign_in(page, "caseworker", password)
    arrive(page, "Today")
    axe(page)
    walk_down_to(page, REFERENCE)
    page.keyboard.press("Enter")
    arrive(page, "Arsen Velgorin")
    axe(page)
    open_line(page, "Lodge the application")
    axe(page)

    see_the_file_as_of(page, "12 8 2026", way="Shift+Tab")
    open_line(page, "Lodge the application")
    expect(page.locator("#clock")).to_contain_text("if it applies")
    axe(page)

    follow(page, page.get_by_role("link", name="Back to now").first)
    follow(page, page.locator(".statement", has_text="Radio Skroblė").locator("h3 a"))
    expect(page.locator("main")).to_contain_text("no confirmation of this from anybody else")
    axe(page)

    follow(page, page.locator(f"a[href='/cases/{REFERENCE}']").first)
    arrive(page, "Arsen Velgorin")
    page.keyboard.press("l")
    arrive(page, "Application lodged")
    tab_to(page, box(page, "When"))
    page.keyboard.type("19 8 2026 10:00")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("19 Feb 2027")
    axe(page)


@pytest.mark.looks(*WAYS)
def test_founding_case_under_the_old_law(password: str, page: Page, axe: Any) -> None:
    sign_in(page, "caseworker", password)
    arrive(page, "Today")
    page.keyboard.press("/")
    page.keyboard.type(EARLIER)
    page.keyboard.press("Enter")
    arrive(page, "Lev Meshkanov")
    axe(page)

    see_the_file_as_of(page, "20 8 2025")
    open_line(page, "Conclude the examination")
    expect(page.locator("#clock")).to_contain_text("11 Feb 2026")
    axe(page)

"""A person is found by name with the keyboard alone; pages are judged, no name is in an URL."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.browser.conftest import Axe, arrive
from tests.web.browser.test_walk import WAYS, box, password, sign_in, tab_to

__all__ = ["password"]


@pytest.mark.looks(*WAYS)
def test_person_is_found_from_the_top_bar(page: Page, password: str, axe: Axe) -> None:
    sign_in(page, "caseworker", password)
    arrive(page, "Today")

    page.keyboard.press("/")
    page.keyboard.type("Welgorin")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Find a person")).to_be_visible()
    axe(page)
    tab_to(page, box(page, "Why"))
    page.keyboard.press("ArrowDown")
    tab_to(page, page.get_by_role("button", name="Search"))
    page.keyboard.press("Enter")

    expect(page.locator("#people-found [data-row]").first).to_be_visible()
    axe(page)
    assert "elgorin" not in page.url
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cases/LT-*")

"""Papers in a browser: written by keyboard alone, and every page judged in four ways."""

from typing import Any

import pytest
from django.db import transaction
from playwright.sync_api import Page, expect

from asylia.web.accounts.models import Role
from asylia.web.cases.models import Case
from tests.web.browser.conftest import Axe, arrive
from tests.web.factories import PASSWORD, add_entry, make_case, make_user
from tests.web.papers.conftest import IDENTITY, at

WIDE = {"viewport": {"width": 1440, "height": 1000}}
NARROW = {"viewport": {"width": 320, "height": 720}}
WAYS: list[dict[str, Any]] = [
    *({**size, "color_scheme": scheme} for size in (WIDE, NARROW) for scheme in ("light", "dark")),
]


@pytest.fixture
def case(committed_db: str) -> Case:
    """A registered application of somebody who speaks Persian, with their caseworker."""
    with transaction.atomic():
        worker = make_user(
            Role.CASEWORKER, username="worker", full_name="Vilma Invented", password=PASSWORD
        )
        made = make_case(worker, at=at(10))
        told = {**IDENTITY, "language": "fa"}
        add_entry(made, "identity_stated", by=worker, at=at(10), content=told, source="stated")
        add_entry(made, "application_registered", by=worker, at=at(11), happened_on=at(11).date())
    return made


@pytest.mark.looks(*WAYS)
def test_paper_is_written_by_keyboard_alone_and_its_pages_can_be_read(
    page: Page, case: Case, axe: Axe
) -> None:
    page.goto("/sign-in")
    page.get_by_label("Your sign-in name").fill("worker")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    page.goto(f"/cases/{case.reference}/papers")
    arrive(page, "Papers")
    axe(page)

    page.get_by_role("link", name="Receipt").focus()
    page.keyboard.press("Enter")
    arrive(page, "Receipt")
    page.get_by_label("What was handed in").focus()
    page.keyboard.type("Passport, 48 pages")
    page.get_by_role("button", name="Show the paper").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".error-summary")).to_contain_text("Day on which it was handed in")
    axe(page)
    page.get_by_label("Day on which it was handed in").focus()
    page.keyboard.type("13 8 2026")
    page.get_by_role("button", name="Show the paper").focus()
    page.keyboard.press("Enter")
    expect(page.locator("article[lang=fa]")).to_have_attribute("dir", "rtl")
    axe(page)
    page.get_by_role("button", name="Make and store it").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_text("The paper is made and stored: entry 4")).to_be_visible()
    axe(page)

"""A supervisor erases a case with the keyboard, on a wide page, a narrow one and in the dark."""

from collections.abc import Callable

import pytest
from django.db import transaction
from playwright.sync_api import Page, expect

from asylia.law.terms import Event
from asylia.web.accounts.models import Role
from tests.web.browser.test_accounts_walk import DARK, NARROW, PASSWORD, sign_in
from tests.web.factories import add_entry, make_case
from tests.web.people import make_user

Axe = Callable[[Page], None]


@pytest.fixture(autouse=True)
def ten_years_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASYLIA_TODAY", "2036-09-01")


@pytest.mark.looks({}, *NARROW, *DARK)
def test_supervisor_erases_a_case_with_the_keyboard(page: Page, axe: Axe) -> None:
    with transaction.atomic():
        lead = make_user(Role.SUPERVISOR, username="jonas", password=PASSWORD)
        case, other = make_case(lead, content={"words": "said"}), make_case(lead)
        for one in (case, other):
            add_entry(one, Event.FINAL_DECISION, by=lead)
    sign_in(page, "jonas")
    page.goto("/retention")
    axe(page)

    page.locator(f'a[href="/cases/{case.reference}/erase"]').press("Enter")
    page.wait_for_url("**/erase")
    axe(page)
    page.keyboard.type("The ten years of Article 72 are over.")
    page.get_by_label("Type the reference of the case").fill("LT-2222-2222")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Type the reference of this case to confirm").first).to_be_visible()
    axe(page)
    page.get_by_label("Type the reference of the case").fill(case.reference)
    page.keyboard.press("Enter")

    page.wait_for_url("**/retention")
    expect(page.get_by_text("It opens to nobody any more")).to_be_visible()
    axe(page)

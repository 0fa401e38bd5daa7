"""A supervisor looks at what national law sets and chooses a reading; every page passes axe."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from asylia.web.accounts.models import Role
from tests.web.browser.test_accounts_walk import DARK, NARROW, PASSWORD, sign_in
from tests.web.people import make_office, make_user

Axe = Callable[[Page], None]
POINT = "/national-law/readings/apr-20-3-thirty-days"


def staff() -> None:
    office = make_office(name="Asylum division")
    make_user(
        Role.SUPERVISOR, username="jonas", full_name="Jonas S", password=PASSWORD, office=office
    )
    make_user(
        Role.CASEWORKER, username="rasa", full_name="Rasa K", password=PASSWORD, office=office
    )


@pytest.mark.looks({}, *NARROW, *DARK)
def test_supervisor_chooses_a_reading(page: Page, axe: Axe) -> None:
    staff()
    sign_in(page, "jonas")
    page.goto("/national-law")
    axe(page)
    page.goto(POINT)
    axe(page)
    page.get_by_role("button", name="Choose").click()
    axe(page)
    page.get_by_label("30 days from the lodging").check()
    page.get_by_label("Chosen on").fill("today")
    page.get_by_label("Why").fill("the event named last in the paragraph")
    page.get_by_role("button", name="Choose").click()

    expect(page.get_by_role("status").first).to_contain_text("The choice is written down")
    page.goto(POINT)
    axe(page)
    expect(page.get_by_text("the event named last in the paragraph", exact=True)).to_be_visible()


@pytest.mark.looks({}, *NARROW)
def test_caseworker_sees_why_they_may_not_choose(page: Page, axe: Axe) -> None:
    staff()
    sign_in(page, "rasa")
    page.goto(POINT)
    axe(page)

    expect(page.get_by_text("is chosen by its supervisor")).to_be_visible()


def test_pages_of_national_law_can_be_printed_and_read_from_right_to_left(
    page: Page, axe: Axe
) -> None:
    staff()
    sign_in(page, "jonas")
    for address in ("/national-law", POINT):
        page.goto(address)
        page.evaluate("document.documentElement.dir = 'rtl'")
        axe(page)
        page.evaluate("document.documentElement.dir = 'ltr'")
        page.emulate_media(media="print")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.emulate_media(media="screen")

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from asylia.web.accounts.models import Role
from tests.web.browser.conftest import arrive
from tests.web.people import make_office, make_user

WAYS: list[dict[str, Any]] = [
    {"color_scheme": "light"},
    {"color_scheme": "dark"},
    {"color_scheme": "light", "viewport": {"width": 320, "height": 640}},
    {"color_scheme": "dark", "viewport": {"width": 320, "height": 640}},
]
PASSWORD = "lamp river quiet orange"


@pytest.mark.looks(*WAYS)
def test_an_administrator_signs_in_by_keyboard(page: Page, axe: Any) -> None:
    make_user(Role.ADMINISTRATOR, username="ada", password=PASSWORD, office=make_office())
    page.goto("/")
    axe(page)

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.get_by_label("Your sign-in name").focus()
    page.keyboard.type("ada")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")

    arrive(page, "Offices")
    axe(page)

from typing import Any

import pytest
from playwright.sync_api import Page

WAYS: list[dict[str, Any]] = [
    {"viewport": {"width": 1440, "height": 900}, "color_scheme": "light"},
    {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
    {"viewport": {"width": 320, "height": 640}, "color_scheme": "light"},
    {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"},
    {"viewport": {"width": 900, "height": 700}, "forced_colors": "active"},
]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.looks(*WAYS)
def test_every_component_is_accessible_and_fits(page: Page, axe: Any, direction: str) -> None:
    page.goto(f"/style?direction={direction}")

    axe(page)


def test_the_printed_page_has_no_bar_and_no_buttons_to_press(page: Page) -> None:
    page.goto("/style")

    page.emulate_media(media="print")

    assert not page.locator(".top-bar").is_visible()
    assert not page.locator(".acts").is_visible()

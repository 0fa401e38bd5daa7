"""The pages in other languages: right to left, and Lithuanian; the pictures are looked at.

The language from right to left is English that nobody speaks: each string of the catalogue turned.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from asylia.samples.caseload import DEMONSTRATION_DAY, caseload
from asylia.samples.founding import REFERENCE
from asylia.samples.founding_2025 import REFERENCE as EARLIER
from asylia.web.cli.invented import load_invented
from tests.web.pseudo import FROM_THE_RIGHT, TURNED, speaking

WIDE = {"viewport": {"width": 1440, "height": 900}}
NARROW = {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"}
PAGES = (
    "/today",
    f"/cases/{REFERENCE}",
    f"/cases/{EARLIER}?on=20+8+2025&known=then",
    f"/cases/{REFERENCE}/application/lodge",
    f"/cases/{REFERENCE}/statements/20",
    f"/cases/{REFERENCE}/acts",
)
WAYS = pytest.mark.parametrize(
    ("page", "paths"), [(WIDE, PAGES), (NARROW, PAGES[1:4])], indirect=["page"]
)


@pytest.fixture
def password(committed_db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The password of everybody in a small office on the day of the demonstration."""
    monkeypatch.setenv("ASYLIA_TODAY", DEMONSTRATION_DAY.isoformat())
    load_invented(caseload(cases=6), password_file=tmp_path / "password")
    return (tmp_path / "password").read_text()


@pytest.fixture
def turned(tmp_path: Path, settings: Settings) -> Iterator[str]:
    """The language from right to left, among those that a browser may ask for."""
    with speaking(TURNED, tmp_path / "locale", settings):
        yield TURNED


def open_in(page: Page, language: str, password: str) -> None:
    """Sign in with this language in the browser's memory."""
    page.goto("/sign-in")
    page.context.add_cookies([{"name": "asylia_language", "value": language, "url": page.url}])
    page.reload()
    page.locator("#id_username").fill("caseworker")
    page.locator("#id_password").fill(password)
    page.keyboard.press("Enter")
    expect(page.locator("#work-list")).to_be_visible()


@WAYS
def test_pages_stand_from_right_to_left(
    password: str, turned: str, page: Page, axe: Any, paths: tuple[str, ...]
) -> None:
    open_in(page, turned, password)

    for path in paths:
        page.goto(path)
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        assert FROM_THE_RIGHT in page.locator("main").inner_text()
        axe(page)


@WAYS
def test_pages_stand_in_lithuanian(
    password: str, page: Page, axe: Any, paths: tuple[str, ...]
) -> None:
    open_in(page, "lt", password)

    for path in paths:
        page.goto(path)
        expect(page.locator("html")).to_have_attribute("lang", "lt")
        axe(page)

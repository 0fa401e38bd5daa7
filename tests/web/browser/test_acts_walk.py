"""Any act, with the keyboard alone: found by its name, asked, foreseen, recorded, corrected."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from asylia.samples.caseload import DEMONSTRATION_DAY, caseload
from asylia.samples.founding import REFERENCE
from asylia.web.cli.invented import load_invented
from tests.web.browser.conftest import arrive
from tests.web.browser.test_walk import NARROW_AND_DARK, sign_in


@pytest.fixture
def password(committed_db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The password of everybody in a small office on the day of the demonstration."""
    monkeypatch.setenv("ASYLIA_TODAY", DEMONSTRATION_DAY.isoformat())
    load_invented(caseload(cases=6), password_file=tmp_path / "password")
    return (tmp_path / "password").read_text()


def opened(page: Page, password: str, path: str) -> None:
    sign_in(page, "caseworker", password)
    arrive(page, "Today")
    page.goto(f"/cases/{REFERENCE}/{path}")


@pytest.mark.parametrize("page", NARROW_AND_DARK, indirect=True)
@pytest.mark.parametrize(
    "path",
    [
        "acts",
        "responsibility/take-charge-request-sent",
        "application/special-needs-assessed",
        "entries/1/correct",
    ],
)
def test_page_of_an_act_is_without_violations(
    password: str, page: Page, axe: Any, path: str
) -> None:
    opened(page, password, path)

    axe(page)


def test_act_is_found_while_it_is_typed_and_opened_from_the_list(password: str, page: Page) -> None:
    opened(page, password, "acts")

    page.keyboard.type("take charge sent")
    expect(page.locator("#act-list li")).to_have_count(1)
    page.get_by_role("link", name="Request to take charge sent").focus()
    page.keyboard.press("Enter")

    arrive(page, "Request to take charge sent")


def test_request_foresees_what_it_meets_before_it_is_recorded(password: str, page: Page) -> None:
    opened(page, password, "responsibility/take-charge-request-sent")

    page.keyboard.type("yesterday 9:15")
    page.get_by_label("Other State").select_option("LV")

    expect(page.locator("#foreseen")).to_contain_text("Happened")

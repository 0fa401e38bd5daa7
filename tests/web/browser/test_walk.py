"""The walks of a day's work, by keyboard alone, judged on each page.

The founding case stands among some invented ones; the day is that of the demonstration.
"""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from asylia.samples.caseload import DEMONSTRATION_DAY, caseload
from asylia.samples.founding import REFERENCE
from asylia.web.cli.invented import load_invented
from tests.web.browser.conftest import arrive

WAYS: list[dict[str, Any]] = [
    {"color_scheme": "light", "viewport": {"width": 1440, "height": 900}},
    {"color_scheme": "dark", "viewport": {"width": 1440, "height": 900}},
    {"color_scheme": "light", "viewport": {"width": 320, "height": 640}},
]
NARROW_AND_DARK = [{"color_scheme": "dark", "viewport": {"width": 320, "height": 640}}]
LONGEST_WALK = 160


@pytest.fixture
def password(committed_db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The password of everybody in a small office on the day of the demonstration."""
    monkeypatch.setenv("ASYLIA_TODAY", DEMONSTRATION_DAY.isoformat())
    load_invented(caseload(cases=12), password_file=tmp_path / "password")
    return (tmp_path / "password").read_text()


def sign_in(page: Page, username: str, password: str) -> None:
    page.goto("/")
    page.get_by_label("Your sign-in name").focus()
    page.keyboard.type(username)
    page.keyboard.press("Tab")
    page.keyboard.type(password)
    page.keyboard.press("Enter")


def box(page: Page, label: str) -> Locator:
    return page.get_by_label(label, exact=True).first


def tab_to(page: Page, wanted: Locator, *, key: str = "Tab") -> None:
    """Press Tab until it has the focus."""
    for _ in range(LONGEST_WALK):
        if wanted.evaluate("box => box === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"No Tab leads to {wanted}")


def walk_down_to(page: Page, words: str) -> None:
    """Press j until a row with these words has the focus."""
    page.wait_for_load_state("load")
    for _ in range(LONGEST_WALK):
        page.keyboard.press("j")
        row = "document.activeElement.closest('[data-row]')?.textContent ?? ''"
        if words in page.evaluate(row):
            return
    raise AssertionError(f"No row says {words}")


@pytest.mark.looks(*WAYS)
def test_caseworker_walks_from_today_to_an_act_and_sees_the_clock_change(
    password: str, page: Page, axe: Any
) -> None:
    sign_in(page, "caseworker", password)
    arrive(page, "Today")
    axe(page)

    walk_down_to(page, REFERENCE)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/cases/{REFERENCE}(#|$)"))
    arrive(page, "Arsen Velgorin")
    axe(page)

    walk_down_to(page, "Lodge the application")
    page.keyboard.press("e")
    expect(page.locator(".why:visible", has_text="Lodge the application")).to_contain_text(
        "21 days"
    )
    axe(page)

    page.keyboard.press("l")
    arrive(page, "Application lodged")
    axe(page)
    tab_to(page, box(page, "When"))
    page.keyboard.type("19 8 2026 10:00")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status").first).to_contain_text("Met: “")
    expect(page.get_by_role("status").first).to_contain_text("19 Feb 2027")
    axe(page)


@pytest.mark.looks(*WAYS)
def test_border_guard_records_a_first_contact_by_keyboard(
    password: str, page: Page, axe: Any
) -> None:
    sign_in(page, "guard", password)
    arrive(page, "Today")
    tab_to(page, page.get_by_role("link", name="First contact"))
    page.keyboard.press("Enter")
    arrive(page, "First contact")
    axe(page)

    tab_to(page, box(page, "When"))
    page.keyboard.type("yesterday 22:05")
    tab_to(page, box(page, "Place (may stay empty)"))
    page.keyboard.type("forest road 14")
    tab_to(page, box(page, "asked at a crossing point"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#starts")).to_contain_text("Wed 19 Aug 2026, 22:05")
    expect(page.locator("#starts")).to_contain_text("SCREEN Art. 8")
    tab_to(page, box(page, "Family name (may stay empty)"))
    page.keyboard.type("Dubmir")
    tab_to(page, box(page, "Nationality, as stated (may stay empty)"))
    page.keyboard.type("Georgia")
    tab_to(page, box(page, "Born (may stay empty)"))
    page.keyboard.type("31 2 1994")
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert")).to_contain_text("If only the year is sure")
    expect(page.get_by_label("Family name (may stay empty)")).to_have_value("Dubmir")
    axe(page)

    tab_to(page, box(page, "Born (may stay empty)"))
    page.keyboard.press("Control+a")
    page.keyboard.type("1994")
    tab_to(page, box(page, "yes"))
    page.keyboard.press("Space")
    tab_to(page, box(page, "The words, in the language they were said (may stay empty)"))
    page.keyboard.type("გთხოვთ დამეხმაროთ")
    page.keyboard.press("Tab")
    page.keyboard.type("none seen")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status").first).to_contain_text("Recorded.")
    arrive(page, "Dubmir")
    axe(page)


@pytest.mark.parametrize("page", WAYS[:1], indirect=True)
def test_caseworker_files_the_answer_to_a_hit_and_two_readings_become_one(
    password: str, page: Page, axe: Any
) -> None:
    sign_in(page, "caseworker", password)
    arrive(page, "Today")
    page.goto(f"/cases/{REFERENCE}/eurodac/hit")

    tab_to(page, page.get_by_label("This is the answer to entry 11, which did not say it all"))
    page.keyboard.press("Space")
    tab_to(page, box(page, "When"))
    page.keyboard.type("12 8 2026 10:40")
    tab_to(page, box(page, "Other State"))
    page.keyboard.type("Latvia")
    tab_to(page, box(page, "Category of the data (may stay empty)"))
    page.keyboard.type("irregular")
    tab_to(page, box(page, "a document"))
    page.keyboard.press("Space")
    expect(page.locator("#foreseen")).to_contain_text("runs, by Mon 14 Sep 2026")
    axe(page)
    page.keyboard.press("Enter")

    expect(page.get_by_role("status").first).to_contain_text("Recorded as entry 24.")
    expect(page.get_by_role("status").first).to_contain_text("Mon 14 Sep 2026")


@pytest.mark.parametrize("page", NARROW_AND_DARK, indirect=True)
def test_second_clerk_sees_what_the_first_wrote_and_confirms(
    password: str, page: Page, axe: Any
) -> None:
    sign_in(page, "caseworker", password)
    arrive(page, "Today")
    page.goto(f"/cases/{REFERENCE}/application/lodge")
    first = page.context.new_page()
    first.goto(f"/cases/{REFERENCE}/note")
    first.get_by_label("Note").fill("The interpreter comes at ten.")
    first.get_by_role("button", name="Add the note").click()
    expect(first.get_by_role("status").first).to_contain_text("entry 24")

    tab_to(page, box(page, "When"))
    page.keyboard.type("9 8 2026 10:00")
    page.keyboard.press("Enter")
    expect(page.get_by_text("One entry was added since you opened this form.")).to_be_visible()
    expect(page.get_by_text("The interpreter comes at ten.")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Record it").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("record it as a contradiction")
    axe(page)
    tab_to(page, page.get_by_label("I know. Record it as a contradiction, and show it as one."))
    page.keyboard.press("Space")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status").first).to_contain_text("Recorded as entry 25.")
    axe(page)


@pytest.mark.parametrize("page", NARROW_AND_DARK, indirect=True)
@pytest.mark.parametrize(
    "form",
    [
        "identity",
        "assign",
        "hand-over",
        "eurodac/transmit",
        "application/procedure",
        "application/withdraw",
    ],
)
def test_form_of_an_act_is_without_violations(
    password: str, page: Page, axe: Any, form: str
) -> None:
    sign_in(page, "caseworker", password)
    arrive(page, "Today")

    page.goto(f"/cases/{REFERENCE}/{form}")

    axe(page)

"""The case page in a browser: where the person is, as of a past day, and on paper."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from asylia.samples.caseload import DEMONSTRATION_DAY, caseload
from asylia.samples.founding import REFERENCE
from asylia.web.cli.invented import load_invented
from tests.web.browser.conftest import arrive

Axe = Any
CASE = f"/cases/{REFERENCE}"
LOOKS = [
    {},
    {"color_scheme": "dark"},
    {"viewport": {"width": 320, "height": 720}},
    {"forced_colors": "active"},
]


@pytest.fixture
def desk(committed_db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: Page) -> Page:
    """A page on which the caseworker of the founding case is signed in."""
    monkeypatch.setenv("ASYLIA_TODAY", DEMONSTRATION_DAY.isoformat())
    load_invented(caseload(cases=1), password_file=tmp_path / "password")
    page.goto("/sign-in")
    page.get_by_label("Your sign-in name").fill("caseworker")
    page.get_by_label("Password").fill((tmp_path / "password").read_text())
    page.keyboard.press("Enter")
    arrive(page, "Today")
    return page


def record(page: Page, act: str, at: str, **told: str) -> None:
    """Fill in the form of an act and send it; an earlier placement ends with a new one."""
    page.goto(f"{CASE}/{act}")
    if earlier := page.locator("[name=ends]").all():
        earlier[0].check()
    page.get_by_label("When", exact=True).fill(at)
    for name, value in told.items():
        box = page.locator(f"[name={name}]")
        if box.first.get_attribute("type") in {"radio", "checkbox"}:
            page.locator(f"[name={name}][value='{value}']").check()
        elif box.evaluate("one => one.tagName") == "SELECT":
            box.select_option(value)
        else:
            box.fill(value)
    page.get_by_role("button", name="Record").click()
    page.wait_for_url(f"**{CASE}")


def tell_of_liberty(page: Page) -> None:
    """Detained, placed meanwhile, released, gone: what a timeline can hold."""
    record(
        page, "liberty/detention-started", "13 8 2026 09:00",
        ground="transfer", legal_title="AMMR 44(2)", ordered_by="administrative_authority",
        review="ex_officio", source="document",
    )  # fmt: skip
    record(
        page, "placement/start", "15 8 2026",
        place_kind="reception_centre", centre="Vilkaičiai centre",
    )  # fmt: skip
    record(page, "liberty/detention-ended", "17 8 2026 15:00", end="released")
    record(page, "placement/end", "18 8 2026")


@pytest.mark.looks(*LOOKS)
def test_whereabouts_can_be_read_by_everybody(desk: Page, axe: Axe) -> None:
    tell_of_liberty(desk)

    panel = desk.locator("#whereabouts")
    expect(panel).to_contain_text("A placement ends no detention.")
    expect(panel).to_contain_text("Since Wed 19 Aug 2026 nobody has recorded where the person is.")
    axe(desk)
    panel.locator("summary").click()
    expect(panel.get_by_role("table")).to_contain_text("AMMR Art. 44(2)")


def test_timeline_turns_with_the_page(desk: Page, axe: Axe) -> None:
    desk.goto(CASE)
    place = "one => one.getBoundingClientRect().x - one.closest('svg.whereabouts__drawing')"
    place += ".getBoundingClientRect().x"
    bar = desk.locator(".whereabouts .w-screening").first
    read = bar.evaluate(place)

    desk.evaluate("document.documentElement.dir = 'rtl'")

    assert bar.evaluate(place) != pytest.approx(read, abs=1)
    axe(desk)


@pytest.mark.looks(*LOOKS[:3])
def test_past_day_is_asked_for_by_keyboard(desk: Page, axe: Axe) -> None:
    desk.goto(CASE)

    desk.keyboard.press("v")
    desk.keyboard.press("Tab")
    desk.keyboard.type("12 8 2026")
    desk.keyboard.press("Enter")

    expect(desk.locator(".note").first).to_contain_text(
        "This is the case at the end of Wed 12 Aug 2026"
    )
    axe(desk)
    desk.get_by_role("link", name="Back to now").click()
    desk.wait_for_url(f"**{CASE}")


def test_day_before_the_file_is_refused_at_its_box(desk: Page, axe: Axe) -> None:
    desk.goto(f"{CASE}?on=1+8+2026")

    expect(desk.get_by_role("alert")).to_contain_text("The case was opened on")
    axe(desk)


@pytest.mark.looks(*LOOKS[:3])
def test_paper_holds_everything(desk: Page, axe: Axe, tmp_path: Path) -> None:
    desk.goto(CASE)
    desk.get_by_role("link", name="Print the case").click()
    expect(desk.get_by_role("button", name="Print")).to_be_visible()
    axe(desk)

    desk.emulate_media(media="print")

    expect(desk.locator("#why-apr-lodge-21d")).to_be_visible()
    expect(desk.locator("#whereabouts-twin table")).to_be_visible()
    expect(desk.get_by_role("button", name="Print")).to_be_hidden()
    sheets = desk.pdf(prefer_css_page_size=True, path=tmp_path / "paper.pdf")
    assert sheets.count(b"/Type /Page\n") + sheets.count(b"/Type /Page ") > 1


def test_print_button_opens_the_printing_of_the_browser(desk: Page) -> None:
    desk.goto(f"{CASE}/paper")
    desk.evaluate("window.print = () => { document.title = 'printing'; }")

    desk.get_by_role("button", name="Print").click()

    expect(desk).to_have_title("printing")

"""The public calculator in a real browser: without scripts, by keyboard, narrow, dark, printed."""

import os
import subprocess
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.browser.conftest import Axe
from tests.web.calculator.test_process import command, environment
from tests.web.cli.conftest import free_port

FOUNDING = """
format = "asylia-history/1"
case = "LT-7Q4K-2M9X"
member_state = "LT"

[[events]]
event = "application_made"
at = 2026-08-10T14:40:00+03:00

[[events]]
event = "application_registered"
at = 2026-08-11
"""
WITHOUT_SCRIPTS = {"java_script_enabled": False}
DARK = {"color_scheme": "dark"}
NARROW = {"viewport": {"width": 320, "height": 640}}
RTL = "document.documentElement.dir = 'rtl'"


@pytest.fixture(scope="module")
def calculator() -> Iterator[str]:
    """The address of a calculator that runs as operators run it."""
    port = free_port()
    process = subprocess.Popen(
        [*command(), "--calculator", "--port", str(port)],
        env=environment(), stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stderr is not None
    try:
        assert "is served at" in process.stderr.readline()
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(timeout=30)
        process.stderr.close()


@pytest.fixture
def site(calculator: str) -> str:
    """No database is needed here."""
    return calculator


def fill(page: Page) -> None:
    """Write down the first days, and one further event."""
    page.goto("/en/")
    page.get_by_label("How the person was found").select_option("border_apprehension")
    page.locator("#id_found_at").fill("10 8 2026 14:10")
    page.get_by_label("Application made").fill("10 8 2026 14:40")
    page.get_by_label("Application registered").fill("11 8 2026")
    page.get_by_label("Asked for the day").fill("20 8 2026")
    page.get_by_label("Event", exact=True).select_option("take_charge_request_sent")
    page.get_by_role("button", name="Add this event").click()
    page.locator("#id_e1-at").fill("12 8 2026")
    page.locator("#id_e1-state").select_option("LV")


def count(page: Page) -> None:
    page.get_by_role("button", name="Count the time limits").click()


@pytest.mark.parametrize("page", [WITHOUT_SCRIPTS], indirect=True)
def test_first_days_are_counted_without_scripts(page: Page) -> None:
    fill(page)
    count(page)

    expect(page.get_by_text("Lodge the application").first).to_be_visible()
    page.get_by_text("Lodge the application").first.click()
    expect(page.get_by_role("heading", name="Why Tue 1 Sep?").first).to_be_visible()


@pytest.mark.parametrize("page", [WITHOUT_SCRIPTS], indirect=True)
def test_pasted_history_is_counted_without_scripts_and_in_another_language(page: Page) -> None:
    page.goto("/en/")
    page.get_by_role("link", name="Paste a history").click()
    page.get_by_label("The history").fill(FOUNDING)
    page.get_by_label("Asked for the day").fill("20 8 2026")
    count(page)
    page.get_by_role("button", name="Lietuvių").click()

    expect(page.get_by_text("Paduoti prašymą").first).to_be_visible()
    assert page.url.endswith("/lt/history")
    assert "application_made" in page.locator("textarea").input_value()


@pytest.mark.parametrize("page", [WITHOUT_SCRIPTS], indirect=True)
@pytest.mark.parametrize(
    ("button", "name", "begins"),
    [
        ("Calendar file", "asylia.ics", b"BEGIN:VCALENDAR\r\n"),
        ("PDF", "asylia.pdf", b"%PDF-"),
        ("History file", "history.json", b"{"),
    ],
)
def test_answer_is_taken_away_as_a_file(page: Page, button: str, name: str, begins: bytes) -> None:
    fill(page)
    count(page)

    with page.expect_download() as waiting:
        page.get_by_role("button", name=button, exact=True).click()

    assert waiting.value.suggested_filename == name
    assert waiting.value.path().read_bytes().startswith(begins)


def test_form_is_filled_and_sent_by_keyboard_alone(page: Page) -> None:
    page.goto("/en/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("State that holds the file")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("20 8 2026")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.type("10 8 2026")

    page.keyboard.press("Enter")

    expect(page.get_by_text("Register the application").first).to_be_visible()


def test_error_has_the_keyboard_and_leads_to_its_box(page: Page) -> None:
    fill(page)
    page.get_by_label("Application made").fill("31 2 2026")
    count(page)

    expect(page.locator("#errors")).to_be_focused()
    page.locator("#errors").get_by_role("link").click()

    expect(page.get_by_label("Application made")).to_be_focused()
    expect(page.get_by_label("Application made")).to_have_value("31 2 2026")


@pytest.mark.looks({}, DARK, NARROW)
def test_nothing_stands_in_the_way_of_anybody(page: Page, axe: Axe) -> None:
    fill(page)
    axe(page)
    page.locator("#id_e1-at").fill("soon")
    count(page)
    axe(page)
    page.locator("#id_e1-at").fill("12 8 2026")
    count(page)
    axe(page)
    for address in ("/lt/history", "/en/about"):
        page.goto(address)
        axe(page)


@pytest.mark.looks({}, NARROW)
def test_page_is_read_from_right_to_left_too(page: Page, axe: Axe) -> None:
    fill(page)
    count(page)
    expect(page.get_by_text("Lodge the application").first).to_be_visible()
    page.wait_for_load_state()
    page.evaluate(RTL)

    axe(page)


def test_paper_holds_the_answer_and_not_the_form(page: Page) -> None:
    fill(page)
    count(page)

    page.emulate_media(media="print")

    expect(page.locator("#ask")).to_be_hidden()
    expect(page.get_by_text("This is no legal advice.")).to_be_visible()
    expect(page.get_by_role("heading", name="Why Tue 1 Sep?").first).to_be_visible()
    if folder := os.environ.get("ASYLIA_PICTURES"):
        page.screenshot(path=f"{folder}/calculator-print.png", full_page=True)


def test_two_visitors_at_once_see_their_own(browser: Browser, site: str) -> None:
    contexts = [browser.new_context(base_url=site, locale="en-GB") for _ in range(2)]
    pages = [context.new_page() for context in contexts]
    for number, page in enumerate(pages):
        fill(page)
        page.get_by_label("Your reference").fill(f"visitor {number}")
        page.get_by_label("Application registered").fill(f"{11 + number} 8 2026")
    for page in pages:
        count(page)

    for number, page in enumerate(pages):
        expect(page.get_by_label("Your reference")).to_have_value(f"visitor {number}")
        expect(page.locator("time", has_text=("Tue 1 Sep", "Wed 2 Sep")[number])).not_to_have_count(
            0
        )
    for context in contexts:
        assert context.cookies() == []
        context.close()

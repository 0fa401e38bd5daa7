"""Today and the case page in a browser: filtered, explained, printed, turned, without script."""

import re
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
WITHOUT_SCRIPT = {"java_script_enabled": False}


@pytest.fixture
def desk(committed_db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: Page) -> Page:
    """A page on which the caseworker of the founding case is signed in."""
    monkeypatch.setenv("ASYLIA_TODAY", DEMONSTRATION_DAY.isoformat())
    load_invented(caseload(cases=6), password_file=tmp_path / "password")
    page.goto("/sign-in")
    page.get_by_label("Your sign-in name").fill("caseworker")
    page.get_by_label("Password").fill((tmp_path / "password").read_text())
    page.keyboard.press("Enter")
    arrive(page, "Today")
    return page


def main_part(page: Page) -> str:
    found: str = page.locator("#work-list").inner_html()
    return found


def test_filtered_list_is_the_one_that_a_fresh_page_shows(desk: Page) -> None:
    with desk.expect_response(lambda response: "by=month" in response.url):
        desk.locator("#id_by").select_option("month")
    desk.wait_for_url("**/today?*by=month*")
    expect(desk.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)
    swapped = main_part(desk)

    desk.reload()

    assert main_part(desk) == swapped
    expect(desk.locator("#id_by")).to_have_value("month")


def test_date_explains_itself_in_its_row(desk: Page, axe: Axe) -> None:
    row = desk.locator("[data-row]", has_text=REFERENCE).first
    row.locator("[data-open]").focus()

    desk.keyboard.press("e")

    expect(row.locator(".why")).to_contain_text("not counted")
    assert desk.url.endswith("/today")
    axe(desk)


def test_date_in_the_table_opens_its_explanation(desk: Page) -> None:
    desk.goto(CASE)
    desk.locator("#twin > summary").click()

    lodge = desk.locator("#twin a[href='#why-apr-lodge-21d']")
    expect(lodge).to_contain_text("Tue 1 Sep 2026")
    lodge.click()

    expect(desk.locator("#why-apr-lodge-21d")).to_be_in_viewport()


def test_printed_case_explains_every_date(desk: Page) -> None:
    desk.goto(CASE)
    assert not desk.locator("#why-apr-lodge-21d").is_visible()

    desk.emulate_media(media="print")

    expect(desk.locator("#why-apr-lodge-21d")).to_be_visible()
    expect(desk.locator("#twin table")).to_be_visible()
    assert not desk.get_by_role("button", name="Add the note").is_visible()
    assert len(desk.pdf(format="A4")) > 0


def test_drawing_turns_with_the_page_and_its_ticks_do_not(desk: Page, axe: Axe) -> None:
    desk.goto(CASE)
    place = "line => { const box = line.closest('.clock-strip__drawing').getBoundingClientRect();"
    place += " return (line.getBoundingClientRect().x - box.x) / box.width; }"
    now = desk.locator(".clock-strip__axis .c-now")
    read = now.evaluate(place)

    desk.evaluate("document.documentElement.dir = 'rtl'")

    assert now.evaluate(place) == pytest.approx(1 - read, abs=0.01)
    axe(desk)


@pytest.mark.parametrize("page", [WITHOUT_SCRIPT], indirect=True)
def test_everything_can_be_read_without_script(desk: Page) -> None:
    desk.get_by_label("Reference or article").fill("41(1)")
    desk.get_by_role("button", name="Show").click()
    desk.locator("[data-row]", has_text=REFERENCE).locator("[data-explain]").click()
    expect(desk.get_by_role("heading", level=2)).to_contain_text("Why perhaps Wed 26 Aug?")

    desk.get_by_role("link", name="To the case").click()
    desk.locator(".clock-strip__line", has_text="Finish the screening").click()

    expect(desk.locator(".why:visible", has_text="Finish the screening")).to_contain_text("7 days")


def test_going_back_shows_the_whole_page_as_it_was(desk: Page) -> None:
    with desk.expect_response(lambda response: "by=month" in response.url):
        desk.locator("#id_by").select_option("month")
    desk.wait_for_url("**/today?*by=month*")

    with desk.expect_response(lambda response: response.url.endswith("/today")):
        desk.go_back()
    desk.wait_for_load_state("networkidle")

    arrive(desk, "Today")
    expect(desk.get_by_role("link", name="My office")).to_be_visible()
    expect(desk.locator("#work-list [data-row]").first).to_be_visible()
    assert (
        desk.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0
    )


def test_a_name_in_the_filter_leaves_the_page_neither_by_script_nor_by_the_button(
    desk: Page,
) -> None:
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(request.url))
    box = desk.get_by_label("Reference or article")

    box.fill("Velgorin")
    desk.locator("#id_by").focus()
    desk.get_by_role("button", name="Show").click()
    box.press("Enter")

    assert box.evaluate("one => one.validity.patternMismatch")
    assert [address for address in asked if "Velgorin" in address] == []
    assert desk.url.endswith("/today")
    box.fill("41(1)")
    with desk.expect_response(lambda response: "words=41" in response.url):
        box.press("Enter")


def test_a_link_on_another_site_looks_nothing_up_before_a_click(desk: Page, axe: Axe) -> None:
    desk.goto(f"data:text/html,<a href='{desk.url.removesuffix('/today')}{CASE}'>look</a>")
    desk.get_by_role("link", name="look").click()
    arrive(desk, "Opened from another site")
    axe(desk)

    desk.get_by_role("link", name="Go on").click()

    arrive(desk, re.compile("Arsen"))

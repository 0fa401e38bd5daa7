"""What was said, in a browser: written with few keys, and judged in every way it is read."""

from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from playwright.sync_api import Page, expect

from asylia.casefile.saying import Saying
from asylia.casefile.statements import Setting
from asylia.samples.caseload import DEMONSTRATION_DAY, caseload
from asylia.samples.founding import REFERENCE
from asylia.web.accounts.models import User
from asylia.web.accounts.session import act_as
from asylia.web.cases.models import Case
from asylia.web.cli.invented import load_invented
from tests.web.browser.conftest import arrive
from tests.web.evidence.told import PRESS, found_out, linked, said

CASE = f"/cases/{REFERENCE}"
MOST_KEYS = 8
WIDE = {"viewport": {"width": 1440, "height": 1000}}
WAYS: list[dict[str, Any]] = [
    WIDE,
    {**WIDE, "color_scheme": "dark"},
    {"viewport": {"width": 320, "height": 720}},
    {"viewport": {"width": 320, "height": 720}, "color_scheme": "dark"},
]
REFUSED_ORDER = Saying(
    words="Я отказался ставить мины рядом с домами.",
    rendering="I refused to lay mines near houses.",
    language="ru",
    setting=Setting.REGISTRATION,
    heard_by="R. Kalvaitytė",
    interpreted=True,
    interpreter="L-07",
    passage="record, page 2",
)


class Keys:
    """A keyboard that counts; the text of a statement is typed beside it."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1


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


@pytest.fixture
def told(desk: Page) -> int:
    """The number of a press report in the founding case, which has three statements more."""
    with transaction.atomic():
        clerk = User.objects.get(username="caseworker")
        act_as(clerk)
        case = Case.objects.get(reference=REFERENCE)
        other = Case.objects.exclude(pk=case.pk).filter(office=clerk.office)[0]
        first = said(case, clerk, saying=REFUSED_ORDER, at="2026-08-11")
        found_out(
            case, clerk, of=first.number, result="cannot_be_checked_safely",
            how="To ask there would reveal that there is an application.",
        )  # fmt: skip
        second = said(case, clerk, words="He served in an engineer battalion.", at="2026-08-10")
        found_out(case, clerk, of=second.number, result="uncorroborated", how="No document.")
        found_out(
            case, clerk, of=second.number, result="partly_corroborated",
            how="A photograph of a card agrees on the rank.", rests_on="entry 3, photograph",
        )  # fmt: skip
        press = said(case, clerk, saying=PRESS, at="2026-08-15")
        found_out(case, clerk, of=press.number, result="uncorroborated", how="It repeats him.")
        linked(case, clerk, to=other, alike="Both refused an order and came by the same road.")
        return press.number


def test_statement_is_written_with_few_keys(desk: Page) -> None:
    desk.goto(CASE)
    keys = Keys(desk)

    keys.press("q")
    expect(desk.get_by_label("The words, as they were said")).to_be_focused()
    desk.keyboard.type("He left his unit because he refused an order.")
    keys.press("Tab", "Tab", "Enter")

    panel = desk.locator("#statements")
    expect(panel).to_contain_text("He left his unit because he refused an order.")
    expect(panel).to_contain_text("not examined")
    expect(panel).to_contain_text("in Russian")
    assert keys.pressed <= MOST_KEYS
    assert keys.pressed == 4


@pytest.mark.looks(*WAYS)
def test_statements_are_read_in_every_way(desk: Page, told: int, axe: Any) -> None:
    desk.goto(f"{CASE}#statements")
    expect(desk.locator(f"#statement-{told}")).to_contain_text("uncorroborated")
    axe(desk)

    desk.goto(f"{CASE}/statements/{told}")
    expect(desk.locator("main")).to_contain_text(
        "The Estuary Post says that it has no confirmation"
    )
    axe(desk)


@pytest.mark.parametrize("page", [WAYS[0], WAYS[3]], indirect=True)
@pytest.mark.parametrize("rest", ["new", "verify", "confirm", "correct", "similar"])
def test_forms_of_statements_are_judged_wide_and_narrow(
    desk: Page, told: int, axe: Any, rest: str
) -> None:
    places = {"new": "statements/new", "similar": "similar/new"}
    desk.goto(f"{CASE}/{places.get(rest, f'statements/{told}/{rest}')}")
    if rest == "new":
        desk.locator("details.more summary").click()
    axe(desk)

    desk.locator("form.form button[type=submit]").last.click()
    if rest in {"new", "verify", "similar"}:
        expect(desk.locator(".error-summary")).to_be_focused()
        axe(desk)


@pytest.mark.parametrize("page", [WAYS[0], WAYS[2]], indirect=True)
def test_chain_turns_with_the_page(desk: Page, told: int, axe: Any) -> None:
    desk.goto(f"{CASE}/statements/{told}")

    desk.evaluate("document.documentElement.dir = 'rtl'")

    steps = desk.locator(".chain > li")
    first, second = (steps.nth(number).bounding_box() for number in (0, 1))
    assert first
    assert second
    assert second["x"] < first["x"] or second["y"] > first["y"]
    axe(desk)


def test_printed_case_holds_the_statements_and_no_doors(desk: Page, told: int) -> None:
    desk.goto(CASE)
    doors = desk.locator(".statement__acts").first
    expect(doors).to_be_visible()

    desk.emulate_media(media="print")

    expect(doors).to_be_hidden()
    expect(desk.locator(f"#statement-{told}")).to_contain_text("uncorroborated")
    assert len(desk.pdf(format="A4")) > 0


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_finding_is_recorded_without_script(desk: Page, told: int) -> None:
    desk.goto(f"{CASE}/statements/{told}/verify")
    desk.get_by_label("contradicted").check()
    desk.get_by_label("How it was examined, or why it cannot be").fill("Compared the dates.")
    desk.get_by_label("What the finding rests on").fill("entry 2")

    desk.get_by_role("button", name="Record the finding").click()

    expect(desk.locator(f"#statement-{told}")).to_contain_text("contradicted")

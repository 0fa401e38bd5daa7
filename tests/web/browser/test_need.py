"""Need to know, in a browser: asked why by keyboard alone, and every page judged in four ways."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from playwright.sync_api import Page, expect

from asylia.samples.caseload import DEMONSTRATION_DAY, caseload
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.session import act_as
from asylia.web.base.actions import now
from asylia.web.cases import record
from asylia.web.cases.grants import Purpose, Reason
from asylia.web.cases.models import Case
from asylia.web.cases.opening import found_by
from asylia.web.cli.invented import load_invented
from asylia.web.need import actions
from tests.web.browser.conftest import Axe, arrive
from tests.web.factories import PASSWORD, make_case, make_user

WIDE = {"viewport": {"width": 1440, "height": 1000}}
NARROW = {"viewport": {"width": 320, "height": 720}}
WAYS: list[dict[str, Any]] = [
    *({**size, "color_scheme": scheme} for size in (WIDE, NARROW) for scheme in ("light", "dark")),
]


@pytest.fixture
def unit(committed_db: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, User]:
    """A small unit, whose people sign in with one password."""
    monkeypatch.setenv("ASYLIA_TODAY", DEMONSTRATION_DAY.isoformat())
    with transaction.atomic():
        supervisor = make_user(
            Role.SUPERVISOR, username="supervisor", full_name="Vilma", password=PASSWORD
        )
        return {
            "supervisor": supervisor,
            **{
                name: make_user(
                    role, username=name, full_name=f"{name} Invented", password=PASSWORD,
                    office=supervisor.office,
                )
                for name, role in (
                    ("worker", Role.CASEWORKER),
                    ("colleague", Role.CASEWORKER),
                    ("interpreter", Role.INTERPRETER),
                )
            },
        }  # fmt: skip


@pytest.fixture
def case(unit: dict[str, User]) -> Case:
    """A case of the worker, in which most of what there is has happened."""
    worker, supervisor = unit["worker"], unit["supervisor"]
    with transaction.atomic():
        made = make_case(supervisor, content={"words": "Said in confidence."})
        record.assign(made, worker)
        act_as(worker)
        stranger = make_user(full_name="A Long Name of Somebody Elsewhere")
        actions.call_in(made, by=worker, to=stranger, purpose=Purpose.RESPONSIBILITY)
        actions.book(
            made, by=worker, interpreter=unit["interpreter"],
            starts_at=now() + timedelta(days=1), slot=(90, "ru", "Room 3"),
        )  # fmt: skip
        other = make_user(full_name="Another")
        act_as(other)
        found_by(other, made.reference)
        words = "The court asks for the file by noon, and the caseworker is away until Monday."
        actions.break_glass(made, by=other, why=Reason.REQUEST, words=words, is_confirmed=True)
    return made


def sign_in(page: Page, name: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("Your sign-in name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()


@pytest.mark.looks(*WAYS)
def test_pages_of_need_to_know_can_be_read_by_everybody(page: Page, case: Case, axe: Axe) -> None:
    sign_in(page, "supervisor")
    for name in ("", "/people", "/lock", "/looks", "/interpreters"):
        page.goto(f"/cases/{case.reference}{name}")
        axe(page)
    page.goto("/notices")
    axe(page)
    page.get_by_role("link", name="Review it").click()
    axe(page)


@pytest.mark.looks(*WAYS)
def test_question_why_can_be_read_by_everybody(page: Page, case: Case, axe: Axe) -> None:
    sign_in(page, "colleague")
    page.goto("/today")
    axe(page)
    for name in ("/need", "/emergency"):
        page.goto(f"/cases/{case.reference}{name}")
        axe(page)
        page.get_by_role("button", name="Open the case").click()
        expect(page.locator(".error-summary")).to_be_visible()
        axe(page)


@pytest.mark.looks(*WAYS)
def test_bookings_can_be_read_by_everybody(page: Page, case: Case, axe: Axe) -> None:
    assert case.pk
    sign_in(page, "interpreter")
    arrive(page, "My bookings")
    expect(page.get_by_text("Room 3")).to_be_visible()
    axe(page)


def test_case_is_opened_with_a_reason_by_keyboard_alone(page: Page, case: Case) -> None:
    sign_in(page, "colleague")
    page.goto(f"/cases/{case.reference}")
    arrive(page, "Why do you need this case?")

    page.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("The court asks and she is away.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_text("open to you for 12 hours")).to_be_visible()


def test_demonstration_shows_interpreters_their_page(
    page: Page, committed_db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASYLIA_TODAY", DEMONSTRATION_DAY.isoformat())
    load_invented(caseload(cases=6), password_file=tmp_path / "password")
    page.goto("/sign-in")
    page.get_by_label("Your sign-in name").fill("interpreter")
    page.get_by_label("Password").fill((tmp_path / "password").read_text())
    page.keyboard.press("Enter")

    arrive(page, "My bookings")

"""What a browser holds after the work: nothing of a case on the screen, behind it or on disk."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from playwright.sync_api import Browser, Page, expect

from asylia.web.accounts.models import User
from asylia.web.accounts.session import act_as
from asylia.web.cases.models import Case, Entry, Unsent
from tests.web.browser.conftest import arrive
from tests.web.factories import PASSWORD, make_case, make_user

NAME, SAID, TYPED = "Qzyvelgorin", "Xwqrivercrossing", "Vkztypedonly"
CANARIES = (NAME, SAID, TYPED)


@pytest.fixture
def clerk(committed_db: str) -> User:
    assert committed_db
    with transaction.atomic():
        return make_user(username="clerk", password=PASSWORD)


@pytest.fixture
def case(clerk: User) -> Case:
    with transaction.atomic():
        told = {"family_name": NAME, "words": SAID}
        return make_case(clerk, event="identity_stated", content=told)


def enter(page: Page, then: str) -> None:
    page.goto(then)
    page.get_by_label("Your sign-in name").fill("clerk")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(f"**{then}")


def type_slowly(page: Page) -> None:
    page.get_by_label("Note").press_sequentially(f"{TYPED} was heard", delay=5)
    expect(page.get_by_text("Kept at")).to_be_visible()


def test_what_is_typed_comes_back_after_the_browser_was_lost(
    page: Page, browser: Browser, clerk: User, case: Case, axe: Any
) -> None:
    address = f"/cases/{case.reference}/note"
    enter(page, address)
    type_slowly(page)
    page.context.clear_cookies()

    enter(page, address)

    expect(page.get_by_label("Note")).to_have_value(f"{TYPED} was heard")
    expect(page.get_by_text("Restored from")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Discard it").click()
    expect(page.get_by_label("Note")).to_have_value("")


def test_what_is_recorded_while_it_is_being_kept_does_not_come_back(
    page: Page, clerk: User, case: Case
) -> None:
    address = f"/cases/{case.reference}/note"
    enter(page, address)

    type_slowly(page)
    page.get_by_label("Note").press_sequentially(" by the river", delay=5)
    page.get_by_role("button", name="Add the note").click()
    page.wait_for_url(f"**/cases/{case.reference}")

    with transaction.atomic():
        act_as(clerk)
        assert Entry.objects.filter(case=case).count() == 2
        assert not Unsent.objects.exists()


def test_page_left_open_empties_itself_when_its_session_ends(
    page: Page, clerk: User, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "SESSION_COOKIE_AGE", 8)
    address = f"/cases/{case.reference}/note"
    enter(page, f"/cases/{case.reference}")
    expect(page.get_by_text(NAME).first).to_be_visible()
    page.goto(address)
    type_slowly(page)

    arrive(page, "Your session has ended")

    left = page.content() + page.title()
    assert [word for word in CANARIES if word in left] == []
    page.go_back()
    assert [word for word in CANARIES if word in page.content()] == []
    monkeypatch.setattr(settings, "SESSION_COOKIE_AGE", 900)
    page.goto(address)
    enter(page, address)
    expect(page.get_by_label("Note")).to_have_value(f"{TYPED} was heard")


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "profile"
    shutil.rmtree(tmp_path / "profile", ignore_errors=True)


def test_nothing_of_a_case_is_left_in_the_profile_after_signing_out(
    browser: Browser, site: str, clerk: User, case: Case, profile: Path
) -> None:
    kind = browser.browser_type
    context = kind.launch_persistent_context(
        profile,
        executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
        args=["--no-sandbox", "--disable-dev-shm-usage"],
        base_url=site,
    )
    page = context.pages[0]
    enter(page, f"/cases/{case.reference}")
    expect(page.get_by_text(NAME).first).to_be_visible()
    page.goto(f"/cases/{case.reference}/identity")
    page.get_by_label("Family name").fill(TYPED)
    expect(page.get_by_text("Kept at")).to_be_visible()
    page.goto(f"/cases/{case.reference}/note")
    type_slowly(page)
    page.goto("/")
    page.locator("details[name=menu] summary").click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in")
    page.go_back()
    assert [word for word in CANARIES if word in page.content()] == []
    context.close()

    assert profile.exists()
    assert len(list(files_in(profile))) > 10
    assert [found for path in files_in(profile) for found in held(path)] == []


def files_in(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def held(path: Path) -> Iterator[str]:
    """Which of the words a file holds, in the spellings that a browser writes."""
    content = path.read_bytes()
    for word in CANARIES:
        if any(word.encode(spelling) in content for spelling in ("utf-8", "utf-16-le")):
            yield f"{path.name}: {word}"


def test_word_in_a_profile_is_found(tmp_path: Path) -> None:
    (tmp_path / "Session_1").write_bytes(b"\0\1" + TYPED.encode("utf-16-le"))

    assert [found for path in files_in(tmp_path) for found in held(path)] == [f"Session_1: {TYPED}"]


def test_tab_that_writes_over_another_says_so(page: Page, case: Case) -> None:
    address = f"/cases/{case.reference}/note"
    enter(page, address)
    other = page.context.new_page()
    other.goto(address)
    type_slowly(page)

    other.get_by_label("Note").fill("The road to the village")

    expect(other.get_by_text("You typed into this form elsewhere too")).to_be_visible()
    expect(page.get_by_text("elsewhere too")).to_be_hidden()

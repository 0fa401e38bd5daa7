from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from asylia.web.accounts.models import Office, Role
from tests.web.people import make_office, make_user

Axe = Callable[[Page], None]
PASSWORD = "lamp river quiet orange"
NARROW: list[dict[str, Any]] = [{"viewport": {"width": 320, "height": 640}}]
DARK: list[dict[str, Any]] = [{"color_scheme": "dark"}]


def sign_in(page: Page, username: str, password: str = PASSWORD) -> None:
    page.goto("/sign-in")
    page.get_by_label("Your sign-in name").fill(username)
    page.get_by_label("Password").fill(password)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sign-in" not in url)


def staff() -> Office:
    office = make_office(name="Asylum division")
    make_user(
        Role.ADMINISTRATOR, username="ada", full_name="Ada B", password=PASSWORD, office=office
    )
    make_user(Role.CASEWORKER, username="rasa", full_name="Rasa Kalvaitė", office=office)
    make_user(Role.SUPERVISOR, username="jonas", full_name="Jonas Stankūnas", office=office)
    make_user(Role.AUDITOR, username="odeta", full_name="Odeta Pilvelė", is_active=False)
    return office


@pytest.mark.looks({}, *NARROW, *DARK)
def test_every_page_of_the_administrator_is_accessible(page: Page, axe: Axe) -> None:
    office = staff()
    sign_in(page, "ada")

    for address in ("/offices/", "/offices/add", f"/offices/{office.reference}", "/users/"):
        page.goto(address)
        axe(page)
    page.goto("/users/add")
    axe(page)
    page.goto("/users/")
    page.get_by_role("link", name="Rasa Kalvaitė").click()
    axe(page)
    page.goto("/account/password")
    axe(page)
    page.goto("/keys")
    axe(page)


@pytest.mark.looks({}, *NARROW)
def test_a_new_colleague_signs_in_with_the_one_time_password(page: Page, axe: Axe) -> None:
    staff()
    sign_in(page, "ada")
    page.goto("/users/add")
    page.get_by_label("Full name").fill("Birutė Zet")
    page.get_by_label("Sign-in name").fill("birute")
    page.get_by_label("caseworker").check()
    page.get_by_label("Office").select_option(label="Asylum division")
    page.get_by_role("button", name="Open the account").click()
    password = page.locator("#one-time-password").inner_text()
    axe(page)
    page.locator("summary").filter(has_text="Ada B").click()
    page.get_by_role("button", name="Sign out").click()

    sign_in(page, "birute", password)
    axe(page)
    page.get_by_label("The password you signed in with").fill(password)
    page.get_by_label("New password", exact=True).fill("seven stones under ice")
    page.get_by_label("New password again").fill("seven stones under ice")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_have_text(
        "Your password is changed. Other sessions have ended."
    )


def test_keys_move_along_a_list_and_can_be_switched_off(page: Page) -> None:
    staff()
    sign_in(page, "ada")
    page.goto("/users/")

    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("k")
    back = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_url("**/users/S-*")

    assert (first, second, back) == ("Ada B", "Jonas Stankūnas", "Ada B")

    page.goto("/keys")
    page.get_by_role("button", name="Switch keys off").click()
    page.goto("/users/")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.tagName") == "BODY"


def test_a_letter_typed_into_a_box_is_only_a_letter(page: Page) -> None:
    staff()
    sign_in(page, "ada")
    page.goto("/users/add")

    page.get_by_label("Full name").focus()
    page.keyboard.type("jk?/e")

    expect(page.get_by_label("Full name")).to_have_value("jk?/e")
    expect(page.locator("#keys")).to_be_hidden()


def test_the_menu_closes_when_the_work_goes_on_elsewhere(page: Page) -> None:
    staff()
    sign_in(page, "ada")
    menu = page.get_by_role("link", name="Change password")

    page.locator("summary").filter(has_text="Ada B").click()
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.get_by_role("heading", level=1).click()

    expect(menu).to_be_hidden()

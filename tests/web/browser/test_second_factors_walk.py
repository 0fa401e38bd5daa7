"""Passkeys and code apps in a real browser; Chromium plays the device (WebAuthn over CDP)."""

import re
from base64 import b32decode
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from asylia.web.accounts import codes
from asylia.web.accounts.models import Role, User
from tests.web.accounts.test_code_app import code_at
from tests.web.browser.conftest import arrive
from tests.web.people import make_office, make_user

Axe = Callable[[Page], None]
PASSWORD = "lamp river quiet orange"
NARROW: list[dict[str, Any]] = [{"viewport": {"width": 320, "height": 640}}]
DARK: list[dict[str, Any]] = [{"color_scheme": "dark"}]


@pytest.fixture
def here(site: str) -> str:
    """The site under a name, for a number is no host that a passkey could belong to."""
    return site.replace("127.0.0.1", "localhost")


def give_device(page: Page, *, knows_owner: bool = True) -> Any:
    """A device in the browser that holds keys and knows its owner."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": knows_owner,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return session


def sign_in(page: Page, here: str, username: str) -> None:
    page.goto(f"{here}/sign-in")
    page.get_by_label("Your sign-in name").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: not url.endswith("/sign-in"))


def sign_out(page: Page) -> None:
    page.locator("details.top-bar__who summary").click()
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.wait_for_url("**/sign-in")


def ada() -> User:
    office = make_office(name="Asylum division")
    return make_user(
        Role.ADMINISTRATOR, username="ada", full_name="Ada B", password=PASSWORD, office=office
    )


def add_passkey(page: Page, here: str, name: str = "work laptop") -> None:
    page.goto(f"{here}/account/")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Name of the passkey").fill(name)
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.get_by_role("status")).to_contain_text("The passkey is added.")


@pytest.mark.looks({}, *NARROW, *DARK)
def test_a_passkey_is_made_and_signs_in_by_keyboard(page: Page, here: str, axe: Axe) -> None:
    user = ada()
    give_device(page)
    sign_in(page, here, "ada")
    page.goto(f"{here}/account/passkeys/add")
    axe(page)
    add_passkey(page, here)
    axe(page)
    sign_out(page)
    axe(page)

    page.get_by_role("button", name="Sign in with a passkey").focus()
    page.keyboard.press("Enter")

    arrive(page, "Offices")
    assert user.passkeys.get().used_at is not None


def test_a_passkey_is_the_second_step_and_confirms_acts(page: Page, here: str, axe: Axe) -> None:
    ada()
    other = make_user(username="rasa", full_name="Rasa K")
    give_device(page)
    sign_in(page, here, "ada")
    add_passkey(page, here)
    sign_out(page)
    sign_in(page, here, "ada")
    arrive(page, "One more proof")
    axe(page)
    page.get_by_role("button", name="Use a passkey").click()
    arrive(page, "Offices")
    forget_proof()

    page.goto(f"{here}/users/{other.reference}")
    axe(page)
    page.get_by_role("button", name="Give a one-time password").click()
    arrive(page, "Is it you?")
    axe(page)
    page.get_by_role("button", name="Use a passkey").click()

    expect(page.locator("#one-time-password")).to_be_visible()


def test_a_device_that_does_not_know_its_owner_is_told(page: Page, here: str) -> None:
    ada()
    give_device(page, knows_owner=False)
    sign_in(page, here, "ada")
    page.goto(f"{here}/account/passkeys/add")
    page.get_by_label("Name of the passkey").fill("laptop")

    page.get_by_role("button", name="Make the passkey").click()

    expect(page.get_by_role("alert")).to_contain_text("No passkey answered.")


@pytest.mark.looks({}, *NARROW, *DARK)
def test_a_code_app_is_set_up_and_asked_for(page: Page, here: str, axe: Axe) -> None:
    ada()
    sign_in(page, here, "ada")
    page.goto(f"{here}/account/")
    axe(page)
    page.get_by_role("button", name="Set up a code app").click()
    secret = b32decode(page.locator("#letters").inner_text().replace(" ", ""))
    axe(page)
    assert page.locator("svg.qr").bounding_box() is not None
    page.get_by_label("The code that the app shows now").fill(now_code(secret))
    page.keyboard.press("Enter")
    expect(page.locator(".recovery li")).to_have_count(10)
    axe(page)
    paper = page.locator(".recovery li bdi").first.inner_text()
    page.get_by_role("link", name="I have kept them").click()
    axe(page)
    sign_out(page)

    sign_in(page, here, "ada")
    axe(page)
    page.get_by_label("Code").fill(paper)
    page.keyboard.press("Enter")

    arrive(page, "Offices")
    assert re.fullmatch(r"(\w{4}-){2}\w{4}", paper)


def test_at_a_number_the_page_says_where_passkeys_work(page: Page, site: str) -> None:
    ada()
    sign_in(page, site, "ada")

    page.goto(f"{site}/account/passkeys/add")

    link = page.get_by_role("link", name="http://localhost")
    expect(link).to_have_attribute("href", re.compile(r"^http://localhost:\d+/account/passkeys"))
    expect(page.get_by_role("button", name="Make the passkey")).to_be_hidden()


def now_code(secret: bytes) -> str:
    return code_at(secret, step=codes.step_of(timezone.now().timestamp()))


def forget_proof() -> None:
    """Let the proof of the sign-in be older than it may be, in every session there is."""
    from asylia.web.accounts.models import Session

    for row in Session.objects.all():
        held = row.get_decoded()
        held["confirmed_at"] = 0
        store = Session.get_session_store_class()()
        row.session_data = store.encode(held)
        row.save()

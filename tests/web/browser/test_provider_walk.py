"""To an identity provider and back, in a real browser: another site, so cookies are tried too."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from asylia.web.accounts.models import LinkedIdentity, Role
from tests.web.browser.conftest import arrive
from tests.web.identity_provider import SUBJECT, IdentityProvider, set_up
from tests.web.people import make_office, make_user

Axe = Callable[[Page], None]
PASSWORD = "lamp river quiet orange"
NARROW: list[dict[str, Any]] = [{"viewport": {"width": 320, "height": 640}}]


@pytest.fixture
def provider(settings: Any, tmp_path: Path) -> Iterator[IdentityProvider]:
    with set_up(settings, tmp_path, at=int(timezone.now().timestamp())) as found:
        yield found


@pytest.mark.looks({}, *NARROW)
def test_somebody_signs_in_at_the_provider(
    page: Page, site: str, provider: IdentityProvider, axe: Axe
) -> None:
    here = site.replace("127.0.0.1", "localhost")
    user = make_user(Role.ADMINISTRATOR, office=make_office(name="Asylum division"))
    page.goto(f"{here}/sign-in?next=/users/")
    axe(page)

    page.get_by_role("link", name="Sign in with Ministry sign-in").click()
    expect(page.get_by_role("alert")).to_contain_text("no account is linked to you")
    axe(page)
    LinkedIdentity.objects.create(
        user=user, issuer=provider.issuer, subject=SUBJECT, linked_at=timezone.now()
    )
    page.goto(f"{here}/sign-in?next=/users/")
    page.get_by_role("link", name="Sign in with Ministry sign-in").click()

    arrive(page, "Users")
    other = make_user(username="rasa", full_name="Rasa K", office=user.office)
    page.goto(f"{here}/users/{other.reference}")
    axe(page)
    page.get_by_label("Subject at the identity provider").fill("another")
    page.get_by_role("button", name="Link the account").click()
    expect(page.get_by_role("status")).to_contain_text("The account is linked")
    axe(page)

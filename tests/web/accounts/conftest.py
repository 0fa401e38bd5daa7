"""An identity provider of our own, for the tests of sign-in."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from asylia.web.accounts.provider import actions
from tests.web.identity_provider import CLIENT, SECRET, IdentityProvider, serving


@pytest.fixture
def provider(settings: Any, tmp_path: Path) -> Iterator[IdentityProvider]:
    secret = tmp_path / "secret"
    secret.write_text(f"{SECRET}\n")
    actions._known.clear()
    with serving(IdentityProvider(at=int(timezone.now().timestamp()))) as found:
        settings.PROVIDER = {
            **dict.fromkeys(settings.PROVIDER, ""),
            "ISSUER": found.issuer,
            "CLIENT_ID": CLIENT,
            "CLIENT_SECRET_FILE": str(secret),
            "NAME": "Ministry sign-in",
        }
        yield found
    actions._known.clear()

"""An identity provider of our own, for the tests of sign-in."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from tests.web.identity_provider import IdentityProvider, set_up


@pytest.fixture
def provider(settings: Any, tmp_path: Path) -> Iterator[IdentityProvider]:
    with set_up(settings, tmp_path, at=int(timezone.now().timestamp())) as found:
        yield found

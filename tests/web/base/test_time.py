from datetime import UTC, date
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from asylia.web.base import actions


def test_a_moment_is_aware_and_in_utc() -> None:
    assert actions.now().tzinfo is not None


def test_a_demonstration_has_a_day_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASYLIA_TODAY", "2026-08-20")

    moment = actions.now()

    assert actions.today() == date(2026, 8, 20)
    assert moment.utcoffset() == UTC.utcoffset(None)


def test_production_has_no_day_of_its_own(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    monkeypatch.setenv("ASYLIA_TODAY", "2026-08-20")
    settings.IN_PRODUCTION = True

    with pytest.raises(ImproperlyConfigured, match="ASYLIA_TODAY is for demonstrations"):
        actions.now()

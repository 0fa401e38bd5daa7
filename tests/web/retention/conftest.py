"""Ten years and a bit after the founding case."""

import pytest

LATER = "2036-09-01"


@pytest.fixture(autouse=True)
def ten_years_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASYLIA_TODAY", LATER)

"""Every test here happens on the day of the demonstration."""

import pytest

from asylia.samples.caseload import DEMONSTRATION_DAY


@pytest.fixture(autouse=True)
def _on_the_day_of_the_demonstration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASYLIA_TODAY", DEMONSTRATION_DAY.isoformat())

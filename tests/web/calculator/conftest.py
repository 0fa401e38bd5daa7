"""The calculator with its own settings; whatever asked for a database would fail."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client, override_settings

from asylia.web.calculator import doors
from asylia.web.calculator import settings as own

FORM = {
    "member_state": "LT",
    "as_of": "20 8 2026",
    "found": "border_apprehension",
    "found_at": "10 8 2026 14:10",
    "made_at": "10 8 2026 14:40",
    "registered_at": "11 8 2026",
}
"""The first days of the founding case, as somebody would write them."""

NOT_HERE = ("DATABASES", "ENV", "HERE", "INSTALLED_APPS", "LOGGING")
"""What one process cannot change while it runs; a process of its own proves those."""


@pytest.fixture
def visitor(monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """Somebody who opens the calculator."""
    monkeypatch.setitem(connection.settings_dict, "ATOMIC_REQUESTS", value=False)
    told = {name: getattr(own, name) for name in dir(own) if name.isupper()}
    for name in NOT_HERE:
        del told[name]
    first = {"DIRS": [Path(doors.__file__).parent / "templates"]}
    told["TEMPLATES"] = [{**own.TEMPLATES[0], **first}]
    doors.turnstile.cache_clear()
    with override_settings(**told):
        yield Client(headers={"host": "localhost"})
    doors.turnstile.cache_clear()

"""Entries for the tests of the case file; every test says what it is about."""

from datetime import UTC, date, datetime
from typing import Any

from asylia.casefile.entries import Entry, Header

NOON = datetime(2026, 8, 10, 9, 0, tzinfo=UTC)


def header(number: int = 1, event: str = "application_made", **told: Any) -> Header:
    usual: dict[str, Any] = {
        "case": "LT-7Q4K-2M9X",
        "recorded_at": NOON,
        "office": "O-2222",
        "recorded_by": "S-2222-3333",
    }
    if not {"happened_on", "happened_at"} & told.keys():
        usual["happened_on"] = date(2026, 8, 10)
    return Header(number=number, event=event, **{**usual, **told})


def entry(number: int = 1, event: str = "application_made", **told: Any) -> Entry:
    content = told.pop("content", {})
    return Entry(header=header(number, event, **told), content=content)

"""Small tables of cases, as they lie on a disc."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from asylia.law.facts import History, read_history

Save = Callable[..., Path]
NOVEMBER = date(2026, 11, 20)


def history(*events: tuple[Any, ...], case: str = "LT-TEST-0001", **facts: Any) -> History:
    """A history; an event is its name, its day or moment, and what else its entry holds."""
    written: dict[str, Any] = {
        "format": "asylia-history/1",
        "case": case,
        "member_state": "LT",
        "events": [
            {"event": name, "at": at, **(rest[0] if rest else {})} for name, at, *rest in events
        ],
        **facts,
    }
    return read_history(json.dumps(written), file="test")


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Write a table of cases: two that were registered, unless columns say otherwise."""

    def write(columns: Mapping[str, object] | None = None, *, without: str = "") -> Path:
        usual: dict[str, object] = {
            "case": ["LT-AAAA-0001", "LT-AAAA-0002"],
            "member_state": ["LT", "LT"],
            "application_made": [date(2026, 8, 10), date(2026, 8, 11)],
            "application_registered": [date(2026, 8, 11), None],
        }
        table = {**usual, **(columns or {})}
        table.pop(without, None)
        path = tmp_path / "cases.parquet"
        pl.DataFrame(table).write_parquet(path)
        return path

    return write

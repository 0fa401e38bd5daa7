"""What staff wrote in a paper, as its entry keeps it: a paper in its place begins with it."""

from collections.abc import Mapping
from datetime import date, datetime

from asylia.web.papers.fields import FIELDS, Sort


def spelled(told: Mapping[str, object]) -> dict[str, object]:
    """Answers as text.

    Args:
        told: The answers by the names of their fields; empty ones are left out.
    """
    return {name: _spelled(value) for name, value in told.items() if value}


def _spelled(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def read(told: Mapping[str, object]) -> dict[str, object]:
    """Answers as they were before they were spelled.

    Args:
        told: What an entry keeps.
    """
    return {name: _read(name, str(value)) for name, value in told.items() if name in FIELDS}


def _read(name: str, value: str) -> object:
    if FIELDS[name].sort is Sort.DAY:
        return date.fromisoformat(value)
    if FIELDS[name].sort is Sort.MOMENT:
        return datetime.fromisoformat(value)
    return value

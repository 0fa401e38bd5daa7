"""What a benchmark hands over: figures, each with its floor and whether it holds."""

import json
import statistics
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured value.

    Attributes:
        floor: What the project promises, as people read it.
        holds: Whether the value keeps the promise; None if there is no promise.
    """

    what: str
    value: float
    unit: str
    floor: str
    holds: bool | None


def at_most(what: str, value: float, *, unit: str, limit: float) -> Figure:
    """A value that must not be larger."""
    rounded = round(value, 2 if value < 100 else 0)
    return Figure(
        what=what, value=rounded, unit=unit, floor=f"≤ {limit:g} {unit}", holds=value <= limit
    )


def at_least(what: str, value: float, *, unit: str, limit: float) -> Figure:
    """A value that must not be smaller."""
    return Figure(
        what=what, value=round(value), unit=unit, floor=f"≥ {limit:,g} {unit}", holds=value >= limit
    )


def at_least_share(what: str, value: float, *, limit: float) -> Figure:
    """A share between 0 and 1 that must not be smaller."""
    return Figure(
        what=what, value=round(value, 3), unit="", floor=f"≥ {limit:g}", holds=value >= limit
    )


def seen(what: str, value: float, *, unit: str) -> Figure:
    """A value without a promise, for those who want to judge the spread."""
    return Figure(what=what, value=round(value, 2), unit=unit, floor="", holds=None)


def seconds(act: Callable[[], object]) -> float:
    """How long one act takes."""
    began = perf_counter()
    act()
    return perf_counter() - began


def middle(values: Sequence[float]) -> float:
    """The median."""
    return statistics.median(values)


def hand_over(says: str, figures: Sequence[Figure], *, is_full: bool = True) -> None:
    """Print the result for ``./asylia bench``.

    Args:
        says: What was measured.
        figures: The values.
        is_full: Whether it is of the size that the floors are meant for; others are only shown.
    """
    told = [asdict(figure) for figure in figures]
    print(json.dumps({"says": says, "figures": told, "is_full": is_full}))

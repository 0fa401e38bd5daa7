"""Classes whose values never change, made quickly: mypy sees to it that nobody changes them.

A frozen data class has three functions more and sets each value by a call, which makes a value
cost three times as much. ``asylia clock`` makes some fifty classes and ten thousand values before
it prints a line (ADR 20).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True, eq_default=False, field_specifiers=(field,))
def unchanging(*, kw_only: bool = False) -> Callable[[type[Made]], type[Made]]:
    """Make a class a data class without comparison, which mypy takes to be frozen.

    Args:
        kw_only: Whether its values are given by name only.
    """
    return dataclass(eq=False, repr=False, kw_only=kw_only)

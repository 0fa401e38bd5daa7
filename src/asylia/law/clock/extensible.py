"""Which limits the law lets somebody extend: those whose extension a rule asks about."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache

from asylia.law.limits import Attribute, Extended, TimeLimit
from asylia.law.terms import Event


@cache
def extensible(rules: tuple[TimeLimit, ...]) -> frozenset[str]:
    """The ids of the limits that may be extended.

    Args:
        rules: The law book.
    """
    return frozenset(found for rule in rules for found in _extended(rule))


def _extended(part: object) -> Iterator[str]:
    if isinstance(part, Extended):
        yield part.limit
    elif isinstance(part, Attribute) and part.event is Event.TIME_LIMIT_EXTENDED:
        yield from map(str, part.values if part.key == "limit" else ())
    elif isinstance(part, tuple):
        yield from (found for one in part for found in _extended(one))
    elif is_dataclass(part):
        yield from (found for one in fields(part) for found in _extended(getattr(part, one.name)))

"""The tokens by which people who may be the same are found: equal tokens, nothing else.

Most join two facts, so that a token is shared by few: a frequent name alone says little.
"""

from collections.abc import Iterator
from itertools import combinations

from asylia.likeness.folding import Part
from asylia.likeness.stated import Born, Stated

FOLDED_AS = 1
"""The version of the folding: stored tokens of another version are made anew."""
_WAYS = 4
_WAYS_IN_PAIRS = 2
_MOST = 160


def tokens_of(stated: Stated, *, asked: bool = False) -> tuple[str, ...]:
    """The tokens of what is stated, the most telling first.

    Args:
        stated: What is said of somebody.
        asked: Whether they are to search with: then the years beside the year are tokens too.
    """
    return tuple(dict.fromkeys(_all(stated, asked=asked)))[:_MOST]


def is_name_alone(token: str) -> bool:
    """Whether a token is one part of a name and nothing else, which many people may share.

    Args:
        token: One of ``tokens_of``.
    """
    return token.startswith("n|")


def _all(stated: Stated, *, asked: bool) -> Iterator[str]:
    for born in stated.births:
        if born.has_day:
            yield f"b|{born.year}|{_day(born)}"
    for name in stated.names:
        yield from _pairs(name)
        for part in name:
            yield from _with_births(part, stated.births, asked=asked)
    for name in stated.names:
        for part in name:
            yield from (f"n|{read}" for read in part.skeletons[:_WAYS])


def _pairs(name: tuple[Part, ...]) -> Iterator[str]:
    for one, other in combinations(name, 2):
        for first in one.skeletons[:_WAYS_IN_PAIRS]:
            for second in other.skeletons[:_WAYS_IN_PAIRS]:
                yield f"p|{min(first, second)}|{max(first, second)}"


def _with_births(part: Part, births: tuple[Born, ...], *, asked: bool) -> Iterator[str]:
    for read in part.skeletons[:_WAYS]:
        for born in births:
            if born.has_day:
                yield f"d|{read}|{_day(born)}"
            around = (0, -1, 1) if asked else (0,)
            yield from (f"y|{read}|{born.year + away}" for away in around)


def _day(born: Born) -> str:
    return "{}-{}".format(*born.day_either_way)

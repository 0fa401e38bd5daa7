"""What is said of who somebody is, folded once, so that it can be compared many times."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from asylia.likeness.folding import Part, parts_of

MOST_NAMES = 6
"""So many names of one person are compared; a file rarely holds more."""
_NAMES = ("given_names", "family_name")


class Born(NamedTuple):
    """A birth as stated: the year alone, or the day.

    Attributes:
        year: The year.
        month: The month; 0 if only the year is known.
        day: The day of the month; 0 if only the year is known.
    """

    year: int
    month: int = 0
    day: int = 0

    @property
    def has_day(self) -> bool:
        """Whether the day is known; the first of January is written where it is not."""
        return bool(self.month) and (self.month, self.day) != (1, 1)

    @property
    def day_either_way(self) -> tuple[int, int]:
        """Day and month in one order, however they were exchanged."""
        return min(self.month, self.day), max(self.month, self.day)


def born_from(said: object) -> Born | None:
    """A birth from a day or a year as a file writes it; None if it is neither.

    Args:
        said: "1994-03-02", "1994" or 1994.
    """
    parts = str(said).split("-")
    if len(parts) not in {1, 3} or not all(part.isdecimal() for part in parts):
        return None
    return Born(*(int(part) for part in parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """Who somebody is, as stated, perhaps in several ways.

    Attributes:
        names: Whole names, each as its parts.
        births: Days or years of birth.
        nationalities: Codes of countries.
    """

    names: tuple[tuple[Part, ...], ...] = ()
    births: tuple[Born, ...] = ()
    nationalities: frozenset[str] = field(default_factory=frozenset)


def stated_from(
    names: Iterable[str],
    births: Iterable[object],
    *,
    countries: Iterable[str],
    part: Callable[[str], Part] | None = None,
) -> Stated:
    """What is said, folded.

    Args:
        names: Whole names in any script and order.
        births: Days or years of birth, as a file writes them; what is neither is left out.
        countries: Codes of nationalities.
        part: What folds one word; see ``parts_of``.
    """
    folded = dict.fromkeys(parts for name in names if (parts := parts_of(name, part=part)))
    born = dict.fromkeys(one for said in births if (one := born_from(said)))
    return Stated(
        names=tuple(folded)[:MOST_NAMES],
        births=tuple(born)[:MOST_NAMES],
        nationalities=frozenset(countries),
    )


def whole_names(identity: Mapping[str, object]) -> tuple[str, ...]:
    """The names that an identity of a case file holds, each in one line.

    Args:
        identity: Parts of an identity, as a file writes them.
    """
    latin = " ".join(str(identity[part]) for part in _NAMES if identity.get(part))
    own = str(identity.get("name_in_own_script") or "")
    return tuple(name for name in (latin, own) if name)


def packed(stated: Stated) -> bytes:
    """What is stated, spelled in bytes; folded forms only, no name as it was written.

    Args:
        stated: What is said of somebody.
    """
    names = [[[part.plain, *part.skeletons] for part in name] for name in stated.names]
    births = [[born.year, born.month, born.day] for born in stated.births]
    told = [names, births, sorted(stated.nationalities)]
    return json.dumps(told, separators=(",", ":")).encode()


def unpacked(spelled: bytes) -> Stated:
    """What ``packed`` spelled.

    Args:
        spelled: The bytes.
    """
    names, births, countries = json.loads(spelled)
    return Stated(
        names=tuple(tuple(Part(one[0], tuple(one[1:])) for one in name) for name in names),
        births=tuple(Born(*born) for born in births),
        nationalities=frozenset(countries),
    )

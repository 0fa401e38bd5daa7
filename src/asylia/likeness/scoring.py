"""How alike two statements are, as a number that can be ordered and a word that can be read.

The points behave like the weights of evidence: what many share counts little, what contradicts
counts against. They rank; they decide nothing, and nobody is merged by them.
"""

from enum import StrEnum

from rapidfuzz.distance import JaroWinkler
from rapidfuzz.fuzz import ratio

from asylia.likeness.folding import Part
from asylia.likeness.stated import Born, Stated

SAME_SOUND = 0.96
ONE_SOUND = 0.85
AT_MOST_ALIKE = 0.93
NOT_ALIKE = 0.62
NAME_WEIGHT = 12.0
TOLD_TWICE = 0.06
"""For names that are alike in two scripts or statements."""
UNKNOWN = 0.0
SOON_AFTER = 2
NAME_FROM = 0.5
"""Below it nothing else counts: a day of birth alone finds nobody."""
SPARE_PART = 0.03
ALONE = 0.15
"""What a name of one part that is found lacks beside one of two."""
STRONG_FROM = 15.0
FAIR_FROM = 11.5
WEAK_FROM = 7.0
"""What is less alike is not worth looking at."""


class Strength(StrEnum):
    """How strongly two statements are alike, in a word."""

    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"


class Likeness:
    """Compares one statement with many; what it has compared it remembers until it is dropped."""

    def __init__(self, asked: Stated) -> None:
        """Begin.

        Args:
            asked: What the searcher says.
        """
        self._asked = asked
        self._names = [_Name(name) for name in asked.names]

    def to(self, known: Stated) -> float:
        """How alike what is asked and what a file says are; more is more alike.

        Args:
            known: What a file says.
        """
        asked = self._asked
        alike = [one.to(other) for one in self._names for other in known.names]
        name = max(alike, default=0.0) + TOLD_TWICE * (sum(one >= SAME_SOUND for one in alike) > 1)
        if name < NAME_FROM:
            return NAME_WEIGHT * name
        born = max(
            (_births_alike(one, other) for one in asked.births for other in known.births),
            default=UNKNOWN,
        )
        return (
            NAME_WEIGHT * name + born + _countries_alike(asked.nationalities, known.nationalities)
        )


class _Name:
    """A name that is asked for, and how alike its parts are to each part met so far."""

    def __init__(self, parts: tuple[Part, ...]) -> None:
        self._parts = parts
        self._joined = "".join(part.plain for part in parts)
        self._met: dict[Part, list[float]] = {}

    def to(self, known: tuple[Part, ...]) -> float:
        """From 0 to 1: how well the parts of the shorter name are found in the longer one."""
        pairs = [
            (alike, number, place)
            for place, part in enumerate(known)
            for number, alike in enumerate(self._met.get(part) or self._meet(part))
        ]
        pairs.sort(reverse=True)
        used: set[int] = set()
        taken: set[int] = set()
        found: list[float] = []
        for alike, number, place in pairs:
            if number not in used and place not in taken:
                used.add(number)
                taken.add(place)
                found.append(alike)
        matched = sum(found) / len(found)
        if matched < SAME_SOUND:
            matched = max(matched, _joined_alike(self._joined, known, above=matched))
        spare = abs(len(self._parts) - len(known))
        return matched - SPARE_PART * spare - ALONE * (len(found) == 1)

    def _meet(self, part: Part) -> list[float]:
        alike = self._met[part] = [_parts_alike(one, part) for one in self._parts]
        return alike


def strength_of(score: float) -> Strength:
    """The word for a likeness.

    Args:
        score: What ``Likeness.to`` gave.
    """
    if score >= STRONG_FROM:
        return Strength.STRONG
    return Strength.FAIR if score >= FAIR_FROM else Strength.WEAK


def _joined_alike(asked: str, known: tuple[Part, ...], *, above: float) -> float:
    """Alike as one string, whatever part comes first: names that are joined or split.

    What cannot be above is told as 0, and soon: most names are far from it.
    """
    least = (NOT_ALIKE + above * (1 - NOT_ALIKE) / SAME_SOUND) * 100 - 1e-6
    plain = [part.plain for part in known]
    length = sum(map(len, plain))
    if 200 * min(len(asked), length) < least * (len(asked) + length):
        return 0.0
    turns = ("".join((*plain[n:], *plain[:n])) for n in range(len(plain)))
    best = max(ratio(asked, other, score_cutoff=least) for other in turns) / 100
    return max(0.0, (best - NOT_ALIKE) / (1 - NOT_ALIKE)) * SAME_SOUND


def _parts_alike(one: Part, other: Part) -> float:
    if one.plain == other.plain:
        return 1.0
    shared = set(one.skeletons) & set(other.skeletons)
    close = JaroWinkler.similarity(one.plain, other.plain)
    if shared:
        sound = SAME_SOUND if max(map(len, shared)) > 1 else ONE_SOUND
        return sound - 0.15 * (1 - close)
    return max(0.0, (min(close, AT_MOST_ALIKE) - NOT_ALIKE) / (1 - NOT_ALIKE))


def _births_alike(one: Born, other: Born) -> float:
    years = abs(one.year - other.year)
    if one == other:
        return 6.0 if one.has_day else 2.5
    if one.has_day and other.has_day:
        same_day = (one.month, one.day) == (other.month, other.day)
        exchanged = one.day_either_way == other.day_either_way
        if exchanged and not years:
            return 5.0
        if same_day:
            return 3.5 if years in {1, 2, 10} else 2.0
        if exchanged:
            return 0.0
        return -2.0 if not years else -4.0
    return 2.5 if not years else (-1.0 if years <= SOON_AFTER else -4.0)


def _countries_alike(asked: frozenset[str], known: frozenset[str]) -> float:
    if not asked or not known:
        return 0.0
    return 1.0 if asked & known else -0.7

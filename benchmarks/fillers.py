"""Invented people by the million, for the register of names to hold beside those who are sought.

Half of them are put together from the spellings of the development registrations, so that names
are frequent and namesakes many; the others from invented names, of which few are frequent, as in
life. Both are spelled with variation: other romanisations, doubled letters, capitals.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from asylia.likeness.folding import Part
from asylia.likeness.stated import Stated, stated_from
from asylia.samples.people import ORIGINS, Origin
from benchmarks.registrations import registrations

COUNTRIES = {
    "be": ("BY", "RU"), "uk": ("UA",), "ru": ("RU",), "ar": ("SY", "IQ"), "fa": ("AF", "IR"),
    "so": ("SO",), "ti": ("ER", "ET"),
}  # fmt: skip
SPELLED = (
    ("sh", "ch"), ("kh", "h"), ("zh", "j"), ("ts", "c"), ("ou", "u"), ("ee", "i"), ("y", "i"),
    ("v", "w"), ("k", "q"), ("aa", "a"), ("th", "t"), ("ia", "ya"), ("f", "ff"), ("s", "ss"),
)  # fmt: skip
FROM_REGISTRATIONS = 0.5
WITH_FATHER = 0.4
WITH_OWN_SCRIPT = 0.2
FIRST_OF_JANUARY, YEAR_ONLY, NO_BIRTH = 0.12, 0.02, 0.03
NO_COUNTRY = 0.04
SPELLED_OTHERWISE = 0.4


@dataclass(slots=True)
class Pool:
    """Family names and given names of one origin."""

    family: list[str] = field(default_factory=list)
    given: list[str] = field(default_factory=list)


def pools() -> dict[str, Pool]:
    """The spellings of the development registrations, by origin."""
    found: defaultdict[str, Pool] = defaultdict(Pool)
    for one in registrations():
        found[one.group].family.append(one.family_name)
        found[one.group].given.append(one.given_names)
    return dict(found)


class Filler:
    """Draws invented people; the same seed draws the same ones."""

    def __init__(self, seed: int, *, part: Callable[[str], Part] | None = None) -> None:
        self._draw = random.Random(seed)
        self._part = part
        self._pools = pools()
        self._groups = sorted(self._pools)

    def person(self) -> Stated:
        draw = self._draw
        if draw.random() < FROM_REGISTRATIONS:
            names, countries = self._as_registered()
        else:
            names, countries = self._invented(draw.choice(ORIGINS))
        stated = [] if draw.random() < NO_COUNTRY else [draw.choice(countries)]
        return stated_from(names, [self._born()], countries=stated, part=self._part)

    def _as_registered(self) -> tuple[list[str], Sequence[str]]:
        draw, group = self._draw, self._draw.choice(self._groups)
        pool = self._pools[group]
        given = draw.choice(pool.given)
        if " " not in given and draw.random() < WITH_FATHER:
            given += " " + draw.choice(pool.given).split(" ")[-1]
        return [self._spelled(f"{given} {draw.choice(pool.family)}")], COUNTRIES[group]

    def _invented(self, origin: Origin) -> tuple[list[str], Sequence[str]]:
        family = self._joined(origin.family, self._joined(origin.given, origin.family_ends))
        given = self._joined(origin.given, origin.given_ends)
        father = " " + self._joined(origin.given, origin.given_ends)
        if self._draw.random() >= WITH_FATHER:
            father = ""
        latin, own = (
            " ".join(_side(word, n) for word in f"{given}{father} {family}".split(" "))
            for n in (0, 1)
        )
        names = [self._spelled(latin)]
        if not own.isascii() and self._draw.random() < WITH_OWN_SCRIPT:
            names.append(own)
        return names, (origin.nationality,)

    def _joined(self, beginnings: str, ends: str) -> str:
        """A beginning and an end, in Latin letters and after a colon in the person's own."""
        first, last = (self._frequent(words.split(" ")) for words in (beginnings, ends))
        return f"{_side(first, 0)}{_side(last, 0).lower()}:{_side(first, 1)}{_side(last, 1)}"

    def _frequent(self, words: Sequence[str]) -> str:
        """One of them, the first ones more often."""
        return words[int(len(words) * self._draw.random() ** 1.5)]

    def _spelled(self, name: str) -> str:
        draw = self._draw
        if draw.random() < SPELLED_OTHERWISE:
            found, other = draw.choice(SPELLED)
            name = name.replace(found, other)
        return name.upper() if draw.random() < 0.15 else name

    def _born(self) -> str:
        draw = self._draw
        year, chance = int(draw.triangular(1948, 2014, 1995)), draw.random()
        if chance < NO_BIRTH:
            return ""
        if chance < NO_BIRTH + YEAR_ONLY:
            return str(year)
        if chance < NO_BIRTH + YEAR_ONLY + FIRST_OF_JANUARY:
            return f"{year}-01-01"
        return f"{year}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"


def _side(word: str, number: int) -> str:
    sides = word.split(":")
    return sides[min(number, len(sides) - 1)]

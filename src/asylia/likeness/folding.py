"""Names folded until spelling stops telling them apart: parts, their plain form, their skeletons.

The plain form keeps vowels, in five groups; a skeleton keeps consonants only, in groups of sounds
that romanisations confuse. Where letters can be read in two ways a part has several skeletons.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product
from typing import NamedTuple

from asylia.likeness.equals import ROWS
from asylia.likeness.scripts import latin

AT_MOST = 6
"""How many ways a part may be read."""
LONGEST = 120
MOST_PARTS = 8

_JOINED = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z][^\W\d_A-Z])")
_BREAK = re.compile(r"[^\w'’ʼ`´ʹʺ]+|_")
_NO_LETTER = re.compile(r"[^a-z]")
_ARTICLES = frozenset(
    "al el ad ar as ash at az an ul ur ed es ibn bin ben bint de da di der van von".split()  # noqa: SIM905
)
_SERVANT = re.compile(r"^abd(?:[aeiou]?l(?=[a-z]{3})|[aeiou](?=(?:rr|ss|sh|nn|zz|dd)))?(.*)$")
_ARTICLE_JOINED = re.compile(r"^[ae]l(?=[bcdfghjkmnpqrstwxz][a-z]{3})")
_ENDING = re.compile(r"(?<=[a-z]{3})(?:iene|yte|aite|as|is|ys|us|ius|os|e)$")
_TO_BEFORE = frozenset(
    "allah allh ullah ollah lah din uddin addin eddin eddine oddin zadeh zada".split()  # noqa: SIM905
)
_BEGINNINGS = {"abu": "abu"} | dict.fromkeys(
    ["abd", "abdal", "abdel", "abdul", "abdol", "abdar", "abder", "abdur", "abdo", "abdu"],
    "abd",
)
"""What only begins a name, and what is written for it."""
_VOWELS = "aeiouy"


class Part(NamedTuple):
    """A part of a name.

    Attributes:
        plain: Its plain form, with vowels.
        skeletons: The ways to read its consonants; at least one.
    """

    plain: str
    skeletons: tuple[str, ...]


def parts_of(name: str, *, part: Callable[[str], Part] | None = None) -> tuple[Part, ...]:
    """The parts of a name, in its order.

    Args:
        name: A whole name in any script; what is longer than anybody's name is cut.
        part: What folds one word; one that remembers words where many names are folded at once.
    """
    return tuple(map(part or part_of, _words(name[:LONGEST])[:MOST_PARTS]))


def _words(name: str) -> list[str]:
    spaced = _JOINED.sub(" ", name)
    words = [_NO_LETTER.sub("", one) for one in _BREAK.sub(" ", latin(spaced)).split()]
    return list(_merged(word for word in words if word))


def _merged(words: Iterable[str]) -> Iterator[str]:
    """Words that belong to one name in one: Abd al-Rahman, Najib Ullah; articles are left out."""
    held, begun = "", ""
    for word in words:
        if word in _ARTICLES:
            continue
        if begun:
            held, begun = begun + _bare(word), ""
        elif held and word in _TO_BEFORE:
            held += word
        else:
            if held:
                yield held
            held, begun = word, _BEGINNINGS.get(word, "")
    if held:
        yield held


def _bare(word: str) -> str:
    return _ARTICLE_JOINED.sub("", word)


def part_of(word: str) -> Part:
    """One part of a name, from its small Latin letters."""
    if word.startswith("abd") and len(word) > len("abdul") + 2:
        word = "abd" + _SERVANT.sub(r"\1", word)
    plain = _plain(word)
    stands_for = EQUALS.get(plain)
    forms = [*([stands_for] if stands_for else ()), *_forms(word)]
    readings = dict.fromkeys(skeleton for form in forms for skeleton in _skeletons(form))
    return Part(_plain(stands_for) if stands_for else plain, tuple(readings)[:AT_MOST])


def _forms(word: str) -> Iterator[str]:
    yield word
    if (bare := _bare(word)) != word:
        yield bare
    if (bare := _ENDING.sub("", word)) != word:
        yield bare


_PLAIN = (
    (r"ou|oo|uw", "u"),
    (r"ee|ii|iy|yi|ij|ie", "i"),
    (r"dsch|dzh|dj|dz", "j"),
    (r"tsch|tch|tsh|cz", "c"),
    (r"schtsch|shch|szcz|chtch", "s"),
    (r"sch|sh|sz", "s"),
    (r"zh", "z"),
    (r"kh|gh", "h"),
    (r"ph", "f"),
    (r"th", "t"),
    (r"ck|q|c(?=[aoukltrn])", "k"),
    (r"w", "v"),
    (r"x", "h"),
    (r"(?<=[a-z])h$", ""),
    (r"y|j", "i"),
    (r"(.)\1+", r"\1"),
)
_PLAIN_RULES = tuple((re.compile(found), sound) for found, sound in _PLAIN)


def _plain(word: str) -> str:
    for found, sound in _PLAIN_RULES:
        word = found.sub(sound, word)
    return word


EQUALS = {_plain(form): row.split()[0] for row in ROWS.split("\n") for form in row.split()}
"""The plain form of each given name that is told differently in several languages."""

# What letters may sound like, longest first. Sounds: S sibilants and affricates, K, H with g, A a
# vowel at the beginning, v only where it is heard; "" is silent.
_SOUNDS = """
schtsch=S chtch=S szcz=S shch=S tsch=S dsch=S sch=S tch=S tsh=S dzh=S ch=S/H cz=S sh=S sz=S zh=S
ts=S tz=S dz=S dj=S/T dg=S/H kh=H/K gh=H/K ck=K/SK th=T/S dh=T/S ph=V
b=B d=T f=V g=H h=H k=K l=L m=M n=N p=B q=K r=R s=S t=T z=S
"""
_SOUND_OF = {
    letters: tuple(sounds.split("/"))
    for letters, _, sounds in (pair.partition("=") for pair in _SOUNDS.split())
}
_SOUND = re.compile("|".join(_SOUND_OF) + "|[a-z]")


def _skeletons(word: str) -> Iterator[str]:
    heard = [_heard(found) for found in _SOUND.finditer(word)]
    ways = 1
    for number, ways_here in enumerate(heard):
        ways *= len(ways_here)
        if ways > AT_MOST:
            heard[number] = ways_here[:1]
            ways //= len(ways_here)
    for choice in product(*heard):
        yield _closed("".join(choice))


def _heard(found: re.Match[str]) -> tuple[str, ...]:
    """What these letters may sound like where they stand."""
    letters, is_first = found.group(), found.start() == 0
    is_last = found.end() == len(found.string)
    if letters == "h" and is_first:
        return ("H", "A")
    if letters in {"h", "gh"} and is_last:
        return (*_SOUND_OF[letters], "")
    if letters in _SOUND_OF:
        return _SOUND_OF[letters]
    before = found.string[found.start() - 1 : found.start()] or "-"
    after = found.string[found.end() : found.end() + 1] or "-"
    if letters in _BY_PLACE:
        return _BY_PLACE[letters](before, after)
    return ("A",) if is_first else ("",)


def _c(before: str, after: str) -> tuple[str, ...]:
    """A c: Somali writes a throat sound with it, Polish ts, most others k or s."""
    if after == "-":
        return ("S", "K", "")
    if after not in _VOWELS:
        return ("K", "S")
    if before == "-":
        return ("K", "S", "A") if after in "aou" else ("S", "A")
    if before in _VOWELS:
        return ("S", "")
    return ("S",) if after in "eiy" else ("K", "S")


def _j(before: str, after: str) -> tuple[str, ...]:
    if after not in _VOWELS:
        return ("",)
    return ("A" if before == "-" else "", "S")


def _x(before: str, after: str) -> tuple[str, ...]:
    if after == "-":
        return ("H", "KS", "")
    return ("H",) if before == "-" else ("H", "KS")


def _v(before: str, after: str) -> tuple[str, ...]:
    """A v is heard before a vowel; elsewhere it is written u, w or not at all."""
    return ("V",) if before == "-" or after in _VOWELS else ("",)


def _w(before: str, after: str) -> tuple[str, ...]:
    """A w is a v, and in Arabic names also a long u, which nobody writes the same."""
    if before == "-":
        return ("V",)
    return ("V", "") if after in _VOWELS else ("",)


_BY_PLACE: Mapping[str, Callable[[str, str], tuple[str, ...]]] = {
    "c": _c, "j": _j, "x": _x, "v": _v, "w": _w,
}  # fmt: skip


def _closed(skeleton: str) -> str:
    """Without doubled sounds, a T before S, and an H that nobody hears at the end."""
    skeleton = re.sub(r"T+S", "S", skeleton)
    skeleton = re.sub(r"(.)\1+", r"\1", skeleton)
    skeleton = re.sub(r"(?<=.)A", "", skeleton)
    return skeleton or "A"

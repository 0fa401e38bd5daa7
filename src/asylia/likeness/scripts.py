"""A name of any script in Latin letters, as the sounds that romanisations agree on.

Tables of our own for the scripts that we meet most and where a general table loses letters that
tell names apart; every other script goes through ``anyascii``.
"""

import re
import unicodedata

from anyascii import anyascii

_CYRILLIC = (
    "а=a б=b в=v г=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f"
    " х=kh ц=ts ч=tsh ш=sh щ=shsh ъ= ы=y ь= э=e ю=yu я=ya і=i ї=yi є=ye ґ=g ў=v"
    " ђ=dzh ј=y љ=l њ=n ћ=ts џ=dzh ѓ=g ќ=k ѕ=dz"
    " қ=q ғ=gh ҳ=h ҷ=dzh ӣ=i ӯ=u ә=a ө=o ү=u ұ=u һ=h ң=n ӏ="
)
_ARABIC = (
    "ا=a أ=a إ=i آ=a ٱ=a ب=b ت=t ث=th ج=dg ح=\x01 خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=dh ط=t ظ=dh"
    " ع=a غ=gh ف=f ق=q ك=k ل=l م=m ن=n ه=\x01 و=w ي=y ى=a ة=a ئ= ء= ؤ=w"
    " پ=p چ=tsh ژ=zh گ=g ک=k ی=y ڤ=v ې=e ۍ=i ئ= ۀ=e ہ=\x01 ھ=\x01 ے=e ں=n ٹ=t ڈ=d ڑ=r"
    " ټ=t ډ=d ړ=r ږ=zh ښ=sh ڼ=n څ=ts ځ=dz ګ=g ێ=e ۆ=o ڕ=r ڵ=l ە=a ٔ= ـ="
)
_GREEK = (
    "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=ks ο=o π=p ρ=r σ=s ς=s τ=t υ=i φ=f"
    " χ=kh ψ=ps ω=o"
)
_LATIN = (
    "ß=ss æ=ae œ=oe ø=o đ=d ð=d þ=th ł=l ı=i ħ=h ə=a ŋ=n š=sh ś=sh ş=sh ș=sh ŝ=sh ž=zh ź=zh ż=zh"
    " č=tsh ć=tsh ç=sh ģ=g ğ=g"
)


def _table(*rows: str) -> dict[int, str]:
    pairs = (pair.split("=") for row in rows for pair in row.split(" ") if pair)
    return {ord(letter): sound for letter, sound in pairs}


_SOUNDS = _table(_CYRILLIC, _ARABIC, _GREEK, _LATIN)
_BREATH = "\x01"
"""An Arabic h: a vowel is written before it, so that it joins no other letter to one sound."""
_GREEK_PAIRS = (("ου", "u"), ("μπ", "b"), ("ντ", "d"), ("γκ", "g"), ("αυ", "av"), ("ευ", "ev"))


def latin(name: str) -> str:
    """The name in small Latin letters, with its spaces; marks of vowels and accents are gone.

    Args:
        name: A name in any script.
    """
    small = unicodedata.normalize("NFC", name).casefold()
    if small.isascii():
        return small
    for pair, sound in _GREEK_PAIRS:
        small = small.replace(pair, sound)
    if _BREATH in (known := small.translate(_SOUNDS)):
        known = re.sub(r"\bal\x01", "alh", known)
        known = re.sub(r"(?<=\w)\x01", "ah", known).replace(_BREATH, "h")
    known = unicodedata.normalize("NFD", known)
    bare = "".join(letter for letter in known if not unicodedata.combining(letter))
    return bare if bare.isascii() else anyascii(bare).lower()

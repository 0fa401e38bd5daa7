"""Where the names in larger caseloads come from: for each nationality its syllables, nobody's."""

from dataclasses import replace

from asylia.samples.mix import NATIONALITIES
from asylia.samples.people import ORIGINS, Origin

_OF = {origin.nationality: origin for origin in ORIGINS}

_BENGALI = Origin(
    nationality="BD",
    languages=("bn",),
    family="Ha:হা Mo:মো Ka:কা Sha:শা Ra:রা",
    family_ends="rundel:রুন্দেল jimar:জিমার toldar:তোলদার belun:বেলুন",
    given="Ta:তা Ni:নি Sa:সা Ru:রু",
    given_ends="milon:মিলন rab:রাব jitun:জিতুন shel:শেল",
)
_TURKISH = Origin(
    nationality="TR",
    languages=("tr", "ku"),
    family="Kara Yıl Demi Gün Ars Çel",
    family_ends="tepeli dumlu varan soykan belgin",
    given="Er Ay Se Ha Mu Öz",
    given_ends="kan len vim lit tan gül",
)
_CHINESE = Origin(
    nationality="CN",
    languages=("zh",),
    family="Lang:郎 Mu:牧 Qiao:桥 Shan:杉",
    family_ends="bei:北 ru:如 tang:棠",
    given="Wen:文 Lan:兰 Zhi:之",
    given_ends="yue:月 hai:海 song:松 qin:琴",
)
_HINDI = Origin(
    nationality="IN",
    languages=("pa", "hi"),
    family="Dhar:धर Bal:बल Kesh:केश Nath:नाथ",
    family_ends="wanti:वंती pur:पुर delan:देलन",
    given="Har:हर Su:सु Man:मन",
    given_ends="jit:जीत mira:मीरा deep:दीप",
)
_BALKAN = Origin(
    nationality="RS",
    languages=("sr", "rom"),
    family="Bre Kos Mili Var Dobr",
    family_ends="sanić jević tanović novac",
    given="Mil Dra Jas Ved Sla",
    given_ends="an ica enko ran mira",
)
_ARMENIAN = Origin(
    nationality="AM",
    languages=("hy", "ru"),
    family="Ara:Արա Ke:Կե Na:Նա Sar:Սար",
    family_ends="vanyan:վանյան ryan:րյան molyan:մոլյան",
    given="A:Ա Na:Նա Ti:Տի",
    given_ends="ram:րամ nil:նիլ zan:զան",
)


def _like(other: Origin, nationality: str, *languages: str) -> Origin:
    return replace(other, nationality=nationality, languages=languages)


_MORE = (
    _BENGALI,
    _TURKISH,
    _CHINESE,
    _HINDI,
    _BALKAN,
    _ARMENIAN,
    _like(_BALKAN, "AL", "sq"),
    _like(_OF["CU"], "CO", "es"),
    _like(_OF["CU"], "PE", "es"),
    _like(_OF["CM"], "HT", "ht", "fr"),
    _like(_OF["CM"], "ML", "fr", "bm"),
    _like(_OF["CM"], "NG", "en"),
    _like(_OF["CM"], "CI", "fr"),
    _like(_OF["CM"], "SN", "fr", "wo"),
    _like(_OF["CM"], "AO", "pt"),
    _like(_OF["CM"], "GM", "en"),
    _like(_OF["IR"], "PK", "ur", "ps"),
    *(_like(_OF["SY"], code, "ar") for code in ("EG", "MA", "SD", "TN", "PS", "DZ", "YE")),
)

BY_NATIONALITY = {code: {**_OF, **{one.nationality: one for one in _MORE}}[code]
                  for code in NATIONALITIES}  # fmt: skip
"""The origin of each nationality of the published figures that caseloads follow."""

"""Invented people. Their names are put together from syllables and are nobody's.

Each syllable is written in the Latin alphabet and, after a colon, in the person's own script.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from asylia.samples.draw import Draw

YEAR = 365
ADULT_AGES = (18, 62)
CHILD_AGES = (11, 16)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where names and languages come from.

    Attributes:
        nationality: Code of the country.
        languages: Codes of languages, the most usual first.
        family: Beginnings of family names.
        family_ends: Ends of family names.
        given: Beginnings of given names.
        given_ends: Ends of given names.
    """

    nationality: str
    languages: tuple[str, ...]
    family: str
    family_ends: str
    given: str
    given_ends: str


_SLAVIC = {
    "family": "Bra:Бра Stal:Сталь Ve:Ве Kor:Кор Mel:Мель Dub:Дуб Zar:Зар Gla:Гла Tu:Ту Os:Ос",
    "given": "Mi:Ми Ar:Ар Da:Да Ve:Ве Yar:Яр Lu:Лу Gle:Гле Ti:Ти",
    "given_ends": "mir:мир sen:сен nil:нил tan:тан lan:лан mon:мон",
}
_ARABIC = {
    "family": "al-Qar:القر al-Naw:النو al-Dur:الدر al-Shab:الشب al-Ham:الحم al-Ruk:الرك",
    "family_ends": "wani:واني dari:داري shali:شالي mudi:مودي bani:باني",
    "given": "Sal:سل Nad:ند Jam:جم Far:فر Ham:حم Zay:زي",
    "given_ends": "im:يم ir:ير ad:اد oun:ون at:ات",
}
_PERSIAN = {
    "family": "Shir:شیر Noor:نور Bakh:بخ Gul:گل Sang:سنگ Mah:مه",
    "family_ends": "wardi:وردی dashti:دشتی zari:زاری pari:پری mandi:مندی",
    "given": "Par:پر Da:دا Su:سو Be:به Mi:می Ro:رو",
    "given_ends": "wiz:ویز rab:راب hrab:هراب nad:ناد rwan:روان",
}
_ETHIOPIC = {
    "family": "Te:ተ Ha:ሃ Ke:ከ Be:በ Me:መ Ge:ገ",
    "family_ends": "sfalem:ስፋለም brezgi:ብረዝጊ flemar:ፍለማር rhasen:ርሃሰን",
    "given": "Sa:ሳ Yo:ዮ Fi:ፊ Mi:ሚ Le:ለ",
    "given_ends": "mrit:ምሪት nael:ናኤል shan:ሻን lkiel:ልኪኤል",
}
_LATIN = {
    "family": "Nga Ebo Tchi Moun Kaba Sori Ndo Bala",
    "family_ends": "mbeya kounda wolo tchaba liko ndara",
    "given": "Aris Belo Celu Doma Fani Josu",
    "given_ends": "tine der line mar ra el",
}
_GEORGIAN = {
    "family": "Ma:მა Ki:კი Ta:თა Lo:ლო Cha:ჩა",
    "family_ends": "rdiani:რდიანი kvelia:კველია nauri:ნაური bashvili:ბაშვილი",
    "given": "Le:ლე Gi:გი Za:ზა Ni:ნი",
    "given_ends": "van:ვან vlo:ვლო zal:ზალ tuna:ტუნა",
}
_TAMIL = {
    "family": "Kum:கும் Vel:வேல் Sel:செல் Nar:நர்",
    "family_ends": "ardas:ஆர்தாஸ் anesan:அனேசன் iporan:இபோரன்",
    "given": "Ka:க Ma:ம Su:சு Ra:ர",
    "given_ends": "vithan:விதன் niran:நிரன் jeevi:ஜீவி",
}
_LATIN_AMERICA = {
    "family": "Are Bola Cami Duri Este Oro",
    "family_ends": "neda quera rota lvez ndero",
    "given": "Mar Yud Rei Dan Ale",
    "given_ends": "iel isma nier elio yani",
}

ORIGINS = (
    Origin(nationality="RU", languages=("ru",), family_ends="ntsevin:нцевин gorin:горин dzev:дзев",
           **_SLAVIC),
    Origin(nationality="BY", languages=("be", "ru"), family_ends="vich:віч nko:нка bovik:бовік",
           **_SLAVIC),
    Origin(nationality="UA", languages=("uk", "ru"), family_ends="shenko:шенко charuk:чарук",
           **_SLAVIC),
    Origin(nationality="AF", languages=("prs", "ps"), **_PERSIAN),
    Origin(nationality="IR", languages=("fa", "ku"), **_PERSIAN),
    Origin(nationality="SY", languages=("ar", "ku"), **_ARABIC),
    Origin(nationality="IQ", languages=("ckb", "ar"), **_ARABIC),
    Origin(nationality="SO", languages=("so", "ar"), **_ARABIC),
    Origin(nationality="ER", languages=("ti", "ar"), **_ETHIOPIC),
    Origin(nationality="ET", languages=("am", "om"), **_ETHIOPIC),
    Origin(nationality="CM", languages=("fr", "en"), **_LATIN),
    Origin(nationality="CD", languages=("fr", "ln"), **_LATIN),
    Origin(nationality="GN", languages=("fr", "ff"), **_LATIN),
    Origin(nationality="GE", languages=("ka", "ru"), **_GEORGIAN),
    Origin(nationality="LK", languages=("ta", "en"), **_TAMIL),
    Origin(nationality="CU", languages=("es",), **_LATIN_AMERICA),
    Origin(nationality="VE", languages=("es",), **_LATIN_AMERICA),
)  # fmt: skip


SEXES = {"male": 64, "female": 34, "x": 2}
Peopling = Callable[[Draw], tuple[Origin, dict[str, int]]]
"""Draws an origin, and how likely each sex is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invented:
    """An invented person as they state themselves.

    Attributes:
        said: What a case file writes down of their identity.
        language: The language in which they are spoken to.
        is_alone: Whether they are a child without an adult.
    """

    said: Mapping[str, object]
    language: str
    is_alone: bool


def invent_person(
    draw: Draw, *, day: date, is_child: bool = False, among: Peopling | None = None
) -> Invented:
    """Somebody who arrives.

    Args:
        draw: The source of chance.
        day: The day of the arrival, from which ages are counted.
        is_child: Whether it is a child without an adult.
        among: Where they may come from; None for each of ``ORIGINS`` alike.
    """
    origin, sexes = among(draw) if among else (draw.one_of(ORIGINS), SEXES)
    family, own_family = _name(draw, origin.family, ends=origin.family_ends)
    given, own_given = _name(draw, origin.given, ends=origin.given_ends)
    language = draw.one_of(origin.languages)
    said = {
        "family_name": family,
        "given_names": given,
        "name_in_own_script": f"{own_given} {own_family}".strip(),
        "nationality": [origin.nationality],
        "language": language,
        "sex": draw.weighted(sexes),
        "age_group": "child_alone" if is_child else "adult",
        "unaccompanied_minor": is_child,
        **_birth(draw, day=day, is_child=is_child),
    }
    return Invented(
        said={part: value for part, value in said.items() if value != ""},
        language=language,
        is_alone=is_child,
    )


def unknown_person(draw: Draw) -> Invented:
    """Somebody of whom nothing is known yet but the language they seem to understand."""
    language = draw.one_of(draw.one_of(ORIGINS).languages)
    return Invented(said={"language": language}, language=language, is_alone=False)


def _name(draw: Draw, begins: str, *, ends: str) -> tuple[str, str]:
    first, _, own_first = draw.one_of(begins.split()).partition(":")
    last, _, own_last = draw.one_of(ends.split()).partition(":")
    return first + last, own_first + own_last


def _birth(draw: Draw, *, day: date, is_child: bool) -> dict[str, object]:
    """The day of birth; of some people only the year is known, of others nothing."""
    low, high = CHILD_AGES if is_child else ADULT_AGES
    born = day - draw.days(low * YEAR + low // 4 + 1, high * YEAR + high // 4)
    known = draw.weighted({"day": 80, "year": 14, "nothing": 6})
    if known == "day":
        return {"date_of_birth": born.isoformat()}
    return {"year_of_birth": born.year} if known == "year" else {}

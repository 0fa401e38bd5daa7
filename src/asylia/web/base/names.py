"""Names of languages and countries in the reader's language."""

from collections.abc import Iterable
from functools import lru_cache

from babel import Locale

from asylia.web.base.languages import locale_now

LANGUAGES = (
    *("am", "ar", "az", "be", "bn", "ckb", "en", "es", "fa", "ff", "fr", "ha", "hi", "hy", "ka"),
    *("kk", "ku", "ky", "lg", "ln", "lt", "mn", "my", "ne", "om", "pa", "prs", "ps", "pt", "ro"),
    *("ru", "rw", "si", "so", "sw", "ta", "tg", "ti", "tk", "tr", "uk", "ur", "uz", "vi", "wo"),
    *("yo", "zh"),
)
OWN_NAMES = {"prs": "Dari"}
"""Languages that the name tables do not know."""
NO_COUNTRY = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}

Names = tuple[tuple[str, str], ...]


def countries_now() -> Names:
    """Code and name of each country, by name."""
    return _countries(locale_now())


def languages_now() -> Names:
    """Code and name of each language that is often needed, by name."""
    return _languages(locale_now())


@lru_cache(maxsize=32)
def _countries(locale: str) -> Names:
    names = Locale.parse(locale).territories.items()
    found = [(code, name) for code, name in names if len(code) == len("LT") and code.isalpha()]
    return _by_name(one for one in found if one[0] not in NO_COUNTRY)


@lru_cache(maxsize=32)
def _languages(locale: str) -> Names:
    names = OWN_NAMES | dict(Locale.parse(locale).languages.items())
    return _by_name((code, names.get(code, code)) for code in LANGUAGES)


def _by_name(found: Iterable[tuple[str, str]]) -> Names:
    return tuple(sorted(found, key=lambda one: one[1].casefold()))

"""Lengths that national law sets, as a deployment writes them: ``14 days`` or ``P6M``."""

from asylia.law.facts import Settings
from asylia.law.periods import Length, Unit

_WORDS = {unit.value.replace("_", " "): unit for unit in Unit}
_ISO = {"D": Unit.DAYS, "W": Unit.WEEKS, "M": Unit.MONTHS, "Y": Unit.YEARS}


class BadLength(ValueError):
    """A national setting is not a length; the message says how to write one."""


def national_length(settings: Settings, limit: str) -> Length | None:
    """The length that national law sets for a limit; None if it has not been configured.

    Raises:
        BadLength: The setting is there and cannot be read.
    """
    value = settings.national.get(limit)
    if value is None:
        return None
    found = _read(str(value))
    if found is None:
        raise BadLength(
            f"national.{limit}: {value!r} is no length; write it like '14 days', "
            "'10 working days', '2 weeks', '6 months' or P6M"
        )
    return found


def _read(text: str) -> Length | None:
    if text[:1] == "P" and text[-1:] in _ISO and text[1:-1].isdigit():
        return _length(text[1:-1], _ISO[text[-1]])
    amount, _, word = text.strip().partition(" ")
    unit = _WORDS.get(word) or _WORDS.get(f"{word}s")
    return _length(amount, unit) if unit and amount.isdigit() else None


def _length(amount: str, unit: Unit) -> Length | None:
    return Length(int(amount), unit) if int(amount) > 0 else None

"""Lengths that national law sets, as a deployment writes them: ``14 days`` or ``P6M``."""

from collections.abc import Iterable, Mapping

from asylia.law.facts import Settings
from asylia.law.limits import TimeLimit
from asylia.law.periods import Length, Unit

_WORDS = {unit.value.replace("_", " "): unit for unit in Unit}
_ISO = {"D": Unit.DAYS, "W": Unit.WEEKS, "M": Unit.MONTHS, "Y": Unit.YEARS}


class BadLength(ValueError):
    """A national setting is not a length, or not one that the act allows.

    Attributes:
        what: What is wrong.
        mend: What to do about it.
    """

    def __init__(self, limit: str, what: str, mend: str) -> None:
        """Say where, what and how to mend it."""
        super().__init__(f"national.{limit}: {what}. {mend}")
        self.what = what
        self.mend = mend


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
            limit,
            f"{str(value)[:40]!r} is no length",
            "Write it like '14 days', '10 working days', '2 weeks', '6 months' or P6M.",
        )
    return found


def allowed_length(settings: Settings, rule: TimeLimit) -> Length | None:
    """The length that national law sets for a limit, if the act lets it set that one.

    Raises:
        BadLength: The setting cannot be read, or lies outside what the act leaves to the State.
    """
    found = national_length(settings, rule.id)
    if found is None:
        return None
    for bound, outside, words in (
        (rule.at_least, _shorter, "at least {}"),
        (rule.at_most, _longer, "at most {}"),
        (rule.below, _not_shorter, "less than {}"),
        (_set_for(rule.within, settings), _longer, "no more than the {} of " + rule.within),
    ):
        if bound is not None and outside(found, bound):
            raise BadLength(
                rule.id,
                f"{rule.cites} leaves national law {words.format(bound)}, not {found}",
                "Write the length that the law sets, or take the line out.",
            )
    return found


def _set_for(limit: str, settings: Settings) -> Length | None:
    return national_length(settings, limit) if limit else None


def lasts_longer(settings: Settings, limits: Iterable[str], *, than: Length) -> bool:
    """Whether the lengths set for some limits, one after another, surely outlast a length."""
    found = (national_length(settings, limit) for limit in limits)
    return sum(_days(each)[0] for each in found if each) > _days(than)[1]


def stated_length(rule: TimeLimit, attributes: Mapping[str, object]) -> Length | None:
    """The length that the starting entry itself gives; None if it gives none that can be read."""
    return _read(str(attributes.get(rule.stated, ""))) if rule.stated else None


def _shorter(one: Length, bound: Length) -> bool:
    """Whether a length is shorter than a bound in every month of the calendar."""
    return _days(one)[1] < _days(bound)[0]


def _longer(one: Length, bound: Length) -> bool:
    return _days(one)[0] > _days(bound)[1]


def _not_shorter(one: Length, bound: Length) -> bool:
    return _days(one)[1] >= _days(bound)[1] or _days(one)[0] >= _days(bound)[0]


def _days(length: Length) -> tuple[float, float]:
    """The fewest and the most days that a length can have; holidays lengthen working days."""
    if length.unit is Unit.WORKING_DAYS:
        weekends = (length.amount - 1) // WORKING_WEEK
        return length.amount + 2 * weekends, length.amount * 3
    if length.unit is Unit.MONTHS:
        return _days_of_months(length.amount)
    fewest, most = _DAYS[length.unit]
    return length.amount * fewest, length.amount * most


def _days_of_months(amount: int) -> tuple[int, int]:
    """The fewest and the most days of so many months in a row: of six, 181 and 184."""
    years, rest = divmod(amount, len(LONG))
    in_a_row = [
        sum(lengths[(first + place) % len(lengths)] for place in range(rest))
        for lengths in (SHORT, LONG)
        for first in range(len(lengths))
    ]
    return years * sum(SHORT) + min(in_a_row), years * sum(LONG) + max(in_a_row)


WORKING_WEEK = 5
SHORT = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""The days of each month of a year of 365 days."""
LONG = (31, 29, *SHORT[2:])
_DAYS = {
    Unit.HOURS: (1 / 24, 1 / 24),
    Unit.DAYS: (1, 1),
    Unit.WEEKS: (7, 7),
    Unit.YEARS: (365, 366),
}


def _read(text: str) -> Length | None:
    if text[:1] == "P" and text[-1:] in _ISO and text[1:-1].isdigit():
        return _length(text[1:-1], _ISO[text[-1]])
    amount, _, word = text.strip().partition(" ")
    unit = _WORDS.get(word) or _WORDS.get(f"{word}s")
    return _length(amount, unit) if unit and amount.isdigit() else None


def _length(amount: str, unit: Unit) -> Length | None:
    return Length(int(amount), unit) if int(amount) > 0 else None

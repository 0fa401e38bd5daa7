"""A sentence that still knows its pattern, so that another language can say it.

The law speaks plain English. Whoever shows a sentence in another language looks up its pattern
and puts the parts, each said in that language, in their places; nothing here translates.
"""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import cast

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class Sentence(str):
    """A sentence in English, with the pattern and the parts that it was made of.

    Attributes:
        pattern: The sentence with places such as ``%(day)s``.
        parts: What stands in each place.
    """

    __slots__ = ("parts", "pattern")
    pattern: str
    parts: Mapping[str, object]


def sentence(pattern: str, **parts: object) -> Sentence:
    """A sentence from its pattern.

    Args:
        pattern: The English sentence with places such as ``%(day)s``; a literal, which the
            translators find here.
        **parts: Words, days, moments, lengths, or sentences again.
    """
    said = {name: part if isinstance(part, str) else plain(part) for name, part in parts.items()}
    made = Sentence(pattern % said)
    made.pattern = pattern
    made.parts = parts
    return made


JOINED = "%(one)s; %(next)s"


def joined(*texts: str) -> str:
    """Several sentences in one line; what is empty is left out, one alone stays as it is."""
    kept = [text for text in texts if text]
    if not kept:
        return ""
    found = kept[0]
    for text in kept[1:]:
        found = sentence("%(one)s; %(next)s", one=found, next=text)
    return found


def split(text: str) -> list[str]:
    """The sentences that were joined in one line; of what is empty, none."""
    if isinstance(text, Sentence) and text.pattern == JOINED:
        return [one for part in text.parts.values() for one in split(cast("str", part))]
    return [text] if text else []


def plain(part: object) -> str:
    """A part of a sentence in English: ``Mon 17 Aug 2026``, ``Mon 17 Aug 2026, 14:10``."""
    if isinstance(part, datetime):
        return f"{short_day(part)}, {part:%H:%M}"
    return short_day(part) if isinstance(part, date) else str(part)


def short_day(day: date) -> str:
    """A day as ``Mon 17 Aug 2026``."""
    return _short_day(day.toordinal())


@lru_cache(maxsize=4096)
def _short_day(number: int) -> str:
    """The same for the many cases of the same days, so it is made once."""
    day = date.fromordinal(number)
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]} {day.year}"

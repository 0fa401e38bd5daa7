"""Reading single values out of a parsed file, and refusing them where they stand."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from asylia.law.facts.refusal import HistoryError

FIRST_YEAR, LAST_YEAR = 1900, 2199
DAY_LENGTH, LEAP_DAY = len("2026-08-10"), 29
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
WRITE_A_DAY = "Write a day as 2026-08-10"
WRITE_A_MOMENT = "Write a date-time with its offset, such as 2026-08-10T14:10+03:00"


class Place(NamedTuple):
    """A place in a file, such as `event 3, at`."""

    file: str
    path: str = ""

    def within(self, name: str) -> "Place":
        """The place of a part."""
        return Place(self.file, f"{self.path}, {name}" if self.path else name)

    def line(self, key: str, value: str) -> str:
        """A key with a text, as this file writes it: JSON, or TOML by its name."""
        return f'{key} = "{value}"' if self.file.endswith(".toml") else f'"{key}": "{value}"'

    def refusal(self, what: str, mend: str) -> HistoryError:
        """Why the file cannot be read, at this place."""
        return HistoryError(self.file, self.path or "the whole file", what, mend)


def kind_of(value: object) -> str:
    """What a value is, in the words of JSON."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    names = {str: "text", int: "a number", float: "a number", dict: "an object", list: "a list"}
    return names.get(type(value), "a date or time")


def table(value: object, place: Place) -> Mapping[str, object]:
    """An object.

    Raises:
        HistoryError: It is something else.
    """
    if isinstance(value, dict):
        return value
    raise place.refusal(f"an object is needed here, not {kind_of(value)}", "Write { … } here.")


def text(value: object, place: Place) -> str:
    """A text of at least one visible character, on one line.

    Raises:
        HistoryError: It is something else.
    """
    if not isinstance(value, str):
        raise place.refusal(f"text is needed here, not {kind_of(value)}", "Put it in quotes.")
    if not value.strip() or not value.isprintable():
        raise place.refusal(
            "the text is empty or holds control characters", "Write it on one line."
        )
    return value


def truth(value: object, place: Place) -> bool:
    """True or false.

    Raises:
        HistoryError: It is something else.
    """
    if isinstance(value, bool):
        return value
    raise place.refusal(
        f"true or false is needed here, not {kind_of(value)}",
        "Write true or false without quotes, or leave the key out if it is not known.",
    )


def day(value: object, place: Place) -> date:
    """A calendar day.

    Raises:
        HistoryError: It is something else, or there is no such day.
    """
    found = day_or_moment(value, place)
    if isinstance(found, datetime):
        raise place.refusal("a day is needed here, not a date-time", f"{WRITE_A_DAY}.")
    return found


def moment(value: object, place: Place) -> datetime:
    """A date-time with offset.

    Raises:
        HistoryError: It is something else, or there is no such moment.
    """
    found = day_or_moment(value, place)
    if not isinstance(found, datetime):
        raise place.refusal("a date-time is needed here, not a day", f"{WRITE_A_MOMENT}.")
    return found


def day_or_moment(value: object, place: Place) -> date | datetime:
    """A day, or a date-time with offset.

    Raises:
        HistoryError: It is something else, or there is no such day or moment.
    """
    found = _parsed(value, place) if isinstance(value, str) else value
    if not isinstance(found, date):
        raise place.refusal(
            f"a date or a date-time is needed here, not {kind_of(value)}",
            f"{WRITE_A_DAY} or {WRITE_A_MOMENT[6:]}, in quotes.",
        )
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise place.refusal(
            f"the year {found.year} lies outside {FIRST_YEAR} to {LAST_YEAR}", "Check the year."
        )
    if isinstance(found, datetime) and found.utcoffset() is None:
        raise place.refusal(
            "the date-time has no offset, so the moment is not known", f"{WRITE_A_MOMENT}."
        )
    return found


def _parsed(value: str, place: Place) -> date | datetime:
    if not _looks_like_a_day(value[:DAY_LENGTH]):
        raise place.refusal(
            "this is not an ISO 8601 date or date-time",
            f"{WRITE_A_DAY} or {WRITE_A_MOMENT[6:]}.",
        )
    try:
        found = date.fromisoformat(value[:DAY_LENGTH])
    except ValueError:
        raise place.refusal(
            f"there is no {_in_words(value)}", "Correct the day, the month or the year."
        ) from None
    if len(value) == DAY_LENGTH:
        return found
    try:
        return datetime.fromisoformat(value if value[DAY_LENGTH] == "T" else "")
    except ValueError:
        raise place.refusal("this names no time of day that exists", f"{WRITE_A_MOMENT}.") from None


def _looks_like_a_day(value: str) -> bool:
    parts = value.split("-")
    return [len(part) for part in parts] == [4, 2, 2] and all(
        part.isascii() and part.isdigit() for part in parts
    )


def _in_words(value: str) -> str:
    """The missing day without its year: it may be a date of birth."""
    month, number = int(value[5:7]), int(value[8:DAY_LENGTH])
    if not 1 <= month <= len(MONTHS):
        return f"month {month}"
    return f"{number} {MONTHS[month - 1]}" + (" in that year" if number == LEAP_DAY else "")

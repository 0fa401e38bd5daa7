"""Chance that can be repeated: the same seed tells the same stories."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TypeVar
from zoneinfo import ZoneInfo

T = TypeVar("T")

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


class Draw:
    """A seeded source of choices, days and hours.

    Args:
        seed: The same seed gives the same choices in the same order.
        zone: The zone in which days and hours are meant.
    """

    def __init__(self, seed: str, *, zone: str = "Europe/Vilnius") -> None:
        """Begin where the seed begins."""
        self._random = Random(seed)  # noqa: S311 -- it invents stories and keeps no secret
        self.zone = ZoneInfo(zone)

    def one_of(self, choices: Sequence[T]) -> T:
        """One of the choices, each as likely as the other."""
        return self._random.choice(choices)

    def weighted(self, choices: dict[T, int]) -> T:
        """One of the choices, each as likely as its weight says."""
        return self._random.choices(list(choices), list(choices.values()))[0]

    def chance(self, percent: int) -> bool:
        """Whether something happens that happens in so many of a hundred cases."""
        return self._random.randrange(100) < percent

    def number(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return self._random.randint(low, high)

    def minutes(self, low: int, high: int) -> timedelta:
        """A length between two numbers of minutes."""
        return timedelta(minutes=self.number(low, high))

    def days(self, low: int, high: int) -> timedelta:
        """A length between two numbers of days."""
        return timedelta(days=self.number(low, high))

    def moment(self, day: date, *, first_hour: int = 0, last_hour: int = 23) -> datetime:
        """A moment of the day, in the zone."""
        at = time(self.number(first_hour, last_hour), self.number(0, 59))
        return datetime.combine(day, at, tzinfo=self.zone)

    def at_desk(self, day: date) -> datetime:
        """A moment of the day at which offices work; Saturdays and Sundays move to Monday."""
        return self.moment(next_weekday(day), first_hour=8, last_hour=16)

    def reference(self, state: str) -> str:
        """A public reference of a case, such as ``LT-7Q4K-2M9X``."""
        groups = ("".join(self._random.choices(LETTERS, k=4)) for _ in range(2))
        return "-".join((state, *groups))


def next_weekday(day: date) -> date:
    """The day itself, or the Monday after it."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day  # noqa: PLR2004 -- Friday

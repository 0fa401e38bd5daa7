"""What is disputed, which reading an office follows, and what waits to be reckoned anew."""

from dataclasses import dataclass
from datetime import date

from asylia.law.clock.points import Point
from asylia.law.facts import Settings
from asylia.web.accounts.models import User
from asylia.web.base.sentences import in_words
from asylia.web.cases.models import Case, ChosenReading

FILE, BOOK = "file", "book"


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """Which reading of a point is followed, and by whose word.

    Attributes:
        point: The point.
        says: The reading that is followed; empty where both dates are shown.
        by: Who chose it, or ``file`` or ``book``.
        reason: Why, if somebody chose it.
        on: When.
    """

    point: Point
    says: str
    by: str
    reason: str = ""
    on: date | None = None


def followed(point: Point, settings: Settings) -> Followed:
    """Which reading of a point is followed under some settings."""
    key = settings.readings.get(point.id)
    choice = settings.choices.get(point.id)
    if key is None:
        return Followed(
            point=point, says=point.says(point.default) if point.default else "", by=BOOK
        )
    if choice is None:
        return Followed(point=point, says=point.says(key), by=FILE)
    return Followed(
        point=point, says=point.says(key), by=choice.by, reason=choice.reason, on=choice.on
    )


def choices_of(user: User, point: Point) -> list[tuple[ChosenReading, str]]:
    """What the office chose so far, the newest first, each with its reading."""
    made = ChosenReading.objects.filter(office_id=user.office_id, point=point.id)
    return [
        (one, in_words(point.says(one.key)) if one.key else "")
        for one in made.select_related("by").order_by("-pk")
    ]


def waiting_for(user: User, *, today: date) -> int:
    """How many cases of the office wait to be reckoned anew.

    Args:
        user: Who asks.
        today: The day of the question.
    """
    return Case.objects.visible_to(user).filter(recompute_on__lte=today).count()

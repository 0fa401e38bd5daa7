"""Invented caseloads of any size: a stream of cases, each drawn from its own number.

The case of a number is the same in whatever part it is told, so several processes can each tell
every second or third one, and a load that was broken off can be begun again.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from asylia.samples import large_offices as offices
from asylia.samples.draw import LETTERS, Draw
from asylia.samples.large_stories import by_the_directives, by_the_pact
from asylia.samples.mix import MONTHS, NATIONALITIES, WOMEN
from asylia.samples.origins import BY_NATIONALITY
from asylia.samples.people import Origin, invent_person
from asylia.samples.telling import PresentReached, Telling, moment_on
from asylia.samples.values import CaseSample

SEED = "asylia large 1"
FIRST_DAY = date(2025, 1, 1)
PACT = date(2026, 6, 12)
"""From this day on cases begin under the Pact."""
LAST_HOUR = time(6, 0)
CASES_KEPT_BY_NOBODY = 25
"""Of a hundred cases, those that no caseworker has yet."""
CHILDREN_ALONE = 4
_CODES = len(LETTERS) ** 8
_STRIDE = 398_521_330_007
"""Has no factor in common with the number of codes: no two numbers of cases share a reference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Which cases of a caseload are told: every ``of``-th, from the number ``first`` on.

    Attributes:
        first: From 0.
        of: Into how many parts the caseload is divided.
    """

    first: int = 0
    of: int = 1


WHOLE = Part()


def large_caseload(
    *, cases: int, until: date, seed: str = SEED, part: Part = WHOLE
) -> Iterator[CaseSample]:
    """The cases of a caseload, one after the other; none is kept.

    Args:
        cases: How many the whole caseload has.
        until: The day on which the stories stop, early in the morning.
        seed: The same seed gives the same caseload.
        part: Which of them are told.
    """
    end = datetime.combine(until, LAST_HOUR, tzinfo=UTC)
    days = _Days(until)
    for number in range(part.first, cases, part.of):
        yield _case(number, Draw(f"{seed}/{number}", zone="UTC"), days=days, end=end)


class _Days:
    """Days on which cases begin: by month as in published figures, within a month any."""

    def __init__(self, until: date) -> None:
        self._until = until
        self._months: dict[date, int] = {}
        month = FIRST_DAY
        while month <= until:
            following = (month + timedelta(days=32)).replace(day=1)
            told = min(following, until) - month
            share = max(1, told.days) / (following - month).days
            self._months[month] = max(1, round(MONTHS[month.month - 1] * 10 * share))
            month = following

    def draw(self, draw: Draw) -> date:
        month = draw.weighted(self._months)
        following = (month + timedelta(days=32)).replace(day=1)
        last = min(following - timedelta(days=1), self._until - timedelta(days=1))
        return month + draw.days(0, max(0, (last - month).days))


def _case(number: int, draw: Draw, *, days: _Days, end: datetime) -> CaseSample:
    day = days.draw(draw)
    office = offices.border(draw.number(0, offices.BORDERS - 1))
    story = Telling(
        draw=draw,
        person=invent_person(draw, day=day, is_child=draw.chance(CHILDREN_ALONE), among=_somebody),
        until=end,
        office=office,
        by=f"{office}-{draw.number(0, offices.GUARDS - 1)}",
        at=moment_on(draw, day),
    )
    with suppress(PresentReached):
        (by_the_directives if day < PACT else by_the_pact)(story)
    last = story.lines[-1].by
    # Who was to go on has not written yet: the case is still where it was.
    there = last.rpartition("-")[0]
    has_caseworker = not there.startswith("border") and not draw.chance(CASES_KEPT_BY_NOBODY)
    return CaseSample(
        reference=_reference(number),
        member_state="LT",
        office=there,
        caseworker=last if has_caseworker else None,
        entries=tuple(story.lines),
    )


def _somebody(draw: Draw) -> tuple[Origin, dict[str, int]]:
    nationality = draw.weighted(NATIONALITIES)
    women = WOMEN[nationality]
    return BY_NATIONALITY[nationality], {"female": women, "male": 995 - women, "x": 5}


def _reference(number: int) -> str:
    code = (number * _STRIDE + _STRIDE // 3) % _CODES
    letters = []
    for _ in range(8):
        code, place = divmod(code, len(LETTERS))
        letters.append(LETTERS[place])
    return f"LT-{''.join(letters[:4])}-{''.join(letters[4:])}"

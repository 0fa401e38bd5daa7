"""How long a period is, and how each act counts it: one literal for each rule of counting."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from asylia.law.holidays import Calendar
from asylia.law.sentences import sentence
from asylia.law.unchanging import unchanging


class Unit(StrEnum):
    """In what an act measures a period."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True)
class Length:
    """How long a period is, in the unit that the act uses: `months(6)` is never `days(183)`."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.amount < 1:
            raise ValueError(f"a period lasts at least one {self.unit}, not {self.amount}")

    def __str__(self) -> str:
        """The length in words: "5 days", "1 month", "3 working days"."""
        words = self.unit.replace("_", " ")
        return f"{self.amount} {words if self.amount > 1 else words[:-1]}"


def hours(amount: int) -> Length:
    """A period of so many hours."""
    return Length(amount, Unit.HOURS)


def days(amount: int) -> Length:
    """A period of so many calendar days."""
    return Length(amount, Unit.DAYS)


def working_days(amount: int) -> Length:
    """A period of so many working days."""
    return Length(amount, Unit.WORKING_DAYS)


def weeks(amount: int) -> Length:
    """A period of so many weeks."""
    return Length(amount, Unit.WEEKS)


def months(amount: int) -> Length:
    """A period of so many months."""
    return Length(amount, Unit.MONTHS)


def years(amount: int) -> Length:
    """A period of so many years."""
    return Length(amount, Unit.YEARS)


class Rolling(StrEnum):
    """Whether a period that ends on a day off goes on to the next working day."""

    YES = "yes"
    DISPUTED = "disputed"
    NO = "no"


@unchanging(kw_only=True)
class CountingPoint:
    """A doubtful point of counting that an authority may settle in its settings.

    Attributes:
        id: Its name in the settings.
        question: What is open.
        kept: The key of the reading that is worked to where nobody chose.
        other: The key of the other reading.
        kept_says: The first reading, as a sentence.
        other_says: The other one.
        cites: The provision of which it is doubtful whether it reaches the period.
    """

    id: str
    question: str
    kept: str
    other: str
    kept_says: str
    other_says: str
    cites: str


END_ON_A_DAY_OFF = CountingPoint(
    id="dub3-42-end-on-a-day-off",
    question=sentence(
        "whether a period of Dublin III that ends on a day off goes on to the next working day: "
        "Article 42 does not say so, but the general rule may fill the gap"
    ),
    kept="stays",
    other="moves",
    kept_says=sentence("the end stays on a day off"),
    other_says=sentence("the end moves to the next working day"),
    cites="REG-1182-71 3(4)",
)
TWO_WORKING_DAYS = CountingPoint(
    id="reg-1182-71-3-5-two-working-days",
    question=sentence(
        "whether Article 3(5) reaches an act to be done within a few days of an event is open"
    ),
    kept="two",
    other="without",
    kept_says=sentence("a period of two days or more holds two working days"),
    other_says=sentence("without the second working day of Article 3(5)"),
    cites="REG-1182-71 3(5)",
)
END_OF_LIBERTY_LIMIT = CountingPoint(
    id="liberty-end-not-moved",
    question=sentence(
        "whether a limit on a restriction of liberty is stretched as any other period: the rules "
        "of counting make no exception for it"
    ),
    kept="stays",
    other="as_any_period",
    kept_says=sentence("the limit ends on its nominal end, to the minute where it is in hours"),
    other_says=sentence("the limit is counted and moved as any other period"),
    cites="REG-1182-71 3",
)


@unchanging(kw_only=True)
class Counting:
    """An act's rule of counting, with the provision for each step.

    Args:
        name: What the rule is called.
        event_day: Where it says that the day of the event is not counted.
        days_inside: Where it says that weekends and holidays inside the period count.
        same_day: Where it says that weeks and months end on the same weekday or date.
        short_month: Where it says what happens if the last month has no such date.
        rolling: Whether an end on a day off moves to the next working day.
        rolls: Where that is said, or, if it is not said here, where it would be.
        keeps: What an end rests on that stays on a day off.
        two_working_days: Where it demands two working days in a period of two days or more.
        why_not_rolled: Why an end on a day off stays, if it does.
        disputed: Where that is disputed, the point that an authority may settle.
        from_the_moment: Hours are counted from the minute of the event.
        backward: The period is counted back from the event and must be whole.
        hours_begin: Where it says when a period in hours begins; no act but the general rule
            does, so that is where each of them turns.
    """

    name: str
    event_day: str
    days_inside: str
    same_day: str
    short_month: str
    rolling: Rolling
    rolls: str
    keeps: str = ""
    two_working_days: str | None = None
    why_not_rolled: str = ""
    disputed: CountingPoint = END_ON_A_DAY_OFF
    from_the_moment: bool = False
    backward: bool = False
    hours_begin: str = "REG-1182-71 3(1)"


REG_1182_71 = Counting(
    name="Regulation 1182/71 Article 3",
    event_day="REG-1182-71 3(1)",
    days_inside="REG-1182-71 3(3)",
    same_day="REG-1182-71 3(2)(c)",
    short_month="REG-1182-71 3(2)(c)",
    rolling=Rolling.YES,
    rolls="REG-1182-71 3(4)",
    two_working_days="REG-1182-71 3(5)",
)

APR_73 = Counting(
    name="APR Article 73",
    event_day="APR 73(a)",
    days_inside="APR 73(c)",
    same_day="APR 73(b)",
    short_month="APR 73(b)",
    rolling=Rolling.YES,
    rolls="APR 73(c)",
)

AMMR_75 = Counting(
    name="AMMR Article 75",
    event_day="AMMR 75(a)",
    days_inside="AMMR 75(d)",
    same_day="AMMR 75(b)",
    short_month="AMMR 75(c)",
    rolling=Rolling.YES,
    rolls="AMMR 75(d)",
)

RBP_11 = Counting(
    name="RBP Article 11",
    event_day="RBP 11",
    days_inside="RBP 11",
    same_day="RBP 11",
    short_month="RBP 11",
    rolling=Rolling.YES,
    rolls="RBP 11",
)

DUBLIN_III_42 = Counting(
    name="Dublin III Article 42",
    event_day="DUBLIN3 42(a)",
    days_inside="DUBLIN3 42(c)",
    same_day="DUBLIN3 42(b)",
    short_month="DUBLIN3 42(b)",
    rolling=Rolling.DISPUTED,
    rolls="REG-1182-71 3(4)",
    keeps="DUBLIN3 42",
    why_not_rolled=sentence("Article 42 has no sentence that moves the end"),
)

NO_ROLLING = Counting(
    name="Regulation 1182/71 Article 3, end kept",
    event_day="REG-1182-71 3(1)",
    days_inside="REG-1182-71 3(3)",
    same_day="REG-1182-71 3(2)(c)",
    short_month="REG-1182-71 3(2)(c)",
    rolling=Rolling.NO,
    rolls="REG-1182-71 3(4)",
    keeps="REG-1182-71 3(2)(c)",
    why_not_rolled=sentence("nothing has to be done on this day, so it does not move"),
)

DUBLIN_III_42_KEPT = Counting(
    name="Dublin III Article 42, end kept",
    event_day="DUBLIN3 42(a)",
    days_inside="DUBLIN3 42(c)",
    same_day="DUBLIN3 42(b)",
    short_month="DUBLIN3 42(b)",
    rolling=Rolling.NO,
    rolls="REG-1182-71 3(4)",
    keeps="DUBLIN3 42",
    why_not_rolled="nothing has to be done on this day, so it does not move",
)

FROM_THE_MOMENT = Counting(
    name="from the moment of the event",
    event_day="REG-1182-71 3(1)",
    days_inside="REG-1182-71 3(3)",
    same_day="REG-1182-71 3(2)(c)",
    short_month="REG-1182-71 3(2)(c)",
    rolling=Rolling.NO,
    rolls="REG-1182-71 3(4)",
    keeps="REG-1182-71 3(2)(a)",
    why_not_rolled=sentence("a limit on liberty does not move"),
    from_the_moment=True,
)

BACKWARD_WORKING_DAYS = Counting(
    name="counted back from the event in whole days",
    event_day="REG-1182-71 3(1)",
    days_inside="REG-1182-71 3(3)",
    same_day="REG-1182-71 3(2)(c)",
    short_month="REG-1182-71 3(2)(c)",
    rolling=Rolling.NO,
    rolls="REG-1182-71 3(4)",
    keeps="REG-1182-71 3(4)",
    why_not_rolled=sentence("a period counted backwards does not move"),
    backward=True,
)


class Step(NamedTuple):
    """One step of a computation, with the provision that demands it and the day it speaks of."""

    text: str
    cites: str
    on: date | None = None


class OtherEnd(NamedTuple):
    """Another end that an arguable reading gives, with the point that an authority may settle."""

    due: date | datetime
    reading: str
    cites: str
    why: str
    point: CountingPoint


class End(NamedTuple):
    """The end of a period.

    Args:
        due: The last day (24:00 local time), or for a period in hours the last moment.
        nominal: The end before any shift to a working day.
        steps: How it was found; empty if no explanation was asked for. The first step speaks of
            the event.
        other: Ends that other readings give.
    """

    due: date | datetime
    nominal: date | datetime
    steps: tuple[Step, ...] = ()
    other: tuple[OtherEnd, ...] = ()


class Period(NamedTuple):
    """A period asked for, its event reduced to a day of the State."""

    event: date
    length: Length
    counting: Counting
    calendar: Calendar
    liberty: bool


class Moment(NamedTuple):
    """A period in hours asked for, with the moment of its event."""

    event: datetime
    length: Length
    counting: Counting
    calendar: Calendar
    liberty: bool

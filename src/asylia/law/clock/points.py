"""Every disputed point of the book: its question, its readings, and the limits that it moves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from asylia.law.clock.book import every_rule
from asylia.law.clock.left_open import left_open_in
from asylia.law.clock.readings import (
    DAY_AFTER_SILENCE,
    HOLIDAYS_ID,
    HOLIDAYS_QUESTION,
    LAST_DAY_OF_SILENCE,
    OF_THE_ACTING_STATE,
    OF_THE_HOLDING_STATE,
    SILENCE,
    SILENCE_ID,
    SILENCE_QUESTION,
)
from asylia.law.clock.timeline import starting
from asylia.law.clock.transition import NEW_LAW, OLD_LAW, TRANSITIONS, TransitionPoint
from asylia.law.limits import (
    EARLIER,
    Happens,
    Interpretation,
    Reading,
    TimeLimit,
    Unsettled,
)
from asylia.law.periods import (
    END_OF_LIBERTY_LIMIT,
    TWO_WORKING_DAYS,
    CountingPoint,
    Rolling,
)
from asylia.law.sentences import joined, sentence

WHICHEVER_IS_EARLIER = sentence("whichever reading ends first")


@dataclass(frozen=True, kw_only=True)
class PointReading:
    """One way to read a disputed point.

    Attributes:
        key: Its name in the settings.
        says: The reading as a sentence.
        cites: What it rests on.
    """

    key: str
    says: str
    cites: str


@dataclass(frozen=True, kw_only=True)
class Point:
    """A disputed point of the book.

    Attributes:
        id: Its name in the settings.
        question: What is disputed.
        readings: The readings; at least two.
        default: The key that is followed where nobody chose; ``earlier`` for whichever ends first;
            empty where the point then stays open and both dates are shown.
        chosen_by: Who chose the default, and on what; empty where there is none.
        chosen_on: The day of that choice.
        rules: The ids of the limits that it may move.
    """

    id: str
    question: str
    readings: tuple[PointReading, ...]
    default: str
    chosen_by: str
    chosen_on: date | None
    rules: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """What may be chosen."""
        keys = tuple(each.key for each in self.readings)
        return (*keys, EARLIER) if self.takes_the_earlier else keys

    @property
    def takes_the_earlier(self) -> bool:
        """Whether one may choose to follow whichever reading ends first."""
        return self.id in _interpretations()

    def says(self, key: str) -> str:
        """A reading as a sentence, by its key."""
        found = (each.says for each in self.readings if each.key == key)
        return next(found, WHICHEVER_IS_EARLIER)

    def cites(self, key: str) -> str:
        """What a reading rests on, by its key."""
        found = (each.cites for each in self.readings if each.key == key)
        return next(found, self.readings[0].cites)

    def others(self, key: str) -> tuple[PointReading, ...]:
        """The readings beside one of them."""
        return tuple(each for each in self.readings if each.key != key)


@cache
def all_points() -> tuple[Point, ...]:
    """Every disputed point, those of single provisions first, in the order of the acts."""
    return (
        *(_of_interpretation(point, rules) for point, rules in _interpretations().values()),
        *(_of_unsettled(point, rules) for point, rules in _left_open().values()),
        *(_of_counting(point, rules) for point, rules in _counted()),
        _silence(),
        _holidays(),
        *(_of_transition(point) for point in TRANSITIONS),
    )


def point_of(id_: str) -> Point | None:
    """The point of this id; none if there is none."""
    return next((point for point in all_points() if point.id == id_), None)


@cache
def _interpretations() -> dict[str, tuple[Interpretation, list[str]]]:
    found: dict[str, tuple[Interpretation, list[str]]] = {}
    for rule in every_rule():
        if rule.reading is not None:
            _, rules = found.setdefault(rule.reading.id, (rule.reading, []))
            rules.append(rule.id)
    return found


def _left_open() -> dict[str, tuple[Unsettled, list[str]]]:
    found: dict[str, tuple[Unsettled, list[str]]] = {}
    for rule in every_rule():
        for point in left_open_in(rule):
            _, rules = found.setdefault(point.id, (point, []))
            rules.append(rule.id)
    return found


def _counted() -> Iterator[tuple[CountingPoint, list[str]]]:
    rules = every_rule()
    disputed = [rule for rule in rules if rule.counted_by.rolling is Rolling.DISPUTED]
    for point in dict.fromkeys(rule.counted_by.disputed for rule in disputed):
        yield point, [rule.id for rule in disputed if rule.counted_by.disputed is point]
    two = [rule.id for rule in rules if rule.counted_by.two_working_days and not rule.liberty]
    yield TWO_WORKING_DAYS, two
    yield END_OF_LIBERTY_LIMIT, [rule.id for rule in rules if rule.liberty]


def _of_interpretation(point: Interpretation, rules: Iterable[str]) -> Point:
    readings: dict[str, PointReading] = {}
    for each in point.readings:
        same = readings.get(each.key)
        says = joined(same.says, each.says) if same else each.says
        readings[each.key] = PointReading(key=each.key, says=says, cites=str(each.cites))
    return Point(
        id=point.id,
        question=point.question,
        readings=tuple(readings.values()),
        default=point.default,
        chosen_by=point.chosen_by,
        chosen_on=point.chosen_on,
        rules=tuple(rules),
    )


def _of_unsettled(point: Unsettled, rules: list[str]) -> Point:
    cites = next(str(rule.cites) for rule in every_rule() if rule.id == rules[0])
    readings = (
        PointReading(
            key=point.yes, says=sentence("yes: %(key)s", key=key_words(point.yes)), cites=cites
        ),
        PointReading(
            key=point.no, says=sentence("no: %(key)s", key=key_words(point.no)), cites=cites
        ),
    )
    return _point(point.id, point.says, readings=readings, default="", rules=dict.fromkeys(rules))


def key_words(key: str) -> str:
    """The key of a reading as words: ``every_one`` is ``every one``."""
    return key.replace("_", " ")


def _of_counting(point: CountingPoint, rules: Iterable[str]) -> Point:
    readings = (
        PointReading(key=point.kept, says=point.kept_says, cites=point.cites),
        PointReading(key=point.other, says=point.other_says, cites=point.cites),
    )
    return _point(point.id, point.question, readings=readings, default=point.kept, rules=rules)


def _of_transition(point: TransitionPoint) -> Point:
    readings = (
        PointReading(key=OLD_LAW, says=point.old, cites=point.cites),
        PointReading(key=NEW_LAW, says=point.new, cites=point.cites),
    )
    rules = [rule.id for rule in every_rule() if rule.cites.instrument in point.instruments]
    return _point(point.id, point.question, readings=readings, default="", rules=rules)


def _silence() -> Point:
    rules = [rule.id for rule in every_rule() if _starts_with(rule, tuple(SILENCE))]
    readings = (_reading(LAST_DAY_OF_SILENCE), _reading(DAY_AFTER_SILENCE))
    default = LAST_DAY_OF_SILENCE.key
    return _point(SILENCE_ID, SILENCE_QUESTION, readings=readings, default=default, rules=rules)


def _holidays() -> Point:
    rules = [rule.id for rule in every_rule() if rule.per_state]
    readings = (_reading(OF_THE_ACTING_STATE), _reading(OF_THE_HOLDING_STATE))
    default = OF_THE_ACTING_STATE.key
    return _point(HOLIDAYS_ID, HOLIDAYS_QUESTION, readings=readings, default=default, rules=rules)


def _point(
    id_: str,
    question: str,
    *,
    readings: tuple[PointReading, ...],
    default: str,
    rules: Iterable[str],
) -> Point:
    return Point(
        id=id_,
        question=question,
        readings=readings,
        default=default,
        chosen_by="",
        chosen_on=None,
        rules=tuple(rules),
    )


def _reading(reading: Reading) -> PointReading:
    return PointReading(key=reading.key, says=reading.says, cites=str(reading.cites))


def _starts_with(rule: TimeLimit, events: tuple[object, ...]) -> bool:
    return any(
        (want.event if isinstance(want, Happens) else want) in events
        for want in starting(rule.runs_from)
    )

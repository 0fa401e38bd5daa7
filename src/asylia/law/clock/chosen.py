"""What an authority chose, told at every date that its choice moves.

A choice may move a date through events that the law itself produces, or through the conditions of
another limit. So the same question is asked once more under each reading that was not chosen, and
the answers are laid side by side.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from asylia.law.clock.answer import Answer, Chosen, DueDate, NotRunning
from asylia.law.clock.points import Point, PointReading, point_of
from asylia.law.facts import Settings
from asylia.law.periods import Step
from asylia.law.sentences import joined, sentence
from asylia.law.terms import Reason

Ask = Callable[[Settings], Answer]
"""Asks the same question with other settings."""
Key = tuple[str, str | None, int]
"""A limit in an answer: its id, the other State, and which of them it is."""

_NEVER_BEGUN = frozenset({Reason.NOT_GOVERNING, Reason.NOT_STARTED})


def with_choices(answer: Answer, settings: Settings, *, ask: Ask) -> Answer:
    """The answer with each choice told at the dates that it moves.

    Args:
        answer: The answer by the settings.
        settings: What was set, with the choices.
        ask: Asks the same question with other settings.
    """
    for id_ in settings.choices:
        point = point_of(id_)
        if point is not None and _may_matter(point, answer):
            answer = _told(answer, point, settings=settings, ask=ask)
    return answer


def _may_matter(point: Point, answer: Answer) -> bool:
    begun = (one.id for one in answer.not_running if one.kind not in _NEVER_BEGUN)
    return not set(point.rules).isdisjoint((*(one.id for one in answer.limits), *begun))


@dataclass(frozen=True)
class _Other:
    """What another reading gives."""

    reading: PointReading
    limits: dict[Key, DueDate]


def _told(answer: Answer, point: Point, *, settings: Settings, ask: Ask) -> Answer:
    key = settings.readings[point.id]
    others = [
        _Other(
            reading,
            dict(_keyed(ask(_reading_instead(settings, point, key=reading.key)).limits)),
        )
        for reading in point.others(key)
    ]
    limits = tuple(
        _at(limit, point, place=place, settings=settings, others=others)
        for place, limit in _keyed(answer.limits)
    )
    running = {(one.id, one.state) for one in answer.limits}
    not_running = tuple(
        _not_at(one, point, settings=settings, others=others)
        if (one.id, one.state) not in running
        else one
        for one in answer.not_running
    )
    return replace(answer, limits=limits, not_running=not_running)


def _reading_instead(settings: Settings, point: Point, *, key: str) -> Settings:
    return replace(settings, readings={**settings.readings, point.id: key}, choices={})


def _keyed(limits: Sequence[DueDate]) -> Iterator[tuple[Key, DueDate]]:
    seen: dict[tuple[str, str | None], int] = {}
    for one in limits:
        number = seen[one.id, one.state] = seen.get((one.id, one.state), 0) + 1
        yield (one.id, one.state, number), one


def _at(
    limit: DueDate, point: Point, *, place: Key, settings: Settings, others: Sequence[_Other]
) -> DueDate:
    says = [
        _gives(other.reading, other.limits.get(place), alone=len(others) == 1)
        for other in others
        if _differs(limit, other.limits.get(place))
    ]
    if not says:
        return limit
    chosen = _chosen(point, settings, others=joined(*says))
    step = Step(text=chosen.text, cites=point.cites(chosen.key))
    return replace(limit, chosen=(*limit.chosen, chosen), steps=(*limit.steps, step))


def _differs(limit: DueDate, other: DueDate | None) -> bool:
    return other is None or other.due != limit.due


def _gives(reading: PointReading, other: DueDate | None, *, alone: bool) -> str:
    """What the limit would be under another reading."""
    if other is None or other.due is None:
        if alone:
            return sentence("under the other reading it does not run")
        return sentence("it would not run: %(reading)s", reading=reading.says)
    if alone:
        return sentence("the other reading gives %(day)s", day=other.due)
    return sentence("it would be %(day)s: %(reading)s", day=other.due, reading=reading.says)


def _not_at(
    one: NotRunning, point: Point, *, settings: Settings, others: Sequence[_Other]
) -> NotRunning:
    """What does not run because of the choice, with the date that it would have."""
    says = [
        _gives(other.reading, found, alone=len(others) == 1)
        for other in others
        if (found := other.limits.get((one.id, one.state, 1))) is not None
    ]
    if not says:
        return one
    return one._replace(why=joined(one.why, _chosen(point, settings, others=joined(*says)).text))


def _chosen(point: Point, settings: Settings, *, others: str) -> Chosen:
    key, choice = settings.readings[point.id], settings.choices[point.id]
    text = sentence(
        "chosen: %(reading)s, by %(by)s on %(day)s: %(reason)s; %(others)s",
        reading=point.says(key),
        by=choice.by,
        day=choice.on,
        reason=choice.reason,
        others=others,
    )
    return Chosen(
        point=point.id, key=key, by=choice.by, on=choice.on, reason=choice.reason, text=text
    )

"""Whether the clock answers a worked example as it is written."""

from collections.abc import Callable, Iterator

from asylia.law.clock import Answer, DueDate, NotRunning, answer
from asylia.samples.examples.values import Example, Expected, Moment

Ask = Callable[[Example, Expected], Answer]
"""How an example is put to the clock."""


def ask(example: Example, expected: Expected) -> Answer:
    """The clock's answer, by the law book of the State."""
    return answer(
        example.history,
        as_of=expected.as_of,
        known_on=expected.known_on,
        moment=expected.moment,
        settings=example.settings,
        explain=False,
    )


def mistakes(example: Example, asking: Ask = ask) -> Iterator[str]:
    """What is answered otherwise than written, each as a line that names file, example and day.

    Args:
        example: The example.
        asking: How it is put to the clock.
    """
    for expected in example.answers:
        found = asking(example, expected)
        said = _said(example, expected, found=found)
        for key, wanted in _asked(expected).items():
            if said.get(key) != wanted:
                yield (
                    f"{example.file}: {example.name}, on {expected.on}: {key} is "
                    f"{_shown(said.get(key))}, written is {_shown(wanted)}"
                )


ASKED = (
    "status",
    "not_running",
    "starts",
    "due",
    "nominal_end",
    "longest",
    "met",
    "candidates",
    "derives",
)


def _asked(expected: Expected) -> dict[str, object]:
    """What the example asks about that day."""
    named = {key: getattr(expected, key) for key in ASKED}
    return {key: wanted for key, wanted in named.items() if wanted is not None}


def _said(example: Example, expected: Expected, *, found: Answer) -> dict[str, object]:
    derives = {one.event: one.at for one in found.derived_events if one.by == example.limit}
    both: tuple[DueDate | NotRunning, ...] = (*found.limits, *found.not_running)
    for limit in both:
        if limit.id == example.limit and expected.state in (None, limit.state):
            return {**_told(limit), "derives": derives}
    return {"not_running": "no such rule"}


def _told(limit: DueDate | NotRunning) -> dict[str, object]:
    if isinstance(limit, NotRunning):
        return {"not_running": limit.kind}
    return {
        "status": limit.status,
        "starts": limit.starts_on,
        "due": limit.due,
        "nominal_end": limit.nominal_end,
        "longest": limit.longest_on,
        "met": limit.met_on,
        "candidates": _in_order(tuple(one.due for one in limit.candidates)),
    }


def _in_order(given: tuple[Moment, ...]) -> tuple[Moment, ...]:
    """Days and moments, earliest first."""
    return tuple(sorted(given, key=lambda one: (one.isoformat()[:10], one.isoformat())))


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(map(str, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {held}" for key, held in value.items()) + "}"
    return "nothing" if value is None else str(value)

"""Limits of two laws in one matter: while it is open which of them governs, both dates stand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from asylia.law.clock.answer import DueDate, Moment
from asylia.law.clock.reckoning import Found
from asylia.law.terms import Status


def with_twins(found: list[Found]) -> list[Found]:
    """The same limits, each undecided one with the dates of its twins.

    Args:
        found: Every limit; a rule of the older law names its twins in the newer.
    """
    undecided = [one for one in found if isinstance(one, DueDate) and _is_open(one)]
    if not any(one.rule.twins for one in undecided):
        return found
    return [
        _with(one, [other for other in undecided if _are_twins(one, other)])
        if isinstance(one, DueDate) and _is_open(one)
        else one
        for one in found
    ]


def _is_open(one: DueDate) -> bool:
    return one.status is Status.UNDECIDED


def _are_twins(one: DueDate, other: DueDate) -> bool:
    named = other.id in one.rule.twins or one.id in other.rule.twins
    return named and (one.state is None or other.state is None or one.state == other.state)


def _with(one: DueDate, twins: Sequence[DueDate]) -> DueDate:
    candidates = (*one.candidates, *(each for twin in twins for each in twin.candidates))
    return replace(one, candidates=tuple(sorted(candidates, key=lambda each: _day(each.due))))


def _day(due: Moment) -> date:
    return date(due.year, due.month, due.day)

"""Limits of two laws in one matter: while it is open which governs, each shows both dates."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from asylia.law.columns.arrays import Flags, Rows
from asylia.law.columns.found import Dates, Found, distinct
from asylia.law.columns.judging import CODE
from asylia.law.limits import TimeLimit
from asylia.law.terms import Status


def with_twins(
    found: Mapping[int, Found], rules: Sequence[TimeLimit], *, size: int
) -> dict[int, Found]:
    """The same limits, each undecided one with the dates of its twins.

    Args:
        found: What was found of each limit, by its place.
        rules: The limits; a rule of the older law names its twins in the newer.
        size: How many cases there are.
    """
    place = {rule.id: number for number, rule in enumerate(rules)}
    twins: dict[int, set[int]] = {}
    for number, rule in enumerate(rules):
        for twin in rule.twins:
            if twin in place:
                twins.setdefault(number, set()).add(place[twin])
                twins.setdefault(place[twin], set()).add(number)
    return {
        number: _with(
            one, [found[twin] for twin in sorted(twins.get(number, ())) if twin in found], size=size
        )
        for number, one in found.items()
    }


def _with(one: Found, twins: Sequence[Found], *, size: int) -> Found:
    undecided = one.status == CODE[Status.UNDECIDED]
    if not twins or not undecided.any():
        return one
    more = [
        dates
        for twin in twins
        for dates in _dates_in(twin, one.rows, undecided=undecided, size=size)
    ]
    return replace(one, candidates=tuple(distinct([*one.candidates, *more]))) if more else one


def _dates_in(twin: Found, rows: Rows, *, undecided: Flags, size: int) -> list[Dates]:
    """The dates of an undecided twin in some cases."""
    place = np.full(size, -1, dtype=np.int64)
    of_twin = np.flatnonzero(twin.status == CODE[Status.UNDECIDED])
    place[twin.rows[of_twin]] = of_twin
    at = place[rows]
    both = undecided & (at >= 0)
    if not both.any():
        return []
    return [dates.of(np.maximum(at, 0)).where(both) for dates in twin.candidates]

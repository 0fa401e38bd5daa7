"""Silence while it is open which of two laws set its time: what follows under each of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from asylia.law.clock.supposing import NEW, follows_acceptance
from asylia.law.clock.world import RESPONSIBILITY
from asylia.law.columns.arrays import NEVER, NO_HOUR, Days, Flags, flags, where
from asylia.law.columns.found import Dates, Found, alike, distinct, has_one, joined
from asylia.law.columns.judging import CODE, SETTLED
from asylia.law.limits import TimeLimit
from asylia.law.terms import Status

FoundOf = Mapping[int, Found]


def composed(
    rules: Sequence[TimeLimit], own: FoundOf, *, of_law: Mapping[str, FoundOf], size: int
) -> dict[int, Found]:
    """One answer of three: of each law of responsibility what follows if it sets the times.

    Args:
        rules: The law book.
        own: What was found with the point left open, by the place of the limit.
        of_law: What was found where each of the laws is supposed to set them.
        size: How many cases there are.
    """
    answer: dict[int, Found] = {}
    for place, rule in enumerate(rules):
        if rule.cites.instrument in RESPONSIBILITY:
            parts = [of_law[rule.cites.instrument].get(place)]
        else:
            parts = [own.get(place), _opened(place, own, of_law=of_law, size=size)]
        there = [part for part in parts if part is not None and part.rows.size]
        if there:
            answer[place] = joined(there)
    return answer


def _opened(place: int, own: FoundOf, *, of_law: Mapping[str, FoundOf], size: int) -> Found | None:
    """What only begins if one of the two laws sets the times: open, unless settled under both."""
    begun = flags(size)
    if place in own:
        begun[own[place].rows] = True
    parts = [
        found[place].without(begun)
        for found in (of_law[law] for law in RESPONSIBILITY)
        if place in found
    ]
    if not parts:
        return None
    nothing = parts[0].of(np.zeros(0, dtype=np.int64))
    old, new = (*parts, nothing)[:2]
    of_new = np.full((2, size), NOT_THERE, dtype=np.int64)
    of_new[new.named.astype(np.int64), new.rows] = np.arange(new.rows.size)
    at = of_new[old.named.astype(np.int64), old.rows]
    both = at != NOT_THERE
    only_new = flags(new.rows.size, value=True)
    only_new[at[both]] = False
    return joined(
        [
            _undecided(old.of(~both)),
            _undecided(new.of(only_new)),
            _undecided(old.of(both), new.of(at[both])),
        ]
    )


NOT_THERE = -1


def _undecided(one: Found, other: Found | None = None) -> Found:
    """A limit that begins under one law or under both; without an end it says nothing."""
    settled, first, dates = SETTLED.take(one.status), one, _dates(one)
    if other is not None:
        settled = settled & SETTLED.take(other.status)
        first = _sooner(one, other)
        dates = distinct([*dates, *_dates(other)])
    found = replace(
        first,
        status=where(settled, first.status, other=CODE[Status.UNDECIDED]),
        met=first.met.where(settled),
        candidates=tuple(each.where(~settled) for each in dates),
    )
    return found.of(settled | (first.due.day != NEVER))


def _sooner(one: Found, other: Found) -> Found:
    """In each case the one that ends first, or begins first where it ends on no day."""
    sooner = _end(other) < _end(one)

    def dates(mine: Dates, others: Dates) -> Dates:
        return Dates(
            where(sooner, others.day, other=mine.day), where(sooner, others.at, other=mine.at)
        )

    return replace(
        one,
        status=where(sooner, other.status, other=one.status),
        starts=where(sooner, other.starts, other=one.starts),
        due=dates(one.due, other.due),
        nominal=_either(sooner, other.nominal, other=one.nominal),
        met=dates(one.met, other.met),
    )


def _either(first: Flags, one: Days | None, *, other: Days | None) -> Days | None:
    return None if one is None or other is None else where(first, one, other=other)


def _end(one: Found) -> Days:
    return where((one.due.day == NEVER) | (one.due.at != NO_HOUR), one.starts, other=one.due.day)


def _dates(one: Found) -> list[Dates]:
    """The candidates, or the date itself."""
    alone = ~has_one(one.candidates, one.rows.size)
    return [*one.candidates, one.due.where(alone)]


def with_mixed(
    found: FoundOf, mixed: FoundOf, *, rules: Sequence[TimeLimit], size: int
) -> dict[int, Found]:
    """What follows the acceptance under the new law, with its day under the law before as well.

    Args:
        found: What was found of each limit, by its place.
        mixed: What was found where the reply follows the old law and the rest the new one.
        rules: The law book.
        size: How many cases there are.
    """
    return {
        place: _with(one, mixed[place], size=size)
        if rules[place].cites.instrument == NEW
        and follows_acceptance(rules[place])
        and place in mixed
        else one
        for place, one in found.items()
    }


def _with(one: Found, other: Found, *, size: int) -> Found:
    place = np.full((2, size), NOT_THERE, dtype=np.int64)
    place[other.named.astype(np.int64), other.rows] = np.arange(other.rows.size)
    at = place[one.named.astype(np.int64), one.rows]
    mixed = other.of(np.maximum(at, 0))
    differs = (at != NOT_THERE) & (mixed.due.day != NEVER) & ~alike(mixed.due, one.due)
    late = (one.status == CODE[Status.MET_LATE]) & (mixed.status == CODE[Status.MET]) & differs
    is_open = (one.status == CODE[Status.UNDECIDED]) & differs
    dates = [
        *one.candidates,
        *(each.where(late) for each in _dates(one)),
        *(each.where(late | is_open) for each in _dates(mixed)),
    ]
    status = where(late, CODE[Status.UNDECIDED], other=one.status)
    return replace(one, status=status, candidates=tuple(distinct(dates)))

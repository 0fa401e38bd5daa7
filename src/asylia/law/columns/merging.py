"""From several worlds to one answer in each of many cases, as ``clock.merging`` does."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from asylia.law.columns.arrays import (
    NEVER,
    NO_HOUR,
    Days,
    Flags,
    Rows,
    flags,
    never,
    no_hours,
    where,
)
from asylia.law.columns.found import Dates, Found, alike, joined
from asylia.law.columns.judging import CODE
from asylia.law.columns.worlds import Worlds
from asylia.law.limits import TimeLimit
from asylia.law.terms import Status

DONE = [CODE[Status.MET], CODE[Status.MET_LATE]]
STOPPED, LAPSED = CODE[Status.STOPPED], CODE[Status.LAPSED]
UNDATED, NOT_OPEN = np.int32(2**29), np.int32(2**29 + 1)
NOT_THERE = -1


def merged(
    found: Mapping[int, Found], rules: Sequence[TimeLimit], *, worlds: Worlds
) -> dict[int, Found]:
    """Each limit over all worlds: as it is where they agree, else undecided with candidates.

    Args:
        found: What was found of each limit in each world, by the place of the limit.
        rules: The law book.
        worlds: The cases and their worlds.
    """
    if worlds.one_each:
        return dict(found)
    place = {rule.id: number for number, rule in enumerate(rules)}

    def matter_of(number: int) -> list[Found]:
        limits = (number, *(place.get(rival, NOT_THERE) for rival in rules[number].rivals))
        return [found[limit] for limit in limits if limit in found]

    return {
        number: _merged(one, matter_of(number), worlds=worlds)
        for number, one in found.items()
        if one.rows.size
    }


def _merged(one: Found, matter: Sequence[Found], *, worlds: Worlds) -> Found:
    case = worlds.place[one.rows]
    one = one.of(np.lexsort((one.rows, one.named, case)))
    case = worlds.place[one.rows]
    first = np.flatnonzero(np.diff(case * 2 + one.named, prepend=-1))
    number = np.diff(first, append=case.size)
    in_all = (number == worlds.number[case[first]]) & _alike(one, first, number=number)
    kept = in_all | _all(np.isin(one.status, DONE), first) | _all(one.status == STOPPED, first)
    parts = [one.of(first[kept])]
    if not kept.all():
        open_ones = np.repeat(~kept, number)
        parts.append(_differing(one.of(open_ones), matter, worlds=worlds))
    whole = joined(parts)
    return whole.counted(worlds.place)


def _all(which: Flags, first: Rows) -> Flags:
    found: Flags = np.logical_and.reduceat(which, first)
    return found


def _alike(one: Found, first: Rows, *, number: npt.NDArray[np.int64]) -> Flags:
    """Where a limit stands in the same way, by the same readings, in each world where it runs."""
    like = np.repeat(first, number)
    same = one.status == one.status[like]
    for dates in (one.due, one.met):
        same &= alike(dates.of(like), dates)
    if one.candidates:
        shown = np.vstack([_code(dates) for dates in one.candidates])
        told = np.vstack([dates.tellers() for dates in one.candidates])
        order = np.argsort(shown, axis=0)
        for values in (shown, told):
            ordered = np.take_along_axis(values, order, axis=0)
            same &= np.all(ordered == ordered[:, like], axis=0)
    return _all(same, first)


def _code(dates: Dates) -> npt.NDArray[np.int64]:
    """A number for each day and each moment, no two of them alike."""
    hour = dates.at != NO_HOUR
    return where(
        (dates.day != NEVER) & hour, dates.at * 2 + 1, other=dates.day.astype(np.int64) * 2
    )


# Where the worlds differ ------------------------------------------------------------------


def _differing(one: Found, matter: Sequence[Found], *, worlds: Worlds) -> Found:
    """Lapsed where it lapsed in each world, whatever its day; else undecided."""
    case = worlds.place[one.rows]
    first = np.flatnonzero(np.diff(case * 2 + one.named, prepend=-1))
    group = np.repeat(np.arange(first.size), np.diff(first, append=case.size))
    dates, past = _dates_of(matter, worlds=worlds, asked=case[first])
    lapsed = _all(np.isin(one.status, [LAPSED, STOPPED]), first)
    lapsed &= past[case[first]]
    settled = np.isin(one.status, [*DONE, STOPPED])
    rank = where(settled, NOT_OPEN, other=where(one.due.day == NEVER, UNDATED, other=one.due.day))
    rank = where(lapsed[group] & (one.status == LAPSED), -1, other=rank)
    order = np.lexsort((np.arange(case.size), rank, group))
    base = one.of(order[first])
    return replace(
        base,
        status=where(lapsed, base.status, other=CODE[Status.UNDECIDED]),
        met=base.met.where(lapsed),
        candidates=tuple(each.of(case[first]) for each in dates),
    )


def _dates_of(matter: Sequence[Found], *, worlds: Worlds, asked: Rows) -> tuple[list[Dates], Flags]:
    """The dates of a limit in any world, by case, and whether all of them are past.

    Args:
        matter: The limit, then its rivals, whose dates count where it does not run.
        worlds: The cases and their worlds.
        asked: The cases.
    """
    wanted = flags(worlds.cases.size)
    wanted[asked] = True
    still = wanted[worlds.place]
    parts: list[tuple[Rows, Dates]] = []
    for limit in matter:
        parts.extend(_dates_in(limit, still))
    rows = worlds.place[np.concatenate([rows for rows, _ in parts])]
    day = np.concatenate([dates.day for _, dates in parts])
    at = np.concatenate([dates.at for _, dates in parts])
    past = flags(worlds.cases.size, value=True)
    as_of = worlds.cases.as_of
    past[rows[~where(at == NO_HOUR, day < as_of, other=day <= as_of)]] = False
    return _side_by_side(rows, Dates(day, at), size=worlds.cases.size), past


def _dates_in(limit: Found, still: Flags) -> list[tuple[Rows, Dates]]:
    """The dates of a limit in the worlds that are asked about; it answers for them."""
    which = still[limit.rows] & (limit.status != STOPPED)
    some = limit.of(which)
    parts = []
    has = flags(some.rows.size)
    for dates in some.candidates:
        shown = dates.day != NEVER
        parts.append((some.rows[shown], dates.of(shown)))
        has |= shown
    alone = ~has & (some.due.day != NEVER)
    parts.append((some.rows[alone], some.due.of(alone)))
    still[some.rows[has | alone]] = False
    return parts


def _side_by_side(rows: Rows, dates: Dates, *, size: int) -> list[Dates]:
    """The dates of each case, each once, one beside the other."""
    code = _code(dates)
    order = np.lexsort((code, rows))
    rows, code, dates = rows[order], code[order], dates.of(order)
    new = (np.diff(rows, prepend=-1) != 0) | (np.diff(code, prepend=0) != 0)
    rows, dates = rows[new], dates.of(new)
    first = np.flatnonzero(np.diff(rows, prepend=-1))
    place = np.arange(rows.size) - np.repeat(first, np.diff(first, append=rows.size))
    found = []
    for number in range(int(place.max(initial=-1)) + 1):
        which = place == number
        day: Days = never(size)
        at = no_hours(size)
        day[rows[which]], at[rows[which]] = dates.day[which], dates.at[which]
        found.append(Dates(day, at))
    return found

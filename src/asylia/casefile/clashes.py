"""What a timeline lacks and what does not go together in it: gaps and overlaps."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from asylia.casefile.spans import (
    AWAY,
    CUSTODY,
    OPEN_PLACES,
    PLACES,
    Clash,
    Form,
    Gap,
    LocalDay,
    Moment,
    Overlap,
    Span,
    is_before,
)

DAY = timedelta(days=1)
SAYS_NOT_WHERE = frozenset({Form.AT_LIBERTY, Form.RESTRICTION})
"""Forms that tell whether somebody is held and not where they are, unless a place is written."""
DETAINED, IMPRISONED = frozenset({Form.DETENTION}), frozenset({Form.IMPRISONMENT})
CLASHES: tuple[tuple[Clash, frozenset[Form], frozenset[Form]], ...] = (
    (Clash.TWO_DETENTIONS, DETAINED, DETAINED),
    (Clash.TWO_IMPRISONMENTS, IMPRISONED, IMPRISONED),
    (Clash.DETAINED_AND_IMPRISONED, DETAINED, IMPRISONED),
    (Clash.TWO_PLACES, PLACES, PLACES),
    (Clash.PLACED_WHILE_DETAINED, CUSTODY, OPEN_PLACES),
    (Clash.AWAY_WHILE_DETAINED, CUSTODY, AWAY),
    (Clash.PLACED_WHILE_AWAY, PLACES, AWAY),
)
"""Which forms do not go together; the first that fits is the one that is said."""


def gaps_between(
    spans: Iterable[Span], *, seen: Iterable[date], as_of: date, local_day: LocalDay
) -> tuple[Gap, ...]:
    """The days of which nobody recorded where the person was.

    Args:
        spans: What is known.
        seen: Days on which the person was there for another reason, such as an application.
        as_of: The day up to which it is asked.
        local_day: The day of a moment in the State's zone.
    """
    known = [_days_of(span, as_of=as_of, local_day=local_day) for span in _telling_where(spans)]
    known.extend((day, day, None) for day in seen)
    return tuple(_holes(sorted(known, key=lambda one: one[:2]), as_of=as_of))


Days = tuple[date, date, int | None]


def _telling_where(spans: Iterable[Span]) -> Iterator[Span]:
    return (span for span in spans if span.form not in SAYS_NOT_WHERE or span.place)


def _days_of(span: Span, *, as_of: date, local_day: LocalDay) -> Days:
    last = as_of if span.until is None else local_day(span.until)
    return local_day(span.since), last, span.ended_by or span.entry


def _holes(known: Sequence[Days], *, as_of: date) -> Iterator[Gap]:
    if not known:
        return
    reached, after = known[0][1], known[0][2]
    for first, last, entry in known[1:]:
        if first > reached + DAY:
            yield Gap(since=reached + DAY, until=first - DAY, is_open=False, after=after)
        if last > reached:
            reached, after = last, entry
    if reached < as_of:
        yield Gap(since=reached + DAY, until=as_of, is_open=True, after=after)


def overlaps_in(spans: Sequence[Span], *, local_day: LocalDay) -> tuple[Overlap, ...]:
    """The pairs of spans that do not go together, by their beginning.

    Args:
        spans: What is recorded, by its beginning.
        local_day: The day of a moment in the State's zone.
    """
    found = (_overlap(one, other, local_day=local_day) for one, other in combinations(spans, 2))
    return tuple(overlap for overlap in found if overlap is not None)


def _overlap(one: Span, other: Span, *, local_day: LocalDay) -> Overlap | None:
    clash = _clash(one.form, other.form)
    if clash is None:
        return None
    since = one.since if is_before(other.since, one.since, local_day=local_day) else other.since
    until = _earlier(one.until, other.until, local_day=local_day)
    if until is not None and not is_before(since, until, local_day=local_day):
        return None
    return Overlap(clash=clash, first=one, second=other, since=since, until=until)


def _clash(one: Form, other: Form) -> Clash | None:
    return next(
        (
            clash
            for clash, these, those in CLASHES
            if (one in these and other in those) or (one in those and other in these)
        ),
        None,
    )


def _earlier(one: Moment | None, other: Moment | None, *, local_day: LocalDay) -> Moment | None:
    if one is None or other is None:
        return one or other
    return other if is_before(other, one, local_day=local_day) else one

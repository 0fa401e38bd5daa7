"""What a store keeps of the dates of many histories, reckoned over columns."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

import polars as pl

from asylia.figures.frames import MOST, frame_of
from asylia.law.clock.book import every_rule
from asylia.law.columns import Columns, due_dates
from asylia.law.facts import Happening, History, Settings
from asylia.law.holidays import calendar_of
from asylia.law.terms import DERIVED_ONLY, Event, Status

Line = tuple[
    str,
    date | None,
    date | None,
    date | None,
    datetime | None,
    date | None,
    date | None,
    date | None,
]
"""A limit, with the other State where it runs for one; the day on which it starts, its end before
any shift, its last day or last moment, the earliest day of another reading, when it was met, and
the day by which it is sorted."""
OF_A_LINE = (
    *("name", "starts_on", "nominal_end", "due_on", "due_at"),
    *("other", "met_on", "sort_on"),
)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Stored:
    """What is kept of some histories, each told by its place among them.

    Attributes:
        lines: The dates, in the order of the law book.
        again: The day on which time alone changes the answer, of those that have one.
        refused: Those that have no answer, as in a year without holidays.
        unfit: Those that no row can tell; they were not asked about.
        fallen: How many of the others were left to the clock of single cases.
    """

    lines: dict[int, list[Line]]
    again: dict[int, date]
    refused: set[int]
    unfit: list[int]
    fallen: int


def stored(
    histories: Sequence[History],
    *,
    as_of: date,
    settings: Settings,
    hidden: Collection[Status] = (),
) -> Stored:
    """Ask about all at once.

    Args:
        histories: The cases.
        as_of: The day of the question and of knowledge.
        settings: What national law sets and which readings were chosen.
        hidden: Limits that stand so are not kept.
    """
    unfit = set(unfit_in(histories))
    place = [number for number in range(len(histories)) if number not in unfit]
    told = [histories[number] for number in place]
    lines: dict[int, list[Line]] = {number: [] for number in place}
    if not told:
        return Stored(lines=lines, again={}, refused=set(), unfit=sorted(unfit), fallen=0)
    answer = due_dates(
        frame_of(told, known_on=as_of), as_of=as_of, settings=settings, to_store=True
    )
    for row, *line in _lines(answer, [one.member_state for one in told], hidden=hidden):
        lines[place[row]].append(tuple(line))  # type: ignore[arg-type]
    return Stored(
        lines=lines,
        again={place[row]: day for row, day in answer.changes.iter_rows()},
        refused={place[row] for row in answer.refused["row"]},
        unfit=sorted(unfit),
        fallen=answer.fallen.height,
    )


def _lines(
    answer: Columns, states: Sequence[str], *, hidden: Collection[Status]
) -> Iterator[tuple[int, *tuple[object, ...]]]:
    shown = answer.dates.filter(~pl.col("status").is_in([one.value for one in hidden]))
    homes = pl.Series(states, dtype=pl.String).gather(shown["row"])
    for (state,), part in shown.with_columns(home=homes).group_by("home", maintain_order=True):
        yield from _kept(part, calendar_of(str(state)).zone.key).iter_rows()


def _kept(part: pl.DataFrame, zone: str) -> pl.DataFrame:
    """The lines of cases of one State, a moment sorted by its day in the State's zone."""
    limit, other_state = (pl.col(name).cast(pl.String) for name in ("limit", "state"))
    part = part.with_columns(
        place=limit.replace_strict(_places(), return_dtype=pl.Int32),
        name=pl.concat_str([limit, (":" + other_state).fill_null("")]),
        day=pl.coalesce("due_on", _local(pl.col("due_at"), zone)),
        moments=pl.col("candidates_at").list.eval(_local(pl.element(), zone)),
    )
    others = [
        pl.col(column).list.set_difference(pl.concat_list("day")).list.min()
        for column in ("candidates_on", "moments")
    ]
    part = part.with_columns(other=pl.min_horizontal(others))
    part = part.with_columns(sort_on=pl.coalesce("day", "other"))
    return part.sort("row", "place", "name").select("row", *OF_A_LINE)


def _local(moment: pl.Expr, zone: str) -> pl.Expr:
    return moment.dt.convert_time_zone(zone).dt.date()


@cache
def _places() -> dict[str, int]:
    """Where each limit stands in the law book."""
    return {rule.id: number for number, rule in enumerate(every_rule())}


# What no row can tell ---------------------------------------------------------------------


def unfit_in(histories: Sequence[History]) -> Iterator[int]:
    """The places of histories that no row can tell.

    They hold too many entries, one that only the law produces, or an attribute of another kind
    than the same attribute has in most: a column has one type.

    Args:
        histories: The cases.
    """
    kinds: defaultdict[tuple[Event, str], Counter[type]] = defaultdict(Counter)
    for history in histories:
        for key, kind in _kinds(history):
            kinds[key][kind] += 1
    usual = {key: found.most_common(1)[0][0] for key, found in kinds.items() if len(found) > 1}
    for number, history in enumerate(histories):
        odd = usual and any(usual.get(key, kind) is not kind for key, kind in _kinds(history))
        if odd or len(history.events) > MOST or any(map(_is_of_law, history.events)):
            yield number


def _is_of_law(one: Happening) -> bool:
    return one.event in DERIVED_ONLY


def _kinds(history: History) -> Iterator[tuple[tuple[Event, str], type]]:
    for one in history.events:
        for key, value in one.attributes.items():
            yield (one.event, key), type(value)

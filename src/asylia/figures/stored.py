"""What a store keeps of the dates of many histories, reckoned over columns."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import polars as pl

from asylia.figures.courses import acts_among
from asylia.figures.dated import dated
from asylia.figures.frames import MOST, frame_of
from asylia.law.columns import Columns, due_dates
from asylia.law.facts import Happening, History, Settings
from asylia.law.holidays import calendar_of
from asylia.law.next_act import STEP_IDS, with_steps
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
Act = tuple[
    str,
    str,
    str,
    date | None,
    date | None,
    date | None,
    datetime | None,
    date | None,
    date | None,
]
"""What asks for an act, with the other State; whose turn it is; the limit whose time it has, and
of that what a line has of it, but when it was met."""
OF_A_LINE = (
    *("name", "starts_on", "nominal_end", "due_on", "due_at"),
    *("other", "met_on", "sort_on"),
)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Stored:
    """What is kept of some histories, each told by its place among them.

    Attributes:
        lines: The dates, in the order of the law book.
        acts: What has to be done next; of a case in which nobody has to do anything, that it is so.
        again: The day on which time alone changes the answer, of those that have one.
        refused: Those that have no answer, as in a year without holidays.
        unfit: Those that no row can tell; they were not asked about.
        fallen: How many of the others were left to the clock of single cases.
    """

    lines: dict[int, list[Line]]
    acts: dict[int, list[Act]]
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
    acts: dict[int, list[Act]] = {number: [] for number in place}
    if not told:
        return Stored(
            lines=lines, acts=acts, again={}, refused=set(), unfit=sorted(unfit), fallen=0
        )
    frame = frame_of(told, known_on=as_of)
    answer = due_dates(frame, as_of=as_of, settings=settings, rules=with_steps, to_store=True)
    refused = answer.refused["row"]
    with_answer = frame.with_row_index("row").filter(~pl.col("row").is_in(refused.implode()))
    for row, *line in _lines(answer, [one.member_state for one in told], hidden=hidden):
        lines[place[row]].append(tuple(line))  # type: ignore[arg-type]
    for row, *act in acts_among(answer.dates, with_answer, as_of=as_of).iter_rows():
        acts[place[row]].append(tuple(act))
    return Stored(
        lines=lines,
        acts=acts,
        again={place[row]: day for row, day in answer.changes.iter_rows()},
        refused={place[row] for row in refused},
        unfit=sorted(unfit),
        fallen=answer.fallen.height,
    )


def _lines(
    answer: Columns, states: Sequence[str], *, hidden: Collection[Status]
) -> Iterator[tuple[int, *tuple[object, ...]]]:
    limit = pl.col("limit").cast(pl.String)
    status = pl.col("status").is_in([one.value for one in hidden])
    shown = answer.dates.filter(~status & ~limit.is_in(list(STEP_IDS)))
    homes = pl.Series(states, dtype=pl.String).gather(shown["row"])
    for (state,), part in shown.with_columns(home=homes).group_by("home", maintain_order=True):
        lines = dated(part, calendar_of(str(state)).zone.key)
        yield from lines.sort("row", "place", "name").select("row", *OF_A_LINE).iter_rows()


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

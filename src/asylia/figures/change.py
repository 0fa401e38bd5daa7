"""What would be: a rule, a list of holidays or a share of extensions changed, for a caseload."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import polars as pl

from asylia.figures import reading, writing
from asylia.figures.dates import Told, in_silence
from asylia.figures.reading import CASE, STATE
from asylia.law.clock.book import every_rule, rules_of
from asylia.law.clock.extensible import extensible
from asylia.law.columns import DATES, due_dates
from asylia.law.facts import Settings
from asylia.law.holidays import calendar_of
from asylia.law.limits import TimeLimit
from asylia.law.periods import Length
from asylia.law.terms import Event, Status

EXTENDED = Event.TIME_LIMIT_EXTENDED.value
OPEN = (Status.RUNNING.value, Status.OVERDUE.value)
"""A limit that stands so may still be extended, or could have been while it ran."""
ENDS = ("status", "due_on", "due_at")
MOVED = pl.Schema(
    [(CASE, pl.String()), ("limit", pl.String()), ("state", pl.String())]
    + [(f"{end}_{when}", DATES[end]) for when in ("before", "after") for end in ENDS]
)
"""The columns of a table of moved dates: null before where the limit did not run, and after."""


class CannotChange(ValueError):
    """A change that is asked for cannot be made; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """What is changed.

    Attributes:
        lengths: Another length, by the id of the limit.
        holidays: Further public holidays, by State.
        working: Public holidays that become working days, by State.
        extended: Of the limits of an id that are open, the share that is extended on its last day.
        seed: The same seed chooses the same cases.
        settings: Other settings instead of those before, before the holidays are changed.
    """

    lengths: Mapping[str, Length] = field(default_factory=dict)
    holidays: Mapping[str, Sequence[date]] = field(default_factory=dict)
    working: Mapping[str, Sequence[date]] = field(default_factory=dict)
    extended: Mapping[str, float] = field(default_factory=dict)
    seed: int = 1
    settings: Settings | None = None

    def rules(self, state: str) -> tuple[TimeLimit, ...]:
        """The law book of a State with the other lengths.

        Args:
            state: The State's code.
        """
        return tuple(
            replace(rule, lasts=self.lengths[rule.id], national=False)
            if rule.id in self.lengths
            else rule
            for rule in rules_of(state)
        )

    def over(self, settings: Settings) -> Settings:
        """The settings with the other holidays.

        Args:
            settings: Those before the change.
        """
        base = self.settings or settings
        lists = {state: dict(years) for state, years in base.holidays.items()}
        for state in {*self.holidays, *self.working}:
            added, taken = self.holidays.get(state, ()), self.working.get(state, ())
            for year in {day.year for day in (*added, *taken)}:
                there = lists.setdefault(state, {}).get(year) or _listed(state, year)
                lists[state][year] = tuple(sorted({*there, *added} - {*taken}))
        return replace(base, holidays=lists)


def _listed(state: str, year: int) -> tuple[date, ...]:
    """The public holidays of a year as the State's own table has them."""
    days = map(date.fromordinal, sorted(calendar_of(state).days_off))
    return tuple(day for day in days if day.year == year)


def checked(change: Change) -> Change:
    """The change, if everything that it names exists.

    Raises:
        CannotChange: It names a limit that does not exist, has no one length or cannot be extended.
    """
    rules = {rule.id: rule for rule in every_rule()}
    for limit in (*change.lengths, *change.extended):
        if limit not in rules:
            raise CannotChange(f"there is no limit {limit[:60]!r}; asylia law list names them")
    for limit in change.extended:
        if limit not in extensible(every_rule()):
            raise CannotChange(f"the law does not let anybody extend the limit {limit}")
    for limit in change.lengths:
        if rules[limit].lasts is None and not rules[limit].national:
            raise CannotChange(f"the limit {limit} has no length of its own that could be changed")
    return change


@dataclass(kw_only=True)
class Effect:
    """What a change does to one limit.

    Attributes:
        limit: Its id.
        act: The act.
        overdue_before: In how many cases it is overdue before the change.
        overdue_after: And after it.
        moved: How many of its dates or statuses are others.
    """

    limit: str
    act: str
    overdue_before: int = 0
    overdue_after: int = 0
    moved: int = 0

    def as_json(self) -> dict[str, object]:
        """The effect as JSON."""
        return {
            "limit": self.limit,
            "act": self.act,
            "overdue_before": self.overdue_before,
            "overdue_after": self.overdue_after,
            "moved": self.moved,
        }


def what_if(
    cases: Path,
    change: Change,
    *,
    as_of: date,
    settings: Settings,
    moved: Path | None = None,
    told: Told = in_silence,
) -> list[Effect]:
    """The effects of a change on a caseload.

    Args:
        cases: The table of cases.
        change: What is changed.
        as_of: The day of the question.
        settings: What national law sets before the change.
        moved: Where the moved dates are written; None: they are only counted.
        told: Is told after each part how far it is.

    Returns:
        One effect for each limit that is overdue or moved, the most moved first.

    Raises:
        CannotChange: The change names what does not exist.
        BadTable: The table cannot be used.
        CannotWrite: The moved dates could not be written; nothing of them is left.
    """
    checked(change)
    height = reading.check(cases)
    changed = _Changed(change, as_of=as_of, settings=settings)
    effects: dict[str, Effect] = {}

    def parts() -> Iterator[pl.DataFrame]:
        done = 0
        for part in reading.parts_of(cases):
            found = changed.compared(part)
            _count(found, effects)
            done += part.height
            told(done, height)
            yield found.filter("moved").select(MOVED.names()).cast(MOVED)

    if moved is None:
        for _ in parts():
            pass
    else:
        with writing.parquet(moved, MOVED) as written:
            for part in parts():
                written.add(part)
    return sorted(effects.values(), key=lambda one: (-one.moved, -one.overdue_after, one.limit))


class _Changed:
    """The law before and after a change, made once for all parts."""

    def __init__(self, change: Change, *, as_of: date, settings: Settings) -> None:
        self._change = change
        self._as_of = as_of
        self._before = settings
        self._after = change.over(settings)
        self._books: dict[str, tuple[TimeLimit, ...]] = {}

    def compared(self, part: pl.DataFrame) -> pl.DataFrame:
        """Each limit of the cases before and after the change, and whether it moved."""
        before = due_dates(part, as_of=self._as_of, settings=self._before).dates
        extended = _extended(part, self._change, dates=before, as_of=self._as_of)
        named = part.select(pl.col(CASE).cast(pl.String)).with_row_index("row")
        return _beside(before, self._dates(extended)).join(named, on="row")

    def _dates(self, part: pl.DataFrame) -> pl.DataFrame:
        if not self._change.lengths:
            return due_dates(part, as_of=self._as_of, settings=self._after).dates
        by_state = part.with_row_index("row").partition_by(STATE)
        return pl.concat(map(self._of_one_state, by_state))

    def _of_one_state(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The dates of the cases of a State, under the numbers that their rows have in the part."""
        state = str(rows[STATE][0])
        book = self._books.get(state) or self._change.rules(state)
        self._books[state] = book
        found = due_dates(rows.drop("row"), as_of=self._as_of, settings=self._after, rules=book)
        return found.dates.with_columns(row=rows["row"].gather(found.dates["row"]))


def _beside(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    key = ["row", "limit", "state"]
    sides = [
        side.select(
            "row",
            pl.col("limit", "state").cast(pl.String),
            *(pl.col(end).alias(f"{end}_{when}") for end in ENDS),
        )
        for side, when in ((before, "before"), (after, "after"))
    ]
    found = sides[0].join(sides[1], on=key, how="full", nulls_equal=True, coalesce=True)
    differs = [pl.col(f"{end}_before").ne_missing(pl.col(f"{end}_after")) for end in ENDS]
    return found.with_columns(moved=pl.any_horizontal(differs))


def _count(found: pl.DataFrame, effects: dict[str, Effect]) -> None:
    overdue = Status.OVERDUE.value
    counted = found.group_by("limit").agg(
        (pl.col("status_before") == overdue).sum().alias("before"),
        (pl.col("status_after") == overdue).sum().alias("after"),
        pl.col("moved").sum(),
    )
    for limit, before, after, moved in counted.iter_rows():
        if before or after or moved:
            one = effects.setdefault(limit, Effect(limit=limit, act=_act_of(limit)))
            one.overdue_before += before
            one.overdue_after += after
            one.moved += moved


def _act_of(limit: str) -> str:
    return str(next(rule.cites.instrument for rule in every_rule() if rule.id == limit))


def _extended(
    part: pl.DataFrame, change: Change, *, dates: pl.DataFrame, as_of: date
) -> pl.DataFrame:
    """The cases, a share of whose open limits was extended on the last day of each."""
    for limit, share in change.extended.items():
        day = pl.coalesce("due_on", pl.col("due_at").dt.date())
        in_time = (
            dates.filter(pl.col("limit").cast(pl.String) == limit, pl.col("status").is_in(OPEN))
            .select("row", on=pl.min_horizontal(day, pl.lit(as_of)))
            .drop_nulls()
            .unique("row", keep="first")
        )
        chosen = in_time.filter(_chance(part, in_time["row"], seed=change.seed) < share)
        part = _with_entry(part, chosen, limit=limit)
    return part


def _chance(part: pl.DataFrame, rows: pl.Series, *, seed: int) -> pl.Series:
    """A number from 0 to 1 for each row, the same for a case in whatever part it stands."""
    return part[CASE].gather(rows).hash(seed=seed).cast(pl.Float64) / 2.0**64


def _with_entry(part: pl.DataFrame, chosen: pl.DataFrame, *, limit: str) -> pl.DataFrame:
    names = {column.partition(".")[0] for column in part.columns}
    there = [int(name.partition("#")[2] or 1) for name in names if name.startswith(EXTENDED)]
    column = f"{EXTENDED}#{max(there) + 1}" if there else EXTENDED
    entry = chosen.select(
        "row",
        pl.col("on").alias(column),
        pl.lit(limit).alias(f"{column}.limit"),
    )
    rows = part.with_row_index("row")
    return rows.join(entry, on="row", how="left", maintain_order="left").drop("row")

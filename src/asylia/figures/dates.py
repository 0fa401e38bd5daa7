"""Every limit of every case of a table, part by part, and what they come to."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import polars as pl

from asylia.figures import reading, writing
from asylia.figures.reading import CASE, STATE, BadTable, Fault
from asylia.law.clock.book import every_rule
from asylia.law.columns import DATES, due_dates
from asylia.law.facts import Settings

DUE = pl.Schema(
    [(CASE, pl.String()), (STATE, pl.String())]
    + [(name, kind) for name, kind in DATES.items() if name != "row"]
)
"""The columns of a table of dates: the case, and what ``asylia.law.columns`` says of it."""

Told = Callable[[int, int], None]
"""Is told how many cases are done, and of how many."""


@dataclass(kw_only=True)
class Summary:
    """What the dates of a table come to.

    Attributes:
        cases: How many cases there were.
        dates: How many limits run, ran or will run in them.
        statuses: How many of them stand how.
        limits: How many of them there are of each limit.
        fallen: How many cases were left to the clock for single cases, by the first reason.
    """

    cases: int = 0
    dates: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    limits: Counter[str] = field(default_factory=Counter)
    fallen: Counter[str] = field(default_factory=Counter)

    def add(self, found: pl.DataFrame, *, cases: int, fallen: dict[str, int]) -> None:
        """Count a part.

        Args:
            found: Its dates.
            cases: How many cases it has.
            fallen: How many of them were left to the clock for single cases, by the reason.
        """
        self.cases += cases
        self.dates += found.height
        self.fallen.update(fallen)
        for counter, column in ((self.statuses, "status"), (self.limits, "limit")):
            counter.update(_counted(found, column))

    def as_json(self) -> dict[str, object]:
        """The summary as JSON."""
        fallen = self.fallen.total()
        return {
            "cases": self.cases,
            "dates": self.dates,
            "undecided": self.statuses["undecided"],
            "statuses": dict(self.statuses.most_common()),
            "limits": dict(self.limits.most_common()),
            "fallen": {
                "cases": fallen,
                "share": round(fallen / self.cases, 6) if self.cases else 0,
                "why": dict(self.fallen.most_common()),
            },
        }


def _counted(found: pl.DataFrame, column: str) -> dict[str, int]:
    counted = found.group_by(column).len()
    return dict(counted.with_columns(pl.col(column).cast(pl.String)).iter_rows())


def in_silence(_done: int, _of: int) -> None:
    """Tell nobody."""


def dates_of(
    cases: Path,
    *,
    as_of: date,
    settings: Settings | None = None,
    at_once: int = reading.AT_ONCE,
) -> Iterator[tuple[pl.DataFrame, int, dict[str, int]]]:
    """The dates of a table that was checked, part by part.

    Args:
        cases: The parquet file.
        as_of: The day of the question.
        settings: What national law sets and which readings were chosen.
        at_once: Cases in a part.

    Yields:
        The dates of a part, how many cases it has, and how many of them fell back for which reason.

    Raises:
        BadTable: Cases have no answer, as in a year without holidays. It is raised at the end.
    """
    refused: list[tuple[int, str]] = []
    done = 0
    for part in reading.parts_of(cases, at_once=at_once):
        found = due_dates(part, as_of=as_of, settings=settings)
        refused.extend((done + row + 1, why) for row, why in found.refused.iter_rows())
        named = part.select(CASE, STATE).cast(pl.String).with_row_index("row")
        done += part.height
        dates = _in_order(found.dates).join(named, on="row", how="left", maintain_order="left")
        yield dates.select(DUE.names()), part.height, found.reasons()
    if refused:
        raise BadTable(cases.name, list(_without_answer(refused)))


def _in_order(dates: pl.DataFrame) -> pl.DataFrame:
    """The lines of each case in the order of the law book, as the clock of single cases says."""
    limits = pl.Series([rule.id for rule in every_rule()], dtype=DATES["limit"])
    place = pl.col("limit").replace_strict(limits, range(limits.len()), return_dtype=pl.UInt64)
    # One number for both is sorted in half of the time.
    return dates.sort(pl.col("row") * pl.lit(limits.len(), pl.UInt64) + place, maintain_order=True)


def _without_answer(refused: list[tuple[int, str]]) -> Iterator[Fault]:
    by_reason: dict[str, list[int]] = {}
    for row, why in refused:
        by_reason.setdefault(why, []).append(row)
    for why, rows in by_reason.items():
        shown = tuple(rows[: reading.SHOWN])
        yield Fault(column="", what=f"the case has no answer: {why}", rows=shown, count=len(rows))


def write_dates(
    cases: Path,
    due: Path | None,
    *,
    as_of: date,
    settings: Settings | None = None,
    told: Told = in_silence,
) -> Summary:
    """Check a table of cases, and write the table of their dates, whole or not at all.

    Args:
        cases: The table, a parquet file.
        due: Where the dates are written; None: only the summary is made.
        as_of: The day of the question.
        settings: What national law sets and which readings were chosen.
        told: Is told after each part how far it is.

    Returns:
        What they come to.

    Raises:
        BadTable: The table cannot be used; nothing was written.
        CannotWrite: The dates could not be written; nothing of them is left.
    """
    height = reading.check(cases)
    summary = Summary()

    def parts() -> Iterator[pl.DataFrame]:
        for found, count, fallen in dates_of(cases, as_of=as_of, settings=settings):
            summary.add(found, cases=count, fallen=fallen)
            told(summary.cases, height)
            yield found

    if due is None:
        for _ in parts():
            pass
    else:
        with writing.parquet(due, DUE) as written:
            for part in parts():
                written.add(part)
    return summary

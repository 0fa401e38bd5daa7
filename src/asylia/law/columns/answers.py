"""The answer in columns: one line for each limit that runs in a case."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import polars as pl

from asylia.law.clock.book import rules_of
from asylia.law.limits import TimeLimit
from asylia.law.terms import Status

Rules: TypeAlias = Sequence[TimeLimit] | Callable[[str], tuple[TimeLimit, ...]] | None
"""The limits; or what says those of a State; None: the law book of the State of each row."""

MOMENT = pl.Datetime("us", "UTC")
DATES = pl.Schema(
    [
        ("row", pl.UInt32()),
        ("limit", pl.Categorical()),
        ("state", pl.Categorical()),
        ("status", pl.Enum([status.value for status in Status])),
        ("due_on", pl.Date()),
        ("due_at", MOMENT),
        ("met_on", pl.Date()),
        ("met_at", MOMENT),
        ("candidates_on", pl.List(pl.Date())),
        ("candidates_at", pl.List(MOMENT)),
    ]
)
"""The columns of the dates."""
STORED = pl.Schema([*DATES.items(), ("starts_on", pl.Date()), ("nominal_end", pl.Date())])
"""The columns of dates that are to be stored."""
CHANGES = pl.Schema([("row", pl.UInt32()), ("recompute_on", pl.Date())])
FALLEN = pl.Schema([("row", pl.UInt32()), ("why", pl.Categorical())])
REFUSED = pl.Schema([("row", pl.UInt32()), ("why", pl.String())])


@dataclass(frozen=True, eq=False, repr=False)
class Columns:
    """Every limit of many cases on a day.

    Attributes:
        dates: One line for each limit that runs, ran or will run in a case, see ``DATES``.
        fallen: The rows that were left to the clock for single cases, with the first reason.
        refused: The rows that have no answer, as in a year without holidays, with the reason.
        rows: How many cases there were.
        changes: The first day on which time alone changes the answer, of the rows that have one,
            if the answer was to be stored.
    """

    dates: pl.DataFrame
    fallen: pl.DataFrame
    refused: pl.DataFrame
    rows: int
    changes: pl.DataFrame

    @property
    def share_fallen(self) -> float:
        """Which share of the cases was left to the clock for single cases."""
        return self.fallen.height / self.rows if self.rows else 0.0

    def reasons(self) -> dict[str, int]:
        """How many rows fell back for each reason, the most frequent first."""
        counted = self.fallen.group_by(pl.col("why").cast(pl.String)).len()
        return dict(counted.sort(["len", "why"], descending=[True, False]).iter_rows())


def rules_for(state: str, rules: Rules) -> tuple[TimeLimit, ...]:
    """The limits that are reckoned in the cases of a State.

    Args:
        state: The code of the State.
        rules: What was asked for.
    """
    if rules is None:
        return rules_of(state)
    return rules(state) if callable(rules) else tuple(rules)

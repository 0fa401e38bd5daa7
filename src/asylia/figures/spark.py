"""The same evaluation on Spark: each partition of a table of cases is one frame after another.

Nothing here imports Spark: it is given a data frame of Spark's and asks it to map Arrow batches.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa

from asylia.figures.dates import DUE
from asylia.figures.reading import CASE, STATE
from asylia.law.columns import due_dates
from asylia.law.facts import Settings

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

COLUMNS = {
    CASE: "string",
    STATE: "string",
    "limit": "string",
    "state": "string",
    "status": "string",
    "due_on": "date",
    "due_at": "timestamp",
    "met_on": "date",
    "met_at": "timestamp",
    "candidates_on": "array<date>",
    "candidates_at": "array<timestamp>",
}
"""The columns of a table of dates in Spark's words."""
NO_DOT = "|"
"""Stands for the dot in the names of columns, which Spark takes for a part of a structure."""


def due_dates_on(
    cases: "DataFrame", *, as_of: date, settings: Settings | None = None
) -> "DataFrame":
    """Every limit of the cases of a data frame of Spark, partition by partition.

    Args:
        cases: One row for each case, as ``asylia.law.columns`` says; moments are timestamps.
        as_of: The day of the question.
        settings: What national law sets and which readings were chosen.

    Returns:
        The table of dates, as ``asylia clocks`` writes it; Spark reckons it when it is asked for.
    """
    schema = ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())
    plain = cases.toDF(*(name.replace(".", NO_DOT) for name in cases.columns))
    return plain.mapInArrow(in_batches(as_of=as_of, settings=settings), schema)


def in_batches(
    *, as_of: date, settings: Settings | None = None
) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """What is done with the batches of a partition.

    Args:
        as_of: The day of the question.
        settings: What national law sets and which readings were chosen.
    """

    def reckon(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield from of_batch(batch, as_of=as_of, settings=settings)

    return reckon


def of_batch(
    batch: pa.RecordBatch, *, as_of: date, settings: Settings | None = None
) -> Iterator[pa.RecordBatch]:
    """The dates of the cases of one batch.

    Args:
        batch: The cases.
        as_of: The day of the question.
        settings: What national law sets and which readings were chosen.

    Yields:
        Batches with the columns of a table of dates.

    Raises:
        NoAnswer: A case has none, as in a year without holidays.
    """
    cases = pl.DataFrame(pl.from_arrow(batch))
    cases = cases.rename(lambda name: name.replace(NO_DOT, "."))
    found = due_dates(cases, as_of=as_of, settings=settings)
    named = cases.select(CASE, STATE).with_row_index("row")
    for case, why in found.refused.join(named, on="row").select(CASE, "why").iter_rows():
        raise NoAnswer(f"case {case}: {why}")
    dates = found.dates.join(named, on="row", maintain_order="left").select(DUE.names())
    texts = pl.col("limit", "state", "status").cast(pl.String)
    table = dates.with_columns(texts).to_arrow(compat_level=pl.CompatLevel.oldest())
    yield from table.cast(_ARROW).to_batches()


class NoAnswer(ValueError):
    """A case cannot be answered; the message names it by its reference."""


_MOMENT = pa.timestamp("us", tz="UTC")
_TYPES = {
    "string": pa.string(),
    "date": pa.date32(),
    "timestamp": _MOMENT,
    "array<date>": pa.list_(pa.date32()),
    "array<timestamp>": pa.list_(_MOMENT),
}
_ARROW = pa.schema([(name, _TYPES[kind]) for name, kind in COLUMNS.items()])

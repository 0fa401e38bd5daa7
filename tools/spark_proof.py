"""``python -m tools.spark_proof``: Spark on two workers answers as one process does.

Runs in an environment with Spark (``requirements/spark.txt``) on a cluster of its own, which is
started here: Spark's own for one machine, in which each worker's executor is a process of its own.
"""

import argparse
import os
import sys
import tempfile
from datetime import date
from pathlib import Path

import polars as pl
from pyspark.sql import SparkSession

from asylia.figures.dates import DUE
from asylia.figures.frames import frame_of
from asylia.figures.spark import due_dates_on
from asylia.law.columns import due_dates
from asylia.samples.disturbed import disturbed_histories

DAY = date(2026, 11, 20)
WORKERS = 2
PARTITIONS = 8
SORTED = ("case", "limit", "state")
TEXTS = ("limit", "state", "status")


def session(folder: Path) -> SparkSession:
    """A cluster of two workers with one core each; it ends with this process."""
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    os.environ["SPARK_WORKER_DIR"] = str(folder / "work")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    python_path = os.environ.get("PYTHONPATH", "")
    return (
        SparkSession.builder.master(f"local-cluster[{WORKERS},1,2048]")
        .appName("asylia")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.local.dir", str(folder / "local"))
        .config("spark.executorEnv.PYTHONPATH", python_path)
        .config("spark.executorEnv.SPARK_LOCAL_IP", "127.0.0.1")
        .getOrCreate()
    )


def answered_by_spark(table: Path, folder: Path) -> tuple[pl.DataFrame, int]:
    """The dates as Spark writes them, and how many workers there were."""
    spark = session(folder)
    spark.sparkContext.setLogLevel("ERROR")
    cases = spark.read.parquet(str(table)).repartition(PARTITIONS)
    due_dates_on(cases, as_of=DAY).write.parquet(str(folder / "due"))
    # Spark's Python names its executors nowhere else; one of them is the driver.
    scala = spark.sparkContext._jsc.sc()  # noqa: SLF001
    workers = scala.getExecutorMemoryStatus().size() - 1
    spark.stop()
    return pl.read_parquet(folder / "due" / "*.parquet"), workers


def in_order(dates: pl.DataFrame) -> pl.DataFrame:
    moments = pl.col("due_at", "met_at").dt.convert_time_zone("UTC")
    lists = pl.col("candidates_at").cast(DUE["candidates_at"])
    named = dates.select(DUE.names()).with_columns(pl.col(TEXTS).cast(pl.String), moments, lists)
    return named.sort(SORTED, nulls_last=True)


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./asylia prove spark", description=__doc__)
    parser.add_argument("--cases", type=int, default=4_000, help="how many (4,000)")
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = folder / "cases.parquet"
        frame = frame_of(disturbed_histories(cases=asked.cases, until=DAY), known_on=DAY)
        answer = due_dates(frame, as_of=DAY)
        frame = frame.with_row_index("row").join(answer.refused, on="row", how="anti").drop("row")
        frame.write_parquet(table)
        here = due_dates(frame, as_of=DAY).dates.join(
            frame.select("case", "member_state").with_row_index("row"), on="row"
        )
        there, workers = answered_by_spark(table, folder)
    equal = in_order(here).equals(in_order(there))
    print(
        f"{frame.height:,} cases in {PARTITIONS} partitions on {workers} workers: {there.height:,} "
        f"limits, {here.height:,} in one process: {'equal' if equal else 'NOT EQUAL'}."
    )
    return 0 if equal and workers == WORKERS else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

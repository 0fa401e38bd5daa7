"""A table of invented cases, made once by every core and kept for the next benchmark."""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import polars as pl
from polars import selectors

from asylia.casefile.history import history_of
from asylia.figures import writing
from asylia.figures.frames import frame_of
from asylia.figures.histories import common_schema, conformed
from asylia.figures.reading import parts_of
from asylia.samples.large import Part, large_caseload

DAY = date(2026, 11, 20)
MILLION = 1_000_000
IN_A_PART = 20_000


def asked(usual: int, words: Sequence[str] | None = None) -> tuple[int, bool]:
    """How many cases were asked for, and whether their table is kept afterwards."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=usual)
    parser.add_argument("--keep", action="store_true", help="the tables, for the next benchmark")
    found = parser.parse_args(sys.argv[1:] if words is None else words)
    return found.cases, found.keep


def folder() -> Path:
    """Where the tables lie."""
    found = Path(os.environ["ASYLIA_HOME"]) / "tables"
    found.mkdir(exist_ok=True)
    return found


def invented(cases: int) -> Path:
    """The table of a caseload of this size; made if it is not there.

    More than a million are told from a million: the same cases under other references, each copy
    some days earlier.
    """
    path = folder() / f"cases-{cases}.parquet"
    if path.exists():
        return path
    print(f"  making a table of {cases:,} invented cases", file=sys.stderr)
    if cases > MILLION:
        _copied(invented(MILLION), path, cases=cases)
    else:
        _told(path, cases=cases)
    return path


def _told(path: Path, *, cases: int) -> None:
    of = max(1, cases // IN_A_PART)
    with tempfile.TemporaryDirectory(dir=path.parent) as name:
        make = partial(_part, cases=cases, of=of, into=Path(name))
        with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
            parts = list(pool.map(make, range(of)))
        schema = common_schema([pl.read_parquet_schema(part) for part in parts])
        with writing.parquet(path, schema) as written:
            for part in parts:
                written.add(conformed(pl.read_parquet(part), schema))


def _part(number: int, *, cases: int, of: int, into: Path) -> Path:
    told = large_caseload(cases=cases, until=DAY, part=Part(first=number, of=of))
    histories = (
        history_of(case.as_file(), case=case.reference, member_state=case.member_state)
        for case in told
    )
    path = into / f"{number}.parquet"
    frame_of(histories, known_on=DAY).write_parquet(path)
    return path


def _copied(source: Path, path: Path, *, cases: int) -> None:
    with writing.parquet(path, pl.read_parquet_schema(source)) as written:
        for copy in range(-(-cases // MILLION)):
            days = selectors.temporal() - selectors.by_name("person.date_of_birth")
            earlier = days.as_expr() - pl.duration(days=copy)
            case = pl.concat_str("case", pl.lit(f"-{copy}"))
            for part in parts_of(source):
                written.add(part.with_columns(case, earlier))

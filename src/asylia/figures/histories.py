"""A file of histories, one a line, as a table of cases."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from asylia.figures import writing
from asylia.figures.dates import Told, in_silence
from asylia.figures.frames import frames_of, in_place
from asylia.figures.reading import SHOWN, BadTable, Fault
from asylia.law.facts import History, HistoryError, read_history


def write_frame(
    histories: Path, cases: Path, *, known_on: date = date.max, told: Told = in_silence
) -> int:
    """Write a table of cases, whole or not at all.

    Args:
        histories: The file: JSON of the history format, one case a line.
        cases: The table, parquet; a file that is there is replaced.
        known_on: The day of knowledge.
        told: Is told how many cases are read; of how many is not known before the end: 0.

    Returns:
        How many cases it has.

    Raises:
        BadTable: Lines are no histories; each is named.
        CannotWrite: The table could not be written.
    """
    height = 0
    with TemporaryDirectory() as folder:
        parts: list[Path] = []
        for part in frames_of(histories_in(histories), known_on=known_on):
            parts.append(Path(folder) / f"{len(parts)}.parquet")
            part.write_parquet(parts[-1])
            height += part.height
            told(height, 0)
        schema = common_schema([pl.read_parquet_schema(path) for path in parts])
        with writing.parquet(cases, schema) as written:
            for path in parts:
                written.add(conformed(pl.read_parquet(path), schema))
    return height


def common_schema(schemas: list[Mapping[str, pl.DataType]]) -> Mapping[str, pl.DataType]:
    """The columns that hold the rows of all parts, in their place.

    Args:
        schemas: The columns of each part.
    """
    empty = {"case": pl.String(), "member_state": pl.String()}
    frames = [pl.DataFrame(schema=schema) for schema in (empty, *schemas)]
    found = pl.concat(frames, how="diagonal_relaxed")
    return found.select(in_place(found.columns)).schema


def conformed(part: pl.DataFrame, schema: Mapping[str, pl.DataType]) -> pl.DataFrame:
    """A part with the columns of all.

    Args:
        part: Some rows.
        schema: The columns of all parts.
    """
    whole = pl.concat([pl.DataFrame(schema=schema), part], how="diagonal_relaxed")
    return whole.select(*schema)


def histories_in(path: Path) -> Iterator[History]:
    """The histories of a file.

    Args:
        path: The file; empty lines are passed over.

    Yields:
        Each as soon as it is read.

    Raises:
        BadTable: Lines are no histories. It is raised when all lines are read.
    """
    faults: dict[tuple[str, str], list[int]] = {}
    mends: dict[tuple[str, str], str] = {}
    for number, line in _lines(path):
        try:
            yield read_history(line, file=path.name)
        except HistoryError as error:
            key = (error.position, error.what)
            faults.setdefault(key, []).append(number)
            mends[key] = error.mend
    if faults:
        raise BadTable(
            path.name,
            [
                Fault(
                    column=position,
                    what=what,
                    mend=mends[position, what],
                    rows=tuple(rows[:SHOWN]),
                    count=len(rows),
                )
                for (position, what), rows in faults.items()
            ],
        )


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield number, line
    except OSError as error:
        fault = Fault(column="", what=f"it cannot be read: {error.strerror}")
        raise BadTable(path.name, [fault]) from None

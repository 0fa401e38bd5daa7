"""A table of cases from a parquet file, in parts, and why it cannot be used."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from asylia.law.columns.shape import BadFrame, shape_of
from asylia.law.facts.attributes import WORDS
from asylia.law.facts.places import FIRST_YEAR, LAST_YEAR
from asylia.law.holidays import ASSOCIATED, STATES

CASE, STATE = "case", "member_state"
AT_ONCE = 100_000
"""Cases that are in memory at once."""
SHOWN = 10
"""Rows that a fault names; the others are counted."""
OTHER_STATES = (*STATES, *ASSOCIATED)


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is wrong in a column.

    Attributes:
        column: Its name; empty if it is the whole file.
        what: What is wrong.
        mend: What to do about it.
        rows: The first rows in which it is so, counted from 1; none if it is the whole column.
        count: In how many rows it is so.
    """

    column: str
    what: str
    mend: str = ""
    rows: tuple[int, ...] = ()
    count: int = 0

    def __str__(self) -> str:
        """The fault as a line."""
        where = f"column {self.column!r}" if self.column else "the whole file"
        if self.rows:
            rows = ", ".join(f"{row:,}" for row in self.rows)
            more = f" and {self.count - len(self.rows):,} more" if self.count > SHOWN else ""
            where += f", {'row' if self.count == 1 else 'rows'} {rows}{more}"
        return f"{where}: {self.what}." + (f" {self.mend}" if self.mend else "")

    def as_json(self) -> dict[str, object]:
        """The fault as JSON."""
        return {
            "column": self.column,
            "rows": list(self.rows),
            "count": self.count,
            "what": self.what,
            "mend": self.mend,
        }


class BadTable(ValueError):
    """A table of cases cannot be used.

    Attributes:
        file: Its name.
        faults: Everything that was found wrong.
    """

    def __init__(self, file: str, faults: list[Fault]) -> None:
        """Name the file and tell each fault."""
        super().__init__("\n".join(f"{file}: {fault}" for fault in faults))
        self.file = file
        self.faults = faults


def parts_of(path: Path, *, at_once: int = AT_ONCE) -> Iterator[pl.DataFrame]:
    """The table part by part, in its order.

    Args:
        path: The parquet file.
        at_once: Rows in a part.

    Yields:
        Parts whose rows follow one another; none of an empty table.
    """
    table = pl.scan_parquet(path)
    height = table.select(pl.len()).collect().item()
    for start in range(0, height, at_once):
        yield table.slice(start, at_once).collect()


def check(path: Path, *, at_once: int = AT_ONCE) -> int:
    """Read the whole table once and judge it.

    Args:
        path: The parquet file.
        at_once: Rows that are in memory at once.

    Returns:
        How many rows it has.

    Raises:
        BadTable: With everything that is wrong in it.
    """
    schema = _schema(path)
    if faults := list(_of_columns(schema)):
        raise BadTable(path.name, faults)
    checks = list(_checks(schema))
    found: dict[int, Fault] = {}
    height = 0
    for part in parts_of(path, at_once=at_once):
        for place, fault in _of_rows(part, checks, first=height):
            found[place] = _joined(found.get(place), fault)
        height += part.height
    faults = [found[place] for place in sorted(found)]
    faults.extend(_twice(path))
    if faults:
        raise BadTable(path.name, faults)
    return height


def _schema(path: Path) -> pl.Schema:
    if path.is_dir():
        raise BadTable(path.name, [Fault(column="", what="it is a folder", mend=_ONE_FILE)])
    try:
        return pl.scan_parquet(path).collect_schema()
    except FileNotFoundError:
        fault = Fault(column="", what="there is no such file", mend="Check the name.")
    except PermissionError:
        fault = Fault(column="", what="it may not be read", mend="Let whoever runs this read it.")
    except (OSError, pl.exceptions.PolarsError) as error:
        what = f"it is no parquet file ({str(error).splitlines()[0]})"
        fault = Fault(column="", what=what, mend=_MAKE_ONE)
    raise BadTable(path.name, [fault])


_ONE_FILE = "Name one parquet file."
_MAKE_ONE = "Of histories, one a line, asylia clocks frame makes one."


# Columns ----------------------------------------------------------------------------------


def _of_columns(schema: Mapping[str, pl.DataType]) -> Iterator[Fault]:
    for column in (CASE, STATE):
        if column not in schema:
            yield Fault(column=column, what="the column is missing", mend=_NEEDED[column])
    for column, kind in schema.items():
        beside = column.partition(".")[0]
        also = {name: schema[name] for name in (beside, f"{beside}.at") if name in schema}
        # The State alone is judged with its own type, so that a fault is told once.
        state = schema.get(STATE, pl.String()) if column == STATE else pl.String()
        try:
            shape_of({STATE: state, **also, column: kind})
        except BadFrame as error:
            if error.column == column:
                yield Fault(column=column, what=error.what, mend=error.mend)


_NEEDED = {
    CASE: "Add a reference without personal data for each case.",
    STATE: "Add the code of the State that holds the file, such as LT.",
}


# Rows -------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class _Check:
    """In which rows a column is wrong, and what is said of them."""

    column: str
    wrong: pl.Expr
    what: str
    mend: str


def _checks(schema: Mapping[str, pl.DataType]) -> Iterator[_Check]:
    for column in (CASE, STATE):
        yield _Check(
            column=column, wrong=pl.col(column).is_null(), what="it is empty", mend=_NEEDED[column]
        )
    yield _one_of(STATE, tuple(STATES), mend="Write a code such as LT (Greece GR).")
    for column, kind in schema.items():
        if isinstance(kind, pl.Date | pl.Datetime):
            year = pl.col(column).dt.year()
            yield _Check(
                column=column,
                wrong=~year.is_between(FIRST_YEAR, LAST_YEAR),
                what=f"the year lies outside {FIRST_YEAR} to {LAST_YEAR}",
                mend="Leave it empty if the day is not known.",
            )
        key = column.partition(".")[2]
        if key in WORDS:
            yield _one_of(column, WORDS[key], mend="Leave it empty if it is not known.")
        elif key == "state":
            yield _one_of(column, OTHER_STATES, mend="Write a code such as LV (Greece GR).")


def _one_of(column: str, words: tuple[str, ...], *, mend: str) -> _Check:
    shown = "no State's code" if words[0] in STATES else f"none of {', '.join(words)}"
    return _Check(
        column=column,
        wrong=~pl.col(column).cast(pl.String).is_in(words),
        what=f"it is {shown}",
        mend=mend,
    )


def _of_rows(
    part: pl.DataFrame, checks: list[_Check], *, first: int
) -> Iterator[tuple[int, Fault]]:
    counts = part.select(
        check.wrong.fill_null(value=False).sum().alias(str(place))
        for place, check in enumerate(checks)
    ).row(0)
    for place, (check, count) in enumerate(zip(checks, counts, strict=True)):
        if count:
            wrong = part.select(check.wrong.fill_null(value=False).arg_true().head(SHOWN))
            yield (
                place,
                Fault(
                    column=check.column,
                    what=check.what,
                    mend=check.mend,
                    rows=tuple(first + row + 1 for row in wrong.to_series()),
                    count=count,
                ),
            )


def _joined(before: Fault | None, fault: Fault) -> Fault:
    if before is None:
        return fault
    return Fault(
        column=fault.column,
        what=fault.what,
        mend=fault.mend,
        rows=(*before.rows, *fault.rows)[:SHOWN],
        count=before.count + fault.count,
    )


def _twice(path: Path) -> Iterator[Fault]:
    """Cases that stand in the table more than once: one of the rows is told wrongly."""
    cases = pl.scan_parquet(path).select(CASE).with_row_index("row", offset=1).drop_nulls()
    again = cases.filter(pl.col(CASE).is_duplicated()).select("row").collect().to_series()
    if again.len():
        yield Fault(
            column=CASE,
            what="the case stands in more than one row",
            mend="Keep one row for each case; a further application is told as event#2.",
            rows=tuple(again.head(SHOWN)),
            count=again.len(),
        )

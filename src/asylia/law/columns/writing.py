"""From what was found to lines of a frame."""

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl

from asylia.law.columns.answers import DATES, MOMENT
from asylia.law.columns.arrays import NEVER, NO_HOUR, Days, Flags, Moments, Rows
from asylia.law.columns.found import Dates, Found, joined
from asylia.law.columns.store import Cases
from asylia.law.limits import TimeLimit
from asylia.law.terms import Status

STATUSES = pl.Series([status.value for status in Status], dtype=DATES["status"])


def written(
    found: Mapping[int, Found], rules: Sequence[TimeLimit], cases: Cases, *, rows: Rows
) -> pl.DataFrame:
    """The lines of a frame, limit by limit.

    Args:
        found: What was found of each limit, by its place.
        rules: The limits.
        cases: The cases in which they were found.
        rows: Where each case stands in the frame that was asked about.
    """
    parts = [(place, one) for place, one in sorted(found.items()) if one.rows.size]
    if not parts:
        return pl.DataFrame(schema=DATES)
    whole = joined([one for _, one in parts])
    limits = np.repeat(np.array([place for place, _ in parts]), [one.rows.size for _, one in parts])
    ids = pl.Series([rule.id for rule in rules], dtype=pl.Categorical())
    states = pl.Series([None, *cases.others], dtype=pl.Categorical())
    named = np.where(whole.named, cases.other[whole.rows], 0)
    return pl.DataFrame(
        [
            pl.Series("row", rows[whole.rows], dtype=pl.UInt32()),
            ids.gather(limits).alias("limit"),
            states.gather(named).alias("state"),
            STATUSES.gather(whole.status).alias("status"),
            _days("due_on", whole.due.day, (whole.due.day != NEVER) & (whole.due.at == NO_HOUR)),
            _moments("due_at", whole.due.at, (whole.due.day != NEVER) & (whole.due.at != NO_HOUR)),
            _days("met_on", whole.met.day, whole.met.day != NEVER),
            _moments("met_at", whole.met.at, (whole.met.day != NEVER) & (whole.met.at != NO_HOUR)),
            *_candidates(whole.candidates, whole.rows.size),
        ]
    )


def _days(name: str, days: Days, has: Flags) -> pl.Series:
    return _or_null(pl.Series(name, days), has).cast(pl.Date())


def _moments(name: str, moments: Moments, has: Flags) -> pl.Series:
    return _or_null(pl.Series(name, moments), has).cast(MOMENT)


def _or_null(values: pl.Series, has: Flags) -> pl.Series:
    if has.all():
        return values
    found = pl.select(pl.when(pl.Series(has)).then(values)).to_series()
    return found.alias(values.name)


def _candidates(candidates: Sequence[Dates], size: int) -> list[pl.Series]:
    """The candidates of each line as lists, in order."""
    return [
        _lists("candidates_on", candidates, size, hours=False),
        _lists("candidates_at", candidates, size, hours=True),
    ]


def _lists(name: str, candidates: Sequence[Dates], size: int, *, hours: bool) -> pl.Series:
    kind = pl.List(MOMENT if hours else pl.Date())
    columns = []
    for one in candidates:
        has = (one.day != NEVER) & ((one.at != NO_HOUR) == hours)
        if has.any():
            make = _moments("", one.at, has) if hours else _days("", one.day, has)
            columns.append(make)
    if not columns:
        return pl.Series(name, [[]], dtype=kind).new_from_index(0, size)
    lists = pl.concat_list([pl.lit(column) for column in columns])
    found = pl.select(lists.list.drop_nulls().list.sort()).to_series()
    return found.alias(name).cast(kind)

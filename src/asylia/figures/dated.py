"""Lines of the columns' answer as a store keeps them: days of one State's zone, and a name."""

from functools import cache

import polars as pl

from asylia.law.clock.book import every_rule
from asylia.law.next_act.steps import STEPS


def dated(part: pl.DataFrame, zone: str) -> pl.DataFrame:
    """The lines of cases of one State, a moment sorted by its day in the State's zone.

    Args:
        part: Lines of ``law.columns`` that are to be stored.
        zone: The name of the State's zone.

    Returns:
        The same lines with ``place`` in the law book, ``name``, the ``day`` of the end, the
        earliest ``other`` day of another reading, and the day by which it is sorted.
    """
    limit, other_state = (pl.col(name).cast(pl.String) for name in ("limit", "state"))
    part = part.with_columns(
        place=limit.replace_strict(_places(), return_dtype=pl.Int32),
        name=pl.concat_str([limit, (":" + other_state).fill_null("")]),
        day=pl.coalesce("due_on", local(pl.col("due_at"), zone)),
        moments=pl.col("candidates_at").list.eval(local(pl.element(), zone)),
    )
    others = [
        pl.col(column).list.set_difference(pl.concat_list("day")).list.min()
        for column in ("candidates_on", "moments")
    ]
    part = part.with_columns(other=pl.min_horizontal(others))
    return part.with_columns(sort_on=pl.coalesce("day", "other"))


def local(moment: pl.Expr, zone: str) -> pl.Expr:
    """The day of a moment in a zone.

    Args:
        moment: The moments.
        zone: The name of the zone.
    """
    return moment.dt.convert_time_zone(zone).dt.date()


@cache
def _places() -> dict[str, int]:
    """Where each limit stands in the law book, and each step behind it."""
    return {rule.id: number for number, rule in enumerate((*every_rule(), *STEPS))}

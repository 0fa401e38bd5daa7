"""What has to be done next in many cases, reckoned anew from what happened, in memory."""

import resource
from pathlib import Path
from time import perf_counter

import polars as pl

from asylia.figures.courses import next_acts
from asylia.law.next_act import Turn
from benchmarks import tables
from benchmarks.columns import by_regime
from benchmarks.figures import Figure, at_most, hand_over, seen


def measured(path: Path) -> list[Figure]:
    """Time and memory, and what was found."""
    figures, total, acts = [], 0.0, 0
    waiting = alarms = 0
    for regime, cases in by_regime(pl.read_parquet(path)).items():
        began = perf_counter()
        found = next_acts(cases, as_of=tables.DAY)
        took = perf_counter() - began
        total += took
        acts += found.height
        waiting += found.filter(pl.col("turn") == Turn.OTHERS.value).height
        alarms += found.filter(pl.col("turn") == Turn.NOBODYS.value).height
        figures.append(seen(f"{cases.height:,} cases of the {regime}", took, unit="s"))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return [
        at_most("next acts of all cases", total, unit="s", limit=20),
        *figures,
        seen("memory, largest, cases and acts in it", memory, unit="GB"),
        seen("acts found", acts, unit=""),
        seen("of them the turn of others", waiting, unit=""),
        at_most("cases without a next act that are not over", alarms, unit="", limit=0),
    ]


def main() -> None:
    count, keep = tables.asked(tables.MILLION)
    path = tables.invented(count)
    figures = measured(path)
    if not keep:
        path.unlink()
    hand_over(
        f"{count:,} invented cases, one row each, in memory; limits and steps reckoned together "
        "over columns and gathered to acts",
        figures,
        is_full=count >= tables.MILLION,
    )


if __name__ == "__main__":
    main()

"""``asylia clocks`` over ever more cases: a table in, a table out, part by part."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from benchmarks import tables
from benchmarks.figures import Figure, at_most, hand_over, seen

SIZES = (100, 10, 1)
"""The hundredth part, the tenth, and all of the cases."""
NOISE = 1.05


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the command: how many cases, seconds, and gigabytes of memory."""

    cases: int
    seconds: float
    memory: float


def run(cases: int) -> Run:
    """The whole command in a process of its own; its table goes away again."""
    path = tables.invented(cases)
    due = path.with_name("due.parquet")
    words = ["clocks", str(path), "--as-of", tables.DAY.isoformat(), "-o", str(due)]
    began = perf_counter()
    program = subprocess.Popen([sys.executable, "-m", "asylia.cli", *words])
    _, code, used = os.wait4(program.pid, 0)
    took = perf_counter() - began
    if code:
        sys.exit(f"asylia clocks failed on {cases:,} cases.")
    _size(due)
    return Run(cases, took, used.ru_maxrss / 2**20)


def _size(due: Path) -> None:
    print(f"  {due.stat().st_size / 1e9:.2f} GB of dates", file=sys.stderr)
    due.unlink()


def figures_of(runs: list[Run]) -> list[Figure]:
    """Each run, and how the last compares with the one before and with the first."""
    largest = runs[-1]
    found = []
    for one in runs:
        found.append(seen(f"{one.cases:,} cases", one.seconds, unit="s"))
        found.append(seen(f"{one.cases:,} cases, memory", one.memory, unit="GB"))
    for smaller in runs[:-1]:
        growth = (largest.seconds / smaller.seconds) / (largest.cases / smaller.cases)
        what = f"growth of time by growth of rows, from {smaller.cases:,} cases"
        found.append(at_most(what, growth, unit="", limit=NOISE))
    found.append(at_most("memory of the largest", largest.memory, unit="GB", limit=12))
    return found


def main() -> None:
    count, keep = tables.asked(10 * tables.MILLION)
    runs = [run(count // part) for part in SIZES]
    if not keep:
        for path in tables.folder().glob("cases-*.parquet"):
            path.unlink()
    hand_over(
        "`asylia clocks` from table to table, whole processes; one million is told case by case, "
        "and each further one is the first under other references and so many days earlier",
        figures_of(runs),
        is_full=count >= 10 * tables.MILLION,
    )


if __name__ == "__main__":
    main()

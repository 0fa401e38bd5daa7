"""``python -m tools.same_meaning [--cases N]``: whether the two engines give one answer.

Cases of the large caseload, two of three of them disturbed (``samples/disturbed.py``), are asked
about on several days, in parts, by as many processes as there are cores.
"""

import argparse
import os
import sys
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context

from asylia.figures.agreement import Agreement, Difference, compare
from asylia.samples.disturbed import disturbed_histories
from asylia.samples.large import Part

UNTIL = date(2026, 11, 20)
DAYS = (
    date(2026, 11, 20),
    date(2026, 6, 11),
    date(2026, 6, 12),
    date(2026, 8, 15),
    date(2027, 3, 1),
    date(2025, 12, 24),
)
"""One part is asked about on one of them, the next on the next."""
PART = 1_000
SHOWN = 20
SAY_EVERY_SECONDS = 5


@dataclass(slots=True)
class Total:
    cases: int = 0
    dates: int = 0
    fallen: int = 0
    differ: int = 0

    def add(self, one: Agreement) -> None:
        self.cases += one.cases
        self.dates += one.dates
        self.fallen += one.fallen
        self.differ += len(one.differences)


def one_part(number: int, of: int, cases: int) -> tuple[date, Agreement]:
    """Compare every ``of``-th case from this number on."""
    as_of = DAYS[number % len(DAYS)]
    part = Part(first=number, of=of)
    histories = disturbed_histories(cases=cases, until=UNTIL, part=part)
    return as_of, compare(histories, as_of=as_of)


def parts(cases: int, processes: int) -> Iterator[tuple[date, Agreement]]:
    """Each part in its turn; only a few are under way, so that memory does not grow."""
    of = max(1, -(-cases // PART))
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[tuple[date, Agreement]]] = deque()
        for number in range(of):
            waiting.append(pool.submit(one_part, number, of, cases))
            if len(waiting) > 2 * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def show(as_of: date, one: Difference) -> None:
    """A case of which the engines do not say the same, so that it can be told again."""
    print(f"case {one.history.case} on {as_of} ({one.history.member_state}):")
    for whose, lines in (("clock", one.only_clock), ("columns", one.only_columns)):
        for line in lines:
            print(f"    only {whose}: {', '.join(map(str, line))}")


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./asylia prove same-meaning", description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000, help="how many (20,000)")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args(words)
    total, began, said, shown = Total(), time.monotonic(), time.monotonic(), 0
    for as_of, found in parts(asked.cases, asked.processes):
        total.add(found)
        for one in found.differences[: SHOWN - shown]:
            shown += 1
            show(as_of, one)
        if time.monotonic() - said > SAY_EVERY_SECONDS:
            said = time.monotonic()
            pace = total.cases / (said - began)
            left = (asked.cases - total.cases) / pace / 60
            print(
                f"  {total.cases:,} of {asked.cases:,} cases, {total.differ:,} differ; "
                f"about {left:.0f} minutes left",
                file=sys.stderr,
            )
    same = total.cases - total.differ
    share = same / total.cases if total.cases else 1
    print(
        f"{same:,} of {total.cases:,} cases agree ({share:.4%}): {total.dates:,} limits, their "
        f"statuses, dates and readings, on {len(DAYS)} days. {total.fallen:,} of the cases the "
        "columns left to the clock of single cases."
    )
    return 1 if total.differ else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

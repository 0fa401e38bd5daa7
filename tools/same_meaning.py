"""``python -m tools.same_meaning [--cases N]``: whether the two engines give one answer.

Cases of the large caseload, two of three of them disturbed (``samples/disturbed.py``), are asked
about on several days, in parts, by as many processes as there are cores. Columns take the rules up
once for each State that they meet, so a part is large and its cases are compared State by State.
"""

import argparse
import gc
import os
import sys
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
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
PART = 20_000
LEAST_PARTS = 2 * len(DAYS)
AT_ONCE = 4_000
"""So many cases are compared at once: enough to be quick, few enough to stay in memory."""
SHOWN = 20
SAY_EVERY_SECONDS = 5


@dataclass(slots=True)
class Found:
    """What was found in some cases; those that differ are told in words that any process reads."""

    cases: int = 0
    dates: int = 0
    fallen: int = 0
    differ: int = 0
    told: list[str] = field(default_factory=list)

    def add(self, one: "Found") -> None:
        self.cases += one.cases
        self.dates += one.dates
        self.fallen += one.fallen
        self.differ += one.differ
        self.told = [*self.told, *one.told][:SHOWN]


def one_part(number: int, of: int, cases: int) -> Found:
    """Compare every ``of``-th case from this number on."""
    as_of = DAYS[number % len(DAYS)]
    part = Part(first=number, of=of)
    told = disturbed_histories(cases=cases, until=UNTIL, part=part)
    by_state = sorted(told, key=lambda one: one.member_state)
    found = Found()
    for first in range(0, len(by_state), AT_ONCE):
        found.add(_found(compare(by_state[first : first + AT_ONCE], as_of=as_of), as_of))
    return found


def _found(one: Agreement, as_of: date) -> Found:
    told = [in_words(as_of, each) for each in one.differences[:SHOWN]]
    return Found(one.cases, one.dates, one.fallen, len(one.differences), told)


def seldom_sought() -> None:
    """Let rings of objects be sought seldom: there are next to none, and looking took a third."""
    gc.set_threshold(50_000, 20, 100)


def parts(cases: int, processes: int, *, first: int = 0) -> Iterator[Found]:
    """Each part in its turn; only a few are under way, so that memory does not grow."""
    of = max(LEAST_PARTS, -(-cases // PART))
    os.environ.setdefault("POLARS_MAX_THREADS", "1")  # the processes share the cores already
    context = get_context("spawn")
    with ProcessPoolExecutor(processes, context, initializer=seldom_sought) as pool:
        waiting: deque[Future[Found]] = deque()
        for number in range(first, of):
            waiting.append(pool.submit(one_part, number, of, cases))
            if len(waiting) > 2 * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def in_words(as_of: date, one: Difference) -> str:
    """A case of which the engines do not say the same, so that it can be told again."""
    lines = [f"case {one.history.case} on {as_of} ({one.history.member_state}):"]
    lines += [
        f"    {happened.at} {happened.event} {dict(happened.attributes)}"
        for happened in one.history.events
    ]
    for whose, only in (("clock", one.only_clock), ("columns", one.only_columns)):
        lines += [f"    only {whose}: {', '.join(map(str, line))}" for line in only]
    return "\n".join(lines)


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./asylia prove same-meaning", description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000, help="how many (20,000)")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--from-part", type=int, default=0, help="where a run was broken off")
    asked = parser.parse_args(words)
    total, began, said = Found(), time.monotonic(), time.monotonic()
    for number, one in enumerate(
        parts(asked.cases, asked.processes, first=asked.from_part), asked.from_part
    ):
        total.add(one)
        print(*one.told, sep="\n", end="\n" if one.told else "")
        if time.monotonic() - said > SAY_EVERY_SECONDS:
            said = time.monotonic()
            print(
                f"  parts {asked.from_part} to {number}: {total.cases:,} of {asked.cases:,} cases, "
                f"{total.differ:,} differ; {total.cases / (said - began):,.0f} a second",
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

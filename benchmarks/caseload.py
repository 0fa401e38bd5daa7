"""Generate, chain, seal and load many cases, and then check every one of them."""

import sys

from benchmarks.figures import at_most, hand_over, seen
from benchmarks.kept import Store


def main() -> None:
    store = Store()
    with store.open(fresh=True):
        loading = store.load()
        tidying = store.tidy()
        verifying = store.timed("verify")
        cases, entries, _ = store.counted()
        size = store.size()
    if cases != store.cases:
        sys.exit(f"{cases} cases were loaded and {store.cases} asked for.")
    hand_over(
        f"{cases:,} invented cases with {entries:,} entries, {store.cores} processes, server "
        "beside them; verified without a finding",
        [
            at_most("generate, chain and load", loading / 60, unit="min", limit=20),
            seen("cases a second", cases / loading, unit="cases/s"),
            seen("entries a second", entries / loading, unit="entries/s"),
            seen("entries a case", entries / cases, unit=""),
            seen("vacuum and analyze", tidying / 60, unit="min"),
            seen("asylia verify, one process", verifying / 60, unit="min"),
            seen("database", size, unit="GB"),
        ],
        is_full=store.is_full,
    )


if __name__ == "__main__":
    main()

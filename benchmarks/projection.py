"""Reckon the dates of every case of a caseload by the law's clock, with every core."""

from benchmarks.figures import at_most, hand_over, seen
from benchmarks.kept import Store


def main() -> None:
    store = Store()
    with store.open():
        store.require_loaded()
        took = store.project()
        comparing = store.timed("recompute", "--diff")
        tidying = store.tidy()
        cases, _, dates = store.counted()
        size = store.size()
    hand_over(
        f"`asylia recompute --all --processes {store.cores}` over {cases:,} cases, {dates:,} dates",
        [
            at_most("projection", took / 60, unit="min", limit=60),
            seen("cases a second", cases / took, unit="cases/s"),
            seen("dates a case", dates / cases, unit=""),
            seen("all asked anew and compared, one process", comparing / 60, unit="min"),
            seen("cases a second, compared", cases / comparing, unit="cases/s"),
            seen("vacuum and analyze", tidying / 60, unit="min"),
            seen("database", size, unit="GB"),
        ],
        is_full=store.is_full,
    )


if __name__ == "__main__":
    main()

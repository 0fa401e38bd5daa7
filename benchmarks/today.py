"""*Today* of one user, on many cases: the list as it opens, its filters, and its next pages."""

from statistics import median

from benchmarks.browsing import USERNAME, p95, reader
from benchmarks.figures import Figure, at_most, hand_over, seen
from benchmarks.kept import Store

ROUNDS, WARM = 200, 5
OTHERS = {
    "mine": "/today?view=mine",
    "overdue": "/today?view=overdue",
    "two readings": "/today?view=doubt",
    "nobody's": "/today?view=nobody",
    "this week": "/today?by=week",
    "one act": "/today?act=AMMR",
}


def main() -> None:
    store = Store()
    with store.open():
        store.require_projected()
        figures, office = _measured()
        cases, _, dates = store.counted()
        ((own,),) = store.ask(
            "select count(*) from cases_case c join accounts_user u on u.office_id = c.office_id"
            " where u.username = %s",
            USERNAME,
        )
    hand_over(
        f"{cases:,} cases, {dates:,} dates, one user of {office} with {own:,} cases, answered in "
        f"process, {ROUNDS} times each",
        figures,
        is_full=store.is_full,
    )


def _measured() -> tuple[list[Figure], str]:
    with reader() as user:
        figures = _figures("Today", [user.get("/today") for _ in range(WARM + ROUNDS)])
        figures.append(seen("statements", user.queries("/today"), unit=""))
        addresses = {**OTHERS, "next page": user.after("/today")}
        for name, address in addresses.items():
            times = [user.get(address)[0] for _ in range(WARM + ROUNDS)][WARM:]
            figures.append(seen(f"{name}, p95", p95(times), unit="ms"))
        return figures, user.office


def _figures(name: str, times: list[tuple[float, float]]) -> list[Figure]:
    wall, processor = zip(*times[WARM:], strict=True)
    return [
        at_most(f"{name}, p95", p95(wall), unit="ms", limit=80),
        seen(f"{name}, median", median(wall), unit="ms"),
        seen(f"{name}, the process's own processor time, median", median(processor), unit="ms"),
    ]


if __name__ == "__main__":
    main()

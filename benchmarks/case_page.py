"""The case page of one user, on many cases: another case each time."""

from random import Random
from statistics import median

from benchmarks.browsing import USERNAME, p95, reader
from benchmarks.figures import Figure, at_most, hand_over, seen
from benchmarks.kept import Store

PAGES, WARM = 400, 5


def main() -> None:
    store = Store()
    with store.open():
        store.require_projected()
        chosen = _references(store)
        figures = _measured([f"/cases/{reference}" for reference in chosen])
        cases, entries, _ = store.counted()
    hand_over(
        f"{cases:,} cases, {entries:,} entries, {PAGES} cases of one user's office at random, "
        "answered in process",
        figures,
        is_full=store.is_full,
    )


def _references(store: Store) -> list[str]:
    rows = store.ask(
        "select c.reference from cases_case c join accounts_user u on u.office_id = c.office_id"
        " where u.username = %s order by c.id",
        USERNAME,
    )
    every = [str(row[0]) for row in rows]
    return Random("case page").sample(every, min(len(every), PAGES + WARM))


def _measured(addresses: list[str]) -> list[Figure]:
    with reader() as user:
        times = [user.get(address) for address in addresses]
        wall, processor = zip(*times[WARM:], strict=True)
        statements = max(user.queries(address) for address in addresses[:40])
    return [
        at_most("case page, p95", p95(wall), unit="ms", limit=100),
        seen("case page, median", median(wall), unit="ms"),
        seen("the process's own processor time, median", median(processor), unit="ms"),
        at_most("statements, most of 40 pages", statements, unit="", limit=25),
    ]


if __name__ == "__main__":
    main()

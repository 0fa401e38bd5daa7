"""The case page of one user, on many cases: another case each time.

Then each page again with and without its guards, in turns either way first: what it costs to note
the read and to open what is sealed.
"""

from random import Random
from statistics import median
from typing import NamedTuple

from benchmarks.browsing import USERNAME, Reader, p95, reader
from benchmarks.figures import Figure, at_most, hand_over, seen
from benchmarks.kept import Store
from benchmarks.unguarded import Remembered

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
        "answered in process; each page once more as it is, and once as if no read were noted and "
        "nothing sealed",
        figures,
        is_full=store.is_full,
    )


def _references(store: Store) -> list[str]:
    rows = store.ask(
        "select c.reference from cases_case c join accounts_user u on u.office_id = c.office_id"
        " where u.username = %s and c.lock_id is null"
        " and (c.caseworker_id is null or c.caseworker_id = u.id) order by c.id",
        USERNAME,
    )
    every = [str(row[0]) for row in rows]
    return Random("case page").sample(every, min(len(every), PAGES + WARM))


def _measured(addresses: list[str]) -> list[Figure]:
    with reader() as user:
        asked = [
            _asked(user, address, guarded_first=number % 2 == 0)
            for number, address in enumerate(addresses)
        ][WARM:]
        statements = max(user.queries(address) for address in addresses[:40])
    wall, processor = zip(*[one.first for one in asked], strict=True)
    guarded, bare = [one.guarded[0] for one in asked], [one.bare[0] for one in asked]
    costs = [one - other for one, other in zip(guarded, bare, strict=True)]
    return [
        at_most("case page, p95", p95(wall), unit="ms", limit=100),
        seen("case page, median", median(wall), unit="ms"),
        seen("the process's own processor time, median", median(processor), unit="ms"),
        at_most("statements, most of 40 pages", statements, unit="", limit=25),
        seen("again, reads not noted and nothing sealed, p95", p95(bare), unit="ms"),
        seen("again, as it is, p95", p95(guarded), unit="ms"),
        at_most("what record and sealing cost the same page, p95", p95(costs), unit="ms", limit=25),
        seen("what they cost it, median", median(costs), unit="ms"),
    ]


class Asked(NamedTuple):
    """Milliseconds of one page, on the wall and of the processor: first, again, without guards."""

    first: tuple[float, float]
    guarded: tuple[float, float]
    bare: tuple[float, float]


def _asked(user: Reader, address: str, *, guarded_first: bool) -> Asked:
    remembered, guarded = Remembered(), (0.0, 0.0)
    with remembered.listening():
        first = user.get(address)
    if guarded_first:
        guarded = user.get(address)
    with remembered.unguarded():
        bare = user.get(address)
    if not guarded_first:
        guarded = user.get(address)
    return Asked(first, guarded, bare)


if __name__ == "__main__":
    main()

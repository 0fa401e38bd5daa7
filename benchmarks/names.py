"""Find a person by name among two millions: through the action, each search on record.

The query is each record of the development registrations; a hit is another record of the same
person among the first ten.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from statistics import median
from time import perf_counter, process_time

from benchmarks.browsing import p95
from benchmarks.figures import Figure, at_least_share, at_most, hand_over, seen
from benchmarks.register_store import RegisterStore, reference
from benchmarks.registrations import HELD_OUT, SEEN, Registration, registrations

OFFICES = 12
SEARCHES_OF_ONE = 25
WARM = 40


def main() -> None:
    store = RegisterStore(sys.argv[1:])
    with store.open(fresh=store.holds_others()):
        users = _people()
        took = store.require_filled()
        times, processor, found = _searched(registrations(), users[store.turn() :])
        ((tokens,),) = store.ask(
            "select reltuples::bigint from pg_class where relname = 'register_token'"
        )
        size = store.size()
    figures = _figures(times, processor, found)
    figures.append(seen("tokens of one person", int(str(tokens)) / store.cases, unit=""))
    figures.append(seen("database", size, unit="GB"))
    if took:
        figures.append(seen("filling the register", took, unit="s"))
    hand_over(
        f"{store.cases:,} people, half of them spelled from the names of the registrations; "
        f"{len(times):,} searches one after another through the action, with name, birth and "
        "nationality, each on record with its hits",
        figures,
        is_full=store.is_full,
    )


def _people() -> list[str]:
    """Users enough that nobody searches too often; made once."""
    from django.db import transaction

    from asylia.web.accounts.models import Office, OfficeKind, Role, User
    from asylia.web.register.sealing import open_keys

    with transaction.atomic():
        if not Office.objects.exists():
            open_keys()
            for number in range(OFFICES):
                office = Office.objects.create(
                    name=f"Office {number}", kind=OfficeKind.ASYLUM, member_state="LT"
                )
            for number in range(5 * len(registrations()) // SEARCHES_OF_ONE):
                User.objects.create(
                    username=f"reader{number}",
                    full_name=f"Reader {number}",
                    role=Role.CASEWORKER,
                    office=office,
                    must_change_password=False,
                )
        return list(User.objects.order_by("pk").values_list("username", flat=True))


def _searched(
    queries: Sequence[Registration], users: Sequence[str]
) -> tuple[list[float], list[float], Counter[tuple[str, str]]]:
    numbers = {reference(n): n - 1 for n in range(1, len(queries) + 1)}
    people = Counter(one.person for one in queries)
    times, processor, found = [], [], Counter[tuple[str, str]]()
    asked = [n for n, one in enumerate(queries) if people[one.person] > 1]
    for turn, number in enumerate((*asked[:WARM], *asked)):
        query = queries[number]
        began, busy = perf_counter(), process_time()
        hits = _search(query, by=users[turn // SEARCHES_OF_ONE])
        if turn < WARM:
            continue
        times.append((perf_counter() - began) * 1000)
        processor.append((process_time() - busy) * 1000)
        same = {numbers[hit] for hit in hits if hit in numbers} - {number}
        found[query.half, "asked"] += 1
        found[query.half, "found"] += any(queries[n].person == query.person for n in same)
    return times, processor, found


def _search(query: Registration, *, by: str) -> list[str]:
    """The references of the hits; the transaction is a request's."""
    from django.db import transaction

    from asylia.web.accounts.models import User
    from asylia.web.accounts.session import act_as
    from asylia.web.register.actions import Sought, find_person

    with transaction.atomic():
        user = User.objects.get(username=by)
        act_as(user)
        sought = Sought(
            name=query.name,
            other_name=query.own_script,
            born=query.born,
            nationality=query.nationality,
        )
        found = find_person(sought, by=user, purpose="known_already")
    if found.refused:
        raise SystemExit("A search was refused: too many by one user.")
    return [hit.reference for hit in found.hits]


def _figures(
    times: Sequence[float], processor: Sequence[float], found: Counter[tuple[str, str]]
) -> list[Figure]:
    halves = {half: found[half, "found"] / found[half, "asked"] for half in (SEEN, HELD_OUT)}
    both = sum(found[half, "found"] for half in halves) / sum(
        found[half, "asked"] for half in halves
    )
    return [
        at_most("one search, p95", p95(times), unit="ms", limit=150),
        seen("one search, median", median(times), unit="ms"),
        seen("one search, the process's own processor time, p95", p95(processor), unit="ms"),
        at_least_share("recall at 10, all registrations", both, limit=0.85),
        at_least_share("recall at 10, the half held out", halves[HELD_OUT], limit=0.85),
        seen("recall at 10, the half that was looked at", halves[SEEN], unit=""),
    ]


if __name__ == "__main__":
    main()

"""Find a person by name among two millions: through the action, each search on record.

The query is each record of the development registrations; a hit is another record of the same
person among the first ten.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter, process_time

from benchmarks.browsing import p95
from benchmarks.figures import Figure, at_least_share, at_most, hand_over, seen
from benchmarks.register_store import SEARCHERS, RegisterStore, number_of, reference
from benchmarks.registrations import HELD_OUT, SEEN, Registration, registrations

OFFICES = 12
SEARCHES_OF_ONE = 25
WARM = 40
BORN, NOT_BORN = "born", "not born"
FREQUENT = ("Ali Hassan", "Mohamed Ahmed", "Ali", "Mohamed", "Hassan Mohamed")
SEARCHES_OF_FREQUENT = 5


@dataclass(slots=True)
class Searched:
    """Milliseconds of the searches, and how many of each group were asked and found."""

    times: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    frequent: list[float] = field(default_factory=list)
    asked: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)

    def recall(self, *groups: str) -> float:
        asked = sum(self.asked[group] for group in groups)
        return sum(self.found[group] for group in groups) / asked


def main() -> None:
    store = RegisterStore(sys.argv[1:])
    with store.open(fresh=store.holds_others()):
        users = _people()
        took = store.require_filled()
        searched = _searched(registrations(), users[store.turn(of=len(users)) :], store.cases)
        ((tokens,),) = store.ask(
            "select reltuples::bigint from pg_class where relname = 'register_token'"
        )
        size = store.size()
    figures = _figures(searched)
    figures.append(seen("tokens of one person", int(str(tokens)) / store.cases, unit=""))
    figures.append(seen("database", size, unit="GB"))
    if took:
        figures.append(seen("filling the register", took, unit="s"))
    hand_over(
        f"{store.cases:,} people, half of them spelled from the names of the registrations; "
        f"{len(searched.times):,} searches one after another through the action, with name, birth "
        "and nationality, each on record with its hits",
        figures,
        is_full=store.is_full,
    )


def _people() -> list[str]:
    """Users enough that nobody searches too often; made once."""
    import django

    django.setup()
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


def _searched(queries: Sequence[Registration], users: Sequence[str], persons: int) -> Searched:
    known = len(queries)
    numbers = {reference(number_of(n, persons, known=known)): n for n in range(known)}
    people = Counter(one.person for one in queries)
    searched = Searched()
    asked = [n for n, one in enumerate(queries) if people[one.person] > 1]
    for turn, number in enumerate((*asked[:WARM], *asked)):
        query = queries[number]
        began, busy = perf_counter(), process_time()
        hits = _search(_sought(query), by=users[turn // SEARCHES_OF_ONE])
        if turn < WARM:
            continue
        searched.times.append((perf_counter() - began) * 1000)
        searched.processor.append((process_time() - busy) * 1000)
        same = {numbers[hit] for hit in hits if hit in numbers} - {number}
        is_found = any(queries[n].person == query.person for n in same)
        for group in (query.half, BORN if query.born else NOT_BORN):
            searched.asked[group] += 1
            searched.found[group] += is_found
    for name in FREQUENT * SEARCHES_OF_FREQUENT:
        began = perf_counter()
        _search({"name": name}, by=users[SEARCHERS - 1])
        searched.frequent.append((perf_counter() - began) * 1000)
    return searched


def _sought(query: Registration) -> dict[str, str]:
    return {
        "name": query.name,
        "other_name": query.own_script,
        "born": query.born,
        "nationality": query.nationality,
    }


def _search(said: dict[str, str], *, by: str) -> list[str]:
    """The references of the hits; the transaction is a request's."""
    from django.db import transaction

    from asylia.web.accounts.models import User
    from asylia.web.accounts.session import act_as
    from asylia.web.register.actions import Sought, find_person

    with transaction.atomic():
        user = User.objects.get(username=by)
        act_as(user)
        found = find_person(Sought(**said), by=user, purpose="known_already")
    if found.refused:
        raise SystemExit("A search was refused: too many by one user.")
    return [hit.reference for hit in found.hits]


def _figures(searched: Searched) -> list[Figure]:
    times, processor, recall = searched.times, searched.processor, searched.recall
    return [
        at_most("one search, p95", p95(times), unit="ms", limit=150),
        seen("one search, median", median(times), unit="ms"),
        seen("one search, the process's own processor time, p95", p95(processor), unit="ms"),
        seen(f"a frequent name alone, as {FREQUENT[0]}, p95", p95(searched.frequent), unit="ms"),
        at_least_share("recall at 10, all registrations", recall(SEEN, HELD_OUT), limit=0.85),
        at_least_share("recall at 10, the half held out", recall(HELD_OUT), limit=0.85),
        seen("recall at 10, the half that was looked at", recall(SEEN), unit=""),
        seen("recall at 10, with a birth", recall(BORN), unit=""),
        seen("recall at 10, without a birth", recall(NOT_BORN), unit=""),
    ]


if __name__ == "__main__":
    main()

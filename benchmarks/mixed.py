"""Staff at work together: a real server, many cases, every read on record, rows and keys guarded.

Sixty clerks think for a second before each thing they do, as no person does for a whole day, so
the figures are those of a much larger staff. Then a few ask without any pause: so much the cores
bear. The clerks ask from this process, on the same cores.
"""

import os
import re
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from itertools import cycle
from random import Random
from secrets import token_urlsafe
from statistics import median
from time import monotonic, perf_counter, sleep
from typing import NamedTuple
from urllib.parse import urlencode

from benchmarks.browsing import p95
from benchmarks.figures import Figure, at_least, at_most, hand_over, seen
from benchmarks.kept import Store

CLERKS, WITHOUT_PAUSE = 60, 8
THINKING_SECONDS = 1.0
"""The mean; how long each thinks is left to chance, as calls come in at a telephone exchange."""
WARM_SECONDS, SECONDS, BEARING_SECONDS = 10.0, 60.0, 30.0
PORT = 8765
CASES_OF_EACH = 200
DAY_OF_WORK = {"case": 45, "today": 25, "statement form": 10, "find": 10, "note": 10}
"""Of a hundred things that are done: a case, the list, a form, a search by name, an entry."""
CLERKS_AND_CASES = """
select u.username, array_agg(c.reference) from accounts_user u
  join lateral (
    select reference from cases_case c
    where c.office_id = u.office_id and c.lock_id is null
      and (c.caseworker_id is null or c.caseworker_id = u.id)
    order by md5(c.reference || u.id) limit %s) c on true
where u.role = 'caseworker' and u.is_active
group by u.id having count(*) >= 20 order by u.id limit %s
"""
HIDDEN = re.compile(r'<input type="hidden" name="([a-z_]+)" value="([^"]*)"')
NAMES = ("Velgorin", "Meshkanov", "Dubmir", "Arsen", "Lev", "Samir Haddad", "Olena", "Tesfaye")


class Done(NamedTuple):
    """One thing that was done: what, and milliseconds until the answer was there."""

    what: str
    took: float


class Clerk:
    """One signed-in user at a browser of their own."""

    def __init__(self, session: str, cases: list[str], seed: int) -> None:
        self.cookies = {"asylia": session}
        self.cases = cases
        self.chance = Random(seed)
        self.thinks = THINKING_SECONDS

    def think(self) -> None:
        """Wait before the next thing."""
        sleep(self.chance.expovariate(1 / self.thinks) if self.thinks else 0)

    def work(self) -> Iterator[Done]:
        """Do the next thing; a note and a search are a form and its answer."""
        kinds, weights = zip(*DAY_OF_WORK.items(), strict=True)
        what = self.chance.choices(kinds, weights)[0]
        case = self.chance.choice(self.cases)
        if what == "case":
            yield self.get(what, f"/cases/{case}")[0]
        elif what == "today":
            yield self.get(what, "/today")[0]
        elif what == "statement form":
            yield self.get(what, f"/cases/{case}/statements/new")[0]
        elif what == "find":
            told = {"name": self.chance.choice(NAMES), "purpose": "is_here"}
            yield from self.fill("find", "/people", told)
        else:
            yield from self.fill(
                "note", f"/cases/{case}/note", {"words": "The file was asked for."}
            )

    def fill(self, what: str, address: str, told: dict[str, str]) -> Iterator[Done]:
        done, page = self.get(f"{what} form", address)
        yield done
        body = urlencode({**dict(HIDDEN.findall(page)), **told})
        yield self.ask(what, "POST", address, body)[0]

    def get(self, what: str, address: str) -> tuple[Done, str]:
        return self.ask(what, "GET", address, None)

    def ask(self, what: str, method: str, address: str, body: str | None) -> tuple[Done, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Origin": f"http://127.0.0.1:{PORT}",
            }
        began = perf_counter()
        connection = HTTPConnection("127.0.0.1", PORT, timeout=60)
        connection.request(method, address, body, headers)
        answer = connection.getresponse()
        page = answer.read().decode()
        connection.close()
        took = (perf_counter() - began) * 1000
        if answer.status not in {200, 302}:
            raise SystemExit(f"{method} {what} was answered with {answer.status}.")
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return Done(what, took), page


def main() -> None:
    store = Store()
    with store.open():
        store.require_projected()
        os.environ |= {"ASYLIA_MODE": "demo", "ASYLIA_SECRET_KEY": token_urlsafe(50)}
        clerks = _clerks(store)
        with _served():
            done = _worked([[clerk] for clerk in clerks], warm=WARM_SECONDS, seconds=SECONDS)
            few = [clerks[number::WITHOUT_PAUSE] for number in range(WITHOUT_PAUSE)]
            for clerk in clerks:
                clerk.thinks = 0.0
            borne = _worked(few, warm=2.0, seconds=BEARING_SECONDS)
        reads = _reads(store, clerks=len(clerks))
        cases, _, _ = store.counted()
    hand_over(
        f"{cases:,} cases; {len(clerks)} clerks for {SECONDS:.0f} seconds, each thinking for "
        f"{THINKING_SECONDS} s on average before each thing; the clerks, the server and the "
        f"database on the same cores; {reads:,} reads are on record",
        _figures(done, borne),
        is_full=store.is_full,
    )


def _figures(done: list[Done], borne: list[Done]) -> list[Figure]:
    every = [one.took for one in done]
    bearing = [one.took for one in borne]
    figures = [
        at_least("requests a second", len(done) / SECONDS, unit="/s", limit=60),
        at_most("all of them, p95", p95(every), unit="ms", limit=200),
        seen("all of them, median", median(every), unit="ms"),
        seen(
            f"{WITHOUT_PAUSE} at once without a pause: requests a second",
            len(borne) / BEARING_SECONDS,
            unit="/s",
        ),
        seen(f"{WITHOUT_PAUSE} at once without a pause: p95", p95(bearing), unit="ms"),
    ]
    for what in Counter(one.what for one in done):
        times = [one.took for one in done if one.what == what]
        figures.append(seen(f"{what}, p95 of {len(times):,}", p95(times), unit="ms"))
    return figures


def _clerks(store: Store) -> list[Clerk]:
    """Signed-in caseworkers of the largest offices, each with cases of their own to open."""
    import django

    django.setup()
    from django.db import connection
    from django.test import Client
    from django.utils import timezone

    from asylia.web.accounts.actions import BEGUN, SEEN
    from asylia.web.accounts.models import User

    rows = store.ask(CLERKS_AND_CASES, CASES_OF_EACH, CLERKS)
    clerks = []
    for number, (username, cases) in enumerate(rows):
        client = Client()
        client.force_login(User.objects.get(username=username))
        session = client.session
        session[BEGUN] = session[SEEN] = timezone.now().timestamp()
        session.save()
        clerks.append(Clerk(str(session.session_key), list(cases), number))  # type: ignore[call-overload]
    connection.close()
    return clerks


@contextmanager
def _served() -> Iterator[None]:
    quiet = {"ASYLIA_LOOKS_PER_HOUR": "1000000", "ASYLIA_MISSES_PER_HOUR": "1000000"}
    server = subprocess.Popen(
        [sys.executable, "-m", "asylia.cli", "serve", "--port", str(PORT)],
        env=os.environ | quiet,
        stdout=sys.stderr.fileno(),
    )
    try:
        _wait()
        yield
    finally:
        server.terminate()
        server.wait(30)


def _wait() -> None:
    for _ in range(300):
        try:
            connection = HTTPConnection("127.0.0.1", PORT, timeout=5)
            connection.request("GET", "/sign-in")
            connection.getresponse().read()
        except OSError:
            sleep(0.2)
        else:
            return
    raise SystemExit("The server did not come up.")


def _worked(groups: list[list[Clerk]], *, warm: float, seconds: float) -> list[Done]:
    """What was done, of each group by one after the other, after a while that does not count."""
    done: list[tuple[float, Done]] = []
    failed: list[BaseException] = []
    began = monotonic() + warm
    ends = began + seconds

    def work(mine: list[Clerk]) -> None:
        try:
            for clerk in cycle(mine):
                clerk.think()
                done.extend((monotonic(), one) for one in clerk.work())
                if monotonic() > ends or failed:
                    return
        except BaseException as problem:  # noqa: BLE001 -- said by whoever waits for all
            failed.append(problem)

    threads = [threading.Thread(target=work, args=[mine]) for mine in groups]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise SystemExit(f"A clerk could not go on: {failed[0]}")
    return [one for at, one in done if began < at < ends]


def _reads(store: Store, *, clerks: int) -> int:
    ((count,),) = store.ask("select count(*) from cases_read")
    if int(str(count)) < clerks:
        raise SystemExit("Next to no read is on record: something else was measured.")
    return int(str(count))


if __name__ == "__main__":
    main()

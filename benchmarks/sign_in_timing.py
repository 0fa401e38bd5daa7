"""``./asylia prove sign-in-timing``: how long a wrong password takes tells nobody who exists.

Two wrong passwords in each round, in random order: one for a name that somebody has (open, closed,
without a password, with a code app), one for a name that nobody has, through the whole application.
The hash is made cheap, so that its noise hides nothing; ``--real`` keeps it as it is. The figure
is how often a guess from one time is right: 0.5 is chance.
"""

import argparse
import random
import secrets
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from benchmarks.store import fresh_store

ROUNDS = 10_000
MOST = 0.02
"""How far from chance a guess may be; chance itself strays by 0.004 in 10,000 rounds."""
TRIES = 1_000_000


class Times(NamedTuple):
    """What one try took, in microseconds: by the clock on the wall, and of the processor."""

    wall: float
    processor: float


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="sign-in-timing", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--real", action="store_true", help="hash as in production; slow")
    asked = parser.parse_args(words)
    with fresh_store(), application(real=asked.real) as attempt:
        known, unknown = measure(attempt, rounds=asked.rounds)
    return tell(known, unknown)


@contextmanager
def application(*, real: bool) -> Iterator[Callable[[str], Times]]:
    """A try at the sign-in, for a name; the names ``known-0`` to ``known-3`` are somebody's."""
    from django.conf import settings
    from django.contrib.auth import hashers
    from django.db import connection
    from django.test import Client

    from asylia.web.accounts.models import SignInTry

    settings.ALLOWED_HOSTS = ["testserver"]
    settings.SIGN_IN_TRIES_PER_ACCOUNT = settings.SIGN_IN_TRIES_PER_ADDRESS = TRIES
    if not real:
        hasher = hashers.get_hasher("default")
        for name, least in {"time_cost": 1, "memory_cost": 64, "parallelism": 1}.items():
            setattr(hasher, name, least)
    somebody()
    with connection.cursor() as cursor:
        cursor.execute("set synchronous_commit to off")  # the disk is not what is asked about
    client = Client()

    def attempt(name: str) -> Times:
        data = {"username": name, "password": "not the password of anybody"}
        client.cookies.clear()
        wall, processor = time.perf_counter_ns(), time.process_time_ns()
        answer = client.post("/sign-in", data)
        took = Times(
            (time.perf_counter_ns() - wall) / 1000, (time.process_time_ns() - processor) / 1000
        )
        if answer.status_code != 422:
            raise SystemExit(f"The sign-in answered {answer.status_code}.")
        SignInTry.objects.all().delete()
        return took

    yield attempt


def somebody() -> None:
    """Accounts of every kind that a stranger might want to tell from none."""
    from django.utils import timezone

    from asylia.web.accounts import codes
    from asylia.web.accounts.models import CodeApp, Office, OfficeKind, Role, User

    office = Office.objects.create(name="An office", kind=OfficeKind.ASYLUM, member_state="LT")
    for number, password in enumerate(["first one here", "a password", "a password", None]):
        user = User(username=f"known-{number}", full_name="A B", role=Role.AUDITOR, office=office)
        user.set_password(password)
        user.is_active = number != 1
        user.save()
    at, sealed = timezone.now(), codes.seal(codes.new_secret(), owner="known-2")
    user = User.objects.get(username="known-2")
    CodeApp(user=user, sealed=sealed, begun_at=at, confirmed_at=at).save()


def measure(attempt: Callable[[str], Times], *, rounds: int) -> tuple[list[Times], list[Times]]:
    """Times for names of somebody and of nobody, side by side."""
    known: list[Times] = []
    unknown: list[Times] = []
    for warm in range(20):
        attempt(f"known-{warm % 4}")
    for done in range(rounds):
        ways = [
            (known, f"known-{secrets.randbelow(4)}"),
            (unknown, f"nobod-{secrets.randbelow(4)}"),
        ]
        random.shuffle(ways)
        for times, name in ways:
            times.append(attempt(name))
        if done % 1000 == 999:
            print(f"  {done + 1} rounds", flush=True)
    return known, unknown


def right_guesses(first: Sequence[float], second: Sequence[float]) -> float:
    """How often the larger of two times, one of each kind, is of the first kind."""
    merged = sorted([(one, 1) for one in first] + [(one, 0) for one in second])
    ranks, place = 0.0, 0
    while place < len(merged):
        end = place
        while end < len(merged) and merged[end][0] == merged[place][0]:
            end += 1
        middle = (place + 1 + end) / 2
        ranks += middle * sum(kind for _value, kind in merged[place:end])
        place = end
    least = len(first) * (len(first) + 1) / 2
    return (ranks - least) / (len(first) * len(second))


def tell(known: list[Times], unknown: list[Times]) -> int:
    """Print the figures, the guess last; 0 if it is chance."""
    worst = 0.0
    for name in Times._fields:
        of_known = [getattr(one, name) for one in known]
        of_unknown = [getattr(one, name) for one in unknown]
        apart = statistics.median(of_known) - statistics.median(of_unknown)
        guess = right_guesses(of_known, of_unknown)
        worst = max(worst, abs(guess - 0.5))
        print(
            f"{name}: median {statistics.median(of_unknown) / 1000:.2f} ms; a known name takes "
            f"{apart:+.0f} µs; a guess is right {max(guess, 1 - guess):.4f} of the time"
        )
    print(
        f"sign-in-timing: {len(known)} rounds; a guess is right at most {0.5 + worst:.4f} of the"
        f" time (0.5 is chance, {0.5 + MOST} allowed)"
    )
    return 0 if worst <= MOST else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

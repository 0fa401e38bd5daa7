"""``asylia invent``: an invented caseload of any size, loaded by as many processes as one likes."""

import argparse
import gc
import os
import secrets
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TypeVar

from asylia.samples import large_offices
from asylia.samples.large import Part, large_caseload
from asylia.web.cli import ground, parts
from asylia.web.cli.ground import say

AT_ONCE = 500
UNTIL = date(2026, 11, 20)
SAY_EVERY_SECONDS = 10.0
SELDOM = 200_000
"""New objects after which unused ones are looked for."""
T = TypeVar("T")


def invent(words: Sequence[str]) -> int:
    """Load an invented caseload; broken off and begun again with the same words, it goes on."""
    asked = _asked(words)
    if os.environ.get("ASYLIA_MODE") not in {"demo", "test"}:
        raise ground.CannotRun("Invented cases are for demonstrations: set ASYLIA_MODE=demo.")
    if asked.part:
        return _load_part(asked)
    with ground.standing("app") as attachment:
        _open_accounts(attachment.place.home if attachment else None)
        began = time.monotonic()
        parts.run("invent", words, processes=asked.processes)
        say(f"{asked.cases} cases are loaded ({time.monotonic() - began:.0f} s).")
        say("Their dates come with: asylia recompute")
    return 0


def _asked(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="asylia invent", description=invent.__doc__)
    parser.add_argument("--cases", type=parts.count, default=1000, help="how many (1000)")
    parser.add_argument(
        "--until", type=date.fromisoformat, default=UNTIL, help=f"where the stories stop ({UNTIL})"
    )
    cores = os.cpu_count() or 1
    parser.add_argument("--processes", type=parts.count, default=cores, help="one for a core")
    parser.add_argument("--part", type=parts.read, help=argparse.SUPPRESS)
    return parser.parse_args(words)


def _open_accounts(home: "os.PathLike[str] | None") -> None:
    from pathlib import Path

    from django.db import connection

    from asylia.web.accounts.actions import open_invented_accounts
    from asylia.web.accounts.models import User
    from asylia.web.cli.invented import keep_password

    if not User.objects.exists():
        password = "-".join(secrets.token_hex(2) for _ in range(3))
        open_invented_accounts(
            offices=[(o.key, o.name, o.kind, o.member_state) for o in large_offices.OFFICES],
            staff=[(s.username, s.full_name, s.role, s.office) for s in large_offices.STAFF],
            password=password,
        )
        if home:
            keep_password(password, Path(home) / "demonstration.password")
    connection.close()


def _load_part(asked: argparse.Namespace) -> int:
    with ground.standing("loader"):
        from asylia.web.accounts.models import Office, User
        from asylia.web.cases.actions import load_caseload
        from asylia.web.cli.invented import to_load

        part: parts.Part = asked.part
        people = User.objects.defer("password", "last_login", "password_ends_at")  # not for it
        staff = {user.username: user for user in people}
        names = {office.name: office for office in Office.objects.all()}
        offices = {o.key: names[o.name] for o in large_offices.OFFICES if o.name in names}
        if not offices:
            raise ground.CannotRun("The database has other accounts than those of a caseload.")
        gc.freeze()  # what is made here is seldom cyclic, and there is much of it
        gc.set_threshold(SELDOM, 20, 20)
        said, done = time.monotonic(), 0
        share = Part(first=part.first, of=part.of)
        stream = large_caseload(cases=asked.cases, until=asked.until, part=share)
        for some in batches(stream, AT_ONCE):
            load_caseload([to_load(case, staff, offices=offices) for case in some])
            done += len(some)
            if time.monotonic() - said > SAY_EVERY_SECONDS:
                said = time.monotonic()
                say(f"  {part}{done} cases")
    return 0


def batches(stream: Iterable[T], size: int) -> Iterator[list[T]]:
    """The stream in lists of at most this size."""
    rest = iter(stream)
    while some := list(islice(rest, size)):
        yield some

"""``asylia verify`` and ``asylia recompute``: what a worker does, who sees all offices."""

import argparse
import sys
import time
from collections.abc import Sequence

from asylia.web.cli import ground, moving, parts
from asylia.web.cli.ground import say
from asylia.web.cli.parts import Part

SAY_EVERY_SECONDS = 2.0


def verify(words: Sequence[str]) -> int:
    """Check the chain of one case file or of all, and name the first broken entry of each."""
    parser = argparse.ArgumentParser(prog="asylia verify", description=verify.__doc__)
    parser.add_argument("case", metavar="CASE", nargs="?", help="its reference; else all")
    asked = parser.parse_args(words)
    with ground.standing("worker"):
        return verify_store(asked.case)


def verify_store(case: str | None) -> int:
    """Check and report; 0 if every entry is as it was written, 1 if not, 2 if there is no case."""
    from django.db import connection, transaction

    from asylia.web.cases.verify import Findings, check

    findings = Findings()
    said = time.monotonic()
    with transaction.atomic():
        with connection.cursor() as cursor:  # one picture of the store, while others write on
            cursor.execute("set transaction isolation level repeatable read, read only")
        for findings in check(case):
            if time.monotonic() - said > SAY_EVERY_SECONDS:
                said = time.monotonic()
                say(f"  {findings.cases} cases, {findings.entries} entries")
    if case and not findings.cases:
        say(f"There is no case {case}.")
        return 2
    for broken in findings.broken:
        sys.stdout.write(f"{broken.case}: entry {broken.number}: {broken.why}\n")
    sys.stdout.write(_summary(findings.cases, findings.entries, broken=len(findings.broken)))
    if findings.sealed:
        sys.stdout.write(
            f"{findings.sealed} contents were not checked: their key is not at hand (set "
            "ASYLIA_KEY_FILE). Their chains were.\n"
        )
    return 1 if findings.broken else 0


def _summary(cases: int, entries: int, *, broken: int) -> str:
    verdict = f"{broken} cases are broken" if broken else "every chain is whole"
    return f"{entries} entries in {cases} cases: {verdict}.\n"


def recompute(words: Sequence[str]) -> int:
    """Renew the due dates that time alone has changed; run it once a day, after midnight."""
    parser = argparse.ArgumentParser(prog="asylia recompute", description=recompute.__doc__)
    parser.add_argument("--all", action="store_true", help="every case: after a change of the law")
    parser.add_argument(
        "--processes", type=parts.count, default=1, help="as many as there are cores (1)"
    )
    parser.add_argument("--part", type=parts.read, help=argparse.SUPPRESS)
    moving.add_options(parser)
    asked = parser.parse_args(words)
    ground.refuse_settings()
    if asked.diff or asked.moved:
        return moving.moved(asked)
    if asked.processes > 1 and not asked.part:
        with ground.standing("worker"):
            parts.run("recompute", words, processes=asked.processes)
        return 0
    with ground.standing("worker"):
        count = _renew(everything=asked.all, part=asked.part or parts.WHOLE)
    sys.stdout.write(f"{count} cases renewed.\n")
    return 0


def _renew(*, everything: bool, part: Part) -> int:
    from asylia.web.accounts.actions import forget_what_expired
    from asylia.web.base.actions import today
    from asylia.web.cases.projection import recompute as renew

    if part.first == 0:
        forget_what_expired()
    said, count = time.monotonic(), 0
    renewed = renew(today=today(), everything=everything, part=(part.first, part.of))
    for count, _reference in enumerate(renewed, start=1):
        if time.monotonic() - said > SAY_EVERY_SECONDS:
            said = time.monotonic()
            say(f"  {part}{count} cases")
    return count

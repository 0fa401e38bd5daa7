"""``asylia verify``: whether every chain is whole, asked by a worker, who sees all offices."""

import argparse
import sys
import time
from collections.abc import Sequence

from asylia.web.cli import ground
from asylia.web.cli.ground import say

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
    from asylia.web.papers.verify import wrong_papers

    findings = Findings()
    said = time.monotonic()
    with transaction.atomic():
        with connection.cursor() as cursor:  # one picture of the store, while others write on
            cursor.execute("set transaction isolation level repeatable read, read only")
        for findings in check(case):
            if time.monotonic() - said > SAY_EVERY_SECONDS:
                said = time.monotonic()
                say(f"  {findings.cases} cases, {findings.entries} entries")
        known = {one.case for one in findings.broken}
        findings.broken.extend(one for one in wrong_papers(case) if one.case not in known)
    if case and not findings.cases:
        say(f"There is no case {case}.")
        return 2
    for broken in findings.broken:
        sys.stdout.write(f"{broken.case}: entry {broken.number}: {broken.why}\n")
    sys.stdout.write(_summary(findings.cases, findings.entries, broken=len(findings.broken)))
    if findings.erased:
        sys.stdout.write(
            f"{findings.erased} cases were erased: their chains are whole, their words are gone.\n"
        )
    if findings.sealed:
        sys.stdout.write(
            f"{findings.sealed} contents were not checked: their key is not at hand (set "
            "ASYLIA_KEY_FILE). Their chains were.\n"
        )
    return 1 if findings.broken else 0


def _summary(cases: int, entries: int, *, broken: int) -> str:
    verdict = f"{_counted(broken)} broken" if broken else "every chain is whole"
    return f"{entries} entries in {cases} {'case' if cases == 1 else 'cases'}: {verdict}.\n"


def _counted(cases: int) -> str:
    return "1 case is" if cases == 1 else f"{cases} cases are"

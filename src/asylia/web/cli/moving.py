"""``asylia recompute --diff`` and ``--moved``: which stored dates a change of the law moves."""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from asylia.web.cli import ground
from asylia.web.cli.ground import say

if TYPE_CHECKING:
    from asylia.web.cases.moving import Dates, Moved

SAY_EVERY_SECONDS = 2.0


def add_options(parser: argparse.ArgumentParser) -> None:
    """What is asked of the comparison of stored dates."""
    parser.add_argument(
        "--diff", action="store_true", help="list the dates that would move; write nothing"
    )
    parser.add_argument(
        "--moved", action="store_true", help="list them, and renew the cases in which one moved"
    )
    parser.add_argument(
        "--settings", metavar="FILE", help="with --diff: as if this file of settings were in force"
    )
    parser.add_argument("--json", action="store_true", help="each moved date as a line of JSON")


def moved(asked: argparse.Namespace) -> int:
    """Ask every case anew, and tell which dates are others than those stored: references only."""
    if asked.settings and asked.moved:
        raise ground.CannotRun(
            "Dates are written by the deployment's own settings. Put the file in force "
            "(ASYLIA_SETTINGS) and run asylia recompute --moved."
        )
    _refuse(asked.settings)
    with ground.standing("worker"):
        from asylia.web.base.actions import today
        from asylia.web.cases import moving

        day, cases, changed, said = today(), 0, 0, time.monotonic()
        limits: Counter[str] = Counter()
        for found in moving.compare(today=day, settings=asked.settings):
            if asked.moved:
                moving.renew_moved(found, today=day)
            _list(found.moved, as_json=asked.json)
            limits.update(moving.by_limit(found.moved))
            cases, changed = cases + found.cases, changed + len(found.numbers)
            if time.monotonic() - said > SAY_EVERY_SECONDS:
                said = time.monotonic()
                say(f"  {cases} cases, {limits.total()} dates moved")
    _summary(limits, cases=cases, changed=changed, as_json=asked.json)
    return 0


def _refuse(path: str | None) -> None:
    """Stop here if the file of settings cannot be used."""
    from asylia.law.clock.choices import chosen
    from asylia.law.facts import HistoryError

    if path is None:
        return
    try:
        with open(path, "rb") as file:  # noqa: PTH123 -- named by the operator, read once
            chosen(file.read(), file=path, deployed=True)
    except OSError as error:
        raise ground.CannotRun(f"{path} cannot be read: {error.strerror}") from error
    except HistoryError as error:
        raise ground.CannotRun(str(error)) from error


def _list(found: Sequence["Moved"], *, as_json: bool) -> None:
    for one in found:
        before, after = _word(one.before), _word(one.after)
        if as_json:
            told = {"case": one.case, "limit": one.limit, "before": before, "after": after}
            sys.stdout.write(json.dumps(told) + "\n")
        else:
            sys.stdout.write(f"{one.case}  {one.limit}  {before} -> {after}\n")


def _word(dates: "Dates | None") -> str:
    if dates is None:
        return "none"
    met = f", met {dates.met_on.isoformat()}" if dates.met_on else ""
    other = f" or {dates.other_due_on.isoformat()}" if dates.other_due_on else ""
    return f"{dates}{other}{met}"


def _summary(limits: Counter[str], *, cases: int, changed: int, as_json: bool) -> None:
    if as_json:
        told = {"cases": cases, "changed": changed, "moved": limits.total(), "limits": limits}
        sys.stdout.write(json.dumps(told) + "\n")
        return
    for limit, count in limits.most_common():
        sys.stdout.write(f"{count:>10}  {limit}\n")
    sys.stdout.write(f"{limits.total()} dates moved, in {changed} of {cases} cases.\n")

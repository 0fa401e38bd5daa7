"""``asylia recompute``: renew the stored dates that time, the law or its settings have changed."""

import argparse
import getpass
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from asylia.web.cli import ground, moving, parts
from asylia.web.cli.ground import say

if TYPE_CHECKING:
    from asylia.web.cases.models import Renewal

SAY_EVERY_SECONDS = 2.0
USUAL = {"time": "the day has changed", "diff": "a comparison, which writes no date"}
"""Why, where nobody has to say it."""
OF_A_PART = "of_a_part"


@dataclass(kw_only=True)
class Totals:
    """What a renewal came to, or a part of one.

    Attributes:
        cases: How many cases were renewed, or compared.
        changed: In how many a date moved.
        refused: How many have no answer.
        left: How many columns left to the clock of single cases.
        limits: How many dates of each limit moved.
    """

    cases: int = 0
    changed: int = 0
    refused: int = 0
    left: int = 0
    limits: Counter[str] = field(default_factory=Counter)

    def add(self, told: Mapping[str, Any]) -> None:
        """Add what a part came to."""
        for name in ("cases", "changed", "refused", "left"):
            setattr(self, name, getattr(self, name) + told[name])
        self.limits.update(told["limits"])


def recompute(words: Sequence[str]) -> int:
    """Renew the due dates that time alone has changed; run it once a day, after midnight."""
    asked = _asked(words)
    ground.refuse_settings()
    if asked.settings:
        moving.refuse_settings(asked.settings)
    totals = Totals()
    account = _account()
    with ground.standing("worker"):
        if asked.part:
            _tell(_work(asked, totals))
            _tell([json.dumps({OF_A_PART: vars(totals)})])
            return 0
        from asylia.web.base.actions import now, today
        from asylia.web.cases import renewals

        begun = renewals.begin(
            asked.kind,
            law=renewals.law_of(asked.settings),
            account=account,
            why=asked.why,
            asked_on=today(),
            at=now(),
        )
        _let_wait(begun)
        if asked.processes > 1:
            _tell(_of_parts(words, totals, processes=asked.processes))
        else:
            _tell(_work(asked, totals))
        renewals.end(
            begun,
            at=now(),
            cases=totals.cases,
            moved=totals.changed,
            refused=totals.refused,
            left=totals.left,
        )
    _tell(_summary(totals, asked))
    return 1 if totals.refused else 0


def _asked(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="asylia recompute", description=recompute.__doc__)
    kinds = parser.add_mutually_exclusive_group()
    for kind, told in {
        "all": "every case: after a change of the law; broken off, it goes on",
        "diff": "list the dates that would move; write nothing",
        "moved": "list them, and renew the cases in which one moved",
    }.items():
        kinds.add_argument(
            f"--{kind}", dest="kind", action="store_const", const=kind, default="time", help=told
        )
    parser.add_argument("--why", metavar="WORDS", help="with --all and --moved: for the record")
    parser.add_argument(
        "--settings", metavar="FILE", help="with --diff: as if this file of settings were in force"
    )
    parser.add_argument("--json", action="store_true", help="each moved date as a line of JSON")
    parser.add_argument(
        "--processes", type=parts.count, default=1, help="as many as there are cores (1)"
    )
    parser.add_argument("--part", type=parts.read, help=argparse.SUPPRESS)
    asked = parser.parse_args(words)
    asked.why = (asked.why or USUAL.get(asked.kind, "")).strip()
    _refuse(asked)
    return asked


def _refuse(asked: argparse.Namespace) -> None:
    if asked.settings and asked.kind != "diff":
        raise ground.CannotRun(
            "Dates are written by the deployment's own settings. Put the file in force "
            "(ASYLIA_SETTINGS) and run asylia recompute --moved."
        )
    if not asked.why:
        raise ground.CannotRun(
            f"Say why, for whoever reads the record: asylia recompute --{asked.kind} "
            '--why "the holidays of 2027 were notified".'
        )


def _account() -> str:
    """Who runs the command, as the operating system knows it."""
    account, before = getpass.getuser(), os.environ.get("SUDO_USER", "")
    return f"{before} as {account}" if before and before != account else account


def _let_wait(begun: "Renewal") -> None:
    """Before every case is renewed, let every case wait, unless that was done before a break."""
    from asylia.web.base.actions import now, today
    from asylia.web.cases import renewals
    from asylia.web.cases.projection import ask_anew

    if begun.kind == "all" and not renewals.is_marked(begun):
        ask_anew(today=today())
        renewals.mark(begun, at=now())


def _of_parts(words: Sequence[str], totals: Totals, *, processes: int) -> Iterator[str]:
    """What several processes tell, and what they came to."""
    for line in parts.lines("recompute", words, processes=processes):
        if line.startswith(f'{{"{OF_A_PART}"'):
            totals.add(json.loads(line)[OF_A_PART])
        else:
            yield line


# One process ------------------------------------------------------------------------------


def _work(asked: argparse.Namespace, totals: Totals) -> Iterator[str]:
    """Do the work or a part of it: the lines to print as they come, and what it came to."""
    from asylia.web.accounts.actions import forget_what_expired
    from asylia.web.accounts.watch.actions import forget_old_ones
    from asylia.web.cases.typed import forget_old

    part: parts.Part = asked.part or parts.WHOLE
    if part.first == 0 and asked.kind != "diff":
        forget_what_expired()
        forget_old_ones()
        forget_old()
    work: Callable[..., Iterator[str]] = _renewed if asked.kind in {"time", "all"} else _compared
    said = time.monotonic()
    for line in work(asked, totals, part=part):
        if line:
            yield line
        if time.monotonic() - said > SAY_EVERY_SECONDS:
            said = time.monotonic()
            moved = f", {totals.limits.total()} dates moved" if totals.limits else ""
            say(f"  {part}{totals.cases} cases{moved}")


def _renewed(asked: argparse.Namespace, totals: Totals, *, part: parts.Part) -> Iterator[str]:
    from asylia.web.base.actions import today
    from asylia.web.cases.projection import Tally, recompute

    tally = Tally()
    for _ in recompute(today=today(), part=(part.first, part.of), tally=tally):
        totals.cases += 1
        yield ""
    totals.left, totals.refused = tally.left, len(tally.refused)
    yield from _without_answer(tally.refused, as_json=asked.json)


def _compared(asked: argparse.Namespace, totals: Totals, *, part: parts.Part) -> Iterator[str]:
    from asylia.web.base.actions import today
    from asylia.web.cases.moving import by_limit, compare, renew_moved

    day = today()
    for found in compare(today=day, settings=asked.settings, part=(part.first, part.of)):
        refused = list(found.refused)
        if asked.kind == "moved":
            refused += renew_moved(found, today=day)
        totals.cases += found.cases
        totals.changed += found.changed
        totals.left += found.answers.left
        totals.refused += len(refused)
        totals.limits.update(by_limit(found.moved))
        yield from moving.lines(found.moved, as_json=asked.json)
        yield from _without_answer(refused, as_json=asked.json)
        yield ""


def _without_answer(refused: Iterable[str], *, as_json: bool) -> Iterator[str]:
    """Cases that have no answer, by their references alone."""
    for case in refused:
        if as_json:
            yield json.dumps({"case": case, "no_answer": True})
        else:
            yield f"{case}  has no answer: a day lies outside the years with known holidays"


# What is told -----------------------------------------------------------------------------


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _summary(totals: Totals, asked: argparse.Namespace) -> Iterator[str]:
    if asked.json:
        moved = {"moved": totals.limits.total(), "limits": totals.limits}
        told = {name: getattr(totals, name) for name in ("cases", "changed", "refused", "left")}
        yield json.dumps({**told, **moved})
        return
    if asked.kind in {"diff", "moved"}:
        yield from (f"{count:>10}  {limit}" for limit, count in totals.limits.most_common())
        yield (f"{totals.limits.total()} dates moved, in {totals.changed} of {totals.cases} cases.")
    else:
        yield f"{totals.cases} cases renewed."
    if totals.left:
        yield f"{totals.left} of them were left to the clock of single cases."
    if totals.refused:
        yield f"{totals.refused} cases have no answer; their dates stay as they were."

"""`asylia what-if`: what a change of the law or of practice would do to a caseload."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from asylia.cli import clock
from asylia.cli.clocks import Progress, day_asked, guarded, output_asked
from asylia.law.facts import HistoryError, Settings
from asylia.law.holidays import STATES
from asylia.law.periods import Length

if TYPE_CHECKING:
    from asylia.figures.change import Change, Effect


def main(words: Sequence[str]) -> int:
    """Ask about a caseload before and after a change, and print what becomes of it.

    Args:
        words: The words after `asylia what-if`.

    Returns:
        0 done, 2 with the reason on standard error, 130 if it was stopped.
    """
    return guarded("what-if", _run, words=words)


def _run(words: Sequence[str]) -> int:
    asked = _parser().parse_args(words)
    from asylia.figures.change import CannotChange, what_if

    as_of = day_asked(asked.as_of, "--as-of")
    moved = output_asked(asked.output, Path(asked.cases))
    try:
        effects = what_if(
            Path(asked.cases),
            _change(asked),
            as_of=as_of,
            settings=clock.settings_of(asked.config),
            moved=moved,
            told=Progress(),
        )
    except CannotChange as error:
        raise _refusal("--rule or --extend", str(error), mend="Correct it.") from error
    if asked.json:
        sys.stdout.write(json.dumps(_as_json(effects), indent=2) + "\n")
    else:
        sys.stdout.write("\n".join(_table(effects)) + "\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = clock.Words(
        prog="asylia what-if",
        allow_abbrev=False,
        description="A caseload before and after a change: how many limits are overdue, and which "
        "dates move (docs/how-to/work-with-a-million-cases.md).",
    )
    parser.add_argument("cases", metavar="CASES", help="the table of cases, parquet")
    parser.add_argument("--as-of", metavar="DATE", help="ask for the end of this day")
    parser.add_argument(
        "--rule", metavar="ID=LENGTH", action="append", default=[], help="apr-register-5d=10 days"
    )
    parser.add_argument(
        "--holiday", metavar="STATE:DATE", action="append", default=[], help="one more holiday"
    )
    parser.add_argument(
        "--working", metavar="STATE:DATE", action="append", default=[], help="one holiday less"
    )
    parser.add_argument(
        "--extend",
        metavar="ID=SHARE",
        action="append",
        default=[],
        help="extend this share of the limits of an id that are open: apr-exam-regular-6m=0.3",
    )
    parser.add_argument("--seed", metavar="N", type=int, default=1, help="which of them (1)")
    parser.add_argument("--config", "--settings", metavar="FILE", help="the settings before")
    parser.add_argument("--to", metavar="FILE", help="other settings after")
    parser.add_argument("-o", "--output", metavar="MOVED", help="write the moved dates there")
    parser.add_argument("--json", action="store_true", help="the result as JSON")
    return parser


def _change(asked: argparse.Namespace) -> "Change":
    from asylia.figures.change import Change

    after: Settings | None = None if asked.to is None else clock.settings_of(asked.to)
    if not (after or asked.rule or asked.holiday or asked.working or asked.extend):
        mend = "Add --rule, --holiday, --working, --extend or --to."
        raise _refusal("its words", "nothing is changed", mend=mend)
    return Change(
        lengths=dict(_length(text) for text in asked.rule),
        holidays=_by_state(_holiday(text, "--holiday") for text in asked.holiday),
        working=_by_state(_holiday(text, "--working") for text in asked.working),
        extended=dict(_share(text) for text in asked.extend),
        seed=asked.seed,
        settings=after,
    )


def _length(text: str) -> tuple[str, Length]:
    from asylia.law.clock.national import BadLength, national_length

    limit, _, length = text.partition("=")
    try:
        found = national_length(Settings(national={limit: length}), limit)
    except BadLength as error:
        raise _refusal("--rule", error.what, mend=error.mend) from error
    assert found is not None  # noqa: S101 -- the setting was given
    return limit, found


def _holiday(text: str, option: str) -> tuple[str, date]:
    state, _, day = text.partition(":")
    found = clock.day_of(day, option)
    if state not in STATES or found is None:
        raise _refusal(option, f"{state[:20]!r} is no Member State", mend="Write LT:2026-12-28.")
    return state, found


def _by_state(days: Iterable[tuple[str, date]]) -> dict[str, list[date]]:
    found: dict[str, list[date]] = {}
    for state, day in days:
        found.setdefault(state, []).append(day)
    return found


def _share(text: str) -> tuple[str, float]:
    limit, _, share = text.partition("=")
    try:
        found = float(share)
    except ValueError:
        found = -1
    if not 0 <= found <= 1:
        mend = "Write a number from 0 to 1, such as 0.3."
        raise _refusal("--extend", f"{share[:20]!r} is no share", mend=mend)
    return limit, found


def _refusal(option: str, what: str, *, mend: str) -> HistoryError:
    return HistoryError("the command", option, what, mend)


def _as_json(effects: list["Effect"]) -> dict[str, object]:
    return {
        "overdue_before": sum(one.overdue_before for one in effects),
        "overdue_after": sum(one.overdue_after for one in effects),
        "moved": sum(one.moved for one in effects),
        "limits": [one.as_json() for one in effects],
    }


def _table(effects: list["Effect"]) -> Iterator[str]:
    """Act by act, the limits whose dates move or that are overdue otherwise than before."""
    yield _row("", "overdue before", "after", "", "moved")
    by_act = sorted(effects, key=lambda one: one.act)
    for act, group in groupby(by_act, key=lambda one: one.act):
        of_act = list(group)
        yield _counts(act, of_act)
        for one in of_act:
            if one.moved:
                yield _counts(f"  {one.limit}", [one])
    yield _counts("all", effects)


def _counts(name: str, effects: list["Effect"]) -> str:
    before = sum(one.overdue_before for one in effects)
    after = sum(one.overdue_after for one in effects)
    moved = sum(one.moved for one in effects)
    return _row(name, f"{before:,}", f"{after:,}", f"{after - before:+,}", f"{moved:,}")


def _row(name: str, *cells: str) -> str:
    return f"{name:<44}" + "".join(f"{cell:>15}" for cell in cells)

"""`asylia clocks`: every time limit of every case of a table, and what they come to."""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from asylia.cli import clock
from asylia.law.facts import HistoryError

if TYPE_CHECKING:
    from asylia.figures.dates import Summary

SAY_EVERY_SECONDS = 1.0
PROG = "asylia clocks"
NEEDS_COLUMNS = """\
asylia {word}: this reads tables of cases, and what it needs for them is not installed.
Install it with:  pip install "asylia[columns]"
"""


def main(words: Sequence[str]) -> int:
    """Read a table of cases, write the table of their dates, tell what they come to.

    Args:
        words: The words after `asylia clocks`.

    Returns:
        0 done, 2 with the reason on standard error, 130 if it was stopped.
    """
    run = _frame if words[:1] == ["frame"] else _dates
    rest = words[1:] if run is _frame else words
    return guarded("clocks", run, words=rest)


def guarded(word: str, run: Callable[[Sequence[str]], int], *, words: Sequence[str]) -> int:
    """Run what works on tables, and say in a sentence why it cannot.

    Args:
        word: The word after `asylia`.
        run: What is done.
        words: The words after it.

    Returns:
        Its exit code, 2 if the input cannot be used, 130 if it was stopped.
    """
    from importlib.util import find_spec

    if find_spec("polars") is None or find_spec("numpy") is None:
        sys.stderr.write(NEEDS_COLUMNS.format(word=word))
        return 2
    from asylia.figures.reading import BadTable
    from asylia.figures.writing import CannotWrite

    as_json = "--json" in words
    try:
        return run(words)
    except BadTable as error:
        faults = [fault.as_json() for fault in error.faults]
        told = {"error": {"file": error.file, "faults": faults}}
        sys.stderr.write(f"{json.dumps(told) if as_json else error}\n")
    except CannotWrite as error:
        told = {"error": {"what": f"the file cannot be written: {error}"}}
        text = f"asylia {word}: the file cannot be written: {error}. Nothing of it was kept."
        sys.stderr.write(f"{json.dumps(told) if as_json else text}\n")
    except HistoryError as error:
        parts = {key: getattr(error, key) for key in ("file", "position", "what", "mend")}
        text = f"asylia {word}: {error}"
        sys.stderr.write(f"{json.dumps({'error': parts}) if as_json else text}\n")
    except KeyboardInterrupt:
        sys.stderr.write(f"\nasylia {word}: stopped; nothing was written\n")
        return 130
    return 2


def _dates(words: Sequence[str]) -> int:
    asked = _parser().parse_args(words)
    from asylia.figures.dates import write_dates

    as_of = day_asked(asked.as_of, "--as-of")
    known_on = clock.day_of(asked.known_on, "--known-on")
    settings = clock.settings_of(asked.config)
    due = output_asked(asked.output, Path(asked.cases))
    with _table(Path(asked.cases), known_on or as_of, was_asked=known_on is not None) as cases:
        summary = write_dates(cases, due, as_of=as_of, settings=settings, told=Progress())
    if asked.json:
        sys.stdout.write(json.dumps(summary.as_json(), indent=2) + "\n")
    else:
        sys.stdout.write(_page(summary))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = clock.Words(
        prog=PROG,
        allow_abbrev=False,
        description="Every time limit of many cases (docs/how-to/work-with-a-million-cases.md). "
        "To make a table of histories: asylia clocks frame --help",
    )
    parser.add_argument(
        "cases", metavar="CASES", help="the table, parquet; or histories, one a line (.jsonl)"
    )
    parser.add_argument("--as-of", metavar="DATE", help="ask for the end of this day")
    parser.add_argument("-o", "--output", metavar="DUE", help="write the dates there, as parquet")
    parser.add_argument("--config", "--settings", metavar="FILE", help="as for asylia clock")
    parser.add_argument(
        "--known-on", metavar="DATE", help="of histories: with what they knew by this day"
    )
    parser.add_argument("--json", action="store_true", help="the summary as JSON")
    return parser


def day_asked(text: str | None, option: str) -> date:
    """The day of an option that has to be given.

    Args:
        text: What was written.
        option: Its name.

    Raises:
        HistoryError: It is missing, or no day.
    """
    found = clock.day_of(text, option)
    if found is None:
        raise HistoryError("the command", option, "the day is missing", f"Add {option} 2026-11-20.")
    return found


def output_asked(text: str | None, read: Path) -> Path | None:
    """Where to write, if anywhere.

    Args:
        text: What was written after ``--output``.
        read: The file that is read.

    Raises:
        HistoryError: It is that file itself.
    """
    if text is None:
        return None
    if read.exists() and Path(text).exists() and read.samefile(text):
        what = "this is the file that is read; it would be lost"
        raise HistoryError("the command", "--output", what, "Name another file.")
    return Path(text)


@contextmanager
def _table(cases: Path, known_on: date, *, was_asked: bool) -> Iterator[Path]:
    """The table itself, or one made of histories, which goes away again."""
    if cases.suffix not in {".jsonl", ".ndjson"}:
        if was_asked:
            raise HistoryError(
                "the command",
                "--known-on",
                "a table holds what was known when it was made",
                "Give --known-on to asylia clocks frame.",
            )
        yield cases
        return
    from asylia.figures.histories import write_frame

    with TemporaryDirectory() as folder:
        table = Path(folder) / f"{cases.stem}.parquet"
        write_frame(cases, table, known_on=known_on)
        yield table


def _frame(words: Sequence[str]) -> int:
    """Make a table of histories."""
    parser = clock.Words(prog=f"{PROG} frame", allow_abbrev=False, description=_frame.__doc__)
    parser.add_argument("histories", metavar="HISTORIES", help="one history a line, JSON")
    parser.add_argument("-o", "--output", metavar="CASES", required=True, help="the table")
    parser.add_argument("--known-on", metavar="DATE", help="with what they knew by this day")
    parser.add_argument("--json", action="store_true", help="errors as JSON")
    asked = parser.parse_args(words)
    from asylia.figures.histories import write_frame

    known_on = clock.day_of(asked.known_on, "--known-on") or date.max
    cases = output_asked(asked.output, Path(asked.histories)) or Path()
    count = write_frame(Path(asked.histories), cases, known_on=known_on, told=Progress())
    sys.stdout.write(f"{count:,} cases in {cases.name}\n")
    return 0


class Progress:
    """Says on standard error how far it is, not too often."""

    def __init__(self) -> None:
        """Begin to count."""
        self.began = self.said = time.monotonic()

    def __call__(self, done: int, of: int) -> None:
        """Tell how many are done, and of how many if that is known."""
        now = time.monotonic()
        if now - self.said < SAY_EVERY_SECONDS and done != of:
            return
        self.said = now
        share = f" of {of:,} ({done / of:.0%})" if of else ""
        pace = done / max(now - self.began, 0.001)
        sys.stderr.write(f"  {done:,}{share} cases, {pace:,.0f} a second\n")


def _page(summary: "Summary") -> str:
    """The summary for people."""
    fallen = summary.fallen.total()
    share = fallen / summary.cases if summary.cases else 0
    lines = [
        f"{summary.cases:,} cases, {summary.dates:,} limits",
        *(f"{count:>14,}  {status}" for status, count in summary.statuses.most_common()),
        f"{fallen:,} cases ({share:.2%}) were reckoned one by one"
        + (", because of:" if fallen else ""),
        *(f"{count:>14,}  {why}" for why, count in summary.fallen.most_common()),
    ]
    return "\n".join(lines) + "\n"

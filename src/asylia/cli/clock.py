"""`asylia clock`: every time limit of one case, as a table for people or as JSON."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import date
from typing import NoReturn

from asylia.cli.actions import today
from asylia.cli.printing import print_out
from asylia.law.clock import Answer, reckoned
from asylia.law.clock.timeline import Question
from asylia.law.facts import (
    History,
    HistoryError,
    Settings,
    parsing,
    read_history,
)
from asylia.law.holidays import OutsideSpan

NARROWEST, USUAL, WIDEST = 80, 100, 120


class Words(argparse.ArgumentParser):
    """A parser that refuses as the rest of the command does."""

    def error(self, message: str) -> NoReturn:
        """Refuse the words of the command."""
        raise HistoryError("the command", "its words", message, f"See: {self.prog} --help")


def main(words: Sequence[str]) -> int:
    """Read a history, ask the clock, print the answer.

    Args:
        words: The words after `asylia clock`.

    Returns:
        0 with an answer on standard output, 2 with the reason on standard error.
    """
    try:
        asked = _parser().parse_args(words)
        history = read_history(content_of(asked.history), file=name_of(asked.history))
        found = _ask(asked, history)
    except HistoryError as error:
        return refuse(error, as_json="--json" in words)
    if asked.json:
        return print_out(json.dumps(found.as_json(), indent=2, ensure_ascii=False))
    from asylia.cli.table import page

    return print_out(page(found, history, explain=asked.explain, width=width()))


def _of_plain_width(prog: str) -> argparse.HelpFormatter:
    """Help of a fixed width: to ask the terminal would import the archive formats."""
    return argparse.HelpFormatter(prog, width=NARROWEST)


def asking(word: str, *, says: str) -> Words:
    """What every question about one case takes: the history, the days, the settings, the form.

    Args:
        word: The word of the command.
        says: What it answers.
    """
    parser = Words(
        prog=f"asylia {word}",
        formatter_class=_of_plain_width,
        allow_abbrev=False,
        description=f"{says} (docs/reference/history.md).",
    )
    parser.add_argument("history", metavar="HISTORY", help="the file, JSON or TOML; - reads JSON")
    parser.add_argument("--as-of", metavar="DATE", help="ask for the end of this day; else today")
    parser.add_argument("--known-on", metavar="DATE", help="with what the file knew by this day")
    parser.add_argument("--config", metavar="FILE", help="national settings and chosen readings")
    parser.add_argument("--json", action="store_true", help="the answer as JSON")
    return parser


def _parser() -> Words:
    parser = asking("clock", says="Every time limit of one case")
    parser.add_argument("--explain", action="store_true", help="say how each date was found")
    return parser


def _ask(asked: argparse.Namespace, history: History) -> Answer:
    as_of = day_of(asked.as_of, "--as-of") or today(history.member_state)
    known_on = day_of(asked.known_on, "--known-on") or as_of
    question = Question(as_of=as_of, known_on=known_on)
    settings = settings_of(asked.config)
    try:
        return reckoned(
            history,
            question,
            settings=settings,
            explain=asked.explain or asked.json or bool(settings.choices),
        )
    except OutsideSpan as error:
        from asylia.cli.outside import refusal

        raise refusal(
            error, history, question=question, settings=settings, file=name_of(asked.history)
        ) from error


def settings_of(path: str | None) -> Settings:
    """The settings of a file; none are none.

    Raises:
        HistoryError: The file cannot be used.
    """
    if path is None:
        return Settings()
    from asylia.law.clock.choices import chosen

    return chosen(content_of(path), file=name_of(path))


def day_of(text: str | None, option: str) -> date | None:
    """The day that an option gives.

    Raises:
        HistoryError: It is no day.
    """
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise HistoryError(
            "the command",
            option,
            f"{text[:40]!r} is not a day that exists",
            "Write a day such as 2026-08-20.",
        )
    return day


def content_of(path: str) -> bytes:
    """The content of a file, but no more than is needed to know that it is too much.

    Raises:
        HistoryError: It cannot be read.
    """
    most = parsing.MOST_BYTES + 1
    try:
        if path == "-":
            return sys.stdin.buffer.read(most)
        with open(path, "rb") as file:  # noqa: PTH123 - pathlib would cost a tenth of the start
            return file.read(most)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise HistoryError(
            name_of(path), "the whole file", f"it cannot be read: {reason}", "Check the name."
        ) from error


def name_of(path: str) -> str:
    """What a file is called in a refusal."""
    return "standard input" if path == "-" else path


def width() -> int:
    """How many columns a page may take."""
    try:
        columns = os.get_terminal_size().columns
    except OSError:
        columns = USUAL
    return min(max(columns, NARROWEST), WIDEST)


def refuse(error: HistoryError, *, as_json: bool, word: str = "clock") -> int:
    """Say on standard error what is wrong, where, and how to mend it; the exit code."""
    if as_json:
        parts = {key: getattr(error, key) for key in ("file", "position", "what", "mend")}
        sys.stderr.write(json.dumps({"error": parts}) + "\n")
    else:
        sys.stderr.write(f"asylia {word}: {error}\n")
    return 2

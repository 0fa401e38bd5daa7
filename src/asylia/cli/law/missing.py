"""`asylia law missing`: what the acts leave to a State, and what of it nobody has set."""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import wrap
from typing import NoReturn

from asylia.law.clock.choices import chosen
from asylia.law.clock.left import Left, left_to
from asylia.law.facts import HistoryError, Settings
from asylia.law.holidays import STATES
from asylia.law.sentences import plain

WIDTH = 100


class Words(argparse.ArgumentParser):
    """A parser that refuses as the rest of the command does."""

    def error(self, message: str) -> NoReturn:
        """Refuse the words of the command."""
        raise HistoryError("the command", "its words", message, "See: asylia law missing --help")


def main(words: Sequence[str]) -> int:
    """List what national law has to set and what is set.

    Args:
        words: The words after `asylia law missing`.

    Returns:
        0 if everything is set, 1 if something is missing, 2 with the reason on standard error.
    """
    try:
        asked = _parser().parse_args(words)
        state = _state(asked.state or os.environ.get("ASYLIA_MEMBER_STATE", "LT"))
        found = left_to(state, _settings(asked.config or os.environ.get("ASYLIA_SETTINGS", "")))
    except HistoryError as error:
        return _refuse(error, as_json="--json" in words)
    unset = [one for one in found if not one.is_set]
    if asked.json:
        plainly = {
            "state": state,
            "missing": [one.as_json() for one in unset],
            "set": [one.as_json() for one in found if one.is_set],
        }
        sys.stdout.write(json.dumps(plainly, indent=2, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write("\n".join(_page(state, found)) + "\n")
    return 1 if unset else 0


def _parser() -> argparse.ArgumentParser:
    parser = Words(
        prog="asylia law missing",
        allow_abbrev=False,
        description="What national law has to set, and what is not configured yet "
        "(docs/how-to/set-national-law.md).",
    )
    parser.add_argument("--state", metavar="STATE", help="the Member State, such as LT")
    parser.add_argument(
        "--config", metavar="FILE", help="the settings file; else that of ASYLIA_SETTINGS"
    )
    parser.add_argument("--json", action="store_true", help="the answer as JSON")
    return parser


def _state(code: str) -> str:
    if code in STATES:
        return code
    raise HistoryError(
        "the command",
        "--state",
        f"no Member State has the code {code[:20]!r}",
        "Use a code such as LT (Greece GR).",
    )


def _settings(path: str) -> Settings:
    if not path:
        return Settings()
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise HistoryError(
            path, "the whole file", f"it cannot be read: {error.strerror}", "Check the name."
        ) from error
    return chosen(content, file=path)


def _page(state: str, found: Sequence[Left]) -> Iterator[str]:
    unset = [one for one in found if not one.is_set]
    yield f"{STATES[state]}: {len(unset)} not configured, {len(found) - len(unset)} set"
    yield "Set them in one file, docs/how-to/set-national-law.md."
    for heading, chosen_ones in (
        ("Not configured", unset),
        ("Set", [one for one in found if one.is_set]),
    ):
        if chosen_ones:
            yield from ("", heading)
        for one in chosen_ones:
            yield from _entry(one)


def _entry(one: Left) -> Iterator[str]:
    value = "" if one.value is None else f" = {plain(one.value)}"
    by = f" ({one.provision})" if one.provision else ""
    allowed = f" [{one.allowed}]" if one.allowed else ""
    yield from _wrapped(f"{one.key}{value}{by}", "  ")
    yield from _wrapped(f"{one.cites}: {one.says}{allowed}", "      ")


def _wrapped(text: str, indent: str) -> list[str]:
    return wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ", break_on_hyphens=False
    )


def _refuse(error: HistoryError, *, as_json: bool) -> int:
    if as_json:
        parts = {key: getattr(error, key) for key in ("file", "position", "what", "mend")}
        sys.stderr.write(json.dumps({"error": parts}) + "\n")
    else:
        sys.stderr.write(f"asylia law missing: {error}\n")
    return 2

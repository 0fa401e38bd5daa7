"""A long piece of work in several processes, each with its part of it."""

import subprocess
import sys
from argparse import ArgumentTypeError
from collections.abc import Sequence
from dataclasses import dataclass

from asylia.web.cli import ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the work, the first from 0, and of how many."""

    first: int = 0
    of: int = 1

    def __str__(self) -> str:
        """What stands before a word of progress; nothing where one process does everything."""
        return f"part {self.first + 1} of {self.of}: " if self.of > 1 else ""


WHOLE = Part()


def read(text: str) -> Part:
    """The part that ``0/2`` names."""
    first, _, of = text.partition("/")
    return Part(first=int(first), of=int(of))


def count(text: str) -> int:
    """A number of at least one.

    Raises:
        ArgumentTypeError: It is none.
    """
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError("write a number of at least 1")
    return int(text)


def run(word: str, words: Sequence[str], *, processes: int) -> None:
    """Run this word of the command in several processes, each with its part.

    Raises:
        CannotRun: One of them failed; its message stands above.
    """
    command = [sys.executable, "-m", "asylia.cli", word, *words, "--part"]
    running = [
        subprocess.Popen([*command, f"{part}/{processes}"], stdin=subprocess.DEVNULL)
        for part in range(processes)
    ]
    ended = [process.wait() for process in running]
    if any(ended):
        raise ground.CannotRun("A part failed. What it had finished is kept; begin again.")

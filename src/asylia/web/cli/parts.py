"""A long piece of work in several processes, each with its part of it."""

import subprocess
import sys
from argparse import ArgumentTypeError
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread

from asylia.web.cli import ground

FAILED = "A part failed. What it had finished is kept; begin again."


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
    running = [
        subprocess.Popen(_command(word, words, part=part), stdin=subprocess.DEVNULL)
        for part in _parts(processes)
    ]
    ended = [process.wait() for process in running]
    if any(ended):
        raise ground.CannotRun(FAILED)


def lines(word: str, words: Sequence[str], *, processes: int) -> Iterator[str]:
    """The same, where the processes answer: their lines as they come, each of them whole.

    Yields:
        A line, of whichever part.

    Raises:
        CannotRun: One of them failed; its message stands above.
    """
    running = [
        subprocess.Popen(
            _command(word, words, part=part),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True,
        )
        for part in _parts(processes)
    ]  # fmt: skip
    told: SimpleQueue[str | None] = SimpleQueue()
    for process in running:
        Thread(target=_hear, args=(process, told), daemon=True).start()
    silent = 0
    while silent < len(running):
        line = told.get()
        if line is None:
            silent += 1
        else:
            yield line
    ended = [process.wait() for process in running]
    if any(ended):
        raise ground.CannotRun(FAILED)


def _hear(process: "subprocess.Popen[str]", told: "SimpleQueue[str | None]") -> None:
    with process.stdout or sys.stdin as answers:
        for line in answers:
            told.put(line.rstrip("\n"))
    told.put(None)


def _command(word: str, words: Sequence[str], *, part: str) -> list[str]:
    return [sys.executable, "-m", "asylia.cli", word, *words, "--part", part]


def _parts(processes: int) -> Iterator[str]:
    return (f"{part}/{processes}" for part in range(processes))

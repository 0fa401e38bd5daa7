"""``asylia register rebuild``: the register of names, made anew from the files."""

import argparse
import sys
import time
from collections.abc import Sequence

from asylia.web.cli import ground, parts
from asylia.web.cli.ground import say
from asylia.web.cli.parts import Part

SAY_EVERY_SECONDS = 2.0


def register(words: Sequence[str]) -> int:
    """Make the register of names anew from the files; broken off and begun again, it goes on."""
    parser = argparse.ArgumentParser(prog="asylia register", description=register.__doc__)
    parser.add_argument("act", choices=["rebuild"], help="what to do with it")
    parser.add_argument(
        "--all", action="store_true", help="every case, not only those that are not in it yet"
    )
    parser.add_argument(
        "--processes", type=parts.count, default=1, help="as many as there are cores (1)"
    )
    parser.add_argument("--part", type=parts.read, help=argparse.SUPPRESS)
    asked = parser.parse_args(words)
    if asked.processes > 1 and not asked.part:
        with ground.standing("worker"):
            parts.run("register", words, processes=asked.processes)
        return 0
    with ground.standing("worker"):
        seen, held = _rebuild(everything=asked.all, part=asked.part or parts.WHOLE)
    sys.stdout.write(f"{seen} cases read, {held} people registered.\n")
    return 0


def _rebuild(*, everything: bool, part: Part) -> tuple[int, int]:
    from asylia.web.register.actions import rebuild

    said, seen, held = time.monotonic(), 0, 0
    for cases, people in rebuild(everything=everything, part=(part.first, part.of)):
        seen, held = seen + cases, held + people
        if time.monotonic() - said > SAY_EVERY_SECONDS:
            said = time.monotonic()
            say(f"  {part}{seen} cases, {held} people")
    return seen, held

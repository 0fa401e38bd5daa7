"""What the script ``./asylia`` does with its words."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

from tools import bench, demo, places, prove, running, setup, test

DEVELOPERS_WORDS = {
    "demo": demo.main,
    "test": test.main,
    "bench": bench.main,
    "prove": prove.main,
}
# Words of the pure rooms need nothing but Python: they run from the checkout, at once.
PURE_WORDS = ("clock", "--help", "-h", "--version")
USAGE = """./asylia demo           set up, start the database, load demonstration data, serve
                        ([--port N] [--cases N])
./asylia test           set up, pass the gates and the tests, browser tests included
./asylia bench [NAME]   measure; writes benchmarks/results and docs/reference/performance.md
{benchmarks}
./asylia prove          list the long proofs; prove NAME runs one, prove --all each
any other word          goes to the installed command, which says:
"""


def main(words: list[str]) -> int:
    """Do what the first word says."""
    try:
        return _do(words)
    except places.Refused as refusal:
        print(f"asylia: {refusal}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("asylia: stopped", file=sys.stderr)
        return 130


def _do(words: list[str]) -> int:
    word, rest = (words or ["--help"])[0], words[1:]
    if word in DEVELOPERS_WORDS and not {"--help", "-h"}.isdisjoint(rest):
        print(usage(), end="", flush=True)
        return 0
    if word in DEVELOPERS_WORDS:
        return DEVELOPERS_WORDS[word](rest)
    if word in PURE_WORDS or (word == "law" and rest[:1] != ["site"]):
        if word in ("--help", "-h"):
            print(usage(), flush=True)
        return _from_checkout([word, *rest])
    place = setup.set_up("run")
    command = [place.program("asylia"), word, *rest]
    return running.run(place, command, folder=Path.cwd())


def usage() -> str:
    """What there is to say, with the benchmarks by name."""
    names = textwrap.fill(
        f"([--cases N] [--keep]; names: {', '.join(bench.all_names())})",
        66,
        break_on_hyphens=False,
    )
    return USAGE.format(benchmarks=textwrap.indent(names, " " * 24))


def _from_checkout(words: list[str]) -> int:
    source = str(places.CHECKOUT / "src")
    command = [sys.executable, "-m", "asylia.cli", *words]
    environment = os.environ | {"PYTHONPATH": source}
    return subprocess.run(command, check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

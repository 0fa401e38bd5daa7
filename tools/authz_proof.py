"""``./asylia prove authz``: every address and every act, by everybody, beside what is declared.

Two processes share the questions of ``tests/web/authz``, each against a real database with row
security, as the role of the application. The last line is the figure that is judged.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TESTS = "tests/web/authz"
LEAST, LONGEST = 50_000, 600
KINDS = ("allowed", "refused", "otherwise")
SHOWN = 20


def main() -> int:
    parser = argparse.ArgumentParser(prog="./asylia prove authz")
    parser.add_argument("--processes", type=int, default=2)
    asked = parser.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        figure = Path(folder) / "figure"
        codes = ask(asked.processes, figure=figure)
        told = [json.loads(one.read_text(encoding="utf-8")) for one in Path(folder).iterdir()]
    seconds = time.monotonic() - begun
    checks = sum(one["checks"] for one in told)
    wrong = {kind: [line for one in told for line in one[kind]] for kind in KINDS}
    for kind, lines in wrong.items():
        for line in lines[:SHOWN]:
            print(f"{kind}: {line}")
    counts = {kind: len(lines) for kind, lines in wrong.items()}
    print(
        f"{checks:,} checks in {seconds:.0f} s on {asked.processes} processes: {counts['allowed']}"
        f" unexpectedly allowed, {counts['refused']} unexpectedly refused,"
        f" {counts['otherwise']} refused in another way than declared."
    )
    holds = not any(codes) and not any(counts.values())
    return 0 if holds and checks >= LEAST and seconds <= LONGEST else 1


def ask(processes: int, *, figure: Path) -> list[int]:
    """Let each process ask its share; their exit codes come back."""
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "-p", "no:xdist", TESTS],
            env={**os.environ, "ASYLIA_PART": f"{part}/{processes}", "ASYLIA_FIGURE": str(figure)},
        )
        for part in range(processes)
    ]
    return [one.wait() for one in running]


if __name__ == "__main__":
    raise SystemExit(main())

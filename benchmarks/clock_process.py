"""``asylia clock`` on one history, as a whole process: time on the wall and largest memory."""

import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from benchmarks import histories
from benchmarks.figures import at_most, hand_over, middle, seen

RUNS = 40
COMPILED = "PYTHONPYCACHEPREFIX"
NOT_KEPT = "PYTHONDONTWRITEBYTECODE"
"""An installed command has been compiled by pip; a checkout has been by the run before."""
FLAGS = ["--as-of", "2026-08-20", "--json"]


def run_once(history: Path, compiled: Path) -> tuple[float, float, float]:
    """Milliseconds on the wall, milliseconds of a processor, and MiB of one process."""
    environment = {**os.environ, COMPILED: str(compiled)}
    environment.pop(NOT_KEPT, None)
    program = str(Path(sys.executable).parent / "asylia")
    nowhere = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    began = perf_counter()
    command = [program, "clock", str(history), *FLAGS]
    child = os.posix_spawn(program, command, environment, file_actions=nowhere)
    _, status, usage = os.wait4(child, 0)
    taken = perf_counter() - began
    if status:
        sys.exit(f"asylia clock failed on {history.name}")
    return taken * 1000, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        history, compiled = histories.write_founding(Path(folder)), Path(folder) / "compiled"
        run_once(history, compiled)
        runs = [run_once(history, compiled) for _ in range(RUNS)]
    times, busy, memory = zip(*runs, strict=True)
    hand_over(
        f"`asylia clock` on the founding history, whole process, {RUNS} runs after a first "
        "one that compiles",
        [
            at_most("time, median", middle(times), unit="ms", limit=120),
            seen("time, slowest", max(times), unit="ms"),
            seen("processor time, median", middle(busy), unit="ms"),
            at_most("memory, largest", max(memory), unit="MB", limit=40),
        ],
    )


if __name__ == "__main__":
    main()

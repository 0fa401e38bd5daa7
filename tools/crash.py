"""``./asylia prove crash``: kill application and database under load, again and again.

A real server as ``asylia serve`` runs it, on the embedded database; staff who read and write;
``kill -9`` at moments that nobody chose. After each, what clients were told is compared with what
is stored: no accepted write is lost or doubled, every answer that showed somebody has its row,
every chain holds, the stored dates are the clock's, nothing is half written.
"""

import argparse
import json
import os
import random
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from urllib.request import urlopen

from asylia.samples.caseload import DEMONSTRATION_DAY
from asylia.web.embedded.processes import anybody_in, postmaster_of, wait_until
from tools.crash_desk import Desk, Journal

CYCLES, CASES, CLIENTS = 20, 40, 6
LOAD_SECONDS = (0.3, 2.0)
PATIENCE = 60.0
ROOT = Path(__file__).resolve().parent.parent


@dataclass
class Figures:
    """What came of it."""

    journal: Journal = field(default_factory=Journal)
    cycles: int = 0
    killed: Counter[str] = field(default_factory=Counter)
    written: int = 0
    shown: int = 0
    back: float = 0.0
    wrong: list[str] = field(default_factory=list)

    def break_one(self, server: "Server", *, number: int, chance: random.Random) -> None:
        """Staff work; something dies; it comes back, and they go on."""
        self.wait_for_work()
        time.sleep(chance.uniform(*LOAD_SECONDS))
        name, kill = VICTIMS[number % len(VICTIMS)]
        kill(server, chance)
        died = time.monotonic()
        server.come_back()
        self.back = max(self.back, time.monotonic() - died)
        self.killed[name] += 1
        self.cycles += 1
        self.wait_for_work()

    def wait_for_work(self) -> None:
        """Wait until something more was written: on a slow machine signing in takes its time."""
        before = len(self.journal.written)
        wait_until(lambda: len(self.journal.written) > before, seconds=PATIENCE)

    @property
    def line(self) -> str:
        """The figure that is judged."""
        killed = ", ".join(f"{name} {count}" for name, count in sorted(self.killed.items()))
        return (
            f"{self.cycles} cycles of kill -9 ({killed}): {self.written} accepted writes and"
            f" {self.shown} answers about somebody, {len(self.wrong)} of them lost, doubled or not"
            f" on record; every chain holds. Longest until pages came back: {self.back:.1f} s."
        )


def main() -> int:
    """Make a demonstration, break it, print the figures."""
    parser = argparse.ArgumentParser(prog="./asylia prove crash")
    parser.add_argument("--cycles", type=int, default=CYCLES)
    parser.add_argument("--minutes", type=float, default=600.0, help="stop after so long")
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="asylia-"))
    try:
        home = folder / "db"
        make_demonstration(home)
        found = crash(home, cycles=asked.cycles, seconds=asked.minutes * 60)
    finally:
        wait_until(lambda: not anybody_in(folder / "db" / "data"), seconds=PATIENCE)
        shutil.rmtree(folder, ignore_errors=True)
    for line in found.wrong:
        print(line)
    print(found.line)
    return 1 if found.wrong else 0


def make_demonstration(home: Path) -> None:
    """Invent cases, by starting and stopping a demonstration."""
    words = ("demo", "--cases", str(CASES), "--port", str(free_port()))
    with subprocess.Popen(
        [sys.executable, "-m", "asylia.cli", *words],
        env=environment(home), stdout=subprocess.PIPE, text=True,
    ) as program:  # fmt: skip
        assert program.stdout is not None  # noqa: S101 -- asked for above
        for line in program.stdout:
            if "Stop it with Ctrl-C" in line:
                program.send_signal(signal.SIGINT)


def crash(home: Path, *, cycles: int, seconds: float = PATIENCE * 60) -> Figures:
    """Break a demonstration again and again, and compare after each time.

    Args:
        home: Its folder; it is not running.
        cycles: How often.
        seconds: After which time it is enough.
    """
    found = Figures()
    began = time.monotonic()
    chance = random.Random(secrets.token_bytes(8))  # noqa: S311 -- when something is killed
    password = (home / "demonstration.password").read_text()
    with serving(home) as server:
        desk = Desk(server.address, password=password, journal=found.journal, clients=CLIENTS)
        for number in range(cycles):
            if time.monotonic() - began > seconds or found.wrong:
                break
            desk.work()
            found.break_one(server, number=number, chance=chance)
            desk.rest()
            _compare(home, found)
        desk.close()
    return found


def _compare(home: Path, found: Figures) -> None:
    """Ask a process of its own what is stored."""
    path = home.parent / "journal"
    found.journal.save(path)
    done = subprocess.run(
        [sys.executable, "-m", "tools.crash_check", str(path)],
        env=environment(home), cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        found.wrong += done.stderr.splitlines()[-20:]
        return
    told = json.loads(done.stdout)
    found.written, found.shown = told["written"], told["shown"]


# What is killed --------------------------------------------------------------------------


def kill_application(server: "Server", _chance: random.Random) -> None:
    """The master and every worker at once, as when the machine's power goes."""
    os.killpg(server.program.pid, signal.SIGKILL)
    server.program.wait()


def kill_worker(server: "Server", chance: random.Random) -> None:
    """One process of the application, in the middle of what it does."""
    if workers := children_of(server.program.pid):
        os.kill(chance.choice(workers), signal.SIGKILL)


def kill_database(server: "Server", _chance: random.Random) -> None:
    """The server's first process."""
    pid = postmaster_of(server.home / "data")
    if pid is not None:
        os.kill(pid, signal.SIGKILL)


def kill_backend(server: "Server", chance: random.Random) -> None:
    """One process of the server, which then distrusts its memory and begins anew."""
    pid = postmaster_of(server.home / "data")
    if pid is not None and (children := children_of(pid)):
        os.kill(chance.choice(children), signal.SIGKILL)


Kill = Callable[["Server", random.Random], None]
VICTIMS: tuple[tuple[str, Kill], ...] = (
    ("the application", kill_application),
    ("the database", kill_database),
    ("a worker", kill_worker),
    ("a process of the database", kill_backend),
)


def children_of(parent: int) -> list[int]:
    """The processes that this one started."""
    processes = (one for one in Path("/proc").iterdir() if one.name.isdigit())
    return [int(one.name) for one in processes if _parent(one) == parent]


def _parent(process: Path) -> int:
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, IndexError):
        return 0


# The server ------------------------------------------------------------------------------


class Server:
    """``asylia serve`` in a process of its own, started anew when it was killed."""

    def __init__(self, home: Path) -> None:
        """Start it."""
        self.home, self.port = home, free_port()
        self.program = self._started()

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def _started(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-m", "asylia.cli", "serve", "--port", str(self.port)],
            env=environment(self.home),
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def come_back(self) -> None:
        """Start it if it was killed, and wait until pages are shown."""
        if self.program.poll() is not None:
            self.program = self._started()
        if not wait_until(self.is_open, seconds=PATIENCE):
            raise TimeoutError(f"No page is shown {PATIENCE:.0f} s after something was killed.")

    def is_open(self) -> bool:
        """Whether it shows pages."""
        try:
            with urlopen(f"{self.address}/sign-in", timeout=5) as answer:  # noqa: S310 -- ours
                return bool(answer.status == 200)  # noqa: PLR2004 -- what HTTP calls it
        except (OSError, HTTPException):
            return False

    def stop(self) -> None:
        """End it as Ctrl-C does."""
        if self.program.poll() is None:
            self.program.send_signal(signal.SIGINT)
            self.program.wait(PATIENCE)


@contextmanager
def serving(home: Path) -> Iterator[Server]:
    """Serve while this lasts."""
    server = Server(home)
    try:
        server.come_back()
        yield server
    finally:
        server.stop()


def environment(home: Path) -> dict[str, str]:
    """A demonstration in this folder, whose limits on one person do not bound the load."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("ASYLIA_", "DATABASE_", "DJANGO_"))
    }
    own = {
        "ASYLIA_HOME": str(home),
        "ASYLIA_MODE": "demo",
        "ASYLIA_TODAY": DEMONSTRATION_DAY.isoformat(),
        "ASYLIA_LOOKS_PER_HOUR": "1000000",
    }
    return {**kept, **own}


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())

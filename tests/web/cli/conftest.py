"""The command as people run it: processes of their own, on a server of their own.

``asylia`` does not run as root, so neither do these tests; ``./asylia test`` runs them as somebody.
"""

import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from asylia.web.embedded.processes import anybody_in, wait_until

AS_ROOT = os.geteuid() == 0
CASES = 5
STORED = CASES + 2
"""With the founding case, which is told twice."""


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    """A folder in which homes and backups can be made."""
    with tempfile.TemporaryDirectory(prefix="asylia-", ignore_cleanup_errors=True) as name:
        yield Path(name)


def environment(home: Path, **told: str) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("ASYLIA_", "DATABASE_", "DJANGO_"))
    }
    return {**kept, "ASYLIA_HOME": str(home), "ASYLIA_MODE": "demo", **told}


def run_in(home: Path, *words: str, **told: str) -> "subprocess.CompletedProcess[str]":
    """Run the command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "asylia.cli", *words],
        env=environment(home, **told), capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


@contextmanager
def serving(home: Path, *words: str, **told: str) -> Iterator[tuple[str, str]]:
    """Run the command until the block ends; gives the address and everything that it printed."""
    program = subprocess.Popen(
        [sys.executable, "-m", "asylia.cli", *words],
        env=environment(home, **told), stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert program.stdout is not None
    printed = []
    try:
        for line in program.stdout:
            printed.append(line)
            if "Stop it with Ctrl-C" in line:
                break
        text = "".join(printed)
        yield text.partition("http://")[2].partition("/")[0], text
    finally:
        program.send_signal(signal.SIGINT)
        program.wait(timeout=30)
        program.stdout.close()


@pytest.fixture(scope="session")
def demonstration(folder: Path) -> Path:
    """The home of a demonstration that was served and stopped again."""
    home = folder / "demo"
    with serving(home, "demo", "--cases", str(CASES), "--port", str(free_port())):
        pass
    assert wait_until(lambda: not anybody_in(home / "data"), seconds=30)
    return home


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

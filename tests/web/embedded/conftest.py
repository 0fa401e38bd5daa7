"""Servers of these tests' own: they are killed, so nobody shares them."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from asylia.web.embedded import launcher
from asylia.web.embedded.launcher import Attachment
from asylia.web.embedded.places import Place
from asylia.web.embedded.processes import anybody_in, wait_until

AS_ROOT = os.geteuid() == 0
USER = "nobody" if AS_ROOT else None
ALSO = ["root"] if AS_ROOT else []


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder for a server, near the root: the path of a socket is short."""
    folder = Path(tempfile.mkdtemp(prefix="asylia-"))
    folder.chmod(0o711)
    yield folder / "db"
    for pid in processes_in(folder / "db"):
        os.kill(pid, signal.SIGKILL)
    shutil.rmtree(folder, ignore_errors=True)


def processes_in(home: Path) -> list[int]:
    """The processes whose command line names this folder: keepers and servers."""
    found = []
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit() or int(folder.name) == os.getpid():
            continue
        with contextlib.suppress(OSError):
            words = (folder / "cmdline").read_bytes().split(b"\0")
            if any(os.fsdecode(word) in {str(home), f"{home}/data"} for word in words):
                found.append(int(folder.name))
    return found


@pytest.fixture
def attach(home: Path) -> Iterator[Callable[..., Attachment]]:
    """Attach to the server of ``home``; every hold is let go at the end."""
    held: list[Attachment] = []

    def attach(**told: Any) -> Attachment:
        held.append(launcher.attach(home, **{"user": USER, "also": ALSO, **told}))
        return held[-1]

    yield attach
    for attachment in held:
        attachment.close()
    has_stopped(Place(home))


def has_stopped(place: Place) -> bool:
    """Whether the server and everything of it is gone, in good time."""
    return wait_until(lambda: not place.data.exists() or not anybody_in(place.data), seconds=20)


@pytest.fixture
def in_another_process(home: Path) -> Iterator[Callable[[], "subprocess.Popen[str]"]]:
    """Start another process that attaches and then holds until it is told or killed."""
    started: list[subprocess.Popen[str]] = []
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from asylia.web.embedded import launcher\n"
        f"held = launcher.attach(Path({str(home)!r}), user={USER!r}, also={ALSO!r})\n"
        "print('attached', flush=True)\n"
        "sys.stdin.readline()\n"
    )

    def start() -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "attached\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()

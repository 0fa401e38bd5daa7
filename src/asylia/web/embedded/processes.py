"""What the processes of a server are doing, as the kernel tells it, not as pid files claim."""

import fcntl
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from asylia.web.embedded.places import LauncherError

PROC = Path("/proc")
FAST = signal.SIGINT
"""PostgreSQL's "fast shutdown": ends sessions, writes everything, leaves nothing to recover."""


def postmaster_of(data: Path) -> int | None:
    """The process id of the server that works in this folder; None if none does.

    ``postmaster.pid`` alone proves nothing: after kill -9 its number may be a dead process that
    nobody has reaped, or by now another program.
    """
    try:
        pid = int((data / "postmaster.pid").read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None
    process = PROC / str(pid)
    # Where the kernel does not let us look, a process of the folder's owner may well be the one.
    return pid if _works_in(process, data, or_else=_same_owner(process, data)) else None


def anybody_in(data: Path) -> bool:
    """Whether any living process works in this folder: a server, or what it left behind."""
    return any(
        _works_in(process, data, or_else=False)
        for process in list(PROC.iterdir())
        if process.name.isdigit()
    )


def end_orphan(data: Path, *, seconds: float) -> None:
    """End a server whose keeper was killed: nobody would restart it, and nobody would stop it."""
    pid = postmaster_of(data)
    if pid is not None:
        os.kill(pid, FAST)
        wait_until(lambda: postmaster_of(data) is None, seconds=seconds)


def clear_stale(data: Path) -> None:
    """Remove ``postmaster.pid`` if the server that wrote it is gone for certain."""
    if postmaster_of(data) is None and not anybody_in(data):
        (data / "postmaster.pid").unlink(missing_ok=True)


def _works_in(process: Path, data: Path, *, or_else: bool) -> bool:
    # A zombie has no working directory any more; another program has its own.
    try:
        return (process / "cwd").readlink() == data.resolve()
    except PermissionError:
        return or_else
    except OSError:
        return False


def _same_owner(process: Path, data: Path) -> bool:
    try:
        return process.stat().st_uid == data.stat().st_uid
    except OSError:
        return False


def locked(path: Path, kind: int, *, seconds: float, what: str) -> int:
    """Open this file and take its lock, waiting if need be.

    The lock lasts as long as the file is open: the kernel takes it back from a dead process.

    Args:
        path: The file; made if it is missing.
        kind: ``fcntl.LOCK_SH`` or ``fcntl.LOCK_EX``.
        seconds: How long to wait.
        what: What is waited for, for the message.

    Returns:
        The file descriptor; close it to let go.

    Raises:
        LauncherError: Others still held it after that time.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)

    def taken() -> bool:
        try:
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    if not wait_until(taken, seconds=seconds):
        os.close(descriptor)
        raise LauncherError(f"Another process has been {what} for {seconds:.0f} seconds.")
    return descriptor


def wait_until(is_so: Callable[[], bool], *, seconds: float) -> bool:
    """Ask again and again, ever less often; whether it became so in that time."""
    end = time.monotonic() + seconds
    pause = 0.005
    while not is_so():
        if time.monotonic() > end:
            return False
        time.sleep(pause)
        pause = min(pause * 1.5, 0.2)
    return True

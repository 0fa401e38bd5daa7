"""Start the embedded server or attach to the running one; it stops after its last user."""

import fcntl
import os
import pwd
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from asylia.web.embedded import cluster
from asylia.web.embedded.binaries import Binaries, find_binaries, readable_copy
from asylia.web.embedded.places import LauncherError, Place, private_folder
from asylia.web.embedded.processes import end_orphan, locked, wait_until

PATIENCE = 60.0
"""Seconds to wait for a start, a recovery after a crash, or another process doing either."""
LONGEST_LOG = 10_000_000
KEEPERS = 3  # so many are started at the most before the reason is told
"""Bytes."""


@dataclass(slots=True)
class Attachment:
    """This process's hold on the server; the server runs for as long as one is open.

    The kernel ends it with the process, however the process ends. A forked child shares it.
    """

    place: Place
    binaries: Binaries
    _descriptor: int

    def close(self) -> None:
        """Let go; the server stops if nobody else uses it."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()


def attach(
    home: Path,
    *,
    binaries: Binaries | None = None,
    user: str | None = None,
    also: Sequence[str] = (),
    environ: Mapping[str, str] = os.environ,
) -> Attachment:
    """Use the embedded server of this folder; make it and start it if need be.

    Args:
        home: The folder; made if it is missing, private to its owner.
        binaries: PostgreSQL's programs; None to find them.
        user: The system user who runs the server; None for the one who asks. Root must name one.
        also: Further system users who may connect; for a cluster that a test throws away.
        environ: Where ``ASYLIA_POSTGRES`` and ``PATH`` are read.

    Raises:
        LauncherError: It cannot serve, with the reason and what to do.
    """
    account = server_account(user)
    place = Place(home.absolute())
    private_folder(place.home, uid=account.pw_uid, gid=account.pw_gid)
    private_folder(place.run, uid=account.pw_uid, gid=account.pw_gid)
    starting = locked(place.starting, fcntl.LOCK_EX, seconds=PATIENCE, what="starting the database")
    try:
        held = locked(place.in_use, fcntl.LOCK_SH, seconds=PATIENCE, what="stopping the database")
        try:
            programs = _programs(place, binaries, account=account, environ=environ)
            _serve(place, programs, account=account, also=also)
        except BaseException:
            os.close(held)
            raise
    finally:
        os.close(starting)
    return Attachment(place, programs, held)


def server_account(user: str | None) -> pwd.struct_passwd:
    """The system user who runs the server.

    Raises:
        LauncherError: It would be root, or this process has no named user.
    """
    try:
        account = pwd.getpwnam(user) if user else pwd.getpwuid(os.geteuid())
    except KeyError:
        raise LauncherError(
            "PostgreSQL knows people by the name of their system user, and this one has none. "
            "Start Asylia as a user that the system lists (getent passwd)."
        ) from None
    if account.pw_uid == 0:
        raise LauncherError(
            "A database is never run by root. Use ./asylia, which changes to an unprivileged user, "
            "or name one in ASYLIA_USER."
        )
    return account


def _programs(
    place: Place,
    binaries: Binaries | None,
    *,
    account: pwd.struct_passwd,
    environ: Mapping[str, str],
) -> Binaries:
    made_by = _major_of(place)
    found = binaries or find_binaries(environ, major=made_by)
    if made_by not in {None, found.version[0]}:
        raise LauncherError(
            f"The data in this folder is of PostgreSQL {made_by}, the programs are of "
            f"{found}. Restore a backup into a new folder (asylia restore)."
        )
    return readable_copy(found, into=place.home, uid=account.pw_uid, gid=account.pw_gid)


def _major_of(place: Place) -> int | None:
    version = place.data / "PG_VERSION"
    return int(version.read_text()) if version.exists() else None


def _serve(
    place: Place, binaries: Binaries, *, account: pwd.struct_passwd, also: Sequence[str]
) -> None:
    if not place.data.exists():
        cluster.make_cluster(place, binaries, account=account)
    if not _is_kept(place):
        end_orphan(place.data, seconds=PATIENCE)
    elif cluster.is_ready(place):
        return
    cluster.write_who_may(place, account, also=also)
    _start_keeper(place, binaries, account=account)
    with cluster.connect(place) as connection:
        cluster.make_roles(connection)
        cluster.make_database(connection)


def _is_kept(place: Place) -> bool:
    """Whether a keeper lives: without one, nobody would restart or stop the server."""
    descriptor = os.open(place.keeper, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def _start_keeper(place: Place, binaries: Binaries, *, account: pwd.struct_passwd) -> None:
    keepers: list[subprocess.Popen[bytes]] = []

    def is_ready() -> bool:
        # A keeper that was told to stop holds its lock a moment longer than its server lives.
        idle = all(keeper.poll() is not None for keeper in keepers)
        if idle and len(keepers) < KEEPERS and not _is_kept(place):
            keepers.append(_new_keeper(place, binaries, account=account))
        return cluster.is_ready(place)

    started = wait_until(is_ready, seconds=PATIENCE)
    for keeper in keepers:
        keeper.returncode = 0  # it outlives us on purpose: nobody waits for it
    if not started:
        raise LauncherError(
            f"The database did not start within {PATIENCE:.0f} seconds. It says:\n"
            + "\n".join(place.log.read_text(errors="replace").splitlines()[-5:])
        )


def _new_keeper(
    place: Place, binaries: Binaries, *, account: pwd.struct_passwd
) -> subprocess.Popen[bytes]:
    _turn(place.log)
    with place.log.open("ab") as log:
        return subprocess.Popen(
            [
                *(sys.executable, "-m", "asylia.web.embedded.keeper", str(place.home)),
                *(binaries.program("postgres"), account.pw_name),
            ],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            start_new_session=True, umask=0o077,
        )  # fmt: skip


def _turn(log: Path) -> None:
    """Begin a new log when the old one has grown long; the one before is kept."""
    if log.exists() and log.stat().st_size > LONGEST_LOG:
        log.replace(log.with_suffix(".log.1"))

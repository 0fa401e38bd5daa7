"""The keeper: parent of the server, which it restarts if it dies and stops after its last user.

Every process that uses the server holds a shared lock on ``in-use.lock``. The keeper asks for the
same lock alone, and the kernel gives it when the last user has gone, however it went. So there is
nothing to count and nothing to forget: no pid files, no exit handlers.
"""

import fcntl
import os
import pwd
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from asylia.web.embedded.places import PORT, Place
from asylia.web.embedded.processes import FAST, clear_stale, locked

FAILURES = 20


def server_command(postgres: str, place: Place) -> list[str]:
    """The server's command line: one socket, no network, no words of a case in its log."""
    settings = {
        "listen_addresses": "",
        "port": PORT,
        "unix_socket_directories": place.run,
        "unix_socket_permissions": "0700",
        "max_connections": 60,
        # An error's statement and detail would carry names into the log.
        "log_min_error_statement": "panic",
        "log_error_verbosity": "terse",
        "log_statement": "none",
        "log_min_duration_statement": -1,
        "log_parameter_max_length_on_error": 0,
        "log_timezone": "UTC",
        "timezone": "UTC",
    }
    options = (f"--{name}={value}" for name, value in settings.items())
    return [postgres, "-D", str(place.data), *options]


class Keeper:
    """Keeps one server running while somebody uses it."""

    def __init__(self, place: Place, *, postgres: str, user: str) -> None:
        self._place = place
        self._command = server_command(postgres, place)
        account = pwd.getpwnam(user)
        same = account.pw_uid == os.geteuid()
        self._owner = None if same else (account.pw_uid, account.pw_gid)
        self._stop = threading.Event()
        self._server: subprocess.Popen[bytes] | None = None
        self._guard = threading.RLock()  # a signal may come while it is held

    def keep(self) -> None:
        """Serve until the last user has gone or a signal says so."""
        threading.Thread(target=self._wait_for_last_user, daemon=True).start()
        failures = 0
        while not self._stop.is_set() and failures < FAILURES:
            began = time.monotonic()
            self._run()
            failures = failures + 1 if time.monotonic() - began < 1 else 0
            # A dead server's children need a moment to notice; meanwhile it refuses to start.
            self._stop.wait(0.1 * failures)

    def stop(self, *_: object) -> None:
        """End the server fast and do not start it again."""
        self._stop.set()
        with self._guard:
            if self._server:
                self._server.send_signal(FAST)

    def _run(self) -> None:
        with self._guard:
            if self._stop.is_set():
                return
            clear_stale(self._place.data)
            self._server = self._started()
        if self._stop.is_set():
            self._server.send_signal(FAST)
        self._server.wait()

    def _started(self) -> subprocess.Popen[bytes]:
        environ = {"PATH": os.defpath, "LC_ALL": "C"}  # no secret of whoever came first
        if self._owner is None:
            return subprocess.Popen(self._command, umask=0o077, env=environ)
        uid, gid = self._owner
        return subprocess.Popen(
            self._command, umask=0o077, env=environ, user=uid, group=gid, extra_groups=[]
        )

    def _wait_for_last_user(self) -> None:
        descriptor = os.open(self._place.in_use, os.O_RDWR | os.O_CLOEXEC)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        self.stop()


def main(home: str, postgres: str, *, user: str) -> None:
    """Keep the server of this folder; end at once if it has a keeper."""
    place = Place(Path(home))
    locked(place.keeper, fcntl.LOCK_EX, seconds=30, what="keeping this database")
    keeper = Keeper(place, postgres=postgres, user=user)
    signal.signal(signal.SIGTERM, keeper.stop)
    signal.signal(signal.SIGINT, keeper.stop)
    keeper.keep()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], user=sys.argv[3])

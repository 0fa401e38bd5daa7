"""A connection that gives up when the server says nothing, so that a page can say it in time.

A statement may take long and be right: somebody else may hold a lock. So when an answer is late,
the server is asked on another line whether it is there. If it says nothing there either, the wait
ends. Commands, which may take hours, wait as they always did.
"""

import socket
import struct
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any, TypeVar

import psycopg
from django.db.backends.postgresql import base
from psycopg import pq
from psycopg.abc import RV, PQGen

QUIET_SECONDS, ASKING_SECONDS = 0.7, 0.5
"""How long an answer may be late before the server is asked, and how long it may take to reply."""
LONGEST_SECONDS = 15.0
"""No statement of a page takes longer; then one of its lines is dead, or it waits for too much."""
REMEMBERED_SECONDS = 1.0
"""So long nobody else tries a server that was found silent."""
IS_IT_ENCRYPTED = struct.pack("!ii", 8, 80877103)
"""The first words of a connection that asks for encryption; every server answers with a letter."""
SILENT = "The server does not answer."

Wanted = TypeVar("Wanted")
_here = threading.local()
_silent_until = [0.0]


@contextmanager
def impatient() -> Iterator[None]:
    """Give up on a silent server while this lasts, in this thread."""
    before = is_impatient()
    _here.impatient = True
    try:
        yield
    finally:
        _here.impatient = before


def is_impatient() -> bool:
    """Whether this thread answers somebody who waits."""
    return getattr(_here, "impatient", False)


class Line(psycopg.Connection[Any]):
    """A connection that looks whether the server is there when an answer is late."""

    def wait(self, gen: PQGen[RV], *told: float | None, **named: float | None) -> RV:
        """Wait for an answer, as the library does, or for a server that is silent."""
        waited = _until_silent(gen, self.pgconn) if is_impatient() else gen
        return super().wait(waited, *told, **named)  # type: ignore[arg-type]


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's, on such lines."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Line:
        """Connect; a server that is silent is not waited for."""
        self.isolation_level = psycopg.IsolationLevel.READ_COMMITTED
        if is_impatient():
            _require_voice(str(conn_params.get("host", "")), str(conn_params.get("port", "")))
            conn_params = {"connect_timeout": 2, **conn_params}
        return Line.connect(**conn_params)


def _until_silent(
    gen: Generator[Wanted, Any, RV], line: "pq.abc.PGconn"
) -> Generator[Wanted, Any, RV]:
    """Hand on what goes to and fro; every time that it is late, ask the server."""
    began = monotonic()
    late = began + QUIET_SECONDS
    try:
        wanted = next(gen)
        while True:
            ready = yield wanted
            if not ready and monotonic() > late:
                late = _later(line, began=began)
            wanted = gen.send(ready)
    except StopIteration as done:
        answer: RV = done.value
        return answer


def _later(line: "pq.abc.PGconn", *, began: float) -> float:
    """Until when to wait on.

    Raises:
        OperationalError: There is no use in it; the line is cut.
    """
    host, port = (line.hostaddr or line.host).decode(), line.port.decode()
    if monotonic() - began < LONGEST_SECONDS and not is_silent(host, port):
        return monotonic() + QUIET_SECONDS
    line.finish()
    raise _remembered()


def _require_voice(host: str, port: str) -> None:
    if monotonic() < _silent_until[0]:
        raise psycopg.OperationalError(SILENT)
    if "," not in host and is_silent(host, port):
        raise _remembered()


def _remembered() -> psycopg.OperationalError:
    _silent_until[0] = monotonic() + REMEMBERED_SECONDS
    return psycopg.OperationalError(SILENT)


def is_silent(host: str, port: str) -> bool:
    """Whether a server takes calls at this address, or does not even refuse them, and says nothing.

    Args:
        host: The folder of its socket, its name or its number; empty for the library's own choice.
        port: Its port; empty for the usual one.
    """
    if not host:
        return False  # the library knows where to look
    try:
        with _called(host, port or "5432") as call:
            call.sendall(IS_IT_ENCRYPTED)
            call.recv(1)
    except (TimeoutError, BlockingIOError):
        return True
    except OSError:
        return False  # nobody is there, and the library says so at once
    return False


def _called(host: str, port: str) -> socket.socket:
    if not host.startswith("/"):
        return socket.create_connection((host, int(port)), timeout=ASKING_SECONDS)
    call = socket.socket(socket.AF_UNIX)
    call.settimeout(ASKING_SECONDS)
    try:
        call.connect(f"{host}/.s.PGSQL.{port}")
    except OSError:
        call.close()
        raise
    return call

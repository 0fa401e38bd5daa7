"""Threads that answer the desk's visitors and wait for none of them for long.

Each thread reads a request whole before it answers. Who sent theirs drop by drop would hold a
thread for ever, and a few of them everybody's desk.
"""

import errno
import socket
from time import monotonic
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

PATIENCE_SECONDS = 20.0
"""For a whole request to come in, and for an answer to be taken; a proxy does both at once."""


class Impatient(socket.socket):
    """A connection that is given up when a request has not come in for so long."""

    until = 0.0
    """Until when the request has to be here, on a clock that never goes back."""

    def setblocking(self, flag: bool, /) -> None:  # noqa: FBT001 -- as Python has it
        """Begin to wait: a thread has taken the connection up."""
        super().setblocking(flag)
        if flag:
            self.until = monotonic() + PATIENCE_SECONDS
            self.settimeout(PATIENCE_SECONDS)

    def recv(self, size: int, flags: int = 0, /) -> bytes:
        """The next bytes, if they come in time.

        Raises:
            ConnectionResetError: They do not; the visitor is gone, as far as we care.
        """
        left = self.until - monotonic()
        if left <= 0:
            raise ConnectionResetError(errno.ECONNRESET, "too slow")
        self.settimeout(left)
        try:
            return super().recv(size, flags)
        except TimeoutError as late:
            raise ConnectionResetError(errno.ECONNRESET, "too slow") from late

    def sendall(self, *told: Any) -> None:
        """Send everything, if it is taken in time."""
        self.settimeout(PATIENCE_SECONDS)
        super().sendall(*told)


class Door:
    """Where connections come in, each as one that we give up on."""

    def __init__(self, listener: Any) -> None:  # noqa: ANN401 -- gunicorn's own
        """Remember where."""
        self._listener = listener

    def accept(self) -> tuple[Impatient, Any]:
        """The next connection, and whose it is."""
        client, address = self._listener.accept()
        kind = (client.family, client.type, client.proto)
        return Impatient(*kind, fileno=client.detach()), address

    def getsockname(self) -> Any:  # noqa: ANN401 -- an address is what its family makes it
        """Where it is."""
        return self._listener.getsockname()


class ImpatientThreads(ThreadWorker):  # type: ignore[misc]
    """Gunicorn's worker with threads, behind such a door."""

    def accept(self, listener: Any) -> None:  # noqa: ANN401 -- gunicorn's own
        """Take the next connection."""
        super().accept(Door(listener))

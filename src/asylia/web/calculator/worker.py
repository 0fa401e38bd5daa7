"""A worker that answers one visitor at a time, and waits for none of them for long."""

import socket

from gunicorn.workers.sync import SyncWorker

PATIENCE_SECONDS = 5.0
"""For the next bytes of a request, and for taking an answer; a proxy sends and takes at once."""


class ImpatientWorker(SyncWorker):  # type: ignore[misc]
    """Closes a connection that sends nothing: each would keep everybody else waiting."""

    def handle(self, listener: socket.socket, client: socket.socket, addr: object) -> None:
        """Answer one connection."""
        client.settimeout(PATIENCE_SECONDS)
        super().handle(listener, client, addr)

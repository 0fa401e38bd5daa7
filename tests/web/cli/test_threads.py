"""The desk waits for no visitor for ever."""

import socket
from typing import Any

import pytest

from asylia.web.cli import threads
from asylia.web.cli.threads import Impatient, ImpatientThreads


class Taken(ImpatientThreads):
    """A worker that only takes connections."""

    def __init__(self) -> None:
        self.cfg, self.nr_conns = None, 0
        self.taken: list[Any] = []

    def enqueue_req(self, conn: Any) -> None:
        self.taken.append(conn.sock)


@pytest.fixture
def connection() -> Any:
    """A connection as a worker takes it, and the visitor's end of it."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        visitor = socket.create_connection(listener.getsockname())
        worker = Taken()
        worker.accept(listener)
        (mine,) = worker.taken
        with visitor, mine:
            yield mine, visitor


def test_request_that_comes_in_time_is_read(connection: tuple[Impatient, socket.socket]) -> None:
    mine, visitor = connection
    visitor.sendall(b"GET / HTTP/1.1")

    mine.setblocking(True)  # noqa: FBT003 -- as a worker does it

    assert mine.recv(14) == b"GET / HTTP/1.1"
    mine.sendall(b"HTTP/1.1 200 OK")
    assert visitor.recv(15) == b"HTTP/1.1 200 OK"


@pytest.mark.parametrize("patience", [0.0, 0.02])
def test_request_that_does_not_come_in_time_is_given_up(
    connection: tuple[Impatient, socket.socket], monkeypatch: pytest.MonkeyPatch, patience: float
) -> None:
    mine, visitor = connection
    monkeypatch.setattr(threads, "PATIENCE_SECONDS", patience)
    visitor.sendall(b"G")

    mine.setblocking(True)  # noqa: FBT003 -- as a worker does it

    with pytest.raises(ConnectionResetError, match="too slow"):
        [mine.recv(1) for _ in range(2)]

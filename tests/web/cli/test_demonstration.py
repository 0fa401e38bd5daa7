"""``asylia demo`` before it starts anything."""

import socket

import pytest

from asylia.web.cli import demonstration
from asylia.web.cli.ground import CannotRun


def test_port_that_is_taken_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(CannotRun, match=f"Port {port} is taken"):
            demonstration.demo(["--port", str(port)])

    assert demonstration.is_free(port)

"""A page does not wait for a server that says nothing, and waits for one that is only slow."""

import socket
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import OperationalError, connections

from asylia.web.base.postgresql import base
from asylia.web.base.postgresql.base import impatient, is_silent
from asylia.web.embedded.places import Place

SILENT = "does not answer"


@pytest.fixture
def mute() -> Iterator[Path]:
    """A socket where somebody takes calls and says nothing."""
    with TemporaryDirectory(prefix="asylia-") as name, socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(f"{name}/.s.PGSQL.5432")
        deaf.listen()
        yield Path(name)


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "QUIET_SECONDS", 0.2)
    monkeypatch.setattr(base, "ASKING_SECONDS", 0.2)
    monkeypatch.setattr(base, "_silent_until", [0.0])


def test_server_that_takes_calls_and_says_nothing_is_silent(server: Place, mute: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        port = deaf.getsockname()[1]
        found = [
            is_silent(str(server.run), "5432"),
            is_silent("", ""),
            is_silent(str(mute), "5432"),
            is_silent("/nowhere", "5432"),
            is_silent("127.0.0.1", str(port)),
        ]

    assert found == [False, False, True, False, True]


def test_page_does_not_connect_to_a_silent_server_and_nobody_tries_for_a_while(
    committed_db: str, mute: Path, soon: None
) -> None:
    connection = connections["default"]
    host = connection.settings_dict["HOST"]
    connection.close()
    connection.settings_dict["HOST"] = str(mute)

    with impatient():
        for _ in range(2):
            with pytest.raises(OperationalError, match=SILENT):
                connection.ensure_connection()
    connection.settings_dict["HOST"] = host

    with impatient(), pytest.raises(OperationalError, match=SILENT):
        connection.ensure_connection()
    connection.ensure_connection()
    assert connection.is_usable()


def test_statement_that_is_slow_is_waited_for_while_the_server_answers(
    committed_db: str, soon: None
) -> None:
    with impatient(), connections["default"].cursor() as cursor:
        cursor.execute("select pg_sleep(0.7), 'done'")

        assert cursor.fetchone()[1] == "done"


def test_statement_that_takes_too_long_is_given_up(
    committed_db: str, soon: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "LONGEST_SECONDS", 0.1)
    monkeypatch.setattr(base, "REMEMBERED_SECONDS", 0.0)

    connection = connections["default"]
    with impatient(), pytest.raises(OperationalError, match=SILENT):
        connection.cursor().execute("select pg_sleep(5)")
    connection.close()

    connection.ensure_connection()
    assert connection.is_usable()


def test_command_waits_as_long_as_it_takes(
    committed_db: str, soon: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "LONGEST_SECONDS", 0.1)

    with connections["default"].cursor() as cursor:
        cursor.execute("select pg_sleep(0.6), 'done'")

        assert cursor.fetchone()[1] == "done"

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connections
from django.test import Client

from asylia.web.accounts.models import SignInTry
from asylia.web.embedded import cluster
from asylia.web.embedded.places import Place

GONE = "The records cannot be reached"


@pytest.fixture
def at_work(committed_db: str, server: Place) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """The server's own connection, beside the application's."""
    assert committed_db
    with cluster.connect(server) as connection:
        yield connection


def test_a_database_that_cannot_be_reached_is_a_plain_page(
    client: Client, committed_db: str
) -> None:
    assert committed_db
    client.raise_request_exception = False
    connection = connections["default"]
    host = connection.settings_dict["HOST"]
    connection.close()
    connection.settings_dict["HOST"] = "/nowhere"

    answer = client.get("/sign-in")
    connection.settings_dict["HOST"] = host
    again = client.get("/sign-in")

    assert answer.status_code == 503
    assert GONE in answer.content.decode()
    assert again.status_code == 200


def test_a_database_that_goes_away_in_the_middle_leaves_nothing_half_written(
    client: Client, at_work: psycopg.Connection[tuple[object, ...]]
) -> None:
    client.raise_request_exception = False
    connections["default"].ensure_connection()
    at_work.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'asylia_app'"
    )

    answer = client.post("/sign-in", {"username": "rasa", "password": "wrong"})
    connections["default"].close()

    assert answer.status_code == 503
    assert GONE in answer.content.decode()
    assert not SignInTry.objects.exists()

"""One embedded server for all tests of the web; each test works as the application role.

The tables belong to the owner, as in production, so row security is really on. ``db`` (or
``pytest.mark.django_db``) undoes everything after the test. ``committed_db`` gives a database of
its own, for tests that need real commits: two connections, a browser, a command.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker

from asylia.web.embedded import cluster, launcher
from asylia.web.embedded.places import Place

django.setup()

TEMPLATE, SHARED = "asylia_template", "asylia_test"


@pytest.fixture(scope="session")
def server() -> Iterator[Place]:
    """The server; it stops with the last process that uses it, whatever becomes of the tests."""
    with tempfile.TemporaryDirectory(prefix="asylia-", ignore_cleanup_errors=True) as folder:
        as_root = os.geteuid() == 0
        Path(folder).chmod(0o711)
        also = ["root"] if as_root else []
        user = "nobody" if as_root else None
        with launcher.attach(Path(folder) / "db", user=user, also=also) as attachment:
            settings.KEY_FILE = f"{folder}/file.key"
            be_quick(attachment.place)
            yield attachment.place


def be_quick(server: Place) -> None:
    """Nobody keeps what tests write: let no commit wait for the disk, and no password cost much."""
    settings.PASSWORD_HASHERS = ["tests.web.people.QuickHasher"]
    with cluster.connect(server) as superuser:
        for setting in ("fsync", "full_page_writes"):
            superuser.execute(f"alter system set {setting} = off")
        superuser.execute("select pg_reload_conf()")


@pytest.fixture(scope="session")
def django_db_setup(server: Place, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        with cluster.connect(server) as superuser:
            cluster.make_database(superuser, TEMPLATE)
        use_database(server, TEMPLATE, role="asylia_owner")
        call_command("migrate", verbosity=0)
        copy_database(server, TEMPLATE, SHARED)
        use_database(server, SHARED)
    yield
    connections["default"].close()


@pytest.fixture
def committed_db(
    server: Place,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[str]:
    """The name of a database of this test's own, in which commits are real."""
    name = f"asylia_{os.urandom(4).hex()}"
    copy_database(server, TEMPLATE, name)
    with django_db_blocker.unblock():
        use_database(server, name)
        yield name
        use_database(server, SHARED)
    with cluster.connect(server) as superuser:
        superuser.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))


@pytest.fixture
def as_server(server: Place, committed_db: str) -> Iterator[psycopg.Connection[Any]]:
    """A connection of the superuser to this test's own database: what an intruder could do."""
    with cluster.connect(server, database=committed_db) as connection:
        yield connection


def use_database(server: Place, name: str, *, role: str = "asylia_app") -> None:
    """Let Django work in this database under this role."""
    connection = connections["default"]
    connection.close()
    connection.settings_dict.update(
        NAME=name,
        USER=role,
        HOST=str(server.run),
        PASSWORD="",
        CONN_MAX_AGE=0,
    )


def copy_database(server: Place, template: str, name: str) -> None:
    """Make a database like the template, whose own connections are closed first."""
    connections["default"].close()
    with cluster.connect(server) as superuser:
        superuser.execute(
            sql.SQL("create database {} template {} owner asylia_owner").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )
        superuser.execute(
            sql.SQL("revoke all on database {} from public").format(sql.Identifier(name))
        )
        superuser.execute(
            sql.SQL(
                "grant connect on database {} to asylia_app, asylia_worker, asylia_backup,"
                " asylia_loader, asylia_keys"
            ).format(sql.Identifier(name))
        )

"""What production refuses: each fault alone gives its reason, and no fault gives none."""

from pathlib import Path

import pytest
from django.db import connection, transaction

from asylia.web.embedded import cluster
from asylia.web.embedded.deployment import (
    FIRST_SAFE_MINOR,
    ServerFacts,
    facts_of,
    why_not_this_server,
    why_not_this_setup,
)
from asylia.web.embedded.places import Place


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """An environment that is fit for production."""
    (tmp_path / "file.key").touch()
    return {
        "DATABASE_URL": "postgresql://asylia_app@db.example/asylia",
        "ASYLIA_SECRET_KEY": "x" * 64,
        "ASYLIA_HOSTS": "asylia.example",
        "ASYLIA_KEY_FILE": str(tmp_path / "file.key"),
    }


def test_environment_without_fault_is_not_refused(environ: dict[str, str]) -> None:
    assert list(why_not_this_setup(environ, debug=False)) == []


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("DATABASE_URL", "", "the embedded server is for demonstrations"),
        ("ASYLIA_SECRET_KEY", "", "ASYLIA_SECRET_KEY is missing"),
        ("ASYLIA_SECRET_KEY", "x" * 49, "shorter than 50"),
        ("ASYLIA_TODAY", "2026-08-20", "ASYLIA_TODAY is set"),
        ("ASYLIA_HOSTS", "asylia.example,*", "allows every host name"),
        ("ASYLIA_KEY_FILE", "", "ASYLIA_KEY_FILE names no file"),
        ("ASYLIA_KEY_FILE", "/nowhere/file.key", "ASYLIA_KEY_FILE names no file"),
    ],
)
def test_each_fault_of_the_environment_has_its_reason(
    environ: dict[str, str], name: str, value: str, reason: str
) -> None:
    (found,) = why_not_this_setup({**environ, name: value}, debug=False)

    assert reason in found


def test_debugging_is_refused(environ: dict[str, str]) -> None:
    (found,) = why_not_this_setup(environ, debug=True)

    assert "ASYLIA_DEBUG" in found


def facts(**told: object) -> ServerFacts:
    usual = {
        "version": (18, FIRST_SAFE_MINOR[18]),
        "role": "asylia_app",
        "is_superuser": False,
        "bypasses_rows": False,
        "owns_tables": False,
    }
    return ServerFacts(**{**usual, **told})  # type: ignore[arg-type]


@pytest.mark.parametrize("version", [(16, 15), (17, 11), (18, 6), (18, 9), (19, 0)])
def test_mended_server_is_not_refused(version: tuple[int, int]) -> None:
    assert list(why_not_this_server(facts(version=version))) == []


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"version": (15, 19)}, "PostgreSQL 15. Asylia needs 16"),
        ({"version": (16, 14)}, "PostgreSQL 16.14 has known holes"),
        ({"version": (17, 10)}, "Bring it to 17.11"),
        ({"version": (18, 4)}, "PostgreSQL 18.4 has known holes"),
        ({"is_superuser": True}, "superuser"),
        ({"bypasses_rows": True}, "Row security does not hold"),
        ({"owns_tables": True}, "owns the tables"),
    ],
)
def test_each_fault_of_the_server_has_its_reason(told: dict[str, object], reason: str) -> None:
    (found,) = why_not_this_server(facts(**told))

    assert reason in found


@pytest.mark.django_db
def test_facts_of_the_application_role() -> None:
    connection.ensure_connection()

    found = facts_of(connection.connection)

    assert found.role == "asylia_app"
    assert (found.is_superuser, found.bypasses_rows, found.owns_tables) == (False, False, False)
    assert found.version[0] >= 16


@pytest.mark.parametrize(
    ("role", "flags"),
    [
        ("asylia_owner", (False, False, True)),
        ("asylia_backup", (False, True, False)),
        ("asylia_loader", (False, True, False)),
        ("asylia_server", (True, True, True)),
    ],
)
def test_facts_of_a_role_that_production_refuses(
    server: Place, committed_db: str, role: str, flags: tuple[bool, bool, bool]
) -> None:
    with cluster.connect(server, role=role, database=committed_db) as open_connection:
        found = facts_of(open_connection)

    assert (found.is_superuser, found.bypasses_rows, found.owns_tables) == flags
    assert list(why_not_this_server(found))


def test_member_of_the_owner_counts_as_the_owner(server: Place, committed_db: str) -> None:
    with cluster.connect(server, database=committed_db) as superuser, transaction.atomic():
        superuser.execute("create role deputy in role asylia_owner")
        superuser.execute("set session authorization deputy")
        found = facts_of(superuser)
        superuser.execute("reset session authorization")
        superuser.execute("drop role deputy")

    assert (found.role, found.owns_tables) == ("deputy", True)

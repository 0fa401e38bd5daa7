"""A new cluster, who may connect to it, and the roles in it."""

import contextlib
import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence

import psycopg
from psycopg import sql

from asylia.web.embedded.binaries import Binaries
from asylia.web.embedded.places import PORT, LauncherError, Place

SERVER_ROLE = "asylia_server"
"""The superuser of the embedded cluster; nothing but the launcher connects as this role."""
DATABASE = "asylia"
ROLES = {
    "asylia_owner": "",
    "asylia_app": "",
    "asylia_worker": "",
    "asylia_keys": "",
    "asylia_backup": "bypassrls",
    "asylia_loader": "bypassrls",
}
"""Each role's right beyond signing in: none but that a backup must hold every office's rows, and
that whole files are copied in, which PostgreSQL does not do under row security."""

NEW_IN_17 = 17


def make_cluster(place: Place, binaries: Binaries, *, account: pwd.struct_passwd) -> None:
    """Make the cluster, whole or not at all: peer authentication, checksums, no network."""
    unfinished = place.data.with_name("data.part")
    shutil.rmtree(unfinished, ignore_errors=True)
    command = [
        binaries.program("initdb"),
        *("--pgdata", str(unfinished), "--username", SERVER_ROLE, "--encoding", "UTF8"),
        *("--auth-local=peer", "--auth-host=reject", "--data-checksums", *_locale(binaries)),
    ]
    done = run_as(account, command)
    if done.returncode:
        raise LauncherError(f"The database could not be made: {done.stderr.strip()}")
    unfinished.rename(place.data)


def _locale(binaries: Binaries) -> list[str]:
    if binaries.version[0] >= NEW_IN_17:
        return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return ["--locale=C.UTF-8"]


def run_as(
    account: pwd.struct_passwd, command: Sequence[str]
) -> "subprocess.CompletedProcess[str]":
    """Run one of PostgreSQL's programs as this user."""
    other = os.geteuid() != account.pw_uid
    return subprocess.run(
        command,
        user=account.pw_uid if other else None,
        group=account.pw_gid if other else None,
        extra_groups=[] if other else None,
        cwd="/",
        env={"PATH": os.defpath, "LC_ALL": "C"},
        umask=0o077,
        capture_output=True,
        text=True,
        check=False,
    )


def write_who_may(place: Place, account: pwd.struct_passwd, *, also: Sequence[str] = ()) -> None:
    """Let this system user in, under the roles of Asylia, and nobody else.

    Args:
        place: The server's folder.
        account: The user who owns the cluster.
        also: Further system users; for a cluster that a test throws away.
    """
    hba = "local all all peer map=asylia\n"
    names = dict.fromkeys((account.pw_name, *also))
    ident = "".join(f'asylia "{name}" {role}\n' for name in names for role in (SERVER_ROLE, *ROLES))
    for name, text in (("pg_hba.conf", hba), ("pg_ident.conf", ident)):
        path = place.data / name
        path.write_text(text)
        path.chmod(0o600)
        if os.geteuid() != account.pw_uid:
            os.chown(path, account.pw_uid, account.pw_gid)


def connect(
    place: Place, *, role: str = SERVER_ROLE, database: str = "postgres"
) -> "psycopg.Connection[tuple[object, ...]]":
    """A connection of one's own, each statement its own transaction."""
    return psycopg.connect(
        host=str(place.run), port=PORT, user=role, dbname=database,
        autocommit=True, connect_timeout=5,
    )  # fmt: skip


def is_ready(place: Place) -> bool:
    """Whether the server takes connections; the socket's being there proves nothing."""
    with contextlib.suppress(psycopg.OperationalError), connect(place):
        return True
    return False


def make_roles(connection: "psycopg.Connection[tuple[object, ...]]") -> None:
    """Make the roles that are missing; what exists is left alone."""
    there = {row[0] for row in connection.execute("select rolname from pg_roles")}
    for role, right in ROLES.items():
        if role not in there:
            connection.execute(
                sql.SQL("create role {} login " + right).format(sql.Identifier(role))
            )
    connection.execute("grant pg_read_all_data to asylia_backup")


def make_database(
    connection: "psycopg.Connection[tuple[object, ...]]", name: str = DATABASE
) -> bool:
    """Make a database that the owner owns and the others may only enter; False if it exists."""
    found = connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone()
    if found:
        return False
    database = sql.Identifier(name)
    connection.execute(
        sql.SQL("create database {} owner asylia_owner template template0").format(database)
    )
    connection.execute(sql.SQL("revoke all on database {} from public").format(database))
    connection.execute(
        sql.SQL("grant connect on database {} to {}").format(
            database,
            sql.SQL(", ").join(sql.Identifier(role) for role in ROLES if role != "asylia_owner"),
        )
    )
    return True

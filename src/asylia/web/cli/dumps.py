"""Writing and reading a backup with PostgreSQL's own programs."""

import hashlib
import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import psycopg
from django.conf import settings
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from asylia import __version__
from asylia.web.base.actions import now
from asylia.web.cli.ground import URLS, CannotRun, say
from asylia.web.embedded import cluster
from asylia.web.embedded.binaries import Binaries
from asylia.web.embedded.launcher import Attachment
from asylia.web.embedded.places import PORT

FORMAT = "asylia-backup/1"
DUMP, MANIFEST = "database.dump", "manifest.json"
LEFT_OUT = (
    # Whoever finds a backup must not be able to go on with somebody's session.
    "--exclude-table-data=accounts_session",
    "--exclude-table-data=accounts_signintry",
    # What was typed and not recorded lives for days; a backup would keep it for years.
    "--exclude-table-data=cases_unsent",
    # Asylia has none, and one that somebody else made would stop every backup.
    "--no-large-objects",
)


@dataclass(frozen=True, slots=True)
class Target:
    """A database and the role under which to work in it.

    Attributes:
        address: What libpq needs to connect, without the password: others can read a command line.
        password: The password, if there is one.
    """

    address: str
    password: str = ""

    @classmethod
    def for_role(cls, role: str, attachment: Attachment | None) -> Self:
        """The database of this installation, under ``owner`` or ``backup``."""
        if attachment is None:
            url = os.environ.get(URLS[role])
            if not url:
                raise CannotRun(f"Name the database with the right role in {URLS[role]}.")
            parts = {name: str(value) for name, value in conninfo_to_dict(url).items()}
            password = parts.pop("password", "")
            return cls(make_conninfo(**parts), password)
        return cls(
            make_conninfo(
                host=str(attachment.place.run),
                port=PORT,
                user=f"asylia_{role}",
                dbname=settings.DATABASES["default"]["NAME"] or cluster.DATABASE,
            )
        )

    def count(self, query: str) -> int:
        """The one number that a query asks for."""
        with psycopg.connect(self.address, password=self.password or None) as connection:
            row = connection.execute(query.encode()).fetchone()
        return int(row[0]) if row else 0


def write_backup(folder: Path, programs: Binaries, *, source: Target) -> int:
    """Write one consistent picture of the database, and how to tell that it is whole.

    Returns:
        How many entries the database held at about that time.
    """
    _require_empty(folder)
    entries = source.count("select count(*) from cases_entry")
    say(f"Writing {entries} entries with everything around them.")
    words = ("--format=custom", f"--file={folder / DUMP}", f"--dbname={source.address}")
    _run(programs, "pg_dump", *LEFT_OUT, *words, password=source.password)
    manifest = {
        "format": FORMAT,
        "asylia": __version__,
        "made_at": now().isoformat(timespec="seconds"),
        "sha256": _digest(folder / DUMP),
        "entries": entries,
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n")
    return entries


def _require_empty(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        is_empty = not any(folder.iterdir())
    except OSError as problem:
        raise CannotRun(f"{folder} cannot be written to ({problem.strerror}).") from problem
    if not is_empty:
        raise CannotRun(f"{folder} is not empty. A backup is never written over; name another.")


def read_backup(folder: Path, programs: Binaries, *, target: Target) -> None:
    """Restore a backup into an empty database: all of it, or nothing.

    Raises:
        CannotRun: The folder holds no whole backup, or the database is not empty.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text())
    except (OSError, ValueError):
        raise CannotRun(f"{folder} holds no backup of Asylia. Name the folder it wrote.") from None
    is_ours = isinstance(manifest, dict) and manifest.get("format") == FORMAT
    if not is_ours or manifest.get("sha256") != _digest(folder / DUMP):
        raise CannotRun("The backup is not whole, or of another version. Take another copy of it.")
    if target.count("select count(*) from pg_tables where schemaname = 'public'"):
        raise CannotRun(
            "The database is not empty, and a backup never writes over one. Name an empty folder "
            "in ASYLIA_HOME, or an empty database."
        )
    say(f"Restoring {manifest['entries']} entries, from {manifest['made_at']}.")
    _run(
        programs, "pg_restore", "--exit-on-error", "--single-transaction", "--no-owner",
        f"--dbname={target.address}", str(folder / DUMP), password=target.password,
    )  # fmt: skip


def _run(programs: Binaries, program: str, *words: str, password: str) -> None:
    environ = {**os.environ, "PGPASSWORD": password} if password else dict(os.environ)
    done = subprocess.run(
        [programs.program(program), *words],
        env=environ, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise CannotRun(f"{program} could not do its work: {done.stderr.strip()}")


def _digest(path: Path) -> str:
    if not path.exists():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

"""Everything that a deployment leaves lying about: logs, files, dumps, sessions, addresses."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo

from asylia.web.cli.dumps import DUMP, Target, write_backup
from asylia.web.embedded import cluster
from asylia.web.embedded.binaries import Binaries
from asylia.web.embedded.places import PORT, Place
from tests.web.canaries.scanning import files_below, hits, hits_within


@dataclass(slots=True)
class Found:
    """What was looked through, and what was found there.

    Attributes:
        size: How many bytes, by kind of trace.
        hits: Where each mark stood, by kind of trace.
    """

    size: dict[str, int] = field(default_factory=dict)
    hits: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def look(self, kind: str, content: bytes, *marks: str, inside: bool = True) -> None:
        """Look for marks.

        Args:
            kind: The kind of trace.
            content: Its bytes, or some of them.
            *marks: What to look for.
            inside: Whether what is packed is unpacked.
        """
        self.size[kind] = self.size.get(kind, 0) + len(content)
        for mark in marks:
            found = hits_within(content, mark) if inside else hits(content, mark)
            if found:
                self.hits.setdefault((kind, mark), []).extend(found)

    def kinds_with(self, mark: str) -> set[str]:
        """In which kinds of traces a mark stands."""
        return {kind for kind, found in self.hits if found == mark}


@dataclass(frozen=True, slots=True)
class Database:
    """A database, as whoever owns the host sees it.

    Attributes:
        place: Its server.
        name: Its name.
        superuser: A connection of the server's own.
        programs: PostgreSQL's programs.
        folder: Where dumps may be written.
        from_segment: The first file of the write-ahead log that belongs to this run.
    """

    place: Place
    name: str
    superuser: psycopg.Connection[Any]
    programs: Binaries
    folder: Path
    from_segment: str

    def look(self, found: Found, *marks: str) -> None:
        """Look through every file of it, every row and both dumps."""
        self.superuser.execute("checkpoint")
        for path in self._files():
            kind = "write-ahead log" if "pg_wal" in path.parts else "files of the database"
            found.look(kind, path.read_bytes(), *marks, inside=False)
        found.look("dump of everything", self._dump(), *marks)
        backup = self._backup()
        for path in files_below(backup):
            found.look("backup", path.read_bytes(), *marks, inside=False)
        found.look("backup", self._read(backup / DUMP), *marks)

    def _files(self) -> Iterator[Path]:
        """The files of this database and of the whole server; not those of other databases."""
        query = "select oid from pg_database where datname = current_database()"
        ((oid,),) = self.superuser.execute(query).fetchall()
        base = self.place.data / "base"
        for path in files_below(self.place.data):
            if base in path.parents:
                if base / str(oid) in path.parents or "pgsql_tmp" in str(path):
                    yield path
            elif "pg_wal" not in path.parts or path.name >= self.from_segment:
                yield path

    def _dump(self) -> bytes:
        address = self._address(cluster.SERVER_ROLE)
        return self._run("pg_dump", "--format=plain", f"--dbname={address}")

    def _backup(self) -> Path:
        folder = self.folder / "backup"
        write_backup(folder, self.programs, source=Target(self._address("asylia_backup")))
        return folder

    def _read(self, dump: Path) -> bytes:
        return self._run("pg_restore", "--file=-", str(dump))

    def _address(self, role: str) -> str:
        return make_conninfo(host=str(self.place.run), port=PORT, user=role, dbname=self.name)

    def _run(self, program: str, *words: str) -> bytes:
        done = subprocess.run(
            [self.programs.program(program), *words], capture_output=True, check=True
        )
        return done.stdout


def segment_now(superuser: psycopg.Connection[Any]) -> str:
    """The file of the write-ahead log that is written just now."""
    query = "select pg_walfile_name(pg_current_wal_lsn())"
    ((name,),) = superuser.execute(query).fetchall()
    return str(name)

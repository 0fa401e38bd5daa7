"""Switching off, really, what nothing may be shown without; and back on."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from django.utils import timezone

from asylia.web.cases.keys import make_key_file
from asylia.web.embedded.places import Place
from tests.web.embedded.conftest import processes_in

RECORD, KEYS, ROWS, CLOCK = "written down who reads", "key store", "keep apart", "clock is wrong"
GONE = "The database does not answer"
REFUSES = """
create function {0}() returns trigger language plpgsql as $$
  begin raise exception 'no more' using errcode = '{1}'; end $$;
create trigger {0} before insert on cases_read for each statement execute function {0}()
"""
ALL = "create policy all_of_them on cases_entry for select to asylia_app using (true)"
LATER = """
insert into cases_read (at, by_id, office_id, case_id, what, ground)
select now() + interval '1 hour', by_id, office_id, case_id, what, ground from cases_read limit 1
"""
NO_LATER = """
alter table cases_read disable trigger stays;
delete from cases_read where at > now() + interval '10 minutes';
alter table cases_read enable always trigger stays
"""
SEARCHES = "insert (at, by_id, office_id, purpose, digest, refused) on register_search"


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """What a switch may reach: the superuser's connection, the server, and this process."""

    superuser: psycopg.Connection[Any]
    server: Place
    monkeypatch: pytest.MonkeyPatch

    def run(self, statements: str) -> None:
        """Do something as whoever owns the server."""
        self.superuser.execute(statements.encode())


Switch = Callable[[Within], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class Case:
    """One way in which something is missing.

    Attributes:
        off: Switches it off, and on again at the end.
        says: What the page says.
        at_once: Whether a page that reads notices it by itself, without anybody looking.
        may_write: Whether what is written goes on: it is on record by itself, whole.
    """

    off: Switch
    says: str
    at_once: bool = False
    may_write: bool = False


def sql(off: str, on: str) -> Switch:
    """A switch in the database."""

    @contextmanager
    def switched(within: Within) -> Iterator[None]:
        within.run(off)
        try:
            yield
        finally:
            within.run(on)

    return switched


def key_file(harm: Callable[[Path], object]) -> Switch:
    """A switch at the key file."""

    @contextmanager
    def switched(within: Within) -> Iterator[None]:
        path = Path(settings.KEY_FILE)
        kept = path.with_suffix(".kept")
        kept.write_bytes(path.read_bytes())
        harm(path)
        try:
            yield
        finally:
            kept.chmod(0o600)
            kept.replace(path)

    return switched


def key_store(name: str) -> Switch:
    """A service in the place of the key file."""

    @contextmanager
    def switched(within: Within) -> Iterator[None]:
        with within.monkeypatch.context() as patch:
            patch.setattr(settings, "KEY_STORE", f"tests.web.closing.stores:{name}")
            yield

    return switched


def clock(off: timedelta) -> Switch:
    """The clock of this process jumps."""

    @contextmanager
    def switched(within: Within) -> Iterator[None]:
        right = timezone.now

        def now() -> datetime:
            return right() + off

        with within.monkeypatch.context() as patch:
            patch.setattr(timezone, "now", now)
            yield

    return switched


@contextmanager
def database_gone(within: Within) -> Iterator[None]:
    """Nobody listens where the database was."""
    connection = connections["default"]
    host = connection.settings_dict["HOST"]
    connection.close()
    connection.settings_dict["HOST"] = "/nowhere"
    try:
        yield
    finally:
        connection.settings_dict["HOST"] = host


@contextmanager
def database_hangs(within: Within) -> Iterator[None]:
    """The server stands still: it takes what it is told and says nothing."""
    stopped = servers_in(within.server)
    for pid in stopped:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in reversed(stopped):
            os.kill(pid, signal.SIGCONT)


def servers_in(server: Place) -> list[int]:
    """The server's processes, the first of them first."""
    data = server.data.resolve()
    processes = (one for one in Path("/proc").iterdir() if one.name.isdigit())
    found = [int(one.name) for one in processes if _works_in(one, data)]
    keepers = processes_in(server.home)
    return sorted(found, key=lambda pid: (pid not in keepers, pid))


def _works_in(process: Path, data: Path) -> bool:
    try:
        is_server = (process / "comm").read_text().strip() == "postgres"
        return is_server and (process / "cwd").readlink() == data
    except OSError:
        return False


def other_key(path: Path) -> None:
    """The key of another deployment."""
    path.unlink()
    make_key_file(path)


OFF: dict[str, Case] = {
    "reads may not be added": Case(
        sql(
            "revoke insert on cases_read from asylia_app",
            "grant insert on cases_read to asylia_app",
        ),
        RECORD,
        at_once=True,
    ),
    "the table of reads is gone": Case(
        sql("alter table cases_read rename to away", "alter table away rename to cases_read"),
        RECORD,
        at_once=True,
    ),
    "searches may not be added": Case(
        sql(f"revoke {SEARCHES} from asylia_app", f"grant {SEARCHES} to asylia_app"), RECORD
    ),
    "a trigger refuses reads": Case(
        sql(REFUSES.format("refuses", "P0001"), "drop function refuses cascade"),
        RECORD,
        at_once=True,
        may_write=True,
    ),
    "the disk is full": Case(
        sql(REFUSES.format("is_full", "53100"), "drop function is_full cascade"),
        RECORD,
        at_once=True,
        may_write=True,
    ),
    "the key file is gone": Case(key_file(Path.unlink), KEYS, at_once=True),
    "others may read the key file": Case(
        key_file(lambda path: path.chmod(0o644)), KEYS, at_once=True
    ),
    "the key file is cut short": Case(
        key_file(lambda path: path.write_bytes(b"c2hvcnQ=")), KEYS, at_once=True
    ),
    "the key file is of another deployment": Case(key_file(other_key), KEYS, at_once=True),
    "the key service fails": Case(key_store("failing"), KEYS, at_once=True),
    "the key service hangs": Case(key_store("silent"), KEYS, at_once=True),
    "row security is off": Case(
        sql(
            "alter table cases_entry disable row level security",
            "alter table cases_entry enable row level security",
        ),
        ROWS,
    ),
    "row security is not forced": Case(
        sql(
            "alter table register_person no force row level security",
            "alter table register_person force row level security",
        ),
        ROWS,
    ),
    "a policy is missing": Case(
        sql(
            "alter policy needed on cases_entry rename to gone",
            "alter policy gone on cases_entry rename to needed",
        ),
        ROWS,
    ),
    "a policy shows everything": Case(sql(ALL, "drop policy all_of_them on cases_entry"), ROWS),
    "the role bypasses row security": Case(
        sql("alter role asylia_app bypassrls", "alter role asylia_app nobypassrls"), ROWS
    ),
    "the role owns the tables": Case(
        sql("grant asylia_owner to asylia_app", "revoke asylia_owner from asylia_app"), ROWS
    ),
    "a trigger of the file is off": Case(
        sql(
            "alter table cases_entry disable trigger stays",
            "alter table cases_entry enable always trigger stays",
        ),
        ROWS,
    ),
    "the question is gone": Case(
        sql(
            "alter function asylia_newest rename to gone",
            "alter function gone rename to asylia_newest",
        ),
        ROWS,
    ),
    "the clock is ahead": Case(clock(timedelta(minutes=2)), CLOCK),
    "the clock is behind": Case(clock(timedelta(minutes=-2)), CLOCK),
    "time went back": Case(sql(LATER, NO_LATER), CLOCK),
    "the database is gone": Case(database_gone, GONE, at_once=True),
    "the database hangs": Case(database_hangs, GONE, at_once=True),
}

"""No canary lies about in clear: not in a log, a file, a dump, a session, a title or an address.

Every box for words is filled at the real pages, by somebody of every role, with every mistake that
a form knows; a server of its own answers, fails and is stopped. Then everything that either left is
searched, in many spellings. A word that is put there in clear beside them is found by the same
search. ``./asylia prove canaries`` records every act of a sheet; the suite one of each stage.
"""

import logging
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import LazySettings
from django.core import mail
from django.core.cache import caches
from django.db import connection, transaction

from asylia.web.embedded.binaries import find_binaries
from asylia.web.embedded.places import Place
from tests.web.canaries.marks import MARK
from tests.web.canaries.scanning import files_below
from tests.web.canaries.serving import Desk, cookies_of, served
from tests.web.canaries.traces import Database, Found, segment_now
from tests.web.canaries.walking import Walk, whole_day
from tests.web.canaries.world import SAID, World, make_world

LONG = os.environ.get("ASYLIA_EXAMPLES") == "long"
CONTROL = "Zrcontrolmarkofthisproof"
"""A mark that is put in clear where a canary must not be."""
IN_CLEAR = f"""
create table lies_about (words text, packed bytea);
insert into lies_about values ('{CONTROL}', '{CONTROL}'::bytea);
do $$ begin raise log '%', '{CONTROL}'; end $$;
"""  # noqa: S608 -- the mark is named above
RECORDED = 20
"""So many forms were recorded at the least: a form that is only refused leaves fewer traces."""
EVERYWHERE = {
    "write-ahead log",
    "files of the database",
    "dump of everything",
    "backup",
    "log of the database",
}
FAILS = """
create function fails() returns trigger language plpgsql as
  $$ begin raise exception '%', new; end $$;
create trigger fails before insert on cases_entrycontent for each row execute function fails();
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="asylia-", ignore_cleanup_errors=True) as name:
        yield Path(name)


@pytest.fixture
def database(
    server: Place, committed_db: str, as_server: psycopg.Connection[Any], folder: Path
) -> Database:
    """The database of this test, before anything was written into it."""
    as_server.execute("select pg_switch_wal()")
    programs = find_binaries(os.environ)
    return Database(server, committed_db, as_server, programs, folder, segment_now(as_server))


@pytest.fixture
def world(database: Database, settings: LazySettings) -> Iterator[World]:
    settings.MISSES_PER_WINDOW = settings.LOOKS_PER_WINDOW = 100_000
    with transaction.atomic():
        made = make_world()
    connection.settings_dict["CONN_MAX_AGE"] = None
    yield made
    connection.close()


def test_no_canary_lies_about(
    world: World,
    database: Database,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    found, walk, marks = Found(), Walk(world), (MARK, CONTROL)
    log = database.place.log
    logged_before = log.stat().st_size
    caplog.set_level(logging.DEBUG)
    logging.getLogger("django.db.backends").setLevel(logging.INFO)

    whole_day(walk, every_sheet=LONG)
    with served(database.place, database.name, folder=database.folder) as desk:
        statuses = day_at_the_server(desk, world, database.superuser)
    database.superuser.execute(IN_CLEAR.encode())
    database.look(found, *marks)
    found.look("log of the database", log.read_bytes()[logged_before:], *marks)
    found.look("output of the server", desk.told.read_bytes(), *marks)
    found.look("output of the pages", "".join(capfd.readouterr()).encode(), *marks)
    found.look("log of the pages", caplog.text.encode(), *marks)
    found.look("titles and addresses", "\n".join(walk.addresses).encode(), *marks)
    found.look("temporary files", b"".join(contents_below(desk.folder)), *marks)
    found.look("mail", repr([one.message() for one in mail.outbox]).encode(), *marks)

    if path := os.environ.get("ASYLIA_FIGURE"):
        Path(path).write_text(figure(world, walk, found) + "\n", encoding="utf-8")
    assert found.kinds_with(CONTROL) == EVERYWHERE
    assert found.kinds_with(MARK) == set(), found.hits
    assert {200, 302, 404, 409, 422} <= set(walk.statuses)
    assert walk.statuses.count(302) > RECORDED
    assert {200, 302, 404, 500} <= set(statuses)
    assert caches.all(initialized_only=True) == []


def contents_below(folder: Path) -> Iterator[bytes]:
    """The names and the contents of what lies in a folder."""
    for path in files_below(folder):
        yield str(path).encode() + path.read_bytes()


def figure(world: World, walk: Walk, found: Found) -> str:
    bad = sum(len(hits) for (_kind, mark), hits in found.hits.items() if mark == MARK)
    total = sum(found.size.values()) / 1_000_000
    return (
        f"{len(world.canaries.planted)} canaries, {len(walk.statuses)} answers at the pages, a "
        f"server of its own; {len(found.size)} kinds of traces, {total:.0f} MB: {bad} in clear; "
        f"a word put there in clear was found in {len(found.kinds_with(CONTROL))} of them."
    )


def day_at_the_server(desk: Desk, world: World, superuser: psycopg.Connection[Any]) -> list[int]:
    """Pages, acts, mistakes and faults; the status of each answer."""
    cookies = cookies_of(world.users["caseworker"])
    case = f"/cases/{world.cases[SAID].reference}"

    def word() -> str:
        return world.canaries.new("server", "server")

    note = {"words": word()}
    statuses = [
        desk.ask(path, form, cookies=cookies)[0]
        for path, form in (
            (case, None),
            (f"{case}/paper", None),
            (f"{case}/note", note),
            (f"{case}/statements/new", {"words": word(), "at": word()}),
            ("/people", {"name": word(), "purpose": "mail"}),
            (f"{case}/entries/999/correct", {"reason": word()}),
            ("/nothing/here", {"words": word()}),
            ("/sign-in", {"username": word(), "password": word()}),
            (f"/cases/{word()}", None),
            (f"/{word()}?{word()}={word()}", None),
            (f"/people?name={word()}", None),
        )
    ]
    superuser.execute(FAILS.encode())
    statuses.append(desk.ask(f"{case}/note", {"words": word()}, cookies=cookies)[0])
    superuser.execute("drop trigger fails on cases_entrycontent")
    superuser.execute("revoke insert on cases_read from asylia_app")
    statuses.append(desk.ask(case, cookies=cookies)[0])
    superuser.execute("grant insert on cases_read to asylia_app")
    statuses.append(desk.ask(case, cookies=cookies, host=word())[0])
    desk.shout(word())
    return statuses

"""The embedded server: who gets in, and what it survives."""

import os
import pwd
import signal
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from asylia.web.embedded import binaries, cluster, launcher
from asylia.web.embedded.launcher import Attachment
from asylia.web.embedded.places import LauncherError, Place
from asylia.web.embedded.processes import postmaster_of, wait_until
from tests.web.embedded.conftest import AS_ROOT, USER, has_stopped, processes_in

Attach = Callable[..., Attachment]
Start = Callable[[], "subprocess.Popen[str]"]


def ask(place: Place, question: str, *, role: str = "asylia_server") -> object:
    with cluster.connect(place, role=role) as connection:
        row = connection.execute(question.encode()).fetchone()
    return row and row[0]


def write(place: Place, number: int) -> None:
    with cluster.connect(place) as connection:
        connection.execute("create table if not exists kept (number int)")
        connection.execute("insert into kept values (%s)", [number])


def keeper_of(place: Place) -> int:
    server = postmaster_of(place.data)
    (keeper,) = [pid for pid in processes_in(place.home) if pid != server]
    return keeper


def kill_keeper(place: Place) -> None:
    """Kill it and wait until it is gone: a process that is dying still holds its lock."""
    keeper = keeper_of(place)
    os.kill(keeper, signal.SIGKILL)
    assert wait_until(lambda: keeper not in processes_in(place.home), seconds=20)


def test_new_cluster_has_checksums_utf8_peer_authentication_and_no_network(attach: Attach) -> None:
    place = attach().place

    assert ask(place, "show data_checksums") == "on"
    assert ask(place, "show server_encoding") == "UTF8"
    assert ask(place, "show listen_addresses") == ""
    assert ask(place, "select array_agg(distinct auth_method) from pg_hba_file_rules") == ["peer"]
    assert ask(place, "select array_agg(distinct type) from pg_hba_file_rules") == ["local"]
    assert ask(place, "select lower('ŠŽ') || upper('ы')") == "šžЫ"


def test_folders_and_socket_are_open_to_their_owner_alone(attach: Attach) -> None:
    place = attach().place

    socket = place.run / ".s.PGSQL.5432"
    for path in (place.home, place.data, place.run, socket):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    for path in (place.in_use, place.keeper, place.starting, place.data / "pg_hba.conf"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


def test_server_does_not_run_as_root(attach: Attach) -> None:
    place = attach().place

    pid = postmaster_of(place.data)

    assert Path(f"/proc/{pid}").stat().st_uid != 0


def test_roles_have_their_rights_and_no_more(attach: Attach) -> None:
    place = attach().place

    with cluster.connect(place) as connection:
        found = connection.execute(
            "select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication"
            " from pg_roles where rolname like 'asylia%' order by 1"
        ).fetchall()

    assert found == [
        ("asylia_app", False, False, False, False, False),
        ("asylia_backup", False, True, False, False, False),
        ("asylia_keys", False, False, False, False, False),
        ("asylia_loader", False, True, False, False, False),
        ("asylia_owner", False, False, False, False, False),
        ("asylia_server", True, True, True, True, True),
        ("asylia_worker", False, False, False, False, False),
    ]
    assert ask(place, "select current_user::text", role="asylia_app") == "asylia_app"


def test_role_that_is_not_ours_is_refused(attach: Attach) -> None:
    place = attach().place
    with cluster.connect(place) as connection:
        connection.execute("create role intruder login superuser")

    with pytest.raises(psycopg.OperationalError, match=r"Peer authentication failed"):
        cluster.connect(place, role="intruder")


def test_system_user_whom_the_server_does_not_know_is_refused(attach: Attach) -> None:
    place = attach().place
    somebody_else = next(one for one in pwd.getpwall() if one.pw_uid not in {0, os.geteuid()})
    ident = place.data / "pg_ident.conf"
    ident.write_text(f'asylia "{somebody_else.pw_name}.other" asylia_app\n')
    pid = postmaster_of(place.data)
    assert pid is not None
    os.kill(pid, signal.SIGHUP)

    def is_refused() -> bool:
        try:
            cluster.connect(place, role="asylia_app").close()
        except psycopg.OperationalError as refused:
            return "Peer authentication failed" in str(refused)
        return False

    assert wait_until(is_refused, seconds=10)


@pytest.mark.skipif(not AS_ROOT, reason="only root can become another user")
def test_another_user_of_the_system_does_not_reach_the_socket(attach: Attach) -> None:
    place = attach().place
    stranger = pwd.getpwnam("daemon")

    def connect() -> str:
        reader, writer = os.pipe()
        if os.fork() == 0:
            os.setgid(stranger.pw_gid)
            os.setuid(stranger.pw_uid)
            try:
                cluster.connect(place, role="asylia_app")
            except psycopg.OperationalError as refused:
                os.write(writer, str(refused).encode())
            os._exit(0)
        os.close(writer)
        os.wait()
        return os.read(reader, 2000).decode()

    assert "Permission denied" in connect()


def test_server_is_started_again_with_what_was_written(attach: Attach, home: Path) -> None:
    first = attach()
    write(first.place, 7)
    first.close()
    assert has_stopped(first.place)

    second = attach()

    assert ask(second.place, "select number from kept") == 7


def test_several_processes_use_one_server_and_the_last_one_stops_it(
    attach: Attach, in_another_process: Start
) -> None:
    mine = attach()
    other = in_another_process()
    pid = postmaster_of(mine.place.data)

    mine.close()
    assert postmaster_of(mine.place.data) == pid is not None
    assert cluster.is_ready(mine.place)
    other.communicate("go\n", timeout=20)

    assert has_stopped(mine.place)


def test_server_stops_after_a_user_that_was_killed(home: Path, in_another_process: Start) -> None:
    other = in_another_process()
    assert cluster.is_ready(Place(home))

    other.kill()

    assert has_stopped(Place(home))


def test_killed_server_comes_back_by_itself_with_what_was_written(attach: Attach) -> None:
    place = attach().place
    write(place, 7)
    before = postmaster_of(place.data)
    assert before is not None

    os.kill(before, signal.SIGKILL)

    assert wait_until(lambda: postmaster_of(place.data) not in {None, before}, seconds=20)
    assert wait_until(lambda: cluster.is_ready(place), seconds=20)
    assert ask(place, "select number from kept") == 7


def test_killed_keeper_and_server_are_replaced_at_the_next_start(attach: Attach) -> None:
    place = attach().place
    write(place, 7)
    server = postmaster_of(place.data)
    assert server is not None

    kill_keeper(place)
    os.kill(server, signal.SIGKILL)
    attach()

    assert ask(place, "select number from kept") == 7
    assert postmaster_of(place.data) != server


def test_server_whose_keeper_was_killed_gets_a_new_one_and_still_stops(attach: Attach) -> None:
    first = attach()
    write(first.place, 7)
    kill_keeper(first.place)

    second = attach()
    assert ask(second.place, "select number from kept") == 7
    first.close()
    second.close()

    assert has_stopped(second.place)


@pytest.mark.parametrize("pid", [os.getpid(), 2**22 - 7], ids=["ours", "nobodys"])
def test_stale_pid_file_is_not_believed(attach: Attach, pid: int) -> None:
    first = attach()
    first.close()
    assert has_stopped(first.place)
    file = first.place.data / "postmaster.pid"
    file.write_text(f"{pid}\n{first.place.data}\n1\n5432\n{first.place.run}\n\n1 1\nready\n")

    second = attach()

    assert cluster.is_ready(second.place)


def test_start_that_broke_off_halfway_is_begun_again(home: Path, attach: Attach) -> None:
    attach().close()
    place = Place(home)
    assert has_stopped(place)
    place.data.rename(home / "data.part")

    assert cluster.is_ready(attach().place)


def test_older_version_of_the_wheel_serves_too(attach: Attach) -> None:
    older = binaries.find_binaries(os.environ, major=16)

    place = attach(binaries=older).place

    assert str(ask(place, "show server_version")).startswith("16.")
    assert ask(place, "show data_checksums") == "on"
    assert ask(place, "select lower('ŠŽ')") == "šž"


def test_data_of_another_version_is_refused_with_what_to_do(attach: Attach) -> None:
    attach(binaries=binaries.find_binaries(os.environ, major=16)).close()

    with pytest.raises(LauncherError, match=r"data in this folder is of PostgreSQL 16.*restore"):
        attach(binaries=binaries.find_binaries(os.environ, major=18))


def test_version_of_the_data_is_chosen_where_both_are_there(attach: Attach) -> None:
    first = attach(binaries=binaries.find_binaries(os.environ, major=16))
    first.close()
    assert has_stopped(first.place)

    assert attach().binaries.version[0] == 16


def test_folder_that_others_may_enter_is_refused(home: Path, attach: Attach) -> None:
    home.mkdir()
    own(home)
    home.chmod(0o755)

    with pytest.raises(LauncherError, match=r"open to other users.*chmod 700"):
        attach()


def test_link_in_place_of_the_folder_is_refused(home: Path, attach: Attach) -> None:
    (home.parent / "elsewhere").mkdir()
    home.symlink_to(home.parent / "elsewhere")

    with pytest.raises(LauncherError, match="not a folder"):
        attach()


def test_folder_of_another_user_is_refused() -> None:
    with pytest.raises(LauncherError, match="belongs to another user"):
        launcher.attach(Path("/usr"), user=USER)


def test_folder_that_cannot_be_made_is_refused_and_none_above_it_is_made(home: Path) -> None:
    with pytest.raises(LauncherError, match="cannot be made"):
        launcher.attach(home / "deeper" / "still", user=USER)

    assert not home.exists()


def test_root_is_refused_as_the_server() -> None:
    with pytest.raises(LauncherError, match="never run by root"):
        launcher.server_account("root")


def test_user_without_a_name_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 2_000_000_007)

    with pytest.raises(LauncherError, match="this one has none"):
        launcher.server_account(None)


def test_server_that_does_not_start_says_why(
    attach: Attach, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = attach()
    first.close()
    assert has_stopped(first.place)
    monkeypatch.setattr(launcher, "PATIENCE", 2.0)
    (first.place.data / "postgresql.conf").write_text("no_such_setting = 1\n")

    with pytest.raises(LauncherError, match="no_such_setting"):
        attach()


def own(path: Path) -> None:
    account = launcher.server_account(USER)
    os.chown(path, account.pw_uid, account.pw_gid)


def test_keeper_that_is_told_to_stop_stops_the_server(attach: Attach) -> None:
    place = attach().place
    write(place, 7)

    os.kill(keeper_of(place), signal.SIGTERM)

    assert has_stopped(place)
    assert ask(attach().place, "select number from kept") == 7


def test_long_log_is_turned(attach: Attach, monkeypatch: pytest.MonkeyPatch) -> None:
    first = attach()
    first.close()
    assert has_stopped(first.place)
    before = first.place.log.read_text()
    monkeypatch.setattr(launcher, "LONGEST_LOG", 10)

    attach()

    assert first.place.log.with_suffix(".log.1").read_text() == before


def test_cluster_that_cannot_be_made_leaves_none(
    home: Path, attach: Attach, tmp_path: Path
) -> None:
    folder = tmp_path / "wheel" / "install" / "bin"
    folder.mkdir(parents=True)
    (folder / "initdb").write_text("#!/bin/sh\necho no space left >&2; exit 1\n")
    (folder / "postgres").write_text("#!/bin/sh\n")
    for name in ("initdb", "postgres"):
        (folder / name).chmod(0o755)
    broken = binaries.Binaries(folder, (18, 4))

    with pytest.raises(LauncherError, match="could not be made"):
        attach(binaries=broken)

    assert not (home / "data").exists()

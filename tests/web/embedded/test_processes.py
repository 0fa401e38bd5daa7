"""Locks and processes, as the kernel tells of them."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from asylia.web.embedded import processes
from asylia.web.embedded.places import LauncherError
from asylia.web.embedded.processes import anybody_in, clear_stale, locked, postmaster_of


def test_lock_that_others_hold_too_long_is_refused_with_what_they_do(tmp_path: Path) -> None:
    held = locked(tmp_path / "lock", fcntl.LOCK_EX, seconds=1, what="waiting")

    with pytest.raises(LauncherError, match="Another process has been starting the database"):
        locked(tmp_path / "lock", fcntl.LOCK_SH, seconds=0.05, what="starting the database")

    os.close(held)
    os.close(locked(tmp_path / "lock", fcntl.LOCK_EX, seconds=1, what="waiting"))


def test_lock_is_let_go_by_the_kernel_when_its_holder_dies(tmp_path: Path) -> None:
    code = (
        "import fcntl, sys; from pathlib import Path;"
        "from asylia.web.embedded.processes import locked;"
        f"held = locked(Path({str(tmp_path / 'lock')!r}), fcntl.LOCK_EX, seconds=1, what='');"
        "print('held', flush=True); sys.stdin.readline()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"

    other.kill()
    other.communicate()

    os.close(locked(tmp_path / "lock", fcntl.LOCK_EX, seconds=5, what="waiting"))


def test_process_that_works_in_a_folder_is_found_there_and_a_dead_one_is_not(
    tmp_path: Path,
) -> None:
    sleeper = subprocess.Popen(["sleep", "60"], cwd=tmp_path)  # noqa: S607
    (tmp_path / "postmaster.pid").write_text(f"{sleeper.pid}\n")
    assert postmaster_of(tmp_path) == sleeper.pid
    assert anybody_in(tmp_path)
    clear_stale(tmp_path)
    assert (tmp_path / "postmaster.pid").exists()

    sleeper.kill()  # and nobody has waited for it: it is a zombie

    assert processes.wait_until(lambda: postmaster_of(tmp_path) is None, seconds=5)
    assert not anybody_in(tmp_path)
    clear_stale(tmp_path)
    assert not (tmp_path / "postmaster.pid").exists()
    sleeper.wait()


@pytest.mark.parametrize("text", ["", "not a number\n"])
def test_pid_file_without_a_number_names_nobody(tmp_path: Path, text: str) -> None:
    (tmp_path / "postmaster.pid").write_text(text)

    assert postmaster_of(tmp_path) is None


def test_server_that_may_not_be_looked_at_counts_if_it_is_of_the_owner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, proc = tmp_path / "data", tmp_path / "proc"
    data.mkdir()
    (proc / "17").mkdir(parents=True)
    (data / "postmaster.pid").write_text("17\n")
    monkeypatch.setattr(processes, "PROC", proc)

    def refuse(_path: Path) -> Path:
        raise PermissionError

    monkeypatch.setattr(Path, "readlink", refuse)

    assert postmaster_of(data) == 17
    assert not anybody_in(data)
    clear_stale(data)
    assert (data / "postmaster.pid").exists()
    (proc / "17").rmdir()
    assert postmaster_of(data) is None

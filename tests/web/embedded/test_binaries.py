"""Which PostgreSQL is used."""

import os
import subprocess
from pathlib import Path

import pytest

from asylia.web.embedded import binaries
from asylia.web.embedded.binaries import find_binaries, read_binaries
from asylia.web.embedded.places import LauncherError


def pretend(folder: Path, version: str) -> Path:
    folder.mkdir(parents=True)
    for name in ("initdb", "postgres", "pg_dump", "pg_restore"):
        (folder / name).write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n")
        (folder / name).chmod(0o755)
    return folder


def test_wheel_brings_the_newest_first() -> None:
    assert find_binaries({}).version[0] == 18
    assert str(find_binaries({})).startswith("PostgreSQL 18.")


def test_wheel_brings_the_older_version_too() -> None:
    assert find_binaries({}, major=16).version[0] == 16


def test_named_folder_comes_before_everything(tmp_path: Path) -> None:
    folder = pretend(tmp_path / "bin", "17.11")

    found = find_binaries({"ASYLIA_POSTGRES": str(folder)})

    assert (found.folder, found.version) == (folder, (17, 11))


def test_programs_on_path_are_used_if_there_is_no_wheel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    folder = pretend(tmp_path / "bin", "17.11 (Debian 17.11-1)")

    assert find_binaries({"PATH": str(folder)}).folder == folder


def test_old_server_is_not_used(tmp_path: Path) -> None:
    folder = pretend(tmp_path / "bin", "15.19")

    with pytest.raises(LauncherError, match="No PostgreSQL 16 or later"):
        find_binaries({"ASYLIA_POSTGRES": str(folder)})


def test_missing_major_version_is_named(tmp_path: Path) -> None:
    folder = pretend(tmp_path / "bin", "17.11")

    with pytest.raises(LauncherError, match="No PostgreSQL 18 was found"):
        find_binaries({"ASYLIA_POSTGRES": str(folder)}, major=18)


@pytest.mark.parametrize("answer", ["exit 1", "echo something else"])
def test_programs_that_do_not_answer_are_not_used(tmp_path: Path, answer: str) -> None:
    folder = pretend(tmp_path / "bin", "17.11")
    (folder / "postgres").write_text(f"#!/bin/sh\n{answer}\n")

    assert read_binaries(folder) is None


def test_folder_that_lacks_a_program_is_not_used(tmp_path: Path) -> None:
    folder = pretend(tmp_path / "bin", "17.11")
    (folder / "pg_restore").unlink()

    assert read_binaries(folder) is None


def test_programs_stay_where_their_user_can_run_them(tmp_path: Path) -> None:
    found = find_binaries({})

    same = binaries.readable_copy(found, into=tmp_path, uid=os.geteuid(), gid=os.getegid())

    assert same == found


def test_copy_runs_with_its_own_libraries(tmp_path: Path) -> None:
    found = find_binaries({})

    copy = binaries.copied(found, into=tmp_path, uid=os.geteuid(), gid=os.getegid())
    again = binaries.copied(found, into=tmp_path, uid=os.geteuid(), gid=os.getegid())

    assert copy == again
    assert copy.folder.is_relative_to(tmp_path)
    said = subprocess.run(
        [copy.program("pg_dump"), "--version"], capture_output=True, text=True, check=True
    )
    assert f"{copy.version[0]}.{copy.version[1]}" in said.stdout


def test_program_that_another_user_cannot_run_is_copied(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    found = binaries.Binaries(pretend(closed / "wheel" / "install" / "bin", "17.11"), (17, 11))
    closed.chmod(0o700)
    stranger = 65_000 if os.geteuid() != 65_000 else 65_001

    runs_there = binaries._can_run(found.program("postgres"), uid=stranger, gid=stranger)

    assert not runs_there

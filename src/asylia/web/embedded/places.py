"""Where the embedded server keeps its data, its socket and its locks."""

import hashlib
import os
import stat
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PORT = 5432
LONGEST_SOCKET_PATH = 107
"""Bytes in the path of a Unix socket, without the closing zero (Linux, unix(7))."""


class LauncherError(Exception):
    """The embedded server cannot serve; the message says why and what to do."""


def home_from(environ: Mapping[str, str]) -> Path:
    """The folder of the embedded server: ``ASYLIA_HOME``, or a folder of the user's own."""
    if environ.get("ASYLIA_HOME"):
        return Path(environ["ASYLIA_HOME"]).absolute()
    if os.geteuid() == 0:
        return Path("/var/lib/asylia")
    return Path.home() / ".local/share/asylia"


@dataclass(frozen=True, slots=True)
class Place:
    """One embedded server's folder and what lies in it.

    Attributes:
        home: The folder; only its owner may enter.
    """

    home: Path

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    @property
    def in_use(self) -> Path:
        """Whoever uses the server holds this file's lock, shared; the kernel lets go for them."""
        return self.home / "in-use.lock"

    @property
    def starting(self) -> Path:
        """Whoever starts the server holds this file's lock, alone."""
        return self.home / "starting.lock"

    @property
    def keeper(self) -> Path:
        """The keeper of the running server holds this file's lock, alone."""
        return self.home / "keeper.lock"

    @property
    def run(self) -> Path:
        """The folder of the socket: in the home, or a short one if that path is too long."""
        return socket_folder(self.home)

    @property
    def file_key(self) -> Path:
        """The key of the case files' contents, for a server without one of its own."""
        return self.home / "keys" / "file.key"


def socket_folder(home: Path) -> Path:
    """Where the socket lies: always the same folder for the same home.

    A path of more than 107 bytes is no address of a socket; then it is a short folder of the same
    owner among the temporary ones.
    """
    inside = home / "run"
    if _fits(inside):
        return inside
    owner = home.stat().st_uid if home.exists() else os.geteuid()
    digest = hashlib.sha256(os.fsencode(home)).hexdigest()[:12]
    short = Path(tempfile.gettempdir()) / f"asylia-{owner}-{digest}"
    if not _fits(short):
        raise LauncherError(
            f"The path of the database's socket would be longer than {LONGEST_SOCKET_PATH} bytes. "
            "Set ASYLIA_HOME (or TMPDIR) to a shorter folder."
        )
    return short


def _fits(folder: Path) -> bool:
    return len(os.fsencode(folder / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET_PATH


def private_folder(folder: Path, *, uid: int, gid: int) -> None:
    """Make this folder, or see that it is a real one of this user which nobody else may enter.

    Raises:
        LauncherError: It is a link, no folder, somebody else's, or open to others.
    """
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        _require_private(folder, uid=uid)
        return
    except OSError as problem:
        raise LauncherError(
            f"{folder} cannot be made ({problem.strerror}). Make it, or set ASYLIA_HOME to a "
            "folder inside one that you may write to."
        ) from problem
    folder.chmod(0o700)
    if os.geteuid() != uid:
        os.chown(folder, uid, gid)


def _require_private(folder: Path, *, uid: int) -> None:
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        raise LauncherError(f"{folder} is not a folder. Remove it or set ASYLIA_HOME elsewhere.")
    if found.st_uid != uid:
        raise LauncherError(
            f"{folder} belongs to another user. Start Asylia as that user, or set ASYLIA_HOME to "
            "a folder of your own."
        )
    if stat.S_IMODE(found.st_mode) & 0o077:
        raise LauncherError(f"{folder} is open to other users. Close it: chmod 700 {folder}")

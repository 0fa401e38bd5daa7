"""Where things lie, and who runs them.

Started by root, nothing of ours runs as root: the checkout is copied to a folder of an existing
unprivileged user and everything runs there as that user. Started by anybody else, everything
stays in the checkout.
"""

import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

CHECKOUT = Path(__file__).resolve().parent.parent
HOME_OF_ROOT = Path("/var/lib/asylia")
KEPT_VARIABLES = (
    "CI",
    "CHROMIUM",
    "DATABASE_URL",
    "TERM",
    "NO_COLOR",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "REQUESTS_CA_BUNDLE",
)
KEPT_PREFIXES = ("ASYLIA_", "PIP_", "HYPOTHESIS_")
PROXIES = ("http_proxy", "https_proxy", "no_proxy")


class Refused(Exception):
    """The set-up cannot go on; the message says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The folders of one installation and the account that runs it; no account: we run it."""

    home: Path
    checkout: Path
    account: pwd.struct_passwd | None

    @property
    def venv(self) -> Path:
        return self.home / "venv"

    @property
    def data(self) -> Path:
        return self.home / "data"

    def program(self, name: str) -> str:
        return str(self.venv / "bin" / name)


def find_place() -> Place:
    if os.geteuid() != 0:
        home = Path(os.environ.get("ASYLIA_HOME", CHECKOUT / ".asylia")).absolute()
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        return Place(home=home, checkout=CHECKOUT, account=None)
    home = Path(os.environ.get("ASYLIA_HOME", HOME_OF_ROOT)).absolute()
    account = _owner_of(home) or _unprivileged()
    _make_home(home, account)
    return Place(home=home, checkout=home / "checkout", account=account)


def _owner_of(home: Path) -> pwd.struct_passwd | None:
    """Who owns an installation that is already there."""
    if not home.exists():
        return None
    found = home.lstat()
    if not stat.S_ISDIR(found.st_mode):
        raise Refused(f"{home} is not a folder. Name another one: ASYLIA_HOME=/path")
    if found.st_uid == 0:
        if any(home.iterdir()):
            raise Refused(
                f"{home} belongs to root and is not empty. Name another: ASYLIA_HOME=/path"
            )
        return None
    return pwd.getpwuid(found.st_uid)


def _unprivileged() -> pwd.struct_passwd:
    """An existing account without privileges; none is created."""
    wanted = os.environ.get("SUDO_USER", "")
    for account in pwd.getpwall():
        if account.pw_name == wanted and account.pw_uid != 0:
            return account
    owner = CHECKOUT.stat().st_uid
    if owner != 0:
        return pwd.getpwuid(owner)
    try:
        return pwd.getpwnam("nobody")
    except KeyError:
        raise Refused("There is no user 'nobody' here. Run ./asylia as an ordinary user.") from None


def _make_home(home: Path, account: pwd.struct_passwd) -> None:
    """Create the folder itself, mode 0700; no parent folder is created or opened."""
    if not home.parent.is_dir():
        raise Refused(
            f"{home.parent} does not exist. Create it, or name another: ASYLIA_HOME=/path"
        )
    if not home.exists():
        home.mkdir(mode=0o700)
    if home.stat().st_uid == 0:
        os.chown(home, account.pw_uid, account.pw_gid)
        home.chmod(0o700)
    can_enter = run_as(
        account, ["/bin/sh", "-c", 'cd "$1"', "sh", str(home)], env=os.environ.copy()
    )
    if can_enter.returncode:
        raise Refused(
            f"{account.pw_name} cannot enter {home}: a folder above it is closed, and it stays so. "
            "Name an open one: ASYLIA_HOME=/path"
        )


def run_as(
    account: pwd.struct_passwd | None, command: list[str], *, env: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run a short command as that account and hold its output."""
    return subprocess.run(
        command,
        check=False,
        capture_output=True,
        text=True,
        env=env,
        cwd="/",
        **identity(account),
    )


class Identity(TypedDict, total=False):
    """The arguments of subprocess that say who a program runs as."""

    user: int
    group: int
    extra_groups: list[str | int]
    umask: int


def identity(account: pwd.struct_passwd | None) -> Identity:
    """What subprocess needs to become that account before the program starts."""
    if account is None:
        return {"umask": 0o077}
    return {
        "user": account.pw_uid,
        "group": account.pw_gid,
        "extra_groups": [],
        "umask": 0o077,
    }


def environment(place: Place) -> dict[str, str]:
    """A clean environment: what a program of ours may know of the caller's."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name in KEPT_VARIABLES or name.startswith(KEPT_PREFIXES) or name.lower() in PROXIES
    }
    user_home = place.home / "user"
    return kept | {
        "ASYLIA_HOME": str(place.home),
        "HOME": str(user_home),
        "XDG_CACHE_HOME": str(user_home / "cache"),
        "TMPDIR": str(place.home / "tmp"),
        "LANG": "C.UTF-8",
        "PATH": f"{place.venv / 'bin'}:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
        "PYTHONUNBUFFERED": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }


def find_chromium() -> str | None:
    """Chromium for the browser tests: CHROMIUM=path first, then PATH."""
    named = os.environ.get("CHROMIUM")
    if named:
        if not os.access(named, os.X_OK):
            raise Refused(f"CHROMIUM={named} is not a program. Correct the path, or unset it.")
        return named
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    return None

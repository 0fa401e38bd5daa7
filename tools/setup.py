"""Set up: Debian packages, a copy the user can read, the virtual environment.

Everything here can be run twice; what is already right is left alone.
"""

import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import time
from pathlib import Path

from tools import places
from tools.places import Place, Refused

NOT_COPIED = frozenset(
    {
        ".git",
        ".asylia",
        ".venv",
        ".mypy_cache",
        ".ruff_cache",
        ".pytest_cache",
        ".hypothesis",
        ".import_linter_cache",
        "__pycache__",
        "node_modules",
        "dist",
        "build",
        "htmlcov",
        "test-results",
    }
)


def say(text: str) -> None:
    """Tell the person at the terminal what is going on; what a word prints stays a program's."""
    print(f"asylia: {text}", file=sys.stderr, flush=True)


def set_up(lock: str, *, packages: dict[str, bool] | None = None) -> Place:
    """Make ready to run: ``lock`` is ``run`` or ``test``, ``packages`` which are needed."""
    _install_packages({"python3-venv": _venv_is_missing()} | (packages or {}))
    place = places.find_place()
    account = place.account
    if account is not None:
        say(f"started by root: running as {account.pw_name} in {place.home}")
        _copy_checkout(place)
    for folder in ("user", "tmp"):
        _run(place, ["/bin/mkdir", "-p", str(place.home / folder)], "make a folder")
    _make_venv(place, lock)
    return place


# ---------------------------------------------------------------- Debian packages


def _venv_is_missing() -> bool:
    code = "import ensurepip, venv"
    python = _python()
    return subprocess.run([python, "-c", code], check=False, capture_output=True).returncode != 0


def _install_packages(needs: dict[str, bool]) -> None:
    missing = sorted(name for name, needed in needs.items() if needed)
    if not missing:
        return
    line = "apt-get install --no-install-recommends " + " ".join(missing)
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        say(f"not installed here: {', '.join(missing)}. On Debian, as root:  {line}")
        return
    say(f"installing Debian packages: {', '.join(missing)}")
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for attempt in (["apt-get", "update", "-qq"], []):
        done = subprocess.run(
            command, check=False, env=environment, stdin=subprocess.DEVNULL, capture_output=True
        )
        if done.returncode == 0:
            return
        if attempt:
            subprocess.run(attempt, check=False, env=environment, capture_output=True)
    raise Refused(f"apt-get could not install {', '.join(missing)}. Run it yourself:  {line}")


# ---------------------------------------------------------------- the copy that the user reads


def _copy_checkout(place: Place) -> None:
    """Root packs the checkout, the user's own process unpacks it: root writes nothing there."""
    began = time.monotonic()
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        archive.add(places.CHECKOUT, arcname=".", filter=_wanted)
    done = subprocess.run(
        [_python(), "-c", _UNPACK, str(place.checkout)],
        input=packed.getvalue(),
        check=False,
        capture_output=True,
        env=places.environment(place),
        cwd="/",
        **places.identity(place.account),
    )
    if done.returncode:
        raise Refused(f"The checkout could not be copied: {done.stderr.decode().strip()}")
    say(f"copied the checkout to {place.checkout} ({time.monotonic() - began:.1f} s)")


def _wanted(member: tarfile.TarInfo) -> tarfile.TarInfo | None:
    name = member.name.rsplit("/", 1)[-1]
    if name in NOT_COPIED or name.startswith(".coverage") or name.endswith(".egg-info"):
        return None
    return member if member.isreg() or member.isdir() else None


# Runs as the user: writes what differs, removes what is gone, leaves caches alone.
_UNPACK = f"""
import io, os, sys, tarfile
kept = {sorted(NOT_COPIED)!r}
target = sys.argv[1]
archive = tarfile.open(fileobj=io.BytesIO(sys.stdin.buffer.read()))
told = set()
for member in archive:
    path = os.path.normpath(os.path.join(target, member.name))
    told.add(path)
    if member.isdir():
        os.makedirs(path, exist_ok=True)
        continue
    content = archive.extractfile(member).read()
    try:
        same = open(path, 'rb').read() == content
    except OSError:
        same = False
    if not same:
        with open(path, 'wb') as out:
            out.write(content)
        os.utime(path, (member.mtime, member.mtime))
    os.chmod(path, 0o700 if member.mode & 0o100 else 0o600)
for folder, folders, files in os.walk(target):
    folders[:] = [name for name in folders if name not in kept]
    for name in files:
        path = os.path.join(folder, name)
        if path not in told and not name.startswith('.coverage'):
            os.remove(path)
for folder, folders, files in os.walk(target, topdown=False):
    if folder not in told and not os.listdir(folder):
        os.rmdir(folder)
"""


# ---------------------------------------------------------------- the virtual environment


def _make_venv(place: Place, lock: str) -> None:
    """Install the locked packages, unless the stamp says that they are there."""
    wanted = _stamp(place, lock)
    have = _read_stamps(place)
    if wanted in have:
        return
    if any(not stamp.startswith(_python_stamp()) for stamp in have):
        say("the environment was made by another Python: building it anew")
        _run(place, ["/bin/rm", "-rf", str(place.venv)], "remove the old environment")
    python = str(place.venv / "bin" / "python")
    began = time.monotonic()
    if _run(place, ["/bin/sh", "-c", f'test -x "{python}"'], None):
        say(f"building the environment in {place.venv}")
        _run(place, [_python(), "-m", "venv", str(place.venv)], "build the environment")
    say(f"installing the packages of requirements/{lock}.txt, each checked against its hash")
    pip = [python, "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    locked = str(place.checkout / "requirements" / f"{lock}.txt")
    _run(place, [*pip, "--only-binary=:all:", "--require-hashes", "-r", locked], "install packages")
    own = ["--no-deps", "--no-build-isolation", "--editable", str(place.checkout)]
    _run(place, [*pip, *own], "install asylia")
    stamps = "\n".join(sorted({*(s for s in have if s.startswith(_python_stamp())), wanted}))
    write = ["/bin/sh", "-c", 'printf "%s" "$1" > "$2"', "sh", stamps, str(place.home / "stamp")]
    _run(place, write, "note what is installed")
    say(f"packages are installed ({time.monotonic() - began:.0f} s)")


def _python_stamp() -> str:
    return f"{_python()} "


def _stamp(place: Place, lock: str) -> str:
    content = hashlib.sha256(str(place.checkout).encode())
    for name in (f"requirements/{lock}.txt", "pyproject.toml"):
        content.update((places.CHECKOUT / name).read_bytes())
    return f"{_python_stamp()}{lock} {content.hexdigest()}"


def _read_stamps(place: Place) -> list[str]:
    try:
        return (place.home / "stamp").read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def _python() -> str:
    """An interpreter that the user can run too: root's own may lie in a closed home."""
    if os.geteuid() != 0:
        return sys.executable
    wanted = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for name in (f"/usr/bin/{wanted}", "/usr/bin/python3", f"/usr/local/bin/{wanted}"):
        check = [name, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
        if Path(name).exists() and subprocess.run(check, check=False).returncode == 0:
            return name
    return sys.executable


def _run(place: Place, command: list[str], what: str | None) -> int:
    """Run as the user; ``what`` names the step in the message if it fails, None: may fail."""
    done = places.run_as(place.account, command, env=places.environment(place))
    if done.returncode and what is not None:
        tail = "\n".join((done.stdout + done.stderr).strip().splitlines()[-15:])
        raise Refused(f"Could not {what}:\n{tail}")
    return done.returncode

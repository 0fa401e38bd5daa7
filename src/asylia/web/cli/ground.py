"""What a command stands on: not root, the right role, a server that runs, Django ready."""

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from asylia.web.embedded import launcher
from asylia.web.embedded.launcher import Attachment
from asylia.web.embedded.places import LauncherError, Place, home_from
from asylia.web.embedded.privilege import leave_root

URLS = {
    "app": "DATABASE_URL",
    "owner": "DATABASE_OWNER_URL",
    "worker": "DATABASE_WORKER_URL",
    "keys": "DATABASE_KEYS_URL",
    "backup": "DATABASE_BACKUP_URL",
}


class CannotRun(LauncherError):
    """The command cannot do its work; the message says why and what to do."""


def say(words: str) -> None:
    """Tell the person at the terminal what is being done."""
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()


def refuse_settings() -> None:
    """Stop here if the deployment's file of national settings cannot be used."""
    path = os.environ.get("ASYLIA_SETTINGS")
    if not path:
        return
    from asylia.law.clock.choices import chosen
    from asylia.law.facts import HistoryError

    try:
        chosen(Path(path).read_bytes(), file=path, deployed=True)
    except OSError as error:
        raise CannotRun(f"ASYLIA_SETTINGS: {path} cannot be read: {error.strerror}") from error
    except HistoryError as error:
        raise CannotRun(f"ASYLIA_SETTINGS: {error}") from error


@contextmanager
def standing(role: str) -> Iterator[Attachment | None]:
    """Stand on a running server under this role, Django ready; the server stays while this lasts.

    Args:
        role: ``app``, ``owner`` or ``worker``.

    Yields:
        The hold on the embedded server; None if the server is one's own.
    """
    leave_root(os.environ)
    os.umask(0o077)
    os.environ["ASYLIA_DATABASE_ROLE"] = role
    with server() as attachment:
        if attachment:
            _make_secret(attachment.place)
        start_django()
        yield attachment


@contextmanager
def server() -> Iterator[Attachment | None]:
    """The embedded server if no other is named; production says no later, with the reason."""
    if os.environ.get("DATABASE_URL"):
        yield None
        return
    home = home_from(os.environ)
    _require_parent(home)
    with launcher.attach(home) as attachment:
        yield attachment


def _require_parent(home: Path) -> None:
    # The user's own folder for data may not be there yet; elsewhere nothing is made unasked.
    if home.is_relative_to(Path.home()):
        home.parent.mkdir(mode=0o700, parents=True, exist_ok=True)


def _make_secret(place: Place) -> None:
    """The key of sessions, kept between starts of an embedded server."""
    if os.environ.get("ASYLIA_SECRET_KEY") or os.environ.get("ASYLIA_MODE") != "demo":
        return
    path = place.home / "session.key"
    if not path.exists():
        mine = path.with_name(f"session.key.{os.getpid()}")
        mine.touch(mode=0o600)
        mine.write_text(secrets.token_urlsafe(64))
        mine.rename(path)
    os.environ["ASYLIA_SECRET_KEY"] = path.read_text()


def start_django() -> None:
    """Read the settings and load the apps."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asylia.web.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as problem:
        raise CannotRun(f"{problem} In production: set ASYLIA_SECRET_KEY.") from problem

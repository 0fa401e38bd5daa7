"""The desk as a process of its own, as ``asylia serve`` runs it, and what it leaves behind."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from socket import create_connection
from urllib.parse import urlencode

from django.conf import settings

from asylia.web.accounts.models import User
from asylia.web.embedded.places import Place
from asylia.web.embedded.processes import wait_until
from tests.web.canaries.visiting import TOKEN
from tests.web.cli.conftest import free_port

SERVE = """
import os, sys
os.umask(0o077)
import django
django.setup()
from asylia.web.cli import serving
def ready():
    print("ready", flush=True)
serving.run(bind=sys.argv[1], workers=1, ready=ready)
"""
"""What ``asylia serve`` does once it stands on its database."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk that is served.

    Attributes:
        port: Its port.
        told: The file with everything that it wrote.
        folder: Its folder for temporary files.
    """

    port: int
    told: Path
    folder: Path

    def ask(
        self,
        path: str,
        form: Mapping[str, str] | None = None,
        *,
        cookies: Mapping[str, str],
        host: str = "localhost",
    ) -> tuple[int, bytes]:
        """Ask for a page, or send a form; its status and its body.

        Args:
            path: The address.
            form: What is sent; None to ask.
            cookies: The cookies.
            host: Whom the browser believes to speak to.
        """
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        body = None if form is None else urlencode({"csrfmiddlewaretoken": TOKEN, **form})
        headers = {
            "Host": host,
            "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
        }
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request("GET" if body is None else "POST", path, body, headers)
        answer = connection.getresponse()
        found = answer.status, answer.read()
        connection.close()
        return found

    def shout(self, words: str) -> None:
        """Send what is no request at all."""
        with create_connection(("127.0.0.1", self.port), timeout=60) as line:
            line.sendall(f"{words} / {words}\r\n{words}\r\n\r\n".encode())
            line.recv(1000)


def cookies_of(user: User) -> dict[str, str]:
    """The cookies of somebody who is signed in, good for every process of this secret."""
    from django.test import Client

    from tests.web.clients import sign_in

    session = sign_in(Client(), user).cookies[settings.SESSION_COOKIE_NAME].value
    return {settings.SESSION_COOKIE_NAME: session, settings.CSRF_COOKIE_NAME: TOKEN}


@contextmanager
def served(
    place: Place, database: str, *, folder: Path, under: Sequence[str] = ()
) -> Iterator[Desk]:
    """Serve the desk on this database while the block lasts.

    Args:
        place: The server of the database.
        database: The database.
        folder: Where it may write.
        under: What watches over it: a program and its words.
    """
    temporary = folder / "temporary"
    temporary.mkdir(mode=0o700)
    desk = Desk(free_port(), folder / "told", temporary)
    with desk.told.open("w") as told:
        process = subprocess.Popen(
            [*under, sys.executable, "-c", SERVE, f"127.0.0.1:{desk.port}"],
            env=_environment(place, database, temporary=temporary),
            stdout=told,
            stderr=told,
        )
        try:
            assert wait_until(lambda: "ready" in desk.told.read_text(), seconds=60)
            yield desk
        finally:
            os.kill(_server(process.pid) if under else process.pid, signal.SIGTERM)
            process.wait(timeout=30)


def _server(watcher: int) -> int:
    """The server below what watches over it, which keeps signals to itself."""
    children = Path(f"/proc/{watcher}/task/{watcher}/children").read_text()
    return int(children.split()[0])


def _environment(place: Place, database: str, *, temporary: Path) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("ASYLIA_", "DATABASE_"))
    }
    return kept | {
        "ASYLIA_MODE": "demo",
        "ASYLIA_SECRET_KEY": settings.SECRET_KEY,
        "ASYLIA_KEY_FILE": settings.KEY_FILE,
        "DATABASE_URL": f"postgresql://asylia_app@/{database}?host={place.run}",
        "DJANGO_SETTINGS_MODULE": "asylia.web.settings",
        "TMPDIR": str(temporary),
    }

"""A browser at the door of the real application, and somebody who reads the log over its shoulder.

The application is called as a server calls it. At the moment at which it hands out the headers,
before the first byte of a page, another connection asks what stands in the read log: it sees what
is committed and nothing else.
"""

import io
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlencode
from wsgiref.util import setup_testing_defaults

import psycopg
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import Client

from asylia.web.accounts.models import User
from tests.web.clients import sign_in

TOKEN = "T" * 32
"""A secret of forms; the cookie and the form say the same."""
SEALED_TABLES = ("cases_entrycontent", "register_person")
NEWER = """
select id, case_id, by_id, what, ground, during::text from cases_read where id > %s order by id
"""
DURING = "alter table cases_read add column during xid8 default pg_current_xact_id()"


@dataclass(frozen=True, slots=True)
class Noted:
    """A row of the read log.

    Attributes:
        number: Its number.
        case: The number of the case.
        by: The number of who read.
        what: What was read.
        ground: Why they might.
        during: The transaction that wrote it.
    """

    number: int
    case: int
    by: int
    what: str
    ground: str
    during: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What a browser sent.

    Attributes:
        method: ``GET`` or ``POST``.
        path: The address.
        form: What was sent along.
        htmx: Whether a part of a page was asked for.
    """

    method: str
    path: str
    form: str = ""
    htmx: bool = False

    @property
    def said(self) -> str:
        """Everything that stood in it, in clear."""
        return unquote(f"{self.path}\n{self.form}")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the application answered.

    Attributes:
        asked: What was asked.
        status: The status.
        headers: The headers.
        body: The whole body.
        noted: The rows of the read log that were committed when the headers were handed out.
        opened_in: The transactions in which something sealed was read.
    """

    asked: Asked
    status: int
    headers: Mapping[str, str]
    body: bytes
    noted: tuple[Noted, ...]
    opened_in: frozenset[str]


@dataclass(slots=True)
class Watch:
    """Reads the log beside the application, and notices in which transactions words are opened.

    Attributes:
        superuser: A connection of the server's own to the same database.
        last: The number of the last row that it knows.
        opened_in: The transactions of this request in which sealed rows were read.
    """

    superuser: psycopg.Connection[Any]
    last: int = 0
    opened_in: set[str] = field(default_factory=set)

    def newer(self) -> tuple[Noted, ...]:
        """What was committed since it was asked last."""
        rows = tuple(Noted(*row) for row in self.superuser.execute(NEWER, [self.last]).fetchall())
        self.last = rows[-1].number if rows else self.last
        return rows

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Let each row of the log tell its transaction, and each statement on sealed rows too."""
        self.superuser.execute(DURING)
        self.newer()
        with connection.execute_wrapper(self._notice):
            yield

    def _notice(self, execute: Any, query: Any, told: Any, many: Any, context: Any) -> Any:
        answer = execute(query, told, many, context)
        if any(table in str(query) for table in SEALED_TABLES):
            with context["connection"].connection.cursor() as cursor:
                cursor.execute("select pg_current_xact_id()::text")
                self.opened_in.add(cursor.fetchone()[0])
        return answer


class Visitor:
    """Somebody who is signed in, or nobody."""

    def __init__(self, user: User | None, *, watch: Watch) -> None:
        """Sign in.

        Args:
            user: Who; None for nobody.
            watch: Who reads the log beside.
        """
        self.user, self._watch = user, watch
        self._door = WSGIHandler()
        self.cookies = {settings.CSRF_COOKIE_NAME: TOKEN}
        if user is not None:
            session = sign_in(Client(), user).cookies[settings.SESSION_COOKIE_NAME]
            self.cookies[settings.SESSION_COOKIE_NAME] = session.value

    def get(self, path: str, *, htmx: bool = False) -> Answer:
        """Ask for a page or, as htmx does, for a part of one."""
        return self.ask(Asked("GET", path, htmx=htmx))

    def post(self, path: str, told: Mapping[str, object], *, htmx: bool = False) -> Answer:
        """Send a form."""
        form = urlencode({"csrfmiddlewaretoken": TOKEN, **told}, doseq=True)
        return self.ask(Asked("POST", path, form, htmx))

    def ask(self, asked: Asked) -> Answer:
        """Ask; the log is looked at when the headers come."""
        begun: list[tuple[str, Mapping[str, str], tuple[Noted, ...]]] = []
        self._watch.opened_in.clear()

        def start(status: str, headers: list[tuple[str, str]], _problem: Any = None) -> Any:
            begun.append((status, dict(headers), self._watch.newer()))

        answered = self._door(self._environ(asked), start)
        sent = b"".join(answered)
        answered.close()
        ((status, headers, noted),) = begun
        return Answer(
            asked=asked,
            status=int(status.split()[0]),
            headers=headers,
            body=sent,
            noted=noted,
            opened_in=frozenset(self._watch.opened_in),
        )

    def _environ(self, asked: Asked) -> dict[str, Any]:
        place, _, query = asked.path.partition("?")
        content = asked.form.encode()
        environ: dict[str, Any] = {
            "REQUEST_METHOD": asked.method,
            "PATH_INFO": unquote(place).encode().decode("latin-1"),
            "QUERY_STRING": query,
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "localhost",
            "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(content)),
            "wsgi.input": io.BytesIO(content),
            "wsgi.errors": sys.stderr,
        }
        setup_testing_defaults(environ)
        return environ | ({"HTTP_HX_REQUEST": "true"} if asked.htmx else {})

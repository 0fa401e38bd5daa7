"""One signed-in user who asks for pages, answered in process: the server without the network."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from statistics import quantiles
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

USERNAME = "asylum-0-0"
"""A caseworker of a division, which has more than a tenth of all cases."""


class Reader:
    """The user's browser."""

    def __init__(self, client: "Client", office: str) -> None:
        self._client = client
        self.office = office

    def get(self, address: str) -> tuple[float, float]:
        """Milliseconds that the answer took, on the wall and of this process's processor time."""
        wall, processor = time.perf_counter(), time.process_time()
        answer = self._client.get(address)
        took = time.perf_counter() - wall, time.process_time() - processor
        if answer.status_code != 200:
            raise SystemExit(f"{address} answered {answer.status_code}.")
        return took[0] * 1000, took[1] * 1000

    def after(self, address: str) -> str:
        """The address of the page that follows this one in the list."""
        text = self._client.get(address).content.decode()
        found = text.partition("after=")[2].partition('"')[0]
        return f"{address}?after={found}"

    def queries(self, address: str) -> int:
        """How many statements the page sends to the database, transactions included."""
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as asked:
            self._client.get(address)
        return len(asked)


@contextmanager
def reader() -> Iterator[Reader]:
    """Work as the application's role, signed in."""
    import django
    from django.conf import settings

    django.setup()
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.LOOKS_PER_WINDOW = 1_000_000
    from django.db import connection
    from django.test import Client
    from django.utils import timezone

    from asylia.web.accounts.actions import BEGUN, SEEN
    from asylia.web.accounts.models import User

    user = User.objects.select_related("office").get(username=USERNAME)
    client = Client()
    client.force_login(user)
    session = client.session
    session[BEGUN] = session[SEEN] = timezone.now().timestamp()
    session.save()
    yield Reader(client, user.office.name)
    connection.close()


def p95(times: Sequence[float]) -> float:
    """What 95 of a hundred do not exceed."""
    return quantiles(times, n=100)[94]

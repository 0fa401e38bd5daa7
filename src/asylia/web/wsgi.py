"""What a WSGI server runs; in production only if nothing speaks against it."""

import os
import sys
from collections.abc import Iterator

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asylia.web.settings")


def why_not_start() -> Iterator[str]:
    """What speaks against serving in production; nothing in a demonstration or a test."""
    from django.conf import settings
    from django.db import connection

    from asylia.web.embedded import deployment

    if not settings.IN_PRODUCTION:
        return
    against = list(deployment.why_not_this_setup(os.environ, debug=settings.DEBUG))
    yield from against
    if not against:
        with connection.cursor() as cursor:
            yield from deployment.why_not_this_server(deployment.facts_of(cursor.connection))
        connection.close()


def start() -> WSGIHandler:
    """The application.

    Raises:
        SystemExit: Production refuses to start; each reason is a line on standard error.
    """
    against = list(why_not_start())
    if against:
        lines = "\n".join(f"- {one}" for one in against)
        sys.exit(f"Asylia does not start in production:\n{lines}")
    return get_wsgi_application()


application = start()

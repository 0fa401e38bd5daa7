"""``asylia serve``: the desk under gunicorn, after everything that production refuses was asked."""

import argparse
import os
from collections.abc import Callable, Sequence
from typing import Any

from asylia.web.cli import ground
from asylia.web.embedded.deployment import facts_of, why_not_this_server, why_not_this_setup

THREADS = 4


def serve(words: Sequence[str]) -> int:
    """Serve the desk."""
    parser = argparse.ArgumentParser(prog="asylia serve", description=serve.__doc__)
    parser.add_argument("--bind", default="127.0.0.1:8000", help="address and port")
    parser.add_argument("--workers", type=int, default=2, help="processes")
    asked = parser.parse_args(words)
    mode = os.environ.get("ASYLIA_MODE", "production")
    if mode == "test":
        raise ground.CannotRun(
            "ASYLIA_MODE=test is for the project's own tests: its secret is published. Leave "
            "ASYLIA_MODE out to serve, or use asylia demo."
        )
    is_production = mode != "demo"
    if is_production:
        refuse_setup()
    ground.refuse_settings()
    with ground.standing("app"):
        if is_production:
            refuse_server()
        run(bind=asked.bind, workers=asked.workers)
    return 0


def refuse_setup() -> None:
    """Stop here if this environment is none for production."""
    debug = os.environ.get("ASYLIA_DEBUG", "") == "1"
    _refuse(list(why_not_this_setup(os.environ, debug=debug)))


def refuse_server() -> None:
    """Stop here if this server or this role is none for production."""
    from django.db import connection

    connection.ensure_connection()
    _refuse(list(why_not_this_server(facts_of(connection.connection))))
    connection.close()


def _refuse(reasons: Sequence[str]) -> None:
    if reasons:
        raise ground.CannotRun("not fit for production:\n" + "\n".join(f"- {r}" for r in reasons))


def run(*, bind: str, workers: int, ready: Callable[[], None] | None = None) -> None:
    """Serve until told to stop.

    Args:
        bind: Address and port.
        workers: Processes, each with a few threads.
        ready: Called when the port is open.
    """
    from gunicorn.app.base import BaseApplication

    class Desk(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            options: dict[str, Any] = {
                "bind": bind,
                "workers": workers,
                "worker_class": "gthread",
                "threads": THREADS,
                "timeout": 60,
                "graceful_timeout": 10,
                "loglevel": "warning",
                "accesslog": None,  # an address of a page is an address of a case
                "control_socket_disable": True,
                "when_ready": lambda _server: ready() if ready else None,
            }
            for name, value in options.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Any:  # noqa: ANN401 -- whatever WSGI calls an application
            from asylia.web.wsgi import application

            return application

    Desk().run()

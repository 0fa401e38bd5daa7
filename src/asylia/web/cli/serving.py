"""``asylia serve``: the desk under gunicorn, after everything that production refuses was asked.

With ``--calculator`` the public calculator instead: a process without database and without desk.
"""

import argparse
import gc
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from asylia.web.cli import ground
from asylia.web.embedded.deployment import facts_of, why_not_this_server, why_not_this_setup
from asylia.web.embedded.privilege import leave_root

THREADS = 4
SELDOM = (20_000, 20, 50)
"""After how many objects rings are sought, and how seldom among those that stayed."""
DESKS, CALCULATORS = 2, 4
CALCULATOR_SECONDS = 20
"""Longer than any answer may take: a worker that is silent for so long is replaced."""


def serve(words: Sequence[str]) -> int:
    """Serve the desk."""
    parser = argparse.ArgumentParser(prog="asylia serve", description=serve.__doc__)
    parser.add_argument("--bind", default="127.0.0.1:8000", help="address and port")
    parser.add_argument("--port", type=int, help="port, at the address of --bind")
    parser.add_argument("--workers", type=int, help="processes")
    parser.add_argument("--calculator", action="store_true", help="the public calculator instead")
    asked = parser.parse_args(words)
    bind = _bind(asked.bind, asked.port)
    if asked.calculator:
        return serve_calculator(bind=bind, workers=asked.workers or CALCULATORS)
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
        run(bind=bind, workers=asked.workers or DESKS)
    return 0


def serve_calculator(*, bind: str, workers: int) -> int:
    """Serve the public calculator: no database, no session, no desk.

    Args:
        bind: Address and port.
        workers: Processes, each for one visitor at a time: an alarm bounds an answer.
    """
    leave_root(os.environ)
    os.umask(0o077)
    os.environ["DJANGO_SETTINGS_MODULE"] = "asylia.web.calculator.settings"
    from asylia.web.calculator.logs import WordlessLogger
    from asylia.web.calculator.worker import ImpatientWorker

    _refuse(list(why_not_this_calculator(os.environ)))
    ground.refuse_settings()
    serve_under_gunicorn(
        _calculator,
        {
            "bind": bind,
            "workers": workers,
            "worker_class": ImpatientWorker,
            "timeout": CALCULATOR_SECONDS,
            "logger_class": WordlessLogger,
            "when_ready": lambda _server: ground.say(f"The calculator is served at {bind}."),
        },
    )
    return 0


def why_not_this_calculator(environ: Mapping[str, str]) -> Iterator[str]:
    """What speaks against serving the calculator to the public.

    Args:
        environ: The environment.
    """
    if environ.get("ASYLIA_MODE", "production") != "production":
        return
    if environ.get("ASYLIA_TODAY"):
        yield "ASYLIA_TODAY is set: dates would be counted from a day of fancy. Unset it."
    hosts = environ.get("ASYLIA_CALCULATOR_HOSTS", "")
    if "*" in hosts.split(","):
        yield "ASYLIA_CALCULATOR_HOSTS allows every host name. Name the calculator's own."
    if shared := set(filter(None, hosts.split(","))) & set(
        environ.get("ASYLIA_HOSTS", "").split(",")
    ):
        yield (
            f"{', '.join(sorted(shared))} serves the desk too, and a browser would send the"
            " desk's cookies to the calculator. Give the calculator a host name of its own."
        )


def _bind(bind: str, port: int | None) -> str:
    return bind if port is None else f"{bind.rpartition(':')[0]}:{port}"


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
        workers: Processes, each for one visitor at a time: an alarm bounds an answer.
        ready: Called when the port is open.
    """
    from asylia.web.calculator.logs import WordlessLogger
    from asylia.web.cli.threads import ImpatientThreads

    serve_under_gunicorn(
        _desk,
        {
            "logger_class": WordlessLogger,
            "bind": bind,
            "workers": workers,
            "worker_class": ImpatientThreads,
            "threads": THREADS,
            "post_worker_init": _settled,
            "timeout": 60,
            "when_ready": lambda _server: ready() if ready else None,
        },
    )


def serve_under_gunicorn(load: Callable[[], Any], own: Mapping[str, Any]) -> None:
    """Serve an application until told to stop.

    Args:
        load: Imports the application, in the worker.
        own: Options of gunicorn beside those that both servers share.
    """
    from gunicorn.app.base import BaseApplication

    class Served(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            options: dict[str, Any] = {
                "graceful_timeout": 10,
                "loglevel": "warning",
                "accesslog": None,  # an address of a page is an address of a case
                "control_socket_disable": True,
                "forwarder_headers": "",  # where a page stands is not for a visitor to say
                **own,
            }
            for name, value in options.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Any:  # noqa: ANN401 -- whatever WSGI calls an application
            return load()

    Served().run()


def _settled(_worker: object) -> None:
    """Seek rings of objects seldom, and none among what was loaded: pages leave next to none.

    Else a tenth of the time of a page goes into looking through the law book for rings.
    """
    from django.urls import get_resolver

    _ = get_resolver().url_patterns  # every page is loaded now, not with the first visitor
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)


def _desk() -> Any:  # noqa: ANN401 -- as above
    from asylia.web.wsgi import application

    return application


def _calculator() -> Any:  # noqa: ANN401 -- as above
    from asylia.web.calculator.wsgi import application

    return application

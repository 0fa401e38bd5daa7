"""``asylia demo``: the desk with invented people, on an embedded server."""

import argparse
import os
import socket
import subprocess
import sys
from collections.abc import Sequence

from asylia.samples.caseload import DEMONSTRATION_DAY, caseload
from asylia.web.cli import ground, serving
from asylia.web.cli.ground import say
from asylia.web.embedded.places import Place

FIRST_PORT, PORTS = 8000, 20


def demo(words: Sequence[str]) -> int:
    """Serve the desk with invented cases; may be stopped and started again."""
    parser = argparse.ArgumentParser(prog="asylia demo", description=demo.__doc__)
    parser.add_argument("--port", type=int, help=f"else the first free one from {FIRST_PORT}")
    parser.add_argument("--cases", type=int, default=200, help="how many, at the first start")
    asked = parser.parse_args(words)
    if os.environ.get("DATABASE_URL"):
        raise ground.CannotRun("A demonstration has its own database. Unset DATABASE_URL.")
    if asked.port and not is_free(asked.port):
        raise ground.CannotRun(
            f"Port {asked.port} is taken or not yours to use. Name another, or none: the first free"
            " one is chosen."
        )
    ground.refuse_settings()
    os.environ["ASYLIA_MODE"] = "demo"
    os.environ.setdefault("ASYLIA_TODAY", DEMONSTRATION_DAY.isoformat())
    say("Starting the embedded database.")
    with ground.standing("app") as attachment:
        assert attachment is not None  # noqa: S101 -- there is no DATABASE_URL
        say(f"  {attachment.binaries}")
        _as_other_role("migrate")
        password = _load(attachment.place, cases=asked.cases)
        port = asked.port or free_port()
        serving.run(bind=f"127.0.0.1:{port}", workers=2, ready=lambda: _tell(port, password))
    return 0


def _as_other_role(*words: str) -> None:
    # One process, one role: what the owner or a worker does is done by a process of theirs.
    say(f"asylia {' '.join(words)}")
    done = subprocess.run(
        [sys.executable, "-m", "asylia.cli", *words], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise ground.CannotRun(done.stderr.strip())


def _load(place: Place, *, cases: int) -> str:
    from django.db import connection

    from asylia.web.accounts.models import User
    from asylia.web.cases.key_models import KeyHolder
    from asylia.web.cli.invented import load_invented

    path = place.home / "demonstration.password"
    with connection.cursor() as cursor:  # two demonstrations at once: one loads, one waits
        cursor.execute("select pg_advisory_lock(726)")
        try:
            if not User.objects.exists():
                say(f"Inventing {cases} cases around the founding one.")
                load_invented(caseload(cases=cases), password_file=path)
            else:
                if not KeyHolder.objects.exists():  # its cases were opened before there were shares
                    _as_other_role("keys", "share")
                _as_other_role("recompute")
        finally:
            cursor.execute("select pg_advisory_unlock(726)")
    connection.close()
    return path.read_text() if path.exists() else "(as it was set)"


def free_port() -> int:
    """The first port that nobody listens on."""
    for port in range(FIRST_PORT, FIRST_PORT + PORTS):
        if is_free(port):
            return port
    raise ground.CannotRun(f"No port from {FIRST_PORT} on is free. Name one: --port NUMBER")


def is_free(port: int) -> bool:
    """Whether nobody listens on this port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _tell(port: int, password: str) -> None:
    invented = caseload(cases=0)
    offices = {office.key: office.name for office in invented.offices}
    lines = [
        "",
        f"Asylia is served at  http://localhost:{port}/",
        f"Its day is {os.environ['ASYLIA_TODAY']}. Everybody in it is invented.",
        "",
        f"Sign in with the password  {password}",
        *(
            f"  {member.username:<14} {member.role.replace('_', ' '):<14} {offices[member.office]}"
            for member in invented.staff
            if member.signs_in
        ),
        "",
        "Stop it with Ctrl-C. The cases are kept for the next start.",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()

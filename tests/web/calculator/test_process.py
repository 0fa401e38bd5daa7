"""``asylia serve --calculator``: a process that has no database and opens no connection."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from socket import create_connection
from urllib.parse import urlencode

import pytest

from asylia import samples
from asylia.web.cli.serving import why_not_this_calculator
from asylia.web.embedded.processes import wait_until
from tests.web.calculator.conftest import FORM
from tests.web.cli.conftest import AS_ROOT, free_port

MARK = "Zyxwvutas"
FOUNDING = Path(samples.__file__).parent / "histories" / "founding.json"
SELF = """
import sys
from asylia.web import cli
from asylia.web.cli import serving
serving.leave_root = lambda environ: None
sys.exit(cli.main(["serve", *sys.argv[1:]]))
"""
"""The command, for tests that root runs; it still opens and reads the same."""


def environment(**told: str) -> dict[str, str]:
    """An environment that names no database and, if one were looked for, none that exists."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("ASYLIA_", "DATABASE_", "DJANGO_"))
    }
    return {**kept, "ASYLIA_MODE": "demo", "ASYLIA_HOME": "/nowhere", **told}


def command() -> list[str]:
    if AS_ROOT:
        return [sys.executable, "-c", SELF]
    return [sys.executable, "-m", "asylia.cli", "serve"]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, int, Path]]:
    """The port, the process and what it writes."""
    port = free_port()
    log = tmp_path_factory.mktemp("calculator") / "log"
    with log.open("w") as told:
        process = subprocess.Popen(
            [*command(), "--calculator", "--port", str(port), "--workers", "2"],
            env=environment(), stdout=told, stderr=told,
        )  # fmt: skip
        try:
            assert wait_until(lambda: "is served at" in log.read_text(), seconds=60)
            yield port, process.pid, log
        finally:
            process.terminate()
            process.wait(timeout=30)


def send(port: int, path: str, body: str, kind: str) -> tuple[int, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("POST", path, body, {"Content-Type": kind, "Host": "localhost"})
    answer = connection.getresponse()
    found = answer.status, answer.read()
    connection.close()
    return found


def fill(port: int, told: Mapping[str, str]) -> tuple[int, str]:
    status, body = send(port, "/en/", urlencode(told), "application/x-www-form-urlencoded")
    return status, body.decode()


def children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(one) for one in listed.split()]


def sockets(pid: int) -> set[str]:
    """The sockets that a process holds, by their number in the kernel."""
    links = [str(one.readlink()) for one in Path(f"/proc/{pid}/fd").iterdir() if one.is_symlink()]
    return {link.partition("[")[2].rstrip("]") for link in links if link.startswith("socket:")}


def connected(pid: int) -> list[str]:
    """What a process is connected to, or listens at, beside the calculator's own port."""
    held = sockets(pid)
    tables = [Path(f"/proc/{pid}/net/{name}") for name in ("tcp", "tcp6", "unix")]
    rows = [
        line.split()
        for table in tables
        if table.exists()
        for line in table.read_text().splitlines()
    ]
    return [" ".join(row) for row in rows if held & set(row)]


def test_process_answers_and_is_connected_to_nothing_but_its_own_port(
    served: tuple[int, int, Path],
) -> None:
    port, pid, _log = served

    status, answer = send(port, "/api/v1/clock", FOUNDING.read_text(), "application/json")

    workers = children(pid)
    assert (status, json.loads(answer)["case"]) == (200, "LT-7Q4K-2M9X")
    assert len(workers) == 2
    for worker in workers:
        assert {row.split()[1] for row in connected(worker)} == {f"0100007F:{port:04X}"}


def test_process_logs_nothing_that_was_entered(served: tuple[int, int, Path]) -> None:
    port, _pid, log = served

    fill(port, {**FORM, "reference": MARK, "made_at": MARK})
    fill(port, {**FORM, "reference": MARK})
    send(port, f"/en/{MARK}?x={MARK}", MARK, "text/plain")
    head = HTTPConnection("127.0.0.1", port, timeout=60)
    head.request("HEAD", "/en/", headers={"Host": "localhost"})
    head.getresponse()
    head.close()
    send(port, "/api/v1/clock", MARK, "application/json")

    assert "is served at" in log.read_text()
    assert "HEAD" not in log.read_text()
    assert MARK not in log.read_text()


def test_two_visitors_at_once_get_their_own_answers(served: tuple[int, int, Path]) -> None:
    port, _pid, _log = served
    asked = [{**FORM, "reference": f"visitor {n}", "made_at": f"{10 + n} 8 2026"} for n in range(8)]

    with ThreadPoolExecutor(8) as visitors:
        answers = list(visitors.map(lambda told: fill(port, told), asked))

    for number, (status, page) in enumerate(answers):
        others = {f'value="visitor {n}"' for n in range(8)} - {f'value="visitor {number}"'}
        assert status == 200
        assert f'value="visitor {number}"' in page
        assert f'datetime="2026-08-{10 + number}"' in page
        assert not any(other in page for other in others)


def test_who_connects_and_says_nothing_keeps_nobody_waiting(served: tuple[int, int, Path]) -> None:
    port, pid, _log = served
    before = children(pid)
    silent = [create_connection(("127.0.0.1", port), timeout=60) for _ in before]

    heard = [one.recv(1) for one in silent]

    for one in silent:
        one.close()
    assert heard == [b""] * len(before)
    assert children(pid) == before
    assert fill(port, FORM)[0] == 200


def test_settings_name_no_database_and_no_app_has_a_model() -> None:
    told = "import django; django.setup(); import asylia.web.calculator.urls as urls; "
    told += "from django.apps import apps; from django.db import connection; "
    told += "print(len(urls.urlpatterns) > 2, apps.get_models(), connection.vendor)"

    done = subprocess.run(
        [sys.executable, "-c", told],
        env=environment(DJANGO_SETTINGS_MODULE="asylia.web.calculator.settings"),
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert done.stdout.split() == ["True", "[]", "unknown"]


def test_settings_file_that_cannot_be_used_is_told_at_start(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('format = "asylia-settings/1"\n[national]\nnothing = "3 days"\n')

    done = subprocess.run(
        [*command(), "--calculator"],
        env=environment(ASYLIA_SETTINGS=str(path)),
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip

    assert done.returncode == 2
    assert "ASYLIA_SETTINGS" in done.stderr


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"ASYLIA_TODAY": "2026-08-20"}, "ASYLIA_TODAY is set"),
        ({"ASYLIA_CALCULATOR_HOSTS": "*"}, "allows every host name"),
        (
            {"ASYLIA_CALCULATOR_HOSTS": "a.example", "ASYLIA_HOSTS": "a.example,b.example"},
            "a.example serves the desk too",
        ),
    ],
)
def test_setup_that_is_not_fit_for_the_public_is_refused(told: dict[str, str], says: str) -> None:
    assert says in " ".join(why_not_this_calculator(told))
    assert list(why_not_this_calculator({**told, "ASYLIA_MODE": "demo"})) == []


def test_setup_with_a_host_of_its_own_is_fit() -> None:
    told = {"ASYLIA_CALCULATOR_HOSTS": "limits.example", "ASYLIA_HOSTS": "desk.example"}

    assert list(why_not_this_calculator(told)) == []

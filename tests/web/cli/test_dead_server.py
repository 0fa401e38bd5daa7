"""A word of the command says in a sentence that its database does not answer."""

from pathlib import Path

import pytest

from tests.web.cli.conftest import AS_ROOT, run_in

pytestmark = pytest.mark.skipif(AS_ROOT, reason="NOT RUN as root: use ./asylia test")


def test_invent_without_its_server_says_so_without_a_traceback(tmp_path: Path) -> None:
    dead = "postgresql://nobody@127.0.0.1:1/none"

    done = run_in(tmp_path, "invent", "--cases", "1", ASYLIA_MODE="demo", DATABASE_URL=dead)

    assert done.returncode == 2
    assert "The database does not answer" in done.stderr
    assert "Traceback" not in done.stderr

"""Application and database are killed under load; ``./asylia prove crash`` does it more often."""

import shutil
from pathlib import Path

import pytest

from tests.web.cli.conftest import AS_ROOT
from tools.crash import crash

pytestmark = pytest.mark.skipif(AS_ROOT, reason="NOT RUN as root: use ./asylia test")
CYCLES = 2


def test_nothing_is_lost_and_all_is_on_record_when_processes_are_killed(
    demonstration: Path, folder: Path
) -> None:
    home = folder / "killed"
    shutil.copytree(demonstration, home, ignore=shutil.ignore_patterns("run", "*.lock", "*.pid"))

    found = crash(home, cycles=CYCLES)

    assert found.wrong == []
    assert found.cycles == CYCLES
    assert found.written > 0
    assert found.shown > 0

"""What others made for the same task, in an environment of their own that goes away afterwards."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

LOCK = Path(__file__).with_name("peers.txt")


@contextmanager
def peers() -> Iterator[Path]:
    """Install the peers' pinned versions; no part of Asylia ever imports them.

    Yields:
        A folder to exchange files in, with the environment in ``venv``.
    """
    with tempfile.TemporaryDirectory(prefix="asylia-peers-") as name:
        folder = Path(name)
        print("  installing the peers of benchmarks/peers.txt", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
        pip = [str(_python(folder)), "-m", "pip", "install", "--quiet", "--no-input"]
        pip += ["--disable-pip-version-check", "--only-binary=:all:", "--require-hashes"]
        subprocess.run([*pip, "-r", str(LOCK)], check=True)
        yield folder


def ask(folder: Path, peer: str, *words: object) -> dict[str, Any]:
    """Run a peer's program in its environment; the last line that it prints is its answer.

    Args:
        folder: Where its environment is, and the files that it reads and writes.
        peer: The program's name in this folder.
        words: What else it is told.
    """
    program = Path(__file__).with_name(f"{peer}.py")
    done = subprocess.run(
        [str(_python(folder)), "-I", str(program), str(folder), *map(str, words)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _python(folder: Path) -> Path:
    return folder / "venv" / "bin" / "python"

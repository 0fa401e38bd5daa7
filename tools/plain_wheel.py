"""Prove that the plain wheel needs nothing: install it into an empty environment, test it there.

``python -m tools.plain_wheel FOLDER …`` with the folders of the pure rooms' tests.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INI = "[pytest]\naddopts = --import-mode=importlib --strict-markers -q\nfilterwarnings = error\n"
WHERE = "import asylia.law, sys; sys.exit('site-packages' not in asylia.law.__file__)"


def main(folders: list[str]) -> int:
    with tempfile.TemporaryDirectory() as name:
        return _prove(Path(name), folders)


def _prove(folder: Path, tests: list[str]) -> int:
    _run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)])
    _run([sys.executable, "-m", "venv", str(folder / "venv")])
    python = str(folder / "venv" / "bin" / "python")
    pip = [python, "-m", "pip", "install", "-q", "--no-input", "--disable-pip-version-check"]
    wheel = next(folder.glob("*.whl"))
    _run([*pip, "--no-index", str(wheel)])
    _run([python, "-I", "-c", WHERE])
    locked = ["--only-binary=:all:", "--require-hashes", "-r", "requirements/plain.txt"]
    _run([*pip, *locked])
    (folder / "pytest.ini").write_text(INI, encoding="utf-8")
    own = ["-c", str(folder / "pytest.ini"), "--rootdir", str(ROOT), "-p", "no:cacheprovider"]
    _run([python, "-P", "-m", "pytest", *own, *tests])
    return 0


def _run(command: list[str]) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, check=False, cwd=ROOT, env=environment, capture_output=True, text=True
    )
    if done.returncode:
        print(done.stdout + done.stderr)
        sys.exit(f"The plain wheel failed at: {' '.join(command)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

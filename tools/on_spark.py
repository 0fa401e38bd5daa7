"""``./asylia prove spark``: the proof of ``tools/spark_proof.py`` in an environment with Spark.

Spark takes half a gigabyte, so that it is installed apart: into ``spark`` beside the environment
of the tests, from ``requirements/spark.txt``. Java comes from Debian.
"""

import os
import subprocess
import sys
from pathlib import Path

from tools.setup import say

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "spark.txt"
BUILD_LOCK = ROOT / "requirements" / "spark-build.txt"
PIP = ("-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check")
PINNED = ("--require-hashes", "-r")


def installed() -> Path:
    """The Python with Spark; installed when it is asked for first, or the lock has changed."""
    folder = Path(os.environ["ASYLIA_HOME"]) / "spark"
    python, stamp = folder / "bin" / "python", folder / "lock"
    lock = LOCK.read_text(encoding="utf-8") + BUILD_LOCK.read_text(encoding="utf-8")
    if stamp.exists() and stamp.read_text(encoding="utf-8") == lock:
        return python
    say("installing Spark into an environment of its own (460 MB, once)")
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
    # Spark is published as source only: what builds it is checked against its hash as well, and
    # pip fetches nothing for it on its own.
    subprocess.run([str(python), *PIP, *PINNED, str(BUILD_LOCK)], check=True)
    plain = ("--no-build-isolation", "--use-pep517")
    subprocess.run([str(python), *PIP, *plain, *PINNED, str(LOCK)], check=True)
    stamp.write_text(lock, encoding="utf-8")
    return python


def main(words: list[str]) -> int:
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    command = [str(installed()), "-m", "tools.spark_proof", *words]
    return subprocess.run(command, check=False, cwd=ROOT, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

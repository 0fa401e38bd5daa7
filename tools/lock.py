"""Renew the locks of ``requirements/`` (needs ``uv``): ``python -m tools.lock``."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The test lock holds the run lock's versions, so that both can share one environment.
LOCKS = {
    "run": ["--extra", "web", "--extra", "columns", "--group", "build"],
    "spark": ["--extra", "spark", "-c", "requirements/run.txt"],
    "spark-build": ["--group", "spark-build"],
    "plain": ["--group", "plain"],
    "supply": ["--group", "supply"],
    "test": [
        "--extra",
        "web",
        "--extra",
        "columns",
        "--group",
        "test",
        "-c",
        "requirements/run.txt",
    ],
}


def main() -> int:
    uv = str(Path(sys.executable).parent / "uv")
    flags = ["--quiet", "--universal", "--python-version=3.11", "--generate-hashes"]
    flags += ["--no-emit-index-url", "--no-header", "--annotation-style=line"]
    for name, what in LOCKS.items():
        out = ["-o", f"requirements/{name}.txt"]
        subprocess.run(
            [uv, "pip", "compile", *flags, *what, "pyproject.toml", *out], check=True, cwd=ROOT
        )
        print(f"requirements/{name}.txt")
    return 0


if __name__ == "__main__":
    sys.exit(main())

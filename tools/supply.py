"""``./asylia prove supply``: every package of the locks is pinned, listed, and without known holes.

The tools that ask are installed apart, from ``requirements/supply.txt``. pip-audit asks the package
index for the advisories that it publishes beside each release, so this needs the network; an index
that publishes none, or not about a package, fails the proof: what was not asked is not proved.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tools import sbom
from tools.setup import say

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "supply.txt"
PIP = ("-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check")
VALIDATE = """
import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
found = JsonStrictValidator(SchemaVersion.V1_6).validate_str(sys.stdin.read())
print(found or "", end="")
"""


def installed() -> Path:
    """The Python of the environment with the tools; made anew when the lock has changed."""
    folder = Path(os.environ["ASYLIA_HOME"]) / "supply"
    python, stamp = folder / "bin" / "python", folder / "lock"
    lock = LOCK.read_text(encoding="utf-8")
    if stamp.exists() and stamp.read_text(encoding="utf-8") == lock:
        return python
    say("installing what asks for known holes into an environment of its own")
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
    pinned = ("--only-binary=:all:", "--require-hashes", "-r", str(LOCK))
    subprocess.run([str(python), *PIP, *pinned], check=True)
    stamp.write_text(lock, encoding="utf-8")
    return python


def audited(python: Path, lock: Path) -> tuple[int, list[str]]:
    """How many packages of a lock were asked about, and what speaks against it."""
    asked = ("--no-deps", "--disable-pip", "--progress-spinner=off", "--format=json")
    command = [str(python), "-m", "pip_audit", *asked, "-r", str(lock)]
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)
    try:
        told = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        last = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        return 0, [f"{lock.name}: not asked: {last}"]
    skipped = [str(one["name"]) for one in told if "skip_reason" in one]
    found = [f"{lock.name}: {line}" for line in _holes(told)]
    if skipped:
        found.append(f"{lock.name}: {len(skipped)} not asked about, {skipped[0]} among them")
    return len(told) - len(skipped), found


def _holes(told: list[dict[str, object]]) -> Iterator[str]:
    for one in told:
        holes = one.get("vulns")
        for hole in holes if isinstance(holes, list) else []:
            mended = ", ".join(hole["fix_versions"]) or "no release"
            yield f"{one['name']} {one['version']}: {hole['id']}, mended in {mended}"


def main(words: list[str]) -> int:
    del words
    against = ["the list is stale: python -m tools.sbom"] if sbom.main(["--check"]) else []
    locks = sorted((ROOT / "requirements").glob("*.txt"))
    pinned = {one.purl for lock in locks for one in sbom.pins(lock)}
    python = installed()
    done = subprocess.run(
        [str(python), "-c", VALIDATE],
        check=False,
        input=sbom.text(),
        capture_output=True,
        text=True,
    )
    against += [f"the list is no CycloneDX: {done.stdout}{done.stderr}"] * bool(
        done.stdout or done.returncode
    )
    asked = 0
    for lock in locks:
        count, found = audited(python, lock)
        asked += count
        against += found
    print("\n".join(against))
    print(f"{len(pinned)} packages pinned by hash; {asked} asked about; {len(against)} against")
    return 1 if against else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

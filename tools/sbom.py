"""What we bring from others, as one list (CycloneDX 1.6): ``python -m tools.sbom``.

Made of the locks and of the lists beside vendored files alone, so that the same tree gives the same
bytes: no time, no serial number. ``--check`` fails on a stale list.
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "docs" / "reference" / "sbom.cdx.json"
LOCKS = ("run", "spark", "spark-build")
"""What runs at an authority; what tests and builds is in locks of its own."""
SHIPPED = "src"
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==([^ ;\\]+)( ; [^\\]+?)? ?\\?$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")
NEEDED_BY = re.compile(r"^    # via (.+)$")


class Unpinned(Exception):
    """A line of a lock that lets anything in: no exact version, no hash, another source."""


@dataclass(frozen=True, slots=True)
class Pin:
    """One package of a lock."""

    name: str
    version: str
    only_if: str
    hashes: int
    needed_by: tuple[str, ...]

    @property
    def purl(self) -> str:
        return f"pkg:pypi/{self.name}@{self.version}"


def pins(lock: Path) -> list[Pin]:
    """The packages of a lock.

    Raises:
        Unpinned: A line that is no pin, no hash and no note, or a pin without a hash.
    """
    found: list[Pin] = []
    for line in lock.read_text(encoding="utf-8").splitlines():
        _take(found, line, lock.name)
    if loose := [one.name for one in found if not one.hashes]:
        raise Unpinned(f"{lock.name}: {', '.join(loose)} without a hash")
    return found


def _take(found: list[Pin], line: str, lock: str) -> None:
    if new := PIN.match(line):
        found.append(Pin(new[1], new[2], (new[3] or "").removeprefix(" ; "), 0, ()))
    elif found and HASH.match(line):
        last = found[-1]
        found[-1] = Pin(last.name, last.version, last.only_if, last.hashes + 1, last.needed_by)
    elif found and (via := NEEDED_BY.match(line)):
        last = found[-1]
        found[-1] = Pin(last.name, last.version, last.only_if, last.hashes, _names(via[1]))
    else:
        raise Unpinned(f"{lock}: {line!r}")


def _names(via: str) -> tuple[str, ...]:
    names = (name.strip() for name in via.split(","))
    return tuple(name for name in names if re.fullmatch(r"[a-z0-9._-]+", name))


def bill() -> dict[str, Any]:
    """The list: packages and vendored files, each by name, version and source."""
    packages = shipped_packages()
    files = sorted(_vendored(), key=lambda one: str(one["bom-ref"]))
    own = {"bom-ref": "asylia", "type": "application", "name": "asylia", "version": _version()}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": own, "licenses": [{"license": {"id": "EUPL-1.2"}}]},
        "components": [*(_component(one) for one in packages), *files],
        "dependencies": _dependencies(packages),
    }


def shipped_packages() -> list[Pin]:
    """Every package of the locks that run, once, by name."""
    found: dict[str, Pin] = {}
    for lock in LOCKS:
        for one in pins(ROOT / "requirements" / f"{lock}.txt"):
            known = found.get(one.purl)
            needed_by = {*one.needed_by, *(known.needed_by if known else ())}
            found[one.purl] = Pin(
                one.name, one.version, one.only_if, one.hashes, tuple(sorted(needed_by))
            )
    return [found[purl] for purl in sorted(found)]


def _component(one: Pin) -> dict[str, Any]:
    component = {
        "bom-ref": one.purl,
        "type": "library",
        "name": one.name,
        "version": one.version,
        "purl": one.purl,
    }
    if one.only_if:
        return component | {"properties": [{"name": "asylia:only-if", "value": one.only_if}]}
    return component


def _vendored() -> Iterator[dict[str, Any]]:
    for told in (ROOT / SHIPPED).rglob("vendored.toml"):
        for one in tomllib.loads(told.read_text(encoding="utf-8"))["file"]:
            place = (told.parent / one["path"]).relative_to(ROOT).as_posix()
            yield {
                "bom-ref": place,
                "type": "file",
                "name": one["name"],
                "version": one["version"],
                "description": f"{place}, from {one['source']}",
                "hashes": [{"alg": "SHA-256", "content": one["sha256"]}],
                "licenses": [{"license": {"id": one["licence"]}}],
            }


def _dependencies(packages: list[Pin]) -> list[dict[str, Any]]:
    refs: dict[str, list[str]] = {}  # one name may have two versions, for two Pythons
    for one in packages:
        refs.setdefault(one.name, []).append(one.purl)
    needs: dict[str, set[str]] = {ref: set() for ref in ("asylia", *(p.purl for p in packages))}
    for one in packages:
        for name in one.needed_by or ("asylia",):
            for ref in refs.get(name, ["asylia"]):
                needs[ref].add(one.purl)
    return [{"ref": ref, "dependsOn": sorted(found)} for ref, found in sorted(needs.items())]


def _version() -> str:
    told = (ROOT / "src" / "asylia" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', told)
    if found is None:
        raise LookupError("asylia has no version")
    return found[1]


def text() -> str:
    """The bytes of the list."""
    return json.dumps(bill(), indent=1, ensure_ascii=False) + "\n"


def main(flags: list[str]) -> int:
    if "--check" not in flags:
        LIST.write_text(text(), encoding="utf-8")
    elif not LIST.exists() or LIST.read_text(encoding="utf-8") != text():
        print("Stale: docs/reference/sbom.cdx.json. Renew with: python -m tools.sbom")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

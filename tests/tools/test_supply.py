"""What we bring from others: pinned by hash, and on the list."""

import json
from pathlib import Path

import pytest

from tools import sbom

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
HASH = "    --hash=sha256:" + "0a" * 32


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_package_is_pinned_by_hash(lock: Path) -> None:
    found = sbom.pins(lock)

    assert found != []
    assert [one for one in found if one.hashes == 0] == []


@pytest.mark.parametrize(
    "line",
    [
        "django>=5.2 \\",
        "django @ https://example.org/django.whl",
        "git+https://example.org/django",
        "-e .",
        "--index-url https://example.org/simple",
        "--extra-index-url https://example.org/simple",
        "--trusted-host example.org",
        "-r other.txt",
    ],
)
def test_a_lock_that_lets_anything_in_is_refused(tmp_path: Path, line: str) -> None:
    lock = tmp_path / "run.txt"
    lock.write_text(f"asgiref==3.13.0 \\\n{HASH}\n{line}\n", encoding="utf-8")

    with pytest.raises(sbom.Unpinned):
        sbom.pins(lock)


def test_a_pin_without_a_hash_is_refused(tmp_path: Path) -> None:
    lock = tmp_path / "run.txt"
    lock.write_text(f"asgiref==3.13.0 \\\n{HASH}\ndjango==5.2.19\n", encoding="utf-8")

    with pytest.raises(sbom.Unpinned, match="django"):
        sbom.pins(lock)


def test_the_list_is_that_of_the_locks() -> None:
    kept = sbom.LIST.read_text(encoding="utf-8")

    assert kept == sbom.text()


def test_the_list_names_every_package_that_runs_and_every_foreign_file() -> None:
    told = json.loads(sbom.text())

    names = {one["name"] for one in told["components"]}
    refs = {one["bom-ref"] for one in told["components"]} | {"asylia"}
    assert {"django", "htmx", "Noto Sans", "cryptography", "pyspark"} <= names
    packages = {ref for ref in refs if ref.startswith("pkg:")}
    assert {one["ref"] for one in told["dependencies"]} == packages | {"asylia"}
    assert {need for one in told["dependencies"] for need in one["dependsOn"]} <= refs
    assert "timestamp" not in sbom.text()

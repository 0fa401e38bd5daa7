"""The sample histories are those of golden cases, and the command reads each of them."""

from pathlib import Path

import pytest

from asylia import samples
from asylia.cli import main
from asylia.law.facts import read_history

ROOM = Path(samples.__file__).parent
TWINS = {
    "founding": "founding-2026",
    "founding-2025": "founding-2025",
    "bus-station-undecided": "bus-station-undecided",
    "silence-transfer": "silence-transfer-2026",
}


def test_every_sample_history_has_its_golden_case() -> None:
    found = {path.stem for path in (ROOM / "histories").glob("*.json")}

    assert found == set(TWINS)


@pytest.mark.parametrize(("name", "golden"), TWINS.items())
def test_sample_history_says_what_its_golden_case_says(name: str, golden: str) -> None:
    sample = ROOM / f"histories/{name}.json"
    twin = ROOM / f"golden/{golden}.toml"

    histories = [read_history(path.read_bytes(), file=path.name) for path in (sample, twin)]

    assert histories[0].events == histories[1].events
    assert histories[0].person == histories[1].person


@pytest.mark.parametrize("name", TWINS)
def test_sample_history_is_read_by_the_command(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["clock", str(ROOM / f"histories/{name}.json"), "--as-of", "2026-08-20"])

    assert (code, capsys.readouterr().err) == (0, "")

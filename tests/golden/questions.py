"""The questions of the golden cases, for whoever answers them: the clock, the command, the page."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from asylia import samples

FOLDER = Path(samples.__file__).parent / "golden"
FILES = sorted(FOLDER.glob("*.toml"))


@dataclass(frozen=True)
class Question:
    """A question to one golden case.

    Attributes:
        path: The file.
        asked: What is asked, and what must be answered.
    """

    path: Path
    asked: dict[str, Any]

    @property
    def as_of(self) -> date:
        """The day of the question."""
        found: date = self.asked["as_of"]
        return found

    @property
    def known_on(self) -> date:
        """The day of knowledge."""
        found: date = self.asked.get("known_on", self.as_of)
        return found

    @property
    def name(self) -> str:
        """The question in a word or two."""
        known = f", known on {self.known_on}" if "known_on" in self.asked else ""
        return f"{self.path.stem}, {self.as_of}{known}"

    @property
    def limits(self) -> list[dict[str, Any]]:
        """What must be answered of each limit."""
        found: list[dict[str, Any]] = self.asked.get("limits", [])
        return found


def questions_of(path: Path) -> list[Question]:
    """The questions of one file, in its order."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return [Question(path, asked) for asked in content["asked"]]


def questions() -> Iterator[Question]:
    """Every question of every file."""
    for path in FILES:
        yield from questions_of(path)


def moments_as_written(dues: list[Any]) -> list[Any]:
    """Days and moments, earliest first."""
    return sorted(dues, key=lambda due: (due.isoformat()[:10], isinstance(due, datetime), str(due)))


def expected(wanted: dict[str, Any]) -> dict[str, Any]:
    """What a question says of a limit, without which limit it is."""
    return {key: value for key, value in wanted.items() if key not in {"id", "state"}}


def named(wanted: dict[str, Any]) -> str:
    """Which limit it is: a limit may run once for each other State."""
    return ":".join(filter(None, (wanted["id"], wanted.get("state"))))

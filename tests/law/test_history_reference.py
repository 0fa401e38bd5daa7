"""The reference of the history file is neither stale nor wrong."""

import re
from pathlib import Path

from asylia.law.facts import read_history, read_settings
from asylia.law.facts.attributes import CHECKS, WORDS
from asylia.law.terms import ALIASES, DERIVED_ONLY, Event

PAGE = (Path(__file__).resolve().parents[2] / "docs/reference/history.md").read_text(
    encoding="utf-8"
)


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    return found[1]


def test_reference_names_every_event_and_no_other() -> None:
    listed = re.findall(r"`(\w+)`", PAGE.split("## Every event name")[1])

    names, aliases = listed[: listed.index(min(ALIASES))], listed[listed.index(min(ALIASES)) :]

    assert names == sorted(event.value for event in Event if event not in DERIVED_ONLY)
    assert dict(zip(aliases[::2], aliases[1::2], strict=True)) == {
        alias: event.value for alias, event in ALIASES.items()
    }


def test_reference_names_every_checked_attribute_with_its_words() -> None:
    table = PAGE.split("## Attributes")[1].split("## What is refused")[0]
    rows = {row[0]: row[1] for row in re.findall(r"^\| `(\w+)` \| (.*?) \|", table, re.MULTILINE)}

    words = {key: tuple(re.findall(r"`(\w+)`", rows[key])) for key in WORDS}

    assert rows.keys() == CHECKS.keys()
    assert words == dict(WORDS)


def test_example_of_the_reference_is_read() -> None:
    found = read_history(block("json"), file="docs/reference/history.md")

    assert [one.event.value for one in found.events] == [
        "border_apprehension",
        "application_made",
        "application_registered",
        "procedure_assigned",
    ]


def test_settings_of_the_reference_are_read() -> None:
    found = read_settings(block("toml"), file="docs/reference/history.md")

    assert [len(found.national), len(found.readings), list(found.holidays)] == [2, 2, ["LT"]]

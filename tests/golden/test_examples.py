"""Worked examples: small cases of one rule each, and what the clock must answer about them.

docs/how-to/write-a-worked-example.md describes the format.
"""

from collections import Counter
from pathlib import Path

import pytest

from asylia.law.clock.book import every_rule
from asylia.samples import examples
from asylia.samples.examples import every, examples_in, mistakes

AT_LEAST = 3
FILES = sorted(Path(str(examples.__file__)).parent.glob("*.toml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_worked_examples_of_a_file_are_answered_as_written(file: Path) -> None:
    found = examples_in(file.read_text(encoding="utf-8"), file=file.name)

    wrong = [line for example in found for line in mistakes(example)]
    assert wrong == []


def test_every_rule_has_at_least_three_worked_examples() -> None:
    number = Counter(example.limit for example in every())

    lacking = [rule.id for rule in every_rule() if number[rule.id] < AT_LEAST]
    assert lacking == []


def test_every_worked_example_belongs_to_a_rule() -> None:
    known = {rule.id for rule in every_rule()}

    assert sorted({example.limit for example in every()} - known) == []


def test_no_two_worked_examples_of_a_rule_say_the_same() -> None:
    said = Counter((example.limit, example.says) for example in every())

    assert [one for one, times in said.items() if times > 1] == []

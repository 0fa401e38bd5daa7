"""The examples of the guide to the library run, and print what the guide says they print."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "how-to" / "use-as-a-library.md"
EXAMPLE = re.compile(r"```python\n(.*?)```\n\n```text\n(.*?)```", re.DOTALL)
EXAMPLES = EXAMPLE.findall(GUIDE.read_text(encoding="utf-8"))
FIVE = 5


def test_every_example_of_the_guide_says_what_it_prints() -> None:
    assert len(EXAMPLES) == GUIDE.read_text(encoding="utf-8").count("```python") == 4


def test_five_lines_give_a_due_day() -> None:
    code, printed = EXAMPLES[0]

    assert len([line for line in code.splitlines() if line]) == FIVE
    assert printed == "2026-08-17\n"


@pytest.mark.parametrize(("code", "printed"), EXAMPLES)
def test_example_prints_what_the_guide_says(code: str, printed: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == printed

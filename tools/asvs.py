"""The ledger of ASVS 5.0.0: its page, its count and its proof (``./asylia prove asvs``).

``tools/asvs.toml`` says of every requirement, by number and in our own words, whether it is met, by
which tests, what is missing, or why it does not apply. Without a word this checks; ``--write``
renews ``docs/reference/asvs.md``.
"""

import ast
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LEDGER = ROOT / "tools" / "asvs.toml"
PAGE = ROOT / "docs" / "reference" / "asvs.md"
STATES = {"met": "tests", "not met": "missing", "not applicable": "reason"}
"""What a requirement may be, and what must be said with it."""
RELEASE = {
    "1.1": "22",
    "1.2": "1111122223",
    "1.3": "112222222223",
    "1.4": "222",
    "1.5": "123",
    "2.1": "122",
    "2.2": "112",
    "2.3": "12223",
    "2.4": "23",
    "3.1": "3",
    "3.2": "113",
    "3.3": "12223",
    "3.4": "11222233",
    "3.5": "11122333",
    "3.6": "3",
    "3.7": "22333",
    "4.1": "12233",
    "4.2": "23333",
    "4.3": "22",
    "4.4": "1222",
    "5.1": "2",
    "5.2": "112333",
    "5.3": "113",
    "5.4": "222",
    "6.1": "122",
    "6.2": "111111112222",
    "6.3": "11223333",
    "6.4": "112233",
    "6.5": "22222333",
    "6.6": "2223",
    "6.7": "33",
    "6.8": "2222",
    "7.1": "222",
    "7.2": "1111",
    "7.3": "22",
    "7.4": "11222",
    "7.5": "223",
    "7.6": "22",
    "8.1": "1233",
    "8.2": "1123",
    "8.3": "133",
    "8.4": "23",
    "9.1": "111",
    "9.2": "1222",
    "10.1": "22",
    "10.2": "223",
    "10.3": "22223",
    "10.4": "1111122222233333",
    "10.5": "22222",
    "10.6": "22",
    "10.7": "222",
    "11.1": "2233",
    "11.2": "22233",
    "11.3": "11233",
    "11.4": "1222",
    "11.5": "23",
    "11.6": "23",
    "11.7": "33",
    "12.1": "12233",
    "12.2": "11",
    "12.3": "22223",
    "13.1": "2333",
    "13.2": "222223",
    "13.3": "2233",
    "13.4": "1222233",
    "14.1": "22",
    "14.2": "12223333",
    "14.3": "122",
    "15.1": "12233",
    "15.2": "12233",
    "15.3": "1222222",
    "15.4": "3333",
    "16.1": "2",
    "16.2": "22222",
    "16.3": "2222",
    "16.4": "222",
    "16.5": "2223",
    "17.1": "23",
    "17.2": "22223333",
    "17.3": "22",
}
"""The levels of the requirements of each section, in their order: one digit is one requirement."""


class Wrong(Exception):
    """A line of the ledger that says too little, or something else than the release."""


@dataclass(frozen=True, slots=True)
class Line:
    """One requirement.

    Attributes:
        number: As the release counts.
        level: The lowest level that asks for it.
        asks: What it asks, in our own words.
        state: One of `STATES`.
        tests: What proves it, as ``path::name``.
        says: What is missing, or why it does not apply.
    """

    number: str
    level: int
    asks: str
    state: str
    tests: tuple[str, ...]
    says: str


def levels() -> dict[str, int]:
    """The level of each number of the release."""
    return {
        f"{section}.{place}": int(level)
        for section, told in RELEASE.items()
        for place, level in enumerate(told, start=1)
    }


def read(told: dict[str, Any]) -> list[Line]:
    """The ledger, in the order of the release.

    Raises:
        Wrong: A number is missing or too many, or a line is not whole.
    """
    known, lines = levels(), told["requirements"]
    if missing := [number for number in known if number not in lines]:
        raise Wrong(f"not in the ledger: {', '.join(missing)}")
    if strange := [number for number in lines if number not in known]:
        raise Wrong(f"not in the release: {', '.join(strange)}")
    return [_line(number, level, lines[number]) for number, level in known.items()]


def _line(number: str, level: int, told: dict[str, Any]) -> Line:
    state = told.get("state", "")
    if state not in STATES:
        raise Wrong(f"{number}: {state!r} is no state")
    if set(told) != {"asks", "state", STATES[state]} or not all(told.values()):
        raise Wrong(f"{number}: {state} is told by asks, state and {STATES[state]}, no more")
    tests = tuple(told.get("tests", ()))
    says = told.get("missing", told.get("reason", ""))
    return Line(number, level, told["asks"], state, tests, says)


def lost_tests(lines: list[Line], root: Path = ROOT) -> list[str]:
    """The tests that lines name and that do not exist."""
    return [
        f"{line.number}: there is no test {test}"
        for line in lines
        for test in line.tests
        if not _exists(root, test)
    ]


def _exists(root: Path, test: str) -> bool:
    path, _, name = test.partition("::")
    return name.startswith("test_") and name in _functions(root / path)


@cache
def _functions(path: Path) -> frozenset[str]:
    if not path.is_file():
        return frozenset()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def counts(lines: list[Line]) -> list[tuple[str, int, int, int, int]]:
    """How many of each state, by level and in all."""
    found = Counter((line.level, line.state) for line in lines)
    rows = [(f"L{level}", [found[level, state] for state in STATES]) for level in (1, 2, 3)]
    rows.append(("all", [sum(row[n] for _, row in rows) for n in range(len(STATES))]))
    return [(name, *row, sum(row)) for name, row in rows]  # type: ignore[misc]


def page(told: dict[str, Any]) -> str:
    """The ledger as a page."""
    return "\n".join(_page(told)) + "\n"


def _page(told: dict[str, Any]) -> Iterator[str]:
    lines = read(told)
    yield from ("# The ledger of ASVS 5.0.0", "")
    yield from ("<!-- Generated by python -m tools.asvs --write; do not edit. -->", "")
    yield "OWASP's Application Security Verification Standard 5.0.0, number by number, in our own"
    yield "words (its text is its own: read it beside this page). *Met* names tests that prove it;"
    yield "what is only believed, or proved in part, is *not met*. `./asylia prove asvs` counts."
    yield from ("", "| level | " + " | ".join(STATES) + " | all |", "|---|---|---|---|---|")
    yield from (f"| {' | '.join(str(one) for one in row)} |" for row in counts(lines))
    for chapter, title in told["chapters"].items():
        yield from ("", f"## {chapter}. {title}", "")
        yield from (
            "| number | level | asks | state | proof, gap or reason |",
            "|---|---|---|---|---|",
        )
        yield from (_row(line) for line in lines if line.number.split(".")[0] == chapter)


def _row(line: Line) -> str:
    last = line.says or "<br>".join(f"`{test.removeprefix('tests/')}`" for test in line.tests)
    return f"| {line.number} | {line.level} | {line.asks} | {line.state} | {last} |"


def main(words: list[str]) -> int:
    told = tomllib.loads(LEDGER.read_text(encoding="utf-8"))
    if "--write" in words:
        PAGE.write_text(page(told), encoding="utf-8")
    try:
        lines = read(told)
    except Wrong as problem:
        print(problem)
        return 1
    against = lost_tests(lines)
    if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page(told):
        against.append("docs/reference/asvs.md is stale: python -m tools.asvs --write")
    for one in against:
        print(one)
    for name, met, not_met, not_applicable, every in counts(lines):
        print(f"{name}: {met} met, {not_met} not met, {not_applicable} not applicable, of {every}")
    return 1 if against else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Mutation testing of the law's engine: does a test fail for each small change of the code?

The files that count, decide and judge are changed one place at a time: a comparison, an ``and``, a
number, a condition, a returned value. Strings are left out, and so are the files of acts and
States, which hold rules and no code (``tools/rule_mutants.py`` changes those). The tests are
collected once; for each change a copy of that process puts the changed code in the place of the
function and runs the tests that ever enter the changed statement, until one fails: first those
that noticed the change beside, then the quick ones.

Used by ``./asylia prove mutants``; run alone: ``python -m tools.engine_mutants [--sample N]``.
"""

import argparse
import gc
import json
import os
import random
import resource
import signal
import sys
import tempfile
import threading
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import _lru_cache_wrapper, cache
from hashlib import sha256
from itertools import accumulate
from math import inf
from pathlib import Path
from types import FrameType, FunctionType
from typing import TYPE_CHECKING

import pytest

from tools.engine_changes import (
    SOURCE,
    Place,
    changed_code,
    every_place,
    files_of_the_engine,
    function_of,
    statement_around,
)

if TYPE_CHECKING:
    from _typeshed import TraceFunction

TESTS = ("tests/law", "tests/golden")
LEFT_OUT = ("--ignore=tests/law/columns",)
AT_LEAST, TIMES = 5, 3
"""Seconds of computing, of which a busy machine takes none away: so many, and so often its own."""
MOST_MEMORY = 4 * 2**30
SURVIVED, KILLED, TIMED_OUT, UNTOUCHED = "survived", "killed", "timed out", "no test"
EQUIVALENT = "equal"
UNTRIED = "could not be tried"
NOTICED = frozenset({KILLED, TIMED_OUT})
UNNOTICED = (SURVIVED, UNTOUCHED, UNTRIED)
BROKEN = 3
ROOT = Path(__file__).resolve().parent.parent
EQUAL = ROOT / "tools" / "engine_mutants.toml"
PAGE = ROOT / "docs" / "reference" / "engine-mutants.md"
WANTED = 95.0
REPORT = Path(tempfile.gettempdir()) / "asylia-engine-mutants.json"


Learned = dict[str, tuple[float, dict[str, list[int]]]]
"""Of each test how long it takes, and which lines of which file it enters."""


@dataclass
class Touched:
    """Which tests enter which lines, and how long each test takes."""

    by_line: dict[tuple[str, int], set[int]] = field(default_factory=lambda: defaultdict(set))
    seconds: dict[int, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Change:
    """A change, the tests that may notice it in so many seconds, and what is changed in memory."""

    place: Place
    tests: list[int]
    seconds: float
    functions: list[FunctionType]
    remembering: "list[_lru_cache_wrapper[object]]"

    def make(self) -> None:
        """Put the changed code in place; what the unchanged code found out must not answer."""
        code = changed_code(self.place)
        for function in self.functions:
            function.__code__ = code
        for each in self.remembering:
            each.cache_clear()


class Plugin:
    """A pytest plugin that runs the collected tests against each change."""

    def __init__(
        self,
        places: list[Place],
        *,
        jobs: int,
        report: Path,
        learned: Path | None = None,
        most: float = inf,
    ) -> None:
        self.places = places
        self.jobs = jobs
        self.report = report
        self.learned = learned
        self.most = most
        self.results: dict[Place, str] = {}
        self.touched = Touched()
        self.noticing: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
        self.failed = False

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Learn what each test enters, then try every change."""
        if not session.items:
            raise pytest.UsageError("there are no tests")
        self.failed = bool(session.testsfailed)  # a file of tests that cannot be read
        self._learn(session)
        if not self.failed:
            self._try_all(session)
        return True

    def _learn(self, session: pytest.Session) -> None:
        learned = _read(self.learned)
        remembering = _caches("asylia.law")
        for index, item in enumerate(session.items):
            if item.nodeid not in learned:
                for each in remembering:  # or only the first test that asks would enter it
                    each.cache_clear()
                learned[item.nodeid] = self._entered(item)
            self.touched.seconds[index], entered = learned[item.nodeid]
            for path, lines in entered.items():
                for line in lines:
                    self.touched.by_line[path, line].add(index)
        if self.learned and not self.failed:
            kept = {"of": _code_of_the_engine(), "tests": learned}
            self.learned.write_text(json.dumps(kept), encoding="utf-8")

    def _entered(self, item: pytest.Item) -> tuple[float, dict[str, list[int]]]:
        """How long a test takes, and the lines of each file that it enters."""
        root = f"{SOURCE}{os.sep}"
        lines: set[tuple[str, int]] = set()

        def in_the_engine(frame: FrameType, _event: str, _: object) -> "TraceFunction | None":
            lines.add((frame.f_code.co_filename, frame.f_lineno))
            return in_the_engine

        def look(frame: FrameType, _event: str, _: object) -> "TraceFunction | None":
            return in_the_engine if frame.f_code.co_filename.startswith(root) else None

        began = time.process_time()
        sys.settrace(look)
        threading.settrace(look)
        passed = _passes(item)
        sys.settrace(None)
        threading.settrace(None)
        if not passed:
            print(f"fails without any change: {item.nodeid}")
            self.failed = True
        found: dict[str, list[int]] = defaultdict(list)
        for name, line in sorted(lines):
            found[name.removeprefix(root)].append(line)
        return time.process_time() - began, found

    def _try_all(self, session: pytest.Session) -> None:
        live, remembering = _live_functions(), _caches("asylia")
        gc.freeze()  # what every copy shares is looked at by none of them
        running: dict[int, tuple[Place, int]] = {}
        waiting = list(reversed(self.places))
        done = 0
        while waiting or running:
            while waiting and len(running) < self.jobs:
                place = waiting.pop()
                tests = self._tests_of(place)
                if not tests:
                    self.results[place] = _judged(place, UNTOUCHED)
                    continue
                seconds = AT_LEAST + TIMES * sum(self.touched.seconds[one] for one in tests)
                functions = live[place.path, place.function]
                change = Change(place, tests, seconds, functions, remembering)
                pid, told = self._fork(session, change)
                running[pid] = (place, told)
            if not running:
                continue
            pid, status = os.wait()
            place, told = running.pop(pid)
            self._remember(place, told)
            self.results[place] = _judged(place, _outcome(status))
            if self.results[place] in UNNOTICED:
                print(f"{self.results[place]}: {place}", flush=True)
            done += 1
            if done % 100 == 0:
                print(f"{done} of {len(self.places)} tried", flush=True)
                self._write()
        self._write()

    def _tests_of(self, place: Place) -> list[int]:
        """The tests that may notice a change: those that noticed others of the place, the quick."""
        lines = statement_around(place)
        tests = set().union(*(self.touched.by_line[place.path, line] for line in lines))
        here, near = self.noticing[place.path, place.function], self.noticing[place.path, ""]
        found = sorted(
            tests, key=lambda index: (-here[index], -near[index], self.touched.seconds[index])
        )
        spent = accumulate(self.touched.seconds[index] for index in found)
        return [index for index, until in zip(found, spent, strict=True) if until <= self.most]

    def _remember(self, place: Place, told: int) -> None:
        """Which test noticed a change, as its process told."""
        with os.fdopen(told) as pipe:
            index = pipe.read()
        if index:
            self.noticing[place.path, place.function][int(index)] += 1
            self.noticing[place.path, ""][int(index)] += 1

    def _fork(self, session: pytest.Session, change: "Change") -> tuple[int, int]:
        told, telling = os.pipe()
        pid = os.fork()
        if pid:
            os.close(telling)
            return pid, told
        status = BROKEN
        try:
            signal.setitimer(signal.ITIMER_PROF, change.seconds)
            resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(null, 2)
            change.make()
            status = 1
            failed = next((one for one in change.tests if not _passes(session.items[one])), None)
            status = 0 if failed is None else 1
            os.write(telling, b"" if failed is None else str(failed).encode())
        finally:
            os._exit(status)

    def _write(self) -> None:
        write_report(self.results, self.report)


def write_report(results: dict[Place, str], report: Path) -> None:
    """Keep what became of each change, and of which state of the function."""
    found = [
        {**vars(place), "result": result, "of": function_of(place.path, place.function)}
        for place, result in results.items()
    ]
    report.write_text(json.dumps(found, indent=1), encoding="utf-8")


def _read(learned: Path | None) -> Learned:
    """What was kept of the same code; after a change of it, nothing."""
    if learned is None or not learned.exists():
        return {}
    kept = json.loads(learned.read_text(encoding="utf-8"))
    found: Learned = kept["tests"] if kept["of"] == _code_of_the_engine() else {}
    return found


def _code_of_the_engine() -> str:
    found = sha256()
    for path in files_of_the_engine():
        found.update(path.read_bytes())
    return found.hexdigest()


def _passes(item: pytest.Item) -> bool:
    from _pytest.runner import runtestprotocol  # noqa: PLC0415 - pytest has no public word for it

    return all(not each.failed for each in runtestprotocol(item, log=False, nextitem=None))


def _outcome(status: int) -> str:
    if os.WIFSIGNALED(status):
        return TIMED_OUT if os.WTERMSIG(status) == signal.SIGPROF else KILLED
    return {0: SURVIVED, BROKEN: UNTRIED}.get(os.WEXITSTATUS(status), KILLED)


def _judged(place: Place, found: str) -> str:
    return (
        EQUIVALENT
        if found in UNNOTICED and any(_is_meant(place, one) for one in _equal())
        else found
    )


@cache
def _equal() -> tuple[dict[str, str], ...]:
    found = tomllib.loads(EQUAL.read_text(encoding="utf-8")).get("equal", [])
    return tuple(found)


def _is_meant(place: Place, equal: dict[str, str]) -> bool:
    """Whether a change is one of those that nothing can notice; ``at`` stands in its line."""
    return (
        fnmatchcase(place.path, equal["file"])
        and fnmatchcase(place.function, equal["function"])
        and fnmatchcase(place.what, equal["change"])
        and equal.get("at", "") in _line(place.path, place.line)
    )


@cache
def _line(path: str, number: int) -> str:
    lines = (SOURCE / path).read_text(encoding="utf-8").splitlines()
    return lines[number - 1] if number else ""


def _live_functions() -> dict[tuple[str, str], list[FunctionType]]:
    """The functions of the engine as they stand in memory, by file and qualified name."""
    root = str(SOURCE)
    found: dict[tuple[str, str], list[FunctionType]] = defaultdict(list)
    for each in gc.get_objects():
        if isinstance(each, FunctionType) and each.__code__.co_filename.startswith(root):
            short = Path(each.__code__.co_filename).relative_to(root).as_posix()
            found[short, each.__code__.co_qualname].append(each)
    return found


def _caches(of: str) -> "list[_lru_cache_wrapper[object]]":
    return [
        each
        for each in gc.get_objects()
        if isinstance(each, _lru_cache_wrapper) and each.__module__.startswith(of)
    ]


# The command ------------------------------------------------------------------------------


def by_file(results: dict[Place, str]) -> dict[str, Counter[str]]:
    """How many changes of each file had which outcome."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for place, result in results.items():
        found[place.path][result] += 1
    return found


def _alike(place: Place) -> tuple[str, str, str]:
    return place.path, place.function, place.what


def _known_before(places: list[Place], report: Path) -> dict[Place, str]:
    """What an earlier run found in functions that are the same still.

    What survived then is taken to survive now, though a newer test may notice it.
    """
    found = {
        (one["path"], one["function"], one["number"], one["what"], one["of"]): one["result"]
        for one in json.loads(report.read_text(encoding="utf-8"))
    }
    results = {
        place: found.get((place.path, place.function, place.number, place.what, of), UNTRIED)
        for place in places
        for of in [function_of(place.path, place.function)]
    }
    return {place: result for place, result in results.items() if result != UNTRIED}


@cache
def _unnoticed(report: Path) -> frozenset[tuple[str, str, str]]:
    found = json.loads(report.read_text(encoding="utf-8"))
    return frozenset(
        (one["path"], one["function"], one["what"]) for one in found if one["result"] not in NOTICED
    )


def main(words: list[str]) -> int:
    """Run and print the score by file."""
    parser = argparse.ArgumentParser(prog="./asylia prove mutants --engine")
    parser.add_argument("--sample", type=int, help="try so many changes, drawn at random")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--file", action="append", default=[], help="only this file of law/")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    parser.add_argument("--again", type=Path, help="only what a report says went unnoticed")
    parser.add_argument(
        "--kept", type=Path, help="try nothing that this report knows of an unchanged function"
    )
    parser.add_argument("--deselect", action="append", default=[], help="leave a test out")
    parser.add_argument("--tests", action="append", help="run these tests alone")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--report", type=Path, default=REPORT)
    parser.add_argument("--most", type=float, default=inf, help="seconds of tests for a change")
    parser.add_argument("--learned", type=Path, help="keep here what each test enters")
    asked = parser.parse_args(words)
    places = [one for one in every_place() if not asked.file or one.path in asked.file]
    if asked.again:
        places = [one for one in places if _alike(one) in _unnoticed(asked.again)]
    if asked.sample and asked.sample < len(places):
        drawn = random.Random(asked.seed)  # noqa: S311 - a sample, no secret
        places = drawn.sample(places, asked.sample)
    kept = _known_before(places, asked.kept) if asked.kept else {}
    places = [one for one in places if one not in kept]
    os.environ.setdefault("ASYLIA_EXAMPLES", "mutants")
    plugin = Plugin(
        places, jobs=asked.jobs, report=asked.report, learned=asked.learned, most=asked.most
    )
    tests = asked.tests or [each for each in TESTS if Path(each).exists()]
    deselect = [f"--deselect={each}" for each in asked.deselect]
    pytest.main(
        [
            "-q",
            "-p",
            "no:randomly",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:xdist",
            "--assert=plain",  # why a test fails is told to nobody, and took most of the time
            "--tb=no",
            *LEFT_OUT,
            *deselect,
            *tests,
        ],
        plugins=[plugin],
    )
    if plugin.failed:
        return 1
    results = kept | plugin.results
    write_report(results, asked.report)
    page = _page(results, drawn=bool(asked.sample), kept=len(kept))
    print(page)
    if asked.write:
        PAGE.write_text(page, encoding="utf-8")
    return 0 if _score(Counter(results.values())) >= WANTED else 1


def _score(counts: Counter[str]) -> float:
    """How many of the changes that can be noticed are noticed, in hundred."""
    noticeable = counts.total() - counts[EQUIVALENT]
    return 100 * (counts[KILLED] + counts[TIMED_OUT]) / max(noticeable, 1)


def _page(results: dict[Place, str], *, drawn: bool, kept: int = 0) -> str:
    total = Counter(results.values())
    which = f"{total.total()} of {len(every_place())} changes" + (", drawn at random" * drawn)
    which += f"; {kept} known from an earlier run, in functions the same still" if kept else ""
    left = sorted(
        f"- `{place.path}` {place.function}, line {place.line}: {place.what} ({result})"
        for place, result in results.items()
        if result in UNNOTICED
    )
    return "\n".join(
        [
            "# Small changes of the engine\n",
            "<!-- Generated by ./asylia prove mutants --engine --write; do not edit. -->\n",
            "The code that counts, decides and judges is changed at one place at a time (a",
            "comparison, an `and`, a number, a condition, a returned value; strings are left out),",
            "and the tests of the law that enter the changed statement are run. What none of them",
            "notices has survived. The [rules](rule-mutants.md) are changed apart.",
            f"Tried: {which}.\n",
            *_table(results, total),
            "\n## What survived\n",
            *(left or ["Nothing."]),
            "\n## What cannot be noticed\n",
            *_reasons(),
            "",
        ]
    )


def _table(results: dict[Place, str], total: Counter[str]) -> Iterator[str]:
    yield "| file | changes | noticed | survived | equal | score |"
    yield "|---|---|---|---|---|---|"
    for name, counts in [*sorted(by_file(results).items()), ("all", total)]:
        noticed = counts[KILLED] + counts[TIMED_OUT]
        left = sum(counts[one] for one in UNNOTICED)
        yield (
            f"| {name} | {counts.total()} | {noticed} | {left} | {counts[EQUIVALENT]} "
            f"| {_score(counts):.1f} % |"
        )


def _reasons() -> Iterator[str]:
    for one in _equal():
        at = f" in `{one['at']}`" if "at" in one else ""
        yield f"- `{one['file']}` {one['function']}{at}, {one['change']}: {one['because']}"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""All gates and all tests, in the environment that is already set up (``just check``).

``python -m tools.check [NAME …]`` runs only the named steps; without names it runs them all and
tells every failure at the end, not only the first.
"""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CODE = ["src", "tests", "tools", "benchmarks"]
PURE_ROOMS = ["tests/law", "tests/casefile", "tests/samples", "tests/golden"]
COVERED_WHOLLY = [
    "*/asylia/law/*",
    "*/asylia/casefile/*",
    "*/asylia/samples/*",
    "*/asylia/figures/*",
    "*/asylia/likeness/*",
    "*/asylia/web/*/access.py",
    "*/asylia/web/*/actions.py",
]


# A test waits for its browser or its database half of the time: one more than two cores.
WORKERS = ["-n", str(max(3, os.cpu_count() or 1)), "--maxprocesses=4", "--dist=worksteal"]


@dataclass(slots=True)
class Report:
    """What has failed so far; both lanes write here."""

    failed: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def tell(self, name: str, *, passed: bool, seconds: float, output: str = "") -> None:
        with self.lock:
            if not passed:
                self.failed.append(name)
                print(output, end="" if output.endswith("\n") else "\n")
            print(f"{'ok    ' if passed else 'FAILED'} {name} ({seconds:.1f} s)", flush=True)


@dataclass(frozen=True, slots=True)
class Step:
    """One gate: a name and the commands that must all succeed."""

    name: str
    commands: Callable[[], list[list[str]]]


def program(name: str) -> str:
    return str(BIN / name)


def code() -> list[str]:
    return [folder for folder in CODE if (ROOT / folder).exists()]


def templates() -> list[list[str]]:
    if not list((ROOT / "src").rglob("*.html")):
        return []
    return [[program("djlint"), "--lint", "--quiet", "src"]]


GENERATORS = ("reference", "told_twice")
GATES = [
    Step("format", lambda: [[program("ruff"), "format", "--check", "."]]),
    Step("lint", lambda: [[program("ruff"), "check", "."]]),
    Step("floors", lambda: [[program("lint-imports"), "--no-cache"]]),
    Step("templates", templates),
    Step(
        "generated",
        lambda: [[sys.executable, "-m", f"tools.{page}", "--check"] for page in GENERATORS],
    ),
    Step("catalogues", lambda: [[sys.executable, "-m", "asylia.web.base.translations", "--check"]]),
    Step("types", lambda: [[program("mypy"), *code()]]),
    Step("wheel", lambda: [[sys.executable, "-m", "tools.plain_wheel", *pure_tests()]]),
]


def pure_tests() -> list[str]:
    return [folder for folder in PURE_ROOMS if (ROOT / folder).exists()]


def run_gate(step: Step, report: Report) -> None:
    began, output, passed = time.monotonic(), [], True
    for command in step.commands():
        done = subprocess.run(
            command, check=False, cwd=ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL
        )
        output.append(done.stdout + done.stderr)
        passed = passed and done.returncode == 0
    report.tell(
        step.name, passed=passed, seconds=time.monotonic() - began, output="\n".join(output)
    )


def run_gates(steps: list[Step], report: Report) -> None:
    for step in steps:
        run_gate(step, report)


def run_tests(report: Report, *, with_coverage: bool) -> None:
    began = time.monotonic()
    pytest = [sys.executable, "-m", "pytest", "-q", "--durations=8", *WORKERS]
    if with_coverage:
        pytest += ["--cov", "--cov-report=", "--cov-fail-under=0"]
    passed = subprocess.run(pytest, check=False, cwd=ROOT).returncode == 0
    report.tell("tests", passed=passed, seconds=time.monotonic() - began)
    if with_coverage:
        include = f"--include={','.join(COVERED_WHOLLY)}"
        coverage = [program("coverage"), "report"]
        run_gate(Step("coverage overall", lambda: [[*coverage, "--fail-under=95"]]), report)
        whole = [*coverage, include, "--fail-under=100"]
        run_gate(Step("coverage of the pure rooms", lambda: [whole]), report)


def main(names: list[str]) -> int:
    known = [step.name for step in GATES] + ["tests"]
    if unknown := [name for name in names if name not in known]:
        print(f"There is no step {', '.join(unknown)}. There are: {', '.join(known)}.")
        return 2
    chosen = [step for step in GATES if not names or step.name in names]
    report = Report()
    print(f"running {', '.join(names or known)}", flush=True)
    beside = threading.Thread(target=run_gates, args=(chosen, report))
    beside.start()
    if not names or "tests" in names:
        run_tests(report, with_coverage=not names)
    beside.join()
    return summary(report, browsers=not names or "tests" in names)


def summary(report: Report, *, browsers: bool) -> int:
    print()
    if browsers and not (os.environ.get("CHROMIUM") or shutil.which("chromium")):
        print("NOT RUN: the browser tests, because there is no Chromium here (CHROMIUM=path).")
    if report.failed:
        print(f"FAILED: {', '.join(report.failed)}")
        return 1
    print("All that was run has passed.")
    return 0


if __name__ == "__main__":
    os.environ["ASYLIA_MODE"] = "test"
    os.chdir(ROOT)
    sys.exit(main(sys.argv[1:]))

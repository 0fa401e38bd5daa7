"""``./asylia bench [NAME] [--cases N] [--keep]``: measure, and write down figures and machine."""

import json
import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tools import places, setup
from tools.places import Place

Result = dict[str, Any]

FOLDER = places.CHECKOUT / "benchmarks"
RESULTS = FOLDER / "results"
LONG = frozenset(
    {
        "caseload",
        "projection",
        "today",
        "case-page",
        "mixed",
        "columns",
        "growth",
        "names",
        "next-acts",
    }
)
"""Benchmarks on a million cases: run when they are named."""


def main(words: list[str]) -> int:
    names, options = _apart(words)
    place = setup.set_up("run")
    for name in names:
        setup.say(f"measuring {name}")
        _write(name, {"machine": machine(), **_measure(place, name, options)})
    _write_page()
    return 0


def all_names() -> list[str]:
    """Every benchmark that there is."""
    return sorted(
        path.stem.replace("_", "-")
        for path in FOLDER.glob("[a-z]*.py")
        if "def main(" in path.read_text(encoding="utf-8")
    )


def _apart(words: list[str]) -> tuple[list[str], list[str]]:
    """The names of benchmarks, and what is handed on to them: ``--cases 20000``, ``--keep``."""
    there = all_names()
    first = next((n for n, word in enumerate(words) if word.startswith("-")), len(words))
    names, options = words[:first], words[first:]
    if unknown := [name for name in names if name not in there]:
        raise places.Refused(
            f"There is no benchmark {', '.join(unknown)}. There are: {', '.join(there)}."
        )
    return names or [name for name in there if name not in LONG], options


def _measure(place: Place, name: str, options: list[str]) -> Result:
    """Run it as the user; the last line that it prints is its result as JSON."""
    module = f"benchmarks.{name.replace('-', '_')}"
    done = subprocess.run(
        [place.program("python"), "-m", module, *options],
        check=False,
        stdout=subprocess.PIPE,
        text=True,
        cwd=place.checkout,
        stdin=subprocess.DEVNULL,
        env=places.environment(place) | {"ASYLIA_MODE": "test"},
        **places.identity(place.account),
    )
    if done.returncode:
        raise places.Refused(f"The benchmark {name} failed; its message stands above.")
    result: Result = json.loads(done.stdout.splitlines()[-1])
    return result


def machine() -> Result:
    """What a reader needs to judge a figure."""
    text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    model = next((line for line in text.splitlines() if line.startswith("model name")), "?")
    memory = Path("/proc/meminfo").read_text(encoding="utf-8").split()[1]
    release = os.uname()
    return {
        "processor": model.partition(":")[2].strip(),
        "cores": os.cpu_count(),
        "memory_gib": round(int(memory) / 2**20, 1),
        "system": f"{release.sysname} {release.release}",
        "load_before": round(os.getloadavg()[0], 2),
        "day": datetime.now(UTC).date().isoformat(),
    }


def _write(name: str, result: Result) -> None:
    is_full = result.pop("is_full")
    for figure in result["figures"]:
        judged = _judged(figure) if is_full else "not judged"
        floor = f"  ({figure['floor']}: {judged})" if figure["floor"] else ""
        print(f"  {figure['what']}: {figure['value']} {figure['unit']}{floor}")
    if not is_full:
        setup.say("a smaller run than the floors are meant for; its figures are not written down")
        return
    RESULTS.mkdir(exist_ok=True)
    text = json.dumps({"benchmark": name, **result}, indent=2, ensure_ascii=False) + "\n"
    (RESULTS / f"{name}.json").write_text(text, encoding="utf-8")


def _judged(figure: Result) -> str:
    return "" if figure["holds"] is None else ("holds" if figure["holds"] else "MISSED")


def _write_page() -> None:
    lines = [
        "# Performance",
        "",
        "Written by `./asylia bench`; each figure is the last run, on the machine named below it.",
        "The floors are the project's own; no test depends on a clock on the wall.",
        "",
    ]
    for path in sorted(RESULTS.glob("*.json")):
        lines += _section(json.loads(path.read_text(encoding="utf-8")))
    page = places.CHECKOUT / "docs" / "reference" / "performance.md"
    page.write_text("\n".join(lines), encoding="utf-8")
    setup.say("wrote docs/reference/performance.md")


def _section(result: Result) -> list[str]:
    machine_ = result["machine"]
    rows = [
        f"| {one['what']} | {one['value']} {one['unit']} | {one['floor']} | {_judged(one)} |"
        for one in result["figures"]
    ]
    day = f", {machine_['day']}" if "day" in machine_ else ""
    described = (
        f"{machine_['processor']}, {machine_['cores']} cores, {machine_['memory_gib']} GiB, "
        f"{machine_['system']}, load {machine_['load_before']} before the run{day}"
    )
    return [
        f"## {result['benchmark']}",
        "",
        f"{result['says']} ({described})",
        "",
        "| what | measured | floor | |",
        "|---|---|---|---|",
        *rows,
        "",
    ]

"""``./asylia prove``: the long proofs, listed; ``prove NAME`` runs one, ``prove --all`` runs all.

Each is a selection of tests with many more examples, or a program of its own.
"""

import shutil
import tempfile
from pathlib import Path

from tools import places, running, setup
from tools.places import Place

PROOFS = {
    "law": ("the counting and the clock, over many more examples", ["tests/law"]),
    "file": ("any edit of a case file breaks its chain", ["tests/casefile"]),
    "projection": (
        "the stored dates are the clock's answer on every one of 10,000 loaded cases",
        ["tests/web/cases/test_projection.py"],
    ),
    "peel": (
        "rules, rows and keys each keep foreign cases closed when those before them are off",
        ["tests/web/cases/test_peel.py"],
    ),
    "closed": (
        "while record, keys, rows, clock or database are missing nothing is shown, and it is said",
        ["tests/web/closing/test_closed.py"],
    ),
    "interleave": (
        "two writers on one case never lose or overwrite a word, in 10,000 orders of their steps",
        ["tests/web/cases/test_interleave.py"],
    ),
    "erasure": (
        "an erased case comes back from nothing that is left, and every chain verifies",
        ["tests/web/retention/test_recover.py", "tests/web/retention/test_erase_case.py"],
    ),
    "reads": (
        "every answer that tells of a person has its row in the read log before its first byte",
        ["tests/web/canaries/test_fields.py", "tests/web/canaries/test_reads_on_record.py"],
    ),
    "canaries": (
        "no canary lies in clear in a log, a file, a dump, a session, a title or an address",
        [
            "tests/web/canaries/test_fields.py",
            "tests/web/canaries/test_scanning.py",
            "tests/web/canaries/test_nothing_in_clear.py",
        ],
    ),
    "egress": (
        "neither the browser nor the server connects to anybody but our own server (Chromium)",
        ["tests/web/browser/test_egress.py"],
    ),
    "gates": ("each gate of the house fails on a deliberate breach", ["tests/test_house.py"]),
}
FIGURED = frozenset({"peel", "erasure", "reads", "canaries", "egress"})
"""They hold only if they print a figure: what was skipped proves nothing."""
PROGRAMS = {
    "same-meaning": (
        "the clock over columns answers as the clock of single cases ([--cases N])",
        "tools.same_meaning",
    ),
    "spark": (
        "two workers of Spark answer as one process does ([--cases N]; needs Java)",
        "tools.on_spark",
    ),
    "authz": (
        "every address and act answers everybody as declared: 50,000 questions, ten minutes",
        "tools.authz_proof",
    ),
    "sign-in-timing": (
        "how long a wrong password takes tells nobody who exists ([--rounds N] [--real])",
        "benchmarks.sign_in_timing",
    ),
    "names": (
        "people are found by name in any spelling, and no name stands in clear ([--people N])",
        "tools.names_proof",
    ),
    "crash": (
        "killed under load, application and database lose nothing ([--cycles N] [--minutes N])",
        "tools.crash",
    ),
    "supply": (
        "what we bring from others is pinned, listed and without known holes (asks the index)",
        "tools.supply",
    ),
    "asvs": (
        "each requirement of ASVS 5.0.0 has its line, and each test that it names exists",
        "tools.asvs",
    ),
    "mutants": (
        "a test fails for each small change of a rule or of the engine ([--rules | --engine])",
        "tools.mutants",
    ),
}
"""Proofs that are programs of their own; words after the names are handed on to them."""
ALL = "--all"
WHEN_NAMED = ("spark", "supply")
"""They need more than what is installed: Java, or an index that publishes advisories."""


def main(words: list[str]) -> int:
    first = next((n for n, word in enumerate(words) if word.startswith("-")), len(words))
    names, options = words[:first], words[first:]
    if unknown := [name for name in names if name not in PROOFS and name not in PROGRAMS]:
        raise places.Refused(
            f"There is no proof {', '.join(unknown)}. There are: {', '.join((*PROOFS, *PROGRAMS))}."
        )
    if not names and options != [ALL]:
        return _list(options)
    chosen = names or [name for name in (*PROOFS, *PROGRAMS) if name not in WHEN_NAMED]
    options = options if names else []
    needs_java = "spark" in chosen and shutil.which("java") is None
    place = setup.set_up("test", packages={"default-jre-headless": needs_java})
    return max(_prove(place, name, options) for name in chosen)


def _list(options: list[str]) -> int:
    """Name each proof and what it shows; nothing is run."""
    if options not in ([], ["--list"]):
        raise places.Refused(
            f"Say which proof {' '.join(options)} is for: ./asylia prove NAME {' '.join(options)}; "
            "./asylia prove lists them."
        )
    for name, (says, _) in (PROOFS | PROGRAMS).items():
        print(f"{name:<15} {says}{', only if named' * (name in WHEN_NAMED)}")
    print(
        f"\n./asylia prove NAME runs one, ./asylia prove {ALL} each; docs/reference/proofs.md has"
    )
    print("the last results.")
    return 0


def _prove(place: Place, name: str, options: list[str]) -> int:
    python = place.program("python")
    if name in PROGRAMS:
        says, module = PROGRAMS[name]
        setup.say(f"proving {name}: {says}")
        return running.run(place, [python, "-m", module, *options])
    says, tests = PROOFS[name]
    setup.say(f"proving {name}: {says}")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        figure = Path(folder) / "figure"
        extra = {"ASYLIA_EXAMPLES": "long", "ASYLIA_FIGURE": str(figure)}
        done = running.run(place, [python, "-m", "pytest", "-q", *tests], extra=extra)
        if figure.exists():
            print(figure.read_text(encoding="utf-8").strip(), flush=True)
        elif name in FIGURED:
            setup.say(f"{name} printed no figure: it was not run, or broke off")
            return max(done, 1)
    return done

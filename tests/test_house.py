"""The house keeps its gates, and each gate was seen to fail on a deliberate breach."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tools.check import COVERED_WHOLLY
from tools.gates import GATES, Gate
from tools.gates.addresses import without_rule

ROOT = Path(__file__).resolve().parent.parent
PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
LAW = "src/asylia/law/rules.py"
WEB = "src/asylia/web"
SHARED = "../" + "shared"

# One deliberate breach for each gate, by its name: the file, and what stands in it.
BREACHES = {
    "long_files": (LAW, "x = 1\n" * 501),
    "long_functions": (LAW, "def count():\n" + "    pass\n" * 60),
    "long_templates": (f"{WEB}/desk/templates/desk/today.html", "<p></p>\n" * 201),
    "positional_arguments": (LAW, "def end(start, length, state): ...\n"),
    "strangers_in_pure_rooms": (LAW, "def late():\n    import django\n"),
    "foreign_keys": (f"{WEB}/cases/models.py", 'x = models.ForeignKey("desk.Pin", on_delete=1)\n'),
    "included_templates": (
        f"{WEB}/arrivals/templates/arrivals/new.html",
        '{% include "applications/_made.html" %}',
    ),
    "linked_addresses": (f"{WEB}/arrivals/views.py", 'x = reverse("applications:made")\n'),
    "migration_arrows": (
        f"{WEB}/accounts/migrations/0002_x.py",
        'class Migration:\n    dependencies = [("cases", "0001_x")]\n',
    ),
    "record_is_opened_by_actions_only": (
        f"{WEB}/arrivals/views.py",
        "from asylia.web.cases import record\n",
    ),
    "forms_import_no_actions": (
        f"{WEB}/arrivals/forms.py",
        "from asylia.web.arrivals.actions import record_apprehension\n",
    ),
    "forbidden_folders": (f"{WEB}/cases/utils.py", ""),
    "signals_and_admin": (f"{WEB}/cases/apps.py", "from django.db.models.signals import x\n"),
    "time_is_read_by_actions_only": (LAW, "import datetime\nx = datetime.datetime.now()\n"),
    "time_is_asked_at_the_edge": (
        f"{WEB}/cases/access.py",
        "from asylia.web.base.actions import now\n",
    ),
    "dates_end_in_on_and_at": (f"{WEB}/cases/models.py", "due = models.DateField()\n"),
    "models_have_no_ordering": (
        f"{WEB}/cases/models.py",
        "class Case:\n    class Meta:\n        ordering = ['id']\n",
    ),
    "inline_code": (f"{WEB}/desk/templates/desk/a.html", "<script>alert(1)</script>"),
    "unescaped_output": (f"{WEB}/desk/templates/desk/a.html", "{{ words | safe }}"),
    "physical_sides": (f"{WEB}/base/static/base/due.css", ".due {\n  margin-left: 0;\n}\n"),
    "numbers_and_colours": (f"{WEB}/base/static/base/due.css", ".due {\n  color: #c00;\n}\n"),
    "where_paths": ("docs/where.md", "The rule stands in `law/acts/nowhere.py`.\n"),
    "broken_links": ("docs/how-to/install.md", "See [the rules](../nowhere.md).\n"),
    "workshop_words": ("docs/how-to/install.md", f"See {SHARED}/notes.\n"),
    "changelog_names": ("changelog.d/things.new.md", "Things.\n"),
    "decisions": ("docs/adr/0001-house.md", "## Decision\n"),
}
# More faces of the same breach, which a careless gate would let through.
MORE_BREACHES = [
    ("time_is_read_by_actions_only", LAW, "from datetime import date\nx = date.today\n"),
    ("time_is_read_by_actions_only", LAW, "from django.utils import timezone\nx = timezone.now\n"),
    ("time_is_asked_at_the_edge", f"{WEB}/desk/strip.py", "from asylia.web.base import actions\n"),
    ("strangers_in_pure_rooms", "src/asylia/samples/a.py", "import polars\n"),
    ("inline_code", f"{WEB}/desk/templates/desk/a.html", '<p style="color: red">'),
    ("inline_code", f"{WEB}/desk/templates/desk/a.html", '<a onclick="go()">'),
    ("physical_sides", f"{WEB}/base/static/base/a.css", ".a { text-align: left; }\n"),
    ("numbers_and_colours", f"{WEB}/base/static/base/a.css", ".a {\n  padding: 4px;\n}\n"),
    ("dates_end_in_on_and_at", LAW, "def end(start_date): ...\n"),
    ("dates_end_in_on_and_at", f"{WEB}/cases/models.py", "due_on = models.TextField()\n"),
    ("workshop_words", "README.md", "Run it in /" + "root" + "/asylia.\n"),
    ("workshop_words", "requirements/run.txt", "--index-url https://pyp" + "i.org/simple\n"),
]


def plant(root: Path, path: str, text: str) -> None:
    """Lay a tree that holds one file of ours, and the project's own contracts."""
    (root / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.__name__)
def test_the_house_keeps_its_gate(gate: Gate) -> None:
    assert gate(ROOT) == []


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.__name__)
def test_the_gate_fails_on_a_breach(gate: Gate, tmp_path: Path) -> None:
    path, text = BREACHES[gate.__name__]
    plant(tmp_path, path, text)

    complaints = gate(tmp_path)

    assert complaints


@pytest.mark.parametrize(("name", "path", "text"), MORE_BREACHES)
def test_the_gate_fails_on_another_face_of_the_breach(
    tmp_path: Path, name: str, path: str, text: str
) -> None:
    gate = next(one for one in GATES if one.__name__ == name)
    plant(tmp_path, path, text)

    complaints = gate(tmp_path)

    assert len(complaints) == 1


def test_a_reader_of_time_in_actions_passes(tmp_path: Path) -> None:
    gate = next(one for one in GATES if one.__name__ == "time_is_read_by_actions_only")
    plant(
        tmp_path, f"{WEB}/cases/actions.py", "from django.utils import timezone\ntimezone.now()\n"
    )

    assert gate(tmp_path) == []


# ---------------------------------------------------------------- gates of other people's tools


def run(*command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a tool of this environment in that folder."""
    program = Path(sys.executable).parent / command[0]
    return subprocess.run(
        [program, *command[1:]], check=False, cwd=folder, capture_output=True, text=True
    )


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("C901", "def due(a):\n" + "".join(f"    if a == {n}:\n        a = 0\n" for n in range(9))),
        ("PLR0913", "def due(*, a, b, c, d, e, f, g): ...\n"),
        ("D103", "def due(a): ...\n"),
        ("BLE001", "try:\n    x = 1\nexcept Exception:\n    x = 2\n"),
        ("S101", "assert input()\n"),
        ("TD003", "# TODO: later\n"),
        ("DTZ005", "import datetime\nx = datetime.datetime.now()\n"),
        ("S608", 'def find(c, name):\n    c.execute(f"select a from b where n = {name}")\n'),
        ("S602", "import subprocess\nsubprocess.run(input(), shell=True)\n"),
        ("S605", "import os\nos.system(input())\n"),
        ("S307", "eval(input())\n"),
        ("S102", "exec(input())\n"),
        ("S301", "import pickle\npickle.loads(input().encode())\n"),
        ("S311", "import random\ncode = random.choice('abc')\n"),
        ("S324", "import hashlib\nhashlib.md5(b'')\n"),
        (
            "S305",
            "from cryptography.hazmat.primitives.ciphers import modes\nmode = modes.ECB()\n",
        ),
    ],
)
def test_ruff_fails_on_a_breach(tmp_path: Path, rule: str, text: str) -> None:
    plant(tmp_path, LAW, text)

    found = run("ruff", "check", "--no-cache", "--output-format=concise", LAW, folder=tmp_path)

    assert f" {rule} " in found.stdout
    assert found.returncode == 1


def test_an_action_without_a_docstring_fails(tmp_path: Path) -> None:
    plant(tmp_path, f"{WEB}/cases/actions.py", "def assign_case(case): ...\n")

    found = run("ruff", "check", "--no-cache", "--output-format=concise", "src", folder=tmp_path)

    assert " D103 " in found.stdout


def test_ruff_selects_every_rule_and_each_ignore_has_its_reason() -> None:
    lint = tomllib.loads(PROJECT)["tool"]["ruff"]["lint"]
    ignored = PROJECT.partition("ignore = [\n")[2].partition("]\n")[0].splitlines()

    assert lint["select"] == ["ALL"]
    assert [line for line in ignored if " # " not in line] == []


FOLDERS = ("", "law", "law/acts", "law/clock", "casefile", "web")
STAGES = ("web/arrivals", "web/applications", "web/desk", "web/cases")


def break_of_contracts(root: Path, path: str, text: str) -> subprocess.CompletedProcess[str]:
    """Lay a small house that keeps its contracts, add one file, and ask import-linter."""
    for package in (*FOLDERS, *STAGES):
        plant(root, f"src/asylia/{package}/__init__.py", "")
    plant(root, f"src/asylia/{path}", text)
    command = [sys.executable, "-c", LINT_IMPORTS]
    return subprocess.run(command, check=False, cwd=root, capture_output=True, text=True)


def test_the_import_contracts_pass_a_house_without_a_breach(tmp_path: Path) -> None:
    found = break_of_contracts(tmp_path, "web/desk/views.py", "import asylia.web.cases\n")

    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("law/terms.py", "import asylia.law.clock\n"),
        ("law/acts/apr.py", "import asylia.law.clock\n"),
        ("casefile/chain.py", "import asylia.web\n"),
        ("web/arrivals/views.py", "import asylia.web.applications\n"),
        ("web/cases/models.py", "import asylia.web.desk\n"),
        ("web/novelties/__init__.py", ""),
        ("law/novelties/__init__.py", ""),
        ("novelties/__init__.py", ""),
    ],
)
def test_the_import_contracts_fail_on_a_breach(tmp_path: Path, path: str, text: str) -> None:
    found = break_of_contracts(tmp_path, path, text)

    assert found.returncode == 1, found.stdout
    assert "1 broken" in found.stdout


LINT_IMPORTS = """
import sys
sys.path.insert(0, "src")
from importlinter.cli import lint_imports
sys.exit(lint_imports(no_cache=True))
"""


def test_the_import_contracts_name_every_floor() -> None:
    contracts = tomllib.loads(PROJECT)["tool"]["importlinter"]["contracts"]

    assert [contract["exhaustive"] for contract in contracts] == [True, True, True]


def test_mypy_fails_on_an_untyped_function(tmp_path: Path) -> None:
    plant(tmp_path, LAW, "def due(a): ...\n")
    own = PROJECT.replace('plugins = ["mypy_django_plugin.main"]\n', "")
    (tmp_path / "pyproject.toml").write_text(own, encoding="utf-8")

    found = run("mypy", "--cache-dir=/dev/null", LAW, folder=tmp_path)

    assert "no-untyped-def" in found.stdout
    assert found.returncode == 1


def test_the_template_linter_fails_on_a_breach(tmp_path: Path) -> None:
    plant(tmp_path, f"{WEB}/desk/templates/desk/a.html", "<img src='x'>\n<p>\n")

    found = run("djlint", "--lint", "--quiet", "src", folder=tmp_path)

    assert found.returncode == 1


def test_a_warning_is_an_error(tmp_path: Path) -> None:
    plant(tmp_path, "tests/test_x.py", "import warnings\ndef test_x():\n    warnings.warn('x')\n")
    own = ["-c", "pyproject.toml", "-p", "no:django", "-p", "no:cacheprovider", "-o", "pythonpath="]

    found = run("pytest", *own, "tests/test_x.py", folder=tmp_path)

    assert "1 failed" in found.stdout


@pytest.mark.parametrize(("call", "code"), [("a(1)", 2), ("a(1), a(0)", 0)])
def test_a_lost_branch_of_a_pure_room_fails_the_coverage_gate(
    tmp_path: Path, call: str, code: int
) -> None:
    room = "def a(x):\n    if x:\n        return 1\n    return 2\n"
    plant(tmp_path, "src/asylia/law/__init__.py", room)
    plant(tmp_path, "src/asylia/__init__.py", "")
    plant(tmp_path, "src/run.py", f"from asylia.law import a\n{call}\n")

    run("coverage", "run", "src/run.py", folder=tmp_path)
    run("coverage", "combine", folder=tmp_path)
    report = ["coverage", "report", f"--include={','.join(COVERED_WHOLLY)}", "--fail-under=100"]
    found = run(*report, folder=tmp_path)

    assert found.returncode == code, found.stdout


# ---------------------------------------------------------------- every address has an access rule


def test_every_address_has_an_access_rule() -> None:
    urls = pytest.importorskip("asylia.web.urls")

    assert without_rule(urls.urlpatterns) == []


def test_an_address_without_an_access_rule_is_found() -> None:
    paths = pytest.importorskip("django.urls")
    hidden = paths.path("cases/", paths.include([paths.path("all", lambda request: request)]))

    assert without_rule([hidden]) == ["cases/all"]

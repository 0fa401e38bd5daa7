"""Floors (STYLE section 1): the arrows that import-linter cannot see, and the strangers."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.gates.trees import app_of, files, imports, is_upward, modules, texts, web_floors

PURE_ROOMS = ("law", "casefile", "samples", "figures", "likeness")
WITH_COLUMNS = {"polars", "numpy", "pyarrow", "pyspark"}
WITH_NAMES = {"rapidfuzz", "anyascii"}
RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField"}
FORBIDDEN_NAMES = {"utils", "common", "helpers", "core", "services", "managers"}
INCLUDED = re.compile(r"""{%-?\s*(?:include|extends|import|from)\s+["']([\w-]+)/""")
ADDRESS = re.compile(r"""(?:url|reverse|reverse_lazy|redirect)\(\s*["']([\w-]+):""")
SIGNALS = re.compile(r"django\.db\.models\.signals|django\.dispatch|django\.contrib\.admin\b")


def strangers_in_pure_rooms(root: Path) -> list[str]:
    """The pure rooms import the standard library and each other; some add what is named here."""
    return [
        f"{path}:{line}: {name} is not of the standard library"
        for room in PURE_ROOMS
        for path, tree in modules(root, f"src/asylia/{room}")
        for line, name in imports(tree)
        if _is_stranger(name.partition(".")[0], path)
    ]


def _is_stranger(top: str, path: str) -> bool:
    if top in sys.stdlib_module_names or top == "asylia":
        return False
    if "/likeness/" in path and top in WITH_NAMES:
        return False
    may_use_columns = "/law/columns/" in path or "/figures/" in path
    return not (may_use_columns and top in WITH_COLUMNS)


def foreign_keys(root: Path) -> list[str]:
    """A foreign key written as a string stays in its app or points to a lower floor."""
    floors = web_floors(root)
    return [
        f"{path}:{line}: a foreign key goes up, to {target}"
        for path, tree in modules(root, "src/asylia/web")
        for line, target in _related(tree)
        if is_upward(floors, app_of(path), target)
    ]


def _related(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        first = node.args[0]
        if name in RELATIONS and isinstance(first, ast.Constant) and "." in str(first.value):
            yield node.lineno, str(first.value).partition(".")[0]


def included_templates(root: Path) -> list[str]:
    """A template includes, extends and imports its own app's templates or those of lower floors."""
    floors = web_floors(root)
    return [
        f"{path}: includes a template of {target}"
        for path, text in texts(root, "src/asylia/web", ".html")
        for target in INCLUDED.findall(text)
        if is_upward(floors, app_of(path), target)
    ]


def linked_addresses(root: Path) -> list[str]:
    """An address by name is one's own or of a lower floor; a stage names no other stage."""
    floors = web_floors(root)
    return [
        f"{path}: names an address of {target}"
        for path, text in texts(root, "src/asylia/web", ".html", ".py")
        for target in ADDRESS.findall(text)
        if is_upward(floors, app_of(path), target)
    ]


def migration_arrows(root: Path) -> list[str]:
    """A migration depends on its own app's or on those of lower floors."""
    floors = web_floors(root)
    return [
        f"{path}: depends on a migration of {target}"
        for path, tree in modules(root, "src/asylia/web")
        if "/migrations/" in path
        for target in _dependencies(tree)
        if is_upward(floors, app_of(path), target)
    ]


def _dependencies(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "dependencies":
            for pair in ast.walk(node.value):
                if isinstance(pair, ast.Tuple) and isinstance(pair.elts[0], ast.Constant):
                    yield str(pair.elts[0].value)


def record_is_opened_by_actions_only(root: Path) -> list[str]:
    """``cases/record.py`` is the one door for writing; only ``actions.py`` files open it."""
    doors = {
        "asylia.web.cases.record": "/actions.py",
        "asylia.web.cases.copying": "/cases/record.py",
    }
    return [
        f"{path}:{line}: imports {name}; only {doors[name].lstrip('/')} may"
        for path, tree in modules(root, "src")
        for line, name in imports(tree)
        if name in doors and not path.endswith(doors[name])
    ]


def forms_import_no_actions(root: Path) -> list[str]:
    """The form cleans, the action decides."""
    return [
        f"{path}:{line}: a form imports actions"
        for path, tree in modules(root, "src")
        if path.endswith("/forms.py")
        for line, name in imports(tree)
        if name.endswith(".actions")
    ]


def forbidden_folders(root: Path) -> list[str]:
    """There is no utils, common, helpers, core, services or managers."""
    found = {
        part
        for path in files(root, "src", ".py", ".html", ".css", ".js")
        for part in path.relative_to(root).with_suffix("").parts
    }
    return [f"{name} says nothing: name it after what it holds" for name in found & FORBIDDEN_NAMES]


def signals_and_admin(root: Path) -> list[str]:
    """No signals, and the Django admin is not installed: both are doors beside the actions."""
    return [
        f"{path}: {match}"
        for path, text in texts(root, "src", ".py")
        for match in SIGNALS.findall(text)
    ]

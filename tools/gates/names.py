"""Names (STYLE section 2) and what models may not have (section 7)."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tools.gates.trees import modules

FIELD_ENDINGS = {"DateField": "_on", "DateTimeField": "_at"}
# The acts' word, Django's, the plain moment of an entry, and the history contract's name.
FIELDS_OF_THEIR_OWN = {"date_of_birth", "last_login", "at", "nominal_end"}


def dates_end_in_on_and_at(root: Path) -> list[str]:
    """``*_on`` is a date, ``*_at`` a moment, and nothing ends in ``_date``."""
    return [
        f"{path}:{line}: {complaint}"
        for path, tree in modules(root, "src")
        if "/migrations/" not in path
        for line, complaint in (*_named_date(tree), *_fields(tree))
    ]


def _named_date(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            name, line = node.arg, node.lineno
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            name, line = node.id, node.lineno
        else:
            continue
        if name.endswith("_date"):
            yield line, f"{name} ends in _date; a day ends in _on"


def _fields(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Call):
            continue
        name, function = ast.unparse(node.targets[0]), node.value.func
        if not isinstance(function, ast.Attribute) or ast.unparse(function.value) != "models":
            continue
        ending = FIELD_ENDINGS.get(function.attr, "")
        if not name.endswith(ending) and name not in FIELDS_OF_THEIR_OWN:
            yield node.lineno, f"{name} is a {function.attr} and does not end in {ending}"
        if not ending and name.endswith(tuple(FIELD_ENDINGS.values())):
            yield node.lineno, f"{name} is a {function.attr} and ends like a date"


def models_have_no_ordering(root: Path) -> list[str]:
    """Order where you show: no ``Meta.ordering``."""
    return [
        f"{path}:{node.lineno}: Meta.ordering"
        for path, tree in modules(root, "src")
        if path.endswith("/models.py")
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "ordering"
    ]

"""Sizes (STYLE section 11): lines of a file, a function, a template; arguments by position."""

import ast
from pathlib import Path

from tools.gates.trees import app_of, modules, texts

CODE = ("src", "tests", "tools", "benchmarks")
LONGEST_FILE = 500
LONGEST_FUNCTION = 60
LONGEST_TEMPLATE = 200
MOST_BY_POSITION = 2


def long_files(root: Path) -> list[str]:
    """No file has more than 500 lines."""
    return [
        f"{path}: {len(text.splitlines())} lines, at most {LONGEST_FILE}"
        for folder in CODE
        for path, text in texts(root, folder, ".py", ".js", ".css")
        if len(text.splitlines()) > LONGEST_FILE
    ]


def long_functions(root: Path) -> list[str]:
    """No function has more than 60 lines."""
    return [
        f"{path}:{node.lineno}: {node.name} has {_lines(node)} lines, at most {LONGEST_FUNCTION}"
        for path, tree in modules(root, *CODE)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and _lines(node) > LONGEST_FUNCTION
    ]


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def long_templates(root: Path) -> list[str]:
    """No template has more than 200 lines."""
    return [
        f"{path}: {len(text.splitlines())} lines, at most {LONGEST_TEMPLATE}"
        for path, text in texts(root, "src", ".html")
        if len(text.splitlines()) > LONGEST_TEMPLATE
    ]


def positional_arguments(root: Path) -> list[str]:
    """From the third on, arguments are keyword-only.

    Methods that Django or Python call by position are exempt, and so are views (the rest of the
    address comes to them by keyword) and ``render``, which has the arguments of Django's own.
    """
    return [
        f"{path}:{node.lineno}: {node.name} takes {_by_position(node)} arguments by position"
        for path, tree in modules(root, "src")
        if "/migrations/" not in path
        for node in _own_functions(tree)
        if _by_position(node) > MOST_BY_POSITION
        and not (app_of(path) and path.endswith("views.py"))
    ]


def _own_functions(tree: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    called_by_others = {
        method
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and node.bases
        for method in node.body
    }
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node not in called_by_others
        and not node.name.startswith("__")
        and node.name != "render"
    ]


def _by_position(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    named = [one.arg for one in (*node.args.posonlyargs, *node.args.args)]
    return len([name for name in named if name not in {"self", "cls"}])

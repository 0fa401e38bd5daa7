"""Reading a tree: which files there are, and their syntax."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

NOT_OURS = ("vendor", "__pycache__", "node_modules", ".asylia", ".venv", "locale")


def files(root: Path, folder: str, *endings: str) -> Iterator[Path]:
    """Our own files of a folder with one of these endings, in order."""
    for path in sorted((root / folder).rglob("*")):
        inside = path.relative_to(root).parts
        if path.suffix in endings and path.is_file() and not set(inside) & set(NOT_OURS):
            yield path


def modules(root: Path, *folders: str) -> Iterator[tuple[str, ast.Module]]:
    """Every Python file of these folders: its path as text, and its syntax."""
    for folder in folders:
        for path in files(root, folder, ".py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            yield path.relative_to(root).as_posix(), tree


def texts(root: Path, folder: str, *endings: str) -> Iterator[tuple[str, str]]:
    """Every text of a folder: its path as text, and what it says."""
    for path in files(root, folder, *endings):
        yield path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every imported module with its line, deferred imports too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, node.module
            for alias in node.names:
                yield node.lineno, f"{node.module}.{alias.name}"


def web_floors(root: Path) -> dict[str, int]:
    """The floor of each folder of web, counted from the roof, as the import contracts say."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    for contract in project["tool"]["importlinter"]["contracts"]:
        if contract.get("containers") == ["asylia.web"]:
            layers = [layer.replace("(", "").replace(")", "") for layer in contract["layers"]]
            return {
                name.strip(): floor
                for floor, layer in enumerate(layers)
                for name in layer.split("|")
            }
    return {}


def is_upward(floors: dict[str, int], source: str, target: str) -> bool:
    """Whether an arrow from one folder of web to another breaks the floors."""
    if source == target or source not in floors or target not in floors:
        return False
    return floors[target] <= floors[source]


def app_of(path: str) -> str:
    """The folder of web that a file belongs to; empty elsewhere."""
    inside = path.removeprefix("src/asylia/web/")
    return "" if inside == path else inside.split("/")[0].removesuffix(".py")

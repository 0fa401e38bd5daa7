"""Only ``actions.py`` reads the time (STYLE section 3); everything else is given today."""

import ast
from pathlib import Path

from tools.gates.trees import modules

READERS = {
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("timezone", "now"),
    ("timezone", "localdate"),
    ("time", "time"),
    ("time", "localtime"),
    ("time", "gmtime"),
}


def time_is_read_by_actions_only(root: Path) -> list[str]:
    """Nobody but an ``actions.py`` asks what time it is."""
    return [
        f"{path}:{node.lineno}: reads the time; only actions.py may, give it today instead"
        for path, tree in modules(root, "src")
        if not path.endswith("/actions.py")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and _names(node) in READERS
    ]


def _names(node: ast.Attribute) -> tuple[str, str]:
    """The last two names of ``datetime.datetime.now``: who is asked, and what."""
    owner = node.value
    if isinstance(owner, ast.Attribute):
        return owner.attr, node.attr
    return (owner.id if isinstance(owner, ast.Name) else ""), node.attr

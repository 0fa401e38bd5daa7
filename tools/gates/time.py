"""Only ``actions.py`` reads the time (STYLE section 3); everything else is given today.

The edges of the web (views, commands) ask ``base/actions.py`` and hand the moment on.
"""

import ast
from pathlib import Path

from tools.gates.trees import imports, modules

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


EDGES = (
    "/actions.py",
    "/views.py",
    "/base/pages.py",
    "/cases/acting.py",
    "/desk/writing.py",
    "/desk/printing.py",
    "/desk/hanging.py",
    "/arrivals/detention.py",
    "/need/watching.py",
    "/need/booking.py",
)
"""What answers a request; beside them the commands, and ``cases/reads.py``, which dates a read."""


def time_is_asked_at_the_edge(root: Path) -> list[str]:
    """Models, forms, access rules and what computes are given the moment; they ask nobody."""
    return [
        f"{path}:{line}: asks what time it is; let its caller hand the moment on"
        for path, tree in modules(root, "src")
        if not path.endswith((*EDGES, "/cases/reads.py")) and "/web/cli/" not in path
        for line, name in imports(tree)
        if name == "asylia.web.base.actions"
    ]


def _names(node: ast.Attribute) -> tuple[str, str]:
    """The last two names of ``datetime.datetime.now``: who is asked, and what."""
    owner = node.value
    if isinstance(owner, ast.Attribute):
        return owner.attr, node.attr
    return (owner.id if isinstance(owner, ast.Name) else ""), node.attr

"""The words of ``asylia`` that need the desk or its database."""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from django.db import OperationalError

from asylia.web.embedded.places import LauncherError

WORDS = {
    "serve": "serving:serve",
    "demo": "demonstration:demo",
    "invent": "inventing:invent",
    "migrate": "storing:migrate",
    "verify": "checking:verify",
    "recompute": "renewing:recompute",
    "register": "registering:register",
    "backup": "storing:backup",
    "restore": "storing:restore",
    "make-key": "storing:make_key",
    "add-administrator": "people:add_administrator",
    "keys": "keys:keys",
    "erase": "keys:erase",
    "roles": "storing:roles",
}


def main(argv: Sequence[str]) -> int:
    """Run one of the words.

    Args:
        argv: The word and what it needs.

    Returns:
        0 done, 1 the answer is bad news, 2 it could not be done.
    """
    module, _, name = WORDS[argv[0]].partition(":")
    run: Callable[[Sequence[str]], int] = getattr(import_module(f"{__name__}.{module}"), name)
    try:
        return run(argv[1:])
    except (LauncherError, OperationalError) as problem:
        sys.stderr.write(f"asylia {argv[0]}: {_said(problem)}\n")
        return 2


def _said(problem: Exception) -> str:
    if isinstance(problem, LauncherError):
        return str(problem)
    told = " ".join(str(problem).split())
    return f"The database does not answer ({told}). Start it, or correct DATABASE_URL."

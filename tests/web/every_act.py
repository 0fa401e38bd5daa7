"""Every act there is: the public functions of each ``actions.py``."""

from collections.abc import Iterator
from importlib import import_module
from inspect import getmembers, isfunction

from django.conf import settings

PARTS = tuple(f"asylia.web.accounts.{part}" for part in ("factors", "provider", "watch"))
"""Folders of an app with an ``actions.py`` of their own."""


def every_act() -> Iterator[tuple[str, str]]:
    """The last part of the app's name, and the act's."""
    for app in (*settings.INSTALLED_APPS, *PARTS):
        if app.startswith("asylia.web.") and app != "asylia.web.base":
            try:
                module = import_module(f"{app}.actions")
            except ModuleNotFoundError:
                continue
            for name, function in getmembers(module, isfunction):
                if not name.startswith("_") and function.__module__ == module.__name__:
                    yield app.rpartition(".")[2], name

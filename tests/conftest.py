"""What every test may rely on: no real secrets, one Hypothesis profile, honest browser tests."""

import os
import shutil
from importlib import import_module
from importlib.util import find_spec

import pytest
from hypothesis import Phase, settings

os.environ.setdefault("ASYLIA_MODE", "test")
if find_spec("django") is not None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asylia.web.settings")
    # pytest-django sets up a Django whose settings were read before.
    _ = import_module("django.conf").settings.INSTALLED_APPS

# No deadline: a slow machine is no failure. CI repeats the same examples; `prove` looks wider.
settings.register_profile("quick", deadline=None, database=None, max_examples=100)
settings.register_profile("ci", settings.get_profile("quick"), derandomize=True)
settings.register_profile(
    "mutants", settings.get_profile("ci"), phases=(Phase.explicit, Phase.generate)
)
settings.register_profile("long", settings.get_profile("quick"), max_examples=5_000)
settings.load_profile(
    os.environ.get("ASYLIA_EXAMPLES", "ci" if os.environ.get("CI") == "true" else "quick")
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if os.environ.get("CHROMIUM") or shutil.which("chromium"):
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason="NOT RUN: there is no Chromium here"))

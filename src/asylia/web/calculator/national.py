"""What national law sets, as the operator's file says; the calculator knows no office."""

from functools import cache
from pathlib import Path

from django.conf import settings

from asylia.law.clock.choices import chosen
from asylia.law.facts import Settings


def law_settings() -> Settings:
    """What ``ASYLIA_SETTINGS`` names; where it names nothing, nothing is configured."""
    return _read(settings.LAW_SETTINGS)


@cache
def _read(path: str) -> Settings:
    return chosen(Path(path).read_bytes(), file=path) if path else Settings()

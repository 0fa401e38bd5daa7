"""What national law sets, and which readings are followed: by the deployment, by the office."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from asylia.law.clock.choices import chosen
from asylia.law.facts import Choice, Settings
from asylia.web.base.rows import row
from asylia.web.cases.models import ChosenReading

NEWEST = "select max(id) from cases_chosenreading where office_id = %s"
OFFICES = 256
"""So many offices' settings are kept at hand."""


def law_settings(office: int | None = None, *, until: datetime | None = None) -> Settings:
    """What ``ASYLIA_SETTINGS`` names, and over it what an office has chosen.

    Args:
        office: The number of the office; None for the file alone.
        until: The moment up to which choices count; None for now.
    """
    if office is None:
        return _read(settings.LAW_SETTINGS)
    if until is not None:
        made = _made(office).filter(at__lt=until)
        return _over(_read(settings.LAW_SETTINGS), made)
    (newest,) = row(NEWEST, office)
    return settings_with(office, newest=newest)


def settings_from(path: str, office: int) -> Settings:
    """What another file sets, and over it what an office has chosen.

    Args:
        path: The file of national settings.
        office: The number of the office.
    """
    (newest,) = row(NEWEST, office)
    return _read(path) if newest is None else _of_office(path, office, newest=newest)


def settings_with(office: int, *, newest: int | None) -> Settings:
    """The settings of an office whose newest choice is known; they are asked for once.

    Args:
        office: The number of the office.
        newest: The number of its newest choice; None if it has made none.
    """
    if newest is None:
        return _read(settings.LAW_SETTINGS)
    return _of_office(settings.LAW_SETTINGS, office, newest=newest)


@lru_cache(maxsize=OFFICES)
def _of_office(path: str, office: int, *, newest: int) -> Settings:
    return _over(_read(path), _made(office).filter(pk__lte=newest))


def _made(office: int) -> QuerySet[ChosenReading]:
    """The choices of an office in their order; of who chose only what the worker may read."""
    choices = ChosenReading.objects.filter(office_id=office).select_related("by").order_by("pk")
    return choices.only("point", "key", "chosen_on", "reason", "by__full_name")


def _over(own: Settings, made: Iterable[ChosenReading]) -> Settings:
    """The file's settings under the choices of an office, the newest of each point last."""
    newest = {one.point: one for one in made}
    held = {point: one for point, one in newest.items() if one.key}
    return replace(
        own,
        readings={**own.readings, **{point: one.key for point, one in held.items()}},
        choices={
            **own.choices,
            **{
                point: Choice(by=one.by.full_name, on=one.chosen_on, reason=one.reason)
                for point, one in held.items()
            },
        },
    )


@cache
def _read(path: str) -> Settings:
    return chosen(Path(path).read_bytes(), file=path, deployed=True) if path else Settings()

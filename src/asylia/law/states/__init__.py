"""One file for each State: time zone, public holidays, choices that an act leaves open.

Switzerland, Iceland, Liechtenstein and Norway have a file too: they take part in what one State
asks of another, and hold no file of their own here (`asylia.law.holidays.ASSOCIATED`).
"""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from asylia.law.holidays import calendar_of
from asylia.law.limits import TimeLimit

NOTHING: Mapping[str, bool] = MappingProxyType({})
WITH_OWN_RULES = ("LT",)
"""The States whose own limits are written down; a test asks each State's file."""


def competent_to_register(state: str) -> Mapping[str, bool]:
    """Which authorities of a State may register an application themselves (APR Art. 27).

    Args:
        state: The State's code.

    Returns:
        True or false by the authority's word (`border_guard`, `police` …); an authority that is
        not named is unknown, never a default.

    Raises:
        UnknownState: No Member State has this code.
    """
    found: Mapping[str, bool] = getattr(_file_of(state), "COMPETENT_TO_REGISTER", NOTHING)
    return found


def national_rules(state: str) -> tuple[TimeLimit, ...]:
    """The limits of a State's own law, as far as they were read in a text.

    Raises:
        UnknownState: No Member State has this code.
    """
    found: tuple[TimeLimit, ...] = getattr(_file_of(state), "RULES", ())
    return found


def _file_of(state: str) -> object:
    calendar_of(state)
    return import_module(f"asylia.law.states.{state.lower()}")

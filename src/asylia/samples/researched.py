"""Time limits as research found them, and where each went: a rule, or left out with the reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tomllib import loads


@dataclass(frozen=True, slots=True, kw_only=True)
class Researched:
    """A time limit as research found it, before anybody wrote a rule.

    Attributes:
        id: Its name; where one rule came of it, mostly the name of that rule too.
        act: The code of the act, as in ``ACTS`` where the act is there.
        provision: The article with paragraph and point, as the research names it.
        went_to: The ids of the rules that hold it; empty if it was left out.
        left_out: Why no rule holds it; empty if one does.
        verified: False if the research had not read the provision itself.
        read: What was read of it since; empty if nothing was, or if it was verified anyway.
    """

    id: str
    act: str
    provision: str
    went_to: tuple[str, ...] = ()
    left_out: str = ""
    verified: bool = True
    read: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many researched time limits of an act went where.

    Attributes:
        written: Those that rules hold.
        left_out: Those that none holds.
    """

    written: int
    left_out: int


def researched() -> tuple[Researched, ...]:
    """Every researched time limit, in the order of the acts."""
    return _read()[0]


def added() -> tuple[str, ...]:
    """The ids of the rules that no researched time limit names: written from the act itself."""
    return _read()[1]


def counts(found: Iterable[Researched] | None = None) -> Mapping[str, Count]:
    """How many went where, by act, in the order of the acts.

    Args:
        found: The time limits to count; none: every one.
    """
    entries = researched() if found is None else tuple(found)
    return {
        act: Count(
            written=sum(1 for one in entries if one.act == act and one.went_to),
            left_out=sum(1 for one in entries if one.act == act and not one.went_to),
        )
        for act in dict.fromkeys(one.act for one in entries)
    }


@cache
def _read() -> tuple[tuple[Researched, ...], tuple[str, ...]]:
    path = files("asylia.samples") / "researched_ids.toml"
    content = loads(path.read_text(encoding="utf-8"))
    entries = (
        Researched(**{**one, "went_to": tuple(one.get("went_to", ()))})
        for one in content["researched"]
    )
    return tuple(entries), tuple(content["added"])

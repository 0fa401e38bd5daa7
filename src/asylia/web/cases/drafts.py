"""An entry before it is written: a plain value; anybody makes it, only the record writes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypedDict

from asylia.casefile.entries import Attribute, FileAct
from asylia.web.accounts.models import User

QUIET = frozenset(
    {
        FileAct.NOTE_ADDED,
        FileAct.CASE_ASSIGNED,
        FileAct.CASE_HANDED_OVER,
        FileAct.COLLEAGUE_CALLED_IN,
        FileAct.COLLEAGUE_RELEASED,
        FileAct.CASE_LOCKED,
        FileAct.CASE_UNLOCKED,
        FileAct.CASE_ERASED,
        FileAct.STATEMENT_RECORDED,
        FileAct.STATEMENT_CONFIRMED,
        FileAct.VERIFICATION_RECORDED,
        FileAct.CASE_LINKED,
        FileAct.PAPER_WRITTEN,
    }
)
"""Acts that no date can depend on: the clock need not be asked again."""


class Told(TypedDict, total=False):
    """What an entry may say beside its event, its author and its moment; see ``Draft``."""

    happened_on: date | None
    happened_at: datetime | None
    attributes: Mapping[str, Attribute] | None
    content: Mapping[str, object] | None
    source: str
    corrects: int | None
    withdrawn: bool
    acknowledged_contradiction: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An entry to be written.

    Attributes:
        event: What happened: an event of the law's vocabulary or an act of the file.
        by: Who writes it.
        at: The moment of writing.
        happened_on: The day it happened, if the hour is unknown.
        happened_at: The moment it happened; without either, the moment of writing.
        attributes: Codes that the clock needs.
        content: Names, words, places.
        source: What it rests on.
        corrects: The number of the entry that it replaces.
        withdrawn: Whether it only takes that entry back.
        acknowledged_contradiction: Whether its author knows that a date contradicts another.
    """

    event: str
    by: User
    at: datetime
    happened_on: date | None = None
    happened_at: datetime | None = None
    attributes: Mapping[str, Attribute] | None = None
    content: Mapping[str, object] | None = None
    source: str = ""
    corrects: int | None = None
    withdrawn: bool = False
    acknowledged_contradiction: bool = False

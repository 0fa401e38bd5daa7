"""Statements, findings and links in a file, written as their authors would have written them."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from asylia.casefile.entries import FileAct
from asylia.casefile.saying import Check, Likeness, Saying
from asylia.casefile.statements import (
    THE_PERSON,
    OwnNote,
    Setting,
    SourceKind,
    Statement,
    Teller,
    Verified,
    statements_of,
)
from asylia.web.accounts.models import User
from asylia.web.accounts.session import act_as
from asylia.web.cases.file import file_of
from asylia.web.cases.models import Case, Entry
from tests.web.factories import NOON, add_entry

PRESS = Saying(
    words="He held a bridge.",
    setting=Setting.PRESS,
    told_by=(THE_PERSON, Teller(kind=SourceKind.BROADCASTER, who="Radio Lankas")),
    source=Teller(
        kind=SourceKind.PRESS,
        who="The Estuary Post",
        own_note=OwnNote.SAYS_UNCONFIRMED,
        words="“could not be confirmed”",
    ),
)


def page_of(case: Case, rest: str) -> str:
    """The address of a page of the case."""
    return f"/cases/{case.reference}/{rest}"


def form(**told: Any) -> dict[str, Any]:
    """The answers to the form of a statement; what a test is about it says itself."""
    usual = {
        "words": "He held a bridge.",
        "kind": "person",
        "setting": "registration",
        "language": "ru",
        "at": "11 8 2026 11:20",
        "heard_by": "Rasa Kalnienė",
        "confirmed": "not_asked",
        "seen": 2,
    }
    return {**usual, **told}


def said_in(case: Case, by: User) -> tuple[Statement, ...]:
    """The statements that stand in the file, read by this user."""
    act_as(by)
    return statements_of(file_of(case))


def said(
    case: Case,
    by: User,
    *,
    words: str = "He held a bridge.",
    at: str = "2026-08-10",
    written: str = "",
    saying: Saying | None = None,
) -> Entry:
    """A statement in the file."""
    told = saying or Saying(words=words)
    return _written(case, FileAct.STATEMENT_RECORDED, by=by, told=told, at=at, written=written)


def found_out(
    case: Case, by: User, *, of: int, result: str, written: str = "", **told: Any
) -> Entry:
    """A finding about a statement."""
    check = Check(of=of, result=Verified(result), **told)
    return _written(
        case, FileAct.VERIFICATION_RECORDED, by=by, told=check, at="2026-08-10", written=written
    )


def linked(case: Case, by: User, *, to: Case, alike: str = "One road.") -> Entry:
    """A link to a similar case."""
    likeness = Likeness(case=to.reference, alike=alike)
    return _written(case, FileAct.CASE_LINKED, by=by, told=likeness, at="2026-08-10", written="")


def _written(case: Case, event: FileAct, *, by: User, told: Any, at: str, written: str) -> Entry:
    noon = (
        datetime.fromisoformat(f"{written}T12:00").replace(tzinfo=ZoneInfo("Europe/Vilnius"))
        if written
        else NOON
    )
    return add_entry(
        case,
        event,
        by=by,
        at=max(noon, NOON.replace(day=date.fromisoformat(at).day)),
        happened_on=date.fromisoformat(at),
        attributes=told.attributes(),
        content=told.content(),
    )

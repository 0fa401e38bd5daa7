"""Any act of a sheet, tried in the smallest case in which it is possible."""

from datetime import UTC, datetime
from typing import Any

from django.test import Client

from asylia.law.terms import Event
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.session import act_as
from asylia.web.cases.file import file_of
from asylia.web.cases.models import Case
from asylia.web.cases.sheets import Box, BoxKind, Sheet
from asylia.web.desk.acts import STAGES, sheet_of
from tests.web.clients import sign_in
from tests.web.factories import add_entry, make_case, make_user

BEFORE = datetime(2026, 8, 10, 11, 40, tzinfo=UTC)
TYPED, AT = "12 8 2026 10:40", datetime(2026, 8, 12, 7, 40, tzinfo=UTC)
STATE = "LV"
NEUTRAL = Event.NEEDS_IDENTIFIED
"""No sheet follows on it, and none is shut out by it."""


def ready_case(sheet: Sheet, by: User) -> Case:
    """A case in which the act is possible: what it follows on stands in the file."""
    case = make_case(by, event=NEUTRAL, at=BEFORE)
    for event in needed(sheet):
        add_entry(case, event, by=by, at=BEFORE, attributes={"state": STATE})
    return case


def needed(sheet: Sheet) -> list[Event]:
    """What has to stand in the file before."""
    if sheet.extends:
        return [Event.APPLICATION_REGISTERED, Event.APPLICATION_LODGED]
    return [*sheet.after[:1], *sheet.ends[:1]]


def address(case: Case, sheet: Sheet) -> str:
    """The page of the act, as the list of acts leads to it."""
    from django.urls import reverse

    app = next(stage.app for stage in STAGES if sheet in stage.sheets)
    return reverse(f"{app}:{sheet.slug}", args=[case.reference])


def answers(sheet: Sheet, **told: Any) -> dict[str, Any]:
    """Every box filled, the moment, and up to where the file was seen."""
    filled = {box.name: answer(box) for box in sheet.boxes}
    source = {"source": str(sheet.sources[0])} if len(sheet.sources) > 1 else {}
    return {"at": TYPED, "seen": 1 + len(needed(sheet)), **filled, **source, **told}


def answer(box: Box) -> str:
    """One answer of the kind that the box asks for."""
    if box.kind is BoxKind.CODE:
        return str(box.choices[-1][0])
    return {
        BoxKind.TRUTH: "yes",
        BoxKind.STATE: STATE,
        BoxKind.ARTICLE: "42(1)(j)",
        BoxKind.LIMIT: "apr-exam-regular-6m",
        BoxKind.LANGUAGE: "ru",
    }.get(box.kind, "Said so")


def recorded(box: Box) -> object:
    """What the file holds of this answer."""
    return True if box.kind is BoxKind.TRUTH else answer(box)


def works(client: Client, sheet: Sheet) -> None:
    """Assert that the page asks, and that the answers become one entry with codes and contents."""
    clerk = make_user()
    case, desk = ready_case(sheet, clerk), sign_in(client, clerk)
    asked = desk.get(address(case, sheet))
    before = answers(sheet)["seen"]

    done = desk.post(address(case, sheet), answers(sheet))

    act_as(clerk)
    file = file_of(case)
    assert (asked.status_code, done.status_code, len(file)) == (200, 302, before + 1)
    header = file[-1].header
    assert (header.event, header.happened) == (sheet.event, AT)
    assert header.source == sheet.sources[0]
    assert dict(header.attributes) == {
        box.name: recorded(box) for box in sheet.boxes if not box.is_sealed
    }
    assert file[-1].content == {box.name: answer(box) for box in sheet.boxes if box.is_sealed}


def is_refused(client: Client, sheet: Sheet) -> None:
    """Assert that nobody else records it: not another office, not a role that does not."""
    clerk = make_user()
    case = ready_case(sheet, clerk)
    page = address(case, sheet)

    assert client.get(page).status_code == 302
    assert sign_in(client, make_user()).post(page, answers(sheet)).status_code == 404
    for role in set(Role) - sheet.roles:
        other = make_user(role, office=clerk.office)
        assert sign_in(client, other).post(page, answers(sheet)).status_code == 403
    act_as(clerk)
    assert len(file_of(case)) == answers(sheet)["seen"]


def waits(client: Client, sheet: Sheet) -> str:
    """The words with which it is refused where nothing of what it follows on is in the file."""
    clerk = make_user()
    case = make_case(clerk, event=NEUTRAL, at=BEFORE)
    desk = sign_in(client, clerk)

    page = desk.get(address(case, sheet))
    sent = desk.post(address(case, sheet), answers(sheet, seen=1))

    act_as(clerk)
    assert (page.status_code, sent.status_code, len(file_of(case))) == (409, 422, 1)
    return sent.text


def names(sheets: Any) -> list[str]:
    """How the tests of sheets are called."""
    return [sheet.slug for sheet in sheets]


__all__ = ["address", "answers", "is_refused", "names", "ready_case", "sheet_of", "waits", "works"]

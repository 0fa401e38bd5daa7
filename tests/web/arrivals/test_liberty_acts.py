"""Detention, release, restriction: what is recorded, what is refused, whom the pages let in."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from asylia.casefile.entries import FileAct, Source
from asylia.law.terms import Event
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as
from asylia.web.arrivals import actions
from asylia.web.arrivals.liberty import DETENTION, RESTRICTION, SHEETS
from asylia.web.cases.actions import Answers
from asylia.web.cases.file import file_of
from asylia.web.cases.models import Case, Entry
from asylia.web.cases.telling import Telling
from tests.web.clients import sign_in
from tests.web.factories import add_entry, make_case, make_user

pytestmark = pytest.mark.django_db

MADE = datetime(2026, 8, 10, 9, tzinfo=UTC)
DAY, OLD = date(2026, 8, 11), date(2026, 6, 11)


@pytest.fixture
def clerk() -> User:
    return make_user()


@pytest.fixture
def case(clerk: User) -> Case:
    return make_case(clerk, event=Event.APPLICATION_MADE, at=MADE)


@pytest.fixture
def desk(client: Client, clerk: User) -> Client:
    return sign_in(client, clerk)


def detain(case: Case, by: User, *, at: date = DAY, **codes: Any) -> Entry:
    answers = Answers(codes={"ground": "asylum", **codes}, source=Source.DOCUMENT)
    telling = Telling(at=at, seen=1)
    return actions.record_titled(case, DETENTION, by=by, telling=telling, answers=answers)


def test_detention_holds_what_the_clock_reads_and_its_titles(case: Case, clerk: User) -> None:
    detain(case, clerk, legal_title="RCD 10(4)(a)", further_title="RCD 10(4)(f)")

    header = file_of(case)[-1].header
    assert header.event == Event.DETENTION_STARTED
    assert dict(header.attributes) == {
        "ground": "asylum",
        "legal_title": "RCD 10(4)(a)",
        "further_title": "RCD 10(4)(f)",
    }


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"legal_title": "AMMR 44(2)"}, "AMMR Art. 44\\(2\\) is no title for that purpose"),
        ({"further_title": "AMMR 44(2)"}, "is no title for that purpose"),
        (
            {"ground": "criminal", "legal_title": "RCD 10(4)(a)"},
            "is no title for that purpose",
        ),
        (
            {"legal_title": "RCD 10(4)(a)", "at": OLD},
            "RCD Art. 10\\(4\\)\\(a\\) did not apply on Thu 11 Jun 2026",
        ),
        ({"legal_title": "RCD13 8(3)(a)"}, "did not apply on Tue 11 Aug 2026"),
    ],
)
def test_title_that_does_not_fit_is_refused(
    case: Case, clerk: User, told: dict[str, Any], says: str
) -> None:
    with pytest.raises(Refused, match=says):
        detain(case, clerk, **told)

    assert len(file_of(case)) == 1


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"ground": "criminal"},
        {"ground": "return", "legal_title": "RETURN 15(1)", "at": OLD},
        {"ground": "transfer", "legal_title": "AMMR 44(2)"},
        {"legal_title": "RCD13 8(3)(a)", "at": OLD},
    ],
)
def test_title_that_fits_or_is_not_known_is_recorded(
    case: Case, clerk: User, told: dict[str, Any]
) -> None:
    detain(case, clerk, **told)

    assert len(file_of(case)) == 2


def test_restriction_lasts_until_its_end_is_recorded(case: Case, clerk: User) -> None:
    telling = Telling(at=DAY, seen=1)
    with pytest.raises(Refused, match="no restriction of movement that lasts"):
        actions.end_restriction(case, by=clerk, telling=telling)
    answers = Answers(codes={"legal_title": "RCD 9(2)"}, source=Source.DOCUMENT)
    actions.record_titled(case, RESTRICTION, by=clerk, telling=telling, answers=answers)

    actions.end_restriction(case, by=clerk, telling=Telling(at=DAY, seen=2))

    assert [entry.header.event for entry in file_of(case)[1:]] == [
        Event.MOVEMENT_RESTRICTION_DECIDED, FileAct.RESTRICTION_ENDED,
    ]  # fmt: skip


def test_restriction_does_not_end_before_it_began(case: Case, clerk: User) -> None:
    add_entry(case, Event.MOVEMENT_RESTRICTION_DECIDED, by=clerk, at=MADE)

    with pytest.raises(Refused, match=r"It began only on Mon 10 Aug 2026, 12:00 \(entry 2\)\."):
        actions.end_restriction(case, by=clerk, telling=Telling(at=date(2026, 8, 9), seen=2))

    assert len(file_of(case)) == 2


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
def test_roles_that_do_not_write_are_refused(case: Case, clerk: User, role: Role) -> None:
    other = make_user(role, office=clerk.office)

    act_as(other)
    with pytest.raises(Refused, match="Your role"):
        detain(case, other)
    with pytest.raises(Refused, match="Your role"):
        actions.end_restriction(case, by=other, telling=Telling(at=DAY, seen=1))


# The pages --------------------------------------------------------------------------------


def page_of(case: Case, act: str) -> str:
    return f"/cases/{case.reference}/liberty/{act}"


def form(**told: Any) -> dict[str, Any]:
    usual = {"at": "11 8 2026", "ground": "asylum", "source": "document", "seen": 1}
    return {**usual, **told}


def test_detention_is_recorded_by_its_form(desk: Client, case: Case, clerk: User) -> None:
    told = form(legal_title="RCD 10(4)(b)", ordered_by="court", place="Kuosinė")

    answer = desk.post(page_of(case, "detention-started"), told)

    act_as(clerk)
    entry = file_of(case)[-1]
    assert answer["Location"] == f"/cases/{case.reference}"
    assert dict(entry.header.attributes) == {
        "ground": "asylum", "legal_title": "RCD 10(4)(b)", "ordered_by": "court",
    }  # fmt: skip
    assert entry.content == {"place": "Kuosinė"}


def test_form_says_at_the_box_that_a_title_does_not_fit(desk: Client, case: Case) -> None:
    page = desk.post(page_of(case, "detention-started"), form(legal_title="AMMR 44(2)"))

    assert (page.status_code, page.text.count("is no title for that purpose")) == (422, 2)


def test_titles_are_offered_in_words(desk: Client, case: Case) -> None:
    shown = desk.get(page_of(case, "detention-started")).text

    assert "RCD Art. 10(4)(a): to find out or verify who the person is" in shown


def test_release_ends_what_an_apprehension_began(desk: Client, case: Case, clerk: User) -> None:
    address = page_of(case, "detention-ended")
    refused = desk.get(address)
    add_entry(case, Event.APPREHENSION, by=clerk, at=MADE)

    answer = desk.post(address, {"at": "11 8 2026 12:00", "end": "released", "seen": 2})

    act_as(clerk)
    assert refused.status_code == 409
    assert answer.status_code == 302
    assert file_of(case)[-1].header.event == Event.DETENTION_ENDED


def test_end_of_a_restriction_is_recorded_by_its_form(
    desk: Client, case: Case, clerk: User
) -> None:
    add_entry(case, Event.MOVEMENT_RESTRICTION_DECIDED, by=clerk, at=MADE)

    desk.post(page_of(case, "restriction-ended"), {"at": "11 8 2026", "seen": 2})

    act_as(clerk)
    assert file_of(case)[-1].header.event == FileAct.RESTRICTION_ENDED


@pytest.mark.parametrize("act", [*(sheet.slug for sheet in SHEETS), "restriction-ended"])
def test_another_office_and_other_roles_are_not_let_in(
    client: Client, case: Case, clerk: User, act: str
) -> None:
    assert client.get(page_of(case, act)).status_code == 302
    assert sign_in(client, make_user()).get(page_of(case, act)).status_code == 404
    auditor = make_user(Role.AUDITOR, office=clerk.office)
    assert sign_in(client, auditor).get(page_of(case, act)).status_code == 403

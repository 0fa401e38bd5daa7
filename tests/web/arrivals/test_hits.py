"""Recording a hit, and filing the answer to one that was only told."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from asylia.casefile.entries import Source
from asylia.law.terms import Event
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as
from asylia.web.arrivals.sheets import SHEETS
from asylia.web.cases import actions
from asylia.web.cases.actions import Answers
from asylia.web.cases.file import entries_of, file_of
from asylia.web.cases.models import Case, DueDate
from asylia.web.cases.refusals import MovedOn
from asylia.web.cases.telling import Telling
from tests.web.clients import sign_in
from tests.web.factories import add_entry, make_case, make_user

pytestmark = pytest.mark.django_db

REGISTERED = datetime(2026, 8, 11, 8, 20, tzinfo=UTC)
TOLD = datetime(2026, 8, 12, 7, 40, tzinfo=UTC)
OPEN = {"state": "LV"}
"""The codes of a hit that was only told: the category is missing."""


@pytest.fixture
def clerk() -> User:
    return make_user()


@pytest.fixture
def case(clerk: User) -> Case:
    return make_case(clerk, event=Event.APPLICATION_REGISTERED, at=REGISTERED)


def record(case: Case, by: User, *, at: Any = TOLD, seen: int = 1, **told: Any) -> Any:
    usual: Any = {"codes": {"state": "LV", "category": "irregular_crossing"}}
    sheet = next(one for one in SHEETS if one.event is Event.EURODAC_HIT_RECEIVED)
    told_of = Answers(**{**usual, "source": Source.DOCUMENT, **told})
    return actions.record_act(
        case, sheet, by=by, telling=Telling(at=at, seen=seen), answers=told_of
    )


def test_hit_cuts_the_time_to_ask_the_other_state(case: Case, clerk: User) -> None:
    record(case, clerk, content={"words": "Answer 7"})

    entry = file_of(case)[-1]
    limit = DueDate.objects.get(case=case, limit_id__startswith="ammr-take-charge-request-hit-1m")
    assert dict(entry.header.attributes) == {"state": "LV", "category": "irregular_crossing"}
    assert (entry.header.source, entry.content) == ("document", {"words": "Answer 7"})
    assert limit.due_on == date(2026, 9, 14)


def test_answer_settles_a_hit_that_was_only_told(case: Case, clerk: User) -> None:
    record(case, clerk, codes=OPEN, source=Source.OTHER_AUTHORITY)

    record(case, clerk, seen=2, settles=2)

    answer, told = entries_of(case)[:2]
    assert (answer.corrects, told.corrected_by) == (2, 3)
    assert DueDate.objects.filter(case=case, other_due_on__isnull=False).count() == 0


def test_settling_what_does_not_stand_is_refused(case: Case, clerk: User) -> None:
    record(case, clerk, codes=OPEN)
    record(case, clerk, seen=2, settles=2)

    with pytest.raises(Refused, match="corrected or taken back meanwhile"):
        record(case, clerk, seen=3, settles=2)


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
def test_roles_that_do_not_write_are_refused(case: Case, clerk: User, role: Role) -> None:
    other = make_user(role, office=clerk.office)

    act_as(other)
    with pytest.raises(Refused, match="Your role"):
        record(case, other)


def test_unseen_entry_and_future_leave_nothing_behind(case: Case, clerk: User) -> None:
    with pytest.raises(MovedOn):
        record(case, clerk, seen=0)
    with pytest.raises(Refused, match="lies in the future"):
        record(case, clerk, at=datetime.now(UTC) + timedelta(days=1))

    assert len(file_of(case)) == 1


# The page ---------------------------------------------------------------------------------


@pytest.fixture
def desk(client: Client, clerk: User) -> Client:
    return sign_in(client, clerk)


def form(**told: Any) -> dict[str, Any]:
    usual = {
        "at": "12 8 2026 10:40",
        "state": "LV",
        "category": "irregular_crossing",
        "source": "document",
        "seen": 1,
    }
    return {**usual, **told}


def page_of(case: Case) -> str:
    return f"/cases/{case.reference}/eurodac/hit"


def test_hit_is_recorded_by_its_form(desk: Client, case: Case, clerk: User) -> None:
    answer = desk.post(page_of(case), form())

    act_as(clerk)
    header = file_of(case)[-1].header
    assert answer["Location"] == f"/cases/{case.reference}"
    assert (header.happened, header.corrects) == (TOLD, None)


def test_form_offers_to_settle_the_open_hit(desk: Client, case: Case, clerk: User) -> None:
    add_entry(case, Event.EURODAC_HIT_RECEIVED, by=clerk, at=TOLD, attributes={"state": "LV"})

    shown = desk.get(page_of(case)).text
    desk.post(page_of(case), form(settles="on", seen=2))

    act_as(clerk)
    assert "This is the answer to entry 2" in shown
    assert file_of(case)[-1].header.corrects == 2


def test_form_does_not_offer_to_settle_what_is_settled(
    desk: Client, case: Case, clerk: User
) -> None:
    codes = {"state": "LV", "category": "applicant"}
    add_entry(case, Event.EURODAC_HIT_RECEIVED, by=clerk, at=TOLD, attributes=codes)

    assert "This is the answer" not in desk.get(page_of(case)).text


def test_form_foresees_what_the_answer_settles(desk: Client, case: Case, clerk: User) -> None:
    add_entry(case, Event.EURODAC_HIT_RECEIVED, by=clerk, at=TOLD, attributes={"state": "LV"})
    told = form(settles="on", seen=2)

    shown = desk.post(page_of(case), told, headers={"HX-Request": "true"}).text

    assert "runs, by Mon 14 Sep 2026" in shown


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"state": ""}, "Choose the other State"),
        ({"state": "LT"}, "This is the State of the case itself"),
        ({"state": "US"}, "Choose a Member State, or Iceland"),
        ({"source": ""}, "Say what the entry rests on"),
    ],
)
def test_wrong_answer_is_refused_at_its_box(
    desk: Client, case: Case, wrong: dict[str, str], says: str
) -> None:
    page = desk.post(page_of(case), form(**wrong))

    assert (page.status_code, page.text.count(says)) == (422, 2)


def test_another_office_and_other_roles_are_not_let_in(
    client: Client, case: Case, clerk: User
) -> None:
    assert client.get(page_of(case)).status_code == 302
    assert sign_in(client, make_user()).get(page_of(case)).status_code == 404
    auditor = make_user(Role.AUDITOR, office=clerk.office)
    assert sign_in(client, auditor).get(page_of(case)).status_code == 403

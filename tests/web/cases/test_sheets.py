"""Acts that a sheet describes: asked, previewed, refused with the reason, recorded."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from asylia.law.terms import Event
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as
from asylia.web.cases import actions
from asylia.web.cases.file import file_of
from asylia.web.cases.models import Case
from asylia.web.cases.telling import Telling
from asylia.web.desk.acts import sheet_of
from tests.web.clients import sign_in
from tests.web.factories import add_entry, make_case, make_user

pytestmark = pytest.mark.django_db

REGISTERED = datetime(2026, 8, 11, 8, 20, tzinfo=UTC)
ASKED = datetime(2026, 8, 12, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _on_a_day_in_august(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASYLIA_TODAY", "2026-08-20")


@pytest.fixture
def clerk() -> User:
    return make_user()


@pytest.fixture
def desk(client: Client, clerk: User) -> Client:
    return sign_in(client, clerk)


@pytest.fixture
def case(clerk: User) -> Case:
    return make_case(clerk, event=Event.APPLICATION_REGISTERED, at=REGISTERED)


def page_of(case: Case, act: str) -> str:
    return f"/cases/{case.reference}/responsibility/{act}"


def request(**told: Any) -> dict[str, Any]:
    usual = {"at": "12 8 2026 11:00", "state": "LV", "basis": "eurodac", "seen": 1}
    return {**usual, **told}


def newest(case: Case, by: User) -> Any:
    act_as(by)
    return file_of(case)[-1]


def test_sheet_records_codes_in_the_open_and_words_sealed(
    desk: Client, case: Case, clerk: User
) -> None:
    told = request(urgent="yes", words="Sent with the hit", source="document")

    answer = desk.post(page_of(case, "take-charge-request-sent"), told)

    entry = newest(case, clerk)
    assert answer["Location"] == f"/cases/{case.reference}"
    assert dict(entry.header.attributes) == {"state": "LV", "basis": "eurodac", "urgent": True}
    assert (entry.header.event, entry.content) == (
        "take_charge_request_sent",
        {"words": "Sent with the hit"},
    )
    assert (entry.header.happened, entry.header.source) == (ASKED, "document")


def test_day_that_is_set_beforehand_may_lie_in_the_future(
    desk: Client, case: Case, clerk: User
) -> None:
    add_entry(case, Event.TAKE_CHARGE_REQUEST_SENT, by=clerk, at=ASKED, attributes={"state": "LV"})

    desk.post(page_of(case, "transfer-planned"), {"at": "1 10 2026", "state": "LV", "seen": 2})

    header = newest(case, clerk).header
    assert (header.event, str(header.happened_on)) == ("transfer_planned", "2026-10-01")


@pytest.mark.parametrize(
    ("act", "wrong", "says"),
    [
        ("take-charge-request-sent", {"at": "1 10 2026"}, "lies in the future"),
        ("take-charge-request-sent", {"at": "30 2 2026"}, "There is no such day"),
        ("take-charge-request-sent", {"state": "LT"}, "This is the State of the case itself"),
        ("take-charge-request-sent", {"state": "US"}, "Choose a Member State, or Iceland"),
        ("take-charge-request-sent", {"state": ""}, "Choose the other State"),
        ("take-charge-request-sent", {"basis": "rumour"}, "rumour is not one of the available"),
        ("take-charge-accepted", {"seen": 1}, "First record: “Request to take charge sent”"),
        ("transfer-decision-notified", {"seen": 1}, "First record: “Request to take charge sent”"),
    ],
)
def test_answer_that_cannot_be_is_refused_in_words_and_nothing_is_written(
    desk: Client, case: Case, clerk: User, act: str, wrong: dict[str, Any], says: str
) -> None:
    page = desk.post(page_of(case, act), request(words="kept", source="document", **wrong))

    assert (page.status_code, says in page.text, "kept" in page.text) == (422, True, True)
    assert newest(case, clerk).header.number == 1


def test_reply_of_a_state_that_was_not_asked_is_refused(
    desk: Client, case: Case, clerk: User
) -> None:
    add_entry(case, Event.TAKE_CHARGE_REQUEST_SENT, by=clerk, at=ASKED, attributes={"state": "LV"})
    reply = request(state="PL", seen=2, source="document")

    page = desk.post(page_of(case, "take-charge-accepted"), reply)

    assert page.status_code == 422
    assert "Nothing in the file with Poland goes before it." in page.text
    assert newest(case, clerk).header.number == 2


def test_reply_before_its_request_contradicts_and_may_be_recorded_as_that(
    desk: Client, case: Case, clerk: User
) -> None:
    codes = {"state": "LV"}
    late = ASKED.replace(day=14)
    for at, state in ((ASKED, "PL"), (late, "LV")):
        codes = {"state": state}
        add_entry(case, Event.TAKE_CHARGE_REQUEST_SENT, by=clerk, at=at, attributes=codes)
    reply = request(at="13 8 2026 11:00", seen=3, source="document")

    asked = desk.post(page_of(case, "take-charge-accepted"), reply)
    done = desk.post(page_of(case, "take-charge-accepted"), {**reply, "knows": "on"})

    assert (asked.status_code, done.status_code) == (422, 302)
    assert "“Request to take charge accepted” would lie before" in asked.text
    assert 'name="knows"' in asked.text


def lodged(case: Case, clerk: User) -> None:
    add_entry(case, Event.APPLICATION_LODGED, by=clerk, at=ASKED)


def extension(**told: Any) -> dict[str, Any]:
    usual = {"at": "13 8 2026", "limit": "apr-exam-regular-6m", "ground": "35(5)(b)", "seen": 2}
    return {**usual, **told}


def extend(desk: Client, case: Case, **told: Any) -> Any:
    return desk.post(f"/cases/{case.reference}/application/time-limit-extended", extension(**told))


def test_limit_that_runs_is_extended(desk: Client, case: Case, clerk: User) -> None:
    lodged(case, clerk)

    shown = desk.get(f"/cases/{case.reference}/application/time-limit-extended").text
    done = extend(desk, case)

    header = newest(case, clerk).header
    assert done.status_code == 302
    assert dict(header.attributes) == {"limit": "apr-exam-regular-6m", "ground": "35(5)(b)"}
    assert "(APR Art. 35(4))" in shown


def test_limit_that_does_not_run_is_not_extended(desk: Client, case: Case, clerk: User) -> None:
    lodged(case, clerk)

    page = extend(desk, case, limit="ammr-transfer-6m")

    assert (page.status_code, "does not run in the case, or has ended" in page.text) == (422, True)
    assert newest(case, clerk).header.number == 2


def test_limit_that_has_ended_is_not_extended(
    desk: Client, case: Case, clerk: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    lodged(case, clerk)
    monkeypatch.setenv("ASYLIA_TODAY", "2027-03-20")
    sign_in(desk, clerk)

    page = extend(desk, case, at="19 3 2027")

    assert page.status_code == 422
    assert "What has ended cannot be extended" in page.text
    assert newest(case, clerk).header.number == 2


def test_extension_of_a_limit_that_ran_then_may_be_recorded_late(
    desk: Client, case: Case, clerk: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = datetime(2027, 3, 20, 5, 0, tzinfo=UTC)
    monkeypatch.setenv("ASYLIA_TODAY", "2027-03-20")
    add_entry(case, Event.APPLICATION_LODGED, by=clerk, at=late, happened_at=ASKED)
    sign_in(desk, clerk)

    done = extend(desk, case)

    assert done.status_code == 302
    assert newest(case, clerk).header.event == Event.TIME_LIMIT_EXTENDED


def test_extension_is_not_offered_where_nothing_can_be_extended(desk: Client, clerk: User) -> None:
    bare = make_case(clerk, event=Event.NEEDS_IDENTIFIED, at=REGISTERED)

    page = desk.get(f"/cases/{bare.reference}/application/time-limit-extended")

    assert page.status_code == 409
    assert "No limit that the law lets anybody extend runs or ran in this case." in page.text


# What the action asks by itself, whatever a form has let through ---------------------------


def recorded(case: Case, event: Event, by: User, **codes: Any) -> Any:
    sheet = sheet_of(event)
    assert sheet is not None
    telling = Telling(at=ASKED, seen=len(file_of(case)))
    return actions.record_act(
        case, sheet, by=by, telling=telling, answers=actions.Answers(codes=codes)
    )


def test_own_state_is_refused_as_the_other(case: Case, clerk: User) -> None:
    with pytest.raises(Refused, match="State of the case itself"):
        recorded(case, Event.TAKE_CHARGE_REQUEST_SENT, clerk, state="LT")


def test_extension_of_what_does_not_run_is_refused(case: Case, clerk: User) -> None:
    with pytest.raises(Refused, match="What has ended cannot be extended"):
        recorded(case, Event.TIME_LIMIT_EXTENDED, clerk, limit="ammr-transfer-6m", ground="x")


def test_box_that_has_to_be_filled_is_asked_of_every_caller(case: Case, clerk: User) -> None:
    add_entry(case, Event.DECISION_NOTIFIED, by=clerk, at=ASKED)

    with pytest.raises(Refused, match="Say against which decision it is directed"):
        recorded(case, Event.APPEAL_FILED, clerk)
    with pytest.raises(Refused, match="Say against which decision it is directed"):
        recorded(case, Event.APPEAL_FILED, clerk, against="")
    recorded(case, Event.APPEAL_FILED, clerk, against="decision")

    assert len(file_of(case)) == 3


def test_box_may_stay_empty_where_another_answer_excuses_it(case: Case, clerk: User) -> None:
    with pytest.raises(Refused, match="Say which article opens it"):
        recorded(case, Event.PROCEDURE_ASSIGNED, clerk, procedure="accelerated")
    recorded(case, Event.PROCEDURE_ASSIGNED, clerk, procedure="regular")

    assert len(file_of(case)) == 2


def test_what_goes_on_does_not_begin_again_before_it_ends(case: Case, clerk: User) -> None:
    recorded(case, Event.IMPRISONMENT_STARTED, clerk)

    with pytest.raises(Refused, match=r"goes on since entry 2. First record: “Imprisonment ended”"):
        recorded(case, Event.IMPRISONMENT_STARTED, clerk)
    recorded(case, Event.IMPRISONMENT_ENDED, clerk)
    recorded(case, Event.IMPRISONMENT_STARTED, clerk)

    assert len(file_of(case)) == 4


def test_what_has_not_begun_is_not_ended(case: Case, clerk: User) -> None:
    with pytest.raises(Refused, match="nothing that it could end"):
        recorded(case, Event.IMPRISONMENT_ENDED, clerk)


def test_role_that_does_not_record_it_is_named_who_does(case: Case, clerk: User) -> None:
    guard = make_user(Role.BORDER_GUARD, office=clerk.office)

    act_as(guard)
    with pytest.raises(Refused, match="recorded by: caseworker, supervisor"):
        recorded(case, Event.TAKE_CHARGE_REQUEST_SENT, guard, state="LV")


def test_apprehension_is_classified_at_its_own_moment(desk: Client, clerk: User) -> None:
    case = make_case(clerk, event=Event.APPREHENSION, at=REGISTERED)
    told = {"together": "on", "at": "", "seen": 1}

    desk.post(f"/cases/{case.reference}/arrival/border-apprehension", told)

    header = newest(case, clerk).header
    assert (header.event, header.happened) == ("border_apprehension", REGISTERED)
    assert header.attributes["coincides_with"] == 1


def test_page_asks_the_database_as_often_for_a_long_file(
    desk: Client, case: Case, clerk: User, django_assert_num_queries: Any
) -> None:
    page = page_of(case, "take-charge-request-sent")
    with django_assert_num_queries(15) as counted:
        desk.get(page)
    for _ in range(3):
        add_entry(case, "note_added", by=clerk, at=REGISTERED)

    with django_assert_num_queries(len(counted)):
        desk.get(page)

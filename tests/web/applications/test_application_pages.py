"""The forms of the acts on an application."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from asylia.law.terms import Event
from asylia.web.accounts.models import User
from asylia.web.accounts.session import act_as
from asylia.web.cases.file import entries_of, file_of
from asylia.web.cases.models import Case
from tests.web.clients import sign_in
from tests.web.factories import add_entry, make_case, make_user

pytestmark = pytest.mark.django_db

MADE = datetime(2026, 8, 10, 11, 40, tzinfo=UTC)
REGISTERED = datetime(2026, 8, 11, 8, 20, tzinfo=UTC)
PAGES = ("make", "register", "lodge", "procedure", "withdraw")


@pytest.fixture
def clerk() -> User:
    return make_user()


@pytest.fixture
def desk(client: Client, clerk: User) -> Client:
    return sign_in(client, clerk)


def registered_case(by: User) -> Case:
    case = make_case(by, event=Event.APPLICATION_MADE, at=MADE)
    add_entry(case, Event.APPLICATION_REGISTERED, by=by, at=REGISTERED)
    return case


def page_of(case: Case, act: str) -> str:
    return f"/cases/{case.reference}/application/{act}"


def lodging(**told: Any) -> dict[str, Any]:
    return {"at": "18 8 2026 10:00", "seen": 2, "words": "with the representative", **told}


def file_as(user: User, case: Case) -> list[str]:
    act_as(user)
    return [entry.header.event for entry in file_of(case)]


def main_part(page: Any) -> str:
    found: str = page.text.partition("<main")[2]
    return found.partition("</main>")[0]


def test_making_is_recorded_by_its_form(desk: Client, clerk: User) -> None:
    case = make_case(clerk, event=Event.APPREHENSION, at=MADE)

    answer = desk.post(
        page_of(case, "make"),
        {
            "at": "10 8 2026 15:00",
            "authority": "police",
            "competent_to_register": "no",
            "words": "Прошу защиты",
            "words_language": "ru",
            "seen": 1,
        },
    )

    act_as(clerk)
    entry = file_of(case)[-1]
    assert answer["Location"] == f"/cases/{case.reference}"
    assert entry.content == {"words": "Прошу защиты", "words_language": "ru"}
    assert dict(entry.header.attributes) == {"authority": "police", "competent_to_register": False}
    assert entry.header.happened_at == datetime(2026, 8, 10, 12, 0, tzinfo=UTC)


def test_registration_at_the_moment_of_the_making_asks_for_no_time(
    desk: Client, clerk: User
) -> None:
    case = make_case(clerk, event=Event.APPLICATION_MADE, at=MADE)

    desk.post(page_of(case, "register"), {"together": "on", "at": "", "seen": 1})

    act_as(clerk)
    entry = file_of(case)[-1]
    assert (entry.header.event, entry.header.happened) == ("application_registered", MADE)
    assert entry.header.attributes["coincides_with"] == 1


def test_lodging_says_what_it_changed(desk: Client, clerk: User) -> None:
    case = registered_case(clerk)

    desk.post(page_of(case, "lodge"), lodging())

    shown = desk.get(f"/cases/{case.reference}").text
    assert "Recorded as entry 3." in shown
    assert "Runs now:" in shown


def test_procedure_is_recorded_by_its_form(desk: Client, clerk: User) -> None:
    case = registered_case(clerk)
    told = {"at": "12 8 2026", "procedure": "border", "ground": "42(1)(f)", "seen": 2}

    desk.post(page_of(case, "procedure"), told)

    act_as(clerk)
    header = file_of(case)[-1].header
    assert dict(header.attributes) == {"procedure": "border", "ground": "42(1)(f)"}


def test_withdrawal_is_recorded_by_its_form(desk: Client, clerk: User) -> None:
    case = registered_case(clerk)

    desk.post(
        page_of(case, "withdraw"),
        {"at": "12 8 2026 9:00", "seen": 2, "how": "explicit", "words": "by letter"},
    )

    assert file_as(clerk, case)[-1] == "application_withdrawn"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"at": ""}, "Say when it happened"),
        ({"at": "30 2 2026"}, "There is no such day in the calendar"),
        ({"at": "1 1 2999"}, "lies in the future"),
        ({"at": "18 8 2026 25:00"}, "There is no such hour"),
    ],
)
def test_impossible_date_is_refused_at_its_box_and_words_are_kept(
    desk: Client, clerk: User, wrong: dict[str, str], says: str
) -> None:
    case = registered_case(clerk)

    page = desk.post(page_of(case, "lodge"), lodging(**wrong))

    assert (page.status_code, page.text.count(says)) == (422, 2)
    assert "with the representative" in page.text
    assert file_as(clerk, case) == ["application_made", "application_registered"]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"procedure": ""}, "Choose the procedure"),
        ({"ground": ""}, "Say which article opens it"),
        ({"ground": "because"}, "Write the article alone"),
    ],
)
def test_procedure_without_its_ground_is_refused(
    desk: Client, clerk: User, wrong: dict[str, str], says: str
) -> None:
    case = registered_case(clerk)
    told = {"at": "12 8 2026", "procedure": "border", "ground": "42(1)(f)", "seen": 2}

    page = desk.post(page_of(case, "procedure"), {**told, **wrong})

    assert (page.status_code, page.text.count(says)) == (422, 2)


def test_lodging_before_the_making_is_refused_and_offers_to_record_the_contradiction(
    desk: Client, clerk: User
) -> None:
    case = registered_case(clerk)

    page = desk.post(page_of(case, "lodge"), lodging(at="9 8 2026 10:00"))

    assert page.status_code == 422
    assert "record it as a contradiction" in page.text
    assert 'name="knows"' in page.text
    assert file_as(clerk, case) == ["application_made", "application_registered"]


def test_lodging_before_the_making_is_recorded_when_the_clerk_knows(
    desk: Client, clerk: User
) -> None:
    case = registered_case(clerk)

    desk.post(page_of(case, "lodge"), lodging(at="9 8 2026 10:00", knows="on"))

    act_as(clerk)
    line = entries_of(case)[0]
    assert (line.event, line.contradicts) == ("application_lodged", (1, 2))


def test_contradiction_is_not_offered_before_there_is_one(desk: Client, clerk: User) -> None:
    case = registered_case(clerk)

    assert 'name="knows"' not in desk.get(page_of(case, "lodge")).text


def test_second_clerk_sees_what_the_first_added_and_loses_no_word(
    desk: Client, clerk: User
) -> None:
    case = registered_case(clerk)
    form = desk.get(page_of(case, "lodge")).text
    colleague = make_user(office=clerk.office, full_name="Invented Colleague")
    add_entry(
        case,
        "note_added",
        by=colleague,
        at=REGISTERED,
        content={"words": "The interpreter is ill."},
    )

    page = desk.post(page_of(case, "lodge"), lodging())

    assert 'name="seen" value="2"' in form
    assert page.status_code == 422
    assert "One entry was added since you opened this form." in page.text
    assert "The interpreter is ill." in page.text
    assert "Invented Colleague" in page.text
    assert "with the representative" in page.text
    assert 'value="18 8 2026 10:00"' in page.text
    assert 'name="seen" value="3"' in page.text
    assert file_as(clerk, case)[-1] == "note_added"


def test_second_clerk_confirms_and_both_entries_stand(desk: Client, clerk: User) -> None:
    case = registered_case(clerk)
    add_entry(case, "note_added", by=clerk, at=REGISTERED)

    desk.post(page_of(case, "lodge"), lodging(seen=3))

    assert file_as(clerk, case)[-2:] == ["note_added", "application_lodged"]


def test_form_that_does_not_say_what_was_seen_is_refused(desk: Client, clerk: User) -> None:
    case = registered_case(clerk)

    page = desk.post(page_of(case, "lodge"), {"at": "18 8 2026 10:00"})

    assert (page.status_code, "Open it again from the case." in page.text) == (422, True)
    assert file_as(clerk, case)[-1] == "application_registered"


def test_two_clerks_who_record_the_same_act_leave_one_entry(desk: Client, clerk: User) -> None:
    case = registered_case(clerk)
    add_entry(case, Event.APPLICATION_LODGED, by=clerk, at=REGISTERED)

    page = desk.post(page_of(case, "lodge"), lodging())

    assert page.status_code == 422
    assert "recorded already (entry 3)" in page.text
    assert "with the representative" in page.text
    assert file_as(clerk, case).count("application_lodged") == 1


def foreseen(desk: Client, case: Case, act: str, **told: Any) -> str:
    headers = {"HX-Request": "true"}
    found: str = desk.post(page_of(case, act), {"seen": 2, **told}, headers=headers).text
    return found


def test_form_foresees_what_the_lodging_meets_and_starts(desk: Client, clerk: User) -> None:
    case = registered_case(clerk)

    shown = foreseen(desk, case, "lodge", at="18 8 2026 10:00")

    assert "Happened <b><time" in shown
    assert "Tue 18 Aug 2026, 10:00" in shown
    assert "runs, by Thu 18 Feb 2027" in shown
    assert file_as(clerk, case) == ["application_made", "application_registered"]


def test_form_foresees_that_the_accelerated_procedure_moves_the_examination(
    desk: Client, clerk: User
) -> None:
    case = registered_case(clerk)
    add_entry(case, Event.APPLICATION_LODGED, by=clerk, at=REGISTERED)

    shown = foreseen(
        desk, case, "procedure", at="18 8 2026", procedure="accelerated", ground="42(1)(j)"
    )

    assert "runs, by Wed 11 Nov 2026" in shown
    assert "APR Art. 35(3)" in shown


def test_form_foresees_what_the_withdrawal_ends(desk: Client, clerk: User) -> None:
    case = registered_case(clerk)

    shown = foreseen(desk, case, "withdraw", at="18 8 2026", how="explicit")

    assert "runs no longer" in shown


def test_form_foresees_a_contradiction(desk: Client, clerk: User) -> None:
    case = registered_case(clerk)

    shown = foreseen(desk, case, "lodge", at="9 8 2026")

    assert "This date contradicts another entry of the file." in shown


def test_form_foresees_nothing_without_a_day(desk: Client, clerk: User) -> None:
    case = registered_case(clerk)

    assert "Give the day" in foreseen(desk, case, "lodge", at="soon")


def test_what_is_foreseen_alone_is_what_the_page_holds(desk: Client, clerk: User) -> None:
    case = registered_case(clerk)
    told = lodging(at="9 8 2026 10:00")

    page = desk.post(page_of(case, "lodge"), told).text
    alone = foreseen(desk, case, "lodge", **told)

    assert alone.strip() in page


def test_form_of_an_impossible_act_gives_the_reason(desk: Client, clerk: User) -> None:
    case = make_case(clerk, event=Event.APPLICATION_MADE, at=MADE)

    page = desk.get(page_of(case, "lodge"))

    assert (page.status_code, "First record: “Application registered”." in page.text) == (409, True)


@pytest.mark.parametrize("act", PAGES)
def test_another_office_finds_nothing(client: Client, clerk: User, act: str) -> None:
    case = registered_case(clerk)
    stranger = sign_in(client, make_user())

    page = stranger.get(page_of(case, act))
    nothing = stranger.get(page_of(case, act).replace(case.reference, "LT-2222-2222"))

    assert page.status_code == nothing.status_code == 404
    assert main_part(page).replace(case.reference, "LT-2222-2222") == main_part(nothing)


def test_form_asks_the_database_as_often_for_a_long_file(
    desk: Client, clerk: User, django_assert_num_queries: Any
) -> None:
    short, long = registered_case(clerk), registered_case(clerk)
    for _ in range(3):
        add_entry(long, "note_added", by=clerk, at=REGISTERED)

    with django_assert_num_queries(15) as counted:
        desk.get(page_of(short, "lodge"))
    with django_assert_num_queries(len(counted)):
        desk.get(page_of(long, "lodge"))

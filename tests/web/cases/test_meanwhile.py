"""Two persons on one case, on the page: both are shown, and two actions bring both in."""

import re

import pytest
from django.test import Client

from asylia.casefile.entries import identity_of
from asylia.casefile.saying import Saying
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.session import act_as
from asylia.web.cases import actions
from asylia.web.cases.file import file_of
from asylia.web.cases.models import Case, CaseHead
from asylia.web.cases.telling import Telling
from asylia.web.evidence.actions import correct_statement, record_statement
from tests.web.clients import sign_in
from tests.web.factories import NOON, add_entry, make_case, make_office, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> User:
    return make_user()


@pytest.fixture
def other(clerk: User) -> User:
    return make_user(Role.SUPERVISOR, office=clerk.office, full_name="Invented Colleague")


@pytest.fixture
def case(clerk: User) -> Case:
    return make_case(clerk)


@pytest.fixture
def desk(client: Client, clerk: User) -> Client:
    return sign_in(client, clerk)


def path_of(case: Case, form: str) -> str:
    return f"/cases/{case.reference}/{form}"


def values_of(page: str) -> dict[str, str]:
    """What the form of a page would send as it stands, radios as they are checked."""
    form = page[page.index("data-unsent") :]
    boxes = re.findall(r"<input ([^>]*)>", form[: form.index("</form>")])
    told = {}
    for attributes in boxes:
        found = dict(re.findall(r'(\w+)="([^"]*)"', attributes))
        if found.get("type") in {"radio", "checkbox"} and " checked" not in f" {attributes}":
            continue
        told[found["name"]] = found.get("value", "")
    return told


def test_what_another_said_of_the_person_stands_beside_mine_and_a_box_is_chosen(
    desk: Client, case: Case, clerk: User, other: User
) -> None:
    act_as(other)
    theirs = {"family_name": "Dubmir", "language": "ru", "date_of_birth": "1994-05-01"}
    actions.state_identity(case, by=other, identity=theirs)
    mine = {"family_name": "Dubmirov", "given_names": "Yarsen", "born": "1.5.1994"}

    first = desk.post(path_of(case, "identity"), {**mine, "source": "stated", "seen": "1"})
    page = first.content.decode()
    second = desk.post(path_of(case, "identity"), {**values_of(page), "family_name": ""})

    assert first.status_code == 422
    assert "Recorded in entry 2" in page
    assert "Invented Colleague" in page
    assert '<q dir="auto">Dubmir</q>' in page
    assert '<q dir="auto">Dubmirov</q>' in page
    assert page.count("the same") == 2
    assert second.status_code == 302
    act_as(clerk)
    told = identity_of(file_of(case))
    assert (told["family_name"], told["given_names"]) == ("Dubmir", "Yarsen")


def test_mine_is_kept_too_by_sending_again(
    desk: Client, case: Case, clerk: User, other: User
) -> None:
    act_as(other)
    actions.state_identity(case, by=other, identity={"family_name": "Dubmir"})
    mine = {"family_name": "Dubmirov", "source": "stated", "seen": "1"}

    page = desk.post(path_of(case, "identity"), mine).content.decode()
    answer = desk.post(path_of(case, "identity"), values_of(page))

    assert answer.status_code == 302
    act_as(clerk)
    assert [e.content for e in file_of(case)[1:]] == [
        {"family_name": "Dubmir"},
        {"family_name": "Dubmirov"},
    ]


def test_act_that_another_recorded_too_is_shown_box_by_box_and_both_stand(
    desk: Client, case: Case, clerk: User, other: User
) -> None:
    act_as(other)
    add_entry(case, "eurodac_hit_received", by=other, attributes={"state": "GR"})
    sheet = path_of(case, "eurodac/hit")
    kinds = {"at": "10 8 2026 12:30", "state": "LV", "seen": "1"}

    page = desk.post(sheet, kinds).content.decode()

    assert "Recorded in entry 2" in page
    assert re.search(r"<td[^>]*>Greece</td>", page)
    assert "<b>Latvia</b>" in page
    assert 'type="radio" id="id_state_theirs"' not in page
    assert 'name="seen" value="2"' in page


def test_correction_of_what_was_corrected_meanwhile_goes_on_with_what_stands(
    desk: Client, case: Case, clerk: User, other: User
) -> None:
    told = {"words": "first", "place": "Vilnius"}
    add_entry(case, "note_added", by=clerk, at=NOON, content={"words": "first"})
    entry = case.entries.get(number=2)
    act_as(other)
    actions.correct_entry(case, entry, by=other, content={"words": "theirs", "reason": "typo"})
    assert told
    mine = {"at": "10 8 2026 12:00", "remark": "", "words": "mine", "reason": "It was wrong."}

    first = desk.post(path_of(case, "entries/2/correct"), {**mine, "seen": "2"})
    page = desk.get(first["Location"]).content.decode()

    assert first["Location"] == path_of(case, "entries/3/correct")
    assert "Entry 2 was corrected already. This is entry 3, which stands." in page
    assert "It was wrong." in page
    assert 'name="seen" value="3"' in page
    assert "Recorded in entry 3" in page


def test_statement_that_was_corrected_meanwhile_is_merged_box_by_box(
    desk: Client, case: Case, clerk: User, other: User
) -> None:
    act_as(clerk)
    telling = Telling(at=NOON, seen=1)
    record_statement(case, by=clerk, telling=telling, saying=Saying(words="first", place="Vilnius"))
    act_as(other)
    correct_statement(
        case, by=other, telling=Telling(at=NOON, seen=2), of=2,
        saying=Saying(words="theirs", place="Kaunas"), reason="typo",
    )  # fmt: skip
    mine = {
        "words": "mine", "place": "Vilnius", "kind": "person", "at": "10 8 2026 12:00",
        "confirmed": "not_asked", "reason": "It was wrong.", "seen": "2",
    }  # fmt: skip

    first = desk.post(path_of(case, "statements/2/correct"), mine)
    page = desk.get(first["Location"]).content.decode()

    assert first["Location"] == path_of(case, "statements/3/correct")
    assert '<q dir="auto">theirs</q>' in page
    assert '<q dir="auto">mine</q>' in page
    assert 'name="place" value="Kaunas"' in page
    assert 'name="words" value="mine" checked' in re.sub(r'type="radio" id="\w+" ', "", page)
    assert CaseHead.objects.get(case=case).number == 3


def test_case_that_was_given_away_meanwhile_is_given_again_only_after_a_look(
    client: Client, case: Case, clerk: User, other: User
) -> None:
    third = make_user(office=clerk.office)
    sign_in(client, other)
    page = client.get(path_of(case, "assign")).content.decode()
    act_as(other)
    actions.assign_case(case, by=other, to=third)

    seen = re.search(r'name="seen" value="(\d+)"', page)
    assert seen is not None
    first = client.post(path_of(case, "assign"), {"to": clerk.reference, "seen": seen[1]})
    second = client.post(path_of(case, "assign"), {"to": clerk.reference, "seen": "2"})

    assert first.status_code == 422
    assert "The file has moved on" in first.content.decode()
    assert 'name="seen" value="2"' in first.content.decode()
    assert second.status_code == 302
    case.refresh_from_db()
    assert case.caseworker == clerk


def test_case_is_not_handed_over_by_somebody_who_did_not_see_where_it_went(
    client: Client, case: Case, clerk: User, other: User
) -> None:
    third, there = make_user(office=clerk.office), make_office()
    sign_in(client, other)
    act_as(other)
    actions.assign_case(case, by=other, to=third)
    told = {"to": there.reference, "reason": "It belongs there.", "seen": "1"}

    first = client.post(path_of(case, "hand-over"), told)

    assert first.status_code == 422
    assert "It belongs there." in first.content.decode()
    case.refresh_from_db()
    assert case.office == clerk.office


def test_note_asks_nobody_whether_the_file_moved_on(
    desk: Client, case: Case, clerk: User, other: User
) -> None:
    desk.get(path_of(case, "note"))
    act_as(other)
    actions.add_note(case, by=other, words="theirs")

    desk.post(path_of(case, "note"), {"words": "mine"})

    act_as(clerk)
    words = [dict(e.content or {}).get("words") for e in file_of(case)[1:]]
    assert words == ["theirs", "mine"]

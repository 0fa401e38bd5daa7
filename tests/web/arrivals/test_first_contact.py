"""The page of the first contact."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from asylia.web.accounts.models import Role, User
from asylia.web.accounts.session import act_as
from asylia.web.cases.file import file_of
from asylia.web.cases.models import Case
from tests.web.clients import sign_in
from tests.web.factories import make_user

pytestmark = pytest.mark.django_db

FOCUSED = re.compile(r'<(?=[^>]* autofocus)[^>]* id="(\w+)"')
PAGE = "/first-contact"
TOLD = {
    "at": "10 8 2026 14:10",
    "place": "bus station in Vėjupė",
    "found": "border_apprehension",
    "authority": "border_guard",
    "family_name": "Velgorin",
    "given_names": "Arsen",
    "nationality": "RU",
    "language": "ru",
    "sex": "male",
    "age_group": "adult",
    "born": "2 3 1994",
    "asked": "yes",
    "made_at": "10 8 2026 14:40",
    "words": "Прошу защиты здесь.",
    "care": "none seen",
    "goes_to": "checkpoint",
}


@pytest.fixture
def guard() -> User:
    return make_user(Role.BORDER_GUARD)


@pytest.fixture
def desk(client: Client, guard: User) -> Client:
    return sign_in(client, guard)


def told(**other: str) -> dict[str, str]:
    return {**TOLD, **other}


def the_case(guard: User) -> Case:
    act_as(guard)
    return Case.objects.get()


def test_form_asks_for_no_more_than_twenty_things(desk: Client) -> None:
    page = desk.get(PAGE)

    asked = {line.split('"')[0] for line in page.text.split('name="')[1:]}
    assert asked >= set(TOLD)
    assert (
        len(
            asked
            - {"csrfmiddlewaretoken", "viewport", "color-scheme", "htmx-config", "language", "back"}
            | {"language"}
        )
        <= 20
    )


def test_first_contact_is_recorded_in_one_submit(desk: Client, guard: User) -> None:
    answer = desk.post(PAGE, TOLD)

    case = the_case(guard)
    assert (answer.status_code, answer["Location"]) == (302, f"/cases/{case.reference}")
    assert [(e.header.event, e.content) for e in file_of(case)] == [
        ("border_apprehension", {"place": "bus station in Vėjupė", "goes_to": "checkpoint"}),
        (
            "identity_stated",
            {
                "family_name": "Velgorin",
                "given_names": "Arsen",
                "nationality": ["RU"],
                "language": "ru",
                "sex": "male",
                "age_group": "adult",
                "unaccompanied_minor": False,
                "date_of_birth": "1994-03-02",
            },
        ),
        ("application_made", {"words": "Прошу защиты здесь.", "words_language": "ru"}),
        ("note_added", {"words": "Care: none seen"}),
    ]


def test_almost_everything_may_stay_unknown(desk: Client, guard: User) -> None:
    known = {key: TOLD[key] for key in ("at", "found", "authority")}

    answer = desk.post(PAGE, {**known, "asked": "no"})

    assert answer.status_code == 302
    assert [entry.header.event for entry in file_of(the_case(guard))] == ["border_apprehension"]


def test_year_alone_is_kept_as_a_year(desk: Client, guard: User) -> None:
    desk.post(PAGE, told(born="1994"))

    identity = file_of(the_case(guard))[1].content or {}
    assert (identity["year_of_birth"], "date_of_birth" in identity) == (1994, False)


def test_unclear_wish_becomes_a_note_and_no_making(desk: Client, guard: User) -> None:
    desk.post(PAGE, told(asked="unclear", care=""))

    file = file_of(the_case(guard))
    assert [e.header.event for e in file] == [
        "border_apprehension",
        "identity_stated",
        "note_added",
    ]
    assert file[-1].content == {
        "words": "Whether protection is asked for is not clear: ask again.\n"
        "Said: Прошу защиты здесь."
    }


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"at": ""}, "Say when the person was found"),
        ({"at": "10 8 2026"}, "Give the hour too"),
        ({"at": "31 2 2026 14:10"}, "There is no such day in the calendar"),
        ({"at": "1 1 2999 14:10"}, "lies in the future"),
        ({"at": "31 12 1989 14:10"}, "No limit can be counted from a day before 1990"),
        ({"at": "1 1 0001 00:00"}, "There is no such day in the calendar"),
        ({"made_at": "1 1 1900"}, "No limit can be counted from a day before 1990"),
        ({"at": "soon"}, "Write the day as day, month, year"),
        ({"born": "31 2 1994"}, "If only the year is sure, write the year alone"),
        ({"born": "1850"}, "Nobody alive was born then"),
        ({"found": ""}, "Say how the person was found"),
        ({"authority": ""}, "Say which authority found the person"),
        ({"asked": ""}, "Say whether the person asked for protection"),
        ({"made_at": "10 8 2026 13:00"}, "They were found after that"),
        ({"made_at": "9 8 2026"}, "They were found after that"),
    ],
)
def test_wrong_answer_is_refused_at_its_box_and_everything_is_kept(
    desk: Client, guard: User, wrong: dict[str, str], says: str
) -> None:
    page = desk.post(PAGE, told(**wrong))

    assert page.status_code == 422
    assert page.text.count(says) == 2
    assert "nothing is recorded yet" in page.text
    assert "Прошу защиты здесь." in page.text
    assert 'value="Velgorin"' in page.text
    act_as(guard)
    assert not Case.objects.exists()


def test_keyboard_begins_at_the_first_box_and_after_a_refusal_at_the_summary(desk: Client) -> None:
    fresh, refused = desk.get(PAGE).text, desk.post(PAGE, told(asked="")).text

    assert FOCUSED.findall(fresh) == ["id_at"]
    assert FOCUSED.findall(refused) == ["errors"]
    assert "Did the person ask for protection? Say whether" in refused


def test_preview_shows_what_the_answers_start(desk: Client) -> None:
    page = desk.post(
        PAGE, told(found="presentation_at_crossing_point"), headers={"HX-Request": "true"}
    )

    assert page.text.lstrip().startswith('<aside class="panel starts" id="starts"')
    assert "Mon 10 Aug 2026, 14:10" in page.text
    assert "Mon 17 Aug 2026" in page.text
    assert "APR Art. 27(1)" in page.text


def test_day_of_the_making_without_its_hour_is_kept_as_a_day(desk: Client, guard: User) -> None:
    desk.post(PAGE, told(made_at="10 8 2026"))

    header = file_of(the_case(guard))[2].header
    assert (header.event, header.happened_on) == ("application_made", date(2026, 8, 10))


def test_contact_of_long_ago_starts_nothing_and_says_so(desk: Client) -> None:
    page = desk.post(PAGE, told(at="10 8 2012 14:10", made_at="", asked="no"), follow=True)

    assert "No time limit runs yet" in page.text


def test_preview_records_nothing(desk: Client, guard: User) -> None:
    desk.post(PAGE, TOLD, headers={"HX-Request": "true"})

    act_as(guard)
    assert not Case.objects.exists()


def test_preview_of_an_empty_form_says_what_it_needs(desk: Client) -> None:
    page = desk.post(PAGE, {}, headers={"HX-Request": "true"})

    assert (page.status_code, "Say when and how the person was found" in page.text) == (200, True)


def test_preview_is_what_the_page_itself_holds(desk: Client) -> None:
    wrong = told(born="31 2 1994")

    page = desk.post(PAGE, wrong).text
    fragment = desk.post(PAGE, wrong, headers={"HX-Request": "true"}).text

    assert fragment.strip() in page


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR])
def test_other_roles_are_not_let_in(client: Client, role: Role) -> None:
    sign_in(client, make_user(role))

    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, TOLD).status_code == 403


def test_nobody_is_let_in_without_signing_in(client: Client) -> None:
    assert client.get(PAGE).status_code == 302


def test_case_is_not_seen_by_another_office(desk: Client) -> None:
    desk.post(PAGE, TOLD)

    other = make_user(Role.BORDER_GUARD)
    act_as(other)
    assert not Case.objects.visible_to(other).exists()
    assert not Case.objects.exists()


def test_preview_asks_only_who_is_there_and_what_their_office_chose(
    desk: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(9):
        desk.post(PAGE, TOLD, headers={"HX-Request": "true"})

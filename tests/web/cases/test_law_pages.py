"""The pages of what national law sets and of what is disputed."""

import pytest
from django.test import Client
from django.urls import reverse

from asylia.law.clock.points import all_points
from asylia.web.accounts.models import Role, User
from asylia.web.base.actions import today
from asylia.web.cases.models import Case, ChosenReading
from tests.web.factories import make_case, make_user
from tests.web.people import sign_in

pytestmark = pytest.mark.django_db

POINT = "dub3-42-end-on-a-day-off"
LEFT, READING, RENEW = (
    reverse("cases:law-left"),
    reverse("cases:reading", args=[POINT]),
    reverse("cases:renew-dates"),
)
CHOICE = {"key": "moves", "chosen_on": "12 6 2026", "reason": "<b>the gap</b> is filled"}


@pytest.fixture
def head(client: Client) -> User:
    return sign_in(client, make_user(Role.SUPERVISOR))


def page(client: Client, address: str = LEFT) -> str:
    return client.get(address).content.decode()


def test_what_is_not_configured_stands_with_its_provision_and_its_bounds(
    client: Client, head: User
) -> None:
    shown = page(client)

    assert "Lithuania" in shown
    assert "national.apr-appeal-fast-ceiling" in shown
    assert "At least 5 days; at most 10 days" in shown
    assert "The table of the law book, 1990 to 2050" in shown


def test_every_disputed_point_is_listed_with_its_page(client: Client, head: User) -> None:
    shown = page(client)

    assert all(reverse("cases:reading", args=[point.id]) in shown for point in all_points())
    assert "None: both dates are shown" in shown


def test_supervisor_chooses_and_everybody_of_the_office_sees_it(client: Client, head: User) -> None:
    answer = client.post(READING, CHOICE)
    colleague = sign_in(client, make_user(office=head.office))

    assert (answer.status_code, answer.headers["Location"]) == (302, LEFT)
    assert ChosenReading.objects.get().key == "moves"
    for shown in (page(client), page(client, READING)):
        assert head.full_name in shown
        assert "he end moves to the next working day" in shown
    assert colleague.role == Role.CASEWORKER


def test_reason_is_shown_as_it_was_written_and_never_as_markup(client: Client, head: User) -> None:
    client.post(READING, CHOICE)

    assert "&lt;b&gt;the gap&lt;/b&gt; is filled" in page(client, READING)


def test_choice_that_was_given_back_is_shown_in_the_history(client: Client, head: User) -> None:
    client.post(READING, CHOICE)
    client.post(READING, {**CHOICE, "key": "none", "reason": "wait for the court"})

    shown = page(client, READING)

    assert "as the settings file and the law book have it" in shown
    assert shown.index("wait for the court") < shown.index("is filled")


@pytest.mark.parametrize(
    ("missing", "says"),
    [
        ("key", "Choose a reading"),
        ("chosen_on", "Say when it was chosen"),
        ("reason", "Say why"),
    ],
)
def test_form_that_is_not_whole_comes_back_with_its_reason(
    client: Client, head: User, missing: str, says: str
) -> None:
    answer = client.post(READING, {**CHOICE, missing: ""})

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not ChosenReading.objects.exists()


def test_point_that_does_not_exist_has_no_page(client: Client, head: User) -> None:
    assert client.get(reverse("cases:reading", args=["apr-1"])).status_code == 404


def test_default_of_the_book_is_told_with_its_reason(client: Client, head: User) -> None:
    shown = page(client, reverse("cases:reading", args=["apr-35-1-ten-days"]))

    assert "The law book:" in shown


def test_point_that_the_act_leaves_open_says_so(client: Client, head: User) -> None:
    shown = page(client, reverse("cases:reading", args=["apr-67-7-without-merits"]))

    assert "Nobody has chosen: both dates are shown." in shown


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.AUDITOR, Role.ADMINISTRATOR])
def test_who_may_not_choose_sees_the_reason_in_place_of_the_form(
    client: Client, role: Role
) -> None:
    sign_in(client, make_user(role))

    shown = page(client, READING)

    assert "chosen by its supervisor" in shown
    assert 'name="reason"' not in shown
    assert client.post(READING, CHOICE).status_code == 409
    assert client.post(RENEW).status_code == 403
    assert not ChosenReading.objects.exists()


@pytest.mark.parametrize("address", [LEFT, READING])
def test_border_guard_is_refused(client: Client, address: str) -> None:
    sign_in(client, make_user(Role.BORDER_GUARD))

    assert client.get(address).status_code == 403


def test_cases_that_wait_are_counted_and_reckoned_at_a_word(client: Client, head: User) -> None:
    case = make_case(head)
    Case.objects.filter(pk=case.pk).update(recompute_on=today())

    waiting = page(client)
    answer = client.post(RENEW, follow=True).content.decode()

    assert "1 case of your office waits to be reckoned anew." in waiting
    assert "The dates of 1 case were reckoned anew." in answer
    assert "waits to be reckoned" not in answer


def test_reading_of_the_settings_file_is_told_as_such(
    client: Client, head: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    from asylia.law.facts import Settings
    from asylia.web.cases import national

    tried = Settings(readings={POINT: "moves"})
    monkeypatch.setattr(national, "_read", lambda _path: tried)

    assert "the settings file" in page(client)

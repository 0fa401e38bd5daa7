import pytest
from django.test import Client
from pytest_django import Settings

from asylia.web.accounts.models import AccountAct, Away, Role, TurnedAway, User
from asylia.web.accounts.passwords import NoNames
from asylia.web.accounts.session import act_as
from tests.web.people import make_user, sign_in

pytestmark = pytest.mark.django_db

OLD, NEW = "lamp river quiet orange", "seven stones under ice"
PAGE = "/account/password"


def change(client: Client, current: str = OLD, new: str = NEW, again: str = NEW) -> tuple[int, str]:
    answer = client.post(PAGE, {"current": current, "new": new, "again": again})
    return answer.status_code, answer.content.decode()


def test_a_user_replaces_their_password(client: Client) -> None:
    user = sign_in(client, make_user(password=OLD))

    status, _ = change(client)

    user.refresh_from_db()
    assert status == 302
    assert user.check_password(NEW)
    assert [entry.act for entry in user.entries.all()] == [AccountAct.PASSWORD_CHANGED]


def test_the_session_that_changed_it_goes_on_and_the_others_end(client: Client) -> None:
    user = sign_in(client, make_user(password=OLD))
    elsewhere = Client()
    sign_in(elsewhere, user)

    change(client)

    assert client.get(PAGE).status_code == 200
    assert elsewhere.get(PAGE).status_code == 302


def test_a_one_time_password_opens_only_the_page_that_replaces_it(client: Client) -> None:
    sign_in(client, make_user(password=OLD, must_change_password=True))

    elsewhere = client.get("/")
    page = client.get(PAGE)

    assert elsewhere["Location"] == PAGE
    assert "Choose a new password" in page.content.decode()


def test_replacing_a_one_time_password_opens_the_work(client: Client) -> None:
    user = sign_in(client, make_user(password=OLD, must_change_password=True))

    change(client)

    user.refresh_from_db()
    assert not user.must_change_password
    assert client.get("/").get("Location") != PAGE


def test_signing_out_is_possible_before_the_password_is_replaced(client: Client) -> None:
    sign_in(client, make_user(password=OLD, must_change_password=True))

    assert client.post("/sign-out")["Location"] == "/sign-in"


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"current": "wrong"}, "That is not the password you signed in with."),
        ({"new": "short", "again": "short"}, "This password is too short."),
        ({"new": "password1234", "again": "password1234"}, "This password is too common."),
        ({"new": OLD, "again": OLD}, "That is the password you have now. Choose another."),
        (
            {"new": "invented person x", "again": "invented person x"},
            "The password holds a part of your name.",
        ),
        ({"again": "something else"}, "The two new passwords differ. Write them again."),
        ({"current": ""}, "Write the password you signed in with."),
    ],
)
def test_a_bad_password_is_refused_with_the_reason(
    client: Client, told: dict[str, str], reason: str
) -> None:
    user = sign_in(client, make_user(password=OLD, full_name="Invented Person X"))

    status, page = change(client, **told)

    user.refresh_from_db()
    assert status == 422
    assert reason in page
    assert user.check_password(OLD)


def test_a_short_part_of_a_name_is_no_name() -> None:
    NoNames().validate("ice under seven stones", User(username="ic", full_name="Ann Ice"))


def test_without_a_user_there_is_no_name_to_hold() -> None:
    NoNames().validate("invented")

    assert NoNames().get_help_text() == "The password holds no part of your name."


def test_no_password_is_sent_back_to_the_page(client: Client) -> None:
    sign_in(client, make_user(password=OLD))

    _, page = change(client, again="something else")

    assert NEW not in page
    assert OLD not in page


def test_an_open_session_is_no_place_to_guess_the_password(
    client: Client, settings: Settings
) -> None:
    settings.SIGN_IN_TRIES_PER_ACCOUNT = 2
    user = sign_in(client, make_user(password=OLD))

    told = [change(client, current=guess)[0] for guess in ("lamp", "river", OLD)]

    user.refresh_from_db()
    assert told == [422, 422, 429]
    assert user.check_password(OLD)
    act_as(make_user(Role.ADMINISTRATOR))
    assert TurnedAway.objects.filter(by=user, kind=Away.CONFIRM).count() == 2

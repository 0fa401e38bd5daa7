from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from asylia.web.accounts import reads
from asylia.web.accounts.models import Office, Role, User
from tests.web.people import make_office, make_user, sign_in

pytestmark = pytest.mark.django_db

OTHER_ROLES = [role for role in Role if role != Role.ADMINISTRATOR]
PAGES = ["/offices/", "/offices/add", "/users/", "/users/add"]
ACTS = ["reset", "close", "reopen"]


@pytest.fixture
def ada(client: Client) -> User:
    return sign_in(client, make_user(Role.ADMINISTRATOR, full_name="Ada B"))


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def count_queries(client: Client, address: str, capture: Any) -> int:
    with capture as queries:
        client.get(address)
    return len(queries)


@pytest.mark.parametrize("role", OTHER_ROLES)
def test_every_page_refuses_every_other_role(client: Client, role: Role) -> None:
    user = sign_in(client, make_user(role))
    own = [f"/offices/{user.office.reference}", f"/users/{user.reference}"]

    statuses = {address: client.get(address).status_code for address in [*PAGES, *own]}

    assert set(statuses.values()) == {403}


@pytest.mark.parametrize("act", ACTS)
def test_every_act_refuses_another_role_and_changes_nothing(client: Client, act: str) -> None:
    sign_in(client, make_user(Role.SUPERVISOR))
    other = make_user()

    answer = client.post(f"/users/{other.reference}/{act}")

    other.refresh_from_db()
    assert answer.status_code == 403
    assert other.is_active


@pytest.mark.parametrize("address", PAGES)
def test_every_page_sends_a_stranger_to_the_sign_in(client: Client, address: str) -> None:
    assert client.get(address)["Location"].startswith("/sign-in?next=")


def test_a_refused_page_says_so_plainly(client: Client) -> None:
    sign_in(client, make_user(Role.CASEWORKER))

    answer = client.get("/users/")

    assert "Not with your role" in answer.content.decode()


@pytest.mark.usefixtures("ada")
def test_offices_are_listed_with_their_people(client: Client) -> None:
    office = make_office(name="Lydonė")
    make_user(office=office)
    make_user(office=office, is_active=False)

    page = text_of(client, "/offices/")

    assert "Lydonė" in page
    assert "1 person" in page


@pytest.mark.usefixtures("ada")
def test_one_and_three_offices_cost_the_same_queries(
    client: Client, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    make_user(office=make_office())
    one = count_queries(client, "/offices/", django_assert_max_num_queries(20))
    for _ in range(3):
        make_user(office=make_office())

    three = count_queries(client, "/offices/", django_assert_max_num_queries(20))

    assert one == three


@pytest.mark.usefixtures("ada")
def test_one_and_three_users_cost_the_same_queries(
    client: Client, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    make_user()
    one = count_queries(client, "/users/", django_assert_max_num_queries(20))
    for _ in range(3):
        make_user()

    three = count_queries(client, "/users/", django_assert_max_num_queries(20))

    assert one == three


def test_an_office_is_added(client: Client, ada: User) -> None:
    answer = client.post("/offices/add", {"name": "Lydonė", "kind": "border"})

    office = Office.objects.get(name="Lydonė")
    assert answer["Location"] == "/offices/"
    assert (office.kind, office.member_state) == ("border", ada.office.member_state)


@pytest.mark.usefixtures("ada")
def test_an_office_without_a_name_of_its_own_is_refused_at_the_field(
    client: Client,
) -> None:
    make_office(name="Lydonė")

    answer = client.post("/offices/add", {"name": "lydonė", "kind": "border"})

    assert answer.status_code == 422
    assert "There is an office of that name. Choose another name." in answer.content.decode()


@pytest.mark.usefixtures("ada")
def test_an_office_is_renamed_and_may_keep_its_name(client: Client) -> None:
    office = make_office(name="Lydonė")

    client.post(f"/offices/{office.reference}", {"name": "Lydonė", "kind": "reception"})

    office.refresh_from_db()
    assert office.kind == "reception"


@pytest.mark.usefixtures("ada")
def test_an_office_is_closed_and_opened(client: Client) -> None:
    office = make_office()

    client.post(f"/offices/{office.reference}/close")
    closed = text_of(client, f"/offices/{office.reference}")
    client.post(f"/offices/{office.reference}/reopen")

    office.refresh_from_db()
    assert "Open the office again" in closed
    assert office.is_active


def test_an_office_with_people_shows_why_it_cannot_be_closed(client: Client, ada: User) -> None:
    page = text_of(client, f"/offices/{ada.office.reference}")
    answer = client.post(f"/offices/{ada.office.reference}/close")

    reason = "People still work in this office. Move them or close their accounts first."
    assert reason in page
    assert answer.status_code == 409
    assert reason in answer.content.decode()


@pytest.mark.usefixtures("ada")
def test_users_are_listed_by_name(client: Client) -> None:
    make_user(full_name="Zita")
    make_user(full_name="Birutė")

    page = text_of(client, "/users/")

    assert page.index("Ada B") < page.index("Birutė") < page.index("Zita")


@pytest.mark.usefixtures("ada")
def test_users_of_one_office_are_listed_alone(client: Client) -> None:
    office = make_office()
    make_user(full_name="Birutė", office=office)
    make_user(full_name="Zita")

    page = text_of(client, f"/users/?office={office.reference}")

    assert "Birutė" in page
    assert "Zita" not in page


@pytest.mark.usefixtures("ada")
def test_users_go_on_where_the_page_before_ended(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reads, "PAGE", 2)
    for name in ("Birutė", "Birutė", "Zita"):
        make_user(full_name=name)

    first = reads.page_of_users(office="", after="")
    second = reads.page_of_users(office="", after=first.after)

    assert [user.full_name for user in first.users] == ["Ada B", "Birutė"]
    assert [user.full_name for user in second.users] == ["Birutė", "Zita"]
    assert second.after == ""
    assert f"after={first.after}" in text_of(client, "/users/")


def test_an_account_is_opened_and_its_password_shown_once(client: Client, ada: User) -> None:
    data = {
        "username": "rasa.k",
        "full_name": "Rasa Kalvaitė",
        "role": "caseworker",
        "office": ada.office.reference,
    }

    answer = client.post("/users/add", data)

    page = answer.content.decode()
    password = page.split('id="one-time-password">')[1].split("<")[0]
    assert User.objects.get(username="rasa.k").check_password(password)
    assert answer["Cache-Control"] == "no-store, private"


@pytest.mark.usefixtures("ada")
@pytest.mark.parametrize(
    ("username", "reason"),
    [
        ("rasa k", "Use small letters from a to z, digits, dots and hyphens only."),
        ("taken", "That sign-in name is taken. Choose another."),
        ("", "Write a sign-in name."),
    ],
)
def test_a_bad_sign_in_name_is_refused_at_the_field(
    client: Client, username: str, reason: str
) -> None:
    make_user(username="taken")

    answer = client.post("/users/add", {"username": username, "full_name": "X"})

    assert answer.status_code == 422
    assert reason in answer.content.decode()


@pytest.mark.usefixtures("ada")
def test_an_account_is_changed(client: Client) -> None:
    user = make_user()
    data = {"full_name": "Birutė", "role": "supervisor", "office": user.office.reference}

    answer = client.post(f"/users/{user.reference}", data)

    user.refresh_from_db()
    assert answer["Location"] == f"/users/{user.reference}"
    assert (user.full_name, user.role) == ("Birutė", "supervisor")


def test_the_page_of_an_account_shows_what_happened(client: Client, ada: User) -> None:
    user = make_user()

    client.post(f"/users/{user.reference}/close")
    page = text_of(client, f"/users/{user.reference}")
    client.post(f"/users/{user.reference}/reopen")

    user.refresh_from_db()
    assert "user deactivated" in page
    assert ada.reference in page
    assert user.is_active


@pytest.mark.usefixtures("ada")
def test_a_password_is_reset_and_shown_once(client: Client) -> None:
    user = make_user()

    shown = client.post(f"/users/{user.reference}/reset").content.decode()
    later = text_of(client, f"/users/{user.reference}")

    user.refresh_from_db()
    password = shown.split('id="one-time-password">')[1].split("<")[0]
    assert user.check_password(password)
    assert password not in later


def test_ones_own_account_shows_why_it_can_be_neither_reset_nor_closed(
    client: Client, ada: User
) -> None:
    page = text_of(client, f"/users/{ada.reference}")

    assert "Change your own password on its own page; a reset is for others." in page
    assert "Nobody closes their own account. Ask another administrator." in page


@pytest.mark.usefixtures("ada")
def test_a_closed_account_in_a_closed_office_shows_why_it_stays_closed(
    client: Client,
) -> None:
    user = make_user(is_active=False, office=make_office(is_active=False))

    page = text_of(client, f"/users/{user.reference}")

    assert "The office is closed. Open it again, or choose another office." in page


@pytest.mark.usefixtures("ada")
@pytest.mark.parametrize("address", ["/users/S-NONE-NONE", "/offices/O-NONE"])
def test_what_does_not_exist_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.usefixtures("ada")
@pytest.mark.parametrize("act", ACTS)
def test_an_act_needs_its_button(client: Client, act: str) -> None:
    assert client.get(f"/users/{make_user().reference}/{act}").status_code == 405


@pytest.mark.usefixtures("ada")
def test_an_administrator_begins_with_the_offices(client: Client) -> None:
    assert client.get("/")["Location"] == "/offices/"


@pytest.mark.usefixtures("ada")
def test_no_address_and_no_title_holds_a_name(client: Client) -> None:
    user = make_user(full_name="Birutė Zet", username="birute")

    page = text_of(client, f"/users/{user.reference}")

    title = page.split("<title>")[1].split("</title>")[0]
    assert "Birutė" not in title
    assert "birute" not in title


@pytest.mark.usefixtures("ada")
def test_a_reset_ends_their_sessions(client: Client) -> None:
    elsewhere = Client()
    user = sign_in(elsewhere, make_user(password="lamp river quiet orange"))
    assert elsewhere.get("/account/password").status_code == 200

    client.post(f"/users/{user.reference}/reset")

    assert elsewhere.get("/account/password")["Location"].startswith("/sign-in")

"""The search by name as a page: by POST only, without a name in answers and addresses."""

import pytest
from django.test import Client

from asylia.web.accounts.models import Role, User
from asylia.web.register import access
from tests.web.clients import sign_in
from tests.web.desk.pages import text_of
from tests.web.factories import make_user
from tests.web.register.people import make_person

pytestmark = pytest.mark.django_db
ASKED = {"name": "Velgorin", "born": "1994", "nationality": "RU", "purpose": "is_here"}


@pytest.fixture
def user() -> User:
    return make_user()


@pytest.fixture
def desk(client: Client, user: User) -> Client:
    return sign_in(client, user)


def test_hits_are_references_with_offices_and_no_names(desk: Client, user: User) -> None:
    said = {"family_name": "Braskor", "date_of_birth": "1994-03-02"}
    other = make_person(make_user(), **said)
    case = make_person(user, **said)

    answer = desk.post("/people", {**ASKED, "name": "Braskorr"})

    words = text_of(answer)
    assert "2 cases of people like this" in words
    assert all(found.reference in words for found in (case, other))
    assert other.office.name in words
    shown = answer.content.decode().replace('value="Braskorr"', "")
    assert "raskor" not in shown
    assert "1994-03-02" not in shown


def crowd(user: User, count: int) -> None:
    """People of one frequent name, born in different years."""
    for year in range(count):
        make_person(
            user, family_name="Hassan", given_names="Ali", date_of_birth=f"{1980 + year}-03-02"
        )


def test_one_of_many_alike_is_told_to_be_one_of_many(desk: Client, user: User) -> None:
    crowd(user, 11)
    asked = {"name": "Ali Hassan", "purpose": "is_here"}

    words = text_of(desk.post("/people", asked))
    with_birth = text_of(desk.post("/people", {**asked, "born": "2 3 1985"}))

    assert "Ten of many people like this" in words
    assert "Add what you know" in words
    assert "10 cases of people like this" in with_birth
    assert "Add what you know" not in with_birth


def test_ten_alike_are_all(desk: Client, user: User) -> None:
    crowd(user, 10)

    words = text_of(desk.post("/people", {"name": "Ali Hassan", "purpose": "is_here"}))

    assert "10 cases of people like this" in words


def test_words_for_how_alike_are_explained_where_they_stand(desk: Client, user: User) -> None:
    make_person(user, family_name="Velgorin", date_of_birth="1994-03-02", nationality=["RU"])
    make_person(user, family_name="Velgorin", date_of_birth="1960-07-15", nationality=["RU"])

    words = text_of(desk.post("/people", {**ASKED, "born": "2 3 1994"}))

    assert words.count("much alike") == 2
    assert "Name and birth agree, or nearly, in whatever spelling." in words
    assert "is not known" not in words


def test_nobody_found_says_what_to_try(desk: Client) -> None:
    assert "Nobody like this was found" in text_of(desk.post("/people", ASKED))


def test_name_in_the_address_searches_nothing(desk: Client, user: User) -> None:
    case = make_person(user)

    assert case.reference not in text_of(desk.get("/people", ASKED))


@pytest.mark.parametrize(
    ("box", "says"),
    [
        ("name", "Write at least a part of the name."),
        ("purpose", "Say why this person is sought; it stays on record."),
    ],
)
def test_search_without_name_or_reason_is_refused(desk: Client, box: str, says: str) -> None:
    answer = desk.post("/people", {**ASKED, box: ""})

    assert answer.status_code == 422
    assert says in text_of(answer)


@pytest.mark.parametrize("name", ["1234", "%", "a" * 121, "Vel\x00gorin"])
def test_what_is_no_name_is_refused(desk: Client, name: str) -> None:
    assert desk.post("/people", {**ASKED, "name": name}).status_code == 422


def test_day_and_year_of_birth_are_taken(desk: Client, user: User) -> None:
    case = make_person(user)

    for born in ("2 3 1994", "1994", ""):
        assert case.reference in text_of(desk.post("/people", {**ASKED, "born": born}))


def test_too_many_searches_are_refused_in_words(
    desk: Client, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "TRIES", ((access.TRIES[0][0], 1),))
    case = make_person(user)
    desk.post("/people", ASKED)

    answer = desk.post("/people", ASKED)

    assert answer.status_code == 429
    assert "These were many searches in a short time" in text_of(answer)
    assert case.reference not in text_of(answer)


@pytest.mark.parametrize("address", ["/people", "/seek"])
def test_administrator_is_refused(client: Client, address: str) -> None:
    sign_in(client, make_user(Role.ADMINISTRATOR))

    assert client.post(address, ASKED).status_code == 403


@pytest.mark.parametrize("said", ["LT-7K3P", "lt-abcd", "7k3p", "lt7k3p9abc", "7K3P-9ABC"])
def test_reference_in_the_top_bar_is_looked_up(desk: Client, said: str) -> None:
    answer = desk.post("/seek", {"said": said})

    assert answer.status_code == 302
    assert answer["Location"].startswith("/cases/find?reference=")


NAMES = ("Velgorin", "Арсен", "al-Shami", "Omar", "OLIVIA", "KHAN", "Khan 1994", "2.3.1994 Khan")


@pytest.mark.parametrize("said", [*NAMES, ""])
def test_name_in_the_top_bar_goes_into_the_form(desk: Client, said: str) -> None:
    answer = desk.post("/seek", {"said": said})

    assert answer.status_code == 200
    assert f'name="name" value="{said}"' in answer.content.decode() or not said


def test_how_alike_one_person_is_is_told_three_times_a_day(desk: Client, user: User) -> None:
    said = {"family_name": "Braskor", "date_of_birth": "1994-03-02"}
    other, mine = make_person(make_user(), **said), make_person(user, **said)

    told = [text_of(desk.post("/people", {**ASKED, "name": "Braskor"})) for _ in range(5)]

    assert ["how alike was told" in words for words in told] == [False, False, False, True, True]
    assert [words.count("how alike was told") for words in told[3:]] == [2, 2]
    places = [told[4].index(case.reference) for case in (other, mine)]
    assert (places == sorted(places)) == (other.reference < mine.reference)


def test_that_many_are_alike_does_not_tell_it_a_fourth_time(desk: Client, user: User) -> None:
    crowd(user, 11)
    asked = {"name": "Ali Hassan", "born": "2 3 1985", "purpose": "is_here"}

    told = [text_of(desk.post("/people", asked)) for _ in range(4)]

    assert ["Ten of many" in words for words in told] == [False, False, False, True]


def test_one_person_told_often_hides_no_other(desk: Client, user: User) -> None:
    make_person(user, family_name="Braskor", date_of_birth="1994-03-02")
    for _ in range(3):
        desk.post("/people", {**ASKED, "name": "Braskor"})
    new = make_person(user, family_name="Braskor", date_of_birth="1994-03-02")

    words = text_of(desk.post("/people", {**ASKED, "name": "Braskor"}))

    assert words.count("how alike was told") == 1
    assert words.index(new.reference) < words.index("how alike was told")

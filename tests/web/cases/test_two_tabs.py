"""One form in two tabs: the later words are kept, and the page says that there were others."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from asylia.web.accounts.models import User
from asylia.web.cases.models import Case
from tests.web.clients import sign_in
from tests.web.factories import make_case, make_user

ELSEWHERE = "You typed into this form elsewhere too"


@pytest.fixture
def clerk(db: None) -> User:
    return make_user()


@pytest.fixture
def desk(client: Client, clerk: User) -> Client:
    return sign_in(client, clerk)


@pytest.fixture
def note(clerk: User) -> str:
    case: Case = make_case(clerk)
    return f"/cases/{case.reference}/note"


def keep(desk: Client, address: str, *, words: str, since: str) -> Any:
    return desk.post("/unsent", {"words": words, "unsent-for": address, "unsent-since": since})


def test_one_tab_is_told_nothing_while_it_goes_on(desk: Client, note: str) -> None:
    first = keep(desk, note, words="The river", since="")
    second = keep(desk, note, words="The river was high", since=first["X-Kept-At"])

    assert datetime.fromisoformat(second["X-Kept-At"]) > datetime.fromisoformat(first["X-Kept-At"])
    assert [ELSEWHERE in answer.text for answer in (first, second)] == [False, False]


def test_tab_that_takes_the_place_of_another_is_told_once(desk: Client, note: str) -> None:
    one = keep(desk, note, words="The river", since="")
    other = keep(desk, note, words="The road", since="")
    again = keep(desk, note, words="The road to the village", since=other["X-Kept-At"])
    back = keep(desk, note, words="The river was high", since=one["X-Kept-At"])

    answers = (one, other, again, back)
    assert [ELSEWHERE in answer.text for answer in answers] == [False, True, False, True]


def test_page_knows_what_it_restored(desk: Client, note: str) -> None:
    kept = keep(desk, note, words="The river", since="")

    page = desk.get(note).text

    assert f'data-kept-for="{note}"' in page
    assert f'data-kept-at="{kept["X-Kept-At"]}"' in page


def test_page_of_a_form_that_was_not_taken_knows_what_was_kept_of_it(
    desk: Client, note: str
) -> None:
    page = desk.post(note, {"words": " "}).text

    since = page.split('data-kept-at="')[1].split('"')[0]
    assert ELSEWHERE not in keep(desk, note, words="The river", since=since).text


def test_page_of_an_empty_form_knows_of_nothing(desk: Client, note: str) -> None:
    assert "data-kept" not in desk.get(note).text

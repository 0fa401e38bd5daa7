"""The pages of the law book: what they show, to whom, and what they refuse."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from asylia.law.acts.articles import UNREAD
from asylia.law.book import law_book
from asylia.samples.researched import counts, researched
from asylia.web.accounts.models import Role
from asylia.web.base.rules import rule_of
from asylia.web.book.public import urlpatterns as public
from tests.web.people import make_user, sign_in

PAGES = [
    "/law",
    "/law/find",
    "/law/acts/APR",
    "/law/acts/APR/picture/1",
    "/law/rules/apr-register-5d",
    "/law/events",
    "/law/events/application_registered",
    "/law/parties",
    "/law/parties/applicant",
    "/law/days",
    "/law/days/2026-06-12",
    "/law/compare",
    "/law/outside",
]


@pytest.fixture
def reader(db: None, client: Client) -> Client:
    sign_in(client, make_user())
    return client


def words_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("address", PAGES)
def test_everybody_who_is_signed_in_may_read_the_book(
    client: Client, address: str, role: Role
) -> None:
    sign_in(client, make_user(role))

    assert client.get(address).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_who_is_not_signed_in_is_sent_to_the_sign_in(client: Client, address: str) -> None:
    response = client.get(address)

    assert (response.status_code, response["Location"].partition("?")[0]) == (302, "/sign-in")


def test_the_same_pages_may_be_opened_to_anybody() -> None:
    rules = [rule_of(one.callback) for one in public]

    assert len(rules) == len(PAGES)
    assert all(rule is not None and rule.is_public for rule in rules)


@pytest.mark.parametrize(
    "address",
    [
        "/law/acts/NONE",
        "/law/acts/APR/picture/99",
        "/law/acts/NONE/picture/1",
        "/law/rules/no-such-rule",
        "/law/events/no_such_event",
        "/law/events/instrument_date",
        "/law/parties/nobody",
        "/law/days/2026-06-13",
        "/law/days/nonsense",
    ],
)
def test_what_the_book_does_not_have_is_not_found(reader: Client, address: str) -> None:
    assert reader.get(address).status_code == 404


OF_CASES = re.compile(r"cases_(?!notice)")
"""The top bar counts the notices of whoever reads; they tell of no case."""


@pytest.mark.parametrize("address", PAGES)
def test_the_pages_ask_nothing_of_the_tables_of_cases(reader: Client, address: str) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        reader.get(address)

    assert [one["sql"] for one in queries if OF_CASES.search(one["sql"])] == []


def test_every_rule_has_a_page_that_says_it(reader: Client) -> None:
    for entry in law_book().entries[::25]:
        page = words_of(reader, reverse("book:rule", args=[entry.id]))

        assert f'<bdi class="rule-id">{entry.id}</bdi>' in page


def test_a_rule_shows_its_counting_its_reading_and_its_twin(reader: Client) -> None:
    page = words_of(reader, "/law/rules/apr-register-5d")

    assert "the day of the event is not counted" in page
    assert "How we read it" in page
    assert '<a href="/law/rules/apd-6-1-registration-competent-authority">' in page
    assert '<li class="days__due">' in page


@pytest.mark.parametrize(("role", "shown"), [(Role.CASEWORKER, True), (Role.BORDER_GUARD, False)])
def test_a_reading_leads_to_the_office_s_choice_where_that_opens(
    db: None,
    client: Client,
    role: Role,
    shown: bool,  # noqa: FBT001 -- a cell of the table
) -> None:
    sign_in(client, make_user(role))

    page = words_of(client, "/law/rules/apr-register-5d")

    assert ('href="/national-law/readings/apr-27-7-after-screening"' in page) is shown


def test_a_rule_that_nobody_verified_says_so(reader: Client) -> None:
    entry = next(one for one in law_book().entries if one.rule.unverified)

    page = words_of(reader, reverse("book:rule", args=[entry.id]))

    assert "<b>Not verified</b>" in page


def test_an_event_says_what_starts_then(reader: Client) -> None:
    page = words_of(reader, "/law/events/application_registered")

    starts = page[page.index('id="starts"') : page.index('id="meets"')]
    assert 'data-rule="apr-lodge-21d"' in starts
    assert 'data-rule="apr-register-5d"' not in starts


def test_what_changed_on_a_day_shows_twins_side_by_side(reader: Client) -> None:
    page = words_of(reader, "/law/days/2026-06-12")

    row = page[page.index("apd-6-1-registration-competent-authority") :].partition("</tr>")[0]
    assert 'href="/law/rules/apr-register-5d"' in row


def test_two_days_are_compared_as_people_write_them(reader: Client) -> None:
    page = words_of(reader, "/law/compare?first=11+6+2026&last=12+6+2026")

    assert "What changed from Thu 11 Jun 2026 to Fri 12 Jun 2026" in page


def test_two_days_between_which_nothing_changed_say_so(reader: Client) -> None:
    page = words_of(reader, "/law/compare?first=2026-07-02&last=2026-07-03")

    assert "No rule of the book began or ended between these two days." in page


def test_a_day_that_is_none_is_refused_with_the_reason(reader: Client) -> None:
    response = reader.get("/law/compare?first=2026-02-30&last=2026-07-02")

    assert response.status_code == 422
    assert "There is no such day in the calendar." in response.content.decode()


def test_a_search_finds_what_holds_every_word(reader: Client) -> None:
    page = words_of(reader, "/law/find?words=LODGE+21")

    assert 'data-rule="apr-lodge-21d"' in page
    assert 'data-rule="apr-register-5d"' not in page


def test_a_search_finds_the_words_of_the_page_s_language(reader: Client) -> None:
    reader.cookies["asylia_language"] = "lt"

    page = words_of(reader, "/law/find?words=užregistruoti")

    assert 'data-rule="apr-register-5d"' in page


def test_a_search_that_finds_nothing_says_so(reader: Client) -> None:
    assert "No time limit holds all of these words" in words_of(reader, "/law/find?words=qqqq")


def test_what_was_left_out_stands_there_with_its_reason(reader: Client) -> None:
    page = words_of(reader, "/law/outside")

    for one in researched():
        assert (f">{one.id}</bdi>" in page) == bool(one.left_out)


def test_what_nobody_could_read_stands_there_with_what_it_means(reader: Client) -> None:
    page = words_of(reader, "/law/outside")

    for provision, meaning in UNREAD.items():
        assert f"<dt>{provision}</dt><dd>{meaning}</dd>" in page


def test_the_count_of_each_act_is_that_of_the_researched_file(reader: Client) -> None:
    page = words_of(reader, "/law/outside")

    for act, count in counts().items():
        assert (
            f'<tr><th scope="row">{act}</th>'
            f'<td class="number" data-label="Written as rules">{count.written}</td>'
            f'<td class="number" data-label="Left out">{count.left_out}</td>'
        ) in page

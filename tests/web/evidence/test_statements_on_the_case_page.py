"""Statements and similar cases on the case page, and who is let in."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from asylia.web.accounts.models import Role, User
from asylia.web.accounts.session import act_as
from asylia.web.cases.models import Case, Read, ReadAct
from tests.web.clients import sign_in
from tests.web.desk.pages import part, text_of
from tests.web.evidence.told import PRESS, form, found_out, linked, page_of, said
from tests.web.factories import make_case, make_user

pytestmark = pytest.mark.django_db


def test_case_page_shows_statements_by_their_day(desk: Client, case: Case, clerk: User) -> None:
    said(case, clerk, words="Second.", at="2026-08-11")
    said(case, clerk, words="First.", at="2026-08-10")
    found_out(case, clerk, of=3, result="cannot_be_checked_safely")

    panel = part(desk.get(page_of(case, "")[:-1]), 'id="statements"', "</section>")

    assert re.findall(r"<blockquote><p[^>]*>([^<]*)", panel) == ["First.", "Second."]
    assert "2 statements · 1 not examined · 1 cannot be checked safely" in panel
    assert re.findall(r'chip--(\w+)"><svg[^>]*><use href="[^#]*#(\w+)"', panel) == [
        ("idle", "idle"),
        ("lock", "lock"),
    ]


def test_case_page_asks_the_database_no_more_for_three_statements(
    desk: Client, case: Case, clerk: User
) -> None:
    address = page_of(case, "")[:-1]
    said(case, clerk)
    desk.get(address)
    with CaptureQueriesContext(connection) as one:
        desk.get(address)

    for _ in range(2):
        said(case, clerk)
    with CaptureQueriesContext(connection) as three:
        desk.get(address)

    assert len(three) == len(one)


def test_case_page_as_known_on_an_earlier_day_knows_no_later_words(
    desk: Client, case: Case, clerk: User
) -> None:
    said(case, clerk, words="He held a bridge in May.", at="2026-08-10", written="2026-08-11")
    found_out(case, clerk, of=3, result="corroborated", written="2026-08-14")
    said(case, clerk, words="He has a brother.", at="2026-08-10", written="2026-08-15")

    then = desk.get(f"{page_of(case, '')[:-1]}?on=12+8+2026&known=then").text
    panel = part_between(then, 'id="statements"', "</section>")

    assert "He held a bridge in May." in panel
    assert "not examined" in panel
    assert "He has a brother." not in then
    assert "1 corroborated" not in then


def test_past_day_leads_to_no_page_that_knows_more(desk: Client, case: Case, clerk: User) -> None:
    said(case, clerk, at="2026-08-10", written="2026-08-11")
    address = page_of(case, "")[:-1]

    now, then, paper = (
        re.findall(r'href="([^"]*)">Statement in entry 3<', desk.get(f"{address}{rest}").text)
        for rest in ("", "?on=12+8+2026&known=then", "/paper?on=12+8+2026&known=then")
    )

    assert (now, then, paper) == ([f"{address}/statements/3"], ["#entry-3"], ["#entry-3"])


def part_between(page: str, begin: str, end: str) -> str:
    return page.partition(begin)[2].partition(end)[0]


def test_course_names_codes_in_words_and_leaves_the_way_to_the_statement(
    desk: Client, case: Case, clerk: User
) -> None:
    said(case, clerk, saying=PRESS)
    found_out(case, clerk, of=3, result="uncorroborated")

    course = text_of(desk.get(page_of(case, "")[:-1])).partition("Course of the case")[2]

    assert "Source: a news outlet · Occasion: to the press" in course
    assert "Finding: uncorroborated" in course
    assert "Radio Lankas" not in course


def test_course_shows_which_teller_a_correction_changed(
    desk: Client, case: Case, clerk: User
) -> None:
    said(case, clerk, saying=PRESS)
    told = form(
        kind="press", who="The Estuary Post", setting="press", at="10 8 2026", seen=3,
        reason="another station", own_note="says_unconfirmed", own_words="“could not be confirmed”",
        teller_1_kind="person", teller_2_kind="broadcaster", teller_2_who="Radio Ventė",
        language="", heard_by="",
    )  # fmt: skip

    desk.post(page_of(case, "statements/3/correct"), told)

    course = text_of(desk.get(page_of(case, "")[:-1])).partition("Course of the case")[2]
    assert (
        "Told before by: the person, a broadcaster, Radio Lankas"
        " the person, a broadcaster, Radio Ventė" in course
    )


# Similar cases ----------------------------------------------------------------------------


def test_similar_case_is_linked_by_its_reference_and_both_reads_are_noted(
    desk: Client, case: Case, clerk: User
) -> None:
    other = make_case(clerk)
    told = {"reference": other.reference.lower(), "words": "One road.", "unlike": "", "seen": 2}

    answer = desk.post(page_of(case, "similar/new"), told)
    page = desk.get(page_of(case, "")[:-1])

    act_as(clerk)
    assert answer.status_code == 302
    assert other.reference in part(page, 'id="similar"', "</section>")
    assert "One road." in part(page, 'id="similar"', "</section>")
    reads = Read.objects.filter(case=other).order_by("pk").values_list("what", flat=True)
    assert list(reads) == [ReadAct.CASE_SOUGHT, ReadAct.CASES_LISTED]


def test_search_for_another_case_is_noted_even_if_the_link_is_refused(
    desk: Client, case: Case, clerk: User
) -> None:
    other = make_case(clerk)
    linked(case, clerk, to=other)
    told = {"reference": other.reference, "words": "One road.", "seen": 3}

    page = desk.post(page_of(case, "similar/new"), told)

    act_as(clerk)
    assert "The two cases are linked already." in page.text
    assert Read.objects.filter(case=other, what=ReadAct.CASE_SOUGHT).count() == 1


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"reference": ""}, "Write the reference of the other case."),
        ({"reference": "a b"}, "A reference has letters, digits and hyphens only."),
        ({"reference": "LT-2222-2222"}, "There is no case of that reference that you may open."),
        ({"words": " "}, "Say in words what is alike."),
    ],
)
def test_link_that_cannot_be_is_refused(
    desk: Client, case: Case, clerk: User, wrong: dict[str, str], says: str
) -> None:
    other = make_case(clerk)

    page = desk.post(
        page_of(case, "similar/new"),
        {"reference": other.reference, "words": "One road.", "seen": 2, **wrong},
    )

    assert (page.status_code, says in page.text) == (422, True)


def test_reader_who_may_not_open_the_other_case_learns_only_that_a_link_is_there(
    desk: Client, case: Case, clerk: User
) -> None:
    elsewhere = make_case()
    linked(case, clerk, to=elsewhere, alike="They fled together.")

    page = desk.get(page_of(case, "")[:-1])

    assert "A case is linked here that you may not open." in text_of(page)
    assert elsewhere.reference not in page.text
    assert "They fled together." not in page.text


# Who may ----------------------------------------------------------------------------------

WRITES = ("statements/new", "statements/3/correct", "statements/3/confirm", "statements/3/verify")


@pytest.mark.parametrize("rest", [*WRITES, "similar/new", "statements/3"])
def test_another_office_and_the_administrator_are_not_let_in(
    client: Client, case: Case, clerk: User, rest: str
) -> None:
    said(case, clerk)

    assert client.get(page_of(case, rest)).status_code == 302
    assert sign_in(client, make_user()).get(page_of(case, rest)).status_code == 404
    administrator = make_user(Role.ADMINISTRATOR, office=clerk.office)
    assert sign_in(client, administrator).get(page_of(case, rest)).status_code == 403


@pytest.mark.parametrize("rest", [*WRITES, "similar/new"])
def test_auditor_reads_and_does_not_write(
    client: Client, case: Case, clerk: User, rest: str
) -> None:
    said(case, clerk)
    auditor = sign_in(client, make_user(Role.AUDITOR, office=clerk.office))

    shown = auditor.get(page_of(case, "statements/3"))

    assert auditor.get(page_of(case, rest)).status_code == 403
    assert (shown.status_code, "statements/3/verify" in shown.text) == (200, False)


@pytest.mark.parametrize("rest", [*WRITES, "similar/new", "statements/3"])
def test_each_look_is_noted(desk: Client, case: Case, clerk: User, rest: str) -> None:
    said(case, clerk)

    desk.get(page_of(case, rest))

    act_as(clerk)
    assert list(Read.objects.values_list("case_id", "what")) == [(case.pk, ReadAct.CASE_OPENED)]

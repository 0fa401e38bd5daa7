"""Today: what has to be done next in the cases of the office, in the order of its clock."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from asylia.law.terms import Event
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.session import act_as
from asylia.web.cases import record
from asylia.web.cases.models import (
    Case,
    NextAct,
    Read,
    ReadAct,
)
from asylia.web.desk import worklist
from asylia.web.desk.forms import REFERENCE_OR_ARTICLE, FilterForm
from tests.web.desk.conftest import signed_in
from tests.web.desk.pages import part, rows_of, text_of
from tests.web.factories import add_entry, make_case, make_user

REGISTER = {"words": "27(1)"}
HTMX = {"HX-Request": "true"}


def made(by: User, day: int) -> Case:
    """A case in which an application was made at noon; it is to be registered within five days."""
    return make_case(by, event=Event.APPLICATION_MADE, at=datetime(2026, 8, day, 9, tzinfo=UTC))


def list_of(desk: Client, **asked: Any) -> list[str]:
    return rows_of(desk.get("/today", {**REGISTER, **asked}))


def references(desk: Client, **asked: Any) -> list[str]:
    return [case.reference for case in list_page(desk, **asked)]


def list_page(desk: Client, **asked: Any) -> list[Case]:
    rows = list_of(desk, **asked)
    return [case for row in rows for case in Case.objects.all() if case.reference in row]


def test_limits_stand_in_groups_in_the_order_of_the_clock(desk: Client, caseworker: User) -> None:
    later, soon, today, late = (made(caseworker, day) for day in (17, 16, 15, 10))

    page = desk.get("/today", REGISTER)

    words = text_of(page)
    places = [words.index(text) for text in ("Overdue 1", "Today 1", "This week 1", "Later 1")]
    assert places == sorted(places)
    assert references(desk) == [case.reference for case in (late, today, soon, later)]


def test_row_says_the_act_its_article_and_how_it_was_counted(
    desk: Client, caseworker: User
) -> None:
    case = made(caseworker, 10)

    (row,) = list_of(desk)

    assert row == (
        f"Mon 17 Aug 2026 3 days late Register the application APR Art. 27(1) · 5 days from"
        f" application made, Mon 10 Aug; Sat 15 Aug moves {case.reference} Made, not registered"
        " nobody yet authority responsible for registering applications"
    )


def test_limit_in_hours_is_late_when_its_hour_has_passed(
    desk: Client, caseworker: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = datetime(2026, 8, 10, 11, 10, tzinfo=UTC)
    make_case(caseworker, event=Event.BORDER_APPREHENSION, at=at)
    monkeypatch.setenv("ASYLIA_TODAY", "2026-08-14")
    signed_in(desk, caseworker)

    (row,) = list_of(desk, words="22(2)")

    assert row.startswith("Thu 13 Aug 2026, 15:00")
    assert " late " in row


def test_met_limit_is_no_work(desk: Client, caseworker: User) -> None:
    case = made(caseworker, 10)
    at = datetime(2026, 8, 11, 9, tzinfo=UTC)
    add_entry(case, Event.APPLICATION_REGISTERED, by=caseworker, at=at)

    assert list_of(desk) == []


def test_case_of_another_office_is_not_listed_or_counted(desk: Client, caseworker: User) -> None:
    other = made(make_user(), 10)
    act_as(caseworker)

    page = desk.get("/today")

    assert other.reference not in page.content.decode()
    assert "My office 0" in text_of(page)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR])
def test_administrator_is_refused(client: Client, today: object, db: None, role: Role) -> None:
    signed_in(client, make_user(role))

    assert client.get("/today").status_code == 403


def test_nobody_signed_in_is_sent_to_the_sign_in(client: Client, db: None) -> None:
    assert client.get("/today")["Location"] == "/sign-in?next=%2Ftoday"


def test_view_of_mine_and_nobodys_part_the_office(desk: Client, caseworker: User) -> None:
    mine, free = made(caseworker, 15), made(caseworker, 16)
    record.assign(mine, caseworker)

    assert references(desk, view="mine") == [mine.reference]
    assert references(desk, view="nobody") == [free.reference]
    assert references(desk, owner="me") == [mine.reference]
    assert references(desk, owner="nobody") == [free.reference]
    assert references(desk, owner=caseworker.reference) == [mine.reference]
    assert "You" in list_of(desk, view="mine")[0]


def test_view_of_overdue_and_of_two_readings(desk: Client, caseworker: User) -> None:
    late, soon = made(caseworker, 10), made(caseworker, 16)
    NextAct.objects.filter(case=soon).update(other_due_on="2026-08-30")

    assert references(desk, view="overdue") == [late.reference]
    assert references(desk, by="overdue") == [late.reference]
    assert references(desk, view="doubt") == [soon.reference]


def test_tabs_count_the_whole_office(desk: Client, caseworker: User) -> None:
    mine = made(caseworker, 10)
    made(caseworker, 16)
    record.assign(mine, caseworker)
    ours = NextAct.objects.filter(turn="ours")

    words = text_of(desk.get("/today", REGISTER))

    assert f"My office {ours.count()} Mine {ours.filter(case=mine).count()}" in words


@pytest.mark.parametrize(
    ("by", "days"), [("today", [10, 15]), ("week", [10, 15, 16]), ("month", [10, 15, 16, 17])]
)
def test_filter_by_day(desk: Client, caseworker: User, by: str, days: list[int]) -> None:
    cases = {day: made(caseworker, day) for day in (10, 15, 16, 17, 27)}

    assert references(desk, by=by) == [cases[day].reference for day in days]


def test_filter_by_act(desk: Client, caseworker: User) -> None:
    made(caseworker, 10)

    assert list_of(desk, act="APR") != []
    assert list_of(desk, act="EURODAC") == []


def test_words_find_a_part_of_a_reference(desk: Client, caseworker: User) -> None:
    some = iter(lambda: made(caseworker, 10), None)  # four letters alone could be a name
    case = next(one for one in some if any(sign.isdigit() for sign in one.reference[3:7]))
    made(caseworker, 15)

    rows = list_of(desk, words=case.reference[3:7].lower())

    assert rows != []
    assert all(case.reference in row for row in rows)


@pytest.mark.parametrize(
    ("words", "takes"),
    [("28(1)", True), ("Art. 28(1)(a)", True), ("APR 28", True), ("AMMR-IR 4", True),
     ("LT-7Q4K-2M9X", True), ("lt-khan-rzzx", True), ("7q4k", True), ("-2M9X", True), ("", True),
     ("Velgorin", False), ("KHAN", False), ("Velgorin 1994", False), ("Arsen Velgorin", False),
     ("El-Khan", False), ("1994-03-12", False), ("Velgorin 28", False), ("28 (1", False)],
)  # fmt: skip
def test_the_browser_sends_a_reference_or_an_article_and_no_name(
    words: str, *, takes: bool
) -> None:
    form = FilterForm({"words": words}, colleagues=[])
    box = str(FilterForm(colleagues=[])["words"])

    assert form.is_valid() == takes
    assert f'pattern="{escape(REFERENCE_OR_ARTICLE)}"' in box
    assert 'title="Only a reference or an article, such as 28(1)."' in box


def test_words_that_can_be_no_reference_are_refused_with_the_mend(
    desk: Client, caseworker: User
) -> None:
    made(caseworker, 10)

    page = desk.get("/today", {"words": "Žemaitis"})

    assert "Only a reference or an article, such as 28(1)." in text_of(page)
    assert page.status_code == 200


@pytest.mark.parametrize("bad", [{"view": "x"}, {"act": "x"}, {"by": "x"}, {"after": "x_y_z"}])
def test_filter_that_means_nothing_filters_nothing(
    desk: Client, caseworker: User, bad: dict[str, str]
) -> None:
    case = made(caseworker, 10)

    assert references(desk, **bad) == [case.reference]


def test_empty_list_says_so_and_what_comes_next(desk: Client) -> None:
    words = text_of(desk.get("/today", {"by": "week"}))

    assert "Nothing is due here" in words
    assert "Show everything" in words


def test_empty_office_is_not_told_to_show_more(desk: Client) -> None:
    words = text_of(desk.get("/today"))

    assert "Nothing has to be done in a case of your office." in words
    assert "Show everything" not in words


def test_pages_follow_each_other_without_loss_or_repetition(
    desk: Client, caseworker: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in (10, 10, 15, 16, 17):
        made(caseworker, day)
    at = datetime(2026, 8, 19, 11, 10, tzinfo=UTC)
    make_case(caseworker, event=Event.BORDER_APPREHENSION, at=at)
    of_three = NextAct.objects.filter(article="27(1)").order_by("pk")[:3]
    without_a_day = NextAct.objects.filter(pk__in=[row.pk for row in of_three])
    without_a_day.update(sort_on=None, due_on=None, other_due_on=None)
    monkeypatch.setattr(worklist, "PAGE", 500)
    whole = rows_of(desk.get("/today"))
    monkeypatch.setattr(worklist, "PAGE", 2)

    found: list[str] = []
    asked: dict[str, str] = {}
    for _ in range(len(whole)):
        page = desk.get("/today", asked)
        found += rows_of(page)
        marks = page.content.decode()
        if "after=" not in marks:
            break
        asked = {"after": marks.partition("after=")[2].partition('"')[0]}

    assert found == whole


def test_duty_without_a_last_day_stands_at_the_end(desk: Client, caseworker: User) -> None:
    case = made(caseworker, 10)
    NextAct.objects.filter(case=case, article="27(1)").update(sort_on=None, due_on=None)

    (row,) = list_of(desk)

    assert row.startswith("no last day Register the application")


def test_part_for_htmx_equals_the_part_of_the_page(desk: Client, caseworker: User) -> None:
    made(caseworker, 10)
    made(caseworker, 15)

    whole = desk.get("/today", {"by": "today"})
    alone = desk.get("/today", {"by": "today"}, headers=HTMX)

    assert alone.content.decode().strip() in whole.content.decode()
    assert alone.content.decode().startswith('<div id="work-list"')


def test_three_rows_ask_the_database_no_more_than_one(desk: Client, caseworker: User) -> None:
    record.assign(made(caseworker, 10), caseworker)
    desk.get("/today")

    with CaptureQueriesContext(connection) as one:
        desk.get("/today")
    for day in (15, 16):
        record.assign(made(caseworker, day), caseworker)
    with CaptureQueriesContext(connection) as three:
        desk.get("/today")

    assert len(three) == len(one)


def test_each_case_that_is_listed_is_noted_as_read(desk: Client, caseworker: User) -> None:
    cases = [made(caseworker, 10), made(caseworker, 15)]

    desk.get("/today", REGISTER)

    act_as(caseworker)
    reads = Read.objects.filter(what=ReadAct.CASES_LISTED).values_list("case__reference", flat=True)
    assert sorted(reads) == sorted(case.reference for case in cases)


def test_date_of_a_row_leads_to_its_reason(desk: Client, caseworker: User) -> None:
    case = made(caseworker, 10)

    row = part(desk.get("/today", REGISTER), "<tr data-row", "</tr>")

    assert f'hx-get="/cases/{case.reference}/why/apr-register-5d"' in row
    assert f'href="/cases/{case.reference}#why-apr-register-5d"' in row

"""Which acts are offered: a few that are likely, all of them to be found, each refusal with why."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from asylia.law.terms import Event
from asylia.samples.founding_2025 import founding_case_of_2025
from asylia.web.accounts.models import Role, User
from asylia.web.cases.models import Case
from asylia.web.desk.acts import MOST, STAGES, sheets
from tests.web.desk.conftest import signed_in, told
from tests.web.desk.pages import part, text_of, words_of
from tests.web.factories import add_entry, let_in, make_case, make_user

MADE = datetime(2026, 8, 10, 11, 40, tzinfo=UTC)
REGISTERED = datetime(2026, 8, 11, 8, 20, tzinfo=UTC)
KEYS = Path("src/asylia/web/base/static/base/js/keys.js")


@pytest.fixture
def case(caseworker: User) -> Case:
    case = make_case(caseworker, event=Event.APPLICATION_MADE, at=MADE)
    add_entry(case, Event.APPLICATION_REGISTERED, by=caseworker, at=REGISTERED)
    return case


def acts_page(case: Case, find: str = "") -> str:
    return f"/cases/{case.reference}/acts" + (f"?find={find}" if find else "")


def offered_on(answer: Any) -> list[str]:
    """The labels of what a page offers, open or refused."""
    lists: list[str] = re.findall(r'<ul class="acts.*?</ul>', answer.text, re.DOTALL)
    items = re.findall(r"<li.*?</li>", "".join(lists), re.DOTALL)
    return [words_of(re.sub(r"<(small|kbd).*?</\1>", "", item)) for item in items]


def test_each_event_has_one_sheet_and_each_key_one_act() -> None:
    of_sheets = [sheet.key for sheet in sheets() if sheet.key]
    keys = [*of_sheets, *(door.key for stage in STAGES for door in stage.doors if door.key)]
    known = re.findall(r"(\w): \(\) =>", KEYS.read_text(encoding="utf-8"))

    events = [sheet.event for sheet in sheets()]
    assert len(events) == len(set(events))
    assert len([*keys, *known, "e"]) == len({*keys, *known, "e"})


def test_case_page_offers_few_acts_and_what_the_clock_asks_for_first(
    desk: Client, case: Case
) -> None:
    offered = offered_on(desk.get(f"/cases/{case.reference}"))

    assert len(offered) == MOST
    assert "Lodge the application" in offered[:3]
    assert [one for one in offered if one.startswith("Not yet:")] == offered[-1:]


def test_case_page_leads_to_every_act(desk: Client, case: Case) -> None:
    page = desk.get(f"/cases/{case.reference}").text
    link = re.search(r"Every act \((\d+)\)", page)

    assert link is not None
    assert int(link.group(1)) == len(offered_on(desk.get(acts_page(case))))
    assert f'href="{acts_page(case)}"' in page


def test_every_act_of_the_role_stands_in_the_list_by_stage(desk: Client, case: Case) -> None:
    page = desk.get(acts_page(case))

    offered = offered_on(page)
    wanted = sum(len(stage.sheets) + len(stage.doors) for stage in STAGES)
    assert len(offered) == wanted
    assert [str(stage.title) in text_of(page) for stage in STAGES] == [True] * len(STAGES)
    assert "Not yet: Request to take charge accepted" in offered
    assert "First record: “Request to take charge sent”" in text_of(page)


def test_act_that_was_done_is_not_said_to_come_later(desk: Client, case: Case) -> None:
    offered = offered_on(desk.get(acts_page(case, "register the")))

    assert offered == ["Not any more: Register the application"]


def test_acts_that_a_role_never_does_are_not_shown(
    client: Client, today: Any, caseworker: User, case: Case
) -> None:
    guard = make_user(Role.BORDER_GUARD, office=caseworker.office)

    said = text_of(signed_in(client, guard).get(acts_page(case)))

    assert "Register the application" in said
    assert "Lodge the application" not in said
    assert "Request to take back sent" not in said.partition("First record")[0]
    assert "Assign the case" not in said


@pytest.mark.parametrize(
    ("find", "found"),
    [
        ("take charge sent", ["Request to take charge sent"]),
        ("35(7)(a)", ["Not yet: Situation in the country reviewed"]),
        ("APPEAL second", ["Not yet: Second appeal accepted by the court"]),
    ],
)
def test_act_is_found_by_its_words_without_a_script(
    desk: Client, case: Case, find: str, found: list[str]
) -> None:
    assert offered_on(desk.get(acts_page(case, find))) == found


def test_words_that_no_act_has_are_answered(desk: Client, case: Case) -> None:
    assert "No act has these words in its name" in text_of(desk.get(acts_page(case, "zeppelin")))


def test_list_alone_is_what_the_page_holds(desk: Client, case: Case) -> None:
    page = desk.get(acts_page(case, "appeal")).text

    alone = desk.get(acts_page(case, "appeal"), headers={"HX-Request": "true"}).text

    assert alone.strip() in page
    assert "<html" not in alone


def test_auditor_and_strangers_have_no_list(client: Client, today: Any, case: Case) -> None:
    auditor = make_user(Role.AUDITOR, office=case.office)

    assert signed_in(client, auditor).get(acts_page(case)).status_code == 403
    assert signed_in(Client(), make_user()).get(acts_page(case)).status_code == 404


def test_list_asks_the_database_as_often_for_a_long_file(
    desk: Client, case: Case, caseworker: User, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(15) as counted:
        desk.get(acts_page(case))
    for _ in range(3):
        add_entry(case, "note_added", by=caseworker, at=REGISTERED)

    with django_assert_num_queries(len(counted)):
        desk.get(acts_page(case))


def test_likely_acts_stand_in_the_panel_of_the_case(desk: Client, case: Case) -> None:
    panel = words_of(part(desk.get(f"/cases/{case.reference}"), 'id="acts-heading"', "</section>"))

    assert "Request to take charge sent AMMR Art. 39(1)" in panel
    assert "Not yet: Transfer decision notified" in panel


# What fits the case ------------------------------------------------------------------------


@pytest.fixture
def old(caseworker: User) -> Case:
    """The founding case of 2025: the old law, refugee status, released long ago."""
    first, *following = founding_case_of_2025().entries
    case = make_case(caseworker, event=first.event, at=first.recorded_at, **told(first))
    for entry in following:
        add_entry(case, entry.event, by=caseworker, at=entry.recorded_at, **told(entry))
    return case


def test_case_of_the_old_law_is_offered_what_fits_it(desk: Client, old: Case) -> None:
    offered = offered_on(desk.get(f"/cases/{old.reference}"))

    assert len(offered) <= MOST
    for act in ("take charge", "release", "screening", "withdrawal"):
        assert [one for one in offered if act in one] == []


def test_act_of_the_other_law_says_which_law_governs_and_stays_possible(
    desk: Client, old: Case
) -> None:
    page = text_of(desk.get(acts_page(old, "complete the screening")))

    assert offered_on(desk.get(acts_page(old, "complete the screening"))) == [
        "Complete the screening"
    ]
    assert "lies before Fri 12 Jun 2026, from when the rule applies" in page


@pytest.mark.parametrize(
    ("find", "said"),
    [
        ("record a release", "Not yet: Record a release, or another end of the detention"),
        ("record a withdrawal", "Not any more: Record a withdrawal"),
    ],
)
def test_list_refuses_what_the_form_refuses(desk: Client, old: Case, find: str, said: str) -> None:
    assert offered_on(desk.get(acts_page(old, find))) == [said]


def test_withdrawal_after_refugee_status_is_refused_by_its_form(desk: Client, old: Case) -> None:
    answer = desk.get(f"/cases/{old.reference}/application/withdraw")

    assert answer.status_code == 409
    assert "after that it is not recorded" in text_of(answer)


def test_case_of_the_new_law_is_not_marked(desk: Client, case: Case) -> None:
    page = text_of(desk.get(acts_page(case, "register the")))

    assert "governs" not in page


def test_list_of_acts_asks_once_and_not_for_each_act_whether_its_reader_was_let_in(
    case: Case, client: Client
) -> None:
    stranger = make_user()
    let_in(case, stranger)
    desk = signed_in(client, stranger)

    with CaptureQueriesContext(connection) as asked:
        page = desk.get(acts_page(case))

    about_grants = [one for one in asked.captured_queries if '"cases_grant"' in one["sql"]]
    assert len(offered_on(page)) > 50
    assert len(about_grants) < 50

"""What comes next, on the case page: who has to do what, by when and why; where it is recorded."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from asylia.law.citation import APR
from asylia.law.next_act import Because, Course, NextAct
from asylia.law.terms import Event, Party, Status
from asylia.web.accounts.models import Role, User
from asylia.web.cases.models import Case
from asylia.web.desk.acts import Offer, sheets
from asylia.web.desk.nextpart import next_part
from tests.web.desk.conftest import signed_in
from tests.web.desk.pages import part, words_of
from tests.web.factories import add_entry, make_case, make_user

NOON = datetime(2026, 8, 10, 9, tzinfo=UTC)
ALARM = "Nobody has to do anything in this case, though nothing has ended it."


def panel(page: Any) -> str:
    return part(page, '<section class="panel" id="next"', "</section>")


def row_of(desk: Client, case: Case, title: str, *, query: str = "") -> str:
    """The markup of the one row with this title."""
    rows = panel(desk.get(f"/cases/{case.reference}{query}")).split("<tr data-act")
    (row,) = [one for one in rows if f"<b>{title}</b>" in one]
    return row


def words(desk: Client, case: Case, *, query: str = "") -> str:
    return words_of(panel(desk.get(f"/cases/{case.reference}{query}")))


def test_act_says_when_what_why_and_who_and_opens_its_form(desk: Client, founding: Case) -> None:
    row = row_of(desk, founding, "Send a take charge request after a hit (Latvia)")

    assert words_of(f"<tr {row}") == (
        "Mon 14 Sep 2026 or Mon 12 Oct Send a take charge request after a hit (Latvia) AMMR Art."
        " 39(1), second subparagraph · After a Eurodac hit with data of a crossing or a rescue, or"
        " after a VIS hit, the request is sent within one month of receiving the hit. determining"
        " Member State Request to take charge sent"
    )
    assert 'href="#why-ammr-take-charge-request-hit-1m-lv"' in row
    assert f'href="/cases/{founding.reference}/responsibility/take-charge-request-sent"' in row


def test_date_of_an_act_leads_to_its_explanation_on_the_same_page(
    desk: Client, founding: Case
) -> None:
    page = desk.get(f"/cases/{founding.reference}").content.decode()

    led_to = {one.split('"')[0] for one in page.split('<a href="#why-')[1:]}

    assert led_to
    assert all(f'id="why-{one}"' in page for one in led_to)


def test_few_acts_stand_first_and_the_rest_behind_them(desk: Client, founding: Case) -> None:
    shown, _, more = panel(desk.get(f"/cases/{founding.reference}")).partition("<details")

    assert shown.count("data-act") == 7
    assert more.count("data-act") == 4
    assert "4 more acts" in words_of(more)


def test_event_that_has_to_be_told_apart_comes_first(desk: Client, founding: Case) -> None:
    row = words_of(
        row_of(desk, founding, "Say whether the application was registered, lodged or both")
    )

    assert "no day is set before any other time can be told" in row


def test_act_that_another_role_records_says_so(
    client: Client, today: object, caseworker: User
) -> None:
    case = make_case(caseworker, event=Event.APPLICATION_MADE, at=NOON)
    signed_in(client, make_user(Role.BORDER_GUARD, office=caseworker.office))

    row = words_of(row_of(client, case, "Start the assessment of special procedural needs"))

    assert row.endswith("competent authorities Another role records this.")


SERVE = next(one for one in sheets() if one.event == Event.DECISION_NOTIFIED)
REFUSED = Offer(act=SERVE, name="", reference="", reason="Decide first.")


def asked(*events: Event) -> Course:
    act = NextAct(
        title="Notify the decision",
        owed_by=Party.DETERMINING_AUTHORITY,
        is_ours=True,
        events=events,
        until=None,
        status=Status.RUNNING,
        because=(
            Because("next-notify-apr", APR(36, 1), "A decision has an effect once notified."),
        ),
        since=NOON.date(),
    )
    return Course(case="LT-7Q4K-2M9X", as_of=NOON.date(), acts=(act,), over="")


@pytest.mark.parametrize(
    ("event", "offers", "why_not"),
    [
        (Event.DECISION_NOTIFIED, [REFUSED], "Decide first."),
        (Event.DECISION_NOTIFIED, [], "Another role records this."),
        (
            Event.SCREENING_COMPLETED_OR_EXPIRED,
            [],
            "There is no form for this: add a note when it is done.",
        ),
        (Event.DECISION_NOTIFIED, None, ""),
    ],
)
def test_act_that_is_not_possible_now_says_why(
    event: Event, offers: list[Offer] | None, why_not: str
) -> None:
    (row,) = next_part(asked(event), now=None, offers=offers).rows

    assert (row.forms, row.why_not) == ((), why_not)


def test_steps_stand_nowhere_among_the_limits(desk: Client, founding: Case) -> None:
    page = desk.get(f"/cases/{founding.reference}").content.decode()

    behind = page.partition('<section class="panel" id="clock"')[2]

    assert "Determine which Member State is responsible" in page
    assert "Determine which Member State is responsible" not in behind
    assert "next-" not in behind.replace("next-acts", "")


def test_case_that_is_over_says_what_ended_it(desk: Client, caseworker: User) -> None:
    case = make_case(caseworker, event=Event.RETURN_ENFORCED, at=NOON)

    assert words(desk, case) == (
        "What comes next Nothing has to be done any more: the return was carried out."
    )


def test_case_in_which_nobody_has_to_do_anything_is_an_alarm(
    desk: Client, caseworker: User
) -> None:
    case = make_case(caseworker, event=Event.TREATMENT_STARTED, at=NOON)

    assert words(desk, case).startswith(f"What comes next {ALARM} An entry is missing")


def test_reader_who_writes_nothing_sees_the_acts_without_forms(
    client: Client, today: object, caseworker: User, founding: Case
) -> None:
    signed_in(client, make_user(Role.AUDITOR, office=caseworker.office))

    said = words(client, founding)

    assert "Send a take charge request after a hit (Latvia)" in said
    assert "Record it" not in said


def test_past_day_shows_what_came_next_then_and_opens_nothing(
    desk: Client, caseworker: User
) -> None:
    case = make_case(caseworker, event=Event.APPLICATION_MADE, at=NOON)
    add_entry(case, Event.APPLICATION_REGISTERED, by=caseworker, at=NOON.replace(day=12))

    then, now = words(desk, case, query="?on=2026-08-11"), words(desk, case)

    assert "Register the application" in then
    assert "Record it" not in then
    assert "Register the application" not in now
    assert "Record it" in now


def test_paper_holds_every_act(desk: Client, founding: Case) -> None:
    found = panel(desk.get(f"/cases/{founding.reference}/paper"))

    assert found.count("data-act") == 11
    assert '<details class="twin" open>' in found

"""The picture of a case: its events with their days, its limits as they stand, and who may look."""

from datetime import date

from django.test import Client

from asylia.web.accounts.models import Role, User
from asylia.web.accounts.session import act_as
from asylia.web.cases.models import Case, Read, ReadAct
from tests.web.desk.conftest import signed_in
from tests.web.factories import make_case, make_office, make_user


def address(case: Case) -> str:
    return f"/cases/{case.reference}/picture"


def boxes(client: Client, case: Case, query: str = "") -> list[str]:
    """The words of each box, in the order of the page."""
    page = client.get(address(case) + query).content.decode()
    found = []
    for box in page.split('<a class="graph__')[1:]:
        texts = [part.partition("</text>")[0] for part in box.partition("</a>")[0].split("<text")]
        found.append(" | ".join(text.partition(">")[2] for text in texts[1:]))
    return found


def test_events_have_their_days_and_limits_how_they_stand(desk: Client, founding: Case) -> None:
    found = boxes(desk, founding)

    assert "Application registered | Tue 11 Aug" in found
    assert "Lodge the application | 21 days · APR Art. 28(1) | Tue 1 Sep, in 12 days" in found
    assert "Application lodged | not in the file" in found
    assert "Register the application | 5 days · APR Art. 27(1) | met Tue 11 Aug" in found


def test_the_table_says_how_each_limit_stands(desk: Client, founding: Case) -> None:
    page = desk.get(address(founding)).content.decode()

    row = page.split('<a href="/law/rules/apr-lodge-21d">')[1].partition("</tr>")[0]
    assert "<td>Tue 1 Sep, in 12 days</td>" in row


def test_a_past_day_is_drawn_as_it_was_known(desk: Client, founding: Case) -> None:
    found = boxes(desk, founding, "?on=2026-08-10")

    assert not [box for box in found if box.startswith("Lodge the application")]


def test_a_day_that_is_none_leads_back_to_the_case(desk: Client, founding: Case) -> None:
    response = desk.get(f"{address(founding)}?on=2026-02-30")

    assert (response.status_code, response["Location"].partition("?")[0]) == (
        302,
        f"/cases/{founding.reference}",
    )


def test_to_look_is_noted(desk: Client, founding: Case, caseworker: User) -> None:
    desk.get(f"{address(founding)}?on=2026-08-12")

    act_as(caseworker)
    read = Read.objects.filter(case=founding).latest("pk")
    assert (read.what, read.by, read.known_on) == (
        ReadAct.CASE_OPENED,
        caseworker,
        date(2026, 8, 12),
    )


def test_another_office_sees_no_such_case(client: Client, founding: Case) -> None:
    signed_in(client, make_user(office=make_office()))

    assert client.get(address(founding)).status_code == 404


def test_who_reads_no_cases_is_refused(client: Client, founding: Case) -> None:
    signed_in(client, make_user(Role.ADMINISTRATOR, office=founding.office))

    assert client.get(address(founding)).status_code == 403


def test_a_case_without_a_clock_says_so(desk: Client, caseworker: User) -> None:
    case = make_case(caseworker, event="address_reported")

    page = desk.get(address(case)).content.decode()

    assert "The file holds no event that starts a time limit." in page

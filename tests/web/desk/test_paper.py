"""The case on paper: everything, its reasons, who printed it and when."""

from datetime import date

import pytest
from django.test import Client

from asylia.web.accounts.models import Role, User
from asylia.web.accounts.session import act_as
from asylia.web.cases.models import Case, Read, ReadAct
from tests.web.desk.conftest import signed_in
from tests.web.desk.pages import part, text_of, words_of
from tests.web.factories import make_case, make_user


def paper_of(case: Case) -> str:
    return f"/cases/{case.reference}/paper"


def test_head_of_each_sheet_says_which_case_and_who_printed_it(
    desk: Client, founding: Case, caseworker: User
) -> None:
    head = words_of(part(desk.get(paper_of(founding)), '<header class="paper__head"', "</header>"))

    assert head.startswith(f"{founding.reference} Case file printed Thu 20 Aug 2026, ")
    assert head.endswith(f" by {caseworker.full_name} , {caseworker.office.name}")


def test_paper_holds_the_entries_in_their_order(desk: Client, founding: Case) -> None:
    course = part(desk.get(paper_of(founding)), '<ol class="course">', "</ol>")

    numbers = [int(piece.partition('"')[0]) for piece in course.split('<li id="entry-')[1:]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert f"{len(numbers)} entries, in their order" in text_of(desk.get(paper_of(founding)))


def test_paper_explains_every_date_with_its_article(desk: Client, founding: Case) -> None:
    screen, paper = (
        desk.get(address).content.decode()
        for address in (f"/cases/{founding.reference}", paper_of(founding))
    )

    explained = paper.count('<section class="why')
    assert explained == screen.count('<section class="why') > 0
    assert paper.count('clock-strip__limit" data-row open') == explained
    assert '<details class="twin" id="twin">' not in paper
    assert "APR Art. 73" in paper


def test_paper_offers_nothing_to_do(desk: Client, founding: Case) -> None:
    page = desk.get(paper_of(founding)).content.decode()

    assert "<form" not in part(desk.get(paper_of(founding)), '<div class="paper">', "</main>")
    for absent in ("acts-heading", "note-heading", "looks-heading", "/correct"):
        assert absent not in page


def test_printing_is_noted_with_its_day(desk: Client, founding: Case, caseworker: User) -> None:
    desk.get(paper_of(founding))
    desk.get(paper_of(founding), {"on": "2026-08-12"})

    act_as(caseworker)
    printed = Read.objects.filter(case=founding, what=ReadAct.CASE_PRINTED).order_by("pk")
    assert list(printed.values_list("by__pk", "known_on")) == [
        (caseworker.pk, None), (caseworker.pk, date(2026, 8, 12)),
    ]  # fmt: skip


def test_paper_of_a_past_day_says_so_on_each_sheet(desk: Client, founding: Case) -> None:
    asked = f"{paper_of(founding)}?on=2026-08-12"

    page = desk.get(asked)

    head = words_of(part(page, '<header class="paper__head"', "</header>"))
    assert "Case file · as of Wed 12 Aug 2026 printed" in head
    assert "with what the file knew on that day, and no more" in text_of(page)
    screen = desk.get(f"/cases/{founding.reference}?on=2026-08-12").content.decode()
    assert f'href="{asked}"' in screen


@pytest.mark.parametrize("day", ["31 2 2026", "1 1 1", "21 8 2026", "9 8 2026", "soon"])
def test_day_that_cannot_be_shown_is_refused_and_no_other_is_printed(
    desk: Client, founding: Case, caseworker: User, day: str
) -> None:
    page = desk.get(paper_of(founding), {"on": day}, follow=True)

    assert page.request["PATH_INFO"] == f"/cases/{founding.reference}"
    assert 'aria-invalid="true"' in page.text
    act_as(caseworker)
    assert not Read.objects.filter(case=founding, what=ReadAct.CASE_PRINTED).exists()


def test_case_of_another_office_is_not_printed(desk: Client) -> None:
    assert desk.get(paper_of(make_case(make_user()))).status_code == 404


@pytest.mark.parametrize(("role", "status"), [(Role.AUDITOR, 200), (Role.ADMINISTRATOR, 403)])
def test_who_may_read_may_print(
    client: Client, today: date, caseworker: User, role: Role, status: int
) -> None:
    case = make_case(caseworker)
    signed_in(client, make_user(role, office=caseworker.office))

    assert client.get(paper_of(case)).status_code == status

"""What the clock noticed in the file: entries that have no effect, or cannot all be right."""

from django.test import Client

from asylia.law.terms import Event
from asylia.web.accounts.models import User
from tests.web.desk.pages import part, words_of
from tests.web.factories import add_entry, make_case

LATER = {"limit": "apr-exam-regular-6m", "ground": "35(5)(a)"}


def test_extension_without_effect_is_said_on_the_page(desk: Client, caseworker: User) -> None:
    case = make_case(caseworker, event=Event.APPLICATION_MADE)
    add_entry(case, Event.TIME_LIMIT_EXTENDED, by=caseworker, attributes=LATER)

    page = desk.get(f"/cases/{case.reference}")
    notes = words_of(part(page, '<div class="panel__body" id="clock-notes">', "</ul>"))

    assert notes == (
        "What the clock noticed in the file entry 2 extends apr-exam-regular-6m, which does not"
        " run: it has no effect"
    )


def test_page_of_a_file_in_order_shows_no_notes(desk: Client, caseworker: User) -> None:
    case = make_case(caseworker, event=Event.APPLICATION_MADE)

    page = desk.get(f"/cases/{case.reference}")

    assert b"The law\xe2\x80\x99s clock" in page.content
    assert b"clock-notes" not in page.content

"""The case page as it was known at the end of a past day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from asylia.casefile.entries import FileAct
from asylia.law.terms import Event
from asylia.web.accounts.models import User
from asylia.web.accounts.session import act_as
from asylia.web.cases import actions
from asylia.web.cases.models import Case, Read, ReadAct
from tests.web.desk.pages import part, text_of, words_of
from tests.web.factories import add_entry, let_in, make_case, make_user

NOON = datetime(2026, 8, 10, 9, tzinfo=UTC)


def page_of(case: Case) -> str:
    return f"/cases/{case.reference}"


def test_page_of_a_past_day_says_so_and_leads_back(desk: Client, founding: Case) -> None:
    page = desk.get(page_of(founding), {"on": "12 8 2026"})

    banner = part(page, '<div class="note note--soon"', "</div></div>")
    assert words_of(banner) == (
        "This is the case at the end of Wed 12 Aug 2026 , with what the file knew on that day, and"
        " no more. Nothing can be recorded here. Back to now"
    )
    assert f'href="{page_of(founding)}"' in banner


def test_past_day_knows_nothing_that_was_written_later(desk: Client, caseworker: User) -> None:
    case = make_case(caseworker, event=Event.BORDER_APPREHENSION, at=NOON)
    later = NOON + timedelta(days=2)
    told = {"family_name": "Laternov", "name_in_own_script": "Λέιτερ"}
    add_entry(case, FileAct.IDENTITY_STATED, by=caseworker, at=later, content=told)
    add_entry(case, FileAct.NOTE_ADDED, by=caseworker, at=later, content={"words": "a late note"})
    add_entry(
        case, Event.APPLICATION_REGISTERED, by=caseworker, at=later, happened_on=date(2026, 8, 10)
    )
    add_entry(
        case, FileAct.PLACEMENT_STARTED, by=caseworker, at=later, happened_on=date(2026, 8, 10),
        attributes={"place_kind": "reception_centre"}, content={"centre": "Latehouse"},
    )  # fmt: skip

    now = text_of(desk.get(page_of(case)))
    then = text_of(desk.get(page_of(case), {"on": "11 8 2026"}))

    for told_later in ("Laternov", "Λέιτερ", "a late note", "Registered, not lodged", "Latehouse"):
        assert told_later in now
        assert told_later not in then
    assert "Name not known" in then
    assert "1 entry, newest first" in then


def test_correction_of_a_later_day_is_not_made_yet(desk: Client, founding: Case) -> None:
    then = desk.get(page_of(founding), {"on": "12 8 2026"})

    words = words_of(part(then, '<li id="entry-1"', "</li>"))
    assert "Replaced by" not in words
    assert "Mon 10 Aug 2026 13:10" in words


def test_past_day_with_what_is_known_today_has_the_whole_file(desk: Client, founding: Case) -> None:
    then = text_of(desk.get(page_of(founding), {"on": "10 8 2026"}))
    now = text_of(desk.get(page_of(founding), {"on": "10 8 2026", "known": "now"}))

    assert "with what the file knows today" in now
    assert "Thu 13 Aug 2026, 14:00" not in now
    assert "Thu 13 Aug 2026, 15:00" in now
    assert "21 entries" in now
    assert "21 entries" not in then


def test_past_day_offers_no_act_and_no_note_and_shows_no_looks(
    desk: Client, founding: Case
) -> None:
    page = desk.get(page_of(founding), {"on": "12 8 2026"}).content.decode()

    for absent in ("acts-heading", "note-heading", "looks-heading", "/correct"):
        assert absent in desk.get(page_of(founding)).content.decode()
        assert absent not in page


def test_day_to_come_is_refused_in_words(desk: Client, founding: Case) -> None:
    page = desk.get(page_of(founding), {"on": "21 8 2026"})

    assert "Choose today or an earlier day." in text_of(page)
    assert "This is the case at the end" not in text_of(page)


def test_day_before_the_file_was_opened_is_refused_in_words(desk: Client, founding: Case) -> None:
    words = text_of(desk.get(page_of(founding), {"on": "9 8 2026"}))

    assert "The case was opened on Mon 10 Aug 2026. Choose that day or a later one." in words
    assert "This is the case at the end" not in words


@pytest.mark.parametrize("on", ["20 8 2026", "today", ""])
def test_today_is_now(desk: Client, founding: Case, on: str) -> None:
    page = desk.get(page_of(founding), {"on": on})

    assert "This is the case at the end" not in text_of(page)
    assert "acts-heading" in page.content.decode()


def test_look_at_a_past_day_is_noted_with_that_day(
    desk: Client, founding: Case, caseworker: User
) -> None:
    desk.get(page_of(founding), {"on": "12 8 2026"})
    desk.get(page_of(founding), {"on": "12 8 2026", "known": "now"})
    desk.get(page_of(founding))

    act_as(caseworker)
    opened = Read.objects.filter(case=founding, what=ReadAct.CASE_OPENED).order_by("pk")
    assert list(opened.values_list("known_on", flat=True)) == [date(2026, 8, 12), None, None]


def test_head_of_a_past_day_names_who_had_the_case_then(
    desk: Client, caseworker: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    colleague = make_user(office=caseworker.office)
    case = make_case(caseworker, event=Event.APPLICATION_MADE, at=NOON)
    for day, to in ((11, caseworker), (13, colleague)):
        monkeypatch.setenv("ASYLIA_TODAY", f"2026-08-{day}")
        act_as(caseworker)
        actions.assign_case(case, by=caseworker, to=to)
    monkeypatch.setenv("ASYLIA_TODAY", "2026-08-20")
    let_in(case, caseworker)

    heads = [
        words_of(part(desk.get(page_of(case), {"on": f"{day} 8 2026"}), "<dt>Office", "</dl>"))
        for day in (10, 12, 14)
    ]

    office = caseworker.office.name
    assert heads == [
        f"Office {office} no caseworker yet",
        f"Office {office} {caseworker.full_name}",
        f"Office {office} {colleague.full_name}",
    ]


def test_case_that_was_handed_over_was_with_the_other_office_then(
    desk: Client, caseworker: User
) -> None:
    other = make_user()
    case = make_case(other, event=Event.APPLICATION_MADE, at=NOON)
    actions.hand_over_case(case, by=other, to=caseworker.office)

    then = desk.get(page_of(case), {"on": "11 8 2026"})

    assert f"Office {other.office.name}" in words_of(part(then, "<dt>Office", "</dl>"))


def test_stage_of_a_past_day_leaves_open_what_the_file_then_left_open(
    desk: Client, caseworker: User
) -> None:
    case = make_case(caseworker, event=Event.APPLICATION_MADE, at=NOON)
    add_entry(case, Event.APPLICATION_ACCEPTED_FOR_CONSIDERATION, by=caseworker, at=NOON)
    later = NOON + timedelta(days=2)
    add_entry(case, Event.APPLICATION_REGISTERED, by=caseworker, at=later)

    then, now = (text_of(desk.get(page_of(case), on)) for on in ({"on": "10 8 2026"}, {}))

    assert "Registered or lodged, open" in then
    assert "Registered, not lodged" in now

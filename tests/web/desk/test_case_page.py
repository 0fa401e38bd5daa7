"""The case page: who, what can be done, the law's clock with its reasons, the course."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from asylia.casefile.entries import FileAct
from asylia.law.terms import Event
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.session import act_as
from asylia.web.cases.models import Case, Read, ReadAct
from tests.web.desk.conftest import signed_in
from tests.web.desk.pages import part, text_of, words_of
from tests.web.factories import add_entry, make_case, make_user

HTMX = {"HX-Request": "true"}
NOON = datetime(2026, 8, 10, 9, tzinfo=UTC)


def page_of(case: Case) -> str:
    return f"/cases/{case.reference}"


def identity(case: Case, by: User, **told: object) -> None:
    add_entry(case, FileAct.IDENTITY_STATED, by=by, content=told, source="stated")


def test_head_says_who_and_where(desk: Client, founding: Case, caseworker: User) -> None:
    head = words_of(part(desk.get(page_of(founding)), '<div class="identity">', "</dl>"))

    assert head == (
        f"Arsen Velgorin {founding.reference} Арсен Вельгорин Stage Registered, not lodged since"
        " Tue 11 Aug 2026 Born 2 Mar 1994 as stated Nationality Russia as stated Language Russian"
        f" Unaccompanied minor no Office {caseworker.office.name} {caseworker.full_name}"
    )


def test_head_says_what_is_not_known(desk: Client, caseworker: User) -> None:
    case = make_case(caseworker, event=Event.BORDER_APPREHENSION, at=NOON)

    head = words_of(part(desk.get(page_of(case)), '<div class="identity">', "</dl>"))

    assert head == (
        f"Name not known {case.reference} Stage First contact no application made Born not known"
        " Nationality not known Language not known Unaccompanied minor not known some limits depend"
        f" on it Office {caseworker.office.name} no caseworker yet"
    )


def test_child_of_unknown_age_is_said_to_be_a_child_alone(desk: Client, caseworker: User) -> None:
    case = make_case(caseworker, event=Event.APPLICATION_MADE, at=NOON)
    identity(case, caseworker, age_group="child_alone", unaccompanied_minor=True)

    words = text_of(desk.get(page_of(case)))

    assert "Born not known child alone" in words


def test_codes_of_an_entry_are_shown_in_words(desk: Client, caseworker: User) -> None:
    codes = {"state": "GR", "category": "sar"}
    case = make_case(caseworker, event=Event.EURODAC_HIT_RECEIVED, attributes=codes)

    words = text_of(desk.get(page_of(case)))

    assert "Other State: Greece · Category: disembarked after rescue" in words


def test_year_of_birth_alone_is_shown_as_a_year(desk: Client, caseworker: User) -> None:
    case = make_case(caseworker, event=Event.APPLICATION_MADE, at=NOON)
    identity(case, caseworker, year_of_birth=1994, unaccompanied_minor=True)

    words = text_of(desk.get(page_of(case)))

    assert "Born 1994 as stated" in words
    assert "Unaccompanied minor yes" in words
    assert "Made, not registered" in words


def test_name_stands_in_no_title_and_no_address(desk: Client, founding: Case) -> None:
    page = desk.get(page_of(founding))

    assert words_of(part(page, "<title>", "</title>")) == f"{founding.reference} – Asylia"
    assert "velgorin" not in "".join(
        piece.partition('"')[0].lower() for piece in page.content.decode().split('href="')[1:]
    )


def test_act_that_is_possible_is_a_link_and_one_that_is_not_says_why(
    desk: Client, caseworker: User
) -> None:
    case = make_case(caseworker, event=Event.APPLICATION_MADE, at=NOON)

    acts = part(desk.get(page_of(case)), '<ul class="acts', "</ul>")

    assert f'href="/cases/{case.reference}/application/register"' in acts
    assert f'href="/cases/{case.reference}/application/lodge"' not in acts
    assert "Not yet: Lodge the application" in words_of(acts)


def test_act_that_was_done_is_not_offered_again(desk: Client, founding: Case) -> None:
    acts = words_of(part(desk.get(page_of(founding)), '<ul class="acts', "</ul>"))

    assert "Lodge the application" in acts
    assert "Register" not in acts


def test_auditor_is_offered_nothing_to_write(client: Client, today: date, caseworker: User) -> None:
    case = make_case(caseworker, event=Event.APPLICATION_MADE, at=NOON)
    signed_in(client, make_user(Role.AUDITOR, office=caseworker.office))

    page = client.get(page_of(case))

    assert '<ul class="acts' not in page.content.decode()
    assert "note-heading" not in page.content.decode()
    assert "/correct" not in page.content.decode()


def test_clock_shows_each_limit_with_its_day_and_its_reason(desk: Client, founding: Case) -> None:
    page = desk.get(page_of(founding))

    line = part(page, '<section class="why" id="why-apr-lodge-21d"', "</section>")
    words = words_of(line)
    assert words.startswith("Why Tue 1 Sep? Lodge the application Tue 1 Sep, in 12 days")
    assert "Tue 11 Aug 2026 Application registered ( entry 15 )" in words
    assert "APR Art. 73" in words
    assert "If missed" in words


def test_two_readings_are_shown_side_by_side(desk: Client, founding: Case) -> None:
    page = desk.get(page_of(founding))

    readings = part(page, 'id="why-ammr-take-charge-request-hit-1m-lv"', "</section>")
    assert "Why two dates?" in words_of(readings)
    assert "Mon 14 Sep 2026: work to this day" in words_of(readings)
    assert "Mon 12 Oct 2026" in words_of(readings)


def test_table_says_what_the_drawing_shows(desk: Client, founding: Case) -> None:
    table = words_of(
        part(desk.get(page_of(founding)), '<details class="twin" id="twin"', "</table>")
    )

    assert (
        "Register the application APR Art. 27(1) Application made Mon 10 Aug 2026, 14:40 ( entry 3"
        " ) 5 days; Sat 15 Aug moves Mon 17 Aug 2026 met Tue 11 Aug" in table
    )


def test_every_line_of_the_drawing_has_a_name_and_a_row(desk: Client, founding: Case) -> None:
    clock = part(desk.get(page_of(founding)), 'id="clock"', 'id="whereabouts"')

    lines = clock.count("clock-strip__limit")
    assert lines > 0
    assert clock.count('role="img"') == lines
    assert clock.count('<th scope="row">') == lines
    assert "style=" not in clock


def test_what_does_not_run_says_why(desk: Client, founding: Case) -> None:
    resting = words_of(
        part(desk.get(page_of(founding)), '<details class="twin resting"', "</details>")
    )

    assert "Not recorded: application lodged" in resting


def test_what_the_law_did_by_itself_is_said_to_be_the_laws(desk: Client, caseworker: User) -> None:
    long_ago = datetime(2026, 7, 1, 9, tzinfo=UTC)
    case = make_case(caseworker, event=Event.BORDER_APPREHENSION, at=long_ago)
    add_entry(case, Event.SCREENING_STARTED, by=caseworker, at=long_ago + timedelta(hours=1))
    sent = datetime(2026, 7, 6, 9, tzinfo=UTC)
    add_entry(
        case,
        Event.TAKE_BACK_NOTIFICATION_RECEIVED,
        by=caseworker,
        at=sent,
        attributes={"state": "LV"},
    )

    words = text_of(desk.get(page_of(case)))

    assert "What the law did by itself" in words


def test_course_shows_a_correction_with_what_stood_there_before(
    desk: Client, founding: Case
) -> None:
    page = desk.get(page_of(founding))

    fix = words_of(part(page, '<li id="entry-13"', "</li>"))
    earlier = part(page, '<li id="entry-1"', "</li>")
    assert (
        "Corrected: Apprehension at an irregular border crossing entry 13 Instead of entry 1" in fix
    )
    assert "Happened: Mon 10 Aug 2026, 13:10 Mon 10 Aug 2026, 14:10" in fix
    assert "<del>Apprehension at an irregular border crossing</del>" in earlier
    assert "Replaced by entry 13" in words_of(earlier)


def test_course_is_newest_first(desk: Client, founding: Case) -> None:
    course = part(desk.get(page_of(founding)), '<ol class="course">', "</ol>")

    numbers = [int(piece.partition('"')[0]) for piece in course.split('<li id="entry-')[1:]]
    assert numbers == list(range(21, 0, -1))


def test_words_of_the_person_keep_their_language(desk: Client, founding: Case) -> None:
    entry = part(desk.get(page_of(founding)), '<li id="entry-3"', "</li>")

    assert 'dir="auto" lang="ru">Я офицер.' in entry


def test_identity_in_the_course_names_the_person_first(desk: Client, founding: Case) -> None:
    entry = words_of(part(desk.get(page_of(founding)), '<li id="entry-2"', "</li>"))

    assert "Family name: Velgorin · Given names: Arsen · In own script" in entry


def test_contradiction_is_shown_as_one(desk: Client, caseworker: User) -> None:
    case = make_case(caseworker, event=Event.APPLICATION_MADE, at=NOON)
    add_entry(
        case,
        Event.APPLICATION_LODGED,
        by=caseworker,
        at=NOON + timedelta(days=2),
        happened_on=date(2026, 8, 9),
        acknowledged_contradiction=True,
    )

    words = text_of(desk.get(page_of(case)))

    assert "Dates contradict each other. “Application lodged”, entry 2, lies before" in words


def test_entry_taken_back_is_shown_as_taken_back(desk: Client, caseworker: User) -> None:
    case = make_case(caseworker, event=Event.APPLICATION_MADE, at=NOON)
    add_entry(
        case, Event.APPLICATION_MADE, by=caseworker, corrects=1, withdrawn=True,
        content={"words": "another person"},
    )  # fmt: skip

    words = words_of(part(desk.get(page_of(case)), '<li id="entry-2"', "</li>"))

    assert "Taken back: Application made" in words


def test_names_of_offices_stand_in_place_of_references(desk: Client, caseworker: User) -> None:
    case = make_case(caseworker, event=Event.APPLICATION_MADE, at=NOON)
    add_entry(
        case,
        FileAct.CASE_ASSIGNED,
        by=caseworker,
        attributes={"to": caseworker.reference, "from": caseworker.office.reference},
    )

    entry = words_of(part(desk.get(page_of(case)), '<li id="entry-2"', "</li>"))

    assert f"To: {caseworker.full_name}" in entry
    assert f"From: {caseworker.office.name}" in entry


def test_look_is_noted_and_shown(desk: Client, caseworker: User) -> None:
    case = make_case(caseworker, event=Event.APPLICATION_MADE, at=NOON)

    page = desk.get(page_of(case))

    act_as(caseworker)
    assert Read.objects.filter(case=case, by=caseworker, what=ReadAct.CASE_OPENED).count() == 1
    looks = words_of(part(page, '<ul class="looks">', "</ul>"))
    assert looks.startswith(caseworker.full_name)
    assert looks.endswith("opened the case · 1 look")


def test_case_of_another_office_does_not_exist(desk: Client, caseworker: User) -> None:
    other = make_case(make_user(), event=Event.APPLICATION_MADE, at=NOON)

    assert desk.get(page_of(other)).status_code == 404
    assert desk.get(f"{page_of(other)}/why/apr-register-5d").status_code == 404


@pytest.mark.parametrize("end", ["", "/why/apr-register-5d", "/note", "/entries/1/correct"])
def test_administrator_is_refused(client: Client, today: date, db: None, end: str) -> None:
    case = make_case(event=Event.APPLICATION_MADE, at=NOON)
    signed_in(client, make_user(Role.ADMINISTRATOR))

    assert client.get(f"{page_of(case)}{end}").status_code == 403


def test_longer_file_asks_the_database_no_more(desk: Client, caseworker: User) -> None:
    case = make_case(caseworker, event=Event.APPLICATION_MADE, at=NOON)
    desk.get(page_of(case))

    with CaptureQueriesContext(connection) as one:
        desk.get(page_of(case))
    for _ in range(2):
        add_entry(case, FileAct.NOTE_ADDED, by=caseworker, content={"words": "a note"})
    with CaptureQueriesContext(connection) as three:
        desk.get(page_of(case))

    assert len(three) == len(one)


def test_reason_of_a_date_has_a_page_and_a_part(desk: Client, founding: Case) -> None:
    address = f"{page_of(founding)}/why/apr-lodge-21d"

    whole, alone = desk.get(address), desk.get(address, headers=HTMX)

    assert alone.content.decode().strip().startswith('<section class="why"')
    assert "<html" not in alone.content.decode()
    assert "Why Tue 1 Sep?" in text_of(whole)
    assert f'href="{page_of(founding)}#entry-15"' in alone.content.decode()


def test_limit_that_the_case_does_not_have_has_no_reason(desk: Client, founding: Case) -> None:
    assert desk.get(f"{page_of(founding)}/why/no-such-limit").status_code == 404


def test_limit_in_hours_is_overdue_once_its_hour_has_passed(
    desk: Client, caseworker: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    before_midnight = datetime(2026, 8, 9, 20, 30, tzinfo=UTC)
    case = make_case(caseworker, event=Event.BORDER_APPREHENSION, at=before_midnight)
    monkeypatch.setenv("ASYLIA_TODAY", "2026-08-13")
    signed_in(desk, caseworker)

    words = words_of(part(desk.get(page_of(case)), '<details class="twin" id="twin"', "</table>"))

    assert re.search(r"Thu 13 Aug 2026, 00:00 [^.]* late", words)

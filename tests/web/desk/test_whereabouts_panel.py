"""Whereabouts and liberty on the case page: the lines, the table, what is missing or wrong."""

from datetime import UTC, date, datetime, timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from asylia.casefile import titles
from asylia.casefile.entries import FileAct
from asylia.casefile.spans import Clash, Form
from asylia.law.terms import Event
from asylia.web.accounts.models import User
from asylia.web.cases.liberty import FORMS, TITLES
from asylia.web.cases.models import Case
from asylia.web.desk.whereabouts import CLASHES
from tests.web.desk.pages import part, words_of
from tests.web.factories import add_entry, make_case

NOON = datetime(2026, 8, 10, 9, tzinfo=UTC)


def panel(desk: Client, case: Case) -> str:
    page = desk.get(f"/cases/{case.reference}")
    return part(page, '<section class="panel" id="whereabouts"', '<section class="panel"')


def on(case: Case, event: str, day: int, by: User, **told: object) -> None:
    add_entry(case, event, by=by, at=NOON + timedelta(days=day - 10), **told)


def detained(caseworker: User) -> Case:
    codes = {"ground": "transfer", "legal_title": "AMMR 44(2)", "ordered_by": "court"}
    told = {"attributes": codes, "content": {"place": "Kuosinė"}}
    return make_case(caseworker, event=Event.DETENTION_STARTED, at=NOON, **told)


def test_every_form_title_and_clash_has_words() -> None:
    everything = (*titles.DETENTION, *titles.RESTRICTION)

    assert {title.code for title in everything} <= TITLES.keys()
    assert FORMS.keys() == set(Form)
    assert CLASHES.keys() == set(Clash)


def test_detention_is_shown_with_its_title_and_its_entry(desk: Client, caseworker: User) -> None:
    shown = panel(desk, detained(caseworker))

    words = words_of(shown)
    assert "Liberty Detained (AMMR Art. 44(2)) since Mon 10 Aug 2026, 12:00" in words
    assert "Where the person is Not recorded" in words
    assert "AMMR Art. 44(2) to secure a transfer" in words
    assert "for a transfer, ordered by a court" in words
    assert 'href="#entry-1"' in shown


def test_limits_that_run_from_a_detention_stand_beside_it(desk: Client, caseworker: User) -> None:
    case = make_case(caseworker, event=Event.APPLICATION_REGISTERED, at=NOON - timedelta(days=5))
    on(case, Event.EURODAC_HIT_RECEIVED, 6, caseworker, attributes={"state": "LV"})
    on(case, Event.DETENTION_STARTED, 10, caseworker, attributes={"ground": "transfer"})
    on(case, Event.DETENTION_REVIEWED, 14, caseworker, attributes={"finding": "lawful"})

    table = part(desk.get(f"/cases/{case.reference}"), 'id="whereabouts-twin"', "</table>")

    assert 'href="#why-ammr-detained-later-1w' in table
    assert "Detention reviewed Fri 14 Aug 2026, 12:00 ( entry 4 ): lawful: it may go on" in (
        words_of(table)
    )


def test_each_line_has_a_picture_with_words_and_a_row(desk: Client, caseworker: User) -> None:
    case = detained(caseworker)
    on(case, Event.DETENTION_ENDED, 12, caseworker)
    on(case, Event.TRANSFER_CARRIED_OUT, 14, caseworker, attributes={"state": "LV"})

    shown = panel(desk, case)

    assert shown.count('role="img"') == shown.count('<th scope="row">') == 4
    for drawn in (
        "detained (AMMR Art. 44(2)) from Mon 10 Aug 2026, 12:00 to Wed 12 Aug 2026, 12:00",
        "at liberty from Wed 12 Aug 2026, 12:00 to Fri 14 Aug 2026, 12:00",
        "in Latvia after a transfer since Fri 14 Aug 2026, 12:00",
        "On Thu 13 Aug 2026 nobody recorded where the person was.",
    ):
        assert f'role="img" aria-label="{drawn}"' in shown
    assert "style=" not in shown


def test_placement_during_a_detention_is_marked_in_words(desk: Client, caseworker: User) -> None:
    case = detained(caseworker)
    told = {"attributes": {"place_kind": "reception_centre"}, "content": {"centre": "Vilkaičiai"}}
    on(case, FileAct.PLACEMENT_STARTED, 12, caseworker, **told)

    shown = panel(desk, case)

    assert (
        "Placed in an open place and not at liberty at once. A placement ends no detention."
        " Since Wed 12 Aug 2026, 12:00: detained (AMMR Art. 44(2)) ( entry 1 ) and in a reception"
        " centre: Vilkaičiai ( entry 2 ). Record the end of whichever has ended, or correct it."
    ) in words_of(shown)
    assert shown.count('class="w-clash"') == 2


def test_overlap_that_is_over_asks_for_a_correction(desk: Client, caseworker: User) -> None:
    case = detained(caseworker)
    on(
        case,
        FileAct.PLACEMENT_STARTED,
        11,
        caseworker,
        attributes={"place_kind": "private_address"},
    )
    on(case, Event.DETENTION_ENDED, 13, caseworker)

    assert "From Tue 11 Aug 2026, 12:00 to Thu 13 Aug 2026, 12:00: detained" in words_of(
        panel(desk, case)
    )


def test_days_that_nobody_accounts_for_are_said(desk: Client, caseworker: User) -> None:
    case = make_case(caseworker, event=Event.BORDER_APPREHENSION, at=NOON)
    on(case, FileAct.PLACEMENT_STARTED, 14, caseworker)
    on(case, FileAct.PLACEMENT_ENDED, 16, caseworker)

    words = words_of(panel(desk, case))

    assert "From Tue 11 Aug 2026 to Thu 13 Aug 2026 nobody recorded where the person was." in words
    assert "Since Mon 17 Aug 2026 nobody has recorded where the person is." in words
    assert "how long is not recorded" in panel(desk, case)


def test_screening_that_the_law_ended_says_so(desk: Client, caseworker: User) -> None:
    begun = datetime(2026, 7, 1, 9, tzinfo=UTC)
    case = make_case(caseworker, event=Event.BORDER_APPREHENSION, at=begun)
    add_entry(case, Event.SCREENING_STARTED, by=caseworker, at=begun)

    words = words_of(panel(desk, case))

    assert "SCREEN Art. 6 to stay available for the screening at the border" in words
    assert "Wed 8 Jul, by law" in words


def test_file_without_a_word_on_it_says_so(desk: Client, caseworker: User) -> None:
    case = make_case(caseworker, event=FileAct.NOTE_ADDED, at=NOON, content={"words": "a note"})

    shown = panel(desk, case)

    assert "The file does not say yet where the person is." in words_of(shown)
    assert "whereabouts-twin" not in shown


def test_basis_that_is_not_recorded_is_said_so(desk: Client, caseworker: User) -> None:
    case = make_case(
        caseworker, event=Event.MOVEMENT_RESTRICTION_DECIDED, at=NOON, happened_on=date(2026, 8, 9)
    )

    assert "its provision is not recorded" in words_of(panel(desk, case))


def test_more_spans_ask_the_database_no_more(desk: Client, caseworker: User) -> None:
    case = detained(caseworker)
    desk.get(f"/cases/{case.reference}")

    with CaptureQueriesContext(connection) as one:
        desk.get(f"/cases/{case.reference}")
    for day in (11, 12):
        on(case, FileAct.PLACEMENT_STARTED, day, caseworker)
    with CaptureQueriesContext(connection) as three:
        desk.get(f"/cases/{case.reference}")

    assert len(three) == len(one) <= 25

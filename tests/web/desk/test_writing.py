"""Notes and corrections, written from the case page."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from asylia.casefile.entries import FileAct
from asylia.law.terms import Event
from asylia.web.accounts.models import Role, User
from asylia.web.accounts.session import act_as
from asylia.web.cases.file import entries_of
from asylia.web.cases.models import Case
from asylia.web.desk.correcting import WORDED
from tests.web.desk.conftest import signed_in
from tests.web.desk.pages import text_of
from tests.web.factories import add_entry, make_case, make_user

MADE = datetime(2026, 8, 10, 11, 40, tzinfo=UTC)


@pytest.fixture
def case(caseworker: User) -> Case:
    return make_case(
        caseworker,
        event=Event.APPLICATION_MADE,
        at=MADE,
        attributes={"authority": "police"},
        content={"words": "as he said"},
        source="stated",
    )


def correction(**told: object) -> dict[str, object]:
    usual = {
        "at": "9 8 2026 14:40",
        "authority": "police",
        "words": "as he said",
        "reason": "read wrongly",
        "seen": 1,
    }
    return {**usual, **told}


def test_note_becomes_an_entry(desk: Client, case: Case, caseworker: User) -> None:
    answer = desk.post(f"/cases/{case.reference}/note", {"words": " The lawyer rang. "})

    act_as(caseworker)
    note = entries_of(case)[0]
    assert answer["Location"] == f"/cases/{case.reference}"
    assert (note.number, note.event, note.content) == (
        2,
        "note_added",
        {"words": "The lawyer rang."},
    )


def test_empty_note_is_refused_with_the_mend(desk: Client, case: Case, caseworker: User) -> None:
    answer = desk.post(f"/cases/{case.reference}/note", {"words": "  "})

    act_as(caseworker)
    assert answer.status_code == 422
    assert "Write the note before you add it." in text_of(answer)
    assert len(entries_of(case)) == 1


def test_note_form_has_a_page_of_its_own(desk: Client, case: Case) -> None:
    assert f"Add a note to {case.reference}" in text_of(desk.get(f"/cases/{case.reference}/note"))


def test_two_notes_of_two_clerks_are_both_kept(desk: Client, case: Case, caseworker: User) -> None:
    colleague = signed_in(Client(), make_user(office=caseworker.office))

    desk.post(f"/cases/{case.reference}/note", {"words": "first"})
    colleague.post(f"/cases/{case.reference}/note", {"words": "second"})

    act_as(caseworker)
    assert [line.content["words"] for line in entries_of(case)[:2]] == ["second", "first"]


def test_correction_keeps_what_was_right(desk: Client, case: Case, caseworker: User) -> None:
    answer = desk.post(f"/cases/{case.reference}/entries/1/correct", correction())

    act_as(caseworker)
    line = entries_of(case)[0]
    assert answer["Location"] == f"/cases/{case.reference}"
    assert (line.number, line.corrects, line.event) == (2, 1, "application_made")
    assert line.happened == datetime(2026, 8, 9, 11, 40, tzinfo=UTC)
    assert line.content == {"words": "as he said", "reason": "read wrongly"}
    assert dict(line.entry.header.attributes) == {"authority": "police"}
    assert line.entry.header.source == "stated"


def test_correction_may_know_the_day_alone(desk: Client, case: Case, caseworker: User) -> None:
    desk.post(f"/cases/{case.reference}/entries/1/correct", correction(at="9 8 2026"))

    act_as(caseworker)
    assert entries_of(case)[0].entry.header.happened_on == datetime(2026, 8, 9, tzinfo=UTC).date()


def test_form_shows_what_the_file_says(desk: Client, case: Case) -> None:
    page = desk.get(f"/cases/{case.reference}/entries/1/correct").content.decode()

    assert 'value="Mon 10 Aug 2026, 14:40"' in page
    assert "as he said</textarea>" in page


def test_entry_is_taken_back_with_a_reason(desk: Client, case: Case, caseworker: User) -> None:
    desk.post(
        f"/cases/{case.reference}/entries/1/correct",
        {"withdrawn": "on", "reason": "another person", "seen": 1},
    )

    act_as(caseworker)
    line = entries_of(case)[0]
    assert (line.corrects, line.withdrawn) == (1, True)


@pytest.mark.parametrize(
    ("told", "mend"),
    [
        ({"reason": ""}, "Say what was wrong: others will ask."),
        ({"at": ""}, "Say when it happened"),
        ({"at": "30 2 2026"}, "There is no such day in the calendar. Check day and month."),
        ({"at": "21 8 2026"}, "lies in the future"),
    ],
)
def test_bad_correction_is_refused_at_its_box(
    desk: Client, case: Case, caseworker: User, told: dict[str, object], mend: str
) -> None:
    answer = desk.post(f"/cases/{case.reference}/entries/1/correct", correction(**told))

    act_as(caseworker)
    assert answer.status_code == 422
    assert mend in text_of(answer)
    assert len(entries_of(case)) == 1


def test_correction_that_contradicts_asks_first_and_is_then_recorded(
    desk: Client, case: Case, caseworker: User
) -> None:
    add_entry(case, Event.APPLICATION_REGISTERED, by=caseworker, at=MADE.replace(day=11))
    late = correction(at="12 8 2026", seen=2)

    asked = desk.post(f"/cases/{case.reference}/entries/1/correct", late)
    done = desk.post(f"/cases/{case.reference}/entries/1/correct", {**late, "knows": "on"})

    act_as(caseworker)
    assert asked.status_code == 422
    assert "Record it as a contradiction" in text_of(asked)
    assert done.status_code == 302
    assert [line.number for line in entries_of(case)] == [3, 2, 1]


def test_entry_that_was_corrected_meanwhile_is_not_corrected_twice(
    desk: Client, case: Case, caseworker: User
) -> None:
    page = f"/cases/{case.reference}/entries/1/correct"
    desk.post(page, correction())

    again = desk.post(page, correction(reason="kept", seen=2), follow=True)
    led = desk.get(page, follow=True)

    act_as(caseworker)
    assert again.redirect_chain == [(f"/cases/{case.reference}/entries/2/correct", 302)]
    assert "Entry 1 was corrected already. This is entry 2, which stands." in text_of(again)
    assert "kept</textarea>" in again.text
    assert led.redirect_chain == [(f"/cases/{case.reference}/entries/2/correct", 302)]
    assert "Entry 1 was corrected already. This is entry 2, which stands." in text_of(led)
    assert len(entries_of(case)) == 2


def test_entry_that_was_taken_back_is_not_corrected(desk: Client, case: Case) -> None:
    page = f"/cases/{case.reference}/entries/1/correct"
    desk.post(page, {"withdrawn": "on", "reason": "another person", "seen": 1})

    answer = desk.get(page)

    assert answer.status_code == 409
    assert "Entry 1 was taken back." in text_of(answer)


def test_codes_are_corrected_by_the_sheet_of_the_act(
    desk: Client, case: Case, caseworker: User
) -> None:
    told = correction(authority="border_guard", competent_to_register="no", words="")

    desk.post(f"/cases/{case.reference}/entries/1/correct", told)

    act_as(caseworker)
    line = entries_of(case)[0]
    codes = {"authority": "border_guard", "competent_to_register": False}
    assert dict(line.entry.header.attributes) == codes
    assert line.content == {"reason": "read wrongly"}


def test_code_that_no_list_has_is_kept(desk: Client, caseworker: User) -> None:
    case = make_case(
        caseworker,
        event=Event.APPLICATION_MADE,
        at=MADE,
        attributes={"authority": "coast_guard", "subsequent": False},
    )
    page = f"/cases/{case.reference}/entries/1/correct"

    shown = desk.get(page).text
    desk.post(page, correction(authority="coast_guard", subsequent="no"))

    act_as(caseworker)
    codes = {"authority": "coast_guard", "subsequent": False}
    assert 'value="coast_guard" selected' in shown
    assert dict(entries_of(case)[0].entry.header.attributes) == codes


def test_correction_shows_what_changes_in_the_clock(desk: Client, case: Case) -> None:
    shown = desk.post(
        f"/cases/{case.reference}/entries/1/correct",
        correction(at="3 8 2026"),
        headers={"HX-Request": "true"},
    ).text

    assert "moves to" in shown
    assert "nothing is recorded yet" in shown


def test_taking_back_shows_what_runs_no_longer(desk: Client, case: Case) -> None:
    told = {"withdrawn": "on", "reason": "another person", "seen": 1}

    shown = desk.post(
        f"/cases/{case.reference}/entries/1/correct", told, headers={"HX-Request": "true"}
    ).text

    assert "Give the day" not in shown


def test_correction_of_a_file_that_moved_on_is_asked_again(
    desk: Client, case: Case, caseworker: User
) -> None:
    add_entry(case, "note_added", by=caseworker, at=MADE, content={"words": "The lawyer rang."})

    page = desk.post(f"/cases/{case.reference}/entries/1/correct", correction())

    act_as(caseworker)
    assert page.status_code == 422
    assert "One entry was added since you opened this form." in text_of(page)
    assert len(entries_of(case)) == 2


def test_entry_on_which_others_rest_is_taken_back_when_that_is_confirmed(
    desk: Client, case: Case, caseworker: User
) -> None:
    add_entry(case, Event.APPLICATION_REGISTERED, by=caseworker, at=MADE.replace(day=11))
    page = f"/cases/{case.reference}/entries/1/correct"
    told = {"withdrawn": "on", "reason": "another person", "seen": 2}

    asked = desk.post(page, told)
    done = desk.post(page, {**told, "stays": "on"})

    act_as(caseworker)
    assert asked.status_code == 422
    assert "“Application registered” (entry 2) follows on it." in text_of(asked)
    assert 'name="stays"' in asked.text
    assert done.status_code == 302
    assert (entries_of(case)[0].corrects, entries_of(case)[0].withdrawn) == (1, True)


def test_entry_that_others_name_is_taken_back_when_that_is_confirmed(
    desk: Client, case: Case, caseworker: User
) -> None:
    said = {"words": "He held a bridge."}
    add_entry(case, FileAct.STATEMENT_RECORDED, by=caseworker, at=MADE, content=said)
    found = {"of": 2, "verification": "corroborated"}
    add_entry(case, FileAct.VERIFICATION_RECORDED, by=caseworker, at=MADE, attributes=found)
    page = f"/cases/{case.reference}/entries/2/correct"
    told = {"withdrawn": "on", "reason": "said by another", "seen": 3}

    asked = desk.post(page, told)
    done = desk.post(page, {**told, "stays": "on"})

    assert (asked.status_code, done.status_code) == (422, 302)
    assert "(entry 3) follows on it." in text_of(asked)


def test_note_is_corrected_by_its_words(desk: Client, case: Case, caseworker: User) -> None:
    add_entry(case, "note_added", by=caseworker, at=MADE, content={"words": "The layer rang."})
    told = {"at": "10 8 2026 14:40", "words": "The lawyer rang.", "reason": "a slip", "seen": 2}

    desk.post(f"/cases/{case.reference}/entries/2/correct", told)

    act_as(caseworker)
    assert entries_of(case)[0].content == {"words": "The lawyer rang.", "reason": "a slip"}


def test_place_and_kind_of_a_placement_are_corrected(
    desk: Client, case: Case, caseworker: User
) -> None:
    add_entry(
        case,
        FileAct.PLACEMENT_STARTED,
        by=caseworker,
        at=MADE,
        attributes={"place_kind": "reception_centre"},
        content={"centre": "Vilkaičiai centre", "words": "With her sister."},
    )
    page = f"/cases/{case.reference}/entries/2/correct"
    told = {"at": "10 8 2026 14:40", "reason": "misread", "words": "With her sister.", "seen": 2}
    right = {**told, "place_kind": "private_address", "centre": "At her aunt’s"}

    shown = desk.get(page).text
    empty = desk.post(page, {**right, "centre": ""})
    done = desk.post(page, right)

    act_as(caseworker)
    entry = entries_of(case)[0].entry
    assert 'value="Vilkaičiai centre"' in shown
    assert (empty.status_code, done.status_code) == (422, 302)
    assert "Write down which place it is." in text_of(empty)
    assert dict(entry.header.attributes) == {"place_kind": "private_address"}
    assert entry.content == {
        "centre": "At her aunt’s",
        "words": "With her sister.",
        "reason": "misread",
    }


@pytest.mark.parametrize(
    ("words", "answered"), [("He left.", {"confirmed": "no"}), ("He fled.", {})]
)
def test_answer_to_the_words_of_a_statement_holds_for_no_others(
    desk: Client, case: Case, caseworker: User, words: str, answered: dict[str, str]
) -> None:
    add_entry(
        case,
        "statement_recorded",
        by=caseworker,
        at=MADE,
        attributes={"kind": "person", "confirmed": "no"},
        content={"words": "He left.", "not_confirmed_because": "the month"},
    )
    told = {"at": "10 8 2026 14:40", "words": words, "reason": "misheard", "seen": 2}

    desk.post(f"/cases/{case.reference}/entries/2/correct", told)

    act_as(caseworker)
    entry = entries_of(case)[0].entry
    assert dict(entry.header.attributes) == {"kind": "person", **answered}
    assert ("not_confirmed_because" in (entry.content or {})) == bool(answered)


@pytest.mark.parametrize("event", sorted(WORDED))
def test_what_is_nothing_without_its_words_keeps_some(
    desk: Client, case: Case, caseworker: User, event: str
) -> None:
    other = make_case(caseworker)
    codes = {"case": other.reference} if event == FileAct.CASE_LINKED else {"of": 1}
    add_entry(case, event, by=caseworker, at=MADE, attributes=codes, content={"words": "So."})
    told = {"at": "10 8 2026 14:40", "words": " ", "reason": "a slip", "seen": 2}

    refused = desk.post(f"/cases/{case.reference}/entries/2/correct", told)
    desk.post(f"/cases/{case.reference}/entries/2/correct", {**told, "withdrawn": "on"})

    act_as(caseworker)
    assert refused.status_code == 422
    assert "Write the words, or take the entry back." in text_of(refused)
    assert [line.withdrawn for line in entries_of(case)] == [True, False, False]


def test_entry_that_does_not_exist_cannot_be_corrected(desk: Client, case: Case) -> None:
    assert desk.get(f"/cases/{case.reference}/entries/9/correct").status_code == 404


@pytest.mark.parametrize("end", ["note", "entries/1/correct"])
def test_auditor_writes_nothing(client: Client, case: Case, caseworker: User, end: str) -> None:
    signed_in(client, make_user(Role.AUDITOR, office=caseworker.office))

    answer = client.get(f"/cases/{case.reference}/{end}")

    assert answer.status_code == 409
    assert "Your role reads files and does not write into them." in text_of(answer)


@pytest.mark.parametrize("end", ["note", "entries/1/correct"])
def test_case_of_another_office_does_not_exist(desk: Client, end: str) -> None:
    other = make_case(make_user(), event=Event.APPLICATION_MADE, at=MADE)

    assert desk.get(f"/cases/{other.reference}/{end}").status_code == 404
    assert desk.post(f"/cases/{other.reference}/{end}", {"words": "x"}).status_code == 404

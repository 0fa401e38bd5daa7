"""Further events: added and left out by the server, each asked what the law reads of it."""

from datetime import UTC, datetime

from django.test import Client

from asylia.law.terms import DERIVED_ONLY, Event
from asylia.web.calculator import bounds
from asylia.web.calculator.asking import EventForm
from asylia.web.calculator.vocabulary import asked_about, enterable, events_by_group, read_by_law
from tests.web.calculator.conftest import FORM
from tests.web.calculator.test_page import words

SENT = {"row": ["1:take_charge_request_sent"], "e1-at": "12 8 2026", "e1-state": "LV"}


def test_event_is_added_as_a_row_of_its_own(visitor: Client) -> None:
    answer = visitor.post("/en/", {**FORM, "do": "add", "further": "take_charge_request_sent"})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert '<input type="hidden" name="row" value="1:take_charge_request_sent">' in page
    assert 'name="e1-state"' in page
    assert 'value="10 8 2026 14:10"' in page
    assert "The law’s clock" not in words(answer.content)


def test_second_row_leaves_the_first_as_it_was(visitor: Client) -> None:
    answer = visitor.post("/en/", {**FORM, **SENT, "do": "add", "further": "interview_held"})

    page = answer.content.decode()
    assert 'value="2:interview_held"' in page
    assert 'name="e1-at" value="12 8 2026"' in page
    assert '<option value="LV" selected>' in page


def test_row_is_left_out_again(visitor: Client) -> None:
    answer = visitor.post("/en/", {**FORM, **SENT, "do": "remove:1"})

    assert 'name="row"' not in answer.content.decode()
    assert answer.status_code == 200


def test_row_is_an_entry_of_the_history(visitor: Client) -> None:
    answer = visitor.post("/en/", {**FORM, **SENT, "e1-urgent": "true", "do": "history"})

    assert answer.json()["events"][-1] == {
        "event": "take_charge_request_sent",
        "at": "2026-08-12",
        "attributes": {"state": "LV", "urgent": True},
    }


def test_day_set_beforehand_asks_when_it_was_made_known(visitor: Client) -> None:
    told = {"row": ["4:transfer_planned"], "e4-at": "12 9 2026", "e4-recorded_at": "1 9 2026"}

    without_hour = visitor.post("/en/", {**FORM, **told, "do": "history"})
    told["e4-recorded_at"] = "1 9 2026 10:00"
    with_hour = visitor.post("/en/", {**FORM, **told, "do": "history"})

    assert "Write the hour too" in words(without_hour.content)
    assert with_hour.json()["events"][-1]["recorded_at"] == "2026-09-01T10:00:00+03:00"


def test_rows_that_are_none_of_ours_are_passed_over(visitor: Client) -> None:
    told = {"row": ["1:nonsense", "x", "2:screening_completed_or_expired", "9999:interview_held"]}

    answer = visitor.post("/en/", {**FORM, **told, "do": "history"})

    assert len(answer.json()["events"]) == 3


def test_event_that_is_not_there_is_not_added(visitor: Client) -> None:
    answer = visitor.post("/en/", {**FORM, "do": "add", "further": "nonsense"})

    assert 'name="row"' not in answer.content.decode()


def test_no_more_rows_than_fit_and_the_page_says_what_to_do(visitor: Client) -> None:
    rows = [f"{number}:interview_held" for number in range(1, bounds.MOST_ROWS + 5)]

    answer = visitor.post("/en/", {**FORM, "row": rows, "do": "add", "further": "interview_held"})

    assert answer.content.decode().count('name="row"') == bounds.MOST_ROWS
    assert "Paste a history instead." in words(answer.content)


def test_every_event_that_may_be_entered_is_offered_once() -> None:
    offered = [event for _label, held in events_by_group() for event, _words in held]

    assert sorted(offered) == sorted(enterable())
    assert enterable() == {event.value for event in Event} - {one.value for one in DERIVED_ONLY}


def test_everything_that_a_rule_reads_of_an_event_is_asked() -> None:
    read = set(read_by_law())

    asked = {(event, one.key) for event in Event for one in asked_about(event)}

    assert read
    assert read <= asked


def test_every_event_has_a_row_with_a_name_and_boxes_that_have_labels() -> None:
    now = datetime(2026, 8, 20, 9, tzinfo=UTC)

    rows = [EventForm(prefix="e1", event=one, state="LT", now=now) for one in sorted(enterable())]

    assert len(rows) > 200
    assert all(row.title and row.fields["at"].label == "When" for row in rows)
    assert all(str(field.label) for row in rows for field in row.fields.values())

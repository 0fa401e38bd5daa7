"""The form and its answer."""

import re

import pytest
from django.test import Client

from tests.web.calculator.conftest import FORM

TAG = re.compile(r"<[^>]+>")


def words(content: bytes) -> str:
    """What a reader sees of a page, on one line."""
    return " ".join(TAG.sub(" ", content.decode()).split())


def test_first_page_is_in_the_language_that_the_browser_likes_best(visitor: Client) -> None:
    answer = visitor.get("/", headers={"accept-language": "fr, lt;q=0.8, en;q=0.5"})

    assert (answer.status_code, answer["Location"], answer["Vary"]) == (
        302,
        "/lt/",
        "Accept-Language",
    )


@pytest.mark.parametrize("wish", ["", "de", "lt;q=0", "lt;q=x", "*"])
def test_first_page_is_in_english_where_no_language_of_ours_is_liked(
    visitor: Client, wish: str
) -> None:
    answer = visitor.get("/", headers={"accept-language": wish})

    assert answer["Location"] == "/en/"


def test_fresh_form_proposes_a_state_and_holds_no_answer(visitor: Client) -> None:
    answer = visitor.get("/en/")

    assert answer.status_code == 200
    assert '<option value="LT" selected>Lithuania</option>' in answer.content.decode()
    assert "The law’s clock" not in words(answer.content)


def test_first_days_give_the_dates_of_the_law(visitor: Client) -> None:
    answer = visitor.post("/en/", FORM)

    seen = words(answer.content)
    assert answer.status_code == 200
    assert "Lodge the application APR Art. 28(1)" in seen
    assert "Tue 1 Sep · in 12 days" in seen or "Tue 1 Sep in 12 days" in seen
    assert "This is no legal advice." in seen


def test_answer_says_what_could_not_be_decided_and_what_is_not_configured(visitor: Client) -> None:
    answer = visitor.post("/en/", FORM)

    seen = words(answer.content).partition("What could not be decided")[2]
    assert "The file does not say whether the applicant is an unaccompanied minor" in seen
    assert "Not configured" in seen


def test_answer_explains_a_date_by_its_entry(visitor: Client) -> None:
    answer = visitor.post("/en/", FORM)

    assert '(<a href="#entry-3">entry 3</a>)' in answer.content.decode()
    assert 'id="entry-3"' in answer.content.decode()


def test_entries_are_shown_with_their_hours(visitor: Client) -> None:
    answer = visitor.post("/en/", FORM)

    entered = words(answer.content).partition("What it was counted from")[2]
    assert "Mon 10 Aug 2026 14:40 Application made entry 2" in entered
    assert "Tue 11 Aug 2026 Application registered entry 3" in entered


def test_answer_speaks_the_language_of_its_address(visitor: Client) -> None:
    answer = visitor.post("/lt/", FORM)

    assert answer["Content-Language"] == "lt"
    assert "Paduoti prašymą" in words(answer.content)


def test_language_is_changed_without_losing_what_was_written(visitor: Client) -> None:
    answer = visitor.post("/lt/", {**FORM, "do": "stay"})

    page = answer.content.decode()
    assert 'lang="lt"' in page
    assert 'value="10 8 2026 14:10"' in page
    assert "Paduoti prašymą" not in words(answer.content)


def test_day_that_is_not_understood_is_told_and_everything_else_is_kept(visitor: Client) -> None:
    answer = visitor.post("/en/", {**FORM, "made_at": "31 2 2026"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "1 answer needs you" in words(answer.content)
    assert "There is no such day in the calendar" in words(answer.content)
    assert 'value="31 2 2026"' in page
    assert 'value="10 8 2026 14:10"' in page


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"found_at": ""}, "Write the day, or choose nothing before it."),
        ({"found": ""}, "Choose what happened on that day."),
        ({"procedure": "regular"}, "Write the day, or choose nothing before it."),
        ({"reference": "<b>"}, "Write letters, digits, spaces, dots and dashes."),
        ({"member_state": "XX"}, "Select a valid choice"),
    ],
)
def test_answers_that_do_not_fit_are_told(visitor: Client, told: dict[str, str], says: str) -> None:
    answer = visitor.post("/en/", {**FORM, **told})

    assert answer.status_code == 422
    assert says in words(answer.content)


def test_hours_are_those_of_the_state_that_holds_the_file(visitor: Client) -> None:
    answer = visitor.post("/en/", {**FORM, "member_state": "PT", "do": "history"})

    assert '"at": "2026-08-10T14:10:00+01:00"' in answer.content.decode()


def test_day_without_known_holidays_is_refused_with_its_mend(visitor: Client) -> None:
    answer = visitor.post("/en/", {**FORM, "made_at": "1 8 2150", "as_of": "1 8 2150"})

    assert answer.status_code == 422
    assert "Check the day." in words(answer.content)


def test_history_that_was_entered_can_be_taken_away(visitor: Client) -> None:
    told = {**FORM, "minor": "no", "born": "2 3 1994", "reference": "LT-7Q4K-2M9X"}

    answer = visitor.post("/en/", {**told, "do": "history"})

    assert answer["Content-Disposition"] == 'attachment; filename="history.json"'
    assert answer.json() == {
        "format": "asylia-history/1",
        "case": "LT-7Q4K-2M9X",
        "member_state": "LT",
        "person": {"date_of_birth": "1994-03-02", "unaccompanied_minor": False},
        "events": [
            {"event": "border_apprehension", "at": "2026-08-10T14:10:00+03:00"},
            {"event": "application_made", "at": "2026-08-10T14:40:00+03:00"},
            {"event": "application_registered", "at": "2026-08-11"},
        ],
    }


def test_form_that_was_sent_half_empty_is_answered(visitor: Client) -> None:
    answer = visitor.post("/en/", {"member_state": "LT"})

    assert answer.status_code == 200
    assert "No limit runs" in words(answer.content)
    assert "What it was counted from" not in words(answer.content)

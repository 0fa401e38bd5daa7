from datetime import date

import pytest
from django import forms

from asylia.web.base.fields import DayField, PlainForm, control, described, first_id

TODAY = date(2026, 8, 20)


class DayForm(PlainForm):
    on = DayField(label="Day", help_text="Day, month, year.")


class MaybeForm(PlainForm):
    on = DayField(label="Day", required=False)
    why = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)


def read(text: str, *, today: date | None = TODAY) -> object:
    form = DayForm({"on": text}, today=today)
    return form.cleaned_data["on"] if form.is_valid() else form.errors["on"][0]


@pytest.mark.parametrize(
    "text", ["10 8 2026", "10.08.2026", "10/8/2026", "10-08-2026", "2026-08-10", " 10. 8. 2026 "]
)
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert read(text) == date(2026, 8, 10)


@pytest.mark.parametrize(
    ("word", "day"),
    [
        ("today", date(2026, 8, 20)),
        ("Yesterday", date(2026, 8, 19)),
        ("tomorrow", date(2026, 8, 21)),
    ],
)
def test_a_word_is_a_day(word: str, day: date) -> None:
    assert read(word) == day


@pytest.mark.parametrize("text", ["30 2 2026", "31 4 2026", "0 1 2026", "2026-13-01"])
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    assert read(text) == "There is no such day in the calendar. Check day and month."


@pytest.mark.parametrize("text", ["soon", "10 8", "8 10 26", "10 August", "1" * 400])
def test_what_is_no_day_is_refused_with_what_to_write(text: str) -> None:
    assert str(read(text)).startswith("Write the day as day, month, year")


def test_without_a_today_the_word_means_nothing() -> None:
    assert str(read("today", today=None)).startswith("Write the day as")


def test_an_empty_day_may_be_unknown() -> None:
    form = MaybeForm({"on": "", "why": "a"}, today=TODAY)

    assert form.is_valid()
    assert form.cleaned_data["on"] is None


def test_a_day_is_offered_as_people_write_it() -> None:
    box = control(DayForm(initial={"on": date(2026, 8, 10)})["on"])

    assert 'value="10 8 2026"' in box


def test_a_box_is_tied_to_its_hint_and_its_error() -> None:
    bound = DayForm({"on": "soon"}, today=TODAY)["on"]

    box = control(bound)

    assert described(bound) == "id_on_hint id_on_error"
    assert 'aria-describedby="id_on_hint id_on_error"' in box
    assert 'aria-invalid="true"' in box
    assert 'value="soon"' in box


def test_a_box_without_hint_and_error_is_tied_to_nothing() -> None:
    assert "aria-" not in control(MaybeForm()["on"])


def test_a_link_to_choices_leads_to_the_first_of_them() -> None:
    form = MaybeForm()

    assert first_id(form["why"]) == "id_why_0"
    assert first_id(form["on"]) == "id_on"

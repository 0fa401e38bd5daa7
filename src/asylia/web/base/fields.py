"""Forms as our pages show them: label, hint, error, box; errors in words, no browser bubbles."""

import re
from datetime import date, timedelta
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import HttpRequest, QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

WORDS_FOR_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
DAY_FIRST = re.compile(r"(\d{1,2})[ ./-]+(\d{1,2})[ ./-]+(\d{4})")
YEAR_FIRST = re.compile(r"(\d{4})[ ./-]+(\d{1,2})[ ./-]+(\d{1,2})")


class PlainForm(forms.Form):
    """A form of ours.

    Args:
        today: The day that "today" means; needed by forms that ask for days.
    """

    use_required_attribute = False

    def __init__(self, *args: Any, today: date | None = None, **kwargs: Any) -> None:
        """Remember the day, and leave no colon behind labels."""
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, DayField):
                field.today = today


class DayField(forms.CharField):
    """A day as people write it: ``10 8 2026``, ``10.08.2026``, ``2026-08-10``, ``today``."""

    today: date | None = None
    widget = forms.TextInput(attrs={"autocomplete": "off", "inputmode": "text"})
    default_error_messages = {
        "not_a_day": gettext_lazy(
            "Write the day as day, month, year, for example 10 8 2026, or the word today."
        ),
        "no_such_day": gettext_lazy("There is no such day in the calendar. Check day and month."),
    }

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 -- Django types it so
        """The day; None if nothing was written and nothing is required."""
        text = str(super().to_python(value) or "").strip().lower()
        if not text:
            return None
        offset = {_(word): days for word, days in WORDS_FOR_DAYS.items()} | WORDS_FOR_DAYS
        if text in offset and self.today is not None:
            return self.today + timedelta(days=offset[text])
        return self._day(text)

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 -- Django types it so
        """A day is shown as people write it; what was typed is shown as it was typed."""
        return f"{value.day} {value.month} {value.year}" if isinstance(value, date) else value

    def _day(self, text: str) -> date:
        if found := DAY_FIRST.fullmatch(text):
            day, month, year = map(int, found.groups())
        elif found := YEAR_FIRST.fullmatch(text):
            year, month, day = map(int, found.groups())
        else:
            raise forms.ValidationError(self.error_messages["not_a_day"], code="not_a_day")
        try:
            return date(year, month, day)
        except ValueError as problem:
            raise forms.ValidationError(
                self.error_messages["no_such_day"], code="no_such_day"
            ) from problem


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with; None if the page was only asked for."""
    return request.POST if request.method == "POST" else None


def control(bound: BoundField) -> SafeString:
    """The box of a field, tied to its hint and its error for those who listen to the page."""
    attrs: dict[str, Any] = {"class": "control"}
    if about := described(bound):
        attrs["aria-describedby"] = about
    if bound.errors:
        attrs["aria-invalid"] = "true"
    return bound.as_widget(attrs=attrs)


def described(bound: BoundField) -> str:
    """The ids of the hint and the error of a field, as far as it has them."""
    hint = [f"{bound.auto_id}_hint"] if bound.help_text else []
    error = [f"{bound.auto_id}_error"] if bound.errors else []
    return " ".join(hint + error)


def first_id(bound: BoundField) -> str:
    """The id that a link to the field leads to: the box, or the first of its choices."""
    if isinstance(bound.field.widget, forms.RadioSelect):
        return f"{bound.auto_id}_0"
    return bound.id_for_label or bound.auto_id

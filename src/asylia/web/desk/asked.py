"""For which day a case page is asked: now, or a past day since the case was opened."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.timezone import localdate

from asylia.web.base.days import day_words, local_day
from asylia.web.base.languages import gettext as _
from asylia.web.base.languages import gettext_lazy
from asylia.web.base.moments import DayField, SaidForm
from asylia.web.cases.models import Case
from asylia.web.desk.worklist import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """For which day the page is asked.

    Attributes:
        on: A past day; none for this moment.
        with_today: Whether a past day is seen with what the file knows today.
    """

    on: date | None = None
    with_today: bool = False

    @property
    def known_on(self) -> date | None:
        """The past day with whose knowledge the whole page is seen; none for today's."""
        return None if self.with_today else self.on

    def moment(self, clock: Clock) -> datetime | None:
        """The moment within the day of the question; none of a past day, which is over."""
        return clock.now if self.on in {None, clock.today} else None

    @property
    def query(self) -> str:
        """What asks another page of the case for the same day; it names nobody."""
        if self.on is None:
            return ""
        return f"?on={self.on.isoformat()}" + ("&known=now" if self.with_today else "")


class AsOfForm(SaidForm):
    """A past day, and whether it is seen with what was known then or with what is known now."""

    on = DayField(required=False, label=gettext_lazy("The file as of"))
    known = forms.ChoiceField(
        required=False,
        label=gettext_lazy("With what was known"),
        choices=[("then", gettext_lazy("on that day")), ("now", gettext_lazy("today"))],
    )

    def __init__(self, *args: Any, opened_on: date, **kwargs: Any) -> None:
        """Remember since when there is a file.

        Args:
            *args: As for every form.
            opened_on: The day on which the case was opened.
            **kwargs: As for every form.
        """
        super().__init__(*args, **kwargs)
        self.opened_on = opened_on

    def clean_on(self) -> date | None:
        """A day between the opening and today: nothing is foretold, and before it was no file."""
        on: date | None = self.cleaned_data["on"]
        if on is not None and on > localdate(self.now):
            raise forms.ValidationError(_("Choose today or an earlier day."))
        if on is not None and on < self.opened_on:
            says = _("The case was opened on %(day)s. Choose that day or a later one.")
            raise forms.ValidationError(says % {"day": day_words(self.opened_on)})
        return on

    def asked(self) -> Asked:
        """What is asked; a day that was refused asks for nothing, and today is now."""
        if not self.is_bound or not self.is_valid():
            return Asked()
        on: date | None = self.cleaned_data["on"]
        if on is None or on == localdate(self.now):
            return Asked()
        return Asked(on=on, with_today=self.cleaned_data["known"] == "now")


def as_of_form(sent: QueryDict, case: Case, *, clock: Clock) -> AsOfForm:
    """The form that asks for the day, with what was sent.

    Args:
        sent: The query of the request.
        case: The case.
        clock: This moment.
    """
    return AsOfForm(sent or None, now=clock.now, opened_on=local_day(case.opened_at))

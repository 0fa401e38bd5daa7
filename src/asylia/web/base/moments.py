"""Boxes of forms that ask for a day, for a moment, or when somebody was born."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _

from asylia.law.holidays import calendar_of
from asylia.web.base.days import moment_words
from asylia.web.base.fields import PlainForm
from asylia.web.base.said import NotSaid, said_day, said_moment

OLDEST = 120


class SaidForm(PlainForm):
    """A form whose boxes know what "now" and "today" mean.

    Args:
        now: This moment.
    """

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        """Tell each box."""
        super().__init__(*args, **kwargs)
        self.now = now
        for field in self.fields.values():
            if isinstance(field, SaidField):
                field.now = now


class SaidField(forms.CharField):
    """A box for words that mean a day."""

    now: datetime
    widget = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which hours are meant."""
        return ZoneInfo(settings.TIME_ZONE)

    @property
    def today(self) -> date:
        """The day that "today" means."""
        return self.now.astimezone(self.zone).date()

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 -- Django types it so
        """A day is shown as people write it; what was typed is shown as it was typed."""
        return f"{value.day} {value.month} {value.year}" if isinstance(value, date) else value


class DayField(SaidField):
    """A day: ``10 8 2026``, ``Mon 10 Aug 2026``, ``yesterday``."""

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 -- Django types it so
        """The day; None if nothing was written."""
        text = str(super().to_python(value) or "")
        if not text:
            return None
        try:
            return said_day(text, today=self.today)
        except NotSaid as problem:
            raise forms.ValidationError(str(problem), code="not_said") from problem


class MomentField(SaidField):
    """When something happened: ``today 14:10``, ``10 8 2026``; a day if the hour is not said.

    What happened cannot lie in the future, nor before the years whose public holidays are known.

    Args:
        needs_hour: Whether a day without its hour is refused, and the reason to give.
    """

    def __init__(self, *args: Any, needs_hour: object = "", **kwargs: Any) -> None:
        """Remember whether the hour is needed."""
        super().__init__(*args, **kwargs)
        self.needs_hour = needs_hour
        self.may_lie_ahead = False

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 -- Django types it so
        """The day or the moment; None if nothing was written."""
        text = str(super().to_python(value) or "")
        if not text:
            return None
        try:
            said = said_moment(text, now=self.now, zone=self.zone)
        except NotSaid as problem:
            raise forms.ValidationError(str(problem), code="not_said") from problem
        self._refuse_long_ago(said)
        self._refuse_future(said)
        if self.needs_hour and not isinstance(said, datetime):
            raise forms.ValidationError(str(self.needs_hour), code="no_hour")
        return said

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 -- Django types it so
        """A moment is shown with its weekday; what was typed is shown as it was typed."""
        return moment_words(value) if isinstance(value, date) else value

    def _refuse_long_ago(self, said: date) -> None:
        first = date.fromordinal(calendar_of(settings.MEMBER_STATE).first).year
        if said.year < first:
            raise forms.ValidationError(
                _("No limit can be counted from a day before %(year)d. Check the year.")
                % {"year": first},
                code="long_ago",
            )

    def _refuse_future(self, said: date) -> None:
        is_moment = isinstance(said, datetime)
        is_ahead = said > self.now if is_moment else said > self.today
        if is_ahead and not self.may_lie_ahead:
            raise forms.ValidationError(
                _("%(said)s lies in the future; it is %(now)s. Correct the day or the hour.")
                % {"said": moment_words(said), "now": moment_words(self.now)},
                code="future",
            )


class BirthField(SaidField):
    """When somebody was born: a day, or the year alone if that is all that is known.

    The value is a ``date`` or a year.
    """

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 -- Django types it so
        """The day, or the year; None if nothing was written."""
        text = str(super().to_python(value) or "").strip()
        if not text:
            return None
        year_alone = text.isdecimal() and len(text) == len("1994")
        born = int(text) if year_alone else self._day(text)
        year = born if isinstance(born, int) else born.year
        is_to_come = isinstance(born, date) and born > self.today
        if is_to_come or not self.today.year - OLDEST <= year <= self.today.year:
            raise forms.ValidationError(
                _("Nobody alive was born then. Check the year."), code="no_birth"
            )
        return born

    def _day(self, text: str) -> date:
        try:
            return said_day(text, today=self.today)
        except NotSaid as problem:
            raise forms.ValidationError(
                _("%(problem)s If only the year is sure, write the year alone.")
                % {"problem": problem},
                code="not_said",
            ) from problem

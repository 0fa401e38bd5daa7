"""What a paper asks: its language, to whom it goes, and the fields that staff write."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField

from asylia.web.base.languages import gettext_lazy as _
from asylia.web.base.moments import DayField, MomentField, SaidForm
from asylia.web.base.names import countries_now, languages_now
from asylia.web.cases.forms import seen_box
from asylia.web.papers.fields import FIELDS, Field, Sort
from asylia.web.papers.guard import Addressee

LINES = 6
PERSON, OTHER = "person", "other"


class PaperForm(SaidForm):
    """A paper of one kind.

    Args:
        languages: In which languages there is a template, by code.
        asked: The fields that its templates ask for.
        own_state: The State of the case.
        to_state: Whether it goes to another State, never to the person.
        needed: The fields without which there is no paper; the box says nothing of staying empty.
    """

    language = forms.ChoiceField(
        label=_("Language of the person"),
        help_text=_("It stands beside the language of the State."),
        error_messages={"required": _("Choose a language.")},
    )
    to = forms.ChoiceField(
        label=_("It goes to"),
        choices=((PERSON, _("the person")), (OTHER, _("somebody else, named below"))),
        widget=forms.RadioSelect,
        initial=PERSON,
        error_messages={"required": _("Say to whom it goes.")},
    )
    to_name = forms.CharField(
        label=_("Addressee"),
        help_text=_("If it is not the person: a representative, a court, an authority."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    to_address = forms.CharField(
        label=_("Address"),
        help_text=_("Line by line; empty if it is handed over."),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    to_country = forms.ChoiceField(
        label=_("Country of the address"),
        error_messages={"required": _("Choose the country of the address.")},
    )
    seen = seen_box()

    def __init__(
        self,
        *args: Any,
        languages: Iterable[str],
        asked: Iterable[str],
        own_state: str,
        to_state: bool = False,
        needed: Iterable[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        names = dict(languages_now())
        choices = [(code, names.get(code, code)) for code in languages]
        cast("forms.ChoiceField", self.fields["language"]).choices = choices
        country = cast("forms.ChoiceField", self.fields["to_country"])
        country.choices = list(countries_now())
        country.initial = own_state
        if to_state:
            del self.fields["to"]
        self.asked, self.one_of = tuple(asked), frozenset(needed)
        for name in self.asked:
            self.fields[name] = _box(FIELDS[name], now=self.now)

    def clean(self) -> dict[str, Any]:
        """Whoever is not the person has a name."""
        told = super().clean() or self.cleaned_data
        if not self._is_for_the_person() and not told.get("to_name", "").strip():
            self.add_error("to_name", _("Write down to whom it goes."))
        return told

    def boxes(self) -> Iterator[BoundField]:
        """The fields that staff write."""
        return (self[name] for name in self.asked)

    def told(self) -> dict[str, object]:
        """What staff wrote; for a form without errors."""
        return {name: value for name in self.asked if (value := self.cleaned_data[name])}

    def addressee(self) -> Addressee:
        """To whom it goes; for a form without errors."""
        told = self.cleaned_data
        is_for_the_person = self._is_for_the_person()
        lines = (line.strip() for line in told["to_address"].splitlines())
        return Addressee(
            is_the_person=is_for_the_person,
            name="" if is_for_the_person else told["to_name"].strip(),
            address=tuple(line for line in lines if line)[:LINES],
            country=told["to_country"],
        )

    def _is_for_the_person(self) -> bool:
        return "to" in self.fields and self.cleaned_data.get("to") == PERSON


def _box(field: Field, *, now: datetime) -> forms.Field:
    box = _made(field)
    if isinstance(box, DayField | MomentField):
        box.now = now
    return box


def _made(field: Field) -> forms.Field:
    """The box of a field. None has to be filled in: the paper says which one it lacks."""
    told: dict[str, Any] = {"label": field.label, "help_text": field.hint, "required": False}
    if field.sort is Sort.DAY:
        return DayField(**told)
    if field.sort is Sort.MOMENT:
        moment = MomentField(needs_hour=_("Write the hour, too."), **told)
        moment.may_lie_ahead = True
        return moment
    if field.sort is Sort.LANGUAGE:
        return forms.ChoiceField(choices=[("", _("choose")), *languages_now()], **told)
    rows = {Sort.WORDS: forms.Textarea(attrs={"rows": 8, "dir": "auto"})}
    line = forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"})
    return forms.CharField(max_length=field.longest, widget=rows.get(field.sort, line), **told)
